import pytest

from travaux.documents import Source, find_sources
from travaux.errors import DocumentError, NoInputError


@pytest.fixture
def folder(tmp_path):
    for name in ("b.txt", "a.html", "a.html.meta.yaml", ".hidden", "sub/c.txt", ".git/d.txt"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text("words")
    return tmp_path


def _names(paths):
    return [source.path.name for source in find_sources(paths)]


def test_a_folder_gives_its_files_sorted_without_hidden_ones_and_sidecars(folder):
    assert _names([folder]) == ["a.html", "b.txt", "c.txt"]


def test_what_lies_beside_documents_is_passed_over_unless_it_is_named(folder):
    for name in ("README.md", "logo.PNG", "style.css", "make.py"):
        (folder / name).write_text("words")
    assert _names([folder]) == ["a.html", "b.txt", "c.txt"]
    assert _names([folder / "README.md"]) == ["README.md"]


def test_a_pattern_gives_its_matches(folder):
    assert _names([f"{folder}/**/*.txt"]) == ["b.txt", "c.txt"]


def test_a_file_named_twice_is_read_once(folder):
    assert _names([folder / "b.txt", folder / "b.txt", folder]) == ["b.txt", "a.html", "c.txt"]


def test_a_dash_is_standard_input():
    assert list(find_sources(["-"])) == [Source("-")]


def test_nothing_to_read_is_an_error_that_names_the_path(tmp_path):
    for given in (tmp_path / "none.txt", tmp_path, f"{tmp_path}/*.txt"):
        with pytest.raises(NoInputError) as caught:
            list(find_sources([given]))
        assert str(tmp_path) in caught.value.what
        assert caught.value.advice


def test_a_file_that_went_away_is_set_aside(tmp_path):
    source = Source("gone.txt", tmp_path / "gone.txt")
    with pytest.raises(DocumentError) as caught, source.open():
        pass
    assert caught.value.reason == "unreadable"

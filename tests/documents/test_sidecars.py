from datetime import date

import pytest

from travaux.documents.sidecars import Facts, facts_from, read_sidecar
from travaux.errors import SidecarError
from travaux.model import Fact, Origin

DAY = Fact(date(2024, 3, 5), Origin.SIDECAR)


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("page.html.meta.yaml", "published: 2024-03-05\n"),
        ("page.meta.yml", "published: 5 March 2024\n"),
        ("page.meta.json", '{"published": "2024-03-05T12:00:00Z"}'),
    ],
)
def test_a_sidecar_is_found_by_either_name(tmp_path, name, content):
    (tmp_path / name).write_text(content)
    assert read_sidecar(tmp_path / "page.html") == (Facts(published=DAY), False)


def test_a_sidecar_can_stand_above_the_page(tmp_path):
    (tmp_path / "a.txt.meta.yaml").write_text("title: The  lake\nauthor: [A, B]\noverride: true\n")
    facts, override = read_sidecar(tmp_path / "a.txt")
    assert override
    assert facts.title == Fact("The lake", Origin.SIDECAR)
    assert facts.author == Fact("A, B", Origin.SIDECAR)


@pytest.mark.parametrize(
    "content",
    [
        "published: [",
        "published: soon",
        "- a",
        "when: 2024-03-05",
        "title: {a: b}",
        "published: 3",
        "\x00",
    ],
)
def test_a_sidecar_that_cannot_be_understood_says_so(tmp_path, content):
    (tmp_path / "a.txt.meta.yaml").write_text(content)
    with pytest.raises(SidecarError, match=r"a\.txt\.meta\.yaml"):
        read_sidecar(tmp_path / "a.txt")


def test_no_sidecar_is_no_facts(tmp_path):
    assert read_sidecar(tmp_path / "a.txt") == (Facts(), False)


def test_facts_fill_what_others_lack():
    first = facts_from({"title": "One"}, Origin.FIELD)
    second = facts_from({"title": "Two", "url": "https://x.example"}, Origin.USER)
    filled = first.filled_by(second)
    assert filled.title == Fact("One", Origin.FIELD)
    assert filled.url == Fact("https://x.example", Origin.USER)

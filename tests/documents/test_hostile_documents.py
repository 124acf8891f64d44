"""What must not be let in as it is, or not at all."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from travaux.documents import Limits, document_from_text, find_sources, read_documents
from travaux.documents.html import extract_html
from travaux.documents.phrases import is_truncated, normal
from travaux.errors import DocumentError, NoInputError
from travaux.model import Document

WORDS = "Kari Lunde of Norway said that the talks in Oslo would go on next week."


def only(path: Path, limits: Limits | None = None) -> Document | DocumentError:
    (item,) = read_documents([path], limits=limits or Limits())
    return item


def test_half_characters_become_marks_of_the_same_length(tmp_path: Path) -> None:
    page = tmp_path / "page.jsonl"
    page.write_text(json.dumps({"text": f"\ud800 {WORDS}", "title": "\udfff Talks"}), "utf-8")
    found = only(page)
    assert isinstance(found, Document)
    assert found.text == f"\ufffd {WORDS}"
    assert found.title is not None
    assert found.title.value == "\ufffd Talks"


def test_facts_hold_no_control_or_direction_signs(tmp_path: Path) -> None:
    page = tmp_path / "page.jsonl"
    page.write_text(json.dumps({"text": WORDS, "title": "\x1b[31mRed \u202eeman"}) + "\n", "utf-8")
    found = only(page)
    assert isinstance(found, Document)
    assert found.title is not None
    assert found.title.value == "[31mRed eman"


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.txt", WORDS * 20),
        ("a.html", f"<html><body><p>{WORDS * 20}</p></body></html>"),
        ("a.jsonl", json.dumps({"text": WORDS * 20})),
    ],
)
def test_a_text_too_long_to_be_one_document_is_set_aside(
    tmp_path: Path, name: str, content: str
) -> None:
    (tmp_path / name).write_text(content, "utf-8")
    found = only(tmp_path / name, Limits(characters=1000))
    assert isinstance(found, DocumentError)
    assert found.reason == "too-long"
    assert "1,000" in found.what
    assert isinstance(only(tmp_path / name, Limits(characters=2000)), Document)


def test_a_string_too_long_is_told_as_well() -> None:
    with pytest.raises(DocumentError, match="up to 10 are read"):
        document_from_text(WORDS, max_characters=10)


def test_a_line_that_nests_too_deep_is_told_in_plain_words(tmp_path: Path) -> None:
    page = tmp_path / "page.jsonl"
    page.write_text("[" * 100_000 + "\n", "utf-8")
    found = only(page)
    assert isinstance(found, DocumentError)
    assert "it nests too deep" in found.what


@pytest.mark.parametrize("name", ["", "a" * 5000, "folder/" * 1000])
def test_what_cannot_name_a_file_names_nothing(name: str) -> None:
    with pytest.raises(NoInputError):
        list(find_sources([name]))


def test_a_file_with_the_longest_name_is_read(tmp_path: Path) -> None:
    page = tmp_path / ("n" * 251 + ".txt")
    page.write_text(WORDS, "utf-8")
    assert isinstance(only(page), Document)


def test_paragraphs_and_items_without_end_tags_do_not_nest() -> None:
    page = "<html><body>" + f"<p>{WORDS}" * 600 + "<ul>" + "<li><p>One more." * 600
    assert len(extract_html(page, "page").blocks) >= 600


def test_signs_without_end_take_no_time() -> None:
    assert normal("\u0301" * 200_000) == ""
    assert normal("e" + "\u0301" * 200_000 + " x.") == "e" + "\u0301" * 200_000 + " x"
    assert not is_truncated("…" * 200_000 + "x")


def test_a_file_named_by_several_paths_is_read_once(tmp_path: Path) -> None:
    page = tmp_path / "page.txt"
    page.write_text(WORDS, "utf-8")
    (tmp_path / "link.txt").symlink_to(page)
    named = [page, tmp_path, tmp_path / ".." / tmp_path.name / "page.txt"]
    assert [source.path for source in find_sources(named)] == [page]

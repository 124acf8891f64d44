import io
import json
import sys
from datetime import date
from types import SimpleNamespace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from documents.pages import HTML, PASTED, SECOND, STORY
from documents.pdfs import pdf
from travaux.documents import Limits, document_from_text, read_documents
from travaux.errors import DocumentError
from travaux.model import Document, Fact, Origin, sha256


def _one(path, **settings):
    (found,) = read_documents([path], **settings)
    return found


def test_a_folder_is_read_whole_and_errors_stand_in_their_place(tmp_path):
    (tmp_path / "a.html").write_text(HTML)
    (tmp_path / "b.pdf").write_bytes(b"%PDF-1.4")
    (tmp_path / "c.txt").write_text(STORY)
    (tmp_path / "d.txt").write_bytes(b"")
    (tmp_path / "e.pdf").write_bytes(pdf([[STORY]]))
    found = list(read_documents([tmp_path]))
    assert [f.reason if isinstance(f, DocumentError) else f.media_type for f in found] == [
        "text/html",
        "broken-pdf",
        "text/plain",
        "empty",
        "application/pdf",
    ]


def test_identity_is_of_the_bytes_of_the_file(tmp_path):
    path = tmp_path / "a.txt"
    path.write_text(STORY)
    assert _one(path).sha256 == sha256(path.read_bytes())
    assert _one(path).source == str(path)


def test_a_clean_text_is_taken_to_the_letter(tmp_path):
    path = tmp_path / "a.txt"
    path.write_text(f"{STORY}  {SECOND}\n\n{SECOND}\n{STORY}")
    assert _one(path).text == path.read_text()


def test_the_lines_of_a_jsonl_file_are_documents_and_a_bad_line_stops_no_other(tmp_path):
    path = tmp_path / "a.jsonl"
    good = json.dumps({"text": STORY, "published": "2024-03-05", "publisher": "Post", "url": "x"})
    bad = ["not json", "[]", '{"text": 3}', '{"text": "a", "published": "soon"}', "[" * 100_000]
    path.write_text("\n".join([good, *bad, "", json.dumps({"text": f"\ud800 {SECOND}"})]))
    found = list(read_documents([path]))
    first, *errors, last = found
    assert isinstance(first, Document)
    assert first.source == f"{path}#1"
    assert first.sha256 == sha256(good.encode())
    assert first.published == Fact(date(2024, 3, 5), Origin.FIELD)
    assert [e.reason for e in errors] == ["bad-line"] * 5
    assert isinstance(last, Document)
    assert last.text == f"\ufffd {SECOND}"


def test_a_jsonl_file_is_read_one_line_at_a_time(tmp_path):
    path = tmp_path / "a.jsonl"
    path.write_text((json.dumps({"text": STORY}) + "\n") * 5000)
    found = read_documents([path], limits=Limits(bytes=1000))
    assert isinstance(next(found), Document)
    assert sum(isinstance(f, Document) for f in found) == 4999


def test_what_is_too_large_is_set_aside_and_the_rest_is_read(tmp_path):
    (tmp_path / "a.jsonl").write_text(json.dumps({"text": STORY * 9}) + '\n{"text": "words"}\n')
    (tmp_path / "b.txt").write_text(STORY * 9)
    found = list(read_documents([tmp_path], limits=Limits(bytes=200)))
    assert [f.reason if isinstance(f, DocumentError) else f.text for f in found] == [
        "too-large",
        "words",
        "too-large",
    ]


def test_a_date_from_the_user_fills_only_what_the_page_lacks(tmp_path):
    (tmp_path / "a.txt").write_text(PASTED)
    (tmp_path / "b.txt").write_text(STORY)
    dated, undated = read_documents([tmp_path], published=date(2020, 1, 1))
    assert dated.published == Fact(date(2024, 3, 5), Origin.PAGE)
    assert undated.published == Fact(date(2020, 1, 1), Origin.USER)


def test_a_sidecar_fills_and_overrides_if_it_says_so(tmp_path):
    path = tmp_path / "a.txt"
    path.write_text(PASTED)
    sidecar = tmp_path / "a.txt.meta.yaml"
    sidecar.write_text("published: 2020-01-01\npublisher: Post\n")
    assert _one(path).published == Fact(date(2024, 3, 5), Origin.PAGE)
    assert _one(path).publisher == Fact("Post", Origin.SIDECAR)
    sidecar.write_text("published: 2020-01-01\noverride: true\n")
    assert _one(path).published == Fact(date(2020, 1, 1), Origin.SIDECAR)


def test_a_broken_sidecar_sets_its_document_aside(tmp_path):
    (tmp_path / "a.txt").write_text(STORY)
    (tmp_path / "a.txt.meta.yaml").write_text("published: [")
    (tmp_path / "b.txt").write_text(STORY)
    error, document = read_documents([tmp_path])
    assert error.reason == "sidecar"
    assert isinstance(document, Document)


@pytest.mark.parametrize("content", [STORY, json.dumps({"text": STORY}), f"<p>{STORY}</p>"])
def test_standard_input_is_read_by_its_content(monkeypatch, content):
    monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=io.BytesIO(content.encode())))
    assert _one("-").text == STORY


def test_a_json_file_of_another_shape_is_set_aside_with_advice(tmp_path):
    (tmp_path / "a.json").write_text('{\n  "text": "words"\n}')
    assert _one(tmp_path / "a.json").reason == "unsupported"


@given(st.binary(max_size=200))
def test_any_bytes_give_a_document_or_an_error(content):
    for found in _read_bytes(content):
        assert isinstance(found, Document | DocumentError)
        if isinstance(found, Document):
            assert found.text == found.text.strip()
            found.text.encode("utf-8")


def _read_bytes(content):
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sys, "stdin", SimpleNamespace(buffer=io.BytesIO(content)))
        return list(read_documents(["-"]))


@given(st.text(alphabet=st.characters(codec="utf-8"), max_size=200))
def test_every_run_of_a_text_holds_the_words_of_the_original(text):
    try:
        page = document_from_text(text)
    except DocumentError:
        return
    for run in page.offsets.runs:
        clean = page.text[run.clean : run.clean + run.length]
        source = text[run.original : run.original + run.length]
        assert all(a in {b, " "} for a, b in zip(clean, source, strict=True))

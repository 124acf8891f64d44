from __future__ import annotations

from pathlib import Path

import docx
import pytest

from documents.words import SPACE, listed, package, paragraph, run
from travaux.documents import read_documents
from travaux.documents.building import build
from travaux.documents.decoding import Format, recognise
from travaux.documents.word import extract_word
from travaux.errors import DocumentError
from travaux.legal import legal_texts
from travaux.model import Document

NOTES = (
    f'<w:footnotes {SPACE}><w:footnote w:type="separator" w:id="0"/><w:footnote w:id="7">'
    f"{paragraph('The map is attached.')}</w:footnote></w:footnotes>"
)


def read(content: bytes) -> Document:
    return build("0" * 64, "test", extract_word(content, "test"))


def test_numbers_of_lists_are_part_of_the_text() -> None:
    document = read(
        package(
            listed("Use"),
            listed("Each Party may use the harbour.", depth=1),
            listed("No Party shall:", depth=1),
            listed("close it; or", depth=2),
            listed("block it.", depth=2),
            listed("Fees"),
            paragraph("Fees are paid in crowns.", '<w:pStyle w:val="Clause2"/>'),
        )
    )
    assert document.text.split("\n\n") == [
        "Article 1 Use",
        "1.1 Each Party may use the harbour.",
        "1.2 No Party shall:",
        "(a) close it; or",
        "(b) block it.",
        "Article 2 Fees",
        "2.1 Fees are paid in crowns.",
    ]
    (legal,) = legal_texts(document)
    assert [u.number for u in legal.articles()] == ["1", "2"]


def test_a_list_that_begins_anew_counts_from_its_start() -> None:
    document = read(package(listed("One"), listed("Two"), listed("One again", 3), listed("a", 2)))
    assert document.text.split("\n\n") == [
        "Article 1 One",
        "Article 2 Two",
        "Article 1 One again",
        "• a",
    ]


def test_tracked_changes_are_read_as_accepted_and_said() -> None:
    change = (
        run("The Parties ")
        + f"<w:del><w:r><w:delText>may</w:delText></w:r></w:del><w:ins>{run('shall')}</w:ins>"
        + run(" meet.")
    )
    gone = paragraph(
        "<w:del><w:r><w:delText>Whole article.</w:delText></w:r></w:del>",
        "<w:numPr><w:ilvl w:val='0'/><w:numId w:val='1'/></w:numPr><w:rPr><w:del/></w:rPr>",
    )
    document = read(package(paragraph(change), gone, listed("Fees")))
    assert document.text == "The Parties shall meet.\n\nArticle 1 Fees"
    assert [(d.text, d.reason) for d in document.dropped] == [
        ("may", "tracked-deletion"),
        ("Whole article.", "tracked-deletion"),
    ]


def test_a_footnote_stands_under_its_paragraph_with_its_mark() -> None:
    reference = run("The harbour") + '<w:r><w:footnoteReference w:id="7"/></w:r>' + run(" is open.")
    document = read(package(paragraph(reference), paragraph("It is deep."), footnotes=NOTES))
    assert document.text == "The harbour¹ is open.\n¹ The map is attached.\n\nIt is deep."


def test_running_heads_contents_and_hidden_words_are_dropped() -> None:
    header = f"<w:hdr {SPACE}>{paragraph('Draft of 3 May')}</w:hdr>"
    document = read(
        package(
            paragraph("Article 1 ... 3", '<w:pStyle w:val="TOC1"/>'),
            paragraph(run("Open") + run(" secretly", "<w:vanish/>") + run(".")),
            header1=header,
        )
    )
    assert document.text == "Open."
    assert {d.reason for d in document.dropped} == {"table-of-contents", "hidden", "running-head"}


def test_offsets_lead_back_into_the_words_of_the_document() -> None:
    document = read(package(listed("Use"), paragraph("Each Party may use it.")))
    at = document.text.index("Each")
    assert document.offsets.original(at) == len("Use") + 1


def test_a_file_of_python_docx_is_read(tmp_path: Path) -> None:
    made = docx.Document()
    made.add_paragraph("Agreement on the Harbour of Vell")
    made.add_paragraph("Each Party may use it.", style="List Number")
    table = made.add_table(1, 2)
    table.cell(0, 0).text = "Ship"
    table.cell(0, 1).text = "Ten crowns"
    path = tmp_path / "a.docx"
    made.save(str(path))
    (document,) = read_documents([path])
    assert isinstance(document, Document)
    assert document.media_type == Format.DOCX
    assert document.text.split("\n\n") == [
        "Agreement on the Harbour of Vell",
        "1. Each Party may use it.",
        "Ship",
        "Ten crowns",
    ]


def test_what_is_no_word_document_is_said() -> None:
    for content in (b"PK\x03\x04 word/ broken", package()[:200]):
        with pytest.raises(DocumentError) as caught:
            extract_word(content, "x.docx")
        assert caught.value.reason == "broken-docx"


def test_entities_are_not_replaced() -> None:
    bomb = (
        '<!DOCTYPE w [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;">]>'
        f"<w:document {SPACE}><w:body>{paragraph(run('x&b;y'))}</w:body></w:document>"
    )
    assert "aaaa" not in read(package(document=bomb)).text


def test_word_documents_are_recognised() -> None:
    assert recognise(package(paragraph("x")), "page", "page") is Format.DOCX

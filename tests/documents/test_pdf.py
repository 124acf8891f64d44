import textwrap

import pytest

from documents.pages import SECOND, STORY
from documents.pdfs import pdf
from travaux.documents.building import build
from travaux.documents.pdf import extract_pdf
from travaux.errors import DocumentError
from travaux.model import Fact, Origin, Span

TITLE = "Draft Accord on the Security of the Lake"
FIRST, NEXT, LAST, END = (
    f"{place} is named in the draft. {STORY} {SECOND}" for place in ("North", "East", "Pier", "Dam")
)
TURNED = textwrap.wrap(NEXT, 60)
PAGES = [
    ["LAKE/CONF/7", TITLE, "Article 1", *textwrap.wrap(FIRST, 60), "Article 2", *TURNED[:2], "1"],
    ["LAKE/CONF/7", *TURNED[2:], "Article 3", *textwrap.wrap(LAST, 60), "2"],
    ["LAKE/CONF/7", *textwrap.wrap(END, 60), "3"],
]
KEYS = f"/O <{'ab' * 32}> /U <{'cd' * 32}>"
LOCKED = f"/ID [<00><00>] /Encrypt << /Filter /Standard /V 1 /R 2 /P -4 {KEYS} >>"


def test_articles_and_whole_paragraphs_come_out_of_a_pdf():
    page = build("0" * 64, "x.pdf", extract_pdf(pdf(PAGES, f"/Title ({TITLE})"), "x.pdf"))
    paragraphs = [TITLE, "Article 1", FIRST, "Article 2", NEXT, "Article 3", LAST, END]
    assert [p for p in page.text.split("\n") if p] == paragraphs
    assert page.title == Fact(TITLE, Origin.PAGE, Span(0, len(TITLE)))
    assert [d.reason for d in page.dropped] == ["running-head", "page-number"] * 3


def test_a_title_that_the_first_words_do_not_bear_out_is_not_taken():
    extract = extract_pdf(pdf(PAGES, "/Title (Template for letters) /Author (Typist)"), "x.pdf")
    assert (extract.markup.title, extract.markup.author) == (None, None)


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (pdf([[], []]), "scanned-pdf"),
        (pdf(PAGES, trailer=LOCKED), "encrypted-pdf"),
        (pdf(PAGES)[:300], "broken-pdf"),
        (b"%PDF-1.7", "broken-pdf"),
    ],
)
def test_a_pdf_that_cannot_be_read_says_why(content, reason):
    with pytest.raises(DocumentError) as caught:
        extract_pdf(content, "x.pdf")
    assert caught.value.reason == reason
    assert caught.value.advice

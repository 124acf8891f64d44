import time
from datetime import date

import pytest

from documents.pages import HTML, STORY
from travaux.documents.building import build
from travaux.documents.html import extract_html
from travaux.errors import DocumentError
from travaux.model import Document, Fact, Origin


@pytest.fixture(scope="module")
def page() -> Document:
    return build("0" * 64, "page.html", extract_html(HTML, "page.html"))


def test_the_main_text_is_kept_whole_and_in_order(page):
    assert page.text == (
        "Envoys of Norland and Sudland met on Tuesday in Varna to “save what can be saved” of the "
        "lake accord & its protocol, both delegations said afterwards.\n\n"
        "The foreign ministry of Norland said it had proposed three measures:\n"
        "a joint patrol of the southern shore;\na ban on drilling near the dam.\n\n"
        "“We will not sign under pressure,” a Sudland spokeswoman told reporters after the "
        "session, which lasted four hours and ended without a date for the next round.\n\n"
        "What comes next\n\n"
        "The mediators plan to circulate a revised draft before the end of the month, officials "
        "in both capitals confirmed on Tuesday evening."
    )


def test_what_is_left_out_is_kept_with_its_reason(page):
    reasons = {d.text: d.reason for d in page.dropped}
    assert reasons["Home"] == "navigation"
    assert reasons["War in the east enters third year"] == "aside"
    assert reasons["Delegates by the shore."] == "caption"
    assert reasons["Related: Quake shakes island war zone"] == "pointer"
    assert reasons["By Lena Ortiz in Varna, 5 March 2024"] == "byline"
    assert reasons["Envoys resume lake talks"] == "title"


def test_facts_say_where_they_come_from(page):
    assert page.title == Fact("Envoys resume lake talks", Origin.MARKUP)
    assert page.author == Fact("Lena Ortiz", Origin.MARKUP)
    assert page.publisher == Fact("The Harbour Post", Origin.MARKUP)
    assert page.published == Fact(date(2024, 3, 5), Origin.MARKUP)
    assert page.url == Fact("https://harbour.example/lake", Origin.MARKUP)
    assert page.dateline == Fact("Varna", Origin.PAGE)


def test_every_run_stands_in_the_source_to_the_letter(page):
    assert page.offsets.runs
    for run in page.offsets.runs:
        clean = page.text[run.clean : run.clean + run.length]
        assert clean.split() == HTML[run.original : run.original + run.length].split()


def test_what_is_dropped_stands_where_it_says(page):
    for gone in page.dropped:
        assert HTML[gone.start :].startswith(gone.text.split()[0])


def test_a_page_without_facts_has_none():
    found = build("0" * 64, "x", extract_html(f"<html><body><p>{STORY}</p></body></html>", "x"))
    assert found.text == STORY
    assert (found.title, found.author, found.published, found.url) == (None, None, None, None)


def test_broken_linked_data_is_passed_over():
    page = f'<html><script type="application/ld+json">{{"a": </script><p>{STORY}</p></html>'
    assert build("0" * 64, "x", extract_html(page, "x")).text == STORY


def test_other_markup_than_html_is_all_text():
    found = extract_html(f'<?xml version="1.0"?><treaty><article>{STORY}</article></treaty>', "x")
    assert [b.text for b in found.blocks] == [STORY]


def test_a_page_ten_thousand_levels_deep_is_set_aside():
    page = f"<html><body>{'<div>' * 10_000}{STORY}{'</div>' * 10_000}</body></html>"
    with pytest.raises(DocumentError) as caught:
        extract_html(page, "x")
    assert caught.value.reason == "too-deep"


@pytest.mark.parametrize(
    "page",
    ["<html>" + "<!-- a " * 50_000, "<html>" + '<a "' * 50_000, "<html>" + "<script>" * 50_000],
)
def test_a_page_without_words_is_set_aside_at_once(page):
    began = time.perf_counter()
    with pytest.raises(DocumentError) as caught:
        extract_html(page, "x")
    assert caught.value.reason == "empty"
    assert time.perf_counter() - began < 2

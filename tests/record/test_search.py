from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from record.builders import document
from record.cases import MONDAY, TUESDAY
from travaux.model import Findings
from travaux.record import Record
from travaux.record.search import query_of
from travaux.record.writing import stretches


@pytest.fixture(scope="module")
def record() -> Iterator[Record]:
    with Record.open(":memory:", create=True) as opened:
        for doc, findings in (MONDAY, TUESDAY):
            opened.add(doc, findings, reader="v1")
        strange = document(
            'He said "fish"\x00 and \ue000\x02fish\ue001\x03, NOT "salt AND pepper".\n\nÉtés.'
        )
        opened.add(strange, Findings(strange.sha256), reader="v1")
        yield opened


def test_a_hit_is_a_verbatim_paragraph_with_its_words_marked(record: Record) -> None:
    (hit,) = record.search("ships")
    doc = MONDAY[0]
    assert (hit.document, hit.source) == (doc.sha256, "monday.txt")
    assert hit.passage == doc.passage(hit.passage.start, hit.passage.end)
    assert [span.of(doc.text) for span in hit.highlights] == ["ships"]


def test_words_match_other_forms_of_themselves(record: Record) -> None:
    (hit,) = record.search("threatening blockades")
    assert [span.of(TUESDAY[0].text) for span in hit.highlights] == ["threatened", "blockade"]


def test_words_in_quotation_marks_are_found_in_a_row(record: Record) -> None:
    assert len(record.search('"fish and salt"')) == 1
    assert len(record.search("“fish and salt”")) == 1
    assert record.search('"salt and fish"') == ()
    assert len(record.search("salt and treaty")) == 1


def test_accents_do_not_matter(record: Record) -> None:
    assert len(record.search("etes")) == 1


@pytest.mark.parametrize(
    "words",
    ["", "  ", '"', '""', "-", "*", "NEAR(", "fish OR", "a:b", "text : fish", "^fish", "\x00", "'"],
)
def test_nothing_a_user_writes_is_an_operator(record: Record, words: str) -> None:
    assert isinstance(record.search(words), tuple)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(words=st.text())
def test_any_words_can_be_searched_for(record: Record, words: str) -> None:
    for hit in record.search(words, limit=3):
        assert (
            record.document(hit.document).text[hit.passage.start : hit.passage.end]
            == hit.passage.text
        )


def test_no_more_hits_come_than_asked_for(record: Record) -> None:
    assert len(record.search("Sudrey", limit=1)) == 1
    assert record.search("Sudrey", limit=0) == ()


def test_every_term_is_quoted() -> None:
    assert query_of('ships AND "two words" ( x') == '"ships" "AND" "two words" "x"'


@given(st.text(alphabet=st.sampled_from("ab .!\n\r\t”")))
def test_stretches_hold_every_word_once(words: str) -> None:
    spans = list(stretches(words * 40))
    assert "".join("".join(s.of(words * 40).split()) for s in spans) == "".join(
        (words * 40).split()
    )
    assert all(0 < len(span) <= 400 for span in spans)
    assert all(a.end <= b.start for a, b in pairwise(spans))


def test_long_paragraphs_are_cut_after_a_sentence() -> None:
    words = "A sentence of some length that ends here. " * 30
    assert all(span.of(words).endswith("here.") for span in stretches(words))

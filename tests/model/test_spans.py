from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from travaux.model import Document, Passage, Span

edges = st.tuples(st.integers(0, 50), st.integers(0, 50)).map(lambda p: Span(min(p), max(p)))


def a_document(text: str) -> Document:
    return Document("0" * 64, "x.txt", "text/plain", text)


def test_a_span_cannot_end_before_it_starts() -> None:
    with pytest.raises(ValueError, match="not a span"):
        Span(3, 2)


@given(edges, edges)
def test_overlap_is_mutual_and_the_cover_holds_both(one: Span, other: Span) -> None:
    assert one.overlaps(other) == other.overlaps(one)
    assert one.cover(other).contains(one)
    assert one.cover(other).contains(other)


@given(edges, edges)
def test_a_span_that_holds_another_with_words_overlaps_it(one: Span, other: Span) -> None:
    if one.contains(other) and len(other):
        assert one.overlaps(other)


@given(st.text(min_size=1), st.data())
def test_a_passage_is_verbatim(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    assert a_document(text).passage(start, end).text == text[start:end]


@pytest.mark.parametrize(("start", "end"), [(0, 0), (2, 1), (-1, 2), (0, 99)])
def test_what_is_not_in_the_text_is_no_passage(start: int, end: int) -> None:
    with pytest.raises(ValueError, match="no passage"):
        a_document("four").passage(start, end)


def test_a_part_of_a_passage_is_verbatim_too() -> None:
    whole = Passage("d" * 64, 10, 21, "We will not")
    part = whole.part(3, 7)
    assert (part.start, part.end, part.text, part.document) == (13, 17, "will", whole.document)
    for start, end in ((0, 0), (-1, 3), (3, 12), (5, 4)):
        with pytest.raises(ValueError, match="no part"):
            whole.part(start, end)

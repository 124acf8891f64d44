"""Documents keep every word, and what lines rest on is marked and nothing else."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from brief import builders
from travaux.brief.cite import Citer
from travaux.brief.limits import Limits
from travaux.brief.material import Material
from travaux.brief.sources import full_texts, sources
from travaux.model import Fact, Origin


@given(
    st.text("ab \n", max_size=40),
    st.lists(st.tuples(st.integers(0, 39), st.integers(1, 12)), max_size=6),
)
def test_paragraphs_hold_every_word_and_marks_exactly_the_passages(
    text: str, spans: list[tuple[int, int]]
) -> None:
    document = builders.document(text, "a.txt")
    inside = [(a, min(a + n, len(text))) for a, n in spans if a < len(text)]
    citer = Citer([document], 10)
    for a, b in inside:
        citer.cite([document.passage(a, b)])
    (shown,), whole = full_texts(Material("", (document,)), citer, Limits())
    pieces = [piece for paragraph in shown.paragraphs for piece in paragraph]
    assert whole
    assert "".join("".join(p.text for p in pieces).split()) == "".join(text.split())
    covered = {i for a, b in inside for i in range(a, b)}
    marked = "".join(p.text for p in pieces if p.marked)
    assert "".join(marked.split()) == "".join("".join(text[i] for i in sorted(covered)).split())
    assert sorted(p.anchor for p in pieces if p.anchor) == sorted({f"d1-{a}" for a, _ in inside})


def test_a_fact_says_where_it_came_from_and_an_absent_one_is_named() -> None:
    document = builders.document("a", "a.txt", publisher=Fact("Dagbrev", Origin.SIDECAR))
    (source,) = sources(Material("", (document,)), Limits())
    assert [(f.label, f.value, f.origin) for f in source.facts] == [
        ("Publisher", "Dagbrev", "from the file beside the document")
    ]
    assert source.missing == ("published", "author", "dateline", "language", "address")
    assert source.title == "a.txt"


def test_words_that_were_left_out_are_shown_with_their_reason() -> None:
    first, _ = builders.documents()
    (source,) = sources(Material("", (first,)), Limits())
    (dropped,) = source.dropped.shown
    assert (dropped.reason, dropped.text) == ("teaser", "Must read: five bridges of Port Lisse")

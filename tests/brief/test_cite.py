"""Passages keep their words and their place."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from brief import builders
from travaux.brief.cite import CONTEXT, LONGEST, Citer
from travaux.model import Passage


@given(st.text("ab. \n", min_size=1, max_size=900), st.data())
def test_a_passage_is_shown_word_for_word_inside_its_paragraph(
    text: str, data: st.DataObject
) -> None:
    document = builders.document(text, "a.txt")
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    (cited,) = Citer([document], 3).cite([document.passage(start, end)]).shown
    before, after = cited.before.removeprefix("… "), cited.after.removesuffix(" …")
    assert cited.text == text[start:end]
    assert text[start - len(before) : end + len(after)] == before + cited.text + after
    assert "\n" not in before + after
    assert max(len(before), len(after)) <= CONTEXT


def test_a_very_long_passage_is_cut_and_the_rest_counted() -> None:
    document = builders.document("x" * (LONGEST + 7), "a.txt")
    (cited,) = Citer([document], 1).cite([document.passage(0, LONGEST + 7)]).shown
    assert (len(cited.text), cited.rest) == (LONGEST, 7)


def test_each_passage_stands_once_and_those_over_the_limit_are_counted() -> None:
    document = builders.document("abcdef", "a.txt")
    passages = [document.passage(n, n + 1) for n in (3, 1, 3, 2, 5)]
    cites = Citer([document], 2).cite(passages)
    assert [c.text for c in cites.shown] == ["d", "b"]
    assert cites.more == 2


def test_a_passage_of_an_unknown_document_is_not_shown() -> None:
    document = builders.document("abc", "a.txt")
    assert Citer([document], 3).cite([Passage("0" * 64, 0, 1, "a")]).shown == ()


def test_the_context_is_the_sentence_and_no_more() -> None:
    document = builders.document("It rained. The dam held, they said. Nobody came.", "a.txt")
    (cited,) = Citer([document], 1).cite([builders.passage(document, "dam held")]).shown
    assert (cited.before, cited.after) == ("… The ", ", they said. …")


def test_a_passage_inside_another_is_not_shown_by_itself() -> None:
    document = builders.document("the foreign minister Mara Ondel", "a.txt")
    name, whole = builders.passage(document, "Mara Ondel"), document.passage(0, 31)
    assert [c.text for c in Citer([document], 3).cite([name, whole]).shown] == [whole.text]

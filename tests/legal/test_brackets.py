"""Brackets of drafts: depth, kind, proposer, and brackets that never close."""

from __future__ import annotations

import pytest

from travaux.legal.brackets import brackets_of, standing_of
from travaux.model import Span
from travaux.model.versions import BracketKind, Status


def _kinds(text: str) -> list[tuple[str, int, str]]:
    found, _ = brackets_of(text, Span(0, len(text)))
    return [(b.span.of(text), b.depth, b.kind.value) for b in found]


def test_nested_brackets_have_their_depth() -> None:
    assert _kinds("The Parties [shall [promptly] report].") == [
        ("[shall [promptly] report]", 1, "wording"),
        ("[promptly]", 2, "wording"),
    ]


@pytest.mark.parametrize("text", ["They [shall][may] act.", "They [shall] / [may] act."])
def test_brackets_side_by_side_are_alternatives(text: str) -> None:
    assert [kind for _, _, kind in _kinds(text)] == ["alternative", "alternative"]


@pytest.mark.parametrize("hole", ["[…]", "[X]", "[to be developed]", "[reserved]", "[ ]"])
def test_placeholders(hole: str) -> None:
    assert [kind for _, _, kind in _kinds(f"within {hole} days")] == ["placeholder"]


def test_citations_and_editors_are_no_negotiation_but_open_numbers_are() -> None:
    assert [k for _, _, k in _kinds("As shown before.[1] They was [sic] late.")] == [
        "citation",
        "editorial",
    ]
    assert [k for _, _, k in _kinds("[New] reports come within [30] days.")] == ["wording"] * 2


@pytest.mark.parametrize(
    "text",
    ["[Proposed by Norland: all boats]", "Norland: [all boats]", "[all boats] (Norland)"],
)
def test_who_proposed_the_words(text: str) -> None:
    (bracket,), _ = brackets_of(text, Span(0, len(text)))
    assert bracket.by is not None
    assert bracket.by.of(text) == "Norland"


def test_a_bracket_that_never_closes_ends_with_its_paragraph() -> None:
    text = "They [shall act.\nThe others wait [here]."
    found, problems = brackets_of(text, Span(0, len(text)))
    assert [b.span.of(text) for b in found] == ["[shall act.", "[here]"]
    assert [b.depth for b in found] == [1, 1]
    assert [p.reason for p in problems] == ["unclosed-bracket"]


def test_open_words_are_counted_once() -> None:
    text = "Parties [shall [promptly] report] to all."
    standing, _ = standing_of(text, None, Span(0, len(text)))
    assert (standing.status, standing.brackets, standing.open_words) == (Status.CONTESTED, 2, 3)


def test_many_brackets_that_never_close_take_linear_time() -> None:
    text = "[" * 50_000
    found, _ = brackets_of(text, Span(0, len(text)))
    assert len(found) == 50_000
    assert all(b.kind is not BracketKind.CITATION for b in found)

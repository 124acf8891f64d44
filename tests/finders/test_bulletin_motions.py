"""Motions of parties by nouns and passives, in sentences of our own."""

from __future__ import annotations

from collections.abc import Callable

from travaux.finders.attribution_bulletin import by_bulletin
from travaux.finders.attribution_parts import Page
from travaux.language import Annotated

Read = Callable[..., Annotated]
Parts = tuple[str | None, str | None, tuple[str, ...]]


def told(read: Read, text: str) -> list[Parts]:
    """Source, cue and contents of what is read of ``text`` as a bulletin."""
    return [
        (
            a.source.of(text) if a.source else None,
            a.cue.of(text) if a.cue else None,
            tuple(s.of(text) for s in a.content),
        )
        for a in by_bulletin(Page.of(read(text))).attributions
    ]


def test_a_position_is_told_by_a_noun(read: Read) -> None:
    found = told(read, "PERU recalled Chile's objection to the levy.")
    assert ("Chile", "objection", ("to the levy",)) in found
    found = told(read, "PERU and OMAN discussed a proposal by Chile on nets.")
    assert ("Chile", "proposal", ("on nets",)) in found


def test_an_aside_beside_a_noun_is_cut_out_of_the_point(read: Read) -> None:
    text = "PERU disagreed over a US proposal, supported by OMAN, to ban long nets."
    assert told(read, text) == [
        ("PERU", "disagreed over", ("a US proposal", "to ban long nets")),
        ("US", "proposal", ("to ban long nets",)),
        ("OMAN", "supported by", ("to ban long nets",)),
    ]


def test_a_passive_names_who_proposed(read: Read) -> None:
    text = "PERU and OMAN welcomed the levy proposed by Chile."
    assert ("Chile", "proposed by", ("the levy",)) in told(read, text)

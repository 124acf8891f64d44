"""Parties that no table holds, found by what the text says of them."""

from __future__ import annotations

from collections.abc import Sequence

from travaux.finders.mentions import Mention
from travaux.language import Annotated
from travaux.model import PartyKind, PartyRef

__all__ = ["unknown_kind", "unknown_mentions"]


def unknown_mentions(annotated: Annotated, known: Sequence[Mention]) -> tuple[Mention, ...]:
    """The mentions of parties that no table holds; ``known`` are those of the tables."""
    return ()


def unknown_kind(party: PartyRef) -> PartyKind:
    """What kind of actor an unknown party is, by its name."""
    return PartyKind.STATE

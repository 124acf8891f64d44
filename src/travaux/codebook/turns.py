"""The labels that open a turn in a transcript: who asks, who answers, and how names are written."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from travaux.codebook.tables import read_table

__all__ = ["TurnTable", "load_turns"]


@dataclass(frozen=True, slots=True)
class TurnTable:
    """Labels in lower case: ``asking`` state nothing, ``answering`` name nobody ("A").

    ``small`` are words of a label that are written small ("of").
    """

    asking: frozenset[str]
    answering: frozenset[str]
    small: frozenset[str]


@lru_cache(maxsize=1)
def load_turns() -> TurnTable:
    """The table of turns, read once. Raises CodebookError where it cannot be read."""
    table = read_table("turns")
    return TurnTable(*(frozenset(table[key]) for key in ("asking", "answering", "small")))

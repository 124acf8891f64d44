"""How much a brief shows before it says how much more there is."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

__all__ = ["Capped", "Limits", "capped"]

T = TypeVar("T")
T_co = TypeVar("T_co", covariant=True)


@dataclass(frozen=True, slots=True)
class Limits:
    """The most of each that is shown. ``characters`` is the most full text of all documents."""

    passages: int = 3
    glance: int = 5
    parties: int = 60
    people: int = 40  # of one party
    named: int = 60  # parties that are only named
    timeline: int = 40
    meetings: int = 120
    texts: int = 60
    provisions: int = 120  # of one text
    own_words: int = 60_000  # code points of one text in its own words
    acts: int = 60  # threats, and so on, of one kind
    answers: int = 15  # demands, and so on, of one kind by one party
    statements: int = 30  # of one document
    all_statements: int = 1_000
    issues: int = 30
    columns: int = 7  # parties of the matrix
    positions: int = 30  # on one issue
    strong: int = 10  # threats, and so on, on one issue
    points: int = 12
    exchanges: int = 60
    due: int = 20
    links: int = 20
    moves: int = 20
    dropped: int = 20  # of one document
    characters: int = 300_000

    @classmethod
    def none(cls) -> Limits:
        """Everything is shown."""
        return cls(*[sys.maxsize] * len(cls.__slots__))


@dataclass(frozen=True, slots=True)
class Capped(Generic[T_co]):
    """What is shown of a sequence, and how many more there are."""

    shown: tuple[T_co, ...]
    more: int = 0


def capped(items: Sequence[T], limit: int) -> Capped[T]:
    """The first ``limit`` of ``items``."""
    return Capped(tuple(items[:limit]), max(0, len(items) - limit))

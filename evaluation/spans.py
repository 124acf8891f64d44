"""Precision, recall and F1 over spans, and over anything that can be paired."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import TypeVar

__all__ = ["Score", "paired", "score_spans", "trimmed"]

A = TypeVar("A")
B = TypeVar("B")

# Quotation marks and spaces at the edges of a span are set aside before spans are compared.
_EDGE = " \t\n\r\"'“”‘’«»„‚‹›`"


@dataclass(frozen=True, slots=True)
class Score:
    """Counts of right answers among those given and those wanted; scores add up over documents."""

    right: int = 0
    given: int = 0
    wanted: int = 0

    def __add__(self, other: Score) -> Score:
        return Score(self.right + other.right, self.given + other.given, self.wanted + other.wanted)

    @property
    def precision(self) -> float:
        """Right among given; 1 where nothing was given."""
        return self.right / self.given if self.given else 1.0

    @property
    def recall(self) -> float:
        """Right among wanted; 1 where nothing was wanted."""
        return self.right / self.wanted if self.wanted else 1.0

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall."""
        both = self.given + self.wanted
        return 2 * self.right / both if both else 1.0


def trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """The span without quotation marks and spaces at its edges."""
    while start < end and text[start] in _EDGE:
        start += 1
    while end > start and text[end - 1] in _EDGE:
        end -= 1
    return start, end


def score_spans(
    given: Iterable[tuple[int, int]], wanted: Iterable[tuple[int, int]]
) -> dict[str, Score]:
    """Scores by three measures, each pairing every span at most once.

    ``exact``: same start and end; ``begin``: same start; ``overlap``: at least one shared point.
    """
    have, want = sorted(set(given)), sorted(set(wanted))
    return {
        "exact": Score(len(set(have) & set(want)), len(have), len(want)),
        "begin": Score(_same_starts(have, want), len(have), len(want)),
        "overlap": Score(_overlapping(have, want), len(have), len(want)),
    }


def _same_starts(have: Sequence[tuple[int, int]], want: Sequence[tuple[int, int]]) -> int:
    return (Counter(s[0] for s in have) & Counter(s[0] for s in want)).total()


def _overlapping(have: Sequence[tuple[int, int]], want: Sequence[tuple[int, int]]) -> int:
    found = at = 0
    for start, end in want:
        while at < len(have) and have[at][1] <= start:
            at += 1
        if at < len(have) and have[at][0] < end:
            found += 1
            at += 1
    return found


def paired(
    given: Sequence[A], wanted: Sequence[B], likeness: Callable[[A, B], float]
) -> list[tuple[A, B]]:
    """Pairs of things alike (likeness > 0), the most alike first, each used at most once."""
    scored = sorted(
        (
            (-likeness(g, w), i, j)
            for i, g in enumerate(given)
            for j, w in enumerate(wanted)
            if likeness(g, w) > 0
        ),
    )
    used_given: set[int] = set()
    used_wanted: set[int] = set()
    pairs = []
    for _, i, j in scored:
        if i not in used_given and j not in used_wanted:
            used_given.add(i)
            used_wanted.add(j)
            pairs.append((given[i], wanted[j]))
    return pairs

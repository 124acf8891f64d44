"""The lines of a clean text, with their places."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from travaux.model import Span

__all__ = ["Line", "lines_of", "trimmed"]


@dataclass(frozen=True, slots=True)
class Line:
    """A line with words: where they stand, and whether an empty line stood before it."""

    start: int
    end: int
    words: str
    apart: bool = False


def lines_of(text: str) -> Iterator[Line]:
    """The lines of ``text`` that hold more than space, without the space around them."""
    at, apart = 0, True
    for raw in text.split("\n"):
        words = raw.strip()
        if words:
            start = at + len(raw) - len(raw.lstrip())
            yield Line(start, start + len(words), words, apart)
        apart = not words
        at += len(raw) + 1


def trimmed(text: str, start: int, end: int) -> Span | None:
    """The stretch without the space at its ends, None where it holds nothing else."""
    words = text[start:end]
    left = start + len(words) - len(words.lstrip())
    right = start + len(words.rstrip())
    return Span(left, right) if left < right else None

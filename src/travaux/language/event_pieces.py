"""A sentence and two actors as the reader of event classes takes them: pieces with marks."""

from __future__ import annotations

from collections.abc import Sequence

from travaux.language.wordpiece import WordPiece
from travaux.model import Span

__all__ = ["MARKS", "marked_pieces"]

# The pieces that stand before and behind the source and the target. BERT keeps them free for such.
MARKS = ("[unused1]", "[unused2]", "[unused3]", "[unused4]")
_BEFORE, _BEHIND, _LONGEST = 16, 36, 90  # pieces kept around the actors, and at most


def marked_pieces(
    text: str,
    source: Span | None,
    target: Span | None,
    wordpiece: WordPiece,
    marks: Sequence[int],
) -> tuple[int, ...]:
    """The ids of the pieces of ``text`` with ``marks`` around the actors, cut to what matters.

    Words far before the first and far behind the second actor are left out. ``marks`` are the ids
    of MARKS. Spans may overlap; a word belongs to an actor where it begins inside it.
    """
    edges = _edges(source, marks[:2]) + _edges(target, marks[2:])
    edges.sort()
    pieces: list[int] = []
    places = [0]
    for word in (*wordpiece.words(text), None):
        while edges and (word is None or word.start >= edges[0][0]):
            places.append(len(pieces))
            pieces.append(edges.pop(0)[2])
        if word is not None:
            pieces.extend(word.pieces)
    first = max(0, min(places[1:], default=0) - _BEFORE)
    last = min(max(places) + _BEHIND, first + _LONGEST)
    return (wordpiece.special.begin, *pieces[first:last], wordpiece.special.end)


def _edges(actor: Span | None, marks: Sequence[int]) -> list[tuple[int, int, int]]:
    """Where an actor begins and ends, an end before a begin at the same place, and its mark."""
    return [(actor.start, 1, marks[0]), (actor.end, 0, marks[1])] if actor else []

"""A document in windows: runs of whole paragraphs that an encoder reads at once."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from travaux.language.wordpiece import Word, WordPiece

__all__ = ["LONGEST", "Window", "windows"]

LONGEST = 256  # pieces in a window, the marks of begin and end included

_PARAGRAPH = re.compile(r"[^\n]*\S[^\n]*")
_ENDS = frozenset(".!?")


@dataclass(frozen=True, slots=True)
class Window:
    """Words that are read together.

    ``ids`` are the pieces, with the marks of begin, end and paragraph; ``at[i]`` is the index of
    the first piece of ``words[i]`` in ``ids``.
    """

    words: tuple[Word, ...]
    ids: tuple[int, ...]
    at: tuple[int, ...]


def windows(text: str, wordpiece: WordPiece, longest: int = LONGEST) -> Iterator[Window]:
    """The windows of ``text``: as many whole paragraphs as fit, a longer paragraph cut.

    A paragraph that does not fit is cut behind the last full stop that fits, or where it must be.
    """
    room = longest - 2
    held: list[list[Word]] = []
    used = 0
    for run in _runs(text, wordpiece, room):
        size = sum(len(word.pieces) for word in run) + 1
        if held and used + size > room:
            yield _window(held, wordpiece)
            held, used = [], 0
        held.append(run)
        used += size
    if held:
        yield _window(held, wordpiece)


def _runs(text: str, wordpiece: WordPiece, room: int) -> Iterator[list[Word]]:
    for paragraph in _PARAGRAPH.finditer(text):
        yield from _cut(wordpiece.words(text, paragraph.start(), paragraph.end()), text, room)


def _cut(words: list[Word], text: str, room: int) -> Iterator[list[Word]]:
    """``words`` in runs of at most ``room`` pieces."""
    first = size = stop = 0
    at = 0
    while at < len(words):
        size += len(words[at].pieces)
        if size > room and at > first:
            cut = stop if stop > first else at
            yield words[first:cut]
            first = at = cut
            size = stop = 0
            continue
        if text[words[at].start] in _ENDS:
            stop = at + 1
        at += 1
    if first < len(words):
        yield words[first:]


def _window(runs: Iterable[list[Word]], wordpiece: WordPiece) -> Window:
    special = wordpiece.special
    ids, at, words = [special.begin], [], []
    for run in runs:
        for word in run:
            at.append(len(ids))
            ids.extend(word.pieces)
            words.append(word)
        ids.append(special.end)
    return Window(tuple(words), tuple(ids), tuple(at))

"""Passages under the lines: numbered by document, in their context, with a place to go to."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from travaux.model import Document, Passage

__all__ = ["Cited", "Citer", "Cites", "anchor"]

CONTEXT = 240  # characters of context on each side, at most
_SENTENCE_END = re.compile(r"[.!?][\"'”’»)]*[ \t]")
LONGEST = 1_500  # characters of one passage shown under a line; the document shows the rest


@dataclass(frozen=True, slots=True)
class Cited:
    """One passage under a line. ``number`` is its document's; ``anchor`` the place to go to.

    ``before`` and ``after`` are the words around it, with an ellipsis where they are cut;
    ``rest`` counts the characters of a very long passage that only the document shows.
    """

    number: int
    before: str
    text: str
    after: str
    anchor: str
    rest: int = 0


@dataclass(frozen=True, slots=True)
class Cites:
    """The passages under one line: those shown, how many more there are, and the documents."""

    shown: tuple[Cited, ...] = ()
    more: int = 0
    numbers: tuple[int, ...] = ()


def anchor(number: int, start: int) -> str:
    """The id of the place ``start`` in document ``number``."""
    return f"d{number}-{start}"


class Citer:
    """Numbers documents, shows passages in context, and remembers what was shown.

    ``limit`` is the most passages shown under one line.
    """

    def __init__(self, documents: Sequence[Document], limit: int) -> None:
        self._numbers = {d.sha256: n for n, d in enumerate(documents, 1)}
        self._texts = {d.sha256: d.text for d in documents}
        self._limit = limit
        self._marked: dict[int, dict[int, int]] = {}

    def number(self, document: str) -> int | None:
        """The reference number of a document, None where it is not among those numbered."""
        return self._numbers.get(document)

    def numbers(self, passages: Iterable[Passage]) -> tuple[int, ...]:
        """The reference numbers of the documents that ``passages`` come from, sorted."""
        return tuple(sorted({self._numbers[p.document] for p in passages if self._known(p)}))

    def cite(self, passages: Iterable[Passage]) -> Cites:
        """The passages under a line in the order given, as many as the limit.

        Each is shown once, and one that lies inside another of the same line not by itself.
        """
        known = _outermost(tuple(dict.fromkeys(p for p in passages if self._known(p))))
        shown = tuple(self._cited(p) for p in known[: self._limit])
        return Cites(shown, len(known) - len(shown), self.numbers(known))

    def marked(self, number: int) -> dict[int, int]:
        """What was shown of document ``number``: the furthest end by start."""
        return self._marked.get(number, {})

    def _known(self, passage: Passage) -> bool:
        return passage.document in self._numbers

    def _cited(self, passage: Passage) -> Cited:
        number, text = self._numbers[passage.document], self._texts[passage.document]
        ends = self._marked.setdefault(number, {})
        ends[passage.start] = max(passage.end, ends.get(passage.start, 0))
        shown = text[passage.start : min(passage.end, passage.start + LONGEST)]
        return Cited(
            number,
            _before(text, passage.start),
            shown,
            _after(text, passage.end),
            anchor(number, passage.start),
            passage.end - passage.start - len(shown),
        )


def _outermost(passages: tuple[Passage, ...]) -> tuple[Passage, ...]:
    """Those that lie inside no other, in the order given."""
    inner, document, reach = set(), "", 0
    for passage in sorted(passages, key=lambda p: (p.document, p.start, -p.end)):
        if passage.document == document and passage.end <= reach:
            inner.add(passage)
        else:
            document, reach = passage.document, passage.end
    return tuple(p for p in passages if p not in inner)


def _before(text: str, start: int) -> str:
    """The words of the sentence before ``start``, no further than the paragraph."""
    low = max(0, start - CONTEXT)
    line = text.rfind("\n", low, start) + 1
    cut = max((m.end() for m in _SENTENCE_END.finditer(text, line or low, start)), default=0)
    if not cut and (line or low == 0):
        return text[line:start]
    space = text.find(" ", low, start) + 1
    return "… " + text[cut or space or low : start]


def _after(text: str, end: int) -> str:
    """The words of the sentence after ``end``, no further than the paragraph."""
    high = min(len(text), end + CONTEXT)
    line = text.find("\n", end, high)
    stop = line if line >= 0 else high
    found = _SENTENCE_END.search(text, max(0, end - 1), stop)
    if found and text[found.end() : stop].strip():
        return text[end : max(end, found.end() - 1)] + " …"
    if line >= 0 or high == len(text):
        return text[end:stop]
    space = text.rfind(" ", end, high)
    return text[end : space if space >= end else high] + " …"

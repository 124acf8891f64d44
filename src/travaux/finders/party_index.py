"""Where names of the tables stand in a text: one pass over its words, the longest name first."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from travaux.codebook.media import load_media
from travaux.codebook.parties import Surface, load_parties
from travaux.codebook.surfaces import fold

__all__ = ["Hit", "NameIndex", "Taken", "table_index"]

_WORD = re.compile(r"\w+")
_NOT_AFTER = re.compile(r"[\w$]")


@dataclass(frozen=True, slots=True)
class Hit:
    """A name of the tables at ``[start, end)``; ``surface`` None for a name that is no party."""

    start: int
    end: int
    words: str
    surface: Surface | None


class NameIndex:
    """Names by their first word. ``scan`` finds them in a text, longest first, none overlapping."""

    def __init__(self, names: Mapping[str, Surface | None]) -> None:
        self._by_first: dict[str, list[tuple[str, Surface | None]]] = {}
        for words, surface in sorted(names.items(), key=lambda row: (-len(row[0]), row[0])):
            first = _WORD.match(words)
            if first:
                self._by_first.setdefault(first.group(), []).append((words, surface))

    def scan(self, text: str) -> Iterator[Hit]:
        """The names in ``text``, in order. Typographic apostrophes and spaces do not matter."""
        folded, done = fold(text), 0
        for word in _WORD.finditer(folded):
            start = word.start()
            candidates = self._by_first.get(word.group())
            if candidates is None or start < done:
                continue
            hit = self._longest(folded, start, candidates)
            if hit is not None:
                done = hit.end
                yield hit

    @staticmethod
    def _longest(
        folded: str, start: int, candidates: Iterable[tuple[str, Surface | None]]
    ) -> Hit | None:
        for words, surface in candidates:
            end = start + len(words)
            if folded.startswith(words, start) and not _NOT_AFTER.match(folded, end):
                skip = 4 if words[:4].lower() == "the " and words != "The Hague" else 0
                return Hit(start + skip, end, words, surface)
        return None


class Taken:
    """Stretches of a text that names already hold."""

    def __init__(self, spans: Iterable[tuple[int, int]]) -> None:
        self._spans = sorted(spans)

    def free(self, start: int, end: int) -> bool:
        """Whether ``[start, end)`` overlaps no stretch."""
        at = bisect_right(self._spans, (end - 1, end)) - 1
        return at < 0 or self._spans[at][1] <= start


@lru_cache(maxsize=1)
def table_index() -> NameIndex:
    """The index of all tables: parties, media, and longer names that are no party."""
    table = load_parties()
    none: Surface | None = None
    names = dict.fromkeys((*load_media().surfaces, *table.traps), none)
    return NameIndex(names | dict(table.surfaces))

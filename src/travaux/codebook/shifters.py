"""Words that turn what they govern into its opposite, and words that tell how firm it is meant."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import snowballstemmer

from travaux.codebook.tables import read_table
from travaux.errors import CodebookError

__all__ = ["Shifters", "shifters"]


@dataclass(frozen=True, slots=True)
class Shifters:
    """The tables as sets of plain words; ``wanting`` and ``refusing`` are stems.

    ``phrases``, ``firm`` and ``open`` hold phrases of several words too.
    """

    negators: frozenset[str]
    blockers: frozenset[str]
    adjectives: frozenset[str]
    phrases: tuple[str, ...]
    against: frozenset[str]
    wanting: frozenset[str]
    refusing: frozenset[str]
    firm: tuple[str, ...]
    open: tuple[str, ...]


@lru_cache(maxsize=1)
def shifters() -> Shifters:
    """The shifters. Raises CodebookError where the table is broken."""
    table = read_table("shifters")
    try:
        blockers = table["blockers"]
        return Shifters(
            negators=frozenset(table["negators"]),
            blockers=frozenset((blockers["verbs"] + " " + blockers["nouns"]).split()),
            adjectives=frozenset(blockers["adjectives"].split()),
            phrases=tuple(blockers["phrases"]),
            against=frozenset(table["against"]),
            wanting=_stemmed(table["wanting"]),
            refusing=_stemmed(table["refusing"]),
            firm=tuple(table["firm"]),
            open=tuple(table["open"]),
        )
    except (KeyError, TypeError, AttributeError) as broken:
        raise CodebookError(f"The table 'shifters' breaks its own rules: {broken!r}") from broken


def _stemmed(words: str) -> frozenset[str]:
    stem = snowballstemmer.stemmer("english").stemWord
    return frozenset(stem(word) for word in words.split())

"""What legal texts call their units, and the formulas at their joints."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from travaux.codebook.tables import read_table
from travaux.errors import CodebookError

__all__ = ["LegalWords", "legal_words"]


@dataclass(frozen=True, slots=True)
class LegalWords:
    """The table ``legal_words``, typed. Every word is in lower case.

    ``units`` gives the words of each kind of unit, ``instead`` those that stand for "article" in
    this order, ``around`` the signs before and after a number in scripts without spaces.
    ``spelled`` are numbers in words, ``tens`` those joined with one to nine. ``recitals``,
    ``closing`` and ``agreed`` are how recitals and the closing part begin, and how the preamble
    ends.
    """

    units: Mapping[str, tuple[str, ...]]
    instead: tuple[str, ...]
    around: Mapping[str, tuple[str, str]]
    latin: tuple[str, ...]
    spelled: Mapping[str, int]
    tens: Mapping[str, int]
    recitals: tuple[str, ...]
    closing: tuple[str, ...]
    agreed: tuple[str, ...]
    contents: frozenset[str]
    goes_on: frozenset[str]


@lru_cache(maxsize=1)
def legal_words() -> LegalWords:
    """The words of legal texts. Raises CodebookError where the table lacks a part."""
    table = read_table("legal_words")
    try:
        return _typed(table)
    except (KeyError, ValueError, TypeError, AttributeError) as broken:
        raise CodebookError(f"The table 'legal_words' breaks its own rules: {broken!r}") from broken


def _typed(table: Any) -> LegalWords:
    counted = [table["cardinals"], table["ordinals"]]
    spelled = {word: at + 1 for words in counted for at, word in enumerate(words)}
    return LegalWords(
        units={kind: tuple(dict.fromkeys(words)) for kind, words in table["units"].items()},
        instead=tuple(dict.fromkeys(table["instead"])),
        around={kind: (before, after) for kind, (before, after) in table["around"].items()},
        latin=tuple(table["latin"]),
        spelled=spelled | {str(word): int(n) for word, n in table["others"].items()},
        tens={word: int(n) for word, n in table["tens"].items()},
        recitals=tuple(table["recitals"]),
        closing=tuple(table["closing"]),
        agreed=tuple(table["agreed"]),
        contents=frozenset(table["contents"]),
        goes_on=frozenset(table["goes_on"]),
    )

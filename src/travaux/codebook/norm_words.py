"""The words by which provisions oblige, forbid, allow, declare, define and set conditions."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from travaux.codebook.tables import read_table
from travaux.errors import CodebookError
from travaux.model import Period

__all__ = ["NormWords", "norm_words"]


@dataclass(frozen=True, slots=True)
class NormWords:
    """The table ``norm_words``, typed. Every word is in lower case.

    ``actors`` are nouns for those who can be bound, ``partitives`` what leaves that to the words
    after "of". ``commit``, ``direct``, ``call``, ``forbid`` and ``declare`` hold verb forms.
    """

    actors: frozenset[str]
    partitives: frozenset[str]
    pronouns: frozenset[str]
    speakers: frozenset[str]
    commit: frozenset[str]
    direct: frozenset[str]
    call: frozenset[str]
    forbid: frozenset[str]
    declare: frozenset[str]
    aims: frozenset[str]
    numbers: Mapping[str, int]
    ordinals: Mapping[str, int]
    months: Mapping[str, int]
    periods: Mapping[str, Period]


@lru_cache(maxsize=1)
def norm_words() -> NormWords:
    """The words of norms. Raises CodebookError where the table breaks its own rules."""
    table = read_table("norm_words")
    try:
        return _typed(table)
    except (KeyError, ValueError, TypeError, AttributeError) as broken:
        raise CodebookError(f"The table 'norm_words' breaks its own rules: {broken!r}") from broken


def _typed(table: Any) -> NormWords:
    return NormWords(
        actors=frozenset(table["actors"]),
        partitives=frozenset(table["partitives"]),
        pronouns=frozenset(table["pronouns"]),
        speakers=frozenset(table["speakers"]),
        commit=frozenset(table["commit"]),
        direct=frozenset(table["direct"]),
        call=frozenset(table["call"]),
        forbid=frozenset(table["forbid"]),
        declare=frozenset(table["declare"]),
        aims=frozenset(table["aims"]),
        numbers={word: int(n) for word, n in table["numbers"].items()},
        ordinals={word: int(n) for word, n in table["ordinals"].items()},
        months={word: int(n) for word, n in table["months"].items()},
        periods={word: Period(unit) for word, unit in table["periods"].items()},
    )

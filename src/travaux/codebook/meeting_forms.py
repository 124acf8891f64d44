"""The words for the ways parties meet."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from travaux.codebook.tables import read_table
from travaux.errors import CodebookError
from travaux.model import MeetingForm, MeetingStatus

__all__ = ["MeetingWords", "meeting_words"]


@dataclass(frozen=True, slots=True)
class MeetingWords:
    """The table ``meeting_forms``, typed. Every word is in lower case.

    ``families`` groups forms that can name one meeting ("talks", "round"); ``needs_sides`` are the
    nouns that must come with who meets; ``statuses`` lists phrases in order of precedence.
    """

    forms: Mapping[str, MeetingForm]
    families: Mapping[MeetingForm, str]
    needs_sides: frozenset[str]
    not_with: frozenset[str]
    not_of: frozenset[str]
    statuses: tuple[tuple[MeetingStatus, tuple[str, ...]], ...]


@lru_cache(maxsize=1)
def meeting_words() -> MeetingWords:
    """The words for meetings. Raises CodebookError where the table names an unknown form."""
    table = read_table("meeting_forms")
    try:
        return _typed(table)
    except (KeyError, ValueError, TypeError, AttributeError) as broken:
        raise CodebookError(
            f"The table 'meeting_forms' breaks its own rules: {broken!r}"
        ) from broken


def _typed(table: Any) -> MeetingWords:
    rows = {MeetingForm(name): row for name, row in table["forms"].items()}
    return MeetingWords(
        forms={noun: form for form, row in rows.items() for noun in row["nouns"]},
        families={form: row["family"] for form, row in rows.items()},
        needs_sides=frozenset(n for r in rows.values() if "needs" in r for n in r["nouns"]),
        not_with=frozenset(table["not_with"]),
        not_of=frozenset(table["not_of"]),
        statuses=tuple((MeetingStatus(s), tuple(ws)) for s, ws in table["statuses"].items()),
    )

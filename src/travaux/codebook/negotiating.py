"""Turns of phrase of negotiation reporting: putting off, pledging, tying together, being stuck."""

from __future__ import annotations

import re
from functools import lru_cache

from travaux.codebook.tables import read_table
from travaux.errors import CodebookError

__all__ = ["turn_of_phrase"]


@lru_cache(maxsize=32)
def turn_of_phrase(kind: str) -> re.Pattern[str]:
    """The phrases of a kind of the table ("defers", "pledges", "together"), as one pattern.

    Raises CodebookError where the table is broken.
    """
    table = read_table("negotiating")
    try:
        return re.compile(rf"\b(?:{'|'.join(table[kind])})\b", re.IGNORECASE)
    except (KeyError, TypeError, re.error) as broken:
        raise CodebookError(f"The table 'negotiating' breaks its own rules: {broken!r}") from broken

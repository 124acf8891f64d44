"""Whole calendar dates as pages, fields and files write them; less than a day is no date."""

from __future__ import annotations

import re
from datetime import date, datetime
from email.utils import parsedate_to_datetime

__all__ = ["WRITTEN_DATE", "stated_date", "written_date"]

_NAMES = "january february march april may june july august september october november december"
_MONTHS = _NAMES.split()
_NUMBER = {name[:3]: i for i, name in enumerate(_MONTHS, 1)}
_MONTH = "(?:" + "|".join(rf"{m[:3]}(?:{m[3:]})?" if m[3:] else m for m in _MONTHS) + r"|sept)\.?"
_DAY = r"(?:0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?"
WRITTEN_DATE = (
    rf"(?i:{_MONTH}\s+{_DAY},?\s+(?:19|20)\d\d"
    rf"|{_DAY}(?:\s+of)?\s+{_MONTH},?\s+(?:19|20)\d\d"
    r"|(?:19|20)\d\d-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01]))"
)
_WORD = re.compile(r"[A-Za-z]+")
_DIGITS = re.compile(r"\d+")
_ISO = re.compile(r"\d{4}-\d\d-\d\d")


def written_date(words: str) -> date | None:
    """The day of words that match ``WRITTEN_DATE``, None for a day that no calendar has."""
    numbers = [int(n) for n in _DIGITS.findall(words)]
    month = next(
        (_NUMBER[w[:3].lower()] for w in _WORD.findall(words) if w[:3].lower() in _NUMBER), None
    )
    try:
        if month is None:
            return date(*numbers[:3])
        day, year = min(numbers), max(numbers)
        return date(year, month, day)
    except (ValueError, TypeError):
        return None


def stated_date(value: str) -> date | None:
    """The day that a field states: ISO 8601 with or without a time, a written date, or RFC 5322.

    The day is the one written, in the time zone written. None where it is none of these.
    """
    value = value.strip()[:100]
    if _ISO.match(value):
        try:
            return datetime.fromisoformat(value).date()
        except ValueError:
            return _iso_day(value)
    if re.fullmatch(WRITTEN_DATE, value, re.IGNORECASE):
        return written_date(value)
    try:
        return parsedate_to_datetime(value).date()
    except (ValueError, TypeError, IndexError):
        return None


def _iso_day(value: str) -> date | None:
    try:
        return date.fromisoformat(value[:10])
    except ValueError:
        return None

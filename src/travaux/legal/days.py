"""The day of a closing formula, written out as treaties write it."""

from __future__ import annotations

import re
from datetime import date
from functools import lru_cache

from travaux.codebook.legal_words import legal_words
from travaux.model import Span

__all__ = ["closing_day"]

_MONTHS = ("january", "february", "march", "april", "may", "june", "july", "august", "september",
           "october", "november", "december")  # fmt: skip
_TENTHS = {"thirteenth": 13, "fourteenth": 14, "fifteenth": 15, "sixteenth": 16, "seventeenth": 17,
           "eighteenth": 18, "nineteenth": 19, "twentieth": 20, "thirtieth": 30}  # fmt: skip
_AMERICAN = re.compile(
    rf"\b(?P<month>{'|'.join(_MONTHS)})\s+(?P<day>\d{{1,2}}),?\s+(?P<year>\d{{4}})\b", re.IGNORECASE
)


def closing_day(text: str, start: int, end: int) -> tuple[date, Span] | None:
    """The day that a closing formula names in ``text[start:end]``, and its words.

    In digits or written out: "this tenth day of June, one thousand nine hundred and ninety-nine".
    None where no whole day is written so.
    """
    written = _AMERICAN.search(text, start, end)
    for match in (*_pattern().finditer(text, start, end), *([written] if written else ())):
        day = _day(match["day"])
        year = _year(match["year"])
        month = _MONTHS.index(match["month"].lower()) + 1
        if day is None or year is None:
            continue
        try:
            return date(year, month, day), Span(match.start(), match.end())
        except ValueError:  # the thirty-first of June
            continue
    return None


def _day(words: str) -> int | None:
    if words[0].isdigit():
        return int(re.sub(r"\D", "", words))
    named = {**legal_words().spelled, **_TENTHS}
    parts = re.split(r"[\s-]+", words.lower())
    if len(parts) == 2:
        tens, ones = legal_words().tens.get(parts[0]), named.get(parts[1])
        return tens + ones if tens and ones else None
    return named.get(parts[0])


def _year(words: str) -> int | None:
    """A year in digits, or "nineteen hundred and ninety-nine" and its like."""
    if words.strip().isdigit():
        return int(words)
    total = part = 0
    for word in re.split(r"[\s,-]+", words.lower().strip(" ,")):
        value = legal_words().spelled.get(word) or legal_words().tens.get(word)
        if word == "thousand":
            total, part = (part or 1) * 1000, 0
        elif word == "hundred":
            total, part = total + (part or 1) * 100, 0
        elif value:
            part = part * 100 + value if part in {18, 19, 20} and value >= 10 else part + value
    year = total + part
    return year if 1600 <= year <= 2200 else None


@lru_cache(maxsize=1)
def _pattern() -> re.Pattern[str]:
    words = legal_words()
    tens = "|".join(words.tens)
    ones = "|".join(sorted({*words.spelled, *_TENTHS}, key=len, reverse=True))
    numeral = rf"(?:{tens}|{ones}|thousand|hundred|and)"
    return re.compile(
        rf"\b(?P<day>\d{{1,2}}\s?(?:st|nd|rd|th)?|(?:(?:{tens})[\s-]+)?(?:{ones}))\s+(?:day\s+)?(?:of\s+)?"
        rf"(?P<month>{'|'.join(_MONTHS)})\W{{1,3}}(?:in\s+the\s+year\s+)?(?:of\s+)?(?:our\s+lord\s+)?"
        rf"(?P<year>\d{{4}}|{numeral}(?:[\s,-]+{numeral}){{1,8}})\b",
        re.IGNORECASE,
    )

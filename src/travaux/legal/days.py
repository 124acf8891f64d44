"""The day of a closing formula, written out as treaties write it."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator
from datetime import date
from functools import lru_cache

from travaux.codebook.legal_words import legal_words
from travaux.model import Span

__all__ = ["closing_day", "closing_month"]

_MONTHS = ("january", "february", "march", "april", "may", "june", "july", "august", "september",
           "october", "november", "december")  # fmt: skip
_TENTHS = {"thirteenth": 13, "fourteenth": 14, "fifteenth": 15, "sixteenth": 16, "seventeenth": 17,
           "eighteenth": 18, "nineteenth": 19, "twentieth": 20, "thirtieth": 30}  # fmt: skip
_NAMED = "|".join(_MONTHS)
_AMERICAN = re.compile(
    rf"\b(?P<month>{_NAMED})\s+(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\s?,?\s+(?P<year>\d{{4}})\b",
    re.IGNORECASE,
)
_MONTHS_ELSEWHERE = (
    "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre",
    "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
    "janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro",
    "januar februar märz april mai juni juli august september oktober november dezember",
    "gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre",
)
_ELSEWHERE = {
    month: at for names in _MONTHS_ELSEWHERE for at, month in enumerate(names.split(), start=1)
}
_FOREIGN = re.compile(
    rf"\b(?P<day>\d{{1,2}})(?:er|º|°|\.)?\s+(?:(?:días?|jours?)\s+)?(?:del?\s+(?:mes\s+de\s+)?)?"
    rf"(?P<month>{'|'.join(_ELSEWHERE)})\s*,?\s+(?:del?\s+(?:año\s+)?)?(?P<year>\d{{4}})\b",
    re.IGNORECASE,
)
_BUDDHIST = 543  # years that the Buddhist era, as Thailand counts it since 1941, is ahead
_ERA = re.compile(r"\bbuddhist\s+era\b|\bB\.?\s?E\.?(?![^\W\d_])", re.IGNORECASE)


def closing_day(text: str, start: int, end: int) -> tuple[date, Span] | None:
    """The day that a closing formula names in ``text[start:end]``, and its words.

    In digits or written out: "this tenth day of June, one thousand nine hundred and ninety-nine".
    A year of the Buddhist era is told in the common one. None where no whole day is written so.
    """
    for match in _written(text, start, end):
        day = _day(match["day"])
        year = _common(_year(match["year"]), match.group() + text[match.end() : match.end() + 30])
        month = _month(match["month"])
        if day is None or year is None:
            continue
        try:
            return date(year, month, day), Span(match.start(), match.end())
        except ValueError:  # the thirty-first of June
            continue
    return None


def closing_month(text: str, start: int, end: int) -> tuple[date, date, Span] | None:
    """The first and the last day of the month that a closing formula names, and its words.

    For a formula whose day was left blank: "on the ... day of June 1999".
    """
    for match in _month_and_year().finditer(text, start, end):
        if year := _common(_year(match["year"]), match.group()):
            month = _month(match["month"])
            last = monthrange(year, month)[1]
            span = Span(match.start(), match.end())
            return date(year, month, 1), date(year, month, last), span
    return None


def _written(text: str, start: int, end: int) -> Iterator[re.Match[str]]:
    """Every day that is written in one of the forms, those of English formulae first."""
    for pattern in (_pattern(), _AMERICAN, _FOREIGN):
        yield from pattern.finditer(text, start, end)


def _month(word: str) -> int:
    name = word.lower()
    return _MONTHS.index(name) + 1 if name in _MONTHS else _ELSEWHERE[name]


def _common(year: int | None, words: str) -> int | None:
    """The year in the common era; None for one that lies in no era a treaty is dated by."""
    if year is not None and year > 2200:
        year = year - _BUDDHIST if _ERA.search(words) else None
    return year if year is not None and 1600 <= year <= 2200 else None


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
    named = {**legal_words().spelled, **_TENTHS}
    total = part = 0
    for word in re.split(r"[\s,-]+", words.lower().strip(" ,")):
        value = named.get(word) or legal_words().tens.get(word)
        if word == "thousand":
            total, part = (part or 1) * 1000, 0
        elif word == "hundred":
            total, part = total + (part or 1) * 100, 0
        elif value:
            part = part * 100 + value if part in {18, 19, 20} and value >= 10 else part + value
    year = total + part
    return year or None


@lru_cache(maxsize=1)
def _pattern() -> re.Pattern[str]:
    tens, ones = "|".join(legal_words().tens), _ones()
    return re.compile(
        rf"\b(?P<day>\d{{1,2}}\s?(?:st|nd|rd|th)?|(?:(?:{tens})[\s-]+)?(?:{ones}))[\s,]+(?:day\s+)?"
        rf"(?:of\s+)?(?:the\s+month\s+of\s+)?(?P<month>{_NAMED}){_year_after()}",
        re.IGNORECASE,
    )


@lru_cache(maxsize=1)
def _month_and_year() -> re.Pattern[str]:
    return re.compile(rf"\b(?P<month>{_NAMED}){_year_after()}", re.IGNORECASE)


def _ones() -> str:
    return "|".join(sorted({*legal_words().spelled, *_TENTHS}, key=len, reverse=True))


def _year_after() -> str:
    """The year after the month: "1999", ", in the year one thousand ...", "B.E. 2534"."""
    numeral = rf"(?:{'|'.join(legal_words().tens)}|{_ones()}|thousand|hundred|and)"
    return (
        r"\W{1,3}(?:in\s+the\s+)?(?:the\s+)?(?:year\s+)?(?:of\s+)?(?:our\s+lord\s+)?(?:B\.?\s?E\.?\s?)?"
        rf"(?P<year>\d{{4}}|{numeral}(?:[\s,-]+{numeral}){{1,9}})\b(?:\s+year\s+of\s+the\s+\w+\s+era)?"
    )

"""Values in words: dates, quotations, counts; and hostile characters made visible."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta
from urllib.parse import urlsplit

from travaux.model import Precision, Relation, When

__all__ = [
    "bracketed",
    "capital",
    "counted",
    "day_words",
    "humanise",
    "number_key",
    "one_line",
    "quoted",
    "range_words",
    "safe_url",
    "visible",
    "when_iso",
    "when_words",
]

# Control characters, bidirectional controls, lone surrogates and non-characters: each can change
# how a page reads without being seen. Tab and line feed stay.
_HOSTILE = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff"
    "\ufdd0-\ufdef\ufff9-\ufffb\ufeff"
    + "".join(
        f"{chr(plane * 0x10000 + 0xFFFE)}{chr(plane * 0x10000 + 0xFFFF)}" for plane in range(17)
    )
    + "]"
)
_MONTHS = (
    *("January", "February", "March", "April", "May", "June", "July", "August"),
    *("September", "October", "November", "December"),
)
_QUOTED = re.compile(r'“[^“”]*”|"[^"]*"|«[^«»]*»|„[^„“”]*[“”]')


def visible(text: str) -> str:
    """``text`` with characters that hide or reorder text written out, such as ``⟨U+202E⟩``.

    A carriage return before a line feed is dropped, for it is only a line's end.
    """
    return _HOSTILE.sub(lambda m: f"⟨U+{ord(m[0]):04X}⟩", text.replace("\r\n", "\n"))


def one_line(text: str) -> str:
    """``text`` with every run of white space as one space."""
    return " ".join(text.split())


def safe_url(url: str) -> str | None:
    """``url`` where it is an absolute http or https address without odd characters, else None."""
    if not url.isprintable() or any(c in url for c in " \"'<>\\`{}|^") or visible(url) != url:
        return None
    try:
        parts = urlsplit(url)
        _ = parts.port
    except ValueError:
        return None
    return url if parts.scheme in {"http", "https"} and parts.hostname else None


def capital(name: str) -> str:
    """``name`` as a heading: its first letter a capital, if its first word is in small letters."""
    first = name.split(" ", 1)[0]
    return name[:1].upper() + name[1:] if first.islower() else name


def bracketed(words: str) -> Iterator[tuple[str, bool]]:
    """``words`` in pieces, each with whether it is the sign of a square bracket."""
    for piece in re.split(r"([\[\]])", words):
        if piece:
            yield piece, piece in "[]"


def counted(number: int, one: str, many: str | None = None) -> str:
    """``1 document``, ``2 documents``, ``1,204 people``."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def humanise(value: str) -> str:
    """A stable word as people write it: ``in-force`` gives ``in force``."""
    return value.replace("-", " ").replace("_", " ")


def quoted(*spans: str) -> str:
    """Verbatim ``spans`` in quotation marks, joined by an ellipsis where words stand between.

    Words that already are one whole quotation keep the marks of their source.
    """
    return " … ".join(s if _QUOTED.fullmatch(s) else f"“{s}”" for s in map(one_line, spans))


def day_words(day: date) -> str:
    """``10 January 2022``."""
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


def range_words(first: date, last: date) -> str:
    """``10 January 2022``, ``10–12 January 2022`` or ``28 January – 3 February 2022``."""
    if first == last:
        return day_words(first)
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day}–{day_words(last)}"
    if first.year == last.year:
        return f"{first.day} {_MONTHS[first.month - 1]} – {day_words(last)}"
    return f"{day_words(first)} – {day_words(last)}"


def when_words(when: When, *, said: bool = True) -> str:
    """A time as exactly as it is known.

    With the source's words where they say it otherwise, unless not ``said``.
    """
    source = one_line(when.text)
    if not when.resolved:
        return f"“{source}” (day not resolved)"
    words = _calendar_words(when)
    same = _plain_words(source) <= _plain_words(words)
    return words if same or not said else f"{words} (“{source}”)"


def when_iso(when: When) -> str | None:
    """The machine-readable form of a day, month or year; None for anything else."""
    day = when.earliest
    if day is None or when.relation is not Relation.ON:
        return None
    forms = {Precision.DAY: day.isoformat(), Precision.MONTH: day.isoformat()[:7]}
    forms[Precision.YEAR] = day.isoformat()[:4]
    return forms.get(when.precision)


def _plain_words(text: str) -> set[str]:
    return set(re.findall(r"\w+", text.casefold())) - {"on", "in", "of", "the"}


def _calendar_words(when: When) -> str:
    """The calendar's words for a resolved time."""
    first, last = when.earliest, when.latest
    if first is None or last is None:
        return _open_words(when)
    if when.relation not in {Relation.ON, Relation.BETWEEN}:
        return f"{when.relation.value} {range_words(first, last)}"
    if _at(first, when.precision) == _at(last, when.precision):
        return _at(first, when.precision)
    return range_words(first, last)


def _open_words(when: When) -> str:
    """Words for a time that is open on one side.

    The first day after 27 May is the 28th: what is named is the day before it.
    """
    if when.earliest is not None:
        after = when.relation is Relation.AFTER and when.earliest > date.min
        named = when.earliest - timedelta(days=1) if after else when.earliest
        return f"{'after' if after else 'since'} {_at(named, when.precision)}"
    assert when.latest is not None  # noqa: S101 - a resolved time has at least one side
    before = when.relation is Relation.BEFORE and when.latest < date.max
    named = when.latest + timedelta(days=1) if before else when.latest
    return f"{'before' if before else 'until'} {_at(named, when.precision)}"


def _at(day: date, precision: Precision) -> str:
    """``day`` in words, with as much of it as ``precision`` gives."""
    if precision is Precision.YEAR:
        return str(day.year)
    if precision is Precision.MONTH:
        return f"{_MONTHS[day.month - 1]} {day.year}"
    return day_words(day)


def number_key(number: str) -> tuple[tuple[int, int, str], ...]:
    """A sort key under which article 10 comes after article 9, and 3 bis after 3."""
    parts = re.findall(r"[0-9]{1,18}|[^\W\d_]+", number)
    return tuple((0, int(p), "") if p.isdecimal() else (1, _roman(p), p.casefold()) for p in parts)


def _roman(word: str) -> int:
    """The value of a Roman numeral; 0 for any other word."""
    if not re.fullmatch(r"X{0,3}(IX|IV|V?I{0,3})", word) or not word:
        return 0
    values = [{"I": 1, "V": 5, "X": 10}[c] for c in word]
    pairs = zip(values, [*values[1:], 0], strict=True)
    return sum(-a if a < b else a for a, b in pairs)

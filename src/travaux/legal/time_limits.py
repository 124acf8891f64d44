"""Deadlines, periods and reference dates of a provision, as values.

"within 90 days of the entry into force", "no later than 1 January 2030", "every five years",
"for a period of three months", "six months before leaving". Dates are those of the Gregorian
calendar as treaties write them; what no text says (a year, an anchor) stays open.
"""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date
from functools import lru_cache

from travaux.codebook.norm_words import norm_words
from travaux.model import Direction, Span, TimeLimit

__all__ = ["time_limits"]

_WITHIN, _BEFORE, _AFTER = Direction.WITHIN, Direction.BEFORE, Direction.AFTER
_FOR, _EVERY, _ON = Direction.FOR, Direction.EVERY, Direction.ON

_LEADS = (
    (
        _WITHIN,
        r"within|not\s+(?:later|more)\s+than|no\s+(?:later|more)\s+than|in\s+the\s+course\s+of|not\s+exceeding|at\s+the\s+latest",
    ),
    (
        _EVERY,
        r"every|once\s+every|at\s+least\s+(?:once\s+)?every|at\s+intervals\s+of(?:\s+not\s+more\s+than)?",
    ),
    (
        _FOR,
        r"for(?:\s+(?:a|an|the|another|any|each))?(?:\s+(?:initial|further|maximum|additional|minimum|transitional|first|renewable|successive))?(?:\s+periods?(?:\s+of|\s+not\s+exceeding)?|\s+at\s+least)?|(?:a|the)\s+period\s+(?:of|not\s+exceeding)|duration\s+of",
    ),
    (_BEFORE, r"at\s+least|not\s+less\s+than|no\s+less\s+than"),
)
_DAY_LEAD = (
    (
        _BEFORE,
        r"no\s+later\s+than|not\s+later\s+than|at\s+the\s+latest\s+by|by(?:\s+the\s+end\s+of)?|before(?:\s+the\s+end\s+of)?|until|till|up\s+to|prior\s+to",
    ),
    (
        _AFTER,
        r"(?:as\s+)?(?:from|of)|since|after|starting(?:\s+from)?|beginning|not\s+before|not\s+earlier\s+than",
    ),
    (_ON, r"on|at|in|dated|signed\s+(?:on|in)"),
)
_COMING = r"\s*(?:from|of|after|following|before|prior\s+to|preceding|since|as\s+from|upon)\s+"
_ANCHOR = re.compile(
    rf"(?P<how>{_COMING})(?P<anchor>(?!\d)[^,;:.()]{{3,140}}?)"
    r"(?=[,;:.()]|\s+(?:unless|if|where|the\s+\w+\s+shall|shall|may|with\s+a\s+view|in\s+order|and\s+(?:shall|may)|to\s+(?:the|a)\b)|$)",
    re.IGNORECASE,
)


@lru_cache(maxsize=1)
def _lengths() -> re.Pattern[str]:
    words = norm_words()
    numbers = "|".join(sorted(words.numbers, key=len, reverse=True))
    units = "|".join(r"\s+".join(u.split()) for u in sorted(words.periods, key=len, reverse=True))
    leads = "|".join(f"(?P<{direction.name}>{rule})" for direction, rule in _LEADS)
    return re.compile(
        rf"(?:\b(?:{leads})\s+)?"
        rf"\b(?:(?P<number>\d{{1,4}}|(?:{numbers})(?:[-\s](?:{numbers}))?)\s*(?:\(\s*(?P<figure>[\w\s-]{{1,14}})\s*\)\s*)?[-\s]?\s*)?"
        rf"(?:calendar\s+|consecutive\s+|full\s+)?(?P<unit>{units})\b[’']?"
        r"(?!\s+(?:old|of\s+age))",
        re.IGNORECASE,
    )


@lru_cache(maxsize=1)
def _dates() -> re.Pattern[str]:
    months = "|".join(norm_words().months)
    leads = "|".join(f"(?P<{direction.name}>{rule})" for direction, rule in _DAY_LEAD)
    return re.compile(
        rf"(?:\b(?:{leads})\s+)?(?:the\s+)?\b(?:"
        rf"(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\s+(?:of\s+|day\s+of\s+)?(?P<month>{months}),?\s+(?P<year>[12]\d{{3}})"
        rf"|(?P<month2>{months})\s+(?P<day2>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<year2>[12]\d{{3}})"
        rf"|(?P<month3>{months})\s+(?:of\s+)?(?P<year3>[12]\d{{3}})"
        r"|(?P<iso>[12]\d{3}-\d{2}-\d{2})|(?P<year4>(?:19|20|21)\d{2})(?!\s*[/-]\s*\d|\.\d|\w))",
        re.IGNORECASE,
    )


def time_limits(text: str, span: Span) -> tuple[TimeLimit, ...]:
    """The limits of time in the stretch, in order; none overlaps another. Linear in its length."""
    found = [*_by_length(text, span), *_by_date(text, span)]
    kept: list[TimeLimit] = []
    for limit in sorted(found, key=lambda one: (one.span.start, -len(one.span))):
        if not kept or limit.span.start >= kept[-1].span.end:
            kept.append(limit)
    return tuple(kept)


def _by_length(text: str, span: Span) -> list[TimeLimit]:
    found = []
    for match in _lengths().finditer(text, span.start, span.end):
        direction = next((d for d, _ in _LEADS if match[d.name]), None)
        number = match["number"]
        if number is None and direction is not _EVERY:
            continue
        anchor = _ANCHOR.match(text, match.end(), min(span.end, match.end() + 200))
        limit = _length(match, direction, anchor)
        if limit is not None:
            found.append(limit)
    return found


def _length(
    match: re.Match[str], direction: Direction | None, anchor: re.Match[str] | None
) -> TimeLimit | None:
    """A counted limit; a length with neither lead nor anchor is none ("two years of war")."""
    how = " ".join(anchor["how"].split()).lower() if anchor else ""
    if how in {"before", "prior to", "preceding"}:
        direction = _BEFORE
    elif (anchor and how != "of" and direction is None) or (anchor and direction is _BEFORE):
        direction = _AFTER
    elif anchor and how == "of" and direction is not _WITHIN:
        anchor = None
    if direction is None:
        return None
    unit = norm_words().periods[" ".join(match["unit"].lower().split())]
    end = anchor.end("anchor") if anchor and direction not in {_FOR, _EVERY} else match.end()
    at = Span(anchor.start("anchor"), end) if anchor and direction not in {_FOR, _EVERY} else None
    amount = _amount(match["number"], match["figure"])
    return TimeLimit(Span(match.start(), end), direction, amount, unit, at)


def _amount(number: str | None, figure: str | None) -> int | None:
    if number is None:
        return 1
    for words in (number, figure or ""):
        if words.strip().isdigit():
            return int(words)
    table = norm_words().numbers
    parts = re.findall(r"[a-z]+", number.lower())
    whole = " ".join(parts)
    if "-".join(parts) in table or whole in table:
        return table.get("-".join(parts), table.get(whole))
    return sum(table.get(part, 0) for part in parts) or None


def _by_date(text: str, span: Span) -> list[TimeLimit]:
    found = []
    for match in _dates().finditer(text, span.start, span.end):
        direction = next((d for d, _ in _DAY_LEAD if match[d.name]), None)
        if match["year4"] and direction is None:
            continue
        days = _days(match)
        if days is not None:
            found.append(
                TimeLimit(Span(*match.span()), direction or _ON, earliest=days[0], latest=days[1])
            )
    return found


def _days(match: re.Match[str]) -> tuple[date, date] | None:
    """The first and last day that the words name, None for no day of the calendar."""
    try:
        if match["iso"]:
            day = date.fromisoformat(match["iso"])
            return day, day
        if match["year4"]:
            year = int(match["year4"])
            return date(year, 1, 1), date(year, 12, 31)
        month = norm_words().months[(match["month"] or match["month2"] or match["month3"]).lower()]
        year = int(match["year"] or match["year2"] or match["year3"])
        if match["month3"]:
            return date(year, month, 1), date(year, month, monthrange(year, month)[1])
        day = date(year, month, int(match["day"] or match["day2"]))
    except ValueError:
        return None
    return day, day

"""What the words of a page say of it: who wrote it, where, and on what day it came out."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from travaux.documents.dates import WRITTEN_DATE, written_date

__all__ = ["Byline", "Dateline", "names_chair", "read_byline", "read_dateline"]

_DATE = re.compile(rf"\b{WRITTEN_DATE}\b", re.IGNORECASE)
_CHANGED = re.compile(r"(?:updated|modified|amended|corrected)\b[^,|•]{0,20}$", re.IGNORECASE)
_CLOCK = re.compile(
    r"\b\d{1,2}[:.]\d\d(?::\d\d)?\s*(?:[ap]\.?m\.?)?|\b\d{1,2}\s*[ap]\.?m\.?|[+-]\d{2}:?\d{2}",
    re.IGNORECASE,
)
_DATE_WORDS = re.compile(
    r"\b(?:first|last|published|publication date|date|posted|issued|released"
    r"|updated|modified|edited|created|on|at"
    r"|mon(?:day)?|tue(?:s|sday)?|wed(?:nesday)?|thu(?:r|rs|rsday)?|fri(?:day)?|sat(?:urday)?"
    r"|sun(?:day)?|gmt|utc|est|edt|et|cet|cest|bst|msk|ist|\d+\s*min(?:ute)?s?(?:\s+read)?)\b",
    re.IGNORECASE,
)
_BY = re.compile(
    r"(?:(?:story|text|report|reported|reporting|written|analysis|article|compiled|posted|published)\s+)?"
    r"by:?\s+(?=(?-i:[^\W\d_a-z]))|author:\s*",
    re.IGNORECASE,
)
_WORD = re.compile(r"[^\W\d_][\w'’.-]*")
_SMALL_WORDS = """
    and in of the for at from to with de da di do dos du del della la le van von der den ter ten
    af av al el bin ibn ben binti y e i contributor correspondent correspondents staff writer
    writers reporter reporters editor editors special agencies agency news desk
"""
_SMALL = frozenset(_SMALL_WORDS.split())
_ROLE = re.compile(
    r"\b(?:correspondent|staff|writer|reporter|editor|contributor|agency|agencies|bureau chief"
    r"|desk)s?\b",
    re.IGNORECASE,
)
_IN = re.compile(r"\s+(?:in|at|from)\s+(?=[^\W\d_a-z])")
_PARTS = re.compile(r"(?=,\s|\s[—–|•/-]+\s|[|•])")
_CUTS = re.compile(r"\s*(?:\s[—–|•/-]+\s|[|•])\s*")
_MONTH_DAY = (
    rf"(?:{WRITTEN_DATE}|[A-Z][a-z]{{2,8}}\.?\s+\d{{1,2}}|\d{{1,2}}\s+[A-Z][a-z]{{2,8}}\.?)"
)
_PLACE = r"[^\W\d_a-z][^\W\d_a-z.'’/-]*(?:[ .'’/-]{1,2}[^\W\d_a-z]+){0,4}"
_DATELINE = re.compile(
    rf"(?P<place>{_PLACE})(?P<region>,\s[A-Z][\w. ]{{1,25}}?)?(?:[,.]\s(?P<day>{_MONTH_DAY}))?"
    r"(?P<agency>[.,]?\s*(?:\([^()]{2,40}\)|/[^/\s]{2,20}/)\.?)?\s*(?:[—–-]{1,2}|(?<=/[.-]))\s+(?=\S)"
)
_MIXED_DATELINE = re.compile(
    rf"(?P<place>[A-Z][\w'’-]+(?: [A-Z][\w'’-]+){{0,2}})(?:[,.]\s(?P<day>{_MONTH_DAY}))"
    r"(?P<agency>[.,]?\s*(?:\([^()]{2,40}\)|/[^/\s]{2,20}/)\.?)\s*(?:[—–-]{1,2}|(?<=/[.-]))?\s+(?=\S)"
)


@dataclass(frozen=True, slots=True)
class Byline:
    """What a line says of who wrote a page, where, and when it came out; None where nothing."""

    author: str | None
    place: str | None
    published: date | None


@dataclass(frozen=True, slots=True)
class Dateline:
    """The opening of a report that says where it was filed: its length, and its day if whole."""

    text: str
    published: date | None


_CHAIR = re.compile(
    r"\b(?:(?:co-|vice-)?chair(?:man|woman|person|s)?|president|moderator|rapporteur|host|briefers?|"
    r"presiding|participants?|present|secretary)\s*:",
    re.IGNORECASE,
)


def names_chair(line: str) -> bool:
    """Whether a line names who leads or takes part: a record of a meeting needs it, no byline."""
    return _CHAIR.search(line) is not None


def read_byline(line: str) -> Byline | None:
    """``line`` as a byline or a date line, None if it is neither.

    A byline begins with "By", or sets a name beside a whole date; all its words are names, or
    words such as "in" and "correspondent". A date that is only of a change is no publication date.
    """
    if len(line) > 200:
        return None
    day, rest = _without_dates(line)
    by = _BY.match(rest)
    names = rest[by.end() :] if by else rest
    names = _DATE_WORDS.sub(" ", names) if day is not None or _DATE.search(line) else names
    names = _without_roles(" ".join(names.split()).strip(" ,|•–—-/:;.()"))
    if not names:
        return Byline(None, None, day) if _DATE.search(line) else None
    if not (by or _DATE.search(line)) or not _are_names(names):
        return None
    if line.rstrip().endswith(("?", "!")) or (not by and len(names.split()) > 6):
        return None
    author, place = _author_and_place(names)
    return Byline(author, place, day)


def _without_dates(line: str) -> tuple[date | None, str]:
    """The first day that is no day of a change, and ``line`` without days and times of day."""
    days = [
        written_date(m[0]) for m in _DATE.finditer(line) if not _CHANGED.search(line[: m.start()])
    ]
    rest = _CLOCK.sub(" ", _DATE.sub(" ", line)) if _DATE.search(line) else line
    return next((d for d in days if d), None), rest.strip()


def _without_roles(names: str) -> str:
    """``names`` without what follows a comma or a bar and only says what the author is."""
    first, *rest = _PARTS.split(names)
    return "".join([first, *(part for part in rest if not _ROLE.search(part))])


def _are_names(words: str) -> bool:
    found = _WORD.findall(words)
    return (
        0 < len(found) <= 20
        and not any(c.isdigit() for c in words)
        and found[0][0].isupper()
        and all(w[0].isupper() or w in _SMALL or w[:3] in {"al-", "el-"} for w in found)
    )


def _author_and_place(names: str) -> tuple[str | None, str | None]:
    who = _CUTS.split(names)[0]
    found = _IN.search(who)
    place = who[found.end() :].strip(" ,.") if found else None
    who = who[: found.start()] if found else who
    return who.strip(" ,") or None, place or None


def read_dateline(paragraph: str) -> Dateline | None:
    """The dateline that ``paragraph`` opens with ("GENEVA, Jan. 10 (Reuters) —"), None if none."""
    found = _DATELINE.match(paragraph[:200]) or _MIXED_DATELINE.match(paragraph[:200])
    if not found or sum(c.isalpha() for c in found["place"]) < 3:
        return None
    words = found[0].rstrip(" —–-")
    day = _DATE.search(words)
    return Dateline(words, written_date(day[0]) if day else None)

"""Days and months that are spelled out, with or without their year."""

from __future__ import annotations

import re

from travaux.language.time_anchors import NO_ANCHOR, Scene
from travaux.language.time_meaning import (
    NAME_AFTER,
    Match,
    Meaning,
    Reader,
    dated,
    given_year,
    month_number,
    part_named,
    picked,
    relative_month,
)
from travaux.language.time_patterns import WEEKDAYS
from travaux.language.time_values import Days, day, month, month_part, period

__all__ = ["DATES"]


def _iso(match: Match, _: Scene) -> Meaning | None:
    return dated(match, day(int(match["year"]), int(match["month"]), int(match["day"])), NO_ANCHOR)


def _numeric(match: Match, scene: Scene) -> Meaning | None:
    """12/17/2021. Where both orders are possible and nothing tells which, it stays unresolved."""
    one, two, of = int(match["one"]), int(match["two"]), int(match["year"])
    month_first = False if match["sep"] == "." else scene.month_first
    if one > 12 or two > 12 or one == two:
        month_first = two > 12
    if month_first is None:
        return dated(match, None, None)
    return dated(match, day(of, one, two) if month_first else day(of, two, one), NO_ANCHOR)


def _day_of_month(match: Match, scene: Scene) -> Meaning | None:
    in_month, on = month_number(match), int(match["day"])
    of, anchor, given = given_year(match, scene)
    if given:
        return dated(match, day(of, in_month, on) if of else None, anchor)
    weekday = WEEKDAYS[match["weekday"].lower().rstrip(".")[:3]] if match["weekday"] else None
    rel = match["rel"].lower() if "rel" in match.groupdict() and match["rel"] else None
    if rel:
        found = relative_month(scene, rel, in_month)
        return dated(match, day(found, in_month, on) if found else None, scene.today)

    def in_year(candidate: int) -> Days | None:
        days = day(candidate, in_month, on)
        wrong = days and weekday is not None and days.middle.weekday() != weekday
        return None if wrong else days

    return picked(match, scene, in_year)


def _day_range(match: Match, scene: Scene) -> Meaning | None:
    """10-12 January; "10 and 12 January" are two days, and then only the later one is read."""
    in_month, start, end = month_number(match), int(match["day"]), int(match["day2"])
    if end <= start or (match["word"] == "and" and end != start + 1 and not _after_between(match)):
        return None
    of, anchor, given = given_year(match, scene)

    def in_year(candidate: int) -> Days | None:
        first, last = day(candidate, in_month, start), day(candidate, in_month, end)
        if first is None or last is None:
            return None
        return period(first.earliest, last.latest, f"{first.value}/{last.value}")

    if given:
        return dated(match, in_year(of) if of else None, anchor)
    return picked(match, scene, in_year)


def _after_between(match: Match) -> bool:
    return match.string[max(0, match.start() - 8) : match.start()].lower() == "between "


_ALSO_A_WORD = {"march", "may", "april", "june", "august", "jan.", "mar."}


_BEFORE_MONTH = re.compile(
    r"(?:^|[\s(\"'“‘—–-])(?:in|of|since|until|till|by|before|after|from|to|through|during|between|for|around"
    r"|the|late|early|mid|mid-|and|or|end|every|each|a|an)[\s-]{1,2}$",
    re.IGNORECASE,
)


_NAME_BEFORE = re.compile(r"[A-Z][\w.’'-]{0,20} $")


def _month(match: Match, scene: Scene) -> Meaning | None:
    """December 2021, mid-December, last December, December."""
    in_month, part = month_number(match), part_named(match["part"])
    if match["part"] and not part:
        return None
    of, anchor, given = given_year(match, scene)
    if not (given or part or match["rel"] or _is_month(match)):
        return None

    def in_year(candidate: int) -> Days | None:
        return month_part(candidate, in_month, part) if part else month(candidate, in_month)

    if given:
        return dated(match, in_year(of) if of else None, anchor)
    if match["rel"]:
        found = relative_month(scene, match["rel"].lower(), in_month)
        return dated(match, in_year(found) if found else None, scene.today)
    return picked(match, scene, in_year)


def _is_month(match: Match) -> bool:
    """Whether a bare month name is a month, and not a verb or a name."""
    text, start, end = match.string, match.start(), match.end()
    before = text[max(0, start - 22) : start]
    led = _BEFORE_MONTH.search(before)
    if match["month"].lower() in _ALSO_A_WORD and not led:
        return False
    if NAME_AFTER.match(text, end) and match["month"].lower() in _ALSO_A_WORD:
        return False
    return (
        bool(led) or not _NAME_BEFORE.search(before) or match["month"].lower() not in _ALSO_A_WORD
    )


def _short_month_year(match: Match, _: Scene) -> Meaning | None:
    return dated(match, month(int(match["year"]), month_number(match)), NO_ANCHOR)


def _holiday(match: Match, scene: Scene) -> Meaning | None:
    """Days with a name and a fixed place in the year."""
    name = match["holiday"].replace("’", "'").lower()
    on, of = _HOLIDAYS[name], match["year"]

    def in_year(candidate: int) -> Days | None:
        if on:
            return day(candidate, *on)
        first = day(candidate, 11, 1)
        return day(candidate, 11, 22 + (3 - first.middle.weekday()) % 7) if first else None

    return dated(match, in_year(int(of)), NO_ANCHOR) if of else picked(match, scene, in_year)


# Thanksgiving (None) is the fourth Thursday of November.
_HOLIDAYS: dict[str, tuple[int, int] | None] = {
    "christmas": (12, 25), "christmas day": (12, 25), "christmas eve": (12, 24),
    "new year's day": (1, 1), "new year's eve": (12, 31),
    "thanksgiving": None, "thanksgiving day": None,
}  # fmt: skip


DATES: dict[str, Reader] = {
    "iso": _iso,
    "numeric": _numeric,
    "day_month": _day_of_month,
    "month_day": _day_of_month,
    "day_range": _day_range,
    "month_day_range": _day_range,
    "month": _month,
    "short_month_year": _short_month_year,
    "holiday": _holiday,
}

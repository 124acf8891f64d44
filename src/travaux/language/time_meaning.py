"""What words that name a time mean, and the helpers that the rules share."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from travaux.language.annotated import TimeKind
from travaux.language.time_anchors import NO_ANCHOR, UNRESOLVED, Scene
from travaux.language.time_patterns import MONTHS, NUMBERS, UNITS
from travaux.language.time_values import Days, days_of, shifted, unit_around, weekend
from travaux.model import Anchor, Span

__all__ = [
    "DAYPARTS",
    "DAY_WORDS",
    "NAME_AFTER",
    "Match",
    "Meaning",
    "Reader",
    "dated",
    "direction",
    "given_year",
    "length",
    "length_value",
    "month_number",
    "moved_by",
    "number_in",
    "part_named",
    "picked",
    "relative_month",
    "relative_year",
    "singular",
    "spanned",
    "unit_beside",
]


@dataclass(frozen=True, slots=True)
class Meaning:
    """What words mean: ``days`` is None for durations and sets, and where nothing anchors them.

    ``dated`` says whether the words name a time on the calendar at all, resolved or not.
    """

    span: Span
    kind: TimeKind
    value: str | None
    days: Days | None = None
    anchor: Anchor = UNRESOLVED
    dated: bool = True


Match = re.Match[str]


Reader = Callable[[Match, Scene], Meaning | None]


DAYPARTS = {"morning": "MO", "afternoon": "AF", "evening": "EV", "night": "NI", "midday": "12:00",
             "noon": "12:00", "midnight": "24:00"}  # fmt: skip


def spanned(match: Match) -> Span:
    """The words that matched."""
    return Span(match.start(), match.end())


def dated(
    match: Match, days: Days | None, anchor: Anchor | None, kind: TimeKind = TimeKind.DATE
) -> Meaning:
    """A date; unresolved where there are no days or no anchor."""
    if days is None or anchor is None:
        return Meaning(spanned(match), kind, None)
    return Meaning(spanned(match), kind, days.value, days, anchor)


def picked(match: Match, scene: Scene, make: Callable[[int], Days | None]) -> Meaning:
    """A date without its year: ``make`` gives it for a year, the scene picks the year."""
    span = spanned(match)
    found = scene.pick(span, (make(each) for each in scene.years_near(span)))
    return dated(match, *(found or (None, None)))


def relative_year(match: Match, scene: Scene) -> tuple[int, Anchor] | None:
    """The year "last", "this" or "next" year is, and its anchor; None where there is none."""
    words = match["relyear"].lower()
    narrated = words == "that" or words.startswith("the ")
    anchor = scene.set_by_text(spanned(match)) if narrated else scene.today
    if anchor is None or anchor.day is None:
        return None
    return anchor.day.year + _YEAR_STEPS.get(words.split()[-1], 0), anchor


_YEAR_STEPS = {"last": -1, "previous": -1, "next": 1, "following": 1}


def given_year(match: Match, scene: Scene) -> tuple[int | None, Anchor | None, bool]:
    """The year the words give, its anchor, and whether they give one at all."""
    if match["year"]:
        return int(match["year"]), NO_ANCHOR, True
    if match["relyear"]:
        found = relative_year(match, scene)
        return (*found, True) if found else (None, None, True)
    return None, None, False


def month_number(match: Match) -> int:
    """The number, 1 to 12, of the month that matched."""
    return MONTHS[match["month"].lower().rstrip(".")]


def relative_month(scene: Scene, rel: str, in_month: int) -> int | None:
    """The year of "last December" or "next May", None where nothing anchors it."""
    if scene.today is None or scene.today.day is None:
        return None
    today = scene.today.day
    if rel.endswith(("last", "past", "previous")):
        return today.year - (today.month <= in_month)
    if rel.endswith(("next", "coming", "following")):
        return today.year + (today.month >= in_month)
    return today.year


def part_named(words: str | None) -> str | None:
    """Say "early", "mid" or "late" for the words that say which part of a month or year."""
    if not words:
        return None
    lower = words.lower()
    for part, names in _PARTS.items():
        if any(name in lower for name in names):
            return part
    return None


_PARTS = {
    "early": ("early", "beginning", "start", "first half"),
    "mid": ("mid",),
    "late": ("late", "end", "close", "second half"),
}


def moved_by(today: date | None, count: int) -> Days | None:
    """The day ``count`` days after ``today``."""
    moved = shifted(today, "day", count) if today else None
    return days_of(moved) if moved else None


def unit_beside(today: date, unit: str, step: int) -> Days | None:
    """The whole week, month or year ``step`` units after the one that holds ``today``."""
    moved = shifted(today, unit, step)
    if moved is None:
        return None
    return weekend(moved) if unit == "weekend" else unit_around(moved, unit)


def direction(rel: str) -> int:
    """-1 for "last" and its like, 1 for "next" and its like, else 0."""
    if rel.endswith(("last", "past", "previous")):
        return -1
    return 1 if rel.endswith(("next", "coming", "following")) else 0


def number_in(words: str | None) -> float | None:
    """The number in digits or words, None for "several" and its like."""
    if not words:
        return None
    lower = " ".join(words.lower().split())
    return float(lower) if lower[0].isdigit() else NUMBERS.get(lower)


def singular(unit: str) -> str:
    """The unit in lower case, as :data:`UNITS` knows it."""
    lower = unit.lower()
    return "century" if lower == "centurie" else lower


def length_value(count: float | None, unit: str) -> str:
    """The TIMEX3 value of a length: "P3D", "PT2H", "PXW" where the number is not told."""
    code = UNITS[unit]
    number = "X" if count is None else f"{count:g}"
    if code in "EC" and count is not None:
        code, number = "Y", f"{count * (10 if code == 'E' else 100):g}"
    if unit == "fortnight" and count is not None:
        number = f"{2 * count:g}"
    return f"PT{number}{code[1]}" if code.startswith("T") else f"P{number}{code}"


def length(match: Match, count: float | None, unit: str) -> Meaning:
    """A length of time, which names no time on the calendar."""
    return Meaning(spanned(match), TimeKind.DURATION, length_value(count, unit), dated=False)


# How many days from today.
DAY_WORDS = {
    "yesterday": -1, "today": 0, "tonight": 0, "tomorrow": 1, "last night": -1, "this": 0,
    "day before yesterday": -2, "day after tomorrow": 2,
}  # fmt: skip

# A name goes on: "June Carter", "daily Telegraph".
NAME_AFTER = re.compile(r" [A-Z][a-z]")

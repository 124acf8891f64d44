"""The calendar: stretches of days, their precision and their TIMEX3 values.

Every function gives None where the calendar has no such day (31 June) or does not reach (year 0,
year 10000). Values are written as TimeML (TIMEX3) writes them.
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import ParamSpec, TypeVar

from travaux.model import Precision

__all__ = [
    "Days", "century", "day", "days_of", "decade", "half", "month", "month_part", "period",
    "quarter", "season", "shifted", "unit_around", "weekend", "year", "year_part",
]  # fmt: skip

P = ParamSpec("P")
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Days:
    """A stretch of days, both ends inclusive (None: open), with its TIMEX3 value."""

    earliest: date | None
    latest: date | None
    precision: Precision
    value: str | None

    @property
    def middle(self) -> date:
        """The day half way, for comparing distances. Both ends must be known."""
        if self.earliest is None or self.latest is None:
            raise ValueError("an open stretch has no middle")
        return self.earliest + (self.latest - self.earliest) / 2


def _on_calendar(make: Callable[P, T]) -> Callable[P, T | None]:
    def checked(*args: P.args, **kwargs: P.kwargs) -> T | None:
        try:
            return make(*args, **kwargs)
        except (ValueError, OverflowError):
            return None

    checked.__doc__ = make.__doc__
    return checked


def days_of(one: date) -> Days:
    """One day."""
    return Days(one, one, Precision.DAY, one.isoformat())


@_on_calendar
def day(year: int, month: int, day: int) -> Days:
    """The day of that date."""
    return days_of(date(year, month, day))


@_on_calendar
def month(year: int, month: int) -> Days:
    """A whole month."""
    last = monthrange(year, month)[1]
    first = date(year, month, 1)
    return Days(first, first.replace(day=last), Precision.MONTH, f"{year:04}-{month:02}")


@_on_calendar
def month_part(year: int, month: int, part: str) -> Days:
    """The first ten days ("early"), the next ten ("mid") or the rest ("late") of a month."""
    last = monthrange(year, month)[1]
    start, end = {"early": (1, 10), "mid": (11, 20), "late": (21, last)}[part]
    value = f"{year:04}-{month:02}"
    return Days(
        date(year, month, start), date(year, month, end), Precision.MONTH_PART, value
    )  # fmt: skip


@_on_calendar
def year(year: int) -> Days:
    """A whole year."""
    return Days(date(year, 1, 1), date(year, 12, 31), Precision.YEAR, f"{year:04}")


@_on_calendar
def year_part(year: int, part: str) -> Days:
    """The first four months ("early"), the next four ("mid") or the last four ("late")."""
    start, end, last = {"early": (1, 4, 30), "mid": (5, 8, 31), "late": (9, 12, 31)}[part]
    return Days(date(year, start, 1), date(year, end, last), Precision.PERIOD, f"{year:04}")


_SEASONS = {
    "spring": ("SP", (3, 1), (6, 20)),
    "summer": ("SU", (6, 1), (9, 22)),
    "autumn": ("FA", (9, 1), (12, 20)),
    "fall": ("FA", (9, 1), (12, 20)),
    "winter": ("WI", (12, 1), (3, 20)),
}


@_on_calendar
def season(year: int, name: str) -> Days:
    """A season of the northern year, as wide as the word is used; winter starts in ``year``."""
    code, start, end = _SEASONS[name]
    ends = year + 1 if end < start else year
    return Days(date(year, *start), date(ends, *end), Precision.SEASON, f"{year:04}-{code}")


@_on_calendar
def quarter(year: int, number: int) -> Days:
    """The quarter 1 to 4 of a year."""
    first = 3 * number - 2
    end = date(year, first + 2, monthrange(year, first + 2)[1])
    return Days(date(year, first, 1), end, Precision.QUARTER, f"{year:04}-Q{number}")


@_on_calendar
def half(year: int, number: int) -> Days:
    """The half 1 or 2 of a year."""
    start, end = (date(year, 1, 1), date(year, 6, 30))
    if number == 2:
        start, end = date(year, 7, 1), date(year, 12, 31)
    return Days(start, end, Precision.HALF_YEAR, f"{year:04}-H{number}")


@_on_calendar
def decade(first: int, part: str | None = None) -> Days:
    """The ten years from ``first``; of them three or four where ``part`` is given."""
    start, end = {"early": (0, 3), "mid": (4, 6), "late": (7, 9), None: (0, 9)}[part]
    days = date(first + start, 1, 1), date(first + end, 12, 31)
    return Days(*days, Precision.DECADE, f"{first // 10:03}")


@_on_calendar
def century(number: int) -> Days:
    """The ``number``-th century of our era."""
    first = 100 * number - 99
    value = f"{number - 1:02}"
    return Days(date(first, 1, 1), date(first + 99, 12, 31), Precision.CENTURY, value)


def _week(one: date) -> Days:
    monday = one - timedelta(days=one.weekday())
    iso = one.isocalendar()
    sunday = monday + timedelta(days=6)
    return Days(monday, sunday, Precision.WEEK, f"{iso.year:04}-W{iso.week:02}")


@_on_calendar
def weekend(one: date) -> Days:
    """The Saturday and Sunday of the week of a day."""
    saturday = one + timedelta(days=5 - one.weekday())
    iso = one.isocalendar()
    value = f"{iso.year:04}-W{iso.week:02}-WE"
    return Days(saturday, saturday + timedelta(days=1), Precision.PERIOD, value)


_AROUND: dict[str, Callable[[date], Days | None]] = {
    "day": days_of,
    "week": _week,
    "fortnight": _week,
    "month": lambda one: month(one.year, one.month),
    "quarter": lambda one: quarter(one.year, (one.month + 2) // 3),
    "year": lambda one: year(one.year),
    "decade": lambda one: decade(one.year // 10 * 10),
    "century": lambda one: century((one.year + 99) // 100),
}


@_on_calendar
def unit_around(one: date, unit: str) -> Days | None:
    """The day, week, month, quarter, year, decade or century that holds a day."""
    make = _AROUND.get(unit)
    return make(one) if make else None


_MONTHS_IN = {"month": 1, "quarter": 3, "year": 12, "decade": 120, "century": 1200}
_DAYS_IN = {"day": 1, "weekend": 7, "week": 7, "fortnight": 14}


@_on_calendar
def shifted(one: date, unit: str, count: int) -> date:
    """The day ``count`` units after a day (before it, where negative)."""
    if unit in _DAYS_IN:
        return one + timedelta(days=_DAYS_IN[unit] * count)
    months = one.year * 12 + one.month - 1 + _MONTHS_IN[unit] * count
    target_year, target_month = divmod(months, 12)
    last = monthrange(target_year, target_month + 1)[1]
    return date(target_year, target_month + 1, min(one.day, last))


def period(start: date | None, end: date | None, value: str | None) -> Days | None:
    """The stretch from one day to another, None where it would end before it starts."""
    if start and end and end < start:
        return None
    return Days(start, end, Precision.PERIOD, value)

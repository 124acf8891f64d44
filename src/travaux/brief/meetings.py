"""Meetings, and the timeline of meetings and texts."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import NamedTuple

from travaux.brief.cite import Citer, Cites
from travaux.brief.fields import Field, Shown, field, first_when, row_passages, sort_day
from travaux.brief.limits import Capped, Limits, capped
from travaux.brief.material import Material
from travaux.brief.words import capital, day_words, one_line, when_words
from travaux.model import Document, Entry, Kind, MeetingStatus, When

__all__ = [
    "Mark",
    "MeetingView",
    "People",
    "Tick",
    "Timeline",
    "meetings",
    "telling_name",
    "timeline",
]

MARGIN = timedelta(days=400)  # how far the drawing reaches before and after the documents' days
LABEL = 84  # characters of a label, a line on paper; the table beside it has the whole
ROW, HEAD = 40, 30  # pixels
AHEAD = frozenset({MeetingStatus.PROPOSED, MeetingStatus.SCHEDULED, MeetingStatus.POSTPONED})
_MONTHS = (1, 2, 3, 6, 12, 24, 60, 120, 240, 600, 1200, 6000)  # apart, on the scale
_STANDING = frozenset(
    {*(MeetingStatus.HELD, MeetingStatus.ONGOING), "adopted", "signed", "in-force"}
)
_MEETING_FIELDS = ("when", "place", "status", "form", "forum")


@dataclass(frozen=True, slots=True)
class MeetingView:
    """One row of the table of meetings."""

    name: str
    forum: Field
    form: Field
    place: Field
    when: Field
    participants: Field
    status: Field
    cites: Cites


@dataclass(frozen=True, slots=True)
class Mark:
    """One line of the timeline. ``letter`` is M for a meeting, T for a text.

    ``left`` and ``width`` are per cent of the drawing; a width of 0 is a point, one day.
    ``top`` is in pixels. ``filled`` where it is said to have taken place or to stand. ``day`` is
    the day in words.
    """

    letter: str
    label: str
    left: float
    width: float
    top: int
    filled: bool
    day: str


@dataclass(frozen=True, slots=True)
class Tick:
    """A line of the scale, at ``left`` per cent."""

    left: float
    label: str


@dataclass(frozen=True, slots=True)
class Dated:
    """One row of the table that says the same as the drawing."""

    kind: str
    name: str
    when: Field
    status: Field
    drawn: bool
    cites: Cites


@dataclass(frozen=True, slots=True)
class Timeline:
    """The drawing and the table beside it. ``height`` is in pixels."""

    marks: tuple[Mark, ...]
    ticks: tuple[Tick, ...]
    height: int
    span: str
    rows: Capped[Dated]


class Scale(NamedTuple):
    """The days a drawing reaches from and to."""

    first: date
    last: date

    def at(self, day: date) -> float:
        """Where ``day`` lies, in per cent, inside a margin of 3 at each side."""
        days = max(1, (self.last - self.first).days)
        part = min(1.0, max(0.0, (day - self.first).days / days))
        return round(3 + 94 * part, 2)


class People:
    """Those who take part in meetings, each person once and by the record's name."""

    def __init__(self, material: Material, citer: Citer) -> None:
        self._citer = citer
        self._names: Mapping[tuple[int, str], str] = {
            (number, one_line(reading.shown)): person.name
            for person in material.people
            for reading in person.readings("variants")
            for number in citer.numbers(reading.passages)
        }

    def taking_part(self, entry: Entry) -> Field:
        """The participants of a meeting."""
        merged: dict[str, Shown] = {}
        for value in field(entry, "participants", self._citer).values:
            name = next(
                (
                    self._names[n, value.text]
                    for n in value.numbers
                    if (n, value.text) in self._names
                ),
                value.text,
            )
            before = merged.get(name, Shown(name))
            numbers = tuple(sorted({*before.numbers, *value.numbers}))
            merged[name] = replace(before, numbers=numbers)
        return Field(tuple(merged.values()))


def meetings(material: Material, citer: Citer, limits: Limits) -> Capped[MeetingView]:
    """The meetings in order of time, those without a day last."""
    cut, people = capped(_in_time(material.meetings), limits.meetings), People(material, citer)
    return Capped(tuple(_meeting(m, citer, people) for m in cut.shown), cut.more)


def timeline(material: Material, citer: Citer, limits: Limits) -> Timeline:
    """The meetings and texts that have a day, on one scale, and all of them as a table."""
    entries, people = _in_time((*material.meetings, *material.texts)), People(material, citer)
    scale = _scale([w for e in entries if (w := first_when(e))], material.documents)
    inside = [e for e in entries if scale and _inside(first_when(e), scale)]
    best = sorted(inside, key=lambda e: -len(e.passages))[: limits.timeline]
    chosen = {e.id for e in best}
    drawn = [e for e in inside if e.id in chosen]
    marks = tuple(
        _mark(e, telling_name(e, people), row, scale) for row, e in enumerate(drawn) if scale
    )
    rows = capped(entries, limits.meetings)
    return Timeline(
        marks,
        _ticks(scale) if scale and marks else (),
        HEAD + ROW * len(marks) + 8,
        f"{day_words(scale.first)} to {day_words(scale.last)}" if scale else "",
        Capped(tuple(_dated(e, e.id in chosen, people, citer) for e in rows.shown), rows.more),
    )


def _in_time(entries: Sequence[Entry]) -> list[Entry]:
    return sorted(entries, key=lambda e: (*sort_day(e), e.kind, e.name, e.id))


def telling_name(entry: Entry, people: People) -> str:
    """The entry's name; for one that names nobody and no place ("talks"), with who takes part."""
    told = entry.kind is Kind.MEETING and entry.name.islower()
    names = [value.text for value in people.taking_part(entry).values] if told else []
    return f"{capital(entry.name)}: {_listed(names)}" if names else capital(entry.name)


def _listed(names: Sequence[str]) -> str:
    """Up to three names."""
    return ", ".join([*names[:3], *(["others"] if len(names) > 3 else [])])


def _meeting(entry: Entry, citer: Citer, people: People) -> MeetingView:
    shown = {name: field(entry, name, citer) for name in _MEETING_FIELDS}
    shown["participants"] = people.taking_part(entry)
    cites = citer.cite(row_passages(entry, *_MEETING_FIELDS))
    return MeetingView(name=capital(entry.name), cites=cites, **shown)


def _dated(entry: Entry, drawn: bool, people: People, citer: Citer) -> Dated:
    kind = "Meeting" if entry.kind is Kind.MEETING else "Text"
    when, status = field(entry, "when", citer), field(entry, "status", citer)
    cites = citer.cite(row_passages(entry, "when"))
    return Dated(kind, telling_name(entry, people), when, status, drawn, cites)


def _scale(whens: Sequence[When], documents: Sequence[Document]) -> Scale | None:
    """The days to draw: those of ``whens``, no further than MARGIN from the documents' days."""
    published = [d.published.value for d in documents if d.published]
    low = _shifted(min(published), -MARGIN) if published else date.min
    high = _shifted(max(published), MARGIN) if published else date.max
    known = (d for w in whens for d in (w.earliest, w.latest) if d and low <= d <= high)
    days = sorted(known)
    return Scale(days[0], days[-1]) if days else None


def _shifted(day: date, by: timedelta) -> date:
    ordinal = day.toordinal() + by.days
    return date.fromordinal(min(date.max.toordinal(), max(1, ordinal)))


def _inside(when: When | None, scale: Scale) -> bool:
    """Whether some end of ``when`` lies on the scale."""
    ends = (when.earliest, when.latest) if when else ()
    return any(day and scale.first <= day <= scale.last for day in ends)


def _mark(entry: Entry, name: str, row: int, scale: Scale) -> Mark:
    when = first_when(entry)
    assert when is not None  # noqa: S101 - only entries on the scale are drawn
    left = scale.at(when.earliest or scale.first)
    right = scale.at(when.latest or scale.last)
    point = when.earliest == when.latest
    return Mark(
        "M" if entry.kind is Kind.MEETING else "T",
        name if len(name) <= LABEL else name[: LABEL - 1].rstrip() + "…",
        left,
        0 if point else max(1.0, round(right - left, 2)),
        HEAD + ROW * row,
        any(reading.value in _STANDING for reading in entry.readings("status")),
        when_words(when, said=False),
    )


def _ticks(scale: Scale) -> tuple[Tick, ...]:
    """At most six days of the calendar, evenly apart: days, or firsts of months or years."""
    days = (scale.last - scale.first).days
    if days < 75:
        step = next(s for s in (1, 2, 3, 7, 14) if days // s < 6)
        shown = [scale.first + timedelta(days=n) for n in range(0, days + 1, step)]
        return tuple(Tick(scale.at(day), _tick_label(day, 0)) for day in shown)
    first = scale.first.year * 12 + scale.first.month - 1
    last = scale.last.year * 12 + scale.last.month - 1
    step = next((s for s in _MONTHS if (last - first) // s < 5), 24_000)
    months = (date(m // 12, m % 12 + 1, 1) for m in range(first + -first % step, last + 1, step))
    return tuple(
        Tick(scale.at(day), _tick_label(day, step)) for day in months if day >= scale.first
    )


def _tick_label(day: date, months: int) -> str:
    """``4 Mar`` for days, ``Mar 2031`` for months, ``2031`` for years."""
    number, month, year = day_words(day).split()
    if months >= 12:
        return year
    return f"{month[:3]} {year}" if months else f"{number} {month[:3]}"

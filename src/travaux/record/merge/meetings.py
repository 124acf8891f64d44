"""Which meetings of many documents are one meeting.

Meetings are compared where they share a forum, or else the form's family and the parties that
take part. The most exactly told come first; each other one joins the only meeting that it does
not conflict with, and one that fits two joins neither. Two days are two meetings, two places are,
and so are two meetings that one document tells apart. A forum's session of one day is its talks of
that day.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import islice

from travaux.model import MeetingForm, When, slug
from travaux.record.merge.union import Groups, blocks

__all__ = ["MeetingKey", "merge_meetings"]

_NARROW = 7  # days that a time may span to be looked up day by day
_YEAR = 400  # and month by month
_REACH = timedelta(days=180)  # how far from its publication an undated meeting is looked for
_WIDEST = (date.min, date.max)

_FAMILIES = {
    MeetingForm.CALL: "call",
    MeetingForm.SESSION: "assembly",
    MeetingForm.CONFERENCE: "assembly",
}
_EITHER = "sitting"  # told as an assembly and as talks


@dataclass(frozen=True, slots=True)
class MeetingKey:
    """What merging looks at in a meeting. ``parties`` are the ids of those who take part.

    ``published`` is when the document was: reports of years apart that name no day are not one.
    """

    document: str
    id: str
    forum: str | None
    form: MeetingForm
    place: str | None
    when: When | None
    parties: frozenset[str]
    published: date | None = None


@dataclass(slots=True)
class _Met:
    """Meetings found to be one so far: what is known of it, and their places in the sequence."""

    forum: str
    family: str
    place: str
    days: tuple[date, date]
    parties: frozenset[str]
    first: tuple[str, str]
    documents: set[str]
    places: list[int]

    @property
    def narrow(self) -> bool:
        """Whether the time is known to a few days."""
        return self.span < _NARROW

    @property
    def span(self) -> int:
        """How many days the latest day is from the earliest."""
        return (self.days[1] - self.days[0]).days

    def fits(self, other: _Met) -> bool:
        """Whether nothing told of the two conflicts."""
        return (
            (self.told == other.told or self.documents.isdisjoint(other.documents))
            and self.days[0] <= other.days[1]
            and other.days[0] <= self.days[1]
            and _agree(self.place, other.place)
            and _agree(self.forum, other.forum)
            and self._fits_form(other)
        )

    def _fits_form(self, other: _Met) -> bool:
        """Whether the forms agree: a forum's "session" of one day can be "talks" to another."""
        forms = {self.family, other.family}
        if len(forms) == 1 or "call" in forms:
            return len(forms) == 1
        one_day = self.narrow and other.narrow and self.forum == other.forum != ""
        return one_day or _EITHER in forms

    @property
    def told(self) -> tuple[object, ...]:
        """What two findings of one document share if they are one; of no use where undated."""
        return self.family, self.place, self.days, self.narrow or self.first

    def take(self, other: _Met) -> None:
        """Make ``other`` a part of this one: what it knows more exactly is known of both."""
        self.family = self.family if self.family == other.family else _EITHER
        self.days = max(self.days[0], other.days[0]), min(self.days[1], other.days[1])
        self.place = self.place or other.place
        self.forum = self.forum or other.forum
        self.parties |= other.parties
        self.first = min(self.first, other.first)
        self.documents |= other.documents
        self.places += other.places


def merge_meetings(meetings: Sequence[MeetingKey]) -> Groups:
    """Groups of places in ``meetings`` that are one meeting, whatever the order of ``meetings``."""
    told = sorted((_met(key, at) for at, key in enumerate(meetings)), key=_most_exact_first)
    found: list[_Met] = []
    by_home = blocks(told, _home)
    for _, block in sorted(by_home.items()):
        found += _Calendar.of(block)
    found += [met for met in told if _home(met) is None]
    return sorted(sorted(met.places) for met in _across(found))


def _met(key: MeetingKey, at: int) -> _Met:
    return _Met(
        slug(key.forum or ""),
        _FAMILIES.get(key.form, "talks"),
        slug(key.place or ""),
        _days(key.when, key.published),
        key.parties,
        (key.document, key.id),
        {key.document},
        [at],
    )


def _days(when: When | None, published: date | None) -> tuple[date, date]:
    if when is not None and when.resolved:
        return when.earliest or date.min, when.latest or date.max
    if published is None or not _REACH < published - date.min < date.max - date.min - _REACH:
        return _WIDEST
    return published - _REACH, published + _REACH


def _home(met: _Met) -> tuple[str, ...] | None:
    """Where a meeting is compared with others, None where too little is told of it."""
    if met.forum:
        return "forum", met.forum
    if len(met.parties) > 1:
        return "parties", met.family, *sorted(met.parties)
    return None


def _most_exact_first(met: _Met) -> tuple[int, bool, date, str, int, tuple[str, str]]:
    return met.span, not met.place, met.days[0], met.place, -len(met.parties), met.first


def _agree(one: str, other: str) -> bool:
    return one == other or not (one and other)


class _Calendar:
    """The meetings of one home, found by their days."""

    def __init__(self) -> None:
        self.found: list[_Met] = []
        self._by_day: dict[date, list[_Met]] = defaultdict(list)
        self._by_month: dict[int, list[_Met]] = defaultdict(list)
        self._open: list[_Met] = []

    @classmethod
    def of(cls, block: list[_Met]) -> list[_Met]:
        """The meetings that ``block``, the most exactly told first, comes to."""
        calendar = cls()
        for met in block:
            calendar.put(met)
        return calendar.found

    def put(self, met: _Met) -> None:
        """Let ``met`` join the only meeting it fits; none joins one that fitted several."""
        fitting = list(islice(self._fitting(met), 2))
        if len(fitting) == 1:
            fitting[0].take(met)
            return
        self.found.append(met)
        if not fitting:
            self._open.append(met)
            for day in _each_day(met):
                self._by_day[day].append(met)
            for month in _each_month(met):
                self._by_month[month].append(met)

    def _fitting(self, met: _Met) -> Iterator[_Met]:
        seen: set[int] = set()
        for other in self._near(met):
            if id(other) not in seen and met.fits(other):
                seen.add(id(other))
                yield other

    def _near(self, met: _Met) -> Iterator[_Met]:
        if met.narrow:
            return (o for day in _each_day(met) for o in self._by_day.get(day, ()))
        if met.span < _YEAR:
            return (o for month in _each_month(met) for o in self._by_month.get(month, ()))
        return iter(self._open)


def _each_day(met: _Met) -> Iterator[date]:
    if met.narrow:
        first, last = met.days[0].toordinal(), met.days[1].toordinal()
        yield from (date.fromordinal(n) for n in range(first, last + 1))


def _each_month(met: _Met) -> Iterable[int]:
    first, last = (day.year * 12 + day.month for day in met.days)
    return range(first, last + 1) if met.span < _YEAR else ()


def _across(found: list[_Met]) -> list[_Met]:
    """Join meetings of one day that share two parties, though named by forum here, not there.

    One of which only day and place are told joins the only other one there on that day.
    """
    kept: list[_Met] = []
    by_day: dict[date, list[_Met]] = {}
    for met in sorted(found, key=lambda m: (not m.forum, -len(m.parties), m.first)):
        one_day = met.days[0] == met.days[1]
        near = by_day.setdefault(met.days[0], []) if one_day else []
        fitting = [o for o in near if met.fits(o) and _meets_again(met, o)]
        if len(fitting) == 1:
            fitting[0].take(met)
            continue
        kept.append(met)
        near.append(met)
    return kept


def _meets_again(met: _Met, other: _Met) -> bool:
    bare = not met.forum and not met.parties
    return len(met.parties & other.parties) > 1 or (
        bare and bool(met.place) and met.place == other.place
    )

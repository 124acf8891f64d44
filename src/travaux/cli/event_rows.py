"""The rows of ``travaux show events``, made from a record."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any, TypeAlias

from travaux.analysis import Judge, Sides, events
from travaux.model import Event, EventClass, Kind, Said, Span
from travaux.record import Record

__all__ = ["event_rows"]

Row: TypeAlias = dict[str, Any]


def event_rows(
    record: Record,
    party: str | None = None,
    person: str | None = None,
    since: date | None = None,
    until: date | None = None,
    judge: Judge | None = None,
) -> Iterator[Row]:
    """The events of a record, by day, undated ones last.

    ``party`` is source or target, ``person`` speaks or takes part; the days are those of
    :meth:`Record.statements` and :meth:`Record.entries`. ``judge`` is the trained reader unless
    another is given. A statement without a time of its own has its document's day.
    """
    published = {d.sha256: d.published.value for d in record.documents() if d.published}
    sides = Sides(record.entries(Kind.PARTY), record.entries(Kind.PERSON))
    said = list(record.statements(person=person, since=since, until=until))
    meetings = record.entries(Kind.MEETING, person=person, since=since, until=until)
    found: Iterable[Event] = events(said, meetings, sides, judge or _trained)
    if party is not None:
        asked = {entry.id for entry in record.entries(Kind.PARTY, party=party)}
        found = (event for event in found if {event.source.id, event.target.id} & asked)
    days = _days(said, published)
    yield from sorted((_row(event, days) for event in found), key=_order)


def _trained(sentence: str, source: Span, target: Span) -> tuple[EventClass, float]:
    from travaux.language.event_class import load_event_reader

    read = load_event_reader().read(sentence, source, target)
    return read.plover, read.confidence


def _days(said: Iterable[Said], published: dict[str, date]) -> dict[str, date]:
    """Of each statement the day on which its document was published, where that is known."""
    return {one.statement.id: published[one.document] for one in said if one.document in published}


def _row(event: Event, days: dict[str, date]) -> Row:
    first, last = _span(event, days)
    return {
        "when": None if first is None else "/".join(sorted({first, last or first})),
        "source": event.source.name,
        "source_id": event.source.id,
        "target": event.target.name,
        "target_id": event.target.id,
        "code": event.code,
        "plover": event.plover.value if event.plover else None,
        "quad": event.quad.value if event.quad else None,
        "cameo": event.cameo,
        "basis": event.basis.value,
        "confidence": event.confidence,
        "place": event.place,
        "of": event.of,
        "passage": event.passages[0].text,
        "passages": [
            {"document": p.document, "start": p.start, "end": p.end, "text": p.text}
            for p in event.passages
        ],
    }


def _span(event: Event, days: dict[str, date]) -> tuple[str | None, str | None]:
    """First and last day: of the event's own time, or the day its document was published."""
    when = event.when
    if when and (when.earliest or when.latest):
        ends = [day.isoformat() for day in (when.earliest, when.latest) if day]
        return ends[0], ends[-1]
    day = days.get(event.of)
    return (day.isoformat(), None) if day else (None, None)


def _order(row: Row) -> tuple[bool, str, str]:
    return row["when"] is None, row["when"] or "", row["of"]

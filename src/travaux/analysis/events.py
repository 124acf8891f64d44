"""A record's statements and meetings as events: who did what to whom, in the codes of the field."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from itertools import combinations
from typing import TypeAlias

from travaux.analysis.acted_on import Named, Sides
from travaux.codebook.events import EventCode, load_events
from travaux.model import (
    Act,
    Basis,
    Entry,
    Event,
    EventClass,
    MeetingForm,
    MeetingStatus,
    PartyRef,
    Passage,
    Said,
    Span,
    Statement,
    When,
)

__all__ = ["Judge", "events"]

# A reader of event classes: a sentence, the spans of source and target in it; the class and how
# sure the reader is, from 0 to 1.
Judge: TypeAlias = Callable[[str, Span, Span], tuple[EventClass, float]]

# Acts that have no class of their own, since they tell of other deeds.
_TELLING = frozenset({Act.REPORT, Act.ASSESS})
# How sure the reader must be. It always names a class, also where one party does nothing to the
# other, and it was taught with a tenth of doubt, so that it is seldom surer than this.
_SURE = 0.8
# What became of a meeting, told in several ways: that it took place outweighs that it was planned.
_WEIGHTY = (MeetingStatus.HELD, MeetingStatus.ONGOING, MeetingStatus.CANCELLED)

# Words that may stand before a party that opens a clause.
_SMALL = frozenset({"that", "the", "both", "now"})

Target: TypeAlias = tuple[PartyRef, Named | None]


def events(
    said: Iterable[Said],
    meetings: Iterable[Entry],
    sides: Sides,
    judge: Judge | None = None,
) -> Iterator[Event]:
    """The events of statements, then of meetings, in the order given.

    A statement is an event where it has a side that speaks and another that is spoken to or acted
    on; a meeting is one for each pair of its parties, both source and target alike. What a
    statement that reports or assesses tells of is left to ``judge``, where it is sure.
    """
    for one in said:
        yield from _of_statement(one.statement, sides, judge)
    for meeting in meetings:
        yield from _of_meeting(meeting, sides)


def _of_statement(statement: Statement, sides: Sides, judge: Judge | None) -> Iterator[Event]:
    for source in _sources(statement):
        for target, named in _targets(statement, source, sides):
            code = load_events().acts[statement.act]
            judged = None
            if judge and named and statement.act in _TELLING:
                judged = _judged(statement, named, judge)
            yield _event(statement, source, target, code, judged)


def _sources(statement: Statement) -> list[PartyRef]:
    if statement.on_behalf_of:
        return [statement.on_behalf_of]
    return sorted({speaker.party for speaker in statement.speakers if speaker.party})


def _targets(statement: Statement, source: PartyRef, sides: Sides) -> list[Target]:
    told = {who.party for who in statement.addressees if who.party and who.party.id != source.id}
    if told:
        return [(party, None) for party in sorted(told)]
    named = sides.acted_on(statement, source)
    return [(named.party, named)] if named else []


def _judged(statement: Statement, named: Named, judge: Judge) -> tuple[EventClass, float] | None:
    """The class of the sentence, where both actors stand in it and the judge is sure.

    A party that opens what is said ("Sudrey has left the talks, Norland said") does the deed
    itself, and what it does is not done by who tells of it.
    """
    source = statement.source
    if source is None or _opens(statement, named):
        return None
    for passage in statement.passages:
        if _holds(passage, source.start, source.end) and _holds(passage, named.start, named.end):
            event, confidence = judge(
                passage.text,
                Span(source.start - passage.start, source.end - passage.start),
                Span(named.start - passage.start, named.end - passage.start),
            )
            return (event, confidence) if confidence >= _SURE else None
    return None


def _opens(statement: Statement, named: Named) -> bool:
    """Whether a piece of the content begins with the party named, small words aside."""
    for piece in statement.content:
        if _holds(piece, named.start, named.end):
            before = re.findall(r"\w+", piece.text[: named.start - piece.start].lower())
            return not set(before) - _SMALL
    return False


def _holds(passage: Passage, start: int, end: int) -> bool:
    return passage.start <= start and end <= passage.end


def _event(
    statement: Statement,
    source: PartyRef,
    target: PartyRef,
    code: EventCode,
    judged: tuple[EventClass, float] | None,
) -> Event:
    walk = load_events()
    plover = judged[0] if judged else code.plover
    return Event(
        source=source,
        target=target,
        code=statement.act.value,
        plover=plover,
        quad=walk.quads[plover] if plover else None,
        cameo=walk.home[judged[0]] if judged else code.cameo,
        basis=Basis.READER if judged else Basis.ACT,
        when=statement.when,
        place=None,
        of=statement.id,
        passages=statement.passages,
        confidence=round(judged[1], 2) if judged else None,
    )


def _of_meeting(meeting: Entry, sides: Sides) -> Iterator[Event]:
    walk = load_events()
    form = MeetingForm(str(meeting.first("form") or MeetingForm.MEETING))
    code = walk.of_meeting(form, _status(meeting))
    if code is None:
        return
    when, place = meeting.first("when"), meeting.first("place")
    for source, target in combinations(_parties(meeting, sides), 2):
        yield Event(
            source=source,
            target=target,
            code="consult",
            plover=code.plover,
            quad=walk.quads[code.plover] if code.plover else None,
            cameo=code.cameo,
            basis=Basis.MEETING,
            when=when if isinstance(when, When) else None,
            place=place if isinstance(place, str) else None,
            of=meeting.id,
            passages=meeting.passages,
        )


def _status(meeting: Entry) -> MeetingStatus:
    told = [MeetingStatus(reading.shown) for reading in meeting.readings("status")]
    weighty = [status for status in _WEIGHTY if status in told]
    return next(iter(weighty + told), MeetingStatus.UNKNOWN)


def _parties(meeting: Entry, sides: Sides) -> list[PartyRef]:
    """The parties that take part, themselves or through their people, in the order of their ids."""
    values = [reading.value for reading in meeting.readings("participants")]
    told = [v if isinstance(v, PartyRef) else sides.of_name(str(v)) for v in values]
    return sorted({party.id: party for party in told if party}.values())

"""What changed between two days: what is new, what was answered, who moved, what was overtaken.

Both sides are the same analysis, made of what was published up to each day, so that "what did we
know on the 12th" and "what is new since" cannot disagree.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from travaux.analysis.whole import Analysis
from travaux.model import Entry, Kind, PartyRef, Passage

__all__ = ["Change", "ChangeKind", "analysis_changes", "entry_changes"]


class ChangeKind(StrEnum):
    """What kind of change it is."""

    NEW_POSITION = "new position"
    MOVED = "moved"  # a party changed sides on an issue
    FIRMER = "firmness changed"
    NEW_DEMAND = "new demand"
    ANSWERED = "answered"
    NOW_DUE = "answer pledged"
    NEW_ENTRY = "new"  # a person, meeting, text or provision not known before
    OTHER_VALUE = "told otherwise"  # an attribute of one that was known has a value it had not


@dataclass(frozen=True, slots=True)
class Change:
    """One change. ``topic`` is the id of an issue or of an entry; ``passages`` what it rests on."""

    kind: ChangeKind
    topic: str
    what: str
    day: date | None
    parties: tuple[PartyRef, ...]
    passages: tuple[Passage, ...]
    before: str | None = None
    after: str | None = None


def analysis_changes(before: Analysis, after: Analysis) -> tuple[Change, ...]:
    """The changes of positions, exchanges and pledges, by day, then in the order found."""
    found = [*_positions(before, after), *_exchanges(before, after), *_pledges(before, after)]
    return tuple(sorted(found, key=lambda c: (c.day is None, c.day or date.max)))


def _positions(before: Analysis, after: Analysis) -> Iterator[Change]:
    titles = {issue.id: issue.title for issue in after.issues}
    had = {(p.party, p.topic): p for p in before.standing}
    for now in after.standing:
        then = had.get((now.party, now.topic))
        on = titles.get(now.topic, now.topic)
        told = f"{now.stance:+.2f}, {now.firmness.value}"
        last = now.evidence[-1]
        if then is None:
            kind, was, what = ChangeKind.NEW_POSITION, None, f"{now.party.name} on {on}"
        elif then.stance * now.stance < 0:
            kind, what = ChangeKind.MOVED, f"{now.party.name} changed sides on {on}"
            was = f"{then.stance:+.2f}, {then.firmness.value}"
        elif then.firmness is not now.firmness:
            kind, what = ChangeKind.FIRMER, f"{now.party.name} on {on}"
            was = f"{then.stance:+.2f}, {then.firmness.value}"
        else:
            continue
        yield Change(kind, now.topic, what, last.day, (now.party,), last.passages, was, told)


def _exchanges(before: Analysis, after: Analysis) -> Iterator[Change]:
    had = {exchange.id: exchange for exchange in before.exchanges}
    for now in after.exchanges:
        then = had.get(now.id)
        to = ", ".join(party.name for party in now.to) or "nobody named"
        topic = now.issues[0] if now.issues else now.id
        if then is None:
            what = f"{now.by.name} to {to}"
            yield Change(
                ChangeKind.NEW_DEMAND, topic, what, now.day, (now.by, *now.to), now.passages,
                after=now.act.value,
            )  # fmt: skip
        known = {answer.statement for answer in then.answers} if then else set()
        for answer in now.answers:
            if answer.statement not in known:
                what = f"{answer.by.name} answered {now.by.name}"
                was = then.state.value if then else None
                yield Change(
                    ChangeKind.ANSWERED, topic, what, answer.day, (answer.by, now.by),
                    answer.passages, was, answer.kind.value,
                )  # fmt: skip


def _pledges(before: Analysis, after: Analysis) -> Iterator[Change]:
    had = {due.statement for due in before.due}
    for due in after.due:
        if due.statement not in had:
            what = f"{due.by.name} has pledged an answer"
            parties = (due.by, *due.to)
            topic = due.exchange or due.statement
            yield Change(ChangeKind.NOW_DUE, topic, what, due.day, parties, due.passages)


def entry_changes(
    entries: Iterable[Entry], published: Mapping[str, date], since: date
) -> Iterator[Change]:
    """People, meetings, texts and provisions first told of since a day, and new values of others.

    ``published`` are the days of publication by document. What undated documents say is of no day
    and is left out, since nothing tells whether it is new.
    """
    for entry in entries:
        days = [published[p.document] for p in entry.passages if p.document in published]
        if not days or len(days) < len(entry.passages):
            continue
        if min(days) >= since:
            first = min(entry.passages, key=lambda p: (published[p.document], p.start))
            what = f"{_word(entry.kind)} {entry.name}"
            yield Change(ChangeKind.NEW_ENTRY, entry.id, what, min(days), (), (first,))
            continue
        yield from _new_values(entry, published, since)


def _new_values(entry: Entry, published: Mapping[str, date], since: date) -> Iterator[Change]:
    for attribute in entry.attributes:
        known = [
            reading.shown
            for reading in attribute.readings
            if any(published.get(p.document, date.max) < since for p in reading.passages)
        ]
        for reading in attribute.readings:
            days = [published.get(p.document) for p in reading.passages]
            told = [day for day in days if day is not None]
            if told and len(told) == len(days) and min(told) >= since and attribute.name != "name":
                what = f"{_word(entry.kind)} {entry.name}: {attribute.name}"
                was = "; ".join(known) or None
                yield Change(
                    ChangeKind.OTHER_VALUE, entry.id, what, min(told), (), reading.passages,
                    was, reading.shown,
                )  # fmt: skip


def _word(kind: Kind) -> str:
    return kind.value.capitalize()

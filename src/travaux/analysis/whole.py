"""Everything a record adds up to, in one value."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from travaux.analysis.acted_on import Sides
from travaux.analysis.assignment import Assigner, Meaning
from travaux.analysis.coding import code
from travaux.analysis.contested import common_ground, named_points, sticking_points
from travaux.analysis.due import due_answers
from travaux.analysis.exchanges import exchanges
from travaux.analysis.linkage import links
from travaux.analysis.nearby import Nearby
from travaux.analysis.on_provisions import on_provisions
from travaux.analysis.origins import Origins, once
from travaux.analysis.positions import current, moves, positions
from travaux.analysis.turns import turns_of
from travaux.analysis.voices import chairs, utterances
from travaux.model import (
    Coded,
    Document,
    Due,
    Entry,
    Exchange,
    Issue,
    Link,
    Move,
    Passage,
    Position,
    Said,
    StickingPoint,
)

__all__ = ["Analysis", "analyse"]


@dataclass(frozen=True, slots=True)
class Analysis:
    """What a record adds up to, as of a day.

    ``unassigned`` are ids of statements that take no side on any issue of the codebook: they are
    left out of the rest and stand here so that nothing is silently dropped. ``called_stuck`` and
    ``called_shared`` are topics that a source itself calls so, whatever is computed of
    them. ``provisions`` are the names of those that are topics, by their ids.
    """

    issues: tuple[Issue, ...]
    coded: tuple[Coded, ...]
    positions: tuple[Position, ...]
    exchanges: tuple[Exchange, ...]
    due: tuple[Due, ...]
    sticking_points: tuple[StickingPoint, ...]
    common_ground: tuple[StickingPoint, ...]
    links: tuple[Link, ...]
    moves: tuple[Move, ...]
    unassigned: tuple[str, ...]
    called_stuck: tuple[StickingPoint, ...] = ()
    called_shared: tuple[StickingPoint, ...] = ()
    provisions: Mapping[str, str] = field(default_factory=dict)

    @property
    def titles(self) -> dict[str, str]:
        """What topics are called: the titles of issues and the names of provisions, by id."""
        return {**self.provisions, **{issue.id: issue.title for issue in self.issues}}

    @property
    def standing(self) -> tuple[Position, ...]:
        """The positions that nothing has overtaken."""
        return current(self.positions)


def analyse(
    said: Iterable[Said],
    parties: Iterable[Entry],
    people: Iterable[Entry],
    documents: Iterable[Document],
    issues: Sequence[Issue],
    *,
    meaning: Meaning | None = None,
    meetings: Iterable[Entry] = (),
    provisions: Iterable[Entry] = (),
    as_of: date | None = None,
) -> Analysis:
    """The analysis of a record's statements, by the issues of a codebook.

    What copies of one report carry counts once.

    With ``as_of`` only what was said up to that day counts, and only documents published by then.
    """
    articles = list(provisions)
    read = {document.sha256: document for document in documents}
    days = {key: d.published.value for key, d in read.items() if d.published}
    known = (one for one in said if as_of is None or _by(days.get(one.document), as_of))
    told = list(once(known, Origins.of(read.values()).by_document()))
    known_people = list(people)
    sides, assigner = Sides(parties, known_people), Assigner(issues, meaning)
    around = Nearby(read.values(), sides)
    voices = list(utterances(told, sides, chairs(known_people), around))
    coded = tuple(c for c in code(voices, assigner, sides, days, around) if _by(c.day, as_of))
    coded += tuple(c for c in on_provisions(told, articles, sides, days) if _by(c.day, as_of))
    found = positions(coded)
    stuck, shared = _named(told, assigner)
    opened = exchanges(turns_of(voices, coded, sides, days, around))
    return Analysis(
        issues=tuple(issues),
        coded=coded,
        positions=found,
        exchanges=opened,
        due=tuple(due_answers(told, opened, sides, read)),
        sticking_points=sticking_points(current(found), stuck),
        common_ground=common_ground(current(found), shared),
        links=tuple(links(told, assigner, sides)),
        moves=moves(found, _forums(meetings)),
        unassigned=_unassigned(told, coded),
        called_stuck=_called(stuck),
        called_shared=_called(shared),
        provisions=_names(articles, coded),
    )


def _by(day: date | None, as_of: date | None) -> bool:
    return day is None or as_of is None or day <= as_of


def _named(
    said: Sequence[Said], assigner: Assigner
) -> tuple[Mapping[str, list[Passage]], Mapping[str, list[Passage]]]:
    """By issue the passages that call it a sticking point, and those that call it common ground."""
    stuck, shared = defaultdict[str, list[Passage]](list), defaultdict[str, list[Passage]](list)
    for one in said:
        for passage in one.statement.content:
            apart, together = named_points(passage.text)
            if apart or together:
                for assigned in assigner.assign(passage.text):
                    (stuck if apart else shared)[assigned.issue].append(passage)
    return stuck, shared


def _called(named: Mapping[str, list[Passage]]) -> tuple[StickingPoint, ...]:
    return tuple(StickingPoint(topic, 0.0, (), tuple(named[topic])) for topic in sorted(named))


def _names(provisions: Iterable[Entry], coded: Iterable[Coded]) -> dict[str, str]:
    topics = {one.topic for one in coded}
    return {entry.id: entry.name for entry in provisions if entry.id in topics}


def _forums(meetings: Iterable[Entry]) -> dict[str, str]:
    """By document the one meeting that it tells of, where it is one."""
    found: dict[str, set[str]] = defaultdict(set)
    for meeting in meetings:
        for document, _ in meeting.findings:
            found[document].add(meeting.name)
    return {document: next(iter(names)) for document, names in found.items() if len(names) == 1}


def _unassigned(said: Sequence[Said], coded: Sequence[Coded]) -> tuple[str, ...]:
    known = {one.statement.partition(".")[0] for one in coded}
    return tuple(one.statement.id for one in said if one.statement.id not in known)

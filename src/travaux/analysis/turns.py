"""Statements made ready to be linked: who speaks, to whom, of whom, on what, in which words."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from travaux.analysis.acted_on import Sides
from travaux.analysis.answers import answer_kind, kind_of_act
from travaux.analysis.wording import wording
from travaux.model import Act, AnswerKind, Coded, PartyRef, Passage, Said

__all__ = ["Turn", "rarity", "turns_of", "turns_of_coded"]


@dataclass(frozen=True, slots=True)
class Turn:
    """One party's part in one statement.

    ``issues`` are stances by topic; ``named`` ids of parties in what is said; ``telling`` its
    stems, empty where only codes are at hand; ``kind`` the kind of answer its words would be.
    """

    statement: str
    document: str
    act: Act
    day: date | None
    by: PartyRef
    to: tuple[PartyRef, ...]
    named: frozenset[str]
    issues: Mapping[str, float]
    telling: frozenset[str]
    kind: AnswerKind | None
    passages: tuple[Passage, ...]


def turns_of(
    said: Sequence[Said], coded: Iterable[Coded], sides: Sides, days: Mapping[str, date]
) -> list[Turn]:
    """The turns of statements, those without a code too, in the order of their days."""
    codes: dict[tuple[str, str], list[Coded]] = defaultdict(list)
    for one in coded:
        if one.told_by is None:
            codes[one.statement, one.party.id].append(one)
    found = [turn for one in said for turn in _turns(one, codes, sides, days)]
    return sorted(found, key=_when)  # stable: statements of one day stay in their order


def _turns(
    said: Said,
    codes: Mapping[tuple[str, str], Sequence[Coded]],
    sides: Sides,
    days: Mapping[str, date],
) -> Iterator[Turn]:
    statement = said.statement
    spoken_for = [s.party or sides.of_name(s.name) for s in statement.speakers]
    parties = [statement.on_behalf_of] if statement.on_behalf_of else spoken_for
    own = {party.id: party for party in parties if party}
    cue = statement.cue.text if statement.cue else ""
    words = wording(" ".join([cue, *(p.text for p in statement.content)]))
    named = frozenset(n.party.id for p in statement.content for n in sides.inside(p))
    told = [who.party or sides.of_name(who.name) for who in statement.addressees]
    to = {party.id: party for party in told if party and party.id not in own}
    for party in own.values():
        mine = codes.get((statement.id, party.id), ())
        spoken = to or {p.id: p for c in mine for p in c.to}
        yield Turn(
            statement=statement.id,
            document=said.document,
            act=statement.act,
            day=mine[0].day if mine else days.get(said.document),
            by=party,
            to=tuple(spoken[key] for key in sorted(spoken)),
            named=named - {party.id},
            issues={c.topic: c.stance for c in mine},
            telling=words.telling(),
            kind=answer_kind(statement, words),
            passages=statement.passages,
        )


def turns_of_coded(coded: Iterable[Coded]) -> list[Turn]:
    """The turns of coded statements alone, such as those of another program, by their days."""
    groups: dict[tuple[str, str], list[Coded]] = {}
    for one in coded:
        groups.setdefault((one.statement, one.party.id), []).append(one)
    nothing: frozenset[str] = frozenset()
    found = [
        Turn(
            statement=one.statement,
            document=one.document,
            act=one.act,
            day=one.day,
            by=one.party,
            to=one.to,
            named=nothing,
            issues={c.topic: c.stance for c in same},
            telling=nothing,
            kind=kind_of_act(one.act),
            passages=one.passages,
        )
        for same in groups.values()
        for one in same[:1]
    ]
    return sorted(found, key=_when)


def _when(turn: Turn) -> tuple[bool, date]:
    return turn.day is None, turn.day or date.max


def rarity(turns: Sequence[Turn]) -> Mapping[str, float]:
    """The inverse document frequency of each stem over the turns, from 0 (in all) to 1 (in one)."""
    counted = Counter(stem for turn in turns for stem in turn.telling)
    many = max(2, len(turns))
    return {stem: math.log(many / n) / math.log(many) for stem, n in counted.items()}

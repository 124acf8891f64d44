"""Exchanges: a demand, proposal, offer or question, whom it addresses, and how it was answered.

An opening and an answer are linked by what they share: the issue, the words (weighed by how rare they
are in the record), the parties addressed and named, and time. Each link carries its score and its
reasons. An opening to which no answer is found has the state "no answer reported", which is not a
refusal.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from travaux.analysis.acted_on import Sides
from travaux.analysis.answers import answer_kind, pledges_answer
from travaux.analysis.wording import Wording, wording
from travaux.model import (
    Act,
    Answer,
    AnswerKind,
    Coded,
    Exchange,
    PartyRef,
    Said,
    content_id,
)

__all__ = ["exchanges"]

_OPENING = frozenset({Act.DEMAND, Act.PROPOSE, Act.OFFER, Act.APPEAL})
# Judgement, set on the development half of the annotated negotiations (evaluation/exchanges).
_LEAST = 1.0  # score from which a statement is an answer
_DAYS = 120  # days after which words are no longer taken as an answer
_NEAREST = 12  # openings that an answer is compared with, the latest first, for each party


@dataclass(frozen=True, slots=True)
class _Turn:
    """A statement made ready: who speaks, whom it addresses or names, its issues and words."""

    said: Said
    at: int
    day: date | None
    by: PartyRef
    to: tuple[PartyRef, ...]
    named: frozenset[str]
    issues: Mapping[str, float]
    words: Wording
    telling: frozenset[str]


def exchanges(
    said: Sequence[Said], coded: Iterable[Coded], sides: Sides, days: Mapping[str, date]
) -> tuple[Exchange, ...]:
    """The exchanges of a record, in the order of their openings.

    ``said`` are its statements in their order, ``coded`` their codes, ``days`` the days of
    publication by document.
    """
    by_statement: dict[str, list[Coded]] = defaultdict(list)
    for one in coded:
        by_statement[one.statement].append(one)
    turns = [t for at, one in enumerate(said) for t in _turns(one, at, by_statement, sides, days)]
    turns.sort(key=lambda t: (t.day is None, t.day or date.max, t.at))
    rarity = _rarity(turns)
    return _linked(turns, rarity)


def _turns(
    said: Said,
    at: int,
    codes: Mapping[str, Sequence[Coded]],
    sides: Sides,
    days: Mapping[str, date],
) -> list[_Turn]:
    statement = said.statement
    parties = [statement.on_behalf_of] if statement.on_behalf_of else []
    parties = parties or [s.party or sides.of_name(s.name) for s in statement.speakers]
    own = {party.id: party for party in parties if party}
    if not own:
        return []
    words = wording(" ".join([statement.cue.text if statement.cue else "", *(p.text for p in statement.content)]))
    named = frozenset(n.party.id for p in statement.content for n in sides.inside(p))
    told = [who.party or sides.of_name(who.name) for who in statement.addressees]
    to = {party.id: party for party in told if party and party.id not in own}
    turns = []
    for party in own.values():
        mine = [c for c in codes.get(statement.id, ()) if c.party.id == party.id]
        spoken = to or {p.id: p for c in mine for p in c.to}
        issues = {c.topic: c.stance for c in mine}
        day = mine[0].day if mine else days.get(said.document)
        whom = tuple(spoken[key] for key in sorted(spoken))
        turns.append(
            _Turn(said, at, day, party, whom, named - {party.id}, issues, words, words.telling())
        )
    return turns


def _rarity(turns: Sequence[_Turn]) -> Mapping[str, float]:
    """Inverse document frequency of each stem over the statements, at least 0."""
    counted = Counter(stem for turn in turns for stem in turn.telling)
    many = max(2, len(turns))
    return {stem: math.log(many / n) / math.log(many) for stem, n in counted.items()}


def _linked(turns: Sequence[_Turn], rarity: Mapping[str, float]) -> tuple[Exchange, ...]:
    opened: list[_Turn] = []
    answers: dict[int, list[Answer]] = defaultdict(list)
    follows: dict[int, int] = {}
    due: dict[int, list[_Turn]] = defaultdict(list)
    recent: dict[str, list[int]] = defaultdict(list)
    for turn in turns:
        best = _best(turn, opened, recent, rarity)
        if best is not None:
            number, score, why = best
            answers[number].append(_answer(turn, opened[number], score, why))
            if pledges_answer(turn.words):
                due[number].append(turn)
        if turn.said.statement.act in _OPENING:
            if best is not None:
                follows[len(opened)] = best[0]
            recent[turn.by.id].append(len(opened))
            opened.append(turn)
    made = [_exchange(turn, answers[n], due[n]) for n, turn in enumerate(opened)]
    return tuple(
        replace(one, follows=made[follows[n]].id) if n in follows else one
        for n, one in enumerate(made)
    )


def _best(
    turn: _Turn,
    opened: Sequence[_Turn],
    recent: Mapping[str, Sequence[int]],
    rarity: Mapping[str, float],
) -> tuple[int, float, str] | None:
    """The opening of another party that ``turn`` answers best, its score and the reasons."""
    found: tuple[int, float, str] | None = None
    for party, numbers in recent.items():
        if party == turn.by.id:
            continue
        for number in numbers[-_NEAREST:]:
            scored = _score(opened[number], turn, rarity)
            if scored and scored[0] >= _LEAST and (found is None or scored[0] >= found[1]):
                found = (number, *scored)
    return found


def _score(opening: _Turn, turn: _Turn, rarity: Mapping[str, float]) -> tuple[float, str] | None:
    apart = (turn.day - opening.day).days if turn.day and opening.day else 0
    if apart > _DAYS:
        return None
    reasons: list[str] = []
    score = 0.0
    shared_issues = opening.issues.keys() & turn.issues.keys()
    if shared_issues:
        score += 0.6
        reasons.append("the same issue")
    shared = sorted(opening.telling & turn.telling, key=lambda s: (-rarity[s], s))
    weight = sum(rarity[s] for s in shared)
    least = min(sum(rarity[s] for s in side.telling) for side in (opening, turn)) or 1.0
    score += 1.6 * min(1.0, weight / max(2.0, least))
    if weight > 0.5:
        reasons.append(f"shared words ({', '.join(shared[:4])})")
    addressed = any(party.id == turn.by.id for party in opening.to) or turn.by.id in opening.named
    names = opening.by.id in turn.named or any(p.id == opening.by.id for p in turn.to)
    if addressed:
        score += 0.3
        reasons.append(f"addressed to {turn.by.name}")
    if names:
        score += 0.3
        reasons.append(f"names {opening.by.name}")
    kind = answer_kind(turn.said.statement, turn.words, None)
    if kind is not None:
        score += 0.35
        reasons.append(f"answers ({kind.value})")
    if not (shared_issues or weight > 0.8) or not (kind or shared_issues):
        return None
    score -= 0.3 * apart / _DAYS
    return round(score, 2), "; ".join(reasons)


def _answer(turn: _Turn, opening: _Turn, score: float, why: str) -> Answer:
    shared = opening.issues.keys() & turn.issues.keys()
    agrees = [opening.issues[topic] * turn.issues[topic] > 0 for topic in sorted(shared)]
    kind = answer_kind(turn.said.statement, turn.words, all(agrees) if agrees else None)
    return Answer(
        kind=kind or (AnswerKind.ACCEPTED if agrees and all(agrees) else AnswerKind.REJECTED),
        by=turn.by,
        statement=turn.said.statement.id,
        document=turn.said.document,
        day=turn.day,
        score=score,
        why=why,
        passages=turn.said.statement.passages,
    )


def _exchange(turn: _Turn, answers: Sequence[Answer], due: Sequence[_Turn]) -> Exchange:
    statement = turn.said.statement
    later = [a.day for a in answers if a.kind is not AnswerKind.DEFERRED]
    open_still = [t for t in due if not any(d and t.day and d > t.day for d in later)]
    return Exchange(
        id=content_id("exchange", turn.said.document, statement.id, turn.by.id),
        by=turn.by,
        to=turn.to,
        act=statement.act,
        statement=statement.id,
        document=turn.said.document,
        day=turn.day,
        issues=tuple(sorted(turn.issues)),
        answers=tuple(answers),
        state=answers[-1].kind if answers else AnswerKind.NOT_REPORTED,
        passages=statement.passages,
        due=tuple(p for t in open_still for p in t.said.statement.passages),
    )

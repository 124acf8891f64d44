"""Positions: where each party stands on each issue, since when, and what overtook what.

A position is the weighted mean of a party's coded statements over a stretch of time in which it
keeps to one side of zero. Statements of the other side that outweigh its last ones end it.
What is not coded is not reported: no pair of party and issue is filled in, and a bloc's position
is not given to its members.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import groupby, pairwise

from travaux.model import Coded, Firmness, Move, Position

__all__ = ["current", "moves", "positions"]

_CLEAR = 0.34  # a day's mean that lies nearer to zero takes no side
_RECENT = 0.7  # what a statement counts beside one of the next day on which the party spoke


def positions(
    coded: Iterable[Coded], *, as_of: date | None = None, people: bool = False
) -> tuple[Position, ...]:
    """All positions by party and topic, those overtaken before the one that stands.

    With ``as_of`` only statements up to that day count, undated ones too; with ``people`` positions
    are those of persons (statements without one are left out).
    """
    groups: dict[tuple[str, str, str], list[Coded]] = defaultdict(list)
    for one in coded:
        if as_of is not None and one.day is not None and one.day > as_of:
            continue
        if people and one.person is None:
            continue
        groups[one.topic, one.party.id, one.person or "" if people else ""].append(one)
    found = (_stretches(groups[key], people=people) for key in sorted(groups))
    return tuple(position for several in found for position in several)


def current(found: Iterable[Position]) -> tuple[Position, ...]:
    """The positions that still stand."""
    return tuple(position for position in found if position.superseded is None)


def _stretches(codes: list[Coded], *, people: bool) -> Iterator[Position]:
    codes.sort(key=lambda c: (c.day is None, c.day or date.max, c.document, c.statement))
    runs: list[list[Coded]] = []
    side = 0
    for when, same in groupby(codes, key=lambda c: c.day):
        day = list(same)
        if when is None and runs:  # nothing tells whether it is earlier or later than the others
            runs[-1].extend(day)
            break
        mean = _mean(day)
        now = (mean >= _CLEAR) - (mean <= -_CLEAR)
        if runs and (now == 0 or side in {0, now}):
            runs[-1].extend(day)
        else:
            runs.append(day)
        side = now or side
    ends = [run[0].day for run in runs[1:]] + [None]
    for run, end in zip(runs, ends, strict=True):
        yield _position(run, end, people=people)


def _position(run: Sequence[Coded], end: date | None, *, people: bool) -> Position:
    first = run[0]
    stance = round(_mean(run, recent=True), 2)
    return Position(
        party=first.party,
        topic=first.topic,
        stance=stance,
        firmness=_firmness(run, stance),
        since=next((c.day for c in run if c.stance * stance > 0), first.day),
        superseded=end,
        evidence=tuple(run),
        person=first.person if people else None,
    )


def _mean(run: Sequence[Coded], *, recent: bool = False) -> float:
    """The weighted mean stance. A party's own words outweigh what others tell of it."""
    if len(run) == 1:
        return run[0].stance
    own = [c for c in run if c.told_by is None] or run
    ranks = _ranks(own) if recent else [0] * len(own)
    weights = [c.weight * _RECENT**rank for c, rank in zip(own, ranks, strict=True)]
    total = sum(weights)
    return sum(w * c.stance for w, c in zip(weights, own, strict=True)) / total if total else 0.0


def _ranks(run: Sequence[Coded]) -> list[int]:
    """How many later days there are on which the party spoke, for each code."""
    days = sorted({c.day for c in run if c.day is not None}, reverse=True)
    place = {day: at for at, day in enumerate(days)}
    return [place[c.day] if c.day is not None else 0 for c in run]


def _firmness(run: Sequence[Coded], stance: float) -> Firmness:
    with_it = [c for c in run if c.stance * stance > 0] or list(run)
    if any(c.firmness is Firmness.RED_LINE and c.told_by is None for c in with_it):
        return Firmness.RED_LINE
    counted = Counter(c.firmness for c in with_it)
    return (
        Firmness.OPENNESS
        if counted[Firmness.OPENNESS] * 2 > counted.total()
        else Firmness.PREFERENCE
    )


def moves(found: Iterable[Position], forums: dict[str, str] | None = None) -> tuple[Move, ...]:
    """Each change from a position that was overtaken to the one that overtook it.

    ``forums`` are names of meetings by document, where it is known at which one words fell.
    """
    told: list[Move] = []
    key = lambda p: (p.topic, p.party.id, p.person or "")  # noqa: E731  used twice, nowhere else
    for _, same in groupby(sorted(found, key=key), key=key):
        for before, after in pairwise(same):
            cause = after.evidence[0]
            forum = (forums or {}).get(cause.document)
            told.append(
                Move(
                    party=after.party,
                    topic=after.topic,
                    before=before.stance,
                    after=after.stance,
                    day=cause.day,
                    forum=forum,
                    statement=cause.statement,
                    passages=cause.passages,
                )
            )
    return tuple(told)

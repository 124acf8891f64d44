"""Coded statements for tests."""

from __future__ import annotations

from datetime import date
from itertools import count

from travaux.model import Act, Coded, Firmness, PartyRef

NORLAND = PartyRef("name:norland", "Norland")
SUDREY = PartyRef("name:sudrey", "Sudrey")
EASTMARK = PartyRef("name:eastmark", "Eastmark")
_NUMBER = count()


def coded(
    party: PartyRef,
    topic: str,
    stance: float,
    day: date | None = date(2031, 3, 1),
    *,
    act: Act = Act.DEMAND,
    firmness: Firmness = Firmness.PREFERENCE,
    weight: float = 1.0,
    to: tuple[PartyRef, ...] = (),
    told_by: PartyRef | None = None,
    person: str | None = None,
) -> Coded:
    number = next(_NUMBER)
    return Coded(
        statement=f"s{number:05}",
        document="d" * 64,
        day=day,
        party=party,
        topic=topic,
        stance=stance,
        firmness=firmness,
        act=act,
        weight=weight,
        why="said",
        passages=(),
        person=person,
        to=to,
        told_by=told_by,
    )

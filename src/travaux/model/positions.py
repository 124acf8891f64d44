"""Positions and exchanges: who wants what, who answered how, and on which passages that rests."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from travaux.model.parties import PartyRef
from travaux.model.spans import Passage
from travaux.model.statements import Act

__all__ = [
    "Answer",
    "AnswerKind",
    "Coded",
    "Due",
    "Exchange",
    "Firmness",
    "Link",
    "Move",
    "Position",
    "StickingPoint",
    "Ties",
]


class Firmness(StrEnum):
    """How firmly a position is held."""

    RED_LINE = "red line"
    PREFERENCE = "preference"
    OPENNESS = "openness"


@dataclass(frozen=True, slots=True)
class Coded:
    """One statement coded on one topic: the unit of discourse network analysis (Leifeld 2017).

    ``topic`` is the id of an issue, or of a provision's entry. ``stance`` is what the statement
    alone says, in [−1, 1]; +1 is the issue's positive pole, or support of the provision. ``weight``
    is what it counts beside others, in (0, 1]; ``why`` how the stance was read, in words.
    ``told_by`` is the party that tells of the position where it is not the party's own word.
    """

    statement: str
    document: str
    day: date | None
    party: PartyRef
    topic: str
    stance: float
    firmness: Firmness
    act: Act
    weight: float
    why: str
    passages: tuple[Passage, ...]
    person: str | None = None
    to: tuple[PartyRef, ...] = ()
    told_by: PartyRef | None = None


@dataclass(frozen=True, slots=True)
class Position:
    """Where a party, or one of its people, stands on an issue or on a provision.

    ``topic`` is the id of an issue, or of a provision's entry; ``stance`` lies in [−1, 1]: +1 is
    the issue's positive pole, or support of the provision. ``person`` is None for the party as a
    whole.
    ``since`` is the day of the first evidence for this side of zero, ``superseded`` the day of the
    evidence that overtook it, None where it still stands. A pair of party and topic without a
    position is *not reported*: that is neither 0 nor a rejection.
    """

    party: PartyRef
    topic: str
    stance: float
    firmness: Firmness
    since: date | None
    superseded: date | None
    evidence: tuple[Coded, ...]
    person: str | None = None

    @property
    def how(self) -> str:
        """How the stance was computed, in a sentence."""
        many = len(self.evidence)
        mean = "the stance of its statement" if many == 1 else "the weighted mean of its statements"
        return f"{self.stance:+.2f} is {mean} ({many}; recent and firm words weigh more)."


class AnswerKind(StrEnum):
    """How a demand, proposal, offer or question was answered."""

    ACCEPTED = "accepted"
    REJECTED = "rejected"
    COUNTERED = "countered"
    CONDITIONAL = "conditional"
    DEFERRED = "deferred"
    NOT_REPORTED = "no answer reported"


@dataclass(frozen=True, slots=True)
class Answer:
    """An answer to an opening: by whom, how, in which statement, and why it is taken as one."""

    kind: AnswerKind
    by: PartyRef
    statement: str
    document: str
    day: date | None
    score: float
    why: str
    passages: tuple[Passage, ...]


@dataclass(frozen=True, slots=True)
class Exchange:
    """A demand, proposal, offer or question, whom it addresses, and its answers in time.

    ``state`` is the latest answer's kind. ``follows`` is the id of the exchange that this one is a
    counter-offer in.
    """

    id: str
    by: PartyRef
    to: tuple[PartyRef, ...]
    act: Act
    statement: str
    document: str
    day: date | None
    issues: tuple[str, ...]
    answers: tuple[Answer, ...]
    state: AnswerKind
    passages: tuple[Passage, ...]
    follows: str | None = None


@dataclass(frozen=True, slots=True)
class Due:
    """An answer that a party has pledged and that no document reports yet.

    ``exchange`` is the id of the exchange that it would answer, where that is found.
    """

    by: PartyRef
    to: tuple[PartyRef, ...]
    day: date | None
    statement: str
    passages: tuple[Passage, ...]
    exchange: str | None = None


@dataclass(frozen=True, slots=True)
class StickingPoint:
    """A topic on which parties stand apart (or no one does), with what it rests on.

    ``score`` is difference × firmness × weight of evidence, from 0 (common ground) to 1. ``named``
    holds passages in which a source itself calls it a sticking point, or uncontroversial.
    """

    topic: str
    score: float
    sides: tuple[Position, ...]
    named: tuple[Passage, ...] = ()


class Ties(StrEnum):
    """What is done to two issues."""

    TOGETHER = "together"
    APART = "apart"


@dataclass(frozen=True, slots=True)
class Link:
    """That a party ties issues together, or insists on keeping them apart."""

    party: PartyRef
    ties: Ties
    issues: tuple[str, ...]
    statement: str
    passages: tuple[Passage, ...]


@dataclass(frozen=True, slots=True)
class Move:
    """That a party's stance on a topic changed: from what to what, when, and in which forum."""

    party: PartyRef
    topic: str
    before: float
    after: float
    day: date | None
    forum: str | None
    statement: str
    passages: tuple[Passage, ...]

"""Statements: who said what, for whom, to whom, through which channel, and what it does."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from travaux.model.parties import PartyRef
from travaux.model.spans import Passage
from travaux.model.when import When

__all__ = ["Act", "Mode", "Speaker", "Statement"]


class Mode(StrEnum):
    """How the words are given."""

    DIRECT = "direct"  # wholly in quotation marks
    INDIRECT = "indirect"
    MIXED = "mixed"  # indirect with quoted words inside


class Act(StrEnum):
    """What a statement does: the words decide, not the dictionary sense of the verb before them.

    ``demand``: others must or should do something; ``propose``; ``offer``: the speaker is ready to;
    ``accept``: a proposal or text is agreed to or backed; ``reject``: refused, ruled out, called
    unacceptable; ``threaten``: the speaker's side would harm on a condition; ``promise``: the
    speaker takes on to do or not to do something; ``warn``: something bad may happen, whoever
    brings it about; ``deny``: something is said not to be so; ``accuse``: the conduct of others is
    complained of; ``appeal``: others are urged or asked; ``assess``: a judgement, belief, thanks or
    the description of a state of affairs; ``report``: an event, plan or plain fact is told.
    """

    DEMAND = "demand"
    PROPOSE = "propose"
    OFFER = "offer"
    ACCEPT = "accept"
    REJECT = "reject"
    THREATEN = "threaten"
    PROMISE = "promise"
    WARN = "warn"
    DENY = "deny"
    ACCUSE = "accuse"
    APPEAL = "appeal"
    ASSESS = "assess"
    REPORT = "report"


@dataclass(frozen=True, slots=True, order=True)
class Speaker:
    """A resolved speaker: ``person`` is a Person.id, ``party`` the side spoken for.

    An anonymous speaker keeps the words as ``name`` ("a senior diplomat") and no person.
    """

    name: str
    person: str | None = None
    party: PartyRef | None = None


@dataclass(frozen=True, slots=True)
class Statement:
    """One attributed statement. Every part is a verbatim passage.

    ``source``: the speaker's words, absent where none is written ("It was reported that …");
    ``cue``: what attributes ("said", "according to"); ``content``: one passage, or several where
    the cue interrupts. ``condition`` is the first clause of the content that names one ("if …",
    "unless …", "without …"; one with a harmful consequence comes before others), whatever the act,
    and ``consequence`` what is said to follow, where it is said.
    ``nested_in`` is the id of the statement whose content holds this one. ``confidence`` is the
    probability, to two places, that these words are rightly given to this source, and
    ``act_confidence`` that the act is right; None where no trained reader read.
    """

    id: str
    source: Passage | None
    cue: Passage | None
    content: tuple[Passage, ...]
    speakers: tuple[Speaker, ...]
    on_behalf_of: PartyRef | None
    mode: Mode
    act: Act
    channel: Passage | None
    addressees: tuple[Speaker, ...]
    condition: Passage | None
    consequence: Passage | None
    when: When | None
    passages: tuple[Passage, ...]
    nested_in: str | None = None
    confidence: float | None = None
    act_confidence: float | None = None

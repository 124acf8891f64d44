"""Events: who did what to whom, in the codes of the field."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from travaux.model.parties import PartyRef
from travaux.model.spans import Passage
from travaux.model.when import When

__all__ = ["Basis", "Event", "EventClass", "Quad"]


class Quad(StrEnum):
    """The four quadrants that events are counted in."""

    VERBAL_COOPERATION = "verbal cooperation"
    MATERIAL_COOPERATION = "material cooperation"
    VERBAL_CONFLICT = "verbal conflict"
    MATERIAL_CONFLICT = "material conflict"


class EventClass(StrEnum):
    """The classes of PLOVER, with CONCEDE and RETREAT as the one class YIELD."""

    AGREE = "AGREE"
    CONSULT = "CONSULT"
    SUPPORT = "SUPPORT"
    COOPERATE = "COOPERATE"
    AID = "AID"
    YIELD = "YIELD"
    REQUEST = "REQUEST"
    ACCUSE = "ACCUSE"
    REJECT = "REJECT"
    THREATEN = "THREATEN"
    PROTEST = "PROTEST"
    SANCTION = "SANCTION"
    MOBILIZE = "MOBILIZE"
    COERCE = "COERCE"
    ASSAULT = "ASSAULT"


class Basis(StrEnum):
    """What an event's class rests on."""

    ACT = "act"  # what a statement does
    MEETING = "meeting"
    READER = "reader"  # the trained reader of event classes, on the statement's words


@dataclass(frozen=True, slots=True)
class Event:
    """One deed of one party towards another, as one statement or meeting of a record tells it.

    ``code`` is Travaux's own word: a statement's act, or "consult". ``plover`` is None where PLOVER
    has no class for it; ``cameo`` is the code of CAMEO, two to four digits. ``place`` is told for
    meetings alone. ``confidence``, from 0 to 1, is that of the trained reader, and None where the
    class rests on anything else. ``of`` is the id of the statement or of the meeting's entry.
    """

    source: PartyRef
    target: PartyRef
    code: str
    plover: EventClass | None
    quad: Quad | None
    cameo: str
    basis: Basis
    when: When | None
    place: str | None
    of: str
    passages: tuple[Passage, ...]
    confidence: float | None = None

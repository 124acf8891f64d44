"""Meetings: where and when parties meet, in which forum and form."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from travaux.model.parties import PartyRef
from travaux.model.spans import Passage
from travaux.model.when import When

__all__ = ["Meeting", "MeetingForm", "MeetingStatus", "Participant"]


class MeetingForm(StrEnum):
    """How parties meet."""

    SUMMIT = "summit"
    MINISTERIAL = "ministerial"
    SESSION = "session"  # of a council, assembly, conference
    CONFERENCE = "conference"
    CONSULTATIONS = "consultations"
    ROUND = "round"  # of talks
    TALKS = "talks"
    MEETING = "meeting"
    CALL = "call"
    DINNER = "dinner"
    VISIT = "visit"


class MeetingStatus(StrEnum):
    """What became of a meeting, as the document tells it."""

    PROPOSED = "proposed"
    SCHEDULED = "scheduled"
    HELD = "held"
    ONGOING = "ongoing"
    POSTPONED = "postponed"
    CANCELLED = "cancelled"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True, order=True)
class Participant:
    """Who takes part: a party, a person, or a person for a party. ``name`` as it is shown."""

    name: str
    party: PartyRef | None = None
    person: str | None = None  # Person.id


@dataclass(frozen=True, slots=True)
class Meeting:
    """One meeting as one document tells it; what is not told is None or empty.

    ``forum`` is its canonical name ("NATO-Russia Council"); ``follows`` the id of the meeting
    this one is said to follow. The first passage is the one that tells most.
    """

    id: str
    name: str
    forum: str | None
    form: MeetingForm
    place: str | None
    when: When | None
    participants: tuple[Participant, ...]
    status: MeetingStatus
    passages: tuple[Passage, ...]
    follows: str | None = None

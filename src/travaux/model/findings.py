"""What one document says: all its findings, in one value."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TypeAlias

from travaux.model.meetings import Meeting
from travaux.model.parties import Party, Person
from travaux.model.statements import Statement
from travaux.model.texts import Provision, Text

__all__ = ["Finding", "Findings", "Kind"]

Finding: TypeAlias = Party | Person | Meeting | Text | Provision | Statement


class Kind(StrEnum):
    """The kinds of findings."""

    PARTY = "party"
    PERSON = "person"
    MEETING = "meeting"
    TEXT = "text"
    PROVISION = "provision"
    STATEMENT = "statement"


@dataclass(frozen=True, slots=True)
class Findings:
    """The findings of one document, each kind in the order of its first passage."""

    document: str
    parties: tuple[Party, ...] = ()
    people: tuple[Person, ...] = ()
    meetings: tuple[Meeting, ...] = ()
    texts: tuple[Text, ...] = ()
    provisions: tuple[Provision, ...] = ()
    statements: tuple[Statement, ...] = ()

    def by_kind(self) -> tuple[tuple[Kind, tuple[Finding, ...]], ...]:
        """Every kind with its findings, in the order of :class:`Kind`."""
        return (
            (Kind.PARTY, self.parties),
            (Kind.PERSON, self.people),
            (Kind.MEETING, self.meetings),
            (Kind.TEXT, self.texts),
            (Kind.PROVISION, self.provisions),
            (Kind.STATEMENT, self.statements),
        )

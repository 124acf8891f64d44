"""Entries of a record: what all documents say of one thing, with every reading kept."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias

from travaux.model.findings import Kind
from travaux.model.parties import PartyRef
from travaux.model.spans import Passage
from travaux.model.statements import Statement
from travaux.model.texts import TextRef
from travaux.model.when import When

__all__ = ["Attribute", "Entry", "Reading", "Said", "SetAside", "Value"]

Value: TypeAlias = str | When | PartyRef | TextRef


@dataclass(frozen=True, slots=True)
class Reading:
    """One value of one attribute as one set of passages gives it."""

    value: Value
    passages: tuple[Passage, ...]

    @property
    def shown(self) -> str:
        """The value in words."""
        match self.value:
            case When():
                return self.value.text
            case PartyRef():
                return self.value.name
            case TextRef():
                return self.value.title
            case _:
                return self.value


@dataclass(frozen=True, slots=True)
class Attribute:
    """One attribute of an entry with its readings, the best supported first.

    Readings of a ``many`` attribute stand beside each other (participants, variants, a status
    that changes in time); those of another compete, and more than one is a disagreement or a
    matter of precision.
    """

    name: str
    readings: tuple[Reading, ...]
    many: bool = False


@dataclass(frozen=True, slots=True)
class Entry:
    """One person, party, meeting, text or provision of a record, merged across documents.

    ``id`` comes from content; ``findings`` are the ids (document, finding id) merged into it.
    """

    id: str
    kind: Kind
    name: str
    attributes: tuple[Attribute, ...]
    passages: tuple[Passage, ...]
    findings: tuple[tuple[str, str], ...]

    def readings(self, attribute: str) -> tuple[Reading, ...]:
        """The readings of ``attribute``, empty where nothing is said."""
        return next((a.readings for a in self.attributes if a.name == attribute), ())

    def first(self, attribute: str) -> Value | None:
        """The best supported value of ``attribute``, or None."""
        readings = self.readings(attribute)
        return readings[0].value if readings else None


@dataclass(frozen=True, slots=True)
class Said:
    """A statement in a record: which document holds it, and who its speakers are in the record.

    ``speakers`` and ``addressees`` are entry ids of people or parties (None where unknown), in
    the order of the statement's own.
    """

    statement: Statement
    document: str
    speakers: tuple[str | None, ...]
    addressees: tuple[str | None, ...]


@dataclass(frozen=True, slots=True)
class SetAside:
    """A document that could not be read: how it was named, and why, in a word and in words."""

    source: str
    reason: str
    what: str
    advice: str

"""Parties, and the people who speak for them."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from travaux.model.spans import Passage

__all__ = ["Codes", "Office", "Party", "PartyKind", "PartyRef", "Person"]


class PartyKind(StrEnum):
    """What kind of actor a party is."""

    STATE = "state"
    ORGANISATION = "organisation"  # intergovernmental: UN, OSCE, NATO
    BLOC = "bloc"  # states acting together without one legal person: "the West", G77, E3
    GROUP = "group"  # armed or political movement, party, non-state actor
    BODY = "body"  # a body of a party: a parliament, a ministry, a court
    TERRITORY = "territory"  # dependent or disputed territory


@dataclass(frozen=True, slots=True)
class Codes:
    """A party's codes in the tables of the field, each None where there is none.

    ``iso2``, ``iso3``: ISO 3166-1; ``cow_number``, ``cow``: Correlates of War state system;
    ``wikidata``: QID.
    """

    iso2: str | None = None
    iso3: str | None = None
    cow_number: int | None = None
    cow: str | None = None
    wikidata: str | None = None


@dataclass(frozen=True, slots=True, order=True)
class PartyRef:
    """Names a party from elsewhere: its id and its canonical name.

    The id is the codebook's (``RUS`` for a state, its ISO 3166-1 alpha-3 code; ``org:nato`` for
    an organisation; ``bloc:west``), or ``name:<slug>`` for a party that no table holds.
    """

    id: str
    name: str


@dataclass(frozen=True, slots=True)
class Party:
    """A state, organisation, bloc or group that a document treats as an actor.

    ``members`` are ids, for organisations and blocs, as the codebook lists them.
    ``passages`` are its mentions, in order.
    """

    id: str
    name: str
    kind: PartyKind
    passages: tuple[Passage, ...]
    codes: Codes = field(default_factory=Codes)
    members: tuple[str, ...] = ()

    @property
    def ref(self) -> PartyRef:
        """How other findings name this party."""
        return PartyRef(self.id, self.name)


@dataclass(frozen=True, slots=True)
class Office:
    """An office a person is said to hold: "Deputy Foreign Minister", for a party.

    ``title`` is the office without its country, as written; ``party`` None where not said.
    ``former`` where the document says so. ``passage`` is the mention it rests on.
    """

    title: str
    party: PartyRef | None
    passage: Passage
    former: bool = False


@dataclass(frozen=True, slots=True)
class Person:
    """A person, carried through one document.

    ``id`` is ``person:<slug of name>``; ``name`` the fullest form; ``variants`` every other form
    used ("Keller"), sorted; ``passages`` the mentions by name, in order, first one first.
    ``party`` is the side the person speaks for, where an office or the text says so.
    """

    id: str
    name: str
    variants: tuple[str, ...]
    offices: tuple[Office, ...]
    party: PartyRef | None
    passages: tuple[Passage, ...]

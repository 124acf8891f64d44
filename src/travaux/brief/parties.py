"""Parties and the people who speak for them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from travaux.brief.cite import Citer, Cites
from travaux.brief.fields import Field, field, row_passages
from travaux.brief.limits import Capped, Limits, capped
from travaux.brief.material import Material
from travaux.model import Entry, PartyRef, Said

__all__ = ["PartyView", "PeopleView", "PersonView", "people_and_parties"]

_NO_ENTRY = ""


@dataclass(frozen=True, slots=True)
class PersonView:
    """A person with offices, other forms of the name, and how many statements."""

    name: str
    offices: Field
    variants: Field
    statements: int
    cites: Cites


@dataclass(frozen=True, slots=True)
class PartyView:
    """A party with its code and kind, and the people who speak for it."""

    name: str
    code: str | None
    kind: Field
    variants: Field
    statements: int
    people: Capped[PersonView]
    cites: Cites


@dataclass(frozen=True, slots=True)
class PeopleView:
    """Parties that speak or act through people, people of no known side, parties only named."""

    parties: Capped[PartyView]
    unaffiliated: Capped[PersonView]
    named: Capped[PartyView]


def people_and_parties(material: Material, citer: Citer, limits: Limits) -> PeopleView:
    """The parties and people of ``material``; those who say most come first."""
    spoken = _spoken(material.statements)
    members = _members(material)
    sides = _sides(material.statements)

    def view(party: Entry) -> PartyView:
        people = capped(_ranked(members.get(party.id, []), spoken), limits.people)
        views = tuple(_person(p, spoken[p.id], citer) for p in people.shown)
        return PartyView(
            party.name,
            _code(party),
            field(party, "kind", citer),
            _variants(party, citer),
            max(sides[party.name], spoken[party.id]),
            Capped(views, people.more),
            citer.cite(row_passages(party)),
        )

    weight = Counter({p.id: max(sides[p.name], spoken[p.id]) for p in material.parties})
    ranked = _ranked(material.parties, weight)
    active = capped([p for p in ranked if weight[p.id] or p.id in members], limits.parties)
    only_named = capped([p for p in ranked if not (weight[p.id] or p.id in members)], limits.named)
    alone = capped(_ranked(members.get(_NO_ENTRY, []), spoken), limits.parties)
    return PeopleView(
        Capped(tuple(view(p) for p in active.shown), active.more),
        Capped(tuple(_person(p, spoken[p.id], citer) for p in alone.shown), alone.more),
        Capped(tuple(view(p) for p in only_named.shown), only_named.more),
    )


def _person(person: Entry, statements: int, citer: Citer) -> PersonView:
    return PersonView(
        person.name,
        _offices(person, citer),
        _variants(person, citer),
        statements,
        citer.cite(row_passages(person, "office", "party")),
    )


def _members(material: Material) -> dict[str, list[Entry]]:
    """People by the entry id of their party; under the empty id those of no party in the record."""
    ids = {party.id: party.id for party in material.parties}
    ids |= {party.name: party.id for party in material.parties}
    members: dict[str, list[Entry]] = {}
    for person in material.people:
        side = person.first("party")
        keys = (side.id, side.name) if isinstance(side, PartyRef) else (str(side),)
        found = next((ids[key] for key in keys if key in ids), _NO_ENTRY)
        members.setdefault(found, []).append(person)
    return members


def _spoken(statements: Sequence[Said]) -> Counter[str]:
    """How many statements each entry is a speaker of."""
    return Counter(i for said in statements for i in dict.fromkeys(said.speakers) if i)


def _sides(statements: Sequence[Said]) -> Counter[str]:
    """How many statements are made for each party, by its name."""
    count: Counter[str] = Counter()
    for said in statements:
        one = said.statement
        refs = (one.on_behalf_of, *(s.party for s in one.speakers))
        count.update({ref.name for ref in refs if ref})
    return count


def _ranked(entries: Sequence[Entry], weight: Counter[str]) -> list[Entry]:
    return sorted(entries, key=lambda e: (-weight[e.id], -len(e.passages), e.name, e.id))


def _variants(entry: Entry, citer: Citer) -> Field:
    """The other forms of a name."""
    shown = field(entry, "variants", citer)
    return Field(tuple(v for v in shown.values if v.text.casefold() != entry.name.casefold()))


def _offices(person: Entry, citer: Citer) -> Field:
    """The offices, leaving out one without its party where it also stands with it."""
    shown = field(person, "office", citer)
    titles = {v.text.rpartition(", ")[0].casefold() for v in shown.values}
    return Field(tuple(v for v in shown.values if v.text.casefold() not in titles))


def _code(party: Entry) -> str | None:
    """The party's ISO 3166 code, or another that the record has."""
    codes = [reading.shown for reading in party.readings("codes")]
    best = min(codes, key=lambda code: (not code.startswith("ISO "), code), default=None)
    return best.removeprefix("ISO ") if best else None

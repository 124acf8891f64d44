"""Parties of the world: states, organisations, blocs and groups, and the words that name them.

The facts lie beside this module: ``states.yaml`` (made by ``scripts/make_states.py``),
``organisations.yaml``, ``bodies.yaml`` and ``traps.yaml``, each with its source.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import lru_cache
from types import MappingProxyType
from typing import Any

from travaux.codebook.surfaces import variants
from travaux.codebook.tables import read_table
from travaux.errors import CodebookError
from travaux.model import Codes, PartyKind, PartyRef

__all__ = ["Form", "Homonym", "PartyEntry", "PartyTable", "Surface", "load_parties"]


class Form(StrEnum):
    """By what kind of words a party is named. The values are those of ``MentionForm``."""

    NAME = "name"  # "Russia", "the Russian Federation", "NATO", "the State Department"
    DEMONYM = "demonym"  # "Russian", "Russians"
    SEAT = "seat"  # "the Kremlin": names the government and little else
    CAPITAL = "capital"  # "Moscow": a place that can stand for the government


@dataclass(frozen=True, slots=True)
class PartyEntry:
    """One party as the tables hold it.

    ``names`` are all its names and its bodies' unique names, ``demonyms`` adjectives and nouns of
    its people, ``seats`` words for its government, ``capitals`` cities that can stand for it,
    ``members`` the ids of its members as of ``as_of`` (a year), for organisations and blocs;
    ``epithets`` short forms that name it once it is introduced ("the Alliance").
    """

    id: str
    name: str
    kind: PartyKind
    codes: Codes = field(default_factory=Codes)
    names: tuple[str, ...] = ()
    demonyms: tuple[str, ...] = ()
    seats: tuple[str, ...] = ()
    capitals: tuple[str, ...] = ()
    members: tuple[str, ...] = ()
    as_of: int | None = None
    epithets: tuple[str, ...] = ()

    @property
    def ref(self) -> PartyRef:
        """How findings name this party."""
        return PartyRef(self.id, self.name)

    def forms(self) -> Iterator[tuple[Form, str]]:
        """Every surface form of the tables with what it is."""
        yield from ((Form.NAME, words) for words in (self.name, *self.names))
        yield from ((Form.DEMONYM, words) for words in self.demonyms)
        yield from ((Form.SEAT, words) for words in self.seats)
        yield from ((Form.CAPITAL, words) for words in self.capitals)


@dataclass(frozen=True, slots=True)
class Surface:
    """What a surface form names: a party's id, the form, and all that share the name."""

    party: str
    form: Form
    shared: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Homonym:
    """Words of the two worlds that share a name: "Georgia" the state of the US, and the state."""

    other: tuple[str, ...]
    this: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PartyTable:
    """All parties of the tables, by id and by surface form.

    ``traps`` are longer names that hold a party's name and are no party ("Indian Ocean").
    ``words`` holds the tables' lists of words by the list's name: ``nouns`` of a party's bodies
    and offices ("foreign ministry"), ``surnames`` that are also parties ("Jordan") and others.
    """

    entries: Mapping[str, PartyEntry]
    surfaces: Mapping[str, Surface]
    traps: frozenset[str]
    homonyms: Mapping[str, Homonym]
    words: Mapping[str, frozenset[str]]

    def __contains__(self, party: object) -> bool:
        return party in self.entries

    def entry(self, party: str) -> PartyEntry:
        """The party with this id. Raises KeyError where no table holds it."""
        return self.entries[party]

    def get(self, party: str) -> PartyEntry | None:
        """The party with this id, or None."""
        return self.entries.get(party)

    def look_up(self, words: str) -> Surface | None:
        """What ``words`` name, exactly as written (without "the"), or None."""
        return self.surfaces.get(words)

    def named(self, words: str) -> PartyRef | None:
        """The party that ``words`` name, in any form, with or without "the"; or None."""
        bare = words.removeprefix("the ").removeprefix("The ")
        surface = self.surfaces.get(words) or self.surfaces.get(bare)
        return self.entries[surface.party].ref if surface else None


@lru_cache(maxsize=1)
def load_parties() -> PartyTable:
    """All parties of the tables. Raises CodebookError where a table breaks its rules."""
    traps, bodies = read_table("traps"), read_table("bodies")
    entries = {row.id: row for row in _all_entries(bodies)}
    homonyms = {
        words: Homonym(tuple(row["other"]), tuple(row["this"]))
        for words, row in traps["homonyms"].items()
    }
    return PartyTable(
        MappingProxyType(entries),
        MappingProxyType(_surfaces(entries.values(), traps["shared"])),
        frozenset(form for words in traps["names"] for form in variants(words)),
        MappingProxyType(homonyms),
        MappingProxyType(_word_lists(bodies, traps, read_table("seats"))),
    )


def _word_lists(*tables: Mapping[str, Any]) -> dict[str, frozenset[str]]:
    lists = {name: row for table in tables for name, row in table.items() if isinstance(row, list)}
    return {name: frozenset(row) for name, row in lists.items()}


def _all_entries(bodies: Mapping[str, Any]) -> Iterator[PartyEntry]:
    of_party: dict[str, list[str]] = {}
    for party, names in bodies["bodies"].items():
        of_party.setdefault(party, []).extend(names)
    seen: set[str] = set()
    for table, kind in (("states", PartyKind.STATE), ("organisations", PartyKind.ORGANISATION)):
        for row in read_table(table)[table]:
            entry = _entry(row, kind, of_party.pop(row["id"], []))
            if entry.id in seen:
                raise CodebookError(f"The party '{entry.id}' stands twice in the tables.")
            seen.add(entry.id)
            yield entry
    if of_party:
        raise CodebookError(f"Bodies of unknown parties: {', '.join(sorted(of_party))}.")


def _entry(row: Mapping[str, Any], kind: PartyKind, bodies: Iterable[str]) -> PartyEntry:
    def words(key: str) -> tuple[str, ...]:
        return tuple(row.get(key, ()))

    return PartyEntry(
        id=row["id"],
        name=row["name"],
        kind=PartyKind(row.get("kind", kind)),
        codes=Codes(**row.get("codes", {})),
        names=(*words("names"), *bodies),
        demonyms=words("demonyms"),
        seats=words("seats"),
        capitals=words("capitals"),
        members=words("members"),
        as_of=row.get("as_of"),
        epithets=words("epithets"),
    )


def _surfaces(
    entries: Iterable[PartyEntry], preferred: Mapping[str, list[str]]
) -> dict[str, Surface]:
    found: dict[str, Surface] = {}
    for entry in entries:
        for form, words in entry.forms():
            if words in preferred and preferred[words][0] != entry.id:
                continue
            shared = tuple(preferred.get(words, ()))
            for written in variants(words):
                _claim(found, written, Surface(entry.id, form, shared))
    return found


def _claim(found: dict[str, Surface], words: str, surface: Surface) -> None:
    """Enter ``words`` for a party; within one party a name goes before a capital."""
    held = found.setdefault(words, surface)
    if held.party != surface.party:
        raise CodebookError(
            f"'{words}' names both {held.party} and {surface.party}.",
            "List it under 'shared' in traps.yaml, the likelier party first.",
        )

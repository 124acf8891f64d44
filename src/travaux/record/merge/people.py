"""Which people of many documents are one person.

One full name is one person. Beyond that, from the fullest name to the barest, a name joins the
only person it fits: same family name, and a given name that is equal but for transliteration, an
initial of it, or a slip of one or two letters where party or office agree. A bare family name
that fits two people joins neither.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import TypeVar

from travaux.record.merge.names import Name, distance, feminine_pair, name_of, skeleton
from travaux.record.merge.union import Groups, blocks

__all__ = ["PersonKey", "merge_people"]

_SLIP = 5  # letters a given name must have before a slip in it is looked for
_CROWD = 200  # people of one family name beyond which only equal given names are looked for


@dataclass(frozen=True, slots=True)
class PersonKey:
    """What merging looks at in a person: ``document`` tells the documents apart.

    ``party`` is the id of the party spoken for; ``offices`` their titles in one spelling.
    """

    document: str
    id: str
    name: str
    party: str | None = None
    offices: tuple[str, ...] = ()


@dataclass(slots=True)
class _Somebody:
    """People found to be one so far. ``places`` are those in the sequence that is merged."""

    names: tuple[Name, ...]
    parties: tuple[str, ...] = ()
    offices: tuple[str, ...] = ()
    places: list[int] = field(default_factory=list)

    def take(self, other: _Somebody) -> None:
        """Make ``other`` a part of this one."""
        self.names = _with(self.names, other.names)
        self.parties = _with(self.parties, other.parties)
        self.offices = _with(self.offices, other.offices)
        self.places += other.places


T = TypeVar("T")


def _with(some: tuple[T, ...], more: tuple[T, ...]) -> tuple[T, ...]:
    new = [item for item in more if item not in some]
    return (*some, *new) if new else some


def _share(some: tuple[str, ...], others: tuple[str, ...]) -> bool:
    return any(item in others for item in some)


def merge_people(people: Sequence[PersonKey]) -> Groups:
    """Groups of places in ``people`` that are one person, whatever the order of ``people``."""
    known = _by_name(people)
    found: list[_Somebody] = []
    for _, block in sorted(blocks(known, lambda s: min(s.names).surname).items()):
        found += _merge_block(block, people)
    return sorted(sorted(somebody.places) for somebody in found)


def _by_name(people: Sequence[PersonKey]) -> list[_Somebody]:
    """One for each full name, and for each name that is not full and each party it has."""
    shared: dict[tuple[str, str], _Somebody] = {}
    order = sorted(range(len(people)), key=lambda at: _content(people[at]))
    sides = {people[at].name: people[at].party for at in order if people[at].party}
    for at in order:
        person = people[at]
        name = name_of(person.name, person.party or sides.get(person.name))
        full = bool(name.given) and not name.initial
        key = (" ".join(person.name.casefold().split()), "" if full else person.party or "")
        parties = (person.party,) if person.party else ()
        one = _Somebody((name,), parties, person.offices, [at])
        if (somebody := shared.setdefault(key, one)) is not one:
            somebody.take(one)
    return list(shared.values())


def _content(person: PersonKey) -> tuple[str, str, str, str, tuple[str, ...]]:
    return person.document, person.id, person.name, person.party or "", person.offices


def _merge_block(block: list[_Somebody], people: Sequence[PersonKey]) -> list[_Somebody]:
    """Merge those of one family name."""
    found: list[_Somebody] = []
    by_given: dict[str, list[_Somebody]] = defaultdict(list)
    for somebody in sorted(block, key=_fullest_first):
        name = min(somebody.names)
        likely = found if len(found) <= _CROWD or not name.given else by_given[name.given]
        fitting = [other for other in likely if _fits(somebody, name, other, people)]
        if len(fitting) == 1:
            fitting[0].take(somebody)
            continue
        apart = _by_document(somebody, people) if fitting and not name.given else [somebody]
        found += apart
        by_given[name.given] += apart
    return found


def _fullest_first(somebody: _Somebody) -> tuple[bool, bool, int, bool, Name, list[str]]:
    name = min(somebody.names)
    parties = sorted(somebody.parties)
    return not name.given, name.initial, -len(name.middle), not parties, name, parties


def _by_document(somebody: _Somebody, people: Sequence[PersonKey]) -> Iterator[_Somebody]:
    """A name that fits two people, taken apart again: in each document it may be another one."""
    for places in blocks(somebody.places, lambda p: people[p].document).values():
        yield _Somebody(somebody.names, somebody.parties, somebody.offices, places)


def _fits(somebody: _Somebody, name: Name, other: _Somebody, people: Sequence[PersonKey]) -> bool:
    if somebody.parties and other.parties and not _share(somebody.parties, other.parties):
        return False
    if not name.given or any(_given_fits(name, its) for its in other.names):
        return True
    slips = any(_slip(somebody, name, other, its) for its in other.names)
    return slips and _documents(somebody, people).isdisjoint(_documents(other, people))


def _documents(somebody: _Somebody, people: Sequence[PersonKey]) -> set[str]:
    """Where somebody is named: one document that names two tells them apart."""
    return {people[at].document for at in somebody.places}


def _given_fits(name: Name, its: Name) -> bool:
    if name.initial or its.initial or not its.given:
        return its.given[:1] == name.given[:1]
    return name.given == its.given and _middles_fit(name.middle, its.middle)


def _middles_fit(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    pairs = zip(one, other, strict=False)
    return all(a == b or ("." in (a[-1], b[-1]) and a[0] == b[0]) for a, b in pairs)


def _slip(somebody: _Somebody, name: Name, other: _Somebody, its: Name) -> bool:
    """Whether two given names differ by a slip, and party or office make them one person's."""
    one, two = name.given, its.given
    begin_alike = one[0] == two[0] or one[1:] == two or two[1:] == one
    if min(len(one), len(two)) < _SLIP or not begin_alike or feminine_pair(one, two):
        return False
    party = _share(somebody.parties, other.parties)
    office = _share(somebody.offices, other.offices)
    if not (party or office) or not _middles_fit(name.middle, its.middle):
        return False
    apart = distance(one, two)
    return apart == 1 or (apart == 2 and ((party and office) or skeleton(one) == skeleton(two)))

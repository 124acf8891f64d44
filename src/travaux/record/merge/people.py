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

    names: set[Name] = field(default_factory=set)
    parties: set[str] = field(default_factory=set)
    offices: set[str] = field(default_factory=set)
    documents: set[str] = field(default_factory=set)
    places: list[int] = field(default_factory=list)

    def take(self, other: _Somebody) -> None:
        """Make ``other`` a part of this one."""
        self.names |= other.names
        self.parties |= other.parties
        self.offices |= other.offices
        self.documents |= other.documents
        self.places += other.places


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
        somebody = shared.setdefault(key, _Somebody())
        somebody.names.add(name)
        somebody.parties |= {person.party} if person.party else set()
        somebody.offices.update(person.offices)
        somebody.documents.add(person.document)
        somebody.places.append(at)
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
        fitting = [other for other in likely if _fits(somebody, name, other)]
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
    for document, places in sorted(blocks(somebody.places, lambda p: people[p].document).items()):
        yield _Somebody(somebody.names, somebody.parties, somebody.offices, {document}, places)


def _fits(somebody: _Somebody, name: Name, other: _Somebody) -> bool:
    if somebody.parties and other.parties and somebody.parties.isdisjoint(other.parties):
        return False
    if not name.given:
        return True
    return any(_given_fits(somebody, name, other, its) for its in sorted(other.names))


def _given_fits(somebody: _Somebody, name: Name, other: _Somebody, its: Name) -> bool:
    if name.initial or its.initial or not its.given:
        return its.given[:1] == name.given[:1]
    if not _middles_fit(name.middle, its.middle):
        return False
    return name.given == its.given or _slip(somebody, name.given, other, its.given)


def _middles_fit(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    pairs = zip(one, other, strict=False)
    return all(a == b or ("." in (a[-1], b[-1]) and a[0] == b[0]) for a, b in pairs)


def _slip(somebody: _Somebody, given: str, other: _Somebody, its: str) -> bool:
    """Whether two given names differ by a slip, and party or office make them one person's."""
    if min(len(given), len(its)) < _SLIP or feminine_pair(given, its):
        return False
    if not somebody.documents.isdisjoint(other.documents):
        return False  # one document that names both tells them apart
    party = not somebody.parties.isdisjoint(other.parties)
    office = not somebody.offices.isdisjoint(other.offices)
    if not (party or office):
        return False
    apart = distance(given, its)
    return apart == 1 or (apart == 2 and ((party and office) or skeleton(given) == skeleton(its)))

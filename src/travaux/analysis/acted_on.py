"""Which party's name stands where, so that the party a statement acts on can be told."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from travaux.model import Entry, PartyRef, Passage, Span, Statement

__all__ = ["Named", "Sides"]


@dataclass(frozen=True, slots=True)
class Named:
    """A party named at a place in a document, by its own name or by one of its people's."""

    start: int
    end: int
    party: PartyRef


class Sides:
    """The parties of a record and their people, by where and how they are named."""

    def __init__(self, parties: Iterable[Entry], people: Iterable[Entry]) -> None:
        found: dict[str, list[Named]] = defaultdict(list)
        names: dict[str, set[PartyRef]] = defaultdict(set)
        for entry, party in _with_party(parties, people):
            for name in _names_of(entry):
                names[name].add(party)
            for passage in entry.passages:
                found[passage.document].append(Named(passage.start, passage.end, party))
        self._places: Mapping[str, list[Named]] = {
            document: sorted(named, key=lambda n: (n.start, -n.end, n.party))
            for document, named in found.items()
        }
        self._names = names
        self._written = _pattern(names)

    def of_name(self, name: str) -> PartyRef | None:
        """The party of the person or party of this name, None where none or several have it."""
        parties = self._names.get(_key(name), set())
        return next(iter(parties)) if len(parties) == 1 else None

    def inside(self, passage: Passage) -> Iterator[Named]:
        """The parties named inside ``passage``, in order.

        A party that no table holds is also found by its name in any case, since a page that only
        writes it in capitals may not tell that it is one.
        """
        found = list(self._found(passage))
        taken = {at for named in found for at in range(named.start, named.end)}
        if self._written is not None:
            for match in self._written.finditer(passage.text):
                start, end = passage.start + match.start(), passage.start + match.end()
                party = self.of_name(match.group())
                if party and start not in taken and end - 1 not in taken:
                    found.append(Named(start, end, party))
        return iter(sorted(found, key=lambda n: (n.start, -n.end, n.party)))

    def _found(self, passage: Passage) -> Iterator[Named]:
        places = self._places.get(passage.document, [])
        for named in places[bisect_left(places, passage.start, key=lambda n: n.start) :]:
            if named.start >= passage.end:
                return
            if named.end <= passage.end:
                yield named

    def acted_on(self, statement: Statement, source: PartyRef) -> Named | None:
        """The first party other than the source in what is said; one in its condition comes last.

        In words such as "Sudrey must withdraw" and "will cut aid to Sudrey" the party acted on is
        the one party named beside the speaker's. Where several are, the first is the nearest to
        the verb that the statement turns on.
        """
        named = [
            one
            for passage in statement.content
            for one in self.inside(passage)
            if one.party.id != source.id
        ]
        named.sort(key=lambda one: _within(statement.condition, one))
        return named[0] if named else None


def _with_party(
    parties: Iterable[Entry], people: Iterable[Entry]
) -> Iterator[tuple[Entry, PartyRef]]:
    for entry in parties:
        yield entry, PartyRef(entry.id, entry.name)
    for entry in people:
        party = entry.first("party")
        if isinstance(party, PartyRef):
            yield entry, party


def _pattern(names: Mapping[str, set[PartyRef]]) -> re.Pattern[str] | None:
    """The names of parties that no table holds, as one pattern."""
    own = [
        name
        for name, parties in names.items()
        if len(name) > 3 and len(parties) == 1 and next(iter(parties)).id.startswith("name:")
    ]
    longest = sorted(own, key=lambda name: (-len(name), name))
    return re.compile(rf"(?i)\b(?:{'|'.join(map(re.escape, longest))})\b") if own else None


def _names_of(entry: Entry) -> set[str]:
    """The ways an entry is named, as they are looked up."""
    variants = (reading.shown for reading in entry.readings("variants"))
    return {_key(name) for name in (entry.name, *variants) if len(name) > 2}


def _key(name: str) -> str:
    """A name in lower case, without "the" and without those who only speak with it."""
    words = " ".join(name.casefold().split()).removeprefix("the ")
    return words.partition(", with ")[0].partition(", supported by ")[0]


def _within(passage: Passage | None, named: Named) -> bool:
    return passage is not None and passage.span.contains(Span(named.start, named.end))

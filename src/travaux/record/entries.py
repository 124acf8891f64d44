"""Findings of many documents that are one thing, made into one entry with all its readings.

Pure functions. Equal values are joined; the value in most documents comes first, then the one
with most passages, then the more exact time and the fuller words, then the first in the alphabet.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from functools import lru_cache
from typing import TypeAlias

from travaux.model import (
    Attribute,
    Entry,
    Finding,
    Kind,
    Meeting,
    Party,
    PartyRef,
    Passage,
    Person,
    Provision,
    Reading,
    Text,
    TextRef,
    Value,
    When,
    content_id,
    slug,
)

__all__ = ["build_entry", "entry_id", "office_words"]

Pair: TypeAlias = tuple[Value, Passage]
Told: TypeAlias = Callable[[list[Pair], Finding], None]

# What a meeting, text or provision says when the document does not say.
_UNSAID = "unknown"


def entry_id(kind: Kind, document: str, finding: str) -> str:
    """The id of an entry whose first finding (by document, then id) is this one.

    A party's entry is named by the party's own id, which is the same in every document. Others
    take theirs from their first finding, so that it stays when more documents agree.
    """
    return finding if kind is Kind.PARTY else content_id(kind.value, document, finding)


def build_entry(kind: Kind, ident: str, findings: Sequence[tuple[str, Finding]]) -> Entry:
    """The entry ``ident`` made of ``findings``, each with the document it is of."""
    ordered = sorted(findings, key=lambda pair: (pair[0], pair[1].id))
    passages = sorted({p for _, finding in ordered for p in finding.passages})
    table = _TABLES[kind]
    attributes = [_attribute(name, many, tell, ordered) for name, many, tell in table]
    said = tuple(a for a in attributes if a.readings)
    return Entry(
        id=ident,
        kind=kind,
        name=said[0].readings[0].shown if said else ident,
        attributes=said[1:] if kind in _UNLISTED else said,
        passages=tuple(passages),
        findings=tuple((document, finding.id) for document, finding in ordered),
    )


def _attribute(
    name: str,
    many: bool,
    tell: Callable[..., Iterable[Pair]],
    findings: Iterable[tuple[str, Finding]],
) -> Attribute:
    pairs = (pair for _, finding in findings for pair in tell(finding))
    return Attribute(name, _REFINED.get(tell, tuple)(_readings(pairs)), many)


def _fullest(names: tuple[Reading, ...]) -> tuple[Reading, ...]:
    """Names without those that are part of a longer one: "Keller" beside "Ana Keller"."""
    parts = [set(slug(name.shown).split("-")) for name in names]
    return tuple(
        name for name, mine in zip(names, parts, strict=True) if not any(mine < of for of in parts)
    )


def _readings(pairs: Iterable[Pair]) -> tuple[Reading, ...]:
    values: dict[str, set[Value]] = defaultdict(set)
    passages: dict[str, set[Passage]] = defaultdict(set)
    support: dict[str, dict[Value, int]] = defaultdict(lambda: defaultdict(int))
    for value, passage in pairs:
        key = _same(value)
        values[key].add(value)
        passages[key].add(passage)
        support[key][value] += 1
    readings = [
        Reading(min(values[key], key=lambda v: (-support[key][v], _words(v))), tuple(sorted(found)))
        for key, found in passages.items()
    ]
    return tuple(sorted(readings, key=_rank))


def _rank(reading: Reading) -> tuple[int, int, int, int, str]:
    documents = len({passage.document for passage in reading.passages})
    words = _words(reading.value)
    return -documents, -len(reading.passages), _days(reading.value), -len(words), words


def _days(value: Value) -> int:
    """How many days a time may span; 0 for other values."""
    if not isinstance(value, When):
        return 0
    return ((value.latest or date.max) - (value.earliest or date.min)).days


def _same(value: Value) -> str:
    match value:
        case When(resolved=True):
            return f"{value.earliest} {value.latest} {value.relation}"
        case PartyRef() | TextRef():
            return value.id
        case _:
            return _folded(_words(value))


def _with_side(offices: tuple[Reading, ...]) -> tuple[Reading, ...]:
    """Offices told without a side rest under the same office of the only side told for it."""
    sides = {o.shown: [s for s in offices if s.shown.startswith(f"{o.shown}, ")] for o in offices}
    joined = {of[0].shown: words for words, of in sides.items() if len(of) == 1}
    told = {office.shown: office.passages for office in offices}
    return tuple(
        Reading(
            office.value, tuple(sorted({*office.passages, *told.get(joined.get(words, ""), ())}))
        )
        for words, office in ((office.shown, office) for office in offices)
        if len(sides[words]) != 1
    )


@lru_cache(maxsize=1 << 14)
def _folded(words: str) -> str:
    return slug(words) or words


def _words(value: Value) -> str:
    match value:
        case When():
            return f"{value.text} {value.earliest} {value.latest}"
        case PartyRef():
            return f"{value.name} {value.id}"
        case TextRef():
            return f"{value.title} {value.id}"
        case _:
            return value


def _resting(value: Value, finding: Finding, words: str | None = None) -> Iterator[Pair]:
    """``value`` with the passages that hold its words, or else with the one that tells most."""
    shown = (words or Reading(value, ()).shown).casefold()
    holding = [p for p in finding.passages if shown in p.text.casefold()]
    for passage in holding or finding.passages[:1]:
        yield value, passage


def _plain(name: str) -> Callable[[Finding], Iterator[Pair]]:
    def tell(finding: Finding) -> Iterator[Pair]:
        value = getattr(finding, name)
        if value is not None and value != _UNSAID:
            yield from _resting(value if isinstance(value, _REFS) else str(value), finding)

    return tell


_REFS = (When, PartyRef, TextRef)


def _each(name: str) -> Callable[[Finding], Iterator[Pair]]:
    def tell(finding: Finding) -> Iterator[Pair]:
        for value in getattr(finding, name):
            yield from _resting(value, finding)

    return tell


def _person_name(person: Person) -> Iterator[Pair]:
    yield from _resting(person.name, person)


def _person_variants(person: Person) -> Iterator[Pair]:
    for passage in person.passages:
        yield passage.text, passage


def _person_offices(person: Person) -> Iterator[Pair]:
    for office in person.offices:
        yield office_words(office.title, office.party, former=office.former), office.passage


def office_words(title: str, party: PartyRef | None, *, former: bool = False) -> str:
    """An office in words: "former Deputy Foreign Minister, Russia"."""
    words = f"former {title}" if former else title
    return f"{words}, {party.name}" if party else words


def _person_party(person: Person) -> Iterator[Pair]:
    held = [office for office in person.offices if office.party == person.party]
    if person.party is None:
        return
    if held:
        for office in held:
            yield person.party, office.passage
    else:
        yield from _resting(person.party, person)


def _party_mentions(party: Party) -> Iterator[Pair]:
    for passage in party.passages:
        yield passage.text, passage


def _party_codes(party: Party) -> Iterator[Pair]:
    codes = party.codes
    pairs = (
        ("ISO", codes.iso3 or codes.iso2),
        ("COW", codes.cow),
        ("Wikidata", codes.wikidata),
    )
    for table, code in pairs:
        if code is not None:
            yield from _resting(f"{table} {code}", party)


def _party_members(party: Party) -> Iterator[Pair]:
    for member in party.members:
        yield from _resting(member, party)


def _participants(meeting: Meeting) -> Iterator[Pair]:
    for participant in meeting.participants:
        party = participant.party
        same = party is not None and (participant.person is None and party.name == participant.name)
        yield from _resting(party if same and party else participant.name, meeting)


def _text_itself(text: Text) -> Iterator[Pair]:
    """That a document is the text and does not only speak of it."""
    if text.itself:
        yield from _resting("the text itself", text)


def _provision_name(provision: Provision) -> Iterator[Pair]:
    words = f"{provision.unit} {provision.number}".strip()
    named = words[:1].upper() + words[1:]
    yield from _resting(f"{named}, {provision.text.title}" if provision.text else named, provision)


def _provision_content(provision: Provision) -> Iterator[Pair]:
    if provision.content is not None:
        yield provision.content.text, provision.content


# Of each kind: the attributes in the order they are shown, whether their readings stand beside
# each other, and where they are told. The first gives the entry its name.
_TABLES: dict[Kind, tuple[tuple[str, bool, Callable[..., Iterable[Pair]]], ...]] = {
    Kind.PARTY: (
        ("name", False, _plain("name")),
        ("kind", False, _plain("kind")),
        ("codes", True, _party_codes),
        ("members", True, _party_members),
        ("variants", True, _party_mentions),
    ),
    Kind.PERSON: (
        ("name", False, _person_name),
        ("variants", True, _person_variants),
        ("office", True, _person_offices),
        ("party", False, _person_party),
    ),
    Kind.MEETING: (
        ("name", False, _plain("name")),
        ("forum", False, _plain("forum")),
        ("form", False, _plain("form")),
        ("place", False, _plain("place")),
        ("when", False, _plain("when")),
        ("participants", True, _participants),
        ("status", True, _plain("status")),
    ),
    Kind.TEXT: (
        ("title", False, _plain("title")),
        ("kind", False, _plain("kind")),
        ("status", True, _plain("status")),
        ("author", False, _plain("author")),
        ("addressees", True, _each("addressees")),
        ("parties", True, _each("parties")),
        ("when", False, _plain("when")),
        ("version", False, _plain("version")),
        ("itself", True, _text_itself),
    ),
    Kind.PROVISION: (
        ("name", False, _provision_name),
        ("text", False, _plain("text")),
        ("number", False, _plain("number")),
        ("unit", False, _plain("unit")),
        ("title", False, _plain("title")),
        ("modality", False, _plain("modality")),
        ("bound", True, _each("bound")),
        ("towards", True, _each("towards")),
        ("dates", True, _each("dates")),
        ("content", False, _provision_content),
    ),
}  # fmt: skip

# Kinds whose name is made up here and is no attribute that a document states.
_UNLISTED = {Kind.PROVISION}

# What is done with the readings of some attributes, once equal ones are joined.
_REFINED: dict[Callable[..., Iterable[Pair]], Callable[[tuple[Reading, ...]], tuple[Reading, ...]]]
_REFINED = {_person_name: _fullest, _person_offices: _with_side}

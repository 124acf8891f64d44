"""Merging the findings in a record's tables into entries.

Findings are read one kind at a time and only the light keys of that kind are held; entries are
stored as their members, numbered in the order in which they are shown.
"""

from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import lru_cache, partial
from sys import intern
from typing import Any, TypeAlias

from sqlalchemy import Connection, text

from travaux.model import Kind, MeetingForm, TextKind, When, slug
from travaux.record.codec import decode
from travaux.record.entries import entry_id
from travaux.record.merge import (
    Groups,
    MeetingKey,
    PersonKey,
    ProvisionKey,
    TextKey,
    Union,
    merge_meetings,
    merge_people,
    merge_provisions,
    merge_texts,
)
from travaux.record.rows import no_passage

__all__ = ["merge_all"]

_READ = text(
    "SELECT f.number, d.sha256, d.published, f.id, f.earliest, f.payload FROM findings f "
    "JOIN documents d ON d.number = f.document WHERE f.kind = :kind "
    "ORDER BY d.sha256, f.id, f.position"
)


# What provisions are said to say, at most so many code points of each.
_SAID = text(
    "SELECT d.sha256, json_extract(f.payload, '$.text.id') AS text, "
    "json_extract(f.payload, '$.number') AS number, substr(d.text, "
    "json_extract(f.payload, '$.content[0]') + 1, min(600, json_extract(f.payload, '$.content[1]') "
    "- json_extract(f.payload, '$.content[0]'))) AS words "
    "FROM findings f JOIN documents d ON d.number = f.document WHERE f.kind = 'provision' "
    "AND json_extract(f.payload, '$.text.id') IS NOT NULL "
    "AND json_extract(f.payload, '$.content[0]') IS NOT NULL ORDER BY d.sha256, f.id, f.position"
)

_ById: TypeAlias = dict[tuple[str, str], str]
"""(document, finding id) to something known of that finding."""


@dataclass(frozen=True, slots=True)
class _Known:
    """What merging one kind tells the kinds after it: the entry of a text, the side of a person."""

    homes: _ById = field(default_factory=dict)
    sides: _ById = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class _Row:
    """What is held of a finding while its kind is merged."""

    number: int
    document: str
    id: str
    earliest: str


def merge_all(connection: Connection) -> None:
    """Make all entries anew from the findings."""
    connection.execute(text("DELETE FROM members"))
    connection.execute(text("DELETE FROM entries"))
    known = _Known()
    next_number = 1
    for kind, merge in _MERGERS.items():
        rows, keys = _read(connection, kind, known)
        if kind is Kind.TEXT:
            keys = _with_articles(connection, keys)
        groups = _one_per_id(rows, merge(keys))
        if kind is Kind.TEXT:
            known.homes.update(_homes(rows, groups))
        if kind is Kind.PERSON:
            known.sides.update(_sides(rows, keys, groups))
        groups.sort(key=partial(_rank, kind, rows, keys))
        _put(connection, kind, rows, groups, next_number)
        next_number += len(groups)


def _read(connection: Connection, kind: Kind, known: _Known) -> tuple[list[_Row], list[Any]]:
    rows: list[_Row] = []
    keys: list[Any] = []
    for row in connection.execute(_READ, {"kind": kind.value}):
        document = intern(row.sha256)
        rows.append(_Row(row.number, document, row.id, row.earliest or "9999"))
        found = {"published": row.published, **json.loads(row.payload)}
        keys.append(_key(kind, document, found, known))
    return rows, keys


def _key(kind: Kind, document: str, found: dict[str, Any], known: _Known) -> Any:
    match kind:
        case Kind.PARTY:
            return intern(found["id"])
        case Kind.PERSON:
            return _person_key(document, found)
        case Kind.MEETING:
            return _meeting_key(document, found, known.sides)
        case Kind.TEXT:
            return _text_key(document, found)
        case _:
            return _provision_key(document, found, known.homes)


def _person_key(document: str, found: dict[str, Any]) -> PersonKey:
    offices = sorted({_office(office["title"]) for office in found["offices"]})
    party = found.get("party", {}).get("id")
    return PersonKey(document, found["id"], intern(found["name"]), party, tuple(offices))


@lru_cache(maxsize=1 << 14)
def _office(title: str) -> str:
    return slug(title)


def _meeting_key(document: str, found: dict[str, Any], sides: _ById) -> MeetingKey:
    taking_part = found["participants"]
    parties = {p["party"]["id"] for p in taking_part if "party" in p}
    people = {(document, p["person"]) for p in taking_part if "party" not in p and "person" in p}
    parties |= {sides[person] for person in people if person in sides}
    return MeetingKey(
        document,
        found["id"],
        found.get("forum"),
        MeetingForm(found["form"]),
        found.get("place"),
        _when(found),
        frozenset(parties),
        date.fromisoformat(found["published"]) if found["published"] else None,
    )


def _text_key(document: str, found: dict[str, Any]) -> TextKey:
    return TextKey(
        document,
        found["id"],
        found["title"],
        TextKind(found["kind"]),
        found.get("author", {}).get("id"),
        _when(found),
        found.get("version"),
        found["itself"],
    )


def _with_articles(connection: Connection, keys: Sequence[TextKey]) -> list[TextKey]:
    """The texts with what the provisions of each are said to say, where that is told."""
    told: dict[tuple[str, str], list[tuple[str, str]]] = defaultdict(list)
    for row in connection.execute(_SAID):
        told[row.sha256, row.text].append((row.number, row.words))
    return [replace(key, articles=tuple(told.get((key.document, key.id), ()))) for key in keys]


def _provision_key(document: str, found: dict[str, Any], homes: _ById) -> ProvisionKey:
    ref = found.get("text", {}).get("id")
    home = homes.get((document, ref), f"{document} {ref}") if ref else None
    return ProvisionKey(document, found["id"], home, found["number"], found["unit"])


def _when(found: dict[str, Any]) -> When | None:
    value = found.get("when")
    if value is None:
        return None
    when: When = decode(When, value, no_passage)
    return when


def _merge_parties(parties: Sequence[str]) -> Groups:
    found: dict[str, list[int]] = defaultdict(list)
    for at, party in enumerate(parties):
        found[party].append(at)
    return list(found.values())


def _one_per_id(rows: Sequence[_Row], groups: Groups) -> Groups:
    """``groups``, with findings of one document that bear one id made one."""
    union = Union(len(rows))
    first: dict[tuple[str, str], int] = {}
    for at, row in enumerate(rows):
        union.join(first.setdefault((row.document, row.id), at), at)
    for group in groups:
        for at in group:
            union.join(group[0], at)
    return union.groups()


def _sides(rows: Sequence[_Row], keys: Sequence[PersonKey], groups: Groups) -> _ById:
    """Whom the people speak for whose documents together name one side."""
    found: _ById = {}
    for group in groups:
        sides = {keys[at].party for at in group} - {None}
        if len(sides) == 1:
            (side,) = sides
            found |= {(rows[at].document, rows[at].id): side for at in group if side}
    return found


def _homes(rows: Sequence[_Row], groups: Groups) -> _ById:
    return {
        (rows[at].document, rows[at].id): _entry_id(Kind.TEXT, rows, group)
        for group in groups
        for at in group
    }


def _entry_id(kind: Kind, rows: Sequence[_Row], group: Sequence[int]) -> str:
    document, ident = min((rows[at].document, rows[at].id) for at in group)
    return entry_id(kind, document, ident)


def _rank(
    kind: Kind, rows: Sequence[_Row], keys: Sequence[Any], group: Sequence[int]
) -> tuple[Any, ...]:
    """Where an entry stands among its kind: by time, by number, or the most reported first."""
    ident = _entry_id(kind, rows, group)
    if kind in (Kind.MEETING, Kind.TEXT):
        return min(rows[at].earliest for at in group), ident
    if kind is Kind.PROVISION:
        key = keys[group[0]]
        return key.text or "~", _natural(key.number), ident
    return -len({rows[at].document for at in group}), -len(group), ident


def _natural(number: str) -> tuple[tuple[int, str], ...]:
    parts = re.findall(r"[0-9]{1,9}|[^0-9]+", number)
    return tuple((int(p), "") if p.isdigit() else (0, p) for p in parts)


def _put(
    connection: Connection, kind: Kind, rows: Sequence[_Row], groups: Groups, number: int
) -> None:
    entries = [
        {"number": number + i, "id": _entry_id(kind, rows, group), "kind": kind.value}
        for i, group in enumerate(groups)
    ]
    members = [
        {"finding": rows[at].number, "entry": number + i}
        for i, group in enumerate(groups)
        for at in group
    ]
    if entries:
        connection.execute(
            text("INSERT INTO entries (number, id, kind) VALUES (:number, :id, :kind)"), entries
        )
        connection.execute(
            text("INSERT INTO members (finding, entry) VALUES (:finding, :entry)"), members
        )


_MERGERS: dict[Kind, Callable[[list[Any]], Groups]] = {
    Kind.PARTY: _merge_parties,
    Kind.PERSON: merge_people,
    Kind.MEETING: merge_meetings,
    Kind.TEXT: merge_texts,
    Kind.PROVISION: merge_provisions,
}

"""What is asked of a record: documents, entries and statements, as far as a filter lets them."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, Select, exists, func, or_, select

from travaux.model import Act, Document, Entry, Kind, Said, Statement
from travaux.record import schema
from travaux.record.entries import build_entry
from travaux.record.rows import read_document, read_finding, safe

__all__ = ["Filter", "counts", "document", "document_keys", "entries", "entry_numbers", "said"]

_F, _D, _M, _E = schema.findings.c, schema.documents.c, schema.members.c, schema.entries.c


@dataclass(frozen=True, slots=True)
class Filter:
    """What of a record is asked for; what is None does not restrict.

    ``party`` and ``person`` are entry ids, codes, names or other words they were named by, in any
    case; ``document`` is a SHA-256 or a source as it was named when read.
    """

    party: str | None = None
    person: str | None = None
    since: date | None = None
    until: date | None = None
    document: str | None = None
    acts: Collection[Act] | None = None


def document_keys(connection: Connection) -> Sequence[int]:
    """The numbers of all documents: by publication date, undated ones last, then by SHA-256."""
    order = (_D.published.is_(None), _D.published, _D.sha256)
    return connection.execute(select(_D.number).order_by(*order)).scalars().all()


def document(connection: Connection, which: ColumnElement[bool]) -> Document | None:
    """The one document for which ``which`` is true, or None."""
    row = connection.execute(select(_D.text, _D.payload).where(which)).one_or_none()
    return read_document(row.text, row.payload) if row else None


def entry_numbers(connection: Connection, kind: Kind, asked: Filter) -> Sequence[int]:
    """The numbers of the entries with at least one finding that is asked for, in their order."""
    query = select(_M.entry).join(schema.findings, _F.number == _M.finding).distinct()
    query = _asked(query, kind, asked).order_by(_M.entry)
    return connection.execute(query).scalars().all()


def entries(connection: Connection, numbers: Sequence[int]) -> Iterator[Entry]:
    """The entries with these numbers, in order."""
    query = (
        select(_M.entry, _E.id, _F.kind, _F.payload, _D.sha256, _D.text)
        .join(schema.members, _M.finding == _F.number)
        .join(schema.entries, _E.number == _M.entry)
        .join(schema.documents, _D.number == _F.document)
        .where(_M.entry.in_(numbers))
        .order_by(_M.entry, _D.sha256, _F.id, _F.position)
    )
    for _, rows in groupby(connection.execute(query), key=lambda row: row.entry):
        yield _entry(list(rows))


def _entry(rows: Sequence[Any]) -> Entry:
    kind = Kind(rows[0].kind)
    found = [(r.sha256, read_finding(kind, r.payload, r.sha256, r.text)) for r in rows]
    return build_entry(kind, rows[0].id, found)


def said(connection: Connection, number: int, asked: Filter) -> list[Said]:
    """The statements of the document with this number that are asked for, in order."""
    query = select(_F.payload, _D.sha256, _D.text).where(_D.number == number)
    query = query.join(schema.documents, _D.number == _F.document)
    query = _asked(query, Kind.STATEMENT, asked).order_by(_F.position)
    rows = connection.execute(query).all()
    if not rows:
        return []
    known = _known(connection, number)
    return [_said(row, known) for row in rows]


def _said(row: Row[Any], known: dict[str, str]) -> Said:
    statement = read_finding(Kind.STATEMENT, row.payload, row.sha256, row.text)
    assert isinstance(statement, Statement)  # noqa: S101 - told by the kind
    return Said(
        statement,
        row.sha256,
        tuple(_who(speaker.person, speaker.party, known) for speaker in statement.speakers),
        tuple(_who(speaker.person, speaker.party, known) for speaker in statement.addressees),
    )


def _who(person: str | None, party: Any, known: dict[str, str]) -> str | None:
    if person is not None:
        return known.get(person)
    return known.get(party.id) if party else None


def _known(connection: Connection, number: int) -> dict[str, str]:
    """The entries of the people and parties of one document, by their ids in it."""
    query = (
        select(_F.id, _E.id)
        .join(schema.members, _M.finding == _F.number)
        .join(schema.entries, _E.number == _M.entry)
        .where(_F.document == number, _F.kind.in_([Kind.PERSON.value, Kind.PARTY.value]))
    )
    return {row[0]: row[1] for row in connection.execute(query)}


def counts(connection: Connection) -> dict[Kind, int]:
    """How many entries there are of each kind, and how many statements."""
    query = select(_E.kind, func.count()).group_by(_E.kind)
    found = {Kind(kind): int(n) for kind, n in connection.execute(query)}
    statements = select(func.count()).where(_F.kind == Kind.STATEMENT.value)
    found[Kind.STATEMENT] = int(connection.execute(statements).scalar_one())
    return {kind: found.get(kind, 0) for kind in Kind}


def _asked(query: Any, kind: Kind, asked: Filter) -> Any:
    query = query.where(_F.kind == kind.value)
    if asked.acts is not None:
        query = query.where(_F.act.in_([act.value for act in asked.acts]))
    if asked.since is not None:
        query = query.where(_F.latest >= asked.since.isoformat())
    if asked.until is not None:
        query = query.where(_F.earliest <= asked.until.isoformat())
    if asked.document is not None:
        query = query.where(_F.document.in_(_named_documents(asked.document)))
    if asked.party is not None:
        query = query.where(_of_party(_named(Kind.PARTY, asked.party)))
    if asked.person is not None:
        query = query.where(_of_person(_named(Kind.PERSON, asked.person)))
    return query


def _named_documents(name: str) -> Select[Any]:
    return select(_D.number).where(or_(_D.sha256 == name.lower(), _D.source == safe(name)))


def _named(kind: Kind, name: str) -> Select[Any]:
    """The entries of ``kind`` that ``name`` fits: by id, code, or any words they are named by."""
    names = schema.finding_names.c
    words = " ".join(safe(name).casefold().split()).removeprefix("the ")
    by_name = select(_M.entry).join(schema.finding_names, names.finding == _M.finding)
    by_name = by_name.where(names.name == words)
    query = select(_E.number).where(_E.kind == kind.value)
    return query.where(or_(func.lower(_E.id) == name.lower(), _E.number.in_(by_name)))


def _of_party(numbers: Select[Any]) -> ColumnElement[bool]:
    links = schema.finding_parties.c
    ids = select(_E.id).where(_E.number.in_(numbers))
    return exists().where(links.finding == _F.number, links.party.in_(ids))


def _of_person(numbers: Select[Any]) -> ColumnElement[bool]:
    links = schema.finding_people.c
    person = schema.findings.alias()
    return exists().where(
        links.finding == _F.number,
        person.c.document == _F.document,
        person.c.kind == Kind.PERSON.value,
        person.c.id == links.person,
        person.c.number.in_(select(_M.finding).where(_M.entry.in_(numbers))),
    )

"""What is asked of a record: documents, entries and statements, as far as a filter lets them."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, exists, func, or_, select

from travaux.model import Act, Document, Entry, Finding, Kind, Said, Statement
from travaux.record import schema
from travaux.record.entries import build_entry
from travaux.record.rows import read_document, read_finding, safe

__all__ = [
    "Filter",
    "counts",
    "document",
    "document_keys",
    "entries",
    "entry_numbers",
    "said",
    "said_numbers",
]

_TEXTS = 100  # findings that are read together with the texts of their documents
_F, _D, _M, _E = schema.findings.c, schema.documents.c, schema.members.c, schema.entries.c

_DOCUMENT_ORDER = (_D.published.is_(None), _D.published, _D.sha256)


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
    return connection.execute(select(_D.number).order_by(*_DOCUMENT_ORDER)).scalars().all()


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
        select(_M.entry, _E.id, _F.kind, _F.payload, _F.document)
        .join(schema.members, _M.finding == _F.number)
        .join(schema.entries, _E.number == _M.entry)
        .join(schema.documents, _D.number == _F.document)
        .where(_M.entry.in_(numbers))
        .order_by(_M.entry, _D.sha256, _F.id, _F.position)
    )
    rows = _read(connection, connection.execute(query).all())
    for _, group in groupby(rows, key=lambda pair: pair[0].entry):
        yield _entry(list(group))


def _entry(found: Sequence[tuple[Any, str, Finding]]) -> Entry:
    first = found[0][0]
    return build_entry(Kind(first.kind), first.id, [(sha256, f) for _, sha256, f in found])


def _read(connection: Connection, rows: Sequence[Any]) -> Iterator[tuple[Any, str, Finding]]:
    """Each row with the SHA-256 of its document and its finding; few texts are held at once."""
    texts: dict[int, Any] = {}
    for at in range(0, len(rows), _TEXTS):
        some = rows[at : at + _TEXTS]
        texts = _texts(connection, {row.document for row in some}, texts)
        for row in some:
            source = texts[row.document]
            finding = read_finding(Kind(row.kind), row.payload, source.sha256, source.text)
            yield row, source.sha256, finding


def _texts(connection: Connection, wanted: set[int], had: dict[int, Any]) -> dict[int, Any]:
    kept = {number: had[number] for number in wanted & had.keys()}
    missing = wanted - kept.keys()
    query = select(_D.number, _D.sha256, _D.text).where(_D.number.in_(missing))
    return kept | {row.number: row for row in connection.execute(query)}


def said_numbers(connection: Connection, asked: Filter) -> Sequence[int]:
    """The numbers of the statements that are asked for, by document and place."""
    query = select(_F.number).join(schema.documents, _D.number == _F.document)
    query = _asked(query, Kind.STATEMENT, asked).order_by(*_DOCUMENT_ORDER, _F.position)
    return connection.execute(query).scalars().all()


def said(connection: Connection, numbers: Sequence[int]) -> list[Said]:
    """The statements with these numbers, in the order of the numbers given."""
    query = select(_F.number, _F.kind, _F.payload, _F.document).where(_F.number.in_(numbers))
    place = {number: at for at, number in enumerate(numbers)}
    rows = sorted(connection.execute(query).all(), key=lambda row: place[row.number])
    known = _known(connection, {row.document for row in rows})
    return [_said(f, sha256, known[row.document]) for row, sha256, f in _read(connection, rows)]


def _said(statement: Finding, document: str, known: dict[str, str]) -> Said:
    assert isinstance(statement, Statement)  # noqa: S101 - told by the kind
    return Said(
        statement,
        document,
        tuple(_who(speaker.person, speaker.party, known) for speaker in statement.speakers),
        tuple(_who(speaker.person, speaker.party, known) for speaker in statement.addressees),
    )


def _who(person: str | None, party: Any, known: dict[str, str]) -> str | None:
    if person is not None:
        return known.get(person)
    return known.get(party.id) if party else None


def _known(connection: Connection, documents: set[int]) -> dict[int, dict[str, str]]:
    """Of each document the entries of its people and parties, by their ids in it."""
    query = (
        select(_F.document, _F.id, _E.id)
        .join(schema.members, _M.finding == _F.number)
        .join(schema.entries, _E.number == _M.entry)
        .where(_F.document.in_(documents), _F.kind.in_([Kind.PERSON.value, Kind.PARTY.value]))
    )
    known: dict[int, dict[str, str]] = {document: {} for document in documents}
    for document, ident, entry in connection.execute(query):
        known[document][ident] = entry
    return known


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
    name = safe(name)
    return select(_D.number).where(or_(_D.sha256 == name.lower(), _D.source == name))


def _named(kind: Kind, name: str) -> Select[Any]:
    """The entries of ``kind`` that ``name`` fits: by id, code, or any words they are named by."""
    names = schema.finding_names.c
    name = safe(name)
    words = " ".join(name.casefold().split()).removeprefix("the ")
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

"""What goes into a record: documents with their findings, set-asides, and runs."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Connection, delete, insert, select, text, update

from travaux.model import Document, Findings, SetAside, Span
from travaux.record import schema
from travaux.record.codec import canonical, decode, encode
from travaux.record.rows import document_row, finding_row, links_of, no_passage, safe

__all__ = ["begin_run", "end_run", "holds", "put_aside", "put_document", "set_asides", "stretches"]

# A hit shows a stretch of this many code points at most, so that it can be taken in at a glance.
_LONGEST = 400
_SENTENCE_END = re.compile(r"[.!?…][\"'”’»)\]]*\s+")


def holds(connection: Connection, sha256: str, reader: str) -> bool:
    """Whether a document is in the record as ``reader`` read it."""
    query = select(schema.documents.c.reader).where(schema.documents.c.sha256 == sha256)
    return connection.execute(query).scalar_one_or_none() == reader


def put_document(
    connection: Connection, document: Document, findings: Findings, reader: str
) -> None:
    """Put a document with its findings in, in the place of an earlier reading of it.

    Raises ValueError where a finding is not of this document or a passage is not verbatim.
    """
    if findings.document != document.sha256:
        raise ValueError("the findings are of another document")
    _take_out(connection, document.sha256)
    row = document_row(document, reader)
    number = _next_number(connection, schema.documents.c.number)
    connection.execute(insert(schema.documents), {"number": number, **row})
    _put_findings(connection, number, document, findings)
    _put_stretches(connection, number, document.text)
    table = schema.set_asides
    connection.execute(delete(table).where(table.c.source == row["source"]))
    connection.execute(update(schema.state).values(value="no"))


def _take_out(connection: Connection, sha256: str) -> None:
    query = select(schema.documents.c.number).where(schema.documents.c.sha256 == sha256)
    number = connection.execute(query).scalar_one_or_none()
    if number is None:
        return
    old = "DELETE FROM words WHERE rowid IN (SELECT number FROM stretches WHERE document = :n)"
    connection.execute(text(old), {"n": number})
    connection.execute(delete(schema.documents).where(schema.documents.c.number == number))


def _put_findings(
    connection: Connection, number: int, document: Document, findings: Findings
) -> None:
    rows: list[dict[str, Any]] = []
    links: dict[str, list[dict[str, Any]]] = {"party": [], "person": [], "name": []}
    next_number = _next_number(connection, schema.findings.c.number)
    places: Counter[str] = Counter()
    kinds = (kind for kind, group in findings.by_kind() for _ in group)
    for kind, (finding, link) in zip(kinds, links_of(findings), strict=True):
        row = finding_row(kind, places[kind], finding, document)
        rows.append({"number": next_number + len(rows), "document": number, **row})
        places[kind] += 1
        found = {"party": link.parties, "person": link.people, "name": link.names}
        for column, values in found.items():
            links[column] += [{"finding": rows[-1]["number"], column: v} for v in sorted(values)]
    _put_rows(connection, schema.findings, rows)
    _put_rows(connection, schema.finding_parties, links["party"])
    _put_rows(connection, schema.finding_people, links["person"])
    _put_rows(connection, schema.finding_names, links["name"])


def _put_rows(connection: Connection, table: Any, rows: list[dict[str, Any]]) -> None:
    if rows:
        connection.execute(insert(table), rows)


def _next_number(connection: Connection, column: Any) -> int:
    newest = select(column).order_by(column.desc()).limit(1)
    return int(connection.execute(newest).scalar() or 0) + 1


def _put_stretches(connection: Connection, document: int, words: str) -> None:
    number = _next_number(connection, schema.stretches.c.number)
    spans = list(stretches(words))
    rows = [
        {"number": number + i, "document": document, "start": span.start, "end": span.end}
        for i, span in enumerate(spans)
    ]
    _put_rows(connection, schema.stretches, rows)
    if rows:
        found = [{"n": number + i, "t": span.of(words)} for i, span in enumerate(spans)]
        connection.execute(text("INSERT INTO words (rowid, text) VALUES (:n, :t)"), found)


def stretches(words: str) -> Iterator[Span]:
    """The paragraphs of ``words``, long ones cut after a sentence; together all but white space."""
    for line in re.finditer(r"[^\r\n]+", words):
        start, end = line.span()
        while end - start > _LONGEST:
            cut = start + _cut(words[start : start + _LONGEST])
            yield from _trimmed(words, start, cut)
            start = cut
        yield from _trimmed(words, start, end)


def _cut(piece: str) -> int:
    ends = [m.end() for m in _SENTENCE_END.finditer(piece)]
    if ends:
        return ends[-1]
    return piece.rfind(" ") + 1 or len(piece)


def _trimmed(words: str, start: int, end: int) -> Iterator[Span]:
    piece = words[start:end]
    left = start + len(piece) - len(piece.lstrip())
    right = start + len(piece.rstrip())
    if left < right:
        yield Span(left, right)


def put_aside(connection: Connection, aside: SetAside) -> None:
    """Note a document that could not be read; of one source, the newest reason stands."""
    table = schema.set_asides
    connection.execute(delete(table).where(table.c.source == safe(aside.source)))
    row = {"source": safe(aside.source), "payload": canonical(encode(aside))}
    connection.execute(insert(table), row)


def set_asides(connection: Connection) -> tuple[SetAside, ...]:
    """The documents that could not be read, sorted by source."""
    query = select(schema.set_asides.c.payload).order_by(schema.set_asides.c.source)
    return tuple(_aside(payload) for payload in connection.execute(query).scalars())


def _aside(payload: str) -> SetAside:
    aside: SetAside = decode(SetAside, json.loads(payload), no_passage)
    return aside


def begin_run(connection: Connection, version: str, settings: Mapping[str, Any]) -> int:
    """Note that a run begins now; its number."""
    row = {"version": version, "settings": canonical(dict(settings)), "began": _now()}
    number = _next_number(connection, schema.runs.c.number)
    connection.execute(insert(schema.runs), {"number": number, **row})
    return number


def end_run(connection: Connection, run: int) -> None:
    """Note that a run ended now."""
    table = schema.runs
    connection.execute(update(table).where(table.c.number == run).values(ended=_now()))


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")

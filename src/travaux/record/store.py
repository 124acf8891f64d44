"""The record: what many documents say, kept in one file."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from types import TracebackType
from typing import Any, Self, TextIO

from sqlalchemy import Connection, func, select, text

from travaux.errors import RecordError
from travaux.model import Act, Document, Entry, Findings, Kind, Said, SetAside
from travaux.record import export, queries, schema, writing
from travaux.record.database import Database
from travaux.record.merging import merge_all
from travaux.record.queries import Filter
from travaux.record.rows import read_finding
from travaux.record.search import Hit, find_words

__all__ = ["Record"]

_AT_ONCE = 200  # entries or statements that are read together

# Temporary tables stand before the record's own of the same name.
_ASIDE = (
    "CREATE TEMP TABLE entries (number INTEGER PRIMARY KEY, id TEXT, kind TEXT)",
    "CREATE TEMP TABLE members (finding INTEGER PRIMARY KEY, entry INTEGER)",
    "CREATE INDEX temp.aside ON members (entry)",
)


class Record:
    """What many documents say, merged and stored in one SQLite file. A context manager.

    Every change is one transaction: a document is in the record whole or not at all, whenever the
    process is stopped. Entries are merged when they are first asked for after a change. One
    record object is used by one thread.
    """

    def __init__(self, database: Database) -> None:
        self._database = database
        self._scratch = False

    @classmethod
    def open(cls, path: str | Path, *, create: bool = False) -> Record:
        """Open the record at ``path``, or make it with ``create``; ``":memory:"`` keeps no file.

        Raises RecordNotFoundError where there is none, RecordVersionError where a newer version
        made it, RecordWriteError where it cannot be made or brought up to date, and RecordError
        where the file is no record.
        """
        return cls(Database.open(path, create=create))

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        """Close the file."""
        self._database.close()

    @property
    def path(self) -> str:
        """The record's file, as it was named."""
        return self._database.path

    def has(self, sha256: str, reader: str) -> bool:
        """Whether the document is in the record as this ``reader`` (version, settings) read it."""
        with self._database.reading() as connection:
            return writing.holds(connection, sha256, reader)

    def add(self, document: Document, findings: Findings, *, reader: str) -> bool:
        """Put a document with its findings into the record, whole or not at all.

        Returns False where the record already has it from the same ``reader``. A document read
        again by another reader takes the place of the earlier reading. A document that is read
        well is no longer set aside. Raises RecordWriteError where the record cannot be written,
        and RecordError where a passage is not, to the letter, in the document.
        """
        self._database.prepare_for_many()
        with self._database.writing() as connection:
            if writing.holds(connection, document.sha256, reader):
                return False
            try:
                writing.put_document(connection, document, findings, reader)
            except ValueError as error:
                raise RecordError(
                    self.path,
                    f"{document.source} is not stored: {error}.",
                    "This is a mistake in Travaux; please report it.",
                ) from error
        return True

    def set_aside(self, aside: SetAside) -> None:
        """Note a document that could not be read. One source is set aside once."""
        with self._database.writing() as connection:
            writing.put_aside(connection, aside)

    def set_asides(self) -> tuple[SetAside, ...]:
        """The documents that could not be read, sorted by source."""
        with self._database.reading() as connection:
            return writing.set_asides(connection)

    def begin_run(self, version: str, settings: Mapping[str, Any]) -> int:
        """Note that a run of this version with these settings begins now; returns its number."""
        with self._database.writing() as connection:
            return writing.begin_run(connection, version, settings)

    def end_run(self, run: int) -> None:
        """Note that the run with this number ended now. One that was stopped has no end."""
        with self._database.writing() as connection:
            writing.end_run(connection, run)

    @property
    def document_count(self) -> int:
        """How many documents the record holds."""
        with self._database.reading() as connection:
            query = select(func.count()).select_from(schema.documents)
            return int(connection.execute(query).scalar_one())

    def documents(self) -> Iterator[Document]:
        """All documents by publication date, undated ones last, then by SHA-256."""
        with self._database.reading() as connection:
            numbers = queries.document_keys(connection)
        for number in numbers:
            with self._database.reading() as connection:
                found = queries.document(connection, schema.documents.c.number == number)
            if found is not None:
                yield found

    def document(self, sha256: str) -> Document:
        """The document with this SHA-256. Raises KeyError where the record does not hold it."""
        with self._database.reading() as connection:
            found = queries.document(connection, schema.documents.c.sha256 == sha256)
        if found is None:
            raise KeyError(sha256)
        return found

    def entries(
        self,
        kind: Kind,
        *,
        party: str | None = None,
        person: str | None = None,
        since: date | None = None,
        until: date | None = None,
        document: str | None = None,
    ) -> Iterator[Entry]:
        """The entries of one kind.

        People and parties come most reported first, meetings and texts by time, undated ones
        last, provisions by text and number.
        An entry is given, whole, where at least one of its findings fits every filter. ``party``
        and ``person`` are an entry id, a code (``RUS``), a name or another word they were named
        by, in any case; ``document`` a SHA-256 or source. ``since`` and ``until``, both inclusive,
        overlap the meeting's or text's time (one without a time fits no dates) and for other
        kinds the publication of the document.
        """
        asked = Filter(party, person, since, until, document)
        with self._merged() as connection:
            numbers = queries.entry_numbers(connection, kind, asked)
        for at in range(0, len(numbers), _AT_ONCE):
            with self._merged() as connection:
                found = list(queries.entries(connection, numbers[at : at + _AT_ONCE]))
            yield from found

    def statements(
        self,
        *,
        party: str | None = None,
        person: str | None = None,
        since: date | None = None,
        until: date | None = None,
        acts: Collection[Act] | None = None,
        document: str | None = None,
        least: float | None = None,
    ) -> Iterator[Said]:
        """The statements by document (as :meth:`documents`) and place, with their speakers.

        ``party`` and ``person`` fit those who speak or are spoken for; ``acts`` what the statement
        does; a statement without a time of its own has its document's publication date. With
        ``least`` only those at least so sure (``Statement.confidence``) are given, and none that
        rules alone found. The filters are otherwise those of :meth:`entries`.
        """
        asked = Filter(party, person, since, until, document, acts)
        with self._merged() as connection:
            numbers = queries.said_numbers(connection, asked)
        for at in range(0, len(numbers), _AT_ONCE):
            with self._merged() as connection:
                found = queries.said(connection, numbers[at : at + _AT_ONCE])
            yield from (said for said in found if _sure(said, least))

    def search(self, words: str, limit: int = 50) -> tuple[Hit, ...]:
        """The stretches of documents that hold all of ``words``, best first.

        Words match other forms of themselves ("withdraw", "withdrawing"); words in quotation
        marks are found in a row. Nothing in ``words`` is an operator.
        """
        with self._database.reading() as connection:
            return find_words(connection, words, limit)

    def counts(self) -> dict[Kind, int]:
        """How many entries there are of each kind, and how many statements."""
        with self._merged() as connection:
            return queries.counts(connection)

    def export(self, out: TextIO) -> None:
        """Write the whole record to ``out`` as JSON lines (see :mod:`travaux.record.export`).

        The same documents, read by the same version with the same settings, give the same bytes
        in whatever order they came in: by rules on every machine, with a trained reader on
        processors of one kind.
        """
        export.write(out, export.first_line())
        for sha256 in self._sha256s():
            for line in self._document_lines(sha256):
                export.write(out, line)
        for kind in Kind:
            for entry in self.entries(kind):
                export.write(out, export.entry_line(entry))
        for said in self.statements():
            export.write(out, export.said_line(said))

    def _sha256s(self) -> list[str]:
        query = select(schema.documents.c.sha256).order_by(schema.documents.c.sha256)
        with self._database.reading() as connection:
            return list(connection.execute(query).scalars())

    def _document_lines(self, sha256: str) -> Iterator[Any]:
        columns, findings = schema.documents.c, schema.findings.c
        with self._database.reading() as connection:
            document = queries.document(connection, columns.sha256 == sha256)
            of_it = columns.sha256 == sha256
            reader = connection.execute(select(columns.reader).where(of_it)).scalar_one()
            rows = connection.execute(
                select(findings.kind, findings.payload)
                .join(schema.documents, columns.number == findings.document)
                .where(of_it)
                .order_by(findings.number)
            ).all()
        if document is None:
            return
        yield export.document_line(document, reader)
        for kind, payload in rows:
            finding = read_finding(Kind(kind), payload, sha256, document.text)
            yield export.finding_line(Kind(kind), finding, sha256)

    @contextmanager
    def _merged(self) -> Iterator[Connection]:
        """A reading transaction over entries that are up to date."""
        with self._database.reading() as connection:
            stale = connection.execute(select(schema.state.c.value)).scalar_one() == "no"
        if stale and self._database.writable:
            with self._database.writing() as connection:
                merge_all(connection)
                connection.execute(text("UPDATE state SET value = 'yes'"))
        elif stale and not self._scratch:
            self._merge_aside()
        with self._database.reading() as connection:
            yield connection

    def _merge_aside(self) -> None:
        """Merge a record in a read-only place into tables that are gone when it is closed."""
        with self._database.reading() as connection:
            for statement in _ASIDE:
                connection.execute(text(statement))
            merge_all(connection)
        self._scratch = True


def _sure(said: Said, least: float | None) -> bool:
    confidence = said.statement.confidence
    return least is None or (confidence is not None and confidence >= least)

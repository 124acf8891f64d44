"""Projects of Discourse Network Analyzer 3 (SQLite): their coded statements, as they are."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path

from travaux.errors import InputError
from travaux.model import Act, Coded, Document, Fact, Firmness, Origin, PartyRef, sha256, slug

__all__ = ["DnaProject", "read_dna"]

_STATEMENTS = """
SELECT s.ID AS id, s.DocumentId AS document, s.Start AS start, s.Stop AS stop,
       max(CASE WHEN v.Variable = 'person' THEN e.Value END) AS person,
       max(CASE WHEN v.Variable = 'organization' THEN e.Value END) AS organization,
       max(CASE WHEN v.Variable = 'concept' THEN e.Value END) AS concept,
       (SELECT b.Value FROM DATABOOLEAN b JOIN VARIABLES w ON w.ID = b.VariableId
        WHERE b.StatementId = s.ID AND w.Variable = 'agreement') AS agreement
FROM STATEMENTS s
JOIN DATASHORTTEXT d ON d.StatementId = s.ID
JOIN VARIABLES v ON v.ID = d.VariableId
JOIN ENTITIES e ON e.ID = d.Entity
GROUP BY s.ID ORDER BY s.DocumentId, s.Start, s.ID
"""


@dataclass(frozen=True, slots=True)
class DnaProject:
    """The documents of a project, and its statements as coded.

    A statement's party is its organisation, its topic the concept, its stance +1 where the coder
    saw agreement and −1 where not. Statements without organisation, concept or agreement are left
    out and counted in ``left_out``.
    """

    documents: tuple[Document, ...]
    coded: tuple[Coded, ...]
    left_out: int


def read_dna(path: str | Path) -> DnaProject:
    """The project in the file at ``path``; the file is not changed.

    Raises InputError where it is no such project.
    """
    place = Path(path)
    try:
        uri = f"{place.resolve(strict=True).as_uri()}?mode=ro&immutable=1"
        with closing(sqlite3.connect(uri, uri=True)) as project:
            project.row_factory = sqlite3.Row
            documents = {row["ID"]: _document(row, place) for row in _documents(project)}
            rows = project.execute(_STATEMENTS).fetchall()
    except (OSError, sqlite3.Error) as broken:
        raise InputError(
            f"{place} is no project of Discourse Network Analyzer 3: {broken}.",
            "Open it in Discourse Network Analyzer once, which brings older projects to version 3.",
        ) from broken
    coded = tuple(_coded(rows, documents))
    return DnaProject(tuple(documents.values()), coded, len(rows) - len(coded))


def _documents(project: sqlite3.Connection) -> sqlite3.Cursor:
    return project.execute(
        "SELECT ID, Title, Text, Author, Source, Date FROM DOCUMENTS ORDER BY ID"
    )


def _document(row: sqlite3.Row, place: Path) -> Document:
    text = row["Text"]
    day = datetime.fromtimestamp(row["Date"], tz=UTC).date()
    return Document(
        sha256=sha256(text.encode()),
        source=f"{place}#{row['ID']}",
        media_type="text/plain",
        text=text,
        title=Fact(row["Title"], Origin.FIELD) if row["Title"] else None,
        author=Fact(row["Author"], Origin.FIELD) if row["Author"] else None,
        published=Fact(day, Origin.FIELD),
    )


def _coded(rows: list[sqlite3.Row], documents: dict[int, Document]) -> Iterator[Coded]:
    for row in rows:
        if not row["organization"] or not row["concept"] or row["agreement"] is None:
            continue
        document = documents[row["document"]]
        end = min(row["stop"], len(document.text))
        agrees = bool(row["agreement"])
        yield Coded(
            statement=f"dna:{row['id']}",
            document=document.sha256,
            day=_day(document),
            party=PartyRef(f"name:{slug(row['organization'])}", row["organization"]),
            topic=row["concept"],
            stance=1.0 if agrees else -1.0,
            firmness=Firmness.PREFERENCE,
            act=Act.ASSESS,
            weight=1.0,
            why="coded as agreement" if agrees else "coded as disagreement",
            passages=(document.passage(row["start"], end),) if row["start"] < end else (),
            person=row["person"] or None,
        )


def _day(document: Document) -> date | None:
    return document.published.value if document.published else None

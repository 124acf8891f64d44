"""The first tables of a record.

A migration states its tables by itself and does not import the schema, which moves on.
"""

from __future__ import annotations

from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

_TABLES = """
CREATE TABLE documents (
    number INTEGER PRIMARY KEY,
    sha256 TEXT NOT NULL UNIQUE,
    source TEXT NOT NULL,
    reader TEXT NOT NULL,
    published TEXT,
    text TEXT NOT NULL,
    payload BLOB NOT NULL
);
CREATE TABLE findings (
    number INTEGER PRIMARY KEY,
    document INTEGER NOT NULL REFERENCES documents (number) ON DELETE CASCADE,
    kind TEXT NOT NULL,
    position INTEGER NOT NULL,
    id TEXT NOT NULL,
    act TEXT,
    earliest TEXT,
    latest TEXT,
    payload TEXT NOT NULL
);
CREATE UNIQUE INDEX findings_place ON findings (document, kind, position);
CREATE TABLE finding_parties (
    finding INTEGER NOT NULL REFERENCES findings (number) ON DELETE CASCADE,
    party TEXT NOT NULL,
    PRIMARY KEY (finding, party)
) WITHOUT ROWID;
CREATE INDEX finding_parties_party ON finding_parties (party);
CREATE TABLE finding_people (
    finding INTEGER NOT NULL REFERENCES findings (number) ON DELETE CASCADE,
    person TEXT NOT NULL,
    PRIMARY KEY (finding, person)
) WITHOUT ROWID;
CREATE TABLE finding_names (
    finding INTEGER NOT NULL REFERENCES findings (number) ON DELETE CASCADE,
    name TEXT NOT NULL,
    PRIMARY KEY (finding, name)
) WITHOUT ROWID;
CREATE INDEX finding_names_name ON finding_names (name);
CREATE TABLE entries (
    number INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    kind TEXT NOT NULL
);
CREATE TABLE members (
    finding INTEGER PRIMARY KEY REFERENCES findings (number) ON DELETE CASCADE,
    entry INTEGER NOT NULL REFERENCES entries (number) ON DELETE CASCADE
);
CREATE INDEX members_entry ON members (entry);
CREATE TABLE stretches (
    number INTEGER PRIMARY KEY,
    document INTEGER NOT NULL REFERENCES documents (number) ON DELETE CASCADE,
    start INTEGER NOT NULL,
    "end" INTEGER NOT NULL
);
CREATE INDEX stretches_document ON stretches (document);
CREATE VIRTUAL TABLE words USING fts5 (text, tokenize = 'porter unicode61 remove_diacritics 2');
CREATE TABLE runs (
    number INTEGER PRIMARY KEY,
    version TEXT NOT NULL,
    settings TEXT NOT NULL,
    began TEXT NOT NULL,
    ended TEXT
);
CREATE TABLE set_asides (
    source TEXT PRIMARY KEY,
    payload TEXT NOT NULL
);
CREATE TABLE state (
    name TEXT PRIMARY KEY,
    value TEXT NOT NULL
);
INSERT INTO state (name, value) VALUES ('merged', 'yes');
"""


def upgrade() -> None:
    """Create the tables."""
    for statement in _TABLES.split(";"):
        if statement.strip():
            op.execute(statement)

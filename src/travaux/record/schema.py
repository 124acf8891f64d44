"""The tables of a record, as the newest migration leaves them.

What documents say (``documents``, ``findings`` and their links) is the record; ``entries`` and
``members`` are computed from it and are made anew after documents came in; ``runs`` and
``set_asides`` tell of the reading, and are not part of an export.
"""

from __future__ import annotations

from sqlalchemy import Column, ForeignKey, Index, Integer, LargeBinary, MetaData, Table, Text

__all__ = [
    "APPLICATION_ID",
    "REVISIONS",
    "documents",
    "entries",
    "finding_names",
    "finding_parties",
    "finding_people",
    "findings",
    "members",
    "metadata",
    "runs",
    "set_asides",
    "state",
    "stretches",
]  # fmt: skip

APPLICATION_ID = 0x54726176
"""Says in a SQLite file's header that it is a record of Travaux ("Trav")."""

REVISIONS = ("0001",)
"""Every revision of the tables that this version knows, the oldest first."""

metadata = MetaData()


def _to(name: str, *, primary_key: bool = False) -> Column[int]:
    key = ForeignKey(f"{name}s.number", ondelete="CASCADE")
    return Column(name, Integer, key, nullable=False, primary_key=primary_key)


documents = Table(
    "documents",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("sha256", Text, nullable=False, unique=True),
    Column("source", Text, nullable=False),
    Column("reader", Text, nullable=False),
    Column("published", Text),
    Column("text", Text, nullable=False),
    Column("payload", LargeBinary, nullable=False),
)

findings = Table(
    "findings",
    metadata,
    Column("number", Integer, primary_key=True),
    _to("document"),
    Column("kind", Text, nullable=False),
    Column("position", Integer, nullable=False),
    Column("id", Text, nullable=False),
    Column("act", Text),
    Column("earliest", Text),
    Column("latest", Text),
    Column("payload", Text, nullable=False),
    Index("findings_place", "document", "kind", "position", unique=True),
)

finding_parties = Table(
    "finding_parties",
    metadata,
    _to("finding", primary_key=True),
    Column("party", Text, primary_key=True),
    Index("finding_parties_party", "party"),
    sqlite_with_rowid=False,
)

finding_people = Table(
    "finding_people",
    metadata,
    _to("finding", primary_key=True),
    Column("person", Text, primary_key=True),
    sqlite_with_rowid=False,
)

finding_names = Table(
    "finding_names",
    metadata,
    _to("finding", primary_key=True),
    Column("name", Text, primary_key=True),
    Index("finding_names_name", "name"),
    sqlite_with_rowid=False,
)

entries = Table(
    "entries",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("id", Text, nullable=False, unique=True),
    Column("kind", Text, nullable=False),
)

members = Table(
    "members",
    metadata,
    _to("finding", primary_key=True),
    Column("entry", Integer, ForeignKey("entries.number", ondelete="CASCADE"), nullable=False),
    Index("members_entry", "entry"),
)

stretches = Table(
    "stretches",
    metadata,
    Column("number", Integer, primary_key=True),
    _to("document"),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    Index("stretches_document", "document"),
)

runs = Table(
    "runs",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("version", Text, nullable=False),
    Column("settings", Text, nullable=False),
    Column("began", Text, nullable=False),
    Column("ended", Text),
)

set_asides = Table(
    "set_asides",
    metadata,
    Column("source", Text, primary_key=True),
    Column("payload", Text, nullable=False),
)

state = Table(
    "state",
    metadata,
    Column("name", Text, primary_key=True),
    Column("value", Text, nullable=False),
)

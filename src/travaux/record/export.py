"""A record as JSON lines, the same bytes for the same documents on every run and machine.

Each line is one object with ``line``: ``record`` (the first), ``document``, ``finding`` (those of
a document after it), ``entry`` and ``said``. Names under which documents were read, runs and
set-asides tell of a machine and a day; they are left out.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TextIO

from travaux.model import Document, Entry, Finding, Kind, Said
from travaux.record.codec import Json, canonical, encode

__all__ = [
    "FORMAT",
    "document_line",
    "entry_line",
    "finding_line",
    "first_line",
    "said_line",
    "write",
]

FORMAT = 1
"""The number of this format. It changes when a reader of the old one could not read the new."""


def first_line() -> Json:
    """The line that says what follows."""
    return {"line": "record", "format": FORMAT}


def document_line(document: Document, reader: str) -> Json:
    """A document, with its text, without the name under which it was read."""
    return _line("document", encode(replace(document, source="")), without="source", reader=reader)


def finding_line(kind: Kind, finding: Finding, document: str) -> Json:
    """A finding of a document."""
    return {
        "line": "finding",
        "kind": kind.value,
        "document": document,
        "finding": encode(finding),
    }


def entry_line(entry: Entry) -> Json:
    """An entry with all its readings."""
    return _line("entry", encode(entry))


def said_line(said: Said) -> Json:
    """Who in the record says a statement, and to whom."""
    return {
        "line": "said",
        "document": said.document,
        "statement": said.statement.id,
        "speakers": list(said.speakers),
        "addressees": list(said.addressees),
    }


def write(out: TextIO, line: Json) -> None:
    """Write one line."""
    out.write(canonical(line) + "\n")


def _line(line: str, value: Json, without: str = "", **more: str) -> Json:
    assert isinstance(value, dict)  # noqa: S101 - a dataclass becomes an object
    rest = {name: item for name, item in value.items() if name != without}
    return {"line": line, **rest, **more}

"""Searching the words of all documents, with SQLite's FTS5."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Row, text

from travaux.model import Passage, Span
from travaux.record.rows import safe

__all__ = ["Hit", "find_words", "query_of"]

_OPEN, _CLOSE = "\ue000\x02", "\ue001\x03"
_TERM = re.compile(r'["“”„«»]([^"“”„«»]*)["“”„«»]|([^\s"“”„«»]+)')

_SEARCH = text(
    'SELECT d.sha256, d.source, s.start, s."end", words.text, '
    "highlight(words, 0, :open, :close) AS marked FROM words "
    "JOIN stretches s ON s.number = words.rowid JOIN documents d ON d.number = s.document "
    "WHERE words MATCH :query ORDER BY words.rank, d.sha256, s.start LIMIT :limit"
)


@dataclass(frozen=True, slots=True)
class Hit:
    """A stretch of a document that holds the words searched for.

    ``document`` is the document's SHA-256 and ``source`` how the user named it; ``passage`` is a
    paragraph, or a few sentences of a long one; ``highlights`` are the words found, in offsets of
    the document's clean text.
    """

    document: str
    source: str
    passage: Passage
    highlights: tuple[Span, ...]


def find_words(connection: Connection, words: str, limit: int) -> tuple[Hit, ...]:
    """The stretches that hold all of ``words``, best first, at most ``limit``."""
    query = query_of(words)
    if not query:
        return ()
    given = {"open": _OPEN, "close": _CLOSE, "query": query, "limit": max(0, limit)}
    return tuple(_hit(row) for row in connection.execute(_SEARCH, given))


def query_of(words: str) -> str:
    """``words`` as an FTS5 query: every word must occur, words in quotation marks in a row.

    Each is quoted, so that nothing a user writes is an operator. Empty where there is no word.
    """
    plain = safe(words).replace("\0", " ")
    terms = (m.group(1) if m.group(1) is not None else m.group(2) for m in _TERM.finditer(plain))
    return " ".join(f'"{term}"' for term in terms if any(c.isalnum() for c in term))


def _hit(row: Row[Any]) -> Hit:
    passage = Passage(row.sha256, row.start, row.end, row.text)
    spans = tuple(_highlights(row.text, row.marked, row.start))
    return Hit(row.sha256, row.source, passage, spans)


def _highlights(plain: str, marked: str, start: int) -> Iterator[Span]:
    if marked.replace(_OPEN, "").replace(_CLOSE, "") != plain:
        return  # the text itself holds the marks: better no highlight than a wrong one
    at = start
    for piece in marked.split(_OPEN):
        inside, closed, outside = piece.partition(_CLOSE)
        if closed:
            yield Span(at, at + len(inside))
        at += len(inside) + len(outside)

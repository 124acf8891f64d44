"""Travaux's own reading of the annotated negotiations, for ``evaluation.exchanges``."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator, Mapping
from functools import partial
from pathlib import Path
from typing import TypeAlias

from evaluation.exchanges import Link, Negotiation, Place, Position, Reading, score_exchanges
from evaluation.spans import Score
from travaux.analysis.whole import Analysis
from travaux.codebook.issues import read_issues
from travaux.model import AnswerKind, Document, Passage, Span
from travaux.negotiation import negotiation
from travaux.reading import read
from travaux.record import Record
from travaux.settings import Reader, Settings

__all__ = ["read_negotiation", "score_negotiations"]

HERE = Path(__file__).parent / "exchanges"
Documents: TypeAlias = Mapping[str, Document]

_FLAT = 0.2  # a stance nearer to zero is one of both sides


def score_negotiations(split: str, reader: Reader = Reader.FAST) -> dict[str, Score]:
    """Scores by measure over the negotiations of ``split`` ("dev", "test")."""
    return score_exchanges(HERE / split, partial(read_negotiation, reader=reader))


def read_negotiation(asked: Negotiation, reader: Reader = Reader.FAST) -> Reading:
    """Read the documents into a record of their own, and give its positions and links as rows."""
    with (
        tempfile.TemporaryDirectory() as folder,
        Record.open(Path(folder) / "talks.db", create=True) as record,
    ):
        read(sorted(asked.folder.glob("*.txt")), record, settings=Settings(reader=reader))
        documents = {document.sha256: document for document in record.documents()}
        found = negotiation(record, read_issues(asked.codebook))
    return Reading(tuple(_positions(found)), tuple(_links(found, documents)))


def _positions(found: Analysis) -> Iterator[Position]:
    for one in found.standing:
        sign = "0" if abs(one.stance) < _FLAT else "+" if one.stance > 0 else "-"
        yield Position(one.party.name, one.topic, sign)


def _links(found: Analysis, documents: Documents) -> Iterator[Link]:
    for exchange in found.exchanges:
        demand = _place(exchange.passages, documents)
        if not exchange.answers:
            yield Link(demand, None, "none reported")
        for answer in exchange.answers:
            kind = "none reported" if answer.kind is AnswerKind.NOT_REPORTED else answer.kind.value
            yield Link(demand, _place(answer.passages, documents), kind)


def _place(passages: tuple[Passage, ...], documents: Documents) -> Place:
    document = documents[passages[0].document]
    last = max(p.end for p in passages)
    span = document.offsets.original_span(Span(passages[0].start, last))
    return Place(Path(document.source).name, span.start, span.end)

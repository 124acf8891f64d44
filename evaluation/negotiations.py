"""Travaux's own reading of the annotated negotiations, for ``evaluation.exchanges``."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import TypeAlias

from evaluation.exchanges import Link, Negotiation, Place, Position, Reading, score_exchanges
from evaluation.spans import Score
from evaluation.support import Pair, load_support, score_support
from travaux.analysis.acted_on import Sides
from travaux.analysis.support import supports
from travaux.analysis.whole import Analysis
from travaux.codebook.issues import read_issues
from travaux.model import AnswerKind, Document, Kind, Passage, Span
from travaux.negotiation import negotiation
from travaux.reading import read
from travaux.record import Record
from travaux.settings import Reader, Settings

__all__ = ["read_negotiation", "score_negotiations", "score_supports"]

HERE = Path(__file__).parent / "exchanges"
Documents: TypeAlias = Mapping[str, Document]

_FLAT = 0.2  # a stance nearer to zero is one of both sides


def score_negotiations(split: str, reader: Reader = Reader.FAST) -> dict[str, Score]:
    """Scores by measure over the negotiations of ``split`` ("dev", "test")."""
    return score_exchanges(HERE / split, partial(read_negotiation, reader=reader))


def score_supports(split: str, corpus: Path, reader: Reader = Reader.FAST) -> dict[str, Score]:
    """Scores of support between named parties over the sentences of ``split``.

    ``corpus`` has the bulletins. Raises GoldError where its words are not those annotated.
    """
    annotations = HERE / "support" / f"{split}.json"
    texts = list(dict.fromkeys(s.text for s in load_support(annotations, corpus)))
    pairs = _supports(texts, reader)
    return score_support(annotations, corpus, lambda text: pairs.get(text, ()))


def _supports(texts: Sequence[str], reader: Reader) -> Mapping[str, list[Pair]]:
    """The pairs of each sentence, each read as a document of its own into one record."""
    found: dict[str, list[Pair]] = {}
    with (
        tempfile.TemporaryDirectory() as folder,
        Record.open(Path(folder) / "bulletins.db", create=True) as record,
    ):
        for number, text in enumerate(texts):
            (Path(folder) / f"{number}.txt").write_text(text, "utf-8")
        read(sorted(Path(folder).glob("*.txt")), record, settings=Settings(reader=reader))
        names = {d.sha256: texts[int(Path(d.source).stem)] for d in record.documents()}
        sides = Sides(record.entries(Kind.PARTY), record.entries(Kind.PERSON))
        for one in supports(record.statements(), sides):
            sign = "+" if one.sign > 0 else "-"
            text = names[one.passages[0].document]
            found.setdefault(text, []).append((one.by.name, one.of.name, sign))
    return found


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

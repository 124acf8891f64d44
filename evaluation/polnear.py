"""Attribution spans against PolNeAR's Brat files (Newell et al. 2018), over raw articles."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

from evaluation.reading import read_file
from evaluation.spans import Score, score_spans, trimmed

__all__ = ["score_polnear"]

ROLES = ("source", "cue", "content")

_SPAN = re.compile(r"^T\d+\t(Source|Cue|Content) ([\d ;]+)\t", re.MULTILINE)


def score_polnear(folder: Path) -> dict[str, dict[str, Score]]:
    """Scores by role and measure over ``folder/text`` and ``folder/attributions``."""
    totals: dict[str, dict[str, Score]] = {role: defaultdict(Score) for role in ROLES}
    for article, marks in _articles(folder):
        text, given = _given(article)
        wanted = _wanted(marks.read_text("utf-8"), text)
        for role in ROLES:
            for measure, score in score_spans(given[role], wanted[role]).items():
                totals[role][measure] += score
    return totals


def _articles(folder: Path) -> Iterator[tuple[Path, Path]]:
    """Each article with its annotations, whose names are the article's and a suffix."""
    texts = {path.stem: path for path in (folder / "text").glob("*.txt")}
    for marks in sorted((folder / "attributions").glob("*.ann")):
        article = texts.get(marks.stem) or texts.get(marks.stem.rpartition("_")[0])
        if article is not None:
            yield article, marks


def _wanted(marks: str, text: str) -> dict[str, set[tuple[int, int]]]:
    spans: dict[str, set[tuple[int, int]]] = {role: set() for role in ROLES}
    for role, where in _SPAN.findall(marks):
        for piece in where.split(";"):
            start, end = map(int, piece.split())
            spans[role.lower()].add(trimmed(text, start, end))
    return spans


def _given(article: Path) -> tuple[str, dict[str, set[tuple[int, int]]]]:
    read = read_file(article)
    spans: dict[str, set[tuple[int, int]]] = {role: set() for role in ROLES}
    for statement in read.findings.statements:
        if statement.nested_in is not None:  # PolNeAR marks no attribution inside another
            continue
        pieces = {
            "source": (statement.source,),
            "cue": (statement.cue,),
            "content": statement.content,
        }
        for role, passages in pieces.items():
            for passage in passages:
                if passage is not None:
                    spans[role].add(trimmed(read.original, *read.at(passage.span)))
    return read.original, spans

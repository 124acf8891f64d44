"""Attribution spans against PolNeAR's Brat files (Newell et al. 2018), over raw articles."""

from __future__ import annotations

import os
import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TypeAlias

from evaluation.reading import read_file
from evaluation.spans import Score, score_spans, trimmed
from travaux.finders.attribution import Attribution, attributions
from travaux.model import Span
from travaux.settings import Reader

__all__ = ["default_folder", "score_polnear", "whole_attributions"]

ROLES = ("source", "cue", "content")

Spans: TypeAlias = frozenset[tuple[int, int]]
Whole: TypeAlias = tuple[Spans, Spans, Spans]  # source, cue and content of one attribution

_NONE: Spans = frozenset()
_SPAN = re.compile(r"^(T\d+)\t(?:Source|Cue|Content) ([\d ;]+)\t", re.MULTILINE)
_EVENT = re.compile(r"^E\d+\t(.+)$", re.MULTILINE)
_PART = re.compile(r"(Source|Cue|Content)\d*:(T\d+)")


def default_folder() -> Path:
    """PolNeAR's development articles: beside the checkout, or under TRAVAUX_DATA."""
    data = os.environ.get("TRAVAUX_DATA")
    root = Path(data) if data else Path(__file__).parents[2] / "shared" / "data"
    return root / "polnear" / "dev"


def score_polnear(folder: Path, reader: Reader) -> dict[str, dict[str, Score]]:
    """Scores by role and measure over ``folder/text`` and ``folder/attributions``.

    The role "linked" is the relation: source, cue and content of one attribution, all exact.
    """
    totals: dict[str, dict[str, Score]] = {r: defaultdict(Score) for r in (*ROLES, "linked")}
    for _, found, wanted in whole_attributions(folder, reader):
        given = {whole for whole, _ in found}
        for i, role in enumerate(ROLES):
            have, want = (_NONE.union(*(w[i] for w in x)) for x in (given, wanted))
            for measure, score in score_spans(have, want).items():
                totals[role][measure] += score
        totals["linked"]["exact"] += Score(len(given & wanted), len(given), len(wanted))
    return totals


def whole_attributions(
    folder: Path, reader: Reader
) -> Iterator[tuple[str, set[tuple[Whole, float | None]], set[Whole]]]:
    """Of each article its text, what is read in it with its confidence, and what is annotated.

    What is read are attributions and not yet statements: PolNeAR marks words that were not said as
    well ("would not say that"), which are no statements of a negotiation.
    """
    for article, marks in _articles(folder):
        text, given = _given(article, reader)
        yield text, given, _wanted(marks.read_text("utf-8"), text)


def _articles(folder: Path) -> Iterator[tuple[Path, Path]]:
    """Each article with its annotations, whose names are the article's and a suffix."""
    texts = {path.stem: path for path in (folder / "text").glob("*.txt")}
    for marks in sorted((folder / "attributions").glob("*.ann")):
        article = texts.get(marks.stem) or texts.get(marks.stem.rpartition("_")[0])
        if article is not None:
            yield article, marks


def _wanted(marks: str, text: str) -> set[Whole]:
    spans = {
        key: frozenset(trimmed(text, *map(int, piece.split())) for piece in where.split(";"))
        for key, where in _SPAN.findall(marks)
    }
    wanted = set()
    for event in _EVENT.findall(marks):
        parts: dict[str, Spans] = defaultdict(frozenset)
        for role, key in _PART.findall(event):
            parts[role.lower()] |= spans.get(key, frozenset())
        wanted.add((parts["source"], parts["cue"], parts["content"]))
    return wanted


def _given(article: Path, reader: Reader) -> tuple[str, set[tuple[Whole, float | None]]]:
    read = read_file(article, reader)

    def spans(*places: Span | None) -> Spans:
        return frozenset(trimmed(read.original, *read.at(s)) for s in places if s)

    found = attributions(read.annotated)
    contents = [span for one in found for span in one.content]
    return read.original, {
        ((spans(one.source), spans(one.cue), spans(*one.content)), one.probability)
        for one in found
        if not _nested(one, contents)  # PolNeAR marks no attribution inside another
    }


def _nested(one: Attribution, contents: Sequence[Span]) -> bool:
    return one.cue is not None and any(span.contains(one.cue) for span in contents)

"""Score time expressions against TempEval's TimeML files.

The measures are those of TempEval-3 (UzZaman et al. 2013, "SemEval-2013 Task 1", section 4):
precision, recall and F1 of the spans, strict (both ends the same) and relaxed (any overlap), and
F1 of the value: relaxed matches whose TIMEX3 value is that of the gold, letter for letter, over
the same denominators. The document's own creation time is given and is not scored.

Usage: ``python -m evaluation.timeml [FOLDER] [--half even|odd]``.
"""

from __future__ import annotations

import argparse
import os
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from lxml import etree

from evaluation.spans import Score
from travaux.language import TimeExpression, annotate, load_language
from travaux.model import Document, Fact, Origin, Span, sha256
from travaux.settings import Settings

__all__ = ["GoldTime", "TimexScores", "compare", "default_folder", "read_timeml", "score_folder"]


@dataclass(frozen=True, slots=True)
class GoldTime:
    """One TIMEX3 of the gold."""

    span: Span
    kind: str
    value: str


@dataclass(frozen=True, slots=True)
class TimexScores:
    """Counts over a folder, and the figures TempEval-3 makes of them (each from 0 to 1)."""

    files: int = 0
    gold: int = 0
    found: int = 0
    strict: int = 0
    relaxed_gold: int = 0  # gold expressions that some found one overlaps
    relaxed_found: int = 0  # found expressions that overlap some gold one
    kinds: int = 0
    values: int = 0

    def __add__(self, other: TimexScores) -> TimexScores:
        """The counts of both."""
        return TimexScores(
            *(getattr(self, name) + getattr(other, name) for name in self.__dataclass_fields__)
        )

    @property
    def strict_f1(self) -> float:
        """F1 of spans that are the same at both ends."""
        return _f1(self.strict, self.found, self.strict, self.gold)

    @property
    def relaxed_f1(self) -> float:
        """F1 of spans that overlap."""
        return _f1(self.relaxed_found, self.found, self.relaxed_gold, self.gold)

    @property
    def kind_f1(self) -> float:
        """Relaxed F1 of spans whose kind (DATE, TIME, DURATION, SET) is right."""
        return _f1(self.kinds, self.found, self.kinds, self.gold)

    @property
    def value_f1(self) -> float:
        """Relaxed F1 of spans whose value is right."""
        return _f1(self.values, self.found, self.values, self.gold)

    def figures(self) -> dict[str, Score]:
        """The figures that a floor can be set on: strict spans, and values of overlapping spans."""
        return {
            "strict": Score(self.strict, self.found, self.gold),
            "value": Score(self.values, self.found, self.gold),
        }


def _f1(right_found: int, found: int, right_gold: int, gold: int) -> float:
    if not right_found or not right_gold:
        return 0.0
    precision, recall = right_found / found, right_gold / gold
    return 2 * precision * recall / (precision + recall)


def read_timeml(content: bytes) -> tuple[str, date | None, tuple[GoldTime, ...]]:
    """The text of a TimeML file, its creation day, and the TIMEX3 of its TEXT element."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, recover=True)
    root = etree.fromstring(content, parser)
    created = root.find(".//DCT/TIMEX3")
    day = re.match(r"\d{4}-\d\d-\d\d", created.get("value", "")) if created is not None else None
    pieces: list[str] = []
    gold: list[GoldTime] = []
    body = root.find(".//TEXT")
    if body is not None:
        _walk(body, pieces, gold)
    return "".join(pieces), date.fromisoformat(day[0]) if day else None, tuple(gold)


def _walk(element: etree._Element, pieces: list[str], gold: list[GoldTime]) -> None:
    start = sum(map(len, pieces))
    pieces.append(element.text or "")
    for child in element:
        _walk(child, pieces, gold)
        pieces.append(child.tail or "")
    if element.tag == "TIMEX3":
        span = Span(start, sum(map(len, pieces)))
        gold.append(GoldTime(span, element.get("type", ""), element.get("value", "")))


def compare(gold: Iterable[GoldTime], found: Iterable[TimeExpression]) -> TimexScores:
    """The counts of one document. A found one is held against the first gold one it overlaps."""
    golds, founds = list(gold), list(found)
    pairs = list(_pairs(golds, founds))
    spans = {g.span for g in golds}
    return TimexScores(
        files=1,
        gold=len(golds),
        found=len(founds),
        strict=sum(f.span in spans for f in founds),
        relaxed_gold=sum(any(g.span.overlaps(f.span) for f in founds) for g in golds),
        relaxed_found=len(pairs),
        kinds=sum(g.kind == f.kind for g, f in pairs),
        values=sum(g.value == f.value for g, f in pairs),
    )


def _pairs(
    golds: list[GoldTime], founds: list[TimeExpression]
) -> Iterator[tuple[GoldTime, TimeExpression]]:
    for found in founds:
        gold = next((g for g in golds if g.span.overlaps(found.span)), None)
        if gold:
            yield gold, found


def _unwrapped(text: str) -> str:
    """The text with its lines joined into paragraphs; every character keeps its place."""
    return re.sub(r"(?<!\n)\n(?!\s*\n)", " ", text)


def find_in(content: bytes) -> tuple[str, tuple[GoldTime, ...], tuple[TimeExpression, ...]]:
    """The text of a TimeML file, its gold, and what Travaux finds in it."""
    raw, created, gold = read_timeml(content)
    text = _unwrapped(raw)
    published = Fact(created, Origin.USER) if created else None
    document = Document(sha256(content), "timeml", "text/plain", text, published=published)
    return text, gold, annotate(document, load_language(Settings().language_model)).times


def score_folder(path: Path, half: str | None = None) -> TimexScores:
    """The scores over the ``.tml`` files of a folder, or over every second one ("even", "odd")."""
    files = sorted(path.glob("*.tml"))
    chosen = files if half is None else files[half == "odd" :: 2]
    total = TimexScores()
    for file in chosen:
        _, gold, found = find_in(file.read_bytes())
        total = total + compare(gold, found)
    return total


def default_folder() -> Path:
    """Where the AQUAINT part of TempEval-3 is expected: beside the checkout, or TRAVAUX_DATA."""
    data = os.environ.get("TRAVAUX_DATA")
    root = Path(data) if data else Path(__file__).parents[2] / "shared" / "data"
    return root / "timex" / "AQUAINT"


def main() -> int:
    """Print the scores over a folder."""
    parser = argparse.ArgumentParser(description=__doc__, prog="python -m evaluation.timeml")
    parser.add_argument("folder", nargs="?", type=Path, default=default_folder())
    parser.add_argument("--half", choices=["even", "odd"])
    options = parser.parse_args()
    if not any(options.folder.glob("*.tml")):
        print(f"No TimeML files in {options.folder}: not scored.")
        print("Name the folder, or set TRAVAUX_DATA to the folder that holds timex/AQUAINT.")
        return 1
    scores = score_folder(options.folder, options.half)
    print(f"{scores.files} files, {scores.gold} time expressions, {scores.found} found")
    for name in ("strict", "relaxed", "kind", "value"):
        print(f"  {name + ' F1':12} {100 * getattr(scores, name + '_f1'):5.1f}")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())

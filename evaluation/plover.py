"""Score the reader of event classes against the training rows of PLV.

Each row is a sentence with a source and a target marked in it, and its PLOVER class. The rows of
``plover_test.json`` (numbers of rows in the file, from 0) are held out: no weights and no choice
rest on them. Near-duplicates of a sentence are on the same side. The measure is macro-F1, over the
fifteen classes and over the four quadrants, as published for PLV's own test part.

Usage: ``python -m evaluation.plover [FILE]``.
"""

from __future__ import annotations

import argparse
import csv
import json
import os
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias

from evaluation.spans import Score
from travaux.codebook.events import load_events
from travaux.language.event_class import load_event_reader
from travaux.model import EventClass, Span

__all__ = [
    "Macro",
    "Row",
    "default_file",
    "held_out",
    "macro",
    "read_rows",
    "score_plover",
    "unmarked",
]

HELD_OUT = Path(__file__).parent / "plover_test.json"
_MARK = re.compile(r"</?[st]>")

Actor: TypeAlias = Span | None
Read: TypeAlias = Callable[[str, Actor, Actor], EventClass]


@dataclass(frozen=True, slots=True)
class Row:
    """A sentence, its actors (None where it does not name one), and the class of what is done."""

    number: int
    text: str
    source: Span | None
    target: Span | None
    plover: EventClass


def read_rows(path: Path) -> list[Row]:
    """The rows of a file of PLV: tab-separated, ``marked_sentence`` and ``gold_root`` used."""
    with path.open(encoding="utf-8", newline="") as file:
        told = list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
    return [
        Row(number, *unmarked(row["marked_sentence"]), EventClass(row["gold_root"]))
        for number, row in enumerate(told)
    ]


def unmarked(marked: str) -> tuple[str, Actor, Actor]:
    """A sentence without its marks, and where the first source and the first target stood."""
    spans: dict[str, Span] = {}
    opened: dict[str, int] = {}
    text, at = "", 0
    for mark in _MARK.finditer(marked):
        text += marked[at : mark.start()]
        at = mark.end()
        side = mark[0][-2]
        if mark[0][1] != "/":
            opened.setdefault(side, len(text))
        elif side not in spans and side in opened:
            spans[side] = Span(opened[side], len(text))
    return text + marked[at:], spans.get("s"), spans.get("t")


def held_out() -> frozenset[int]:
    """The numbers of the rows that nothing is trained or chosen on."""
    return frozenset(json.loads(HELD_OUT.read_text("utf-8"))["rows"])


@dataclass(frozen=True, slots=True)
class Macro(Score):
    """Counts over all rows (every row has one answer), and ``mean``, the mean F1 of the labels."""

    mean: float = 0.0

    @property
    def f1(self) -> float:
        """Macro-F1, from 0 to 1."""
        return self.mean


def macro(pairs: Sequence[tuple[str, str]]) -> Macro:
    """The score of pairs of gold and found labels, over the labels of the gold."""
    labels = sorted({gold for gold, _ in pairs})
    right = sum(gold == found for gold, found in pairs)
    total = sum(score.f1 for score in _scores(pairs, labels))
    return Macro(right, len(pairs), len(pairs), total / len(labels) if labels else 0.0)


def _scores(pairs: Sequence[tuple[str, str]], labels: Iterable[str]) -> Iterator[Score]:
    for label in labels:
        yield Score(
            sum(gold == found == label for gold, found in pairs),
            sum(found == label for _, found in pairs),
            sum(gold == label for gold, _ in pairs),
        )


def score_plover(path: Path, read: Read | None = None) -> dict[str, Macro]:
    """Macro-F1 over "classes" and "quadrants" on the held-out rows of ``path``.

    ``read`` is the reader in the package unless another is given.
    """
    kept, quads, read = held_out(), load_events().quads, read or _packaged
    rows = [row for row in read_rows(path) if row.number in kept]
    pairs = [(row.plover, read(row.text, row.source, row.target)) for row in rows]
    return {
        "classes": macro(pairs),
        "quadrants": macro([(quads[gold], quads[found]) for gold, found in pairs]),
    }


def _packaged(text: str, source: Actor, target: Actor) -> EventClass:
    return load_event_reader().read(text, source, target).plover


def default_file() -> Path:
    """Where PLV's training rows are expected: beside the checkout, or in TRAVAUX_DATA."""
    data = os.environ.get("TRAVAUX_DATA")
    root = Path(data) if data else Path(__file__).parents[2] / "shared" / "data"
    return root / "plover" / "PLV_train.tsv"


def main() -> int:
    """Print the scores over the held-out rows."""
    parser = argparse.ArgumentParser(description=__doc__, prog="python -m evaluation.plover")
    parser.add_argument("file", nargs="?", type=Path, default=default_file())
    path = parser.parse_args().file
    if not path.is_file():
        print(f"{path} is absent: not scored. Name the file, or set TRAVAUX_DATA.")
        return 1
    for name, score in score_plover(path).items():
        print(f"  macro-F1 over {name:10} {score.f1:.3f} ({score.right} of {score.wanted} right)")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())

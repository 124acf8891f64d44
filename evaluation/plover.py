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
from travaux.model import EventClass, Span

__all__ = ["Row", "default_file", "held_out", "macro", "read_rows", "score_plover", "unmarked"]

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


def macro(pairs: Sequence[tuple[str, str]]) -> float:
    """The mean of the F1 of each label of the gold; ``pairs`` are gold and found labels."""
    labels = sorted({gold for gold, _ in pairs})
    return sum(score.f1 for score in _scores(pairs, labels)) / len(labels) if labels else 0.0


def _scores(pairs: Sequence[tuple[str, str]], labels: Iterable[str]) -> Iterator[Score]:
    for label in labels:
        yield Score(
            sum(gold == found == label for gold, found in pairs),
            sum(found == label for _, found in pairs),
            sum(gold == label for gold, _ in pairs),
        )


def score_plover(path: Path, read: Read) -> dict[str, float]:
    """Macro-F1 over "classes" and "quadrants" on the held-out rows of ``path``, from 0 to 1."""
    kept = held_out()
    quads = load_events().quads
    rows = [row for row in read_rows(path) if row.number in kept]
    pairs = [(row.plover, read(row.text, row.source, row.target)) for row in rows]
    return {
        "classes": macro(pairs),
        "quadrants": macro([(quads[gold], quads[found]) for gold, found in pairs]),
    }


def default_file() -> Path:
    """Where PLV's training rows are expected: beside the checkout, or in TRAVAUX_DATA."""
    data = os.environ.get("TRAVAUX_DATA")
    root = Path(data) if data else Path(__file__).parents[2] / "shared" / "data"
    return root / "plover" / "PLV_train.tsv"


def main() -> int:
    """Print the scores over the held-out rows."""
    from travaux.language.event_class import load_event_reader  # noqa: PLC0415  numpy, for this only

    parser = argparse.ArgumentParser(description=__doc__, prog="python -m evaluation.plover")
    parser.add_argument("file", nargs="?", type=Path, default=default_file())
    path = parser.parse_args().file
    if not path.is_file():
        print(f"{path} is absent: not scored. Name the file, or set TRAVAUX_DATA.")
        return 1
    reader = load_event_reader()
    scores = score_plover(path, lambda *row: reader.read(*row).plover)
    for name, figure in scores.items():
        print(f"  macro-F1 over {name:10} {figure:.3f}")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())

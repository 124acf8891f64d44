"""The best legal sequence of tags, for many sequences at once."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import TypeAlias

import numpy as np
import numpy.typing as npt

__all__ = ["NEVER", "best_of_each", "best_paths", "spans_of"]

Floats: TypeAlias = npt.NDArray[np.float32]
Places: TypeAlias = npt.NDArray[np.int64]

NEVER = np.float32(-1e9)
_SURE = np.float32(-7.0)  # a tag this far under "O" at every place is not looked at


@cache
def _legal(names: tuple[str, ...]) -> Floats:
    """0 where a tag may follow another, else never; the last row is the start, column the end."""
    many = len(names)
    table = np.full((many + 1, many + 1), NEVER, dtype=np.float32)
    for i, before in enumerate((*names, "O")):
        for j, after in enumerate((*names, "O")):
            opened, goes_on = before[0] in "BI", after[0] in "IE"
            if opened == goes_on and (not opened or before[2:] == after[2:]):
                table[i, j] = 0
    return table


def best_paths(scores: Floats, names: tuple[str, ...]) -> npt.NDArray[np.int64]:
    """The best legal BIOES sequence of each row (Viterbi 1967).

    ``scores`` are summed along a path: sequences × words × tags, the first tag "O". Words that are
    clearly "O" are taken as that, and a run of them is looked at once.
    """
    kept = scores[:, :, 1:].max(axis=2) - scores[:, :, 0] > _SURE
    looked = kept.copy()
    looked[:, 0] = True
    looked[:, 1:] |= ~kept[:, 1:] & kept[:, :-1]  # and the first word of each sure run
    row, word = np.nonzero(looked)
    at = looked.cumsum(axis=1)[row, word] - 1
    found = _paths(_narrow(scores, kept, (row, word, at), int(at.max()) + 1), _legal(names))
    paths = np.zeros(scores.shape[:2], dtype=np.int64)
    paths[row, word] = found[row, at]
    return paths


def best_of_each(several: Sequence[Floats], names: tuple[str, ...]) -> list[npt.NDArray[np.int64]]:
    """:func:`best_paths` of sequences that differ in length (words × tags), all at once."""
    wide = _outside((len(several), max(map(len, several)), len(names)))
    for row, scores in zip(wide, several, strict=True):
        row[: len(scores)] = scores
    paths = best_paths(wide, names)
    return [path[: len(scores)] for path, scores in zip(paths, several, strict=True)]


def _outside(shape: tuple[int, int, int]) -> Floats:
    """Scores by which nothing but "O" can be."""
    scores = np.full(shape, NEVER, dtype=np.float32)
    scores[:, :, 0] = 0
    return scores


def _narrow(
    scores: Floats,
    kept: npt.NDArray[np.bool_],
    looked: tuple[Places, Places, Places],
    width: int,
) -> Floats:
    """The scores of the words that are looked at, each given by its row, place and new place."""
    row, word, at = looked
    values = scores[row, word]
    values[~kept[row, word], 1:] = NEVER
    narrow = _outside((len(scores), width, scores.shape[2]))
    narrow[row, at] = values
    return narrow


def _paths(scores: Floats, legal: Floats) -> npt.NDArray[np.int64]:
    rows, long, many = scores.shape
    steps = legal[:many, :many].T[None]
    back = np.zeros((long, rows, many), dtype=np.int64)
    total = scores[:, 0] + legal[many, :many]
    for i in range(1, long):
        step = total[:, None, :] + steps
        back[i] = step.argmax(axis=2)
        total = step.max(axis=2) + scores[:, i]
    last = (total + legal[:many, many]).argmax(axis=1)
    paths = np.zeros((rows, long), dtype=np.int64)
    every = np.arange(rows)
    for i in range(long - 1, -1, -1):
        paths[:, i] = last
        last = back[i, every, last]
    return paths


def spans_of(path: npt.NDArray[np.int64], names: tuple[str, ...]) -> list[tuple[str, int, int]]:
    """The spans of a legal sequence: role, first and last word."""
    found, first = [], 0
    for i in np.flatnonzero(path).tolist():
        place, _, role = names[path[i]].partition("-")
        if place in ("B", "S"):
            first = i
        if place in ("E", "S"):
            found.append((role, first, i))
    return found

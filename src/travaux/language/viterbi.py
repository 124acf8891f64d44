"""The best legal sequence of tags, for many sequences at once."""

from __future__ import annotations

from functools import cache

import numpy as np
import numpy.typing as npt

__all__ = ["NEVER", "best_paths", "spans_of"]

Floats = npt.NDArray[np.float32]

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
    clearly "O" in every sequence are taken as that, and a run of them is looked at once.
    """
    rest = scores[:, :, 1:].max(axis=2) - scores[:, :, 0]
    kept = (rest > _SURE).any(axis=0)
    looked = kept | np.concatenate([[True], kept[:-1]])  # and the first word of each sure run
    at = np.flatnonzero(looked)
    paths = np.zeros(scores.shape[:2], dtype=np.int64)
    narrow = scores[:, at].copy()
    narrow[:, ~kept[at], 1:] = NEVER
    paths[:, at] = _paths(narrow, _legal(names))
    return paths


def _paths(scores: Floats, legal: Floats) -> npt.NDArray[np.int64]:
    rows, long, many = scores.shape
    steps = legal[:many, :many].T[None]
    back = np.zeros((long, rows, many), dtype=np.int64)
    total = scores[:, 0] + legal[many, :many]
    for i in range(1, long):
        step = total[:, None, :] + steps
        back[i] = step.argmax(axis=2)
        total = np.take_along_axis(step, back[i][:, :, None], 2)[:, :, 0] + scores[:, i]
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

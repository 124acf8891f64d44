"""Moves on the grid: the best or worst that can be reached, without listing who reaches what.

All moves of a party lie along its axis, so that what its moves can reach is a reduction over
that axis. One-way options order the axis in groups: a move leads from a group to itself and to
those that have used more of them.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from travaux.outlook.conflict.states import States

__all__ = ["Group", "Improvements", "allowed", "best_reached", "closure", "groups"]

Ranks = NDArray[np.int32]
Places = NDArray[np.int32]
Bools = NDArray[np.bool_]
Pull = Callable[[Ranks], Ranks]


@dataclass(frozen=True, slots=True)
class Group:
    """Patterns ``[start, end)`` of an axis that have used the same one-way options.

    ``onward``: the groups a move may lead to, itself included.
    """

    start: int
    end: int
    onward: tuple[int, ...]


def groups(states: States, dm: int) -> tuple[Group, ...]:
    """The groups of decision maker ``dm``'s axis, in order."""
    used, starts = np.unique(states.progress[dm], return_index=True)
    ends = [*starts[1:].tolist(), len(states.progress[dm])]
    onward = [tuple(np.flatnonzero((used & one) == one).tolist()) for one in used]
    return tuple(
        Group(int(start), end, on) for start, end, on in zip(starts, ends, onward, strict=True)
    )


def allowed(states: States, dm: int) -> Bools:
    """Whether pattern a may become pattern b by one move: (A, A) bool, false on the diagonal."""
    used = states.progress[dm]
    reach: Bools = np.asarray((used[:, None] & used[None, :]) == used[:, None])
    np.fill_diagonal(reach, val=False)
    return reach


def best_reached(states: States, dm: int, values: Ranks, op: np.ufunc) -> Ranks:
    """Per state, ``op`` over its own value and those one move of ``dm`` away; the grid's shape.

    ``values`` must be neutral for ``op`` at infeasible places.
    """
    parts = groups(states, dm)
    if len(parts) == 1:
        return np.broadcast_to(op.reduce(values, axis=dm, keepdims=True), values.shape)
    front = np.moveaxis(values, dm, 0)
    lowest = [op.reduce(front[part.start : part.end], axis=0) for part in parts]
    found = np.empty_like(front)
    for part in parts:
        found[part.start : part.end] = op.reduce([lowest[other] for other in part.onward], axis=0)
    return np.moveaxis(found, 0, dm)


@dataclass(frozen=True, slots=True, eq=False)
class _Sorted:
    """One group of an axis, sorted.

    ``order``: its candidates in order of preference, (R, C) flat places; ``first``: for each
    source where the strictly better ones begin, (R, S) in [0, C], with the row's offset.
    """

    start: int
    end: int
    order: Places
    first: Places


class Improvements:
    """The unilateral improvements of one party: along its axis, sorted by its preference."""

    def __init__(self, states: States, dm: int, rank: Ranks) -> None:
        self.shape = states.shape
        self.dm = dm
        self.length = states.shape[dm]
        rows = self._rows(rank)
        parts = groups(states, dm)
        self.parts = [self._sorted(rows, part, parts) for part in parts]

    def _rows(self, values: Ranks) -> Ranks:
        """Values with the party's axis last: (R, A), a copy."""
        return np.ascontiguousarray(np.moveaxis(values, self.dm, -1)).reshape(-1, self.length)

    def _grid(self, rows: NDArray[Any]) -> NDArray[Any]:
        shape = self.shape[: self.dm] + self.shape[self.dm + 1 :] + (self.length,)
        return np.moveaxis(rows.reshape(shape), -1, self.dm)

    def _sorted(self, rows: Ranks, part: Group, parts: Sequence[Group]) -> _Sorted:
        columns = np.concatenate([np.arange(parts[g].start, parts[g].end) for g in part.onward])
        there = rows[:, columns]
        order = np.argsort(there, axis=1, kind="stable")
        values = np.take_along_axis(there, order, axis=1)
        # where the run of equal values that holds a place ends
        last = np.ones(values.shape, bool)
        last[:, :-1] = values[:, 1:] != values[:, :-1]
        width = len(columns)
        ends = np.where(last, np.arange(1, width + 1, dtype=np.int32), np.int32(width))
        ends = np.minimum.accumulate(ends[:, ::-1], axis=1)[:, ::-1]
        first = np.empty_like(ends)
        np.put_along_axis(first, order, ends, axis=1)
        own = [int(np.flatnonzero(columns == c)[0]) for c in range(part.start, part.end)]
        base = np.arange(len(rows), dtype=np.int32)[:, None]
        flat = columns.astype(np.int32)[order] + base * np.int32(self.length)
        return _Sorted(part.start, part.end, flat, first[:, own] + base * np.int32(width + 1))

    def best(self, values: Ranks, op: np.ufunc, neutral: int) -> Ranks:
        """Per state, ``op`` over the values of the party's improvements from it; the grid's shape.

        ``neutral`` where it has none; ``values`` must be neutral at infeasible places.
        """
        rows = self._rows(values).ravel()
        found = np.empty((len(rows) // self.length, self.length), np.int32)
        for part in self.parts:
            width = part.order.shape[1]
            run = np.full((len(part.order), width + 1), neutral, np.int32)
            run[:, :-1] = rows[part.order]
            if width > 1:
                op.accumulate(run[:, ::-1], axis=1, out=run[:, ::-1])
            found[:, part.start : part.end] = run.ravel()[part.first]
        return self._grid(found)

    def exist(self) -> Bools:
        """Where the party has an improvement; the grid's shape."""
        found = np.empty((len(self.parts[0].order), self.length), bool)
        for part in self.parts:
            width = part.order.shape[1]
            found[:, part.start : part.end] = part.first % np.int32(width + 1) < width
        return self._grid(found)


def closure(values: Ranks, pulls: Mapping[int, Pull], op: np.ufunc) -> Ranks:
    """``op`` over all that any sequence of moves reaches, the state itself included.

    A sequence is legal if nobody moves twice in a row (Fang, Hipel and Kilgour 1993, section
    3.3.3). A party's moves and improvements are transitive, so two in a row are one or none, and
    the closure under single moves is the closure under legal sequences but for the start itself,
    which decides nothing here: an improvement never sanctions itself.
    """
    found = values
    pending = list(pulls)
    while pending:
        dm = pending.pop(0)
        new = op(found, pulls[dm](found))
        if not np.array_equal(new, found):
            pending += [other for other in pulls if other != dm and other not in pending]
        found = new
    return found

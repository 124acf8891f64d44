"""From the status quo: which states can be reached, how, and who can stop it.

Status quo analysis: Li, Kilgour and Hipel (2005), "Status quo analysis in the graph model for
conflict resolution". A path is a legal sequence of moves (nobody twice in a row); on a path with
improvement each move is one that its mover prefers. Here states are reached breadth first, so the
path told is a shortest one, by the order of the decision makers where several are.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from travaux.outlook.conflict.moves import allowed
from travaux.outlook.conflict.stability import GraphModel

__all__ = ["Move", "Reached", "blockers", "reached"]

Bools = NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Move:
    """One step: decision maker ``dm`` changes state ``before`` to ``after``."""

    dm: int
    before: int
    after: int


@dataclass(frozen=True, slots=True, eq=False)
class Reached:
    """What is reached from ``start``: ``steps`` per place (-1: not), and the way back."""

    model: GraphModel
    start: int
    steps: NDArray[np.int32]
    came_from: NDArray[np.int64]
    mover: NDArray[np.int8]

    @property
    def where(self) -> Bools:
        """The states reached, the start included; the grid's shape."""
        return self.steps >= 0

    def path(self, state: int) -> tuple[Move, ...] | None:
        """A shortest path from the start to ``state``; None where there is none."""
        place = self.model.states.place(state)
        if place is None or self.steps.flat[place] < 0:
            return None
        moves: list[Move] = []
        while self.steps.flat[place] > 0:
            before = int(self.came_from.flat[place])
            code = self.model.states.code
            moves.append(Move(int(self.mover.flat[place]), code(before), code(place)))
            place = before
        return tuple(reversed(moves))


def reached(
    model: GraphModel,
    start: int,
    *,
    improving: bool = False,
    movers: Sequence[int] | None = None,
    barred: Bools | None = None,
) -> Reached:
    """All states that moves of ``movers`` (None: all) reach from ``start``.

    ``improving``: by improvements only. ``barred``: places no path enters. Raises InputError for
    improvements of a party whose preferences are unknown, CaseError where ``start`` is infeasible.
    """
    place = model.states.place(start)
    if place is None:
        conflict = model.conflict
        raise conflict.error(
            conflict.options[0].ground, f"the state {conflict.taken(start)} is not feasible."
        )
    size = model.states.feasible.size
    steps = np.full(size, -1, np.int32)
    came, who = np.full(size, -1, np.int64), np.full(size, -1, np.int8)
    steps[place] = 0
    closed = ~model.states.feasible.ravel()
    if barred is not None:
        closed = closed | barred.ravel()
    front = np.array([place])
    parties = list(model.parties if movers is None else movers)
    while len(front):
        new: list[NDArray[np.int64]] = []
        for dm in parties:
            origin, to = _moves(model, dm, front, improving=improving)
            fresh = (steps[to] < 0) & ~closed[to]
            to, first = np.unique(to[fresh], return_index=True)
            came[to], who[to] = origin[fresh][first], dm
            steps[to] = steps[front[0]] + 1
            new.append(to)
        front = np.concatenate(new)
    shape = model.states.shape
    return Reached(model, start, steps.reshape(shape), came.reshape(shape), who.reshape(shape))


def _moves(
    model: GraphModel, dm: int, front: NDArray[np.int64], *, improving: bool
) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Pairs (origin, target) of one move of ``dm`` from the places of ``front``."""
    shape = model.states.shape
    stride = int(np.prod(shape[dm + 1 :], dtype=np.int64))
    at = front // stride % shape[dm]
    rows, patterns = np.nonzero(allowed(model.states, dm)[at])
    origin = front[rows]
    to = origin + (patterns - at[rows]) * stride
    if improving:
        model.steps(dm)
        rank = model.orders[dm].rank.ravel()
        better = rank[to] > rank[origin]
        origin, to = origin[better], to[better]
    return origin, to


def blockers(
    model: GraphModel, start: int, goal: int, *, improving: bool = False
) -> tuple[int, ...]:
    """The decision makers without whose moves no path leads from ``start`` to ``goal``.

    Each of them can stop it by staying where it is. Empty where there is no path at all.
    """
    place = model.states.place(goal)
    if place is None or reached(model, start, improving=improving).steps.flat[place] < 0:
        return ()
    found = []
    for dm in model.parties:
        rest = [j for j in model.parties if j != dm]
        without = reached(model, start, improving=improving, movers=rest)
        if without.steps.flat[place] < 0:
            found.append(dm)
    return tuple(found)

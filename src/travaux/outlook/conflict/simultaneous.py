"""Simultaneous stability: an improvement that meets improvements made at the same moment.

Fraser and Hipel (1979, 1984), *Conflict Analysis: Models and Resolutions*, chapter 2: each party
leaves the state ``s`` without knowing that others do. An improvement of a party is sanctioned where
some of the others, each by one improvement of its own from ``s``, together with it bring about a
feasible state that the party does not prefer to ``s``.
"""

from __future__ import annotations

import math

import numpy as np
from numpy.typing import NDArray

from travaux.errors import InputError
from travaux.outlook.conflict.moves import allowed
from travaux.outlook.conflict.stability import GraphModel

__all__ = ["MOST_COMBINATIONS", "simultaneously_stable"]

Bools = NDArray[np.bool_]
MOST_COMBINATIONS = 1 << 33  # of improvements; about a minute


def simultaneously_stable(model: GraphModel, dm: int, where: Bools | None = None) -> Bools:
    """Where each improvement of ``dm`` is sanctioned simultaneously: bool, the grid's shape.

    ``where``: only these states are looked at, the others are False. The cost is one look at each
    combination of improvements; raises InputError where there are more than MOST_COMBINATIONS.
    """
    feasible = model.states.feasible
    tempted = model.steps(dm).exist() & feasible
    looked = feasible if where is None else feasible & where
    found = looked & ~tempted
    ways = _Ways(model, dm)
    budget = MOST_COMBINATIONS
    for place in np.flatnonzero(looked & tempted):
        choices = ways.at(int(place))
        budget -= math.prod(len(choice) for choice in choices)
        if budget < 0:
            raise InputError(
                "There are too many combinations of improvements for simultaneous stability.",
                "Ask for it at some states only, such as the equilibria of another concept.",
            )
        found.flat[place] = ways.sanctioned(int(place), choices)
    return found


class _Ways:
    """What each party could turn to from a state, looked up place by place."""

    def __init__(self, model: GraphModel, dm: int) -> None:
        self.dm = dm
        self.shape = model.states.shape
        self.ranks = [order.rank for order in model.orders]
        self.allowed = [allowed(model.states, j) for j in model.parties]

    def at(self, place: int) -> list[NDArray[np.intp]]:
        """Per party the patterns it may have: for ``dm`` its improvements, for others also none."""
        here = [int(x) for x in np.unravel_index(place, self.shape)]
        choices = []
        for j, rank in enumerate(self.ranks):
            line = rank[tuple(slice(None) if k == j else x for k, x in enumerate(here))]
            better = self.allowed[j][here[j]] & (line > line[here[j]])
            if j != self.dm:
                better[here[j]] = True
            choices.append(np.flatnonzero(better))
        return choices

    def sanctioned(self, place: int, choices: list[NDArray[np.intp]]) -> bool:
        """Whether each improvement leads, with others', to a state that is not preferred."""
        rank = self.ranks[self.dm]
        met = rank[np.ix_(*choices)]
        hurt = (met >= 0) & (met <= rank.flat[place])
        others = tuple(k for k in range(len(choices)) if k != self.dm)
        return bool(hurt.any(axis=others).all())

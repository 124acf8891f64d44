"""Which states hold: Nash, general and symmetric metarationality, sequential stability.

Definitions for n parties as in Fang, Hipel and Kilgour (1993), *Interactive Decision Making: The
Graph Model for Conflict Resolution*, chapter 3: a party's improvement is sanctioned where some
legal sequence of moves by *all* its opponents leads to a state it does not prefer to the present
one. Nash (1950, 1951); GMR and SMR: Howard (1971); SEQ: Fraser and Hipel (1979, 1984).

Here for parties whose preferences are known (:mod:`uncertain` has the others). The cost is that
of some reductions over the grid for each party; nothing of the size states × states is made.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from functools import partial

import numpy as np
from numpy.typing import NDArray

from travaux.errors import InputError
from travaux.outlook.conflict.moves import Improvements, best_reached, closure
from travaux.outlook.conflict.orders import Order, order_of
from travaux.outlook.conflict.spec import Conflict
from travaux.outlook.conflict.states import States

__all__ = ["Concept", "GraphModel", "equilibria", "stable", "strongly_stable", "tempting"]

Ranks = NDArray[np.int32]
Bools = NDArray[np.bool_]
HIGH = np.iinfo(np.int32).max


class Concept(StrEnum):
    """A stability concept."""

    NASH = "nash"
    GMR = "gmr"
    SMR = "smr"
    SEQ = "seq"
    SIM = "sim"


@dataclass(frozen=True, slots=True, eq=False)
class GraphModel:
    """A conflict with its states, the order each party puts them in, and its improvements."""

    conflict: Conflict
    states: States
    orders: tuple[Order, ...]
    improvements: tuple[Improvements | None, ...]

    @classmethod
    def of(cls, conflict: Conflict, states: States | None = None) -> GraphModel:
        """The graph model of ``conflict``; ``states`` where they are already there.

        Raises CaseError for a conflict that cannot be.
        """
        grid = States.of(conflict) if states is None else states
        parties = range(len(conflict.decision_makers))
        return cls.with_orders(conflict, grid, tuple(order_of(grid, dm) for dm in parties))

    @classmethod
    def with_orders(
        cls, conflict: Conflict, states: States, orders: tuple[Order, ...]
    ) -> GraphModel:
        """The model of these states with these orders, whatever ``conflict`` says of them."""
        steps = tuple(
            Improvements(states, dm, order.rank) if order.known else None
            for dm, order in enumerate(orders)
        )
        return cls(conflict, states, orders, steps)

    @property
    def parties(self) -> range:
        """The decision makers, by number."""
        return range(len(self.orders))

    @property
    def known(self) -> bool:
        """Whether all preferences are known."""
        return all(order.known for order in self.orders)

    def steps(self, dm: int) -> Improvements:
        """The improvements of ``dm``. Raises InputError where its preferences are not known."""
        found = self.improvements[dm]
        if found is None:
            who = self.conflict.decision_makers[dm]
            raise InputError(
                f"The preferences of {who} are partly unknown.",
                "Ask for stability under unknown preferences, or say what is assumed.",
            )
        return found


def stable(model: GraphModel, dm: int, concept: Concept) -> Bools:
    """Where no improvement of ``dm`` goes unsanctioned: bool, the grid's shape.

    False at infeasible places. Raises InputError for unknown preferences; SIM has a module of
    its own (:func:`simultaneous.simultaneously_stable`).
    """
    if concept is Concept.NASH:
        return ~model.steps(dm).exist() & model.states.feasible
    best = best_reached(model.states, dm, tempting(model, dm, concept), np.maximum)
    return (best <= model.orders[dm].rank) & model.states.feasible


def tempting(model: GraphModel, dm: int, concept: Concept) -> Ranks:
    """Per state, the worst rank that ``dm`` ends at if it moves there: ranks, the grid's shape.

    A move from a state of lower rank than this goes unsanctioned. -1 at infeasible places.
    """
    model.steps(dm)
    rank = model.orders[dm].rank
    return rank if concept is Concept.NASH else np.minimum(rank, _worst_answer(model, dm, concept))


def strongly_stable(model: GraphModel, dm: int, concept: Concept) -> Bools:
    """Where each improvement of ``dm`` is answered by something strongly less preferred.

    Hamouda, Kilgour and Hipel (2004), "Strength of preference in the graph model for conflict
    resolution"; (2006) for several parties. A state stable but not so is weakly stable. For SMR
    all that ``dm`` can then escape to must be strongly less preferred, too. Where no strength is
    stated nothing is strongly less preferred. There is no strong Nash or SIM stability.
    """
    order = model.orders[dm]
    steps = model.steps(dm)
    below = np.full_like(order.rank, -1) if order.below is None else order.below
    answer = np.where(model.states.feasible, _worst_answer(model, dm, concept), -1)
    return (steps.best(answer, np.maximum, -1) <= below) & model.states.feasible


def _worst_answer(model: GraphModel, dm: int, concept: Concept) -> Ranks:
    """The worst for ``dm`` that its opponents' legal sequences lead to, the start included.

    For SMR the worst of what it can escape to from there.
    """
    states, rank = model.states, model.orders[dm].rank
    value = best_reached(states, dm, rank, np.maximum) if concept is Concept.SMR else rank
    value = np.where(states.feasible, value, HIGH)
    others = [j for j in model.parties if j != dm]
    if concept is Concept.SEQ:
        pulls = {j: partial(model.steps(j).best, op=np.minimum, neutral=HIGH) for j in others}
        return closure(value, pulls, np.minimum)
    if concept not in {Concept.GMR, Concept.SMR}:
        raise ValueError(f"{concept} has no answers by sequences of opponents")
    return closure(value, {j: partial(_any_move, states, j) for j in others}, np.minimum)


def _any_move(states: States, dm: int, values: Ranks) -> Ranks:
    found = best_reached(states, dm, values, np.minimum)
    return np.where(states.feasible, found, HIGH)


def equilibria(model: GraphModel, concept: Concept) -> Bools:
    """Where every party is stable: bool, the grid's shape."""
    found = model.states.feasible.copy()
    for dm in model.parties:
        found &= stable(model, dm, concept)
    return found

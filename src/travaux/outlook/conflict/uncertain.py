"""Stability where some preferences are unknown.

Li, Hipel, Kilgour and Fang (2004), "Preference uncertainty in the graph model for conflict
resolution": a party may leave a state for one whose order to it is unknown or may not, and may
fear such a state as a sanction or may not. That makes four kinds:

====  ==================  ===============
kind  leaves for unknown  fears unknown
====  ==================  ===============
a     yes                 no
b     no                  no
c     yes                 yes
d     no                  yes
====  ==================  ===============

For SEQ opponents answer by improvements and by moves whose order is unknown, in every kind. A state
that holds in kind a holds however bold the party is; one that fails in d holds in none.
"""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum

import numpy as np
from numpy.typing import NDArray

from travaux.outlook.conflict.answers import Mover, by_batch, mover, packed, sequences, unpacked
from travaux.outlook.conflict.orders import Order
from travaux.outlook.conflict.stability import Concept, GraphModel

__all__ = ["Kind", "stable_under_unknown"]

Bools = NDArray[np.bool_]


class Kind(StrEnum):
    """How a party treats what it does not know: leave for it, fear it."""

    A = "a"
    B = "b"
    C = "c"
    D = "d"

    @property
    def leaves(self) -> bool:
        """Whether it leaves for a state whose order is unknown."""
        return self in {Kind.A, Kind.C}

    @property
    def fears(self) -> bool:
        """Whether a state whose order is unknown is a sanction."""
        return self in {Kind.C, Kind.D}


def stable_under_unknown(
    model: GraphModel, dm: int, concept: Concept, kind: Kind, where: Bools | None = None
) -> Bools:
    """Where ``dm`` is stable in this ``kind``: bool, the grid's shape; only at ``where`` if given.

    With all preferences known the four kinds are one and the same as plain stability. The cost
    grows with the states times those asked about. Raises ValueError for SIM.
    """
    if concept is Concept.SIM:
        raise ValueError("simultaneous stability is not defined under unknown preferences")
    states = model.states
    own = mover(states, dm, _wanted(model.orders[dm], unknown=kind.leaves))
    free = mover(states, dm)
    others = [_answering(model, j, concept) for j in model.parties if j != dm]
    everywhere = np.arange(states.feasible.size)[:, None]

    def judge(places: NDArray[np.intp]) -> Bools:
        order = model.orders[dm].compared(everywhere, places[None, :])
        hurts = ((order <= 0) | (kind.fears & (order == 2))) & states.feasible.reshape(-1, 1)
        if concept is Concept.NASH:
            hurts[:] = False
        sets = packed(hurts, states.shape)
        if concept is Concept.SMR:
            away = packed(~hurts & states.feasible.reshape(-1, 1), states.shape)
            sets &= ~free.pull(away)
        answered = sequences(sets, others, states.feasible)
        return ~_unanswered(own, answered, places, states.shape)

    return by_batch(states, where, judge)


def _wanted(order: Order, *, unknown: bool) -> Callable[..., Bools]:
    def wanted(to: NDArray[np.intp], start: NDArray[np.intp]) -> Bools:
        compared = order.compared(to, start)
        return np.asarray((compared == 1) | (unknown & (compared == 2)))

    return wanted


def _answering(model: GraphModel, dm: int, concept: Concept) -> Mover:
    if concept is Concept.SEQ:
        return mover(model.states, dm, _wanted(model.orders[dm], unknown=True))
    return mover(model.states, dm)


def _unanswered(
    own: Mover, answered: NDArray[np.uint64], places: NDArray[np.intp], shape: tuple[int, ...]
) -> Bools:
    """Whether some wanted move from each of ``places`` leads where its bit is not set; (asked,)."""
    (axis,) = own.axes
    length, stride = shape[axis], int(np.prod(shape[axis + 1 :], dtype=np.int64))
    at = places // stride % length
    rest = places // (stride * length) * stride + places % stride
    bits = unpacked(answered, len(places))
    found = np.zeros(len(places), bool)
    for b in range(length):
        to = places + (b - at) * stride
        found |= own.reach[at, b, rest] & ~bits[to, np.arange(len(places))]
    return found

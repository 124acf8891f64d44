"""What groups can do together: coalition stability.

Kilgour, Hipel, Fang and Peng (2001), "Coalition analysis in group decision support"; Inohara and
Hipel (2008), "Coalition analysis in the graph model for conflict resolution". A coalition leaves a
state for one that its members reach together and *each* of them prefers. A sanction is a state that
*some* member does not prefer. For SEQ the others answer by sequences of coalition improvements of
any group among them (Inohara and Hipel's class of all coalitions of the others), so a party alone
may be stable here and not in the plain SEQ, where others answer one by one.
"""

from __future__ import annotations

from itertools import combinations

import numpy as np
from numpy.typing import NDArray

from travaux.errors import InputError
from travaux.outlook.conflict.answers import Mover, by_batch, mover, packed, sequences, unpacked
from travaux.outlook.conflict.stability import Concept, GraphModel

__all__ = ["coalition_stable", "coalitions", "universally_stable"]

Bools = NDArray[np.bool_]
_MOST = 1 << 24  # states × joint patterns of an answering coalition


def coalitions(model: GraphModel, least: int = 1) -> tuple[tuple[int, ...], ...]:
    """All coalitions of ``least`` members or more, small ones first."""
    sizes = range(least, len(model.parties) + 1)
    return tuple(group for size in sizes for group in combinations(model.parties, size))


def universally_stable(model: GraphModel, concept: Concept, where: Bools | None = None) -> Bools:
    """Where every coalition, each party alone included, is stable: bool, the grid's shape."""
    found = model.states.feasible if where is None else model.states.feasible & where
    for group in coalitions(model):
        found = found & coalition_stable(model, group, concept, found)
    return found


def coalition_stable(
    model: GraphModel, group: tuple[int, ...], concept: Concept, where: Bools | None = None
) -> Bools:
    """Where coalition ``group`` is stable: bool, the grid's shape; only at ``where`` if given.

    The cost grows with the states times those asked about. Raises ValueError for SIM, InputError
    where preferences are unknown or a group's joint moves are too many to be listed.
    """
    if concept is Concept.SIM:
        raise ValueError("simultaneous stability is not defined for coalitions")
    for dm in model.parties:
        model.steps(dm)
    states = model.states
    inside = states.feasible
    own = [mover(states, dm) for dm in group]
    others = _answering(model, tuple(j for j in model.parties if j not in group), concept)

    def judge(places: NDArray[np.intp]) -> Bools:
        start = np.zeros((inside.size, len(places)), bool)
        start[places, np.arange(len(places))] = True
        better = _preferred(model, group, places)
        reached = sequences(packed(start, states.shape), own, inside, forward=True)
        leaves = reached & packed(better, states.shape)
        if concept is Concept.NASH:
            return _none(unpacked(leaves, len(places)))
        hurts = packed(~better & inside.reshape(-1, 1), states.shape)
        if concept is Concept.SMR:
            hurts &= ~sequences(packed(better, states.shape), own, inside)
        answered = sequences(hurts, others, inside)
        return _none(unpacked(leaves & ~answered, len(places)))

    return by_batch(states, where, judge)


def _none(sets: Bools) -> Bools:
    """For whom of those asked about no place is in the set: (asked,)."""
    return np.asarray(~sets.any(axis=0))


def _preferred(model: GraphModel, group: tuple[int, ...], places: NDArray[np.intp]) -> Bools:
    """Which feasible states each member prefers to each of ``places``: (N, asked)."""
    found = np.ones((model.states.feasible.size, len(places)), bool)
    for dm in group:
        rank = model.orders[dm].rank.ravel()
        found &= rank[:, None] > rank[places]
    return found


def _answering(model: GraphModel, rest: tuple[int, ...], concept: Concept) -> list[Mover]:
    if concept is not Concept.SEQ:
        return [mover(model.states, dm) for dm in rest]
    groups = [g for size in range(1, len(rest) + 1) for g in combinations(rest, size)]
    return [_joint_improvements(model, group) for group in groups]


def _joint_improvements(model: GraphModel, group: tuple[int, ...]) -> Mover:
    """The coalition improvements of ``group`` as the moves of one mover."""
    states = model.states
    lengths = [states.shape[dm] for dm in group]
    width = int(np.prod(lengths))
    if width * states.feasible.size > _MOST:
        raise InputError(
            "The joint moves of the other parties are too many to be listed.",
            "Ask for the coalition's GMR or SMR stability, which need no list.",
        )
    front = np.moveaxis(
        np.arange(states.feasible.size).reshape(states.shape), group, range(len(group))
    )
    rows = front.reshape(width, -1)
    ends = np.zeros((states.feasible.size, width), bool)
    for b in range(width):
        ends[rows[b], b] = True
    ends &= states.feasible.reshape(-1, 1)
    own = [mover(states, dm) for dm in group]
    reached = unpacked(sequences(packed(ends, states.shape), own, states.feasible), width)
    reach = np.moveaxis(reached[rows], 2, 1)  # (A, rest, A) -> (A, A, rest)
    for dm in group:
        rank = model.orders[dm].rank.ravel()[rows]
        reach = reach & (rank[None, :] > rank[:, None])
    return Mover(group, reach & states.feasible.ravel()[rows][:, None])

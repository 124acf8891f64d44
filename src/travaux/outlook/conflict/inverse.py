"""Which preferences would make a state an equilibrium, the smallest change first.

The inverse question: Kinsara, Kilgour and Hipel (2015), "Inverse approach to the graph model for
conflict resolution". They list the preference relations under which a state is stable; here the
nearest one is told: how many grades a party would have to think better of the state, all else in
its order kept, until none of its improvements goes unsanctioned.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from travaux.outlook.conflict.moves import best_reached
from travaux.outlook.conflict.stability import Concept, GraphModel, tempting

__all__ = ["Lift", "lifts"]


@dataclass(frozen=True, slots=True)
class Lift:
    """What decision maker ``dm`` would have to think of a state.

    ``grades``: how many grades of its order the state climbs, 0 where nothing has to change.
    ``as_good_as``: the states that it must hold to be no better than this one; ascending.
    """

    dm: int
    grades: int
    as_good_as: tuple[int, ...]


def lifts(model: GraphModel, state: int, concept: Concept) -> tuple[Lift, ...]:
    """Per party the smallest lift that makes ``state`` stable for it, smallest first.

    Where all are made the state is an equilibrium: lifting a state in one party's order changes
    neither the improvements of its opponents nor its own sanctions. Raises CaseError for an
    infeasible state, ValueError for SIM, InputError for unknown preferences.
    """
    if concept is Concept.SIM:
        raise ValueError("the inverse question is not asked of simultaneous stability")
    place = model.states.place(state)
    if place is None:
        raise model.conflict.error(
            model.conflict.options[0].ground,
            f"the state [{', '.join(model.conflict.taken(state))}] is not feasible.",
        )
    found = [_lift(model, dm, place, concept) for dm in model.parties]
    return tuple(sorted(found, key=lambda lift: (lift.grades, lift.dm)))


def _lift(model: GraphModel, dm: int, place: int, concept: Concept) -> Lift:
    rank = model.orders[dm].rank
    now = int(rank.flat[place])
    worth = tempting(model, dm, concept)
    needed = int(best_reached(model.states, dm, worth, np.maximum).flat[place])
    if needed <= now:
        return Lift(dm, 0, ())
    axis = [slice(i, i + 1) for i in np.unravel_index(place, model.states.shape)]
    axis[dm] = slice(None)
    line = np.zeros(model.states.shape, bool)
    line[tuple(axis)] = True
    return Lift(
        dm, needed - now, model.states.listed(line & (worth > now) & _from(model, dm, place))
    )


def _from(
    model: GraphModel, dm: int, place: int
) -> np.ndarray[tuple[int, ...], np.dtype[np.bool_]]:
    """Where ``dm`` can move to from ``place`` (or stay), in a shape that broadcasts to the grid."""
    used = model.states.progress[dm]
    at = np.unravel_index(place, model.states.shape)[dm]
    shape = [1] * len(model.states.shape)
    shape[dm] = -1
    onward: np.ndarray[tuple[int, ...], np.dtype[np.bool_]] = (used & used[at]) == used[at]
    return onward.reshape(shape)

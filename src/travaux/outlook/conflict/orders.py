"""Preferences as arrays over the grid of states: ranks, what lies far below, what is unknown."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from travaux.outlook.conflict.spec import (
    Ground,
    Preference,
    Ranking,
    Statement,
    Statements,
    Tier,
    Utilities,
)
from travaux.outlook.conflict.states import States

__all__ = ["Order", "order_of"]

Ranks = NDArray[np.int32]
Bools = NDArray[np.bool_]
_LARGE = 1 << 61  # ranks are counted anew before they would pass this


@dataclass(frozen=True, slots=True, eq=False)
class Order:
    """How one decision maker orders the states.

    ``rank``: the grid's shape, int32, higher is better, -1 where infeasible.
    ``below``: per state the highest rank that is strongly less preferred, -1 for none; None where
    no strong preference is stated. ``levels``: empty where all is known; else pairs of arrays
    (value, label) to be gone through in turn: a higher value is preferred, at equal values two
    states of different label are in an unknown order, at equal labels the next pair decides.
    """

    rank: Ranks
    below: Ranks | None = None
    levels: tuple[tuple[Ranks, Ranks], ...] = ()

    @property
    def known(self) -> bool:
        """Whether the order of any two states is known."""
        return not self.levels

    def compared(self, one: NDArray[np.intp], other: NDArray[np.intp]) -> NDArray[np.int8]:
        """1 where ``one`` is preferred to ``other``, -1 the reverse, 0 neither, 2 unknown.

        Both are flat places of the grid, in shapes that broadcast.
        """
        found = np.zeros(np.broadcast_shapes(one.shape, other.shape), np.int8)
        open_ = np.ones_like(found, dtype=bool)
        for value, label in self.levels or ((self.rank, np.zeros_like(self.rank)),):
            a, b = value.ravel()[one], value.ravel()[other]
            found[open_ & (a > b)] = 1
            found[open_ & (a < b)] = -1
            apart = label.ravel()[one] != label.ravel()[other]
            found[open_ & (a == b) & apart] = 2
            open_ &= (a == b) & ~apart
        return found


def order_of(states: States, dm: int, preference: Preference | None = None) -> Order:
    """The order of decision maker ``dm``, or what ``preference`` makes of the states instead.

    Raises CaseError with the line of what contradicts itself or leaves states out.
    """
    wanted = states.conflict.preferences[dm] if preference is None else preference
    if isinstance(wanted, Statements):
        return _by_statements(states, wanted)
    if isinstance(wanted, Ranking):
        return _by_ranking(states, wanted)
    return _by_utilities(states, wanted)


def _ranked(values: NDArray[np.generic], states: States) -> Ranks:
    """Values as ranks from 0 over the feasible states; -1 elsewhere."""
    inside = np.broadcast_to(values, states.shape)[states.feasible]
    ranks = np.full(states.shape, -1, np.int32)
    ranks[states.feasible] = _counted(inside)
    return ranks


def _counted(values: NDArray[np.generic]) -> Ranks:
    if values.dtype.kind == "i" and len(values) and values.min() >= 0 and values.max() < 1 << 24:
        there = np.bincount(values) > 0
        places: Ranks = (np.cumsum(there) - 1).astype(np.int32)
    else:
        _, where = np.unique(values, return_inverse=True)
        return np.asarray(where, np.int32)
    return np.asarray(places[values], np.int32)


def _below(rank: Ranks, strong: NDArray[np.integer]) -> Ranks:
    """Per state the highest rank of a lower level of ``strong``; ranks never fall with levels."""
    levels = int(strong.max()) + 1
    most = np.full(levels, -1, np.int32)
    np.maximum.at(most, strong.ravel(), rank.ravel())
    under = np.concatenate([[-1], np.maximum.accumulate(most)[:-1]]).astype(np.int32)
    return np.asarray(under[strong], np.int32)


# --- statements ----------------------------------------------------------------------------


def _by_statements(states: States, wanted: Statements) -> Order:
    _contradictions(states, wanted)
    if any(s.weight is not None for s in wanted.statements):
        return _by_weight(states, wanted)
    value: NDArray[np.int64] = np.zeros(states.shape, np.int64)
    strong: NDArray[np.int32] | None = None
    levels: list[tuple[Ranks, Ranks]] = []
    for number, statement in enumerate(wanted.statements):
        truth = np.broadcast_to(states.truth(statement.formula), states.shape)
        if statement.unknown:
            levels.append((_ranked(value, states), truth.astype(np.int32)))
            continue
        value = 2 * value + truth
        if number % 60 == 59:
            value = _ranked(value, states).astype(np.int64)
        if statement.strong:
            _leading(states, wanted, number)
            strong = np.maximum(_ranked(value, states), 0)
    rank = _ranked(value, states)
    if levels:
        levels.append((rank, np.zeros_like(rank)))
    return Order(rank, None if strong is None else _below(rank, strong), tuple(levels))


def _leading(states: States, wanted: Statements, number: int) -> None:
    if not all(s.strong for s in wanted.statements[:number]):
        raise states.conflict.error(
            wanted.statements[number].ground,
            "a strong statement stands after one that is not.",
            "Strong statements come first: what differs in them differs much.",
        )


def _by_weight(states: States, wanted: Statements) -> Order:
    total = np.zeros(states.shape, np.float64)
    for statement in wanted.statements:
        if statement.weight is None or statement.unknown or statement.strong:
            raise states.conflict.error(
                statement.ground,
                "weights and ordered, strong or unknown statements do not go together.",
                "Give each statement a weight, or none.",
            )
        total += statement.weight * states.truth(statement.formula)
    return Order(_ranked(np.round(total, 9), states))


def _contradictions(states: States, wanted: Statements) -> None:
    """Raise CaseError where a statement says the opposite of an earlier one."""
    seen: dict[bytes, Statement] = {}
    for statement in (s for s in wanted.statements if not s.unknown):
        truth = np.broadcast_to(states.truth(statement.formula), states.shape)[states.feasible]
        if (earlier := seen.get(np.packbits(~truth).tobytes())) is not None:
            names = states.conflict.option_names
            raise states.conflict.error(
                statement.ground,
                f"“{statement.formula.written(names)}” contradicts "
                f"“{earlier.formula.written(names)}” in line {earlier.ground.line}: "
                "in every feasible state one is true and the other is not.",
                "Keep the one that the party wants.",
            )
        if truth.any() and not truth.all():
            seen[np.packbits(truth).tobytes()] = statement


# --- ranking -------------------------------------------------------------------------------


def _by_ranking(states: States, wanted: Ranking) -> Order:
    value = np.full(states.feasible.size, -1, np.int32)
    strong = np.zeros_like(value)
    label = np.zeros_like(value)
    rest: tuple[int, int] | None = None
    for number, tier in enumerate(wanted.tiers):
        height = len(wanted.tiers) - number
        level = sum(lower.far_above for lower in wanted.tiers[number:])
        if tier.rest:
            if rest is not None:
                raise states.conflict.error(tier.ground, "'others' stands here twice.", "Keep one.")
            rest = height, level
        for among, place in enumerate(_places(states, tier, value)):
            value[place], strong[place] = height, level
            label[place] = among if tier.unknown else 0
    unplaced = states.feasible.ravel() & (value < 0)
    if rest is not None:
        value[unplaced], strong[unplaced] = rest
    elif unplaced.any():
        raise _left_out(states, wanted.ground, unplaced)
    rank = _ranked(value.reshape(states.shape), states)
    below = _below(rank, strong.reshape(states.shape)) if strong.any() else None
    if not label.any():
        return Order(rank, below)
    return Order(rank, below, ((rank, label.reshape(states.shape)), (rank, np.zeros_like(rank))))


def _places(states: States, tier: Tier, value: Ranks) -> list[int]:
    places: list[int] = []
    for state in tier.states:
        name = _named(states, state)
        place = states.place(state)
        if place is None:
            raise states.conflict.error(tier.ground, f"{name} is not feasible.", "Leave it out.")
        if value[place] >= 0 or place in places:
            raise states.conflict.error(
                tier.ground, f"contradictory preferences: {name} stands in two places.", "Keep one."
            )
        places.append(place)
    return places


def _left_out(states: States, ground: Ground, unplaced: Bools) -> Exception:
    first = states.code(int(np.flatnonzero(unplaced)[0]))
    return states.conflict.error(
        ground,
        f"{int(unplaced.sum())} feasible states have no place, such as {_named(states, first)}.",
        "Add them, or the word 'others' at the place where all the rest belong.",
    )


def _named(states: States, state: int) -> str:
    return f"[{', '.join(states.conflict.taken(state))}]"


# --- utilities -----------------------------------------------------------------------------


def _by_utilities(states: States, wanted: Utilities) -> Order:
    value = np.full(states.shape, np.nan)
    for row in wanted.rows:
        here = np.isnan(value) & states.truth(row.when)
        if not (here & states.feasible).any():
            raise states.conflict.error(
                row.ground,
                "no feasible state is left for this row: it is infeasible, or has a value above.",
                "Each state takes the first row that is true in it: put exceptions first.",
            )
        value[here] = row.value
    without = states.feasible & np.isnan(value)
    if without.any():
        first = states.code(int(np.flatnonzero(without)[0]))
        raise states.conflict.error(
            wanted.ground,
            f"{int(without.sum())} feasible states have no utility, such as "
            f"{_named(states, first)}.",
            "Add a last row 'when: true' for all others.",
        )
    rank = _ranked(np.where(states.feasible, value, 0.0), states)
    if wanted.strong_from is None:
        return Order(rank)
    grades = np.unique(value[states.feasible])
    limits = np.where(states.feasible, value, -np.inf) - wanted.strong_from
    near = 1e-9 * np.maximum(1.0, np.abs(np.where(states.feasible, value, 0.0)))
    return Order(rank, (np.searchsorted(grades, limits + near, "right") - 1).astype(np.int32))

"""The feasible states of a conflict, as a grid: one axis a decision maker, one place a pattern.

A decision maker's move changes only its own options, so all its moves lie along its own axis. What
excludes options of one party from one another shortens that axis; what ties parties together
leaves holes in the grid.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from travaux.outlook.conflict.logic import Formula
from travaux.outlook.conflict.spec import Conflict, Infeasible, OneWay

__all__ = ["MOST_OPTIONS", "MOST_STATES", "States"]

Bools = NDArray[np.bool_]
Codes = NDArray[np.int64]
MOST_OPTIONS = 62  # a state is a 64-bit integer with its sign
MOST_STATES = 1 << 24  # places of the grid: some 64 MB an array of ranks


@dataclass(frozen=True, slots=True, eq=False)
class States:
    """The grid. ``patterns[i]``: codes of what decision maker i may do, (A_i,) int64.

    ``progress[i]``: per pattern, the bits of one-way options already used, (A_i,) int64, ascending.
    ``feasible``: (A_0, …, A_n) bool.
    """

    conflict: Conflict
    patterns: tuple[Codes, ...]
    progress: tuple[Codes, ...]
    feasible: Bools

    @classmethod
    def of(cls, conflict: Conflict) -> States:
        """The states of ``conflict``. Raises CaseError: none feasible, or too many to hold."""
        if len(conflict.options) > MOST_OPTIONS:
            raise _too_many(conflict, f"{len(conflict.options)} options")
        parties = range(len(conflict.decision_makers))
        own = [_own_patterns(conflict, dm) for dm in parties]
        if math.prod(len(patterns) for patterns in own) > MOST_STATES:
            count = math.prod(len(patterns) for patterns in own)
            raise _too_many(conflict, f"{len(conflict.options)} options ({count:,} combinations)")
        progress = [_progress(conflict, dm, codes) for dm, codes in enumerate(own)]
        orders = [np.argsort(used, kind="stable") for used in progress]
        patterns = tuple(codes[order] for codes, order in zip(own, orders, strict=True))
        used = tuple(codes[order] for codes, order in zip(progress, orders, strict=True))
        bare = cls(conflict, patterns, used, np.ones([len(p) for p in patterns], bool))
        feasible = bare.feasible
        for rule in conflict.infeasible:
            feasible &= ~bare.truth(rule.pattern)
        if not feasible.any():
            raise _nothing_feasible(conflict)
        if conflict.status_quo is not None and bare.place(conflict.status_quo) is None:
            raise conflict.error(
                conflict.status_quo_ground,
                f"the status quo [{', '.join(conflict.taken(conflict.status_quo))}] is ruled out "
                "as infeasible.",
                "Change it, or the pattern under 'infeasible'.",
            )
        return bare

    @property
    def shape(self) -> tuple[int, ...]:
        """Places along each decision maker's axis."""
        return self.feasible.shape

    @property
    def count(self) -> int:
        """How many states are feasible."""
        return int(self.feasible.sum())

    def taken(self, option: int) -> Bools:
        """Where ``option`` is taken, in a shape that broadcasts to the grid."""
        dm = self.conflict.options[option].owner
        shape = [1] * len(self.patterns)
        shape[dm] = -1
        return np.asarray((self.patterns[dm] >> option & 1) == 1).reshape(shape)

    def truth(self, formula: Formula) -> Bools:
        """Where ``formula`` is true, in a shape that broadcasts to the grid."""
        return formula.truth(self.taken)

    def codes(self) -> Codes:
        """The state at each place of the grid, infeasible ones too; int64 of the grid's shape."""
        total = np.zeros(self.shape, np.int64)
        for dm, patterns in enumerate(self.patterns):
            shape = [1] * len(self.patterns)
            shape[dm] = -1
            total += patterns.reshape(shape)
        return total

    def code(self, place: int) -> int:
        """The state at flat ``place`` of the grid."""
        where = np.unravel_index(place, self.shape)
        return sum(int(p[i]) for p, i in zip(self.patterns, where, strict=True))

    def place(self, state: int) -> int | None:
        """The flat place of ``state`` in the grid, None where it is not feasible."""
        where: list[int] = []
        for dm, patterns in enumerate(self.patterns):
            mask = sum(1 << k for k in self.conflict.owned(dm))
            hit = np.flatnonzero(patterns == state & mask)
            if not len(hit):
                return None
            where.append(int(hit[0]))
        if state >> len(self.conflict.options) or not self.feasible[tuple(where)]:
            return None
        return int(np.ravel_multi_index(where, self.shape)) if where else 0

    def listed(self, where: Bools) -> tuple[int, ...]:
        """The feasible states at the true places of ``where``, ascending."""
        places = np.flatnonzero(where & self.feasible)
        return tuple(sorted(self.code(int(place)) for place in places))


def _own_patterns(conflict: Conflict, dm: int) -> Codes:
    """What one party may do, as far as rules on its own options alone say; (A,) int64."""
    codes = np.zeros(1, np.int64)
    seen: set[int] = set()
    owned = set(conflict.owned(dm))
    rules = [r for r in conflict.infeasible if r.pattern.options() <= owned]
    for option in sorted(owned):
        if len(codes) > MOST_STATES // 2:
            raise _too_many(conflict, f"the options of {conflict.decision_makers[dm]}")
        codes = np.concatenate([codes, codes | np.int64(1 << option)])
        seen.add(option)
        for rule in [r for r in rules if option in r.pattern.options() <= seen]:
            codes = codes[~np.broadcast_to(rule.pattern.truth(_bits(codes)), codes.shape)]
        if not len(codes):
            raise _nothing_feasible(conflict)
    return codes


def _bits(codes: Codes) -> Callable[[int], Bools]:
    return lambda k: (codes >> k & 1) == 1


def _progress(conflict: Conflict, dm: int, codes: Codes) -> Codes:
    """The one-way options already used in each pattern, as bits."""
    mask = flipped = 0
    for k in conflict.owned(dm):
        mask |= (conflict.options[k].one_way is not None) << k
        flipped |= (conflict.options[k].one_way is OneWay.OFF) << k
    return (codes ^ flipped) & mask


def _too_many(conflict: Conflict, what: str) -> Exception:
    line = conflict.options[MOST_OPTIONS].ground if len(conflict.options) > MOST_OPTIONS else None
    return conflict.error(
        line or conflict.options[-1].ground,
        f"{what} are more than can be held ({MOST_STATES:,} combinations, about 24 free options).",
        "Merge options that go together, leave out what decides nothing, or say under "
        "'infeasible' which options of one party exclude each other.",
    )


def _nothing_feasible(conflict: Conflict) -> Exception:
    last = conflict.infeasible[-1] if conflict.infeasible else Infeasible(Formula("true"))
    return conflict.error(
        last.ground, "no state is feasible: the patterns up to here rule out all.", "Remove one."
    )

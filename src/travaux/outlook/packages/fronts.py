"""The Pareto front of all packages, put together issue by issue.

A part of a package that is dominated cannot be part of a package that is not, as utilities add up:
so after each issue only the front of the parts so far goes on (dynamic programming over a
multi-objective sum; Villarreal and Karwan 1981, "Multicriteria integer programming: a (hybrid)
dynamic programming recursive approach", Mathematical Programming 21). Where conditions tie issues,
parts are compared only with parts that leave the same conditions open in the same way, so that the
front stays exact. Where it grows over ``limit``, parts are thinned to one a box of a grid
(Laumanns, Thiele, Deb and Zitzler 2002, "Combining convergence and diversity in evolutionary
multiobjective optimization", Evolutionary Computation 10), and the sum of the boxes' sides bounds
what was lost.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import floor, log10

import numpy as np
from numpy.typing import NDArray

from travaux.errors import InputError
from travaux.outlook.packages.dominance import nondominated
from travaux.outlook.packages.spec import Condition, Package, PackageCase

__all__ = ["MOST_PARTS", "Front", "feasible", "pareto_front"]

MOST_PARTS = 60_000  # parts of packages kept exactly
_MOST_OPEN = 50_000  # ways in which conditions may stand open at one time
_WHOLE = 2.0**51  # whole numbers up to here, and their sums, are exact in floating point

Points = NDArray[np.float64]
Choices = NDArray[np.uint8]
State = tuple[int, ...]  # the values of the issues that conditions still ask for
Parts = dict[State, tuple[Choices, Points]]


@dataclass(frozen=True, slots=True, eq=False)
class Front:
    """The packages that no other is at least as good as for all, each meeting every minimum.

    ``choices`` (number, issues) and ``utilities`` (number, parties) run in falling order of the
    first party's utility; of packages worth the same to all, one stands here. ``bound``: for every
    allowed package that clears each minimum by its bound there is one here that gives each party at
    most that much less; all 0 where the front is exact.
    """

    choices: Choices
    utilities: Points
    bound: tuple[float, ...]

    @property
    def exact(self) -> bool:
        """Whether nothing was thinned."""
        return not any(self.bound)

    def __len__(self) -> int:
        return len(self.choices)

    def package(self, row: int) -> Package:
        """The package of a row."""
        return tuple(int(value) for value in self.choices[row])


def feasible(case: PackageCase) -> bool:
    """Whether any package meets the conditions, whatever it is worth."""
    worthless = [np.zeros((len(issue.values), 1)) for issue in case.issues]
    return bool(_Merge(case, worthless, np.full(1, -np.inf), MOST_PARTS).run()[0].size)


def pareto_front(case: PackageCase, limit: int = MOST_PARTS) -> Front:
    """The front of ``case``; thinned, with its bound, where over ``limit`` parts would be kept.

    Raises InputError where conditions tie too many issues to each other.
    """
    tables = [case.utilities(issue) for issue in range(len(case.issues))]
    unit = _unit(tables)
    least = np.array([party.minimum for party in case.parties]) * unit
    merge = _Merge(case, [np.rint(t * unit) for t in tables], np.ceil(least - 1e-3), limit)
    choices, points = merge.run()
    bound = tuple(float(lost / unit) for lost in merge.lost)
    return Front(choices, points / unit, bound)


def _unit(tables: list[Points]) -> float:
    """Utilities times this are whole numbers, to 12 decimals at most, and so add up exactly."""
    most = max(float(sum(np.abs(table).max(axis=0) for table in tables).max()), 1e-12)
    return 10.0 ** min(12, floor(log10(_WHOLE / most)))


class _Merge:
    """Parts of packages, one issue more at each step."""

    def __init__(self, case: PackageCase, tables: list[Points], least: Points, limit: int) -> None:
        self.tables, self.least, self.limit = tables, least, limit
        self.order = _order(case)
        self.conditions = case.conditions
        self.stakes = np.sum([np.ptp(table, axis=0) for table in tables], axis=0)
        self.lost = np.zeros(tables[0].shape[1])

    def run(self) -> tuple[Choices, Points]:
        """Choices and utilities of the front, in falling order; empty where there is none."""
        parties = self.tables[0].shape[1]
        nothing = (np.zeros((1, len(self.order)), np.uint8), np.zeros((1, parties)))
        parts: Parts = {(): nothing}
        open_now: tuple[int, ...] = ()
        for place in range(len(self.order)):
            open_next = self._open_after(place)
            parts = self._step(parts, place, open_now, open_next)
            parts = self._thinned(parts) if place + 1 < len(self.order) else parts
            open_now = open_next
            if not parts:
                return np.zeros((0, len(self.order)), np.uint8), np.zeros((0, parties))
        return parts[()]

    def _open_after(self, place: int) -> tuple[int, ...]:
        """The issues settled by then that a condition with one still to come asks for."""
        done = set(self.order[: place + 1])
        waiting = [c.issues for c in self.conditions if not c.issues <= done]
        return tuple(i for i in self.order[: place + 1] if any(i in tied for tied in waiting))

    def _step(
        self, parts: Parts, place: int, before: tuple[int, ...], after: tuple[int, ...]
    ) -> Parts:
        issue = self.order[place]
        done = set(self.order[: place + 1])
        due = [c for c in self.conditions if issue in c.issues and c.issues <= done]
        grown: dict[State, list[tuple[Choices, Points]]] = {}
        for state, (choices, points) in parts.items():
            known = dict(zip(before, state, strict=True))
            for value, worth in enumerate(self.tables[issue]):
                known[issue] = value
                if _allowed(due, known):
                    key = tuple(known[i] for i in after)
                    grown.setdefault(key, []).append(_with(choices, points, issue, value, worth))
        if len(grown) > _MOST_OPEN:
            raise InputError(
                f"The conditions tie too many issues to each other: {len(grown):,} cases at once.",
                "Take conditions out, or join issues that are settled together.",
            )
        room = self._room(place)
        fronts = {key: _front(joined, self.least - room) for key, joined in grown.items()}
        return {key: front for key, front in fronts.items() if len(front[1])}

    def _room(self, place: int) -> Points:
        """The most that the issues still to come can give each party."""
        rest = [self.tables[issue].max(axis=0) for issue in self.order[place + 1 :]]
        return np.sum(rest, axis=0) if rest else np.zeros_like(self.lost)

    def _thinned(self, parts: Parts) -> Parts:
        if sum(len(points) for _, points in parts.values()) <= self.limit:
            return parts
        side = self.stakes / 384
        while True:
            side = side * 1.5
            kept = {key: _one_a_box(points, side) for key, (_, points) in parts.items()}
            if sum(map(len, kept.values())) <= max(self.limit // 2, len(parts)):
                break
        self.lost = self.lost + side
        return {key: (parts[key][0][rows], parts[key][1][rows]) for key, rows in kept.items()}


def _order(case: PackageCase) -> list[int]:
    """The issues, those that conditions tie first and beside each other."""
    order: list[int] = []
    conditions = sorted(case.conditions, key=lambda c: min(c.issues))
    while conditions:
        tied = next((c for c in conditions if c.issues & set(order)), conditions[0])
        conditions.remove(tied)
        order += sorted(tied.issues - set(order))
    return order + [issue for issue in range(len(case.issues)) if issue not in order]


def _allowed(due: list[Condition], known: dict[int, int]) -> bool:
    return all(condition.allows(known) for condition in due)


def _with(
    choices: Choices, points: Points, issue: int, value: int, worth: Points
) -> tuple[Choices, Points]:
    chosen = choices.copy()
    chosen[:, issue] = value
    return chosen, points + worth


def _front(joined: list[tuple[Choices, Points]], least: Points) -> tuple[Choices, Points]:
    points = np.concatenate([p for _, p in joined])
    enough = np.flatnonzero((points >= least).all(axis=1))
    rows = enough[nondominated(points[enough])]
    return np.concatenate([c for c, _ in joined])[rows], points[rows]


def _one_a_box(points: Points, side: Points) -> NDArray[np.int64]:
    """Rows such that each row has one among them that gives each party at most ``side`` less."""
    best_first = np.argsort(-points.sum(axis=1), kind="stable")
    boxes = np.floor(points[best_first] / np.where(side > 0, side, 1.0))
    return best_first[nondominated(boxes)]

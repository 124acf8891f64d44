"""Four points of a front that theory singles out, all from the same disagreement point.

Nash 1950 ("The bargaining problem", Econometrica 18): the largest product of gains over
disagreement. Kalai and Smorodinsky 1975 ("Other solutions to Nash's bargaining problem",
Econometrica 43): equal shares of what each could gain at most, in the discrete form the largest
smallest share. Egalitarian (Kalai 1977, "Proportional solutions to bargaining situations",
Econometrica 45): the largest smallest gain. Utilitarian (Harsanyi 1955, "Cardinal welfare,
individualistic ethics, and interpersonal comparisons of utility", J. Political Economy 63): the
largest sum. Ties of the smallest are broken by the next smallest (lexicographic maximin, Sen 1970).

The egalitarian and utilitarian points compare the parties' utilities with each other; Nash and
Kalai-Smorodinsky do not change when a party's utilities are told on another scale.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from travaux.outlook.packages.fronts import Front
from travaux.outlook.packages.spec import Package, PackageCase

__all__ = ["Point", "Points", "solution_points"]

Table = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Point:
    """One package: the name of the rule that picks it, its row of the front, what it is worth."""

    rule: str
    row: int
    package: Package
    utilities: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Points:
    """The four points, and each party's best (``ideal``) among the packages all would accept."""

    nash: Point
    kalai_smorodinsky: Point
    egalitarian: Point
    utilitarian: Point
    ideal: tuple[float, ...]

    def all(self) -> tuple[Point, ...]:
        """The four, in this order."""
        return (self.nash, self.kalai_smorodinsky, self.egalitarian, self.utilitarian)


def solution_points(case: PackageCase, front: Front) -> Points | None:
    """The points of ``front``; None where it is empty. Of a thinned front they are its own.

    Where no package gives every party more than disagreement, the Nash point is the one with the
    most parties that gain, and among these the largest product of their gains. A party that can
    gain nothing counts as having all of it at the Kalai-Smorodinsky point.
    """
    if not len(front):
        return None
    without = np.array([party.disagreement for party in case.parties])
    gains = np.round(front.utilities - without, 12)
    most = gains.max(axis=0)
    shares = np.where(most > 0, gains / np.where(most > 0, most, 1.0), 1.0)
    rows = {
        "Nash": _largest_product(gains),
        "Kalai-Smorodinsky": _largest_smallest(shares),
        "egalitarian": _largest_smallest(gains),
        "utilitarian": int(np.argmax(np.round(gains.sum(axis=1), 12))),
    }
    points = [_point(front, rule, row) for rule, row in rows.items()]
    ideal = tuple(float(best) for best in front.utilities.max(axis=0))
    return Points(points[0], points[1], points[2], points[3], ideal)


def _point(front: Front, rule: str, row: int) -> Point:
    return Point(rule, row, front.package(row), tuple(float(u) for u in front.utilities[row]))


def _largest_product(gains: Table) -> int:
    better = gains > 0
    many = better.sum(axis=1)
    logs = np.where(better, np.log(np.where(better, gains, 1.0)), 0.0).sum(axis=1)
    return int(np.argmax(np.where(many == many.max(), np.round(logs, 12), -np.inf)))


def _largest_smallest(worth: Table) -> int:
    ranked = np.round(np.sort(worth, axis=1), 12)
    return int(np.lexsort((np.arange(len(ranked)), *(-ranked.T[::-1])))[0])

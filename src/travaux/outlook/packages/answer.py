"""The whole answer to a question of packages: the front, its points, and what would widen it."""

from __future__ import annotations

from dataclasses import dataclass

from travaux.outlook.packages.fronts import MOST_PARTS, Front, pareto_front
from travaux.outlook.packages.points import Point, Points, solution_points
from travaux.outlook.packages.spec import Package, PackageCase

__all__ = ["Answer", "answer"]


@dataclass(frozen=True, slots=True)
class Answer:
    """``points`` is None where no allowed package meets every minimum.

    ``rests_on`` and ``assumed`` count what the utilities name: passages, and assumptions.
    ``unsaid``: utilities that say neither.
    """

    case: PackageCase
    front: Front
    points: Points | None
    rests_on: tuple[str, ...]
    assumed: int
    unsaid: int

    def picked(self) -> tuple[tuple[Package, tuple[Point, ...]], ...]:
        """The packages that the rules pick, each with the points that it is, most of them first."""
        found: dict[Package, list[Point]] = {}
        for point in self.points.all() if self.points else ():
            found.setdefault(point.package, []).append(point)
        ranked = sorted(found.items(), key=lambda pair: -len(pair[1]))
        return tuple((package, tuple(points)) for package, points in ranked)


def answer(case: PackageCase, limit: int = MOST_PARTS) -> Answer:
    """The answer to ``case``. Raises InputError where conditions tie too many issues."""
    front = pareto_front(case, limit)
    grounds = [g for party in case.parties for row in party.grounds for g in row]
    return Answer(
        case,
        front,
        solution_points(case, front),
        tuple(sorted({passage for ground in grounds for passage in ground.rests_on})),
        sum(ground.assumed for ground in grounds),
        sum(bool(g.line) and not g.assumed and not g.rests_on for g in grounds),
    )

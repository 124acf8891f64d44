import numpy as np
import pytest

from outlook.packages.brute import every, random_case
from travaux.outlook.packages import (
    Issue,
    PackageCase,
    Party,
    pareto_front,
    solution_points,
)


@pytest.mark.parametrize("seed", range(200))
def test_points_are_the_best_of_all_packages(seed):
    case = random_case(seed)
    packages = every(case)
    points = solution_points(case, pareto_front(case))
    assert (points is None) == (not packages)
    if points is None:
        return
    worth = np.array([case.worth(p) for p in packages])
    gains = worth - np.array([party.disagreement for party in case.parties])
    assert points.ideal == pytest.approx(worth.max(axis=0))
    assert sum(points.utilitarian.utilities) == pytest.approx(worth.sum(axis=1).max())
    assert min(points.egalitarian.utilities) == pytest.approx(gains.min(axis=1).max())
    if (gains > 1e-9).all(axis=1).any():
        product = np.prod(points.nash.utilities)
        assert product == pytest.approx(gains.prod(axis=1).max())


def test_all_points_know_the_same_disagreement():
    issue = Issue("share", tuple(str(n) for n in range(11)))
    rows = (tuple(float(n) for n in range(11)),), (tuple(10.0 - n for n in range(11)),)

    def points(without):
        case = PackageCase(
            (issue,),
            (Party("A", rows[0], without, without), Party("B", rows[1], 0.0, 0.0)),
        )
        return solution_points(case, pareto_front(case))

    assert {p.package for p in points(0.0).all()[:3]} == {(5,)}
    assert {p.package for p in points(4.0).all()[:3]} == {(7,)}

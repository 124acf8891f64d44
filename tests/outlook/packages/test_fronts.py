import json
import os
from pathlib import Path

import numpy as np
import pytest

from outlook.packages.brute import every, front, random_case
from travaux.errors import InputError
from travaux.outlook.packages import (
    Condition,
    Issue,
    PackageCase,
    Party,
    feasible,
    nondominated,
    pareto_front,
    solution_points,
)

SHARED = Path(os.environ.get("TRAVAUX_CASES", Path(__file__).parents[4] / "shared" / "cases"))
REFERENCE = SHARED / "package_3x5x3.json"


@pytest.mark.parametrize("seed", range(60))
def test_nondominated_rows_are_those_of_the_definition(seed):
    rng = np.random.default_rng(seed)
    rows = rng.integers(0, rng.integers(2, 40), (rng.integers(1, 500), rng.integers(1, 6)))
    rows = rows.astype(float)
    above = (rows[:, None] >= rows[None]).all(axis=2)
    strictly = above & (rows[:, None] > rows[None]).any(axis=2)
    found = nondominated(rows)
    assert {tuple(r) for r in rows[found]} == {tuple(r) for r in rows[~strictly.any(axis=0)]}
    assert len({tuple(r) for r in rows[found]}) == len(found)


@pytest.mark.parametrize("block", range(10))
def test_the_front_is_that_of_enumeration(block):
    for seed in range(block * 100, block * 100 + 100):
        case = random_case(seed)
        found = pareto_front(case)
        assert found.exact
        assert {tuple(round(float(u), 9) for u in row) for row in found.utilities} == front(case)
        for row in range(len(found)):
            package = found.package(row)
            assert case.allowed(package)
            assert case.worth(package) == pytest.approx(tuple(found.utilities[row]))


@pytest.mark.parametrize("seed", range(150))
def test_a_thinned_front_keeps_its_bound(seed):
    case = random_case(seed)
    found = pareto_front(case, limit=4)
    bound = np.array(found.bound)
    least = np.array([party.minimum for party in case.parties])
    for package in every(case):
        worth = np.array(case.worth(package))
        if (worth >= least + bound).all():
            assert ((found.utilities >= worth - bound - 1e-9).all(axis=1)).any()
    assert all(case.allowed(found.package(row)) for row in range(len(found)))
    assert (found.utilities >= least - 1e-9).all()


def test_some_of_the_small_fronts_are_thinned():
    assert sum(not pareto_front(random_case(seed), limit=4).exact for seed in range(150)) > 20


def test_feasible_asks_the_conditions_alone():
    for seed in range(200):
        case = random_case(seed)
        free = PackageCase(
            case.issues,
            tuple(Party(p.name, p.utilities, -1e9, -1e9) for p in case.parties),
            case.conditions,
        )
        assert feasible(case) == bool(every(free))


def test_conditions_that_tie_everything_are_refused():
    issues = tuple(Issue(f"i{n}", tuple("abcd")) for n in range(12))
    parties = tuple(Party(p, ((1.0, 2.0, 3.0, 4.0),) * 12, 0.0, 0.0) for p in "AB")
    tied = Condition(tuple((n, frozenset({0})) for n in range(12)))
    with pytest.raises(InputError, match="tie too many issues"):
        pareto_front(PackageCase(issues, parties, (tied,)))


def _reference(told, disagreement):
    parties = tuple(
        Party(
            f"P{p}",
            tuple(tuple(weight * u for u in row) for weight, row in zip(w, v, strict=True)),
            without,
            without,
        )
        for p, (w, v, without) in enumerate(
            zip(told["weights"], told["values"], disagreement, strict=True)
        )
    )
    return PackageCase(tuple(Issue(f"I{n}", ("a", "b", "c")) for n in range(5)), parties)


@pytest.mark.skipif(not REFERENCE.exists(), reason=f"{REFERENCE} is absent")
def test_the_reference_case_exactly():
    told = json.loads(REFERENCE.read_text(encoding="utf-8"))
    for known in told["solutions"].values():
        case = _reference(told, known["disagreement"])
        found = pareto_front(case)
        points = solution_points(case, found)
        assert (case.combinations, len(found)) == (told["outcomes"], told["pareto_outcomes"])
        assert points.utilitarian.package == tuple(told["utilitarian_outcome"])
        assert points.nash.package == tuple(known["nash_outcome"])
        assert points.nash.utilities == pytest.approx(known["nash_utilities"], abs=6e-5)
        assert points.kalai_smorodinsky.package == tuple(known["ks_discrete_maxmin_outcome"])
        assert points.kalai_smorodinsky.utilities == pytest.approx(known["ks_utilities"], abs=6e-5)

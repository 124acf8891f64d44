from __future__ import annotations

import csv
import json
import os
from pathlib import Path

import numpy as np
import pytest

from travaux.outlook.spatial import Variant, challenge, challenge_rounds
from travaux.outlook.spatial.votes import all_votes, pair_votes


def _cases() -> Path:
    named = os.environ.get("TRAVAUX_DATA")
    beside = Path(__file__).parents[4] / "shared"
    return (Path(named).parent if named else beside) / "cases"


def test_published_emission_rounds_come_out_exactly() -> None:
    told = _cases() / "bargaining_emission_expected.json"
    if not told.is_file():
        pytest.skip(f"{told} is absent (set TRAVAUX_DATA)")
    inputs = told.with_name("bargaining_emission_input.csv").read_text("utf-8")
    rows = list(csv.DictReader(inputs.splitlines()))
    x, s, c = (
        np.array([float(r[k]) for r in rows]) for k in ("Position", "Salience", "Capability")
    )
    at, mean, median = challenge_rounds(x, s, c, variant=Variant.FIGURES)
    wanted = json.loads(told.read_text("utf-8"))["rounds"]
    assert mean == pytest.approx([r["weighted_mean"] for r in wanted], abs=1e-9)
    assert median == pytest.approx([r["median"] for r in wanted], abs=1e-9)
    names = [r["Actor"] for r in rows]
    for stood, row in zip(at, wanted, strict=True):
        assert stood == pytest.approx([row["positions"][n] for n in names], abs=1e-9)


def _votes_slowly(x: np.ndarray, w: np.ndarray, r: np.ndarray) -> np.ndarray:
    n = len(x)
    votes = np.zeros((n, n))
    for i in range(n):
        for j in range(n):
            for k in range(n):
                gain = abs(x[k] - x[j]) ** r[k] - abs(x[k] - x[i]) ** r[k]
                votes[i, j] += max(0.0, w[k] * gain)
    return votes


@pytest.mark.parametrize("seed", range(20))
def test_votes_are_those_counted_one_by_one(seed: int) -> None:
    rng = np.random.default_rng(seed)
    n = int(rng.integers(2, 9))
    x = rng.integers(0, 6, (3, n)) / 5.0  # with ties
    w, r = rng.random((3, n)), rng.uniform(0.5, 2.0, (3, n))
    found, total = pair_votes(x, w, r), all_votes(x, w, r)
    for run in range(3):
        slowly = _votes_slowly(x[run], w[run], r[run])
        assert found[run] == pytest.approx(slowly, abs=1e-12)
        assert total[run] == pytest.approx(slowly.sum() * 2, abs=1e-9)


def test_a_hand_computed_round_of_two() -> None:
    # Positions 0 and 1, weights .8 (salience .8) and .2 (salience .2), each cares only for itself.
    # The strong one wins .8/1 = .8 of the votes, the weak one .2. At risk 1 a challenge is worth,
    # to the strong, 2 - .2 (1 - .8) 4 = 1.84, and the weak's against it 2 - .8 (1 - .2) 4 = -.56.
    # Danger of the strong is -.56, of the weak 1.84: exponents 2 (safe: R = -1) and 1/2 (R = 1).
    # The strong at exponent 2: success 2, failure -2, stays 1: its own 2 - .2 .2 4 - 1 = .84, the
    # weak's 2 - .8 .8 4 - 1 = -1.56: no offer to it. The weak at exponent 1/2: stays 2 - 4/sqrt 2 =
    # -.828: its own 2 - .8 .8 4 + .828 = .268, the strong's 2 - .2 .2 4 + .828 = 2.668: it loses.
    x, s, c = np.array([0.0, 1.0]), np.array([0.8, 0.2]), np.ones(2)
    assert challenge(x, s, c, rounds=1).tolist() == [0.0, 0.0]


@pytest.mark.parametrize("seed", range(10))
def test_turning_the_scale_round_turns_the_answer_of_the_text(seed: int) -> None:
    rng = np.random.default_rng(seed)
    x, s, c = rng.random((3, 12))
    there = challenge(100 * x, s, c, rounds=3)
    back = challenge(100 - 100 * x, s, c, rounds=3)
    assert there == pytest.approx(100 - back, abs=1e-6)


def test_runs_do_not_touch_each_other_and_stay_on_the_scale() -> None:
    rng = np.random.default_rng(5)
    x, s, c = rng.random((3, 3000, 7))
    together = challenge(x, s, c, rounds=3)
    assert together.min() >= 0
    assert together.max() <= 1
    for run in (0, 1500, 2999):
        assert challenge(x[run], s[run], c[run], rounds=3) == pytest.approx(together[run], abs=1e-9)


@pytest.mark.parametrize("variant", Variant)
def test_where_all_agree_nobody_moves(variant: Variant) -> None:
    x = np.full(4, 30.0)
    moved = challenge(x, np.full(4, 0.5), np.ones(4), variant=variant)
    assert moved.tolist() == x.tolist()
    assert challenge(np.array([3.0]), np.ones(1), np.ones(1), variant=variant).tolist() == [3.0]

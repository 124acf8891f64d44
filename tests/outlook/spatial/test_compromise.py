from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from travaux.outlook.spatial import nash_on_the_line, weighted_mean, weighted_median

ONE = np.ones(3)


def test_the_mean_counts_each_by_its_weight() -> None:
    assert weighted_mean(np.array([0.0, 100.0]), np.array([3.0, 1.0])) == 25


def test_without_any_weight_all_count_the_same() -> None:
    assert weighted_mean(np.array([0.0, 100.0]), np.zeros(2)) == 50
    assert weighted_median(np.array([0.0, 10.0, 100.0]), np.zeros(3)) == 10


@pytest.mark.parametrize(
    ("positions", "weights", "median"),
    [
        ([0, 40, 100], [1, 1, 1], 40),
        ([0, 40, 100], [1, 1, 3], 100),
        ([0, 40, 100], [2, 1, 1], 20),  # 0 holds exactly half: all from 0 to 40 are medians
        ([100, 0, 40, 40], [1, 1, 0, 0], 50),
        ([7], [2], 7),
    ],
)
def test_the_median_halves_the_weight(
    positions: list[float], weights: list[float], median: float
) -> None:
    assert weighted_median(np.array(positions, float), np.array(weights, float)) == median


@given(st.lists(st.tuples(st.integers(0, 20), st.integers(1, 5)), min_size=1, max_size=8))
def test_no_position_is_nearer_to_all_by_weight_than_the_median(
    rows: list[tuple[int, int]],
) -> None:
    x, w = np.array(rows, float).T
    median = float(weighted_median(x, w))
    cost = [(w * np.abs(x - at)).sum() for at in [*x, median]]
    assert cost[-1] <= min(cost) + 1e-9


def test_two_equal_actors_share_the_gain() -> None:
    # gains over 0 are x for the far one, x up to 10 and 20 - x beyond for the near: the product of
    # x and 20 - x is highest at 10
    at = nash_on_the_line(np.array([10.0, 40.0]), np.ones(2), 0.0)
    assert at == pytest.approx(10)


def test_the_stronger_draws_the_solution_to_itself() -> None:
    # x^3 (20 - x): 3 (20 - x) = x, so x = 15
    at = nash_on_the_line(np.array([10.0, 40.0]), np.array([1.0, 3.0]), 0.0)
    assert at == pytest.approx(15)
    assert nash_on_the_line(np.array([90.0, 60.0]), np.array([1.0, 3.0]), 100.0) == pytest.approx(
        85
    )


@pytest.mark.parametrize("at", [50.0, 20.0])
def test_where_not_all_gain_disagreement_stays(at: float) -> None:
    assert nash_on_the_line(np.array([20.0, 60.0, 90.0]), ONE, at) == at


def test_who_has_no_weight_blocks_nothing() -> None:
    at = nash_on_the_line(np.array([0.0, 30.0]), np.array([0.0, 1.0]), 10.0)
    assert at == pytest.approx(30)


def test_many_runs_are_answered_at_once() -> None:
    x = np.array([[0.0, 50.0, 100.0], [0.0, 0.0, 100.0]])
    assert weighted_mean(x, ONE).tolist() == pytest.approx([50, 100 / 3])
    assert weighted_median(x, np.ones((2, 3))).tolist() == [50, 0]

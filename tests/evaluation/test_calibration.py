"""Whether confidence is held against what is right as the page says."""

from __future__ import annotations

import pytest
from evaluation.calibration import Bin, bins, calibration_error, draw, is_right


def whole(
    source: tuple[int, int] | None, *content: tuple[int, int]
) -> tuple[frozenset[tuple[int, int]], frozenset[tuple[int, int]], frozenset[tuple[int, int]]]:
    return frozenset([source] if source else []), frozenset([(9, 10)]), frozenset(content)


def test_mostly_the_same_words_of_the_same_source_are_right() -> None:
    assert is_right(whole((0, 4), (20, 60)), [whole((2, 4), (20, 70))])


def test_the_same_words_of_another_source_are_wrong() -> None:
    assert not is_right(whole((0, 4), (20, 60)), [whole((5, 8), (20, 60))])


def test_a_small_part_of_the_words_is_wrong() -> None:
    assert not is_right(whole((0, 4), (20, 30)), [whole((0, 4), (20, 70))])


def test_who_names_no_source_is_right_where_none_is_written() -> None:
    assert is_right(whole(None, (20, 60)), [whole(None, (20, 60))])
    assert not is_right(whole(None, (20, 60)), [whole((0, 4), (20, 60))])


def test_the_error_is_the_weighted_distance_from_the_diagonal() -> None:
    pairs = [(0.95, True)] * 3 + [(0.95, False)] + [(0.25, False)] * 4
    found = bins(pairs)
    assert found == [Bin(4, 0.25, 0.0), Bin(4, pytest.approx(0.95), 0.75)]
    assert calibration_error(found) == pytest.approx(0.5 * 0.25 + 0.5 * 0.2)


def test_certainty_falls_into_the_last_bin() -> None:
    assert bins([(1.0, True)]) == [Bin(1, 1.0, 1.0)]


def test_the_plot_has_a_dot_for_each_bin() -> None:
    assert draw([Bin(4, 0.25, 0.0), Bin(1, 0.9, 1.0)], "How sure").count("<circle") == 2

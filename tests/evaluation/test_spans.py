from __future__ import annotations

import pytest
from evaluation.spans import Score, paired, score_spans, trimmed
from hypothesis import given
from hypothesis import strategies as st

spans = st.sets(
    st.tuples(st.integers(0, 60), st.integers(1, 9)).map(lambda p: (p[0], p[0] + p[1])), max_size=12
)


@given(spans)
def test_the_gold_itself_scores_one(gold: set[tuple[int, int]]) -> None:
    assert score_spans(gold, gold)["exact"].f1 == 1.0


@given(spans, spans)
def test_scores_lie_between_nought_and_one(
    given_: set[tuple[int, int]], gold: set[tuple[int, int]]
) -> None:
    scores = score_spans(given_, gold)
    assert all(0.0 <= s.f1 <= 1.0 for s in scores.values())
    assert scores["exact"].right <= scores["begin"].right
    assert all(s.right <= min(s.given, s.wanted) for s in scores.values())


def test_a_known_case() -> None:
    scores = score_spans([(0, 5), (10, 20), (30, 31)], [(0, 5), (10, 18), (40, 50), (60, 61)])
    assert scores["exact"] == Score(1, 3, 4)
    assert scores["begin"] == Score(2, 3, 4)
    assert scores["overlap"] == Score(2, 3, 4)
    assert scores["exact"].precision == pytest.approx(1 / 3)
    assert scores["exact"].f1 == pytest.approx(2 / 7)


def test_quotation_marks_and_spaces_at_the_edges_are_set_aside() -> None:
    assert trimmed("x “Yes.” y", 1, 9) == (3, 7)


def test_pairs_take_the_most_alike_first_and_each_once() -> None:
    likeness = {("a", 1): 0.5, ("a", 2): 0.9, ("b", 2): 0.8}
    assert paired(["a", "b"], [1, 2], lambda x, y: likeness.get((x, y), 0.0)) == [("a", 2)]

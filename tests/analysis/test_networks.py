from __future__ import annotations

from datetime import date, timedelta

import numpy as np
import pytest

from analysis.coded import EASTMARK, NORLAND, SUDREY, coded
from travaux.analysis.networks import Counting, Normalisation, network, polarisation, slices

CODES = [
    coded(NORLAND, "ferry", 1.0),
    coded(NORLAND, "ferry", 0.5),  # a second time: no second agreement
    coded(SUDREY, "ferry", 1.0),
    coded(EASTMARK, "ferry", -1.0),
    coded(NORLAND, "tolls", -1.0),
    coded(SUDREY, "tolls", -0.2),
    coded(EASTMARK, "tolls", 0.0),  # takes no side
]


def weight(counting: Counting, one: int, other: int) -> float:
    return float(network(CODES, counting).weights[one, other])


def test_agreement_and_conflict_are_counted_by_concept() -> None:
    assert network(CODES).parties == (EASTMARK, NORLAND, SUDREY)
    assert weight(Counting.CONGRUENCE, 1, 2) == 2
    assert weight(Counting.CONFLICT, 1, 2) == 0
    assert weight(Counting.CONFLICT, 0, 1) == 1
    assert weight(Counting.SUBTRACT, 0, 2) == -1


def test_a_party_on_both_sides_agrees_and_conflicts() -> None:
    codes = [coded(NORLAND, "f", 1.0), coded(NORLAND, "f", -1.0), coded(SUDREY, "f", 1.0)]
    assert network(codes, Counting.CONGRUENCE).weights[0, 1] == 1
    assert network(codes, Counting.CONFLICT).weights[0, 1] == 1
    assert network(codes).weights[0, 1] == 0


@pytest.mark.parametrize(
    ("how", "expected"),
    [
        (Normalisation.NO, 2.0),
        (Normalisation.AVERAGE, 1.0),
        (Normalisation.JACCARD, 1.0),
        (Normalisation.COSINE, 1.0),
    ],
)
def test_normalisations(how: Normalisation, expected: float) -> None:
    found = network(CODES, Counting.CONGRUENCE, how)
    assert found.weights[1, 2] == pytest.approx(expected)
    assert np.allclose(found.weights, found.weights.T)


def test_windows_of_time() -> None:
    first = date(2031, 1, 1)
    codes = [coded(NORLAND, "f", 1.0, first + timedelta(days=n)) for n in (0, 5, 12)]
    codes += [coded(SUDREY, "f", 1.0, first), coded(SUDREY, "f", 1.0, None)]
    found = list(slices(codes, days=10))
    assert [(n.first, len(n.parties)) for n in found] == [(first, 2), (date(2031, 1, 11), 1)]
    with pytest.raises(ValueError, match="at least one day"):
        list(slices(codes, days=0))


def test_two_camps_are_told_apart() -> None:
    codes = []
    for topic in "abcd":
        codes += [coded(NORLAND, topic, 1.0), coded(SUDREY, topic, 1.0)]
        codes += [coded(EASTMARK, topic, -1.0)]
    found = network(codes)
    score, camps = polarisation(found)
    assert score > 0
    by_party = dict(zip(found.parties, camps, strict=True))
    assert by_party[NORLAND] == by_party[SUDREY] != by_party[EASTMARK]
    assert polarisation(network([])) == (0.0, ())

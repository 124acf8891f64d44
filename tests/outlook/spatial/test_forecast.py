from __future__ import annotations

from dataclasses import replace

import pytest

from travaux.outlook.spatial import (
    Issue,
    Method,
    Range,
    SpatialActor,
    SpatialSettings,
    forecast,
    in_words,
)


def _actor(name: str, low: float, high: float | None = None, strength: float = 1.0) -> SpatialActor:
    known = Range(1.0, 1.0)
    return SpatialActor(
        name, Range(low, low if high is None else high), known, Range(strength, strength), ("p1",)
    )


ISSUE = Issue(
    "Length of the truce",
    0.0,
    12.0,
    "none",
    "a year",
    (_actor("Norland", 2), _actor("Sudria", 4, 8), _actor("Estmark", 12, strength=2)),
    status_quo=0.0,
)


def test_the_same_seed_gives_the_same_forecast_and_another_another() -> None:
    assert forecast(ISSUE) == forecast(ISSUE)
    assert forecast(ISSUE).bands != forecast(ISSUE, SpatialSettings(seed=1)).bands


def test_the_band_of_the_mean_is_that_of_its_uniform_range() -> None:
    # (2 + u + 24) / 4 with u uniform in 4 to 8: 7.5 to 8.5, four in five within 7.6 to 8.4
    band = next(
        b for b in forecast(ISSUE, SpatialSettings(runs=20000)).bands if b.method is Method.MEAN
    )
    assert band.middle == pytest.approx(8, abs=0.03)
    assert (band.low, band.high) == pytest.approx((7.6, 8.4), abs=0.03)


def test_the_largest_swing_stands_first_and_is_computed_by_hand() -> None:
    told = forecast(ISSUE)
    sudria = next(s for s in told.swings if (s.actor, s.what) == ("Sudria", "position"))
    assert (sudria.low, sudria.high, sudria.supposed) == (7.5, 8.5, False)
    sizes = [s.size for s in told.swings]
    assert sizes == sorted(sizes, reverse=True)
    assert len(sizes) == 9


def test_the_forecast_lies_in_its_band_on_the_scale() -> None:
    told = forecast(ISSUE)
    assert told.likely is not None
    assert told.low is not None
    assert told.high is not None
    assert 0 <= told.low <= told.likely <= told.high <= 12


def test_without_a_status_quo_there_is_no_nash_solution_and_the_words_say_so() -> None:
    told = forecast(replace(ISSUE, status_quo=None))
    assert Method.NASH not in {band.method for band in told.bands}
    assert any("no Nash solution" in sentence for sentence in in_words(told))


def test_two_positions_are_not_enough() -> None:
    told = forecast(replace(ISSUE, actors=ISSUE.actors[:2]))
    assert told.likely is None
    assert told.bands == ()
    (only,) = in_words(told)
    assert "not enough is reported" in only
    assert "positions of 2" in only


def test_positions_that_may_be_anywhere_are_not_enough() -> None:
    anywhere = tuple(replace(a, position=Range(0.0, 12.0)) for a in ISSUE.actors)
    (only,) = in_words(forecast(replace(ISSUE, actors=anywhere)))
    assert "where on the scale Norland, Sudria, Estmark stand" in only


def test_the_words_name_what_moves_the_answer_and_what_is_assumed() -> None:
    guess = replace(ISSUE.actors[0], rests_on=(), assumed="a guess")
    words = " ".join(in_words(forecast(replace(ISSUE, actors=(guess, *ISSUE.actors[1:])))))
    assert "the position of Sudria, within its range (7.5 to 8.5)" in words
    assert "2 of 3 actors' numbers name what they rest on; assumed: Norland." in words

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from travaux.errors import InputError
from travaux.outlook.scoring import brier_score, calibration, score_forecasts
from travaux.outlook.spatial import Issue, Range, SpatialActor, forecast
from travaux.outlook.stored import (
    StoredOutcomes,
    StoredPoint,
    append_came,
    append_forecasts,
    read_forecasts,
    stored_point,
)

DAY = date(2024, 5, 2)


def _point(id_: str, point: float, came: float | None = None) -> StoredPoint:
    baselines = {"weighted mean": 50.0, "status quo": 0.0}
    return StoredPoint(
        id_, DAY, "Zone", 0, 200, point, point - 20, point + 20, 0.8, baselines, {}, came
    )


def _chances(id_: str, came: str | None = None) -> StoredOutcomes:
    return StoredOutcomes(id_, DAY, "Who signs", {"both": 0.7, "one": 0.2, "none": 0.1}, came=came)


def test_brier_by_hand() -> None:
    chances = {"both": 0.7, "one": 0.2, "none": 0.1}
    assert brier_score(chances, "both") == pytest.approx(0.09 + 0.04 + 0.01)
    assert brier_score({"a": 1.0, "b": 0.0}, "b") == 2


def test_errors_are_in_hundredths_beside_the_baselines() -> None:
    scores = score_forecasts(
        [_point("a", 100, came=110), _point("b", 60, came=100), _point("c", 1)]
    )
    own, mean, quo = scores.points
    assert (own.name, own.count, own.error, own.within) == ("forecast", 2, (5 + 20) / 2, 0.5)
    assert (mean.name, mean.error) == ("weighted mean", (30 + 25) / 2)
    assert (quo.name, quo.error) == ("status quo", (55 + 50) / 2)
    assert (scores.promised, scores.held, scores.open) == (0.8, 0.5, 1)


def test_outcomes_are_scored_beside_all_alike() -> None:
    scores = score_forecasts([_chances("a", "both")])
    assert scores.brier["forecast"] == pytest.approx(0.14)
    assert scores.brier["all alike"] == pytest.approx(2 / 3)
    assert [(b.count, b.came) for b in scores.calibration] == [(1, 0.0), (1, 0.0), (1, 1.0)]


def test_calibration_puts_certainty_in_the_last_bin() -> None:
    (only,) = calibration([(1.0, True), (0.95, False)])
    assert (only.count, only.said, only.came) == (2, pytest.approx(0.975), 0.5)


def test_what_is_kept_comes_back_and_outcomes_are_entered_later(tmp_path: Path) -> None:
    path = tmp_path / "forecasts.jsonl"
    append_forecasts(path, [_point("a", 100)])
    append_forecasts(path, [_chances("b")])
    assert read_forecasts(path) == (_point("a", 100), _chances("b"))
    append_came(path, "a", 90)
    append_came(path, "b", "one")
    assert read_forecasts(path) == (_point("a", 100, 90.0), _chances("b", "one"))


def test_a_forecast_of_an_issue_is_kept_with_settings_and_baselines(tmp_path: Path) -> None:
    one = Range(1.0, 1.0)
    actors = tuple(
        SpatialActor(n, Range(x, x), one, one) for n, x in (("A", 0), ("B", 3), ("C", 9))
    )
    told = stored_point(forecast(Issue("Zone", 0, 10, "none", "deep", actors, 0.0)), DAY)
    assert told.baselines == {"weighted mean": 4, "weighted median": 3, "status quo": 0}
    assert told.settings["seed"] == 0
    append_forecasts(tmp_path / "f.jsonl", [told])
    assert read_forecasts(tmp_path / "f.jsonl") == (told,)
    with pytest.raises(InputError, match="no forecast to keep"):
        stored_point(forecast(Issue("Zone", 0, 10, "none", "deep", actors[:1])), DAY)


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ("no json", "line 1"),
        ("[1]", "line 1"),
        ('{"kind": "point", "id": "a"}', "line 1"),
        ('{"kind": "guess", "id": "a", "made": "2024-05-02"}', "neither"),
        ('{"kind": "came", "id": "a", "came": 1}', "not known"),
        (
            '{"kind": "outcomes", "id": "a", "made": "2024-05-02", "question": "", "chances": {}}',
            "add up to one",
        ),
    ],
)
def test_what_is_no_forecast_is_refused_with_its_line(tmp_path: Path, line: str, says: str) -> None:
    path = tmp_path / "f.jsonl"
    path.write_text(line + "\n", "utf-8")
    with pytest.raises(InputError, match=says):
        read_forecasts(path)


@pytest.mark.parametrize(
    ("id_", "came"), [("zz", 1.0), ("a", 500.0), ("a", "north"), ("b", "nobody")]
)
def test_an_outcome_that_fits_no_forecast_is_refused(
    tmp_path: Path, id_: str, came: float | str
) -> None:
    path = tmp_path / "f.jsonl"
    append_forecasts(path, [_point("a", 100), _chances("b")])
    with pytest.raises(InputError):
        append_came(path, id_, came)
    assert len(path.read_text("utf-8").splitlines()) == 2

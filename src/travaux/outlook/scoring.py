"""How good forecasts were, beside forecasts that need no thought."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from travaux.outlook.stored import StoredOutcomes, StoredPoint

__all__ = [
    "CalibrationBin",
    "PointScore",
    "Scores",
    "brier_score",
    "calibration",
    "score_forecasts",
]

BINS = 10


@dataclass(frozen=True, slots=True)
class PointScore:
    """One way to forecast: over ``count`` forecasts, in hundredths of their scales.

    ``error`` is the mean absolute error, ``within`` the share that missed by at most ten.
    """

    name: str
    count: int
    error: float
    within: float


@dataclass(frozen=True, slots=True)
class CalibrationBin:
    """Probabilities of about one size: how many, their mean, and the share that came true."""

    count: int
    said: float
    came: float


@dataclass(frozen=True, slots=True)
class Scores:
    """All scores of a file of forecasts. What cannot be scored yet is None or empty.

    ``promised`` and ``held``: the mean share that bands were to hold and the share that they held.
    ``brier``: the mean Brier score by name, the forecasts' own ("forecast") first. ``open``: how
    many forecasts nothing is entered for.
    """

    points: tuple[PointScore, ...]
    promised: float | None
    held: float | None
    brier: Mapping[str, float]
    calibration: tuple[CalibrationBin, ...]
    open: int


def score_forecasts(forecasts: Iterable[StoredPoint | StoredOutcomes]) -> Scores:
    """The scores of ``forecasts`` whose outcome is entered.

    A baseline is scored where it is given, so its count can be smaller than the forecasts'.
    """
    kept = list(forecasts)
    done = [forecast for forecast in kept if forecast.came is not None]
    points = [forecast for forecast in done if isinstance(forecast, StoredPoint)]
    chances = [forecast for forecast in done if isinstance(forecast, StoredOutcomes)]
    return Scores(
        _point_scores(points),
        _mean([p.share for p in points]),
        _mean([float(p.low <= _came(p) <= p.high) for p in points]),
        _briers(chances),
        calibration((p, name == f.came) for f in chances for name, p in f.chances.items()),
        len(kept) - len(done),
    )


def brier_score(chances: Mapping[str, float], came: str) -> float:
    """The sum of squared errors over all outcomes, 0 (sure and right) to 2 (sure and wrong).

    Brier, "Verification of forecasts expressed in terms of probability", Monthly Weather Review 78
    (1950).
    """
    return sum((p - (name == came)) ** 2 for name, p in chances.items())


def calibration(pairs: Iterable[tuple[float, bool]]) -> tuple[CalibrationBin, ...]:
    """Pairs of a probability and whether it came true, in ten equal bins, empty ones left out."""
    held: list[list[tuple[float, bool]]] = [[] for _ in range(BINS)]
    for chance, came in pairs:
        held[min(BINS - 1, int(chance * BINS))].append((chance, came))
    return tuple(
        CalibrationBin(len(b), sum(p for p, _ in b) / len(b), sum(c for _, c in b) / len(b))
        for b in held
        if b
    )


def _came(forecast: StoredPoint) -> float:
    return float("nan") if forecast.came is None else forecast.came


def _point_scores(points: Sequence[StoredPoint]) -> tuple[PointScore, ...]:
    names = dict.fromkeys(name for point in points for name in point.baselines)
    rows = [("forecast", [_off(p, p.point) for p in points])]
    rows += [
        (name, [_off(p, p.baselines[name]) for p in points if name in p.baselines])
        for name in names
    ]
    return tuple(
        PointScore(name, len(off), sum(off) / len(off), sum(o <= 10 for o in off) / len(off))
        for name, off in rows
        if off
    )


def _off(forecast: StoredPoint, point: float) -> float:
    return 100 * abs(point - _came(forecast)) / (forecast.high_end - forecast.low_end)


def _briers(forecasts: Sequence[StoredOutcomes]) -> dict[str, float]:
    """Mean scores; "all alike" gives every outcome of a forecast the same probability."""
    rows: dict[str, list[float]] = {}
    for forecast in forecasts:
        alike = dict.fromkeys(forecast.chances, 1 / len(forecast.chances))
        told = {"forecast": forecast.chances, **forecast.baselines, "all alike": alike}
        for name, chances in told.items():
            rows.setdefault(name, []).append(brier_score(chances, str(forecast.came)))
    return {name: sum(scores) / len(scores) for name, scores in rows.items()}


def _mean(values: Sequence[float]) -> float | None:
    return sum(values) / len(values) if values else None

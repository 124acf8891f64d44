"""Forecasts of an issue with bands, under everything its ranges leave open, and what moves them."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

import numpy as np

from travaux.outlook.spatial.challenge import challenge
from travaux.outlook.spatial.compromise import nash_on_the_line, weighted_mean, weighted_median
from travaux.outlook.spatial.issue import Floats, Issue, Range, SpatialActor
from travaux.outlook.spatial.likely import (
    EU_DECISIONS,
    likely,
    likely_band,
    likely_features,
    likely_point,
)

__all__ = ["LEAST_POSITIONS", "Band", "Forecast", "Method", "SpatialSettings", "Swing", "forecast"]

LEAST_POSITIONS: Final = 3
"""Positions that have to be reported before anything is forecast: two are no field."""

_LIKELY_RUNS = 200  # a distribution averaged over more draws does not change by a point


class Method(StrEnum):
    """How a band was made."""

    MEAN = "weighted mean"
    MEDIAN = "weighted median"
    NASH = "Nash solution"
    CHALLENGE = "challenge model"


@dataclass(frozen=True, slots=True)
class SpatialSettings:
    """What a forecast depends on besides its issue. ``share`` is what a band holds."""

    seed: int = 0
    runs: int = 1000
    rounds: int = 10
    share: float = 0.8


@dataclass(frozen=True, slots=True)
class Band:
    """A model's answer in units of the scale: its median and the ends that hold the share."""

    method: Method
    middle: float
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Swing:
    """How far one reported number moves the weighted mean: to ``low`` and to ``high``.

    ``what`` is "position", "salience" or "capability"; ``supposed`` says that the number was given
    without a range and was moved by a tenth of the scale or of itself.
    """

    actor: str
    what: str
    low: float
    high: float
    supposed: bool

    @property
    def size(self) -> float:
        """The distance between the two answers."""
        return abs(self.high - self.low)


@dataclass(frozen=True, slots=True)
class Forecast:
    """What an issue comes to.

    ``likely``, ``low`` and ``high``: forecast and band of four in five, from decisions of the past,
    in units of the scale, None where ``lacking`` says why nothing is forecast. ``bands`` are
    what each model says if it were right; ``swings`` the largest first.
    """

    issue: Issue
    settings: SpatialSettings
    likely: float | None
    low: float | None
    high: float | None
    bands: tuple[Band, ...]
    swings: tuple[Swing, ...]
    lacking: tuple[str, ...] = ()


def forecast(issue: Issue, settings: SpatialSettings | None = None) -> Forecast:
    """The forecast of ``issue``. The same settings give the same numbers.

    Pure; raises nothing for an issue that ``issues_of`` accepts.
    """
    told = settings or SpatialSettings()
    if lacking := _lacking(issue):
        return Forecast(issue, told, None, None, None, (), (), lacking)
    x, s, c = issue.draws(told.runs, np.random.default_rng(told.seed))
    bands = tuple(
        _band(method, points, told.share) for method, points in _models(issue, x, s, c, told)
    )
    point, low, high = _likely(issue, x, s * c)
    return Forecast(issue, told, point, low, high, bands, _swings(issue))


def _lacking(issue: Issue) -> tuple[str, ...]:
    lacking = []
    if (many := len(issue.actors)) < LEAST_POSITIONS:
        lacking.append(f"positions of {many}, where at least {LEAST_POSITIONS} actors are needed")
    if not any(a.salience.high * a.capability.high > 0 for a in issue.actors):
        lacking.append("an actor with both salience and capability")
    open_ = [a.name for a in issue.actors if a.position.high - a.position.low >= issue.width]
    if open_ and 2 * len(open_) > len(issue.actors):
        lacking.append(f"where on the scale {', '.join(open_)} stand")
    return tuple(lacking)


def _models(
    issue: Issue, x: Floats, s: Floats, c: Floats, told: SpatialSettings
) -> list[tuple[Method, Floats]]:
    found = [(Method.MEAN, weighted_mean(x, s * c)), (Method.MEDIAN, weighted_median(x, s * c))]
    if issue.status_quo is not None:
        found.append((Method.NASH, nash_on_the_line(x, s * c, issue.status_quo)))
    moved = challenge(x, s, c, rounds=told.rounds, width=issue.width)
    return [*found, (Method.CHALLENGE, weighted_mean(moved, s * c))]


def _band(method: Method, points: Floats, share: float) -> Band:
    tail = (1 - share) / 2
    low, middle, high = np.quantile(points, (tail, 0.5, 1 - tail))
    return Band(method, float(middle), float(low), float(high))


def _likely(issue: Issue, x: Floats, weights: Floats) -> tuple[float, float, float]:
    """Point and band of the learned distribution, averaged over the draws."""
    at = 100 * (x[:_LIKELY_RUNS] - issue.low) / issue.width
    quo = np.nan if issue.status_quo is None else 100 * (issue.status_quo - issue.low) / issue.width
    features = likely_features(at, weights[:_LIKELY_RUNS], np.full(len(at), quo))
    chances = likely(features).mean(axis=0, keepdims=True)
    low, high = likely_band(chances, EU_DECISIONS)
    ends = (likely_point(chances, EU_DECISIONS)[0], low[0], high[0])
    point, least, most = (issue.low + issue.width * float(e) / 100 for e in ends)
    return point, least, most


def _swings(issue: Issue) -> tuple[Swing, ...]:
    """One number at a time at both ends of its range, the others at their middle."""
    x, s, c = issue.middles()
    swings = []
    for n, actor in enumerate(issue.actors):
        for k, what in enumerate(("position", "salience", "capability")):
            ends, supposed = _ends(issue, actor, what)
            answers = []
            for end in ends:
                values = [x.copy(), s.copy(), c.copy()]
                values[k][n] = end
                answers.append(float(weighted_mean(values[0], values[1] * values[2])))
            swings.append(Swing(actor.name, what, answers[0], answers[1], supposed))
    return tuple(sorted(swings, key=lambda swing: -swing.size))


def _ends(issue: Issue, actor: SpatialActor, what: str) -> tuple[tuple[float, float], bool]:
    """The ends of a range; else a tenth of the scale, or of the number, to each side."""
    held: Range = getattr(actor, what)
    if not held.known:
        return (held.low, held.high), False
    if what == "position":
        tenth = issue.width / 10
        return (max(issue.low, held.low - tenth), min(issue.high, held.low + tenth)), True
    most = 1.0 if what == "salience" else np.inf
    return (held.low * 0.9, min(most, held.low * 1.1)), True

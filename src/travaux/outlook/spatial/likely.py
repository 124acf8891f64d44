"""Where an issue is likely to be decided, as a distribution over the scale and not a point.

A decision tends to lie near the weighted mean of the positions, on a point that an actor holds, at
an end of the scale or its middle, and towards the status quo or away from it. How much each counts
is a handful of numbers, a conditional logit over points of the scale (McFadden, "Conditional logit
analysis of qualitative choice behavior", 1974), fitted on decisions whose outcome is known.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np

from travaux.outlook.spatial.compromise import weighted_mean
from travaux.outlook.spatial.issue import Floats

__all__ = [
    "EU_DECISIONS",
    "FEATURES",
    "GRID",
    "LikelyWeights",
    "likely",
    "likely_band",
    "likely_features",
    "likely_point",
]

GRID: Final = np.linspace(0.0, 100.0, 41)
"""The points of the scale that are weighed, in hundredths of its length."""

FEATURES: Final = ("mean", "held", "status quo, far", "status quo, at", "end", "middle")
"""What speaks for a point, in the order of ``LikelyWeights.weights``."""

_NEAR = 3.0  # hundredths of the scale: positions of experts are told in steps of five or ten
_LEAST = 0.02  # a point that nobody holds is not impossible


@dataclass(frozen=True, slots=True)
class LikelyWeights:
    """The fitted numbers.

    ``weights``, one for each of FEATURES; ``near``, what missing by more than ten hundredths costs
    beside a distance of a whole scale; ``tail``, the probability outside each end of a band that
    held four in five decisions.
    """

    weights: tuple[float, ...]
    near: float
    tail: float


EU_DECISIONS: Final = LikelyWeights((0.603, 0.639, -0.1, 0.358, 0.218, 0.386), near=0.07, tail=0.15)
"""Fitted on decisions of the European Union (DEU III, Arregui and Perarnaud 2021, doi
10.34810/data53) by ``python -m evaluation.outlook --fit``."""


def likely_features(positions: Floats, weights: Floats, status_quo: Floats) -> Floats:
    """What speaks for each point, of shape ``(issues, points, features)``.

    ``positions`` (in hundredths of the scale; NaN: none reported) and ``weights`` are of shape
    ``(issues, actors)``, ``status_quo`` of shape ``(issues,)``, NaN where none is reported.
    """
    taken = ~np.isnan(positions)
    at = np.where(taken, positions, 0.0)
    mean = weighted_mean(at, np.where(taken, weights, 0.0) + 1e-12 * taken)
    close = np.exp(-0.5 * ((GRID - at[:, :, None]) / _NEAR) ** 2) * taken[:, :, None]
    held = close.sum(axis=1) / np.maximum(taken.sum(axis=1), 1)[:, None]
    off = np.abs(GRID - status_quo[:, None])
    told = ~np.isnan(off)
    off = np.where(told, off, 0.0)
    ends = np.broadcast_to((GRID == 0) | (GRID == 100), off.shape)
    columns = (
        -np.abs(GRID - mean[:, None]) / 50,
        np.log(_LEAST + held),
        -off / 50,
        np.exp(-0.5 * (off / _NEAR) ** 2) * told,
        ends.astype(np.float64),
        np.broadcast_to(GRID == 50, off.shape).astype(np.float64),
    )
    return np.stack(columns, axis=-1)


def likely(features: Floats, told: LikelyWeights = EU_DECISIONS) -> Floats:
    """The probability of each point of GRID, of shape ``(issues, points)``."""
    score = features @ np.array(told.weights)
    score = np.exp(score - score.max(axis=1, keepdims=True))
    chances: Floats = score / score.sum(axis=1, keepdims=True)
    return chances


def likely_point(chances: Floats, told: LikelyWeights = EU_DECISIONS) -> Floats:
    """The point that is best for distance and for being within ten, of shape ``(issues,)``."""
    off = np.abs(GRID[:, None] - GRID[None, :])
    loss = off / 100 + told.near * (off > 10)
    best: Floats = GRID[(chances @ loss).argmin(axis=1)]
    return best


def likely_band(chances: Floats, told: LikelyWeights = EU_DECISIONS) -> tuple[Floats, Floats]:
    """The ends of the band that is to hold four in five decisions, each of shape ``(issues,)``."""
    held = chances.cumsum(axis=1)
    low: Floats = GRID[(held < told.tail - 1e-12).sum(axis=1)]
    last = (held < 1 - told.tail - 1e-12).sum(axis=1)
    high: Floats = GRID[np.minimum(last, len(GRID) - 1)]
    return low, high

"""Three answers on a line that need no dynamics: weighted mean, weighted median, Nash's solution.

All take positions and weights of shape ``(..., actors)`` and answer with shape ``(...)``, in the
units of the positions. An actor's weight is its capability times its salience.
"""

from __future__ import annotations

import numpy as np

from travaux.outlook.spatial.issue import Floats

__all__ = ["nash_on_the_line", "weighted_mean", "weighted_median"]

_STEPS = 80  # golden sections: the interval shrinks below 1e-16 of its length
_GOLDEN = (5**0.5 - 1) / 2


def weighted_mean(positions: Floats, weights: Floats) -> Floats:
    """The mean of the positions by weight: the compromise model.

    Van den Bos, "Dutch EC policy making" (1991); Achen, "Institutional realism and bargaining
    models", in Thomson et al., "The European Union Decides" (2006), shows that it approximates
    Nash's solution where failure is much worse than any outcome. Where all weights are nought
    all count the same.
    """
    weights = _some(weights)
    mean: Floats = (positions * weights).sum(axis=-1) / weights.sum(axis=-1)
    return mean


def weighted_median(positions: Floats, weights: Floats) -> Floats:
    """The position that no other beats by weight.

    Black, "On the rationale of group decision-making", Journal of Political Economy 56 (1948).
    Where two positions halve the weight exactly, each point between them is a median: the middle.
    """
    order = np.argsort(positions, axis=-1, kind="stable")
    at = np.take_along_axis(positions, order, axis=-1)
    held = np.cumsum(np.take_along_axis(_some(weights), order, axis=-1), axis=-1)
    half = held[..., -1:] / 2
    close = held[..., -1:] * 1e-12
    lower = (held < half - close).sum(axis=-1, keepdims=True)
    upper = (held <= half + close).sum(axis=-1, keepdims=True)
    ends = np.take_along_axis(at, np.concatenate([lower, upper], axis=-1), axis=-1)
    median: Floats = ends.mean(axis=-1)
    return median


def nash_on_the_line(positions: Floats, weights: Floats, disagreement: float) -> Floats:
    """Nash's solution where each actor loses with the distance from its position.

    Maximises the product of the gains over ``disagreement``, a point on the same scale, each to the
    power of the actor's weight (Nash, "The bargaining problem", Econometrica 18, 1950; with unequal
    weights Kalai, "Nonsymmetric Nash solutions", International Journal of Game Theory 6, 1977).
    Actors without weight do not count. Where no point is better for all than ``disagreement``,
    that point is the answer.
    """
    weights = _some(weights)
    off = np.where(weights > 0, positions - disagreement, np.nan)
    one_side = (np.nanmin(off, axis=-1) > 0) | (np.nanmax(off, axis=-1) < 0)
    reach = 2 * np.nanmin(np.abs(off), axis=-1) * one_side
    side = np.where(np.nanmax(off, axis=-1) > 0, 1.0, -1.0)
    away = np.abs(np.nan_to_num(off))
    best = _highest(away, weights, np.minimum(reach, away.max(axis=-1)))
    solution: Floats = disagreement + side * best
    return solution


def _highest(away: Floats, weights: Floats, reach: Floats) -> Floats:
    """Where in ``[0, reach]`` the weighted sum of log gains, which is concave, is highest."""
    low, high = np.zeros_like(reach), reach.copy()
    for _ in range(_STEPS):
        step = _GOLDEN * (high - low)
        left, right = high - step, low + step
        better = _log_gains(away, weights, left) >= _log_gains(away, weights, right)
        low, high = np.where(better, low, left), np.where(better, right, high)
    return (low + high) / 2


def _log_gains(away: Floats, weights: Floats, at: Floats) -> Floats:
    gains = away - np.abs(at[..., None] - away)
    logs = np.log(np.maximum(gains, 1e-300))
    total: Floats = (weights * logs).sum(axis=-1)
    return total


def _some(weights: Floats) -> Floats:
    """``weights``, all one where all are nought."""
    some: Floats = np.where(weights.sum(axis=-1, keepdims=True) > 0, weights, 1.0)
    return some

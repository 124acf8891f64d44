"""Which of many points no other is at least as good as in everything: the Pareto front of a set.

Divide and conquer over the coordinates (Kung, Luccio and Preparata 1975, "On finding the maxima of
a set of vectors", J. ACM 22), its two-dimensional case a sorted sweep over whole arrays.
"""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

__all__ = ["nondominated"]

Points = NDArray[np.float64]
Mask = NDArray[np.bool_]
Index = NDArray[np.int64]

_FEW = 48  # points compared each with each
_PAIRS = 1 << 12  # pairs compared each with each


def nondominated(points: Points) -> Index:
    """The rows of ``points`` (number, parties) that no other row is at least as good as.

    Larger is better. Of equal rows the first is kept. The answer is in falling lexicographic
    order of the points, the first party first.
    """
    if not len(points):
        return np.zeros(0, np.int64)
    order: Index = np.lexsort((np.arange(len(points)), *(-points.T[::-1])))
    ranked = points[order]
    fresh = np.ones(len(order), bool)
    fresh[1:] = (ranked[1:] != ranked[:-1]).any(axis=1)
    order = order[fresh]
    return order[_maxima(np.ascontiguousarray(points[order]))]


def _maxima(ranked: Points) -> Index:
    """The same of distinct rows in falling lexicographic order: no row beats one before it."""
    number, parties = ranked.shape
    if parties == 1:
        return np.zeros(1, np.int64)
    if parties == 2:
        return _staircase(ranked[:, 1])
    if number <= _FEW:
        above = _each_with_each(ranked, ranked)
        return np.flatnonzero(above.sum(axis=0) == 1)  # itself alone
    half = number // 2
    first = _maxima(ranked[:half])
    beaten = _beaten(ranked[first, 1:], ranked[half:, 1:])
    rest = half + np.flatnonzero(~beaten)
    if not len(rest):
        return first
    return np.concatenate([first, rest[_maxima(ranked[rest])]])


def _staircase(second: NDArray[np.float64]) -> Index:
    best = np.maximum.accumulate(second)
    keep = np.ones(len(second), bool)
    keep[1:] = second[1:] > best[:-1]
    return np.flatnonzero(keep)


def _each_with_each(over: Points, under: Points) -> Mask:
    """Whether row i of ``over`` is at least as good in everything as row j of ``under``."""
    held = over[:, None, 0] >= under[None, :, 0]
    for column in range(1, over.shape[1]):
        held &= over[:, None, column] >= under[None, :, column]
    return held


def _beaten(over: Points, under: Points) -> Mask:
    """For each row of ``under`` whether some row of ``over`` is at least as good in everything."""
    if not len(over) or not len(under):
        return np.zeros(len(under), bool)
    if over.shape[1] == 2:
        return _beaten_in_two(over, under)
    if len(over) * len(under) <= _PAIRS:
        return np.asarray(_each_with_each(over, under).any(axis=0))
    return _split(over, under)


def _beaten_in_two(over: Points, under: Points) -> Mask:
    order = np.argsort(over[:, 0])
    best = np.maximum.accumulate(over[order[::-1], 1])[::-1]
    at = np.searchsorted(over[order, 0], under[:, 0])
    return np.asarray(np.append(best, -np.inf)[at] >= under[:, 1])


def _split(over: Points, under: Points) -> Mask:
    """Halve both sets at a value of the first coordinate; the rest is smaller or has one less."""
    cut = _cut(over[:, 0], under[:, 0])
    if cut is None:
        return _beaten(over[:, 1:], under[:, 1:])
    high, upper = over[:, 0] >= cut, under[:, 0] >= cut
    beaten = np.zeros(len(under), bool)
    beaten[upper] = _beaten(over[high], under[upper])
    lower = np.flatnonzero(~upper)
    beaten[lower] = _beaten(over[high, 1:], under[lower, 1:])
    open_still = lower[~beaten[lower]]
    beaten[open_still] = _beaten(over[~high], under[open_still])
    return beaten


def _cut(over: NDArray[Any], under: NDArray[Any]) -> float | None:
    """A value that parts the two; None where the first coordinate decides nothing any more."""
    if over.min() >= under.max():
        return None
    both = np.concatenate([over, under])
    cut = np.partition(both, len(both) // 2)[len(both) // 2]
    if cut > both.min():
        return float(cut)
    return float(both[both > cut].min())

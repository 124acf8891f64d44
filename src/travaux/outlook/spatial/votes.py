"""Who has more weight behind it, for every pair of positions at once.

An actor prefers the nearer of two positions, whatever its attitude to risk, so those for the
lower of a pair are the actors below its middle: sums over actors are differences of running sums,
and no table of actors × actors × actors is ever made.
"""

from __future__ import annotations

import numpy as np

from travaux.outlook.spatial.issue import Floats

__all__ = ["all_votes", "pair_votes", "powers"]


def pair_votes(x: Floats, weights: Floats, risk: Floats) -> Floats:
    """Votes for the row's position against the column's, of shape ``(runs, actors, actors)``.

    ``x`` in [0, 1], ``weights`` and exponents ``risk`` are ``(runs, actors)``. An actor votes
    for the nearer with its weight times the difference of the distances, each to its exponent.
    """
    order = np.argsort(x, axis=1, kind="stable")
    at, w, r = (np.take_along_axis(v, order, axis=1) for v in (x, weights, risk))
    cares = w[:, :, None] * powers(np.abs(at[:, :, None] - at[:, None, :]), r[:, :, None])
    runs, n = at.shape
    held = np.zeros((runs, n + 1, n))
    np.cumsum(cares, axis=1, out=held[:, 1:, :])
    below = _below(at)
    run, one = np.arange(runs)[:, None, None], np.arange(n)
    lower = held[run, below, one[None, None, :]] - held[run, below, one[None, :, None]]
    whole = held[:, -1, None, :] - held[:, -1, :, None]
    first = one[:, None] < one[None, :]
    sorted_votes = np.maximum(np.where(first, lower, whole - lower), 0.0)
    back = np.argsort(order, axis=1)
    votes: Floats = sorted_votes[run, back[:, :, None], back[:, None, :]]
    return votes


def _below(at: Floats) -> np.ndarray:
    """How many actors stand below the middle of each pair; ``at`` is sorted along each run."""
    runs, n = at.shape
    apart = 4.0 * np.arange(runs)[:, None]
    middles = (at[:, :, None] + at[:, None, :]) / 2 + apart[:, :, None]
    found = np.searchsorted((at + apart).ravel(), middles.ravel()).reshape(runs, n, n)
    below: np.ndarray = np.clip(found - n * np.arange(runs)[:, None, None], 0, n)
    return below


def all_votes(x: Floats, weights: Floats, risk: Floats) -> Floats:
    """The votes of all actors between all ordered pairs of positions, of shape ``(runs,)``."""
    n = x.shape[1]
    away = powers(np.abs(x[:, :, None] - x[:, None, :]), risk[:, :, None])
    away.sort(axis=2)
    total: Floats = 2 * ((away @ (2.0 * np.arange(n) - n + 1)) * weights).sum(axis=1)
    return total


def powers(base: Floats, exponent: Floats) -> Floats:
    """``base ** exponent`` for bases in [0, 1] and exponents from 1/2, in vector instructions."""
    if (exponent == 1.0).all():
        return base
    raised: Floats = np.exp(exponent * np.log(np.maximum(base, 1e-300)))
    return raised

"""The expected-utility challenge model, many runs at once.

Bueno de Mesquita, "The War Trap" (1981) and "European Community Decision Making" (1994), as
Scholz, Calbert and Smith, "Unravelling Bueno de Mesquita's group decision model", Journal of
Theoretical Politics 23 (2011), took it apart. In each round every actor weighs what it expects from
challenging every other and from being challenged, and moves to the offer it likes best.

Where the paper's text and its printed figures part, ``Variant`` says which is followed.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

import numpy as np

from travaux.outlook.spatial.compromise import weighted_mean, weighted_median
from travaux.outlook.spatial.issue import Floats
from travaux.outlook.spatial.votes import all_votes, pair_votes, powers

__all__ = ["Variant", "challenge", "challenge_rounds"]

_MOST_PAIRS = (
    60_000  # pairs of actors held at once, about 10 MB in work: what a cache holds is fastest
)
_EVEN = 1e-12  # two expectations this near are equal


class Variant(StrEnum):
    """Which reading of the model.

    ``TEXT``: what the paper says: a vote between two positions is shared among those two, who is
    worse off than its challenger gains gives in, and of several offers the smallest move is taken.
    ``FIGURES``: what makes the paper's printed figures come out: a vote is divided by those between
    all pairs, nobody gives in, and of several compromises the one lowest on the scale is taken
    (so that turning the scale round changes the answer).
    """

    TEXT = "text"
    FIGURES = "figures"


@dataclass(frozen=True, slots=True)
class _Offers:
    """Of shape ``(runs, actors, actors)``: what each actor (row) gets offered by each other."""

    own: Floats
    other: Floats


def challenge(
    positions: Floats,
    saliences: Floats,
    capabilities: Floats,
    *,
    rounds: int = 10,
    width: float | None = None,
    variant: Variant = Variant.TEXT,
) -> Floats:
    """Where the actors stand after ``rounds`` rounds, of the shape of ``positions``.

    All three are of shape ``(actors,)`` or ``(runs, actors)``. ``width`` is the length of the scale
    in the units of the positions; None takes the distance between the outermost, run by run.
    Saliences have to lie in [0, 1]. Time grows with the square of the actors, memory is bounded.
    """
    x, s, c = (
        np.atleast_2d(values).astype(np.float64)
        for values in np.broadcast_arrays(positions, saliences, capabilities)
    )
    chunk = max(1, _MOST_PAIRS // max(1, x.shape[1] ** 2))
    done = [
        _run(x[n : n + chunk], s[n : n + chunk], c[n : n + chunk], rounds, width, variant)
        for n in range(0, len(x), chunk)
    ]
    return np.concatenate(done).reshape(np.shape(positions)) if done else x.reshape(0)


def challenge_rounds(
    positions: Floats,
    saliences: Floats,
    capabilities: Floats,
    *,
    rounds: int = 10,
    width: float | None = None,
    variant: Variant = Variant.TEXT,
) -> tuple[Floats, Floats, Floats]:
    """The history of one run: positions ``(rounds + 1, actors)``, weighted means and medians."""
    width = float(np.ptp(positions)) if width is None else width
    at = [np.asarray(positions, dtype=np.float64)]
    for _ in range(rounds):
        told = challenge(at[-1], saliences, capabilities, rounds=1, width=width, variant=variant)
        at.append(told)
    history = np.stack(at)
    weights = np.broadcast_to(saliences * capabilities, history.shape)
    return history, weighted_mean(history, weights), weighted_median(history, weights)


def _run(
    x: Floats, s: Floats, c: Floats, rounds: int, width: float | None, variant: Variant
) -> Floats:
    low = x.min(axis=1, keepdims=True)
    wide = np.ptp(x, axis=1, keepdims=True) if width is None else np.full_like(low, width)
    wide = np.where(wide > 0, wide, 1.0)
    at = (x - low) / wide
    for _ in range(rounds):
        risk = _risk(at, s, c, variant)
        at = _moved(at, _expected(at, s, c, risk, variant), variant)
    moved: Floats = low + at * wide
    return moved


def _risk(x: Floats, s: Floats, c: Floats, variant: Variant) -> Floats:
    """Each actor's exponent in [1/2, 2]: who is challenged much is bold, who is safe is careful."""
    offers = _expected(x, s, c, np.ones_like(x), variant)
    own = np.arange(x.shape[1])
    offers.other[:, own, own] = 0.0
    danger = offers.other.sum(axis=2)
    most, least = danger.max(axis=1, keepdims=True), danger.min(axis=1, keepdims=True)
    spread = most - least
    flat = spread <= _EVEN
    taken = np.where(flat, 0.0, (2 * danger - most - least) / np.where(flat, 1.0, spread))
    risk: Floats = (1 - taken / 3) / (1 + taken / 3)
    return risk


def _expected(x: Floats, s: Floats, c: Floats, risk: Floats, variant: Variant) -> _Offers:
    """What each actor expects of challenging (``own``) and of being challenged (``other``)."""
    votes = pair_votes(x, s * c, risk)
    wins = _shares(votes, x, s * c, risk, variant)
    away = np.abs(x[:, :, None] - x[:, None, :]) / 2
    power = risk[:, :, None]
    success = 2 - 4 * powers(0.5 - away, power)
    failure = 2 - 4 * powers(0.5 + away, power)
    stays = 2 - 4 * 0.5**power
    own = success - s[:, None, :] * (1 - wins) * (success - failure) - stays
    lost = 1 - wins.transpose(0, 2, 1)
    other = success - s[:, :, None] * lost * (success - failure) - stays
    return _Offers(own, other)


def _shares(votes: Floats, x: Floats, weights: Floats, risk: Floats, variant: Variant) -> Floats:
    """The probability that the row's position wins against the column's."""
    if variant is Variant.FIGURES:
        total = all_votes(x, weights, risk)[:, None, None]
    else:
        total = votes + votes.transpose(0, 2, 1)
    shares: Floats = np.where(total > 0, votes / np.where(total > 0, total, 1.0), 0.0)
    return shares


def _moved(x: Floats, offers: _Offers, variant: Variant) -> Floats:
    """Where each actor goes: loses a confrontation, else compromises, gives in or stays."""
    own, other = offers.own, offers.other
    here, there = (
        np.broadcast_to(x[:, :, None], own.shape),
        np.broadcast_to(x[:, None, :], own.shape),
    )
    apart = here != there
    pressed = apart & (other > _EVEN) & (other > np.abs(own) + _EVEN)
    loses = pressed & (own > _EVEN)
    meets = pressed & (own < -_EVEN)
    gap = there - here
    middle = here + gap * np.abs(own) / np.where(meets, other, 1.0)
    force = np.abs(own) + np.abs(other)
    lean = (np.abs(own) * here + np.abs(other) * there) / np.where(force > 0, force, 1.0)
    by = lean if variant is Variant.FIGURES else np.abs(middle - here)
    goes = _choose(x, meets, by, middle)
    if variant is Variant.TEXT:
        yields = apart & (other > _EVEN) & (own < -_EVEN) & ~pressed
        goes = np.where(meets.any(axis=2), goes, _choose(x, yields, np.abs(gap), there))
    lost = _choose(x, loses, np.abs(gap), there)
    moved: Floats = np.where(loses.any(axis=2), lost, goes)
    return moved


def _choose(x: Floats, allowed: np.ndarray, by: Floats, to: Floats) -> Floats:
    """``to`` where ``by`` is least among the ``allowed``; ``x`` where none is."""
    best = np.where(allowed, by, np.inf).argmin(axis=2)[:, :, None]
    chosen = np.take_along_axis(to, best, axis=2)[:, :, 0]
    result: Floats = np.where(allowed.any(axis=2), chosen, x)
    return result

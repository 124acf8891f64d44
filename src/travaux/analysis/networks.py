"""Who agrees and disagrees with whom: congruence and conflict networks, and polarisation.

As Discourse Network Analyzer defines them (Leifeld 2017, "Discourse network analysis", in The
Oxford Handbook of Political Networks; Leifeld, Gruber and Bossner 2019, DNA manual): an actor ×
concept table of agreement; two actors are congruent by each concept on which they hold the same
side and in conflict by each on which they hold different ones; *subtract* is congruence minus
conflict.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

import numpy as np
import numpy.typing as npt

from travaux.model import Coded, PartyRef

__all__ = ["Counting", "Network", "Normalisation", "network", "polarisation", "slices"]

Floats = npt.NDArray[np.float64]


class Counting(StrEnum):
    """What an edge counts."""

    CONGRUENCE = "congruence"
    CONFLICT = "conflict"
    SUBTRACT = "subtract"  # congruence minus conflict


class Normalisation(StrEnum):
    """How an edge is set against how much its two actors say."""

    NO = "no"
    AVERAGE = "average"  # by the mean number of concepts of the two
    JACCARD = "jaccard"  # by the concepts of either
    COSINE = "cosine"  # by the geometric mean


@dataclass(frozen=True, slots=True)
class Network:
    """A weighted network: ``weights`` is parties × parties, symmetric, with a zero diagonal.

    ``first`` and ``last`` are the days it covers, None where open.
    """

    parties: tuple[PartyRef, ...]
    weights: Floats
    first: date | None = None
    last: date | None = None


def network(
    coded: Iterable[Coded],
    counting: Counting = Counting.SUBTRACT,
    normalisation: Normalisation = Normalisation.NO,
) -> Network:
    """The network of parties. A pair of party and concept counts once for each side it is held on.

    (DNA's setting "ignore duplicates across the date range".) A stance of 0 takes no side.
    """
    parties, held = _held(coded)
    yes, no = ((held & 1) > 0).astype(float), ((held & 2) > 0).astype(float)
    agree, differ = yes @ yes.T + no @ no.T, yes @ no.T + no @ yes.T
    by = {
        Counting.CONGRUENCE: agree,
        Counting.CONFLICT: differ,
        Counting.SUBTRACT: agree - differ,
    }
    weights = _normal(by[counting], yes, no, normalisation)
    np.fill_diagonal(weights, 0.0)
    return Network(parties, weights)


def _held(coded: Iterable[Coded]) -> tuple[tuple[PartyRef, ...], npt.NDArray[np.int8]]:
    """Parties × topics: 1 where held positively, 2 negatively, 3 both, 0 neither."""
    found: dict[tuple[PartyRef, str], int] = {}
    for one in coded:
        if one.stance:
            key = (one.party, one.topic)
            found[key] = found.get(key, 0) | (1 if one.stance > 0 else 2)
    parties = tuple(sorted({party for party, _ in found}))
    topics = sorted({topic for _, topic in found})
    row, column = {p: i for i, p in enumerate(parties)}, {t: i for i, t in enumerate(topics)}
    held = np.zeros((len(parties), len(topics)), dtype=np.int8)
    for (party, topic), sides in found.items():
        held[row[party], column[topic]] = sides
    return parties, held


def _normal(weights: Floats, yes: Floats, no: Floats, how: Normalisation) -> Floats:
    if how is Normalisation.NO:
        return weights.copy()
    any_side = np.maximum(yes, no)
    many = any_side.sum(axis=1)
    if how is Normalisation.AVERAGE:
        under = (many[:, None] + many[None, :]) / 2
    elif how is Normalisation.JACCARD:
        under = many[:, None] + many[None, :] - any_side @ any_side.T
    else:
        under = np.sqrt(many[:, None] * many[None, :])
    normal: Floats = np.divide(weights, under, out=np.zeros_like(weights), where=under > 0)
    return normal


def slices(
    coded: Sequence[Coded],
    days: int,
    step: int | None = None,
    counting: Counting = Counting.SUBTRACT,
    normalisation: Normalisation = Normalisation.NO,
) -> Iterator[Network]:
    """Networks of windows of ``days`` days, each beginning ``step`` days after the one before.

    Undated statements are in no window. Raises ValueError where ``days`` or ``step`` is no positive
    number.
    """
    step = step or days
    if days < 1 or step < 1:
        raise ValueError("a window and a step have at least one day")
    dated = sorted((c for c in coded if c.day is not None), key=lambda c: c.day or date.min)
    if not dated:
        return
    first, end = dated[0].day or date.min, dated[-1].day or date.min
    while first <= end:
        last = first + timedelta(days=days - 1)
        inside = [c for c in dated if c.day is not None and first <= c.day <= last]
        made = network(inside, counting, normalisation)
        yield Network(made.parties, made.weights, first, last)
        first += timedelta(days=step)


def polarisation(found: Network) -> tuple[float, tuple[int, ...]]:
    """How well the network falls into two camps, in [−½, 1], and the camp (0 or 1) of each party.

    The greatest modularity of a partition into two (Newman 2006, by the leading eigenvector, then
    moved vertex by vertex while that helps), with positive and negative weights each against its
    own null model (Gómez, Jensen and Arenas 2009).
    """
    many = len(found.parties)
    if many < 2 or not np.any(found.weights):
        return 0.0, (0,) * many
    gain = _against_chance(found.weights)
    values, vectors = np.linalg.eigh(gain)
    side = np.where(vectors[:, int(values.argmax())] >= 0, 1.0, -1.0)
    for _ in range(many):
        change = -side * (gain @ side - np.diag(gain) * side)
        at = int(change.argmax())
        if change[at] <= 1e-12:
            break
        side[at] = -side[at]
    camp = tuple(int(s > 0) for s in side * side[0])
    together = (side[:, None] == side[None, :]).astype(float)
    return round(float((gain * together).sum()), 4), tuple(1 - c for c in camp)


def _against_chance(weights: Floats) -> Floats:
    total = np.abs(weights).sum()
    found: Floats = weights / total
    for part, sign in ((np.maximum(weights, 0), 1.0), (np.maximum(-weights, 0), -1.0)):
        mass = part.sum()
        if mass:
            strength = part.sum(axis=1)
            found = found - sign * np.outer(strength, strength) / (mass * total)
    return found

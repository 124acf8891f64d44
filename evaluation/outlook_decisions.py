"""Decisions of the EU with a known outcome (DEU III), and the fit of ``outlook.spatial.likely``."""

from __future__ import annotations

import csv
import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np

from travaux.outlook.spatial.compromise import weighted_median
from travaux.outlook.spatial.issue import Floats
from travaux.outlook.spatial.likely import (
    GRID,
    LikelyWeights,
    likely,
    likely_band,
    likely_features,
    likely_point,
)

__all__ = ["Decisions", "cases_folder", "choose", "fit_weights", "folds", "load_decisions"]

PARTITIONS = 3
MARGIN = 0.02  # a choice made on few decisions flatters itself by about as much
RIDGE = 20.0
NEARS = (0.03, 0.05, 0.07, 0.1, 0.15)
TAILS = tuple(np.arange(0.02, 0.2, 0.005))
SPREAD = 2.0  # hundredths: an outcome between two points of the grid counts for both


@dataclass(frozen=True, slots=True)
class Decisions:
    """Issues as rows: positions (NaN: none), saliences, capabilities of the columns, what came."""

    positions: Floats
    saliences: Floats
    capabilities: Floats
    status_quo: Floats
    outcome: Floats
    proposal: tuple[str, ...]

    def __len__(self) -> int:
        return len(self.outcome)

    @property
    def weights(self) -> Floats:
        """Capability times salience, nought without a position; all alike where all are nought."""
        taken = ~np.isnan(self.positions)
        weights = np.where(taken, np.nan_to_num(self.saliences), 0.0) * self.capabilities
        none = weights.sum(axis=1, keepdims=True) == 0
        found: Floats = np.where(none, taken.astype(np.float64), weights)
        return found

    @property
    def features(self) -> Floats:
        """See ``likely_features``."""
        return likely_features(self.positions, self.weights, self.status_quo)

    def some(self, rows: np.ndarray) -> Decisions:
        """The rows that a mask names."""
        return replace(
            self,
            positions=self.positions[rows],
            saliences=self.saliences[rows],
            status_quo=self.status_quo[rows],
            outcome=self.outcome[rows],
            proposal=tuple(np.array(self.proposal)[rows]),
        )


def cases_folder() -> Path:
    """The reference cases beside the project, or those that ``TRAVAUX_DATA`` lies beside."""
    named = os.environ.get("TRAVAUX_DATA")
    beside = Path(__file__).resolve().parent.parent.parent / "shared"
    return (Path(named).parent if named else beside) / "cases"


def load_decisions(path: Path) -> Decisions:
    """The decisions with a known outcome in a file of DEU III, whose first row is capabilities."""
    with path.open(encoding="utf-8", newline="") as file:
        head, strength, *rows = csv.reader(file, delimiter="\t")
    first = head.index("pcom")
    many = head.index("scom") - first
    rows = [row for row in rows if row[head.index("out")] not in {"", "."}]
    table = np.array([[_number(v) for v in row[first : first + 2 * many]] for row in rows])
    column = {
        name: np.array([_number(r[head.index(name)]) for r in rows]) for name in ("rp", "out")
    }
    return Decisions(
        table[:, :many],
        table[:, many:],
        np.array([_number(v) for v in strength[first : first + many]]),
        column["rp"],
        column["out"],
        tuple(row[head.index("prnr")] for row in rows),
    )


def _number(written: str) -> float:
    return float(written) if written not in {"", "."} else float("nan")


def folds(proposals: Sequence[str], many: int, seed: int) -> Iterator[np.ndarray]:
    """Masks of the rows held out in turn; the issues of one proposal are never parted."""
    names = np.unique(proposals)
    np.random.default_rng(seed).shuffle(names)
    fold = {name: n % many for n, name in enumerate(names)}
    of = np.array([fold[name] for name in proposals])
    yield from (of == n for n in range(many))


def fit_weights(features: Floats, outcome: Floats) -> tuple[float, ...]:
    """The weights of the conditional logit, by Newton's method, drawn to nought by RIDGE."""
    target = np.exp(-0.5 * ((GRID - outcome[:, None]) / SPREAD) ** 2)
    target /= target.sum(axis=1, keepdims=True)
    many = features.shape[2]
    weights = np.zeros(many)
    for _ in range(12):
        p = likely(features, LikelyWeights(tuple(weights), 0.0, 0.0))
        slope = np.einsum("ng,ngf->f", target - p, features) - RIDGE * weights
        mean = np.einsum("ng,ngf->nf", p, features)
        flat = features.reshape(-1, many)
        bend = flat.T @ (flat * p.reshape(-1, 1)) - mean.T @ mean + RIDGE * np.eye(many)
        step = np.linalg.solve(bend, slope)
        weights = weights + step * min(1.0, 2 / np.abs(step).max())
    return tuple(float(w) for w in weights)


def choose(decisions: Decisions, seed: int) -> LikelyWeights:
    """Weights, with ``near`` and ``tail`` chosen by folds inside ``decisions`` alone.

    Of the choices that come within ten more often than the weighted median, by MARGIN, the one with
    the least mean absolute error, over PARTITIONS partitions. ``tail`` is what makes the held-out
    band hold four in five.
    """
    outcome = decisions.outcome
    wanted = _hits(_median(decisions), outcome) + MARGIN
    inside = [_inside(decisions, seed * PARTITIONS + n) for n in range(PARTITIONS)]
    found = []
    for near in NEARS:
        points = [likely_point(held, LikelyWeights((), near, 0.0)) for held in inside]
        lacking = max(0.0, wanted - float(np.mean([_hits(p, outcome) for p in points])))
        found.append((lacking, float(np.mean([np.abs(p - outcome).mean() for p in points])), near))
    weights = fit_weights(decisions.features, outcome)
    tail = _tail(inside[0], outcome)
    return LikelyWeights(tuple(round(w, 3) for w in weights), min(found)[2], round(tail, 3))


def _inside(decisions: Decisions, seed: int) -> Floats:
    """The chances of each decision by weights fitted without its proposal's fold."""
    features = decisions.features
    chances = np.zeros(features.shape[:2])
    for out in folds(decisions.proposal, 10, seed):
        weights = fit_weights(features[~out], decisions.outcome[~out])
        chances[out] = likely(features[out], LikelyWeights(weights, 0.0, 0.0))
    return chances


def _median(decisions: Decisions) -> Floats:
    at = np.where(np.isnan(decisions.positions), 0.0, decisions.positions)
    return weighted_median(at, decisions.weights)


def _hits(point: Floats, outcome: Floats) -> float:
    return float((np.abs(point - outcome) <= 10).mean())


def _tail(chances: Floats, outcome: Floats) -> float:
    """The tail whose band holds the share nearest to four in five."""

    def miss(tail: float) -> float:
        low, high = likely_band(chances, LikelyWeights((), 0.0, tail))
        return abs(float(((low <= outcome) & (outcome <= high)).mean()) - 0.8)

    return float(min(TAILS, key=miss))

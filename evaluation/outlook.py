"""``python -m evaluation.outlook``: forecasts of EU decisions whose outcome is known.

Ten folds by proposal; everything that is chosen is chosen inside the other nine. ``--fit`` prints
the numbers of ``travaux.outlook.spatial.likely.EU_DECISIONS``, fitted and chosen on all decisions.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np

from evaluation.outlook_decisions import Decisions, cases_folder, choose, folds, load_decisions
from travaux.outlook.spatial.challenge import Variant, challenge
from travaux.outlook.spatial.compromise import nash_on_the_line, weighted_mean, weighted_median
from travaux.outlook.spatial.issue import Floats
from travaux.outlook.spatial.likely import likely, likely_band, likely_point

__all__ = ["Figures", "forecasts", "score_decisions"]

NAME = "eu_decisions_half.tsv"


@dataclass(frozen=True, slots=True)
class Figures:
    """Over ``count`` issues: mean absolute error, share within ten, share inside the 80 % band."""

    count: int
    error: float
    within: float
    held: float | None = None


def score_decisions(decisions: Decisions, seeds: Iterable[int] = (0,)) -> dict[str, Figures]:
    """Every forecast beside what came of it; the learned one held out, mean over ``seeds``."""
    table = {name: _figures(point, decisions.outcome) for name, point in forecasts(decisions)}
    rows = [_held_out(decisions, seed) for seed in seeds]
    mean = np.mean([(row.error, row.within, row.held) for row in rows], axis=0)
    return table | {"likely outcome, held out": Figures(len(decisions), *map(float, mean))}


def forecasts(decisions: Decisions) -> Iterable[tuple[str, Floats]]:
    """The forecasts that learn nothing, each of shape ``(issues,)``; NaN where one gives none."""
    taken = ~np.isnan(decisions.positions)
    at, weights = np.where(taken, decisions.positions, 0.0), decisions.weights
    yield "weighted mean", weighted_mean(at, weights)
    yield "weighted median", weighted_median(at, weights)
    yield "unweighted mean", weighted_mean(at, taken.astype(np.float64))
    yield "status quo", decisions.status_quo
    yield "Commission", decisions.positions[:, 0]
    yield "Parliament", decisions.positions[:, 1]
    yield "Nash from the status quo", _nash(decisions, at, weights)
    for variant in Variant:
        for name, point in zip(("mean", "median"), _challenged(decisions, variant), strict=True):
            yield f"challenge model ({variant}), {name}", point


def _nash(decisions: Decisions, at: Floats, weights: Floats) -> Floats:
    """Nash's solution, the weighted mean where no status quo is reported."""
    told = weighted_mean(at, weights)
    for n, quo in enumerate(decisions.status_quo):
        if not np.isnan(quo):
            told[n] = nash_on_the_line(at[n], weights[n], quo)
    return told


def _challenged(decisions: Decisions, variant: Variant) -> tuple[Floats, Floats]:
    rows = []
    saliences = np.nan_to_num(decisions.saliences) / 100
    for x, s, w in zip(decisions.positions, saliences, decisions.weights, strict=True):
        in_it = ~np.isnan(x)
        c = decisions.capabilities[in_it]
        moved = challenge(x[in_it], s[in_it], c, rounds=10, width=100.0, variant=variant)
        rows.append((weighted_mean(moved, w[in_it]), weighted_median(moved, w[in_it])))
    mean, median = np.array(rows).T
    return mean, median


def _held_out(decisions: Decisions, seed: int) -> Figures:
    point, low, high = np.zeros((3, len(decisions)))
    for out in folds(decisions.proposal, 10, seed):
        told = choose(decisions.some(~out), seed)
        chances = likely(decisions.features[out], told)
        point[out] = likely_point(chances, told)
        low[out], high[out] = likely_band(chances, told)
    return _figures(point, decisions.outcome, (low, high))


def _figures(point: Floats, outcome: Floats, band: tuple[Floats, Floats] | None = None) -> Figures:
    off = np.abs(point - outcome)
    off = off[~np.isnan(off)]
    held = None if band is None else float(((band[0] <= outcome) & (outcome <= band[1])).mean())
    return Figures(len(off), float(off.mean()), float((off <= 10).mean()), held)


def main() -> None:
    """Print the table, or the fitted numbers."""
    parser = argparse.ArgumentParser(prog="python -m evaluation.outlook", description=__doc__)
    parser.add_argument("--fit", action="store_true", help="print the numbers fitted on all")
    parser.add_argument("--seeds", type=int, default=3, help="how many partitions into folds")
    told = parser.parse_args()
    path = cases_folder() / NAME
    if not path.is_file():
        print(f"{path} is absent: no decision is scored (set TRAVAUX_DATA)")
        return
    decisions = load_decisions(path)
    if told.fit:
        print(choose(decisions, seed=0))
        return
    print(f"{'forecast':<36}{'issues':>7}{'MAE':>7}{'within 10':>11}{'in 80 % band':>14}")
    for name, row in score_decisions(decisions, range(told.seeds)).items():
        held = "" if row.held is None else f"{row.held:.3f}"
        print(f"{name:<36}{row.count:>7}{row.error:>7.2f}{row.within:>11.3f}{held:>14}")


if __name__ == "__main__":
    main()

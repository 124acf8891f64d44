from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from evaluation.outlook_decisions import Decisions, choose, fit_weights, folds, load_decisions

from travaux.outlook.spatial.likely import likely_band, likely_features


def _made_up(many: int) -> Decisions:
    """Decisions that always fall on the position of most."""
    rng = np.random.default_rng(3)
    positions = rng.choice([0.0, 30.0, 70.0, 100.0], (many, 9))
    outcome = np.array([np.bincount(row.astype(int)).argmax() for row in positions], float)
    names = tuple(f"p{n // 2}" for n in range(many))
    quo = np.where(rng.random(many) < 0.5, np.nan, 0.0)
    return Decisions(positions, np.full((many, 9), 50.0), np.ones(9), quo, outcome, names)


def test_issues_of_one_proposal_are_never_parted() -> None:
    names = tuple(f"p{n // 3}" for n in range(30))
    masks = list(folds(names, 5, seed=1))
    assert np.sum(masks, axis=0).tolist() == [1] * 30
    for mask in masks:
        assert not {names[n] for n in np.flatnonzero(mask)} & {
            names[n] for n in np.flatnonzero(~mask)
        }


def test_the_fit_finds_that_decisions_fall_on_held_positions() -> None:
    decisions = _made_up(60)
    weights = fit_weights(decisions.features, decisions.outcome)
    assert weights[1] > 0.5
    assert choose(decisions, seed=0).weights == tuple(round(w, 3) for w in weights)


def test_features_of_an_issue_without_status_quo_say_nothing_of_it() -> None:
    features = likely_features(np.array([[0.0, np.nan]]), np.ones((1, 2)), np.array([np.nan]))
    assert np.isfinite(features).all()
    assert not features[0, :, 2:4].any()


def test_bands_hold_their_ends() -> None:
    low, high = likely_band(np.eye(41)[[0, 40]])
    assert low.tolist() == high.tolist() == [0, 100]


def test_a_file_is_read_without_the_rows_that_have_no_outcome(tmp_path: Path) -> None:
    path = tmp_path / "d.tsv"
    rows = [
        "prnr\tpcom\tpaa\tscom\tsaa\trp\tout",
        "\t4\t1\t\t\t\t",
        "a\t0\t100\t50\t50\t\t40",
        "b\t0\t\t50\t0\t10\t",
    ]
    path.write_text("\n".join(rows) + "\n", "utf-8")
    read = load_decisions(path)
    assert (len(read), read.proposal, read.outcome.tolist()) == (1, ("a",), [40])
    assert read.weights.tolist() == [[200, 50]]
    assert read.status_quo.tolist() == pytest.approx([np.nan], nan_ok=True)

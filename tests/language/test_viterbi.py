"""The best legal tags, held against all legal tags."""

from __future__ import annotations

from itertools import pairwise, product

import numpy as np
import pytest

from travaux.language.viterbi import best_of_each, best_paths, spans_of

NAMES = ("O", *(f"{place}-{role}" for role in ("who", "what") for place in "BIES"))


def legal(path: tuple[int, ...]) -> bool:
    tags = ["O", *(NAMES[i] for i in path), "O"]
    return all(
        (a[0] in "BI") == (b[0] in "IE") and (a[0] not in "BI" or a[2:] == b[2:])
        for a, b in pairwise(tags)
    )


@pytest.mark.parametrize("seed", range(20))
def test_the_best_path_is_the_best_of_all_legal_ones(seed: int) -> None:
    scores = np.random.default_rng(seed).normal(size=(3, 4, len(NAMES))).astype(np.float32)
    every = [p for p in product(range(len(NAMES)), repeat=4) if legal(p)]
    for row, path in zip(scores, best_paths(scores, NAMES), strict=True):
        best = max(every, key=lambda p: sum(row[i, tag] for i, tag in enumerate(p)))
        assert tuple(path) == best


def test_words_that_are_clearly_outside_part_spans_and_stay_outside() -> None:
    scores = np.full((1, 7, len(NAMES)), -50, dtype=np.float32)
    scores[0, :, 0] = 0
    scores[0, 1, 1] = scores[0, 2, 3] = scores[0, 5, 8] = 5  # B-who E-who … S-what
    path = best_paths(scores, NAMES)[0]
    assert spans_of(path, NAMES) == [("who", 1, 2), ("what", 5, 5)]


def test_a_span_that_could_not_end_is_not_begun() -> None:
    scores = np.zeros((1, 1, len(NAMES)), dtype=np.float32)
    scores[0, 0, 1] = 9  # B-who, and no word after it
    assert NAMES[best_paths(scores, NAMES)[0, 0]][0] in "OS"


@pytest.mark.parametrize("seed", range(5))
def test_sequences_of_any_length_are_read_together_as_each_is_alone(seed: int) -> None:
    dice = np.random.default_rng(seed)
    several = [
        dice.normal(scale=8, size=(long, len(NAMES))).astype(np.float32) for long in (1, 30, 7, 12)
    ]
    for scores, path in zip(several, best_of_each(several, NAMES), strict=True):
        assert path.tolist() == best_paths(scores[None], NAMES)[0].tolist()

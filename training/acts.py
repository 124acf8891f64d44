"""Train the reader of acts: ``python -m training.acts`` writes ``src/travaux/weights/acts.npz``.

It learns a multinomial logistic regression over the features of ``travaux.finders.act_features``
(of which one is the act that the rules tell), from the labels of ``training/data/acts.tsv`` that
are not held out and the sentences of ``training/data/own_acts.txt``. How strong it is regularised,
the rules that keep the last word and the temperature of the probabilities are chosen by
cross-validation over documents. Needs scikit-learn, which the package itself does not.

The same labels, corpora, seed and versions give the same file.
"""

from __future__ import annotations

import argparse
import sys
import time
import zipfile
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
from evaluation.acts import data_folder, labels, told_and_acts, told_of_own
from scipy.optimize import minimize_scalar
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression

from travaux.finders.act_features import features
from travaux.finders.act_rules import Ruled
from travaux.finders.act_weights import FORMAT, key_of
from travaux.finders.acts import Told, by_rules
from travaux.model import Act

HERE = Path(__file__).parent
OWN = HERE / "data" / "own_acts.txt"
WEIGHTS = HERE.parent / "src" / "travaux" / "weights" / "acts.npz"
FOLDS = 5
STRENGTHS = (0.05, 0.1, 0.2, 0.4)
RAREST = 2  # examples that a feature needs to be learnt
OWN_WEIGHT = 0.5  # of an own sentence, beside 1 of a labelled one
SURE = 8  # examples that a rule needs to keep the last word

Floats = npt.NDArray[np.float64]
Integers = npt.NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Example:
    """One statement to learn from. ``document`` is None for an own sentence."""

    names: frozenset[str]
    ruled: Ruled
    act: Act
    document: str | None


def main() -> None:
    """Read the labels, choose by cross-validation, fit, and write the weights."""
    told = _arguments()
    begun = time.perf_counter()
    examples = _examples(told.data)
    print(f"{len(examples)} statements read in {time.perf_counter() - begun:.0f} s")
    matrix, known = _matrix(examples)
    wanted = np.array([list(Act).index(e.act) for e in examples])
    strength, guessed = _chosen(matrix, wanted, examples, told.seed)
    temperature = _temperature(guessed, wanted, examples)
    sure = _sure(guessed, examples)
    model = _fitted(matrix, wanted, examples, strength)
    _write(told.output, known, model, temperature, sure)
    print(f"{told.output}: {told.output.stat().st_size / 1e3:.0f} kB, {len(known)} features")
    print(f"took {time.perf_counter() - begun:.0f} s, {time.process_time():.0f} s of a processor")


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="python -m training.acts",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--data", type=Path, default=data_folder(), help="where the corpora lie")
    parser.add_argument("--seed", type=int, default=7, help="shuffles documents into folds")
    parser.add_argument("--output", type=Path, default=WEIGHTS, help="the file to write")
    told = parser.parse_args()
    if not told.data.is_dir():
        sys.exit(f"{told.data} is no folder: set TRAVAUX_DATA or give --data")
    return told


def _examples(data: Path) -> list[Example]:
    kept = [label for label in labels() if label.part == "train"]
    found = [_example(told, label.act, label.document) for label, told in told_and_acts(kept, data)]
    return found + [_example(told, act, None) for act, told in told_of_own(OWN)]


def _example(told: Told, act: Act, document: str | None) -> Example:
    ruled = by_rules(told)
    return Example(features(told, ruled), ruled, act, document)


def _matrix(examples: Sequence[Example]) -> tuple[csr_matrix, list[int]]:
    """The examples by the keys of the features that enough of them have, and those keys."""
    keys = [sorted({key_of(name) for name in e.names}) for e in examples]
    often = Counter(key for row in keys for key in row)
    known = sorted(key for key, count in often.items() if count >= RAREST)
    columns = {key: i for i, key in enumerate(known)}
    rows = [[columns[key] for key in row if key in columns] for row in keys]
    ends = np.cumsum([0, *map(len, rows)])
    held = np.concatenate([np.array(row, dtype=np.int64) for row in rows])
    return csr_matrix((np.ones(len(held)), held, ends), (len(rows), len(known))), known


def _weigh(examples: Sequence[Example]) -> Floats:
    return np.array([OWN_WEIGHT if e.document is None else 1.0 for e in examples])


def _fitted(
    matrix: csr_matrix, wanted: Integers, examples: Sequence[Example], strength: float
) -> LogisticRegression:
    model = LogisticRegression(C=strength, fit_intercept=False, max_iter=200, tol=1e-3)
    return model.fit(matrix, wanted, sample_weight=_weigh(examples))


def _chosen(
    matrix: csr_matrix, wanted: Integers, examples: Sequence[Example], seed: int
) -> tuple[float, Floats]:
    """The strength that cross-validation likes best, and the log-odds it gives unseen examples."""
    best: tuple[float, float, Floats] | None = None
    for strength in STRENGTHS:
        sums = _unseen(matrix, wanted, examples, strength, seed)
        real = _real(examples)
        loss = _loss(sums[real], wanted[real], 1.0)
        right = (sums[real].argmax(axis=1) == wanted[real]).mean()
        print(f"C {strength}: log loss {loss:.4f}, accuracy {right:.4f} of unseen documents")
        if best is None or loss < best[0]:
            best = (loss, strength, sums)
    if best is None:
        raise ValueError("no strength to try")
    return best[1], best[2]


def _unseen(
    matrix: csr_matrix, wanted: Integers, examples: Sequence[Example], strength: float, seed: int
) -> Floats:
    """The sums for each example by a model that has not seen its document."""
    names = sorted({e.document for e in examples if e.document is not None})
    order = np.random.default_rng(seed).permutation(len(names))
    fold = {names[at]: k % FOLDS for k, at in enumerate(order)}
    folds = np.array([fold[e.document] if e.document is not None else -1 for e in examples])
    sums = np.full((len(examples), len(Act)), -50.0)
    for k in range(FOLDS):
        seen = np.flatnonzero(folds != k)
        model = _fitted(matrix[seen], wanted[seen], [examples[i] for i in seen], strength)
        held = np.flatnonzero(folds == k)
        sums[np.ix_(held, model.classes_)] = matrix[held] @ model.coef_.T
    return sums


def _real(examples: Sequence[Example]) -> Integers:
    return np.flatnonzero([e.document is not None for e in examples])


def _loss(sums: Floats, wanted: Integers, temperature: float) -> float:
    scaled = sums / temperature
    scaled = scaled - scaled.max(axis=1, keepdims=True)
    logs = scaled - np.log(np.exp(scaled).sum(axis=1, keepdims=True))
    return float(-logs[np.arange(len(wanted)), wanted].mean())


def _temperature(sums: Floats, wanted: Integers, examples: Sequence[Example]) -> float:
    real = _real(examples)
    found: Any = minimize_scalar(
        lambda t: _loss(sums[real], wanted[real], t), bounds=(0.3, 5.0), method="bounded"
    )
    print(f"temperature {found.x:.3f}")
    return float(found.x)


def _sure(sums: Floats, examples: Sequence[Example]) -> list[str]:
    """The rules that were right more often than what was learnt, on unseen documents."""
    results: dict[str, list[tuple[bool, bool]]] = defaultdict(list)
    acts = list(Act)
    for i in _real(examples):
        example = examples[i]
        name = f"{example.ruled.act} by {example.ruled.ground}"
        learnt = acts[int(sums[i].argmax())]
        results[name].append((example.ruled.act is example.act, learnt is example.act))
    sure = sorted(
        name
        for name, found in results.items()
        if len(found) >= SURE and sum(rule for rule, _ in found) > sum(own for _, own in found)
    )
    print(f"rules that keep the last word: {', '.join(sure)}")
    kept = sum(
        rule if name in sure else learnt
        for name, found in results.items()
        for rule, learnt in found
    )
    rules = sum(rule for found in results.values() for rule, _ in found)
    total = sum(map(len, results.values()))
    print(f"unseen documents: rules {rules / total:.4f}, with what was learnt {kept / total:.4f}")
    return sure


def _write(
    output: Path, known: list[int], model: LogisticRegression, temperature: float, sure: list[str]
) -> None:
    """Write the weights, byte for byte the same for the same values: entries carry no time."""
    output.parent.mkdir(parents=True, exist_ok=True)
    parts = {
        "format": np.array(FORMAT),
        "acts": np.array([str(list(Act)[k]) for k in model.classes_]),
        "keys": np.array(known, dtype=np.uint32),
        "values": model.coef_.T.astype(np.float16),
        "temperature": np.array(round(temperature, 4)),
        "sure": np.array(sure, dtype=np.str_),
    }
    with zipfile.ZipFile(output, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, values in parts.items():
            kept = BytesIO()
            np.save(kept, values, allow_pickle=False)
            archive.writestr(zipfile.ZipInfo(f"{name}.npy"), kept.getvalue(), zipfile.ZIP_DEFLATED)


if __name__ == "__main__":
    main()

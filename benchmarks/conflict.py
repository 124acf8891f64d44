"""``python -m benchmarks.conflict [--peer PATH]``: stability of large conflicts.

Four parties, each with as many options as named, each ordering all options, to be taken or not,
from a fixed seed; each in a process of its own. ``hard``: some 30 % of the states infeasible and
one option in four one-way. With ``--peer`` a checkout of gmcr-py, version 0.4.1, answers the small
conflict too; without, its figures stand as once measured on a machine like this.
"""

from __future__ import annotations

import argparse
import json
import resource
import subprocess
import sys
import time
from pathlib import Path

import numpy as np

from travaux.outlook.conflict import Concept, Conflict, GraphModel, equilibria
from travaux.outlook.conflict.logic import Formula, pattern
from travaux.outlook.conflict.spec import Infeasible, OneWay, Option, Statement, Statements

__all__ = ["conflict_models", "made_up"]

PARTIES = 4
CONCEPTS = (Concept.NASH, Concept.GMR, Concept.SMR, Concept.SEQ)
ROWS = {  # options of one party, whether hard: at most so many seconds
    (3, False): 0.1,
    (3, True): 0.3,
    (5, False): 10.0,
    (5, True): 30.0,
}
MEASURED = "gmcr-py 0.4.1, 4 parties, 12 options, as once measured: 109 s, 1,050 MB"


def made_up(each: int, *, hard: bool, seed: int = 7) -> Conflict:
    """A conflict of four parties with ``each`` options."""
    rng = np.random.default_rng(seed)
    count = PARTIES * each
    ways = [OneWay.ON if hard and k % 4 == 0 else None for k in range(count)]
    options = tuple(Option(f"o{k}", k // each, one_way=ways[k]) for k in range(count))
    rules = [{1: True, each + 1: True}, {each: True, 2 * each + 1: True, 3 * each: False}]
    ruled = tuple(Infeasible(pattern(rule)) for rule in rules) if hard else ()
    preferences = tuple(_wishes(rng, count) for _ in range(PARTIES))
    return Conflict(tuple("ABCD"), options, preferences, ruled)


def _wishes(rng: np.random.Generator, count: int) -> Statements:
    wishes = [Formula("option", int(k)) for k in rng.permutation(count)]
    return Statements(
        tuple(Statement(w if rng.random() < 0.5 else Formula("not", parts=(w,))) for w in wishes)
    )


def conflict_models(peer: Path | None = None) -> None:
    """Print a row a conflict, and one of the peer."""
    print(f"{'conflict':<38}{'states':>10}{'time':>9}{'at most':>9}{'peak':>9}")
    for (each, hard), most in ROWS.items():
        told = _run(["benchmarks.conflict", "--one", str(each), *(["--hard"] if hard else [])])
        name = f"4 parties, {PARTIES * each} options{', hard' if hard else ''}, 4 concepts"
        print(
            f"{name:<38}{told['states']:>10,}{told['seconds']:>7.2f} s{most:>7.1f} s"
            f"{told['peak']:>6.0f} MB",
            flush=True,
        )
    if peer is None:
        print(MEASURED)
        return
    told = _run(["benchmarks.conflict_peer", str(peer), "3"])
    name = f"gmcr-py, {PARTIES * 3} options, 5 concepts"
    print(f"{name:<38}{told['states']:>10,}{told['seconds']:>7.2f} s{'':>9}{told['peak']:>6.0f} MB")


def _run(module: list[str]) -> dict[str, float]:
    done = subprocess.run(
        [sys.executable, "-m", *module], capture_output=True, check=True, text=True
    )
    told: dict[str, float] = json.loads(done.stdout.splitlines()[-1])
    return told


def _one(each: int, *, hard: bool) -> None:
    started = time.process_time()
    model = GraphModel.of(made_up(each, hard=hard))
    found = {concept: int(equilibria(model, concept).sum()) for concept in CONCEPTS}
    spent = time.process_time() - started
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1000
    print(json.dumps({"states": model.states.count, "seconds": spent, "peak": peak} | found))


def main() -> None:
    """Run all, or one in this process."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.conflict", description=__doc__)
    parser.add_argument("--peer", type=Path, help="a checkout of gmcr-py")
    parser.add_argument("--one", type=int, help="only one, with so many options a party")
    parser.add_argument("--hard", action="store_true")
    told = parser.parse_args()
    if told.one:
        _one(told.one, hard=told.hard)
    else:
        conflict_models(told.peer)


if __name__ == "__main__":
    main()

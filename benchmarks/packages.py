"""Packages: the efficient ones of many, beside the figures of NegMAS as measured elsewhere."""

from __future__ import annotations

import json
import resource
import subprocess
import sys
import time

import numpy as np

from travaux.outlook.packages import Issue, PackageCase, Party, pareto_front, solution_points

__all__ = ["package_fronts"]

SIZES = ((3, 10, 4, None), (3, 11, 4, None), (3, 20, 4, 2.0), (5, 14, 4, 30.0))
PEERS = (
    "NegMAS 0.16, Pareto and Nash, 3 parties, measured on another machine:",
    "  1.0 million packages 13 s; 4.2 million 48 s and 1.8 GB",
)


def package_fronts() -> None:
    """The front and its points for several sizes, each in a process of its own; worst of three."""
    print("packages: front and points (user time, the slowest of 3 random cases)")
    for parties, issues, values, most in SIZES:
        command = [
            sys.executable,
            "-m",
            "benchmarks.packages",
            *map(str, (parties, issues, values)),
        ]
        done = subprocess.run(command, capture_output=True, check=True, text=True)
        told = json.loads(done.stdout)
        size, at_most = f"{parties} × {issues} × {values}", f"at most {most} s" if most else ""
        exact = f"bound {told['bound']:.4f} of the stakes" if told["bound"] else "all exact"
        print(
            f"  {size:<12}{values**issues:>20,} packages{told['front']:>9,} efficient"
            f"{told['seconds']:>8.2f} s{told['peak']:>6.0f} MB  {exact}  {at_most}",
            flush=True,
        )
    print("\n".join(PEERS))


def _case(seed: int, parties: int, issues: int, values: int) -> PackageCase:
    rng = np.random.default_rng(seed)
    weights = rng.dirichlet(np.ones(issues), parties)
    worth = np.round(rng.random((parties, issues, values)) * weights[:, :, None], 4)
    return PackageCase(
        tuple(Issue(f"issue {n}", tuple(f"{v}" for v in range(values))) for n in range(issues)),
        tuple(
            Party(f"party {n}", tuple(tuple(row) for row in table), 0.0, 0.0)
            for n, table in enumerate(worth.tolist())
        ),
    )


def main() -> None:
    """``python -m benchmarks.packages PARTIES ISSUES VALUES``: the slowest of three, as JSON."""
    parties, issues, values = map(int, sys.argv[1:])
    slowest, bound, most = 0.0, 0.0, 0
    for seed in range(3):
        case = _case(seed, parties, issues, values)
        started = time.process_time()
        front = pareto_front(case)
        solution_points(case, front)
        slowest = max(slowest, time.process_time() - started)
        lost = (b / s for b, s in zip(front.bound, case.stakes(), strict=True))
        bound, most = max(bound, *lost), max(most, len(front))
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1000  # Linux counts in kB
    print(json.dumps({"seconds": slowest, "bound": bound, "front": most, "peak": peak}))


if __name__ == "__main__":
    main()

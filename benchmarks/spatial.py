"""``python -m benchmarks.spatial``: the challenge model, one large round and many small runs."""

from __future__ import annotations

import resource
import time

import numpy as np

from travaux.outlook.spatial import challenge

__all__ = ["challenge_runs"]

# actors, runs, rounds, seconds at most
CASES = ((1000, 1, 1, 5.0), (30, 10_000, 10, 60.0))


def challenge_runs() -> None:
    """Print a row for each case, and the peak memory of all."""
    print("challenge model")
    print(f"{'actors':>7}{'runs':>8}{'rounds':>8}{'seconds':>10}{'CPU':>8}{'at most':>9}")
    for actors, runs, rounds, most in CASES:
        x, s, c = np.random.default_rng(1).random((3, runs, actors))
        started, worked = time.perf_counter(), time.process_time()
        challenge(x, s, c, rounds=rounds)
        took, work = time.perf_counter() - started, time.process_time() - worked
        print(f"{actors:>7}{runs:>8}{rounds:>8}{took:>10.1f}{work:>8.1f}{most:>9.0f}", flush=True)
    print(f"peak memory {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB")
    print("beside it: a Python replication of the model, as measured: 23.6 s a round at 20 actors")


if __name__ == "__main__":
    challenge_runs()

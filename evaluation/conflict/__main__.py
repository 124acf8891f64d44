"""``python -m evaluation.conflict``: stability against the definitions, on random conflicts."""

from __future__ import annotations

import argparse
import sys
import time

from evaluation.conflict.compare import differences


def main() -> int:
    """Print each difference and a line at the end; 1 where there is one."""
    parser = argparse.ArgumentParser(prog="python -m evaluation.conflict", description=__doc__)
    parser.add_argument("--conflicts", type=int, default=10_000, help="how many to draw")
    parser.add_argument("--seed", type=int, default=0, help="the first seed")
    told = parser.parse_args()
    started, wrong = time.perf_counter(), 0
    for seed in range(told.seed, told.seed + told.conflicts):
        for difference in differences(seed):
            print(difference)
            wrong += 1
        if sys.stderr.isatty() and seed % 100 == 0:
            print(f"{seed - told.seed:,} conflicts", end="\r", file=sys.stderr)
    spent = time.perf_counter() - started
    print(f"{told.conflicts:,} conflicts of 2 to 5 parties, {wrong} differences, {spent:.0f} s")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())

"""Reads a file into a record in this process, then says the peak memory and the time."""

from __future__ import annotations

import resource
import sys
import time

from travaux import Record, read


def main() -> None:
    """``python -m benchmarks.peak ARTICLES RECORD``."""
    path, record_path = sys.argv[1:]
    started = time.perf_counter()
    with Record.open(record_path, create=True) as record:
        read([path], record)
        entries = sum(1 for _ in record.statements())
    spent = time.perf_counter() - started
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1000  # Linux counts in kB
    print(f"{peak:.0f} MB ({spent:.0f} s, {entries:,} statements)")


if __name__ == "__main__":
    main()

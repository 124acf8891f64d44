"""``python -m benchmarks``: reading beside the bare language pipeline, memory, and a cold brief."""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from benchmarks.conflict import conflict_models
from benchmarks.packages import package_fronts
from benchmarks.positions import many_positions
from benchmarks.spatial import challenge_runs
from benchmarks.texts import articles, write_articles
from travaux.settings import Reader

HERE = Path(__file__).parent
MOST = {Reader.FAST: 1.6, Reader.ACCURATE: 4.0}  # times of the bare pipeline, on two cores
EXAMPLE = HERE.parent / "examples" / "european-security"


def main() -> None:
    """Run every benchmark and print a table."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("--news", type=Path, help="JSON lines to read instead of made-up articles")
    parser.add_argument("--many", type=int, default=2000, help="articles for the memory benchmark")
    parser.add_argument("--gmcr", type=Path, help="a checkout of gmcr-py to measure beside")
    told = parser.parse_args()
    rows = list(told.news.open(encoding="utf-8")) if told.news else None
    texts = (
        [json.loads(row)["text"] for row in rows] if rows else [a["text"] for a in articles(150)]
    )
    reading_beside_the_pipeline(texts)
    cold_brief()
    memory(told.many)
    conflict_models(told.gmcr)
    package_fronts()
    challenge_runs()
    many_positions()


def reading_beside_the_pipeline(texts: list[str]) -> None:
    """The whole reading against spaCy alone, over the same texts, with each reader.

    Each reader has a process of its own, in which both are timed in turns, so that its peak memory
    is told apart.
    """
    words = sum(text.count(" ") + 1 for text in texts)
    print(f"texts                      {len(texts):>8,} of {words:,} words")
    print(f"{'reader':<12}{'bare':>12}{'whole':>12}{'whole / bare':>14}{'at most':>9}{'peak':>10}")
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "texts.jsonl"
        path.write_text("".join(json.dumps({"text": t}) + "\n" for t in texts), encoding="utf-8")
        for reader in Reader:
            command = [sys.executable, "-m", "benchmarks.beside", reader.value, str(path)]
            done = subprocess.run(command, capture_output=True, check=True, text=True)
            print(_row(reader, json.loads(done.stdout)), flush=True)


def _row(reader: Reader, told: dict[str, Any]) -> str:
    if "absent" in told:
        return f"{reader.value:<12}absent: {told['absent']}"
    most = f"{MOST[reader]:.1f}" if reader in MOST else ""
    return (
        f"{reader.value:<12}{told['bare']:>8,.0f} w/s{told['whole']:>8,.0f} w/s"
        f"{told['ratio']:>14.2f}{most:>9}{told['peak']:>7.0f} MB"
    )


def _seconds(work: Callable[[], None]) -> float:
    started = time.perf_counter()
    work()
    return time.perf_counter() - started


def cold_brief() -> None:
    """A brief of two pages in a new process, everything loaded anew; the best of three."""
    pages = sorted(EXAMPLE.rglob("*.html"))[:2]
    with tempfile.TemporaryDirectory() as folder:
        command = [sys.executable, "-m", "travaux.cli", "brief", *map(str, pages)]
        command += ["-o", str(Path(folder) / "brief.html")]
        best = min(
            _seconds(lambda: subprocess.run(command, capture_output=True, check=True))
            for _ in range(3)
        )
    print(f"brief of {len(pages)} pages, cold    {best:>8.2f} s")


def memory(many: int) -> None:
    """Peak memory of reading few and many articles into a record, each in a new process."""
    for number in (many // 10, many):
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "articles.jsonl"
            write_articles(path, number)
            record = str(Path(folder) / "talks.db")
            command = [sys.executable, "-m", "benchmarks.peak", str(path), record]
            done = subprocess.run(command, capture_output=True, check=True, text=True)
        print(f"peak memory, {number:>6,} articles {done.stdout.strip():>6}")


if __name__ == "__main__":
    main()

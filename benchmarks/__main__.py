"""``python -m benchmarks``: reading beside the bare language pipeline, memory, and a cold brief."""

from __future__ import annotations

import argparse
import json
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from benchmarks.texts import articles, write_articles
from travaux.finders.find import find
from travaux.language import annotate_all, load_language
from travaux.model import Document, sha256
from travaux.settings import Settings

HERE = Path(__file__).parent
EXAMPLE = HERE.parent / "examples" / "european-security"


def main() -> None:
    """Run every benchmark and print a table."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("--news", type=Path, help="JSON lines to read instead of made-up articles")
    parser.add_argument("--many", type=int, default=2000, help="articles for the memory benchmark")
    told = parser.parse_args()
    rows = list(told.news.open(encoding="utf-8")) if told.news else None
    texts = (
        [json.loads(row)["text"] for row in rows] if rows else [a["text"] for a in articles(150)]
    )
    reading_beside_the_pipeline(texts)
    cold_brief()
    memory(told.many)


def reading_beside_the_pipeline(texts: list[str]) -> None:
    """The whole reading against spaCy alone, over the same texts, interleaved, in this process."""
    nlp = load_language(Settings().language_model)
    documents = [Document(sha256(t.encode()), "x", "text/plain", t) for t in texts]
    words = sum(text.count(" ") + 1 for text in texts)

    def bare() -> None:
        for _ in nlp.pipe(texts, batch_size=8):
            pass

    def whole() -> None:
        for annotated in annotate_all(documents, nlp):
            find(annotated)

    bare()
    whole()
    pairs = [(_seconds(bare), _seconds(whole)) for _ in range(3)]
    ratios = [with_all / alone for alone, with_all in pairs]
    alone = statistics.median(pair[0] for pair in pairs)
    with_all = statistics.median(pair[1] for pair in pairs)
    print(f"texts                      {len(texts):>8,} of {words:,} words")
    print(f"bare language pipeline     {words / alone:>8,.0f} words/s")
    print(f"whole reading              {words / with_all:>8,.0f} words/s")
    print(f"whole / bare, median of 3  {statistics.median(ratios):>8.2f}")


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

"""Reads articles with one reader beside the bare language pipeline, in a process of its own."""

from __future__ import annotations

import json
import resource
import statistics
import sys
import time
from collections.abc import Callable
from pathlib import Path

from travaux.errors import LanguageModelError
from travaux.finders.find import find
from travaux.language import annotate_all, load_language
from travaux.model import Document, sha256
from travaux.reading import speech_of
from travaux.settings import Reader, Settings

ROUNDS = 3


def main() -> None:
    """``python -m benchmarks.beside READER ARTICLES``: the figures, as JSON.

    Words per second of the bare pipeline and of the whole reading, interleaved over the same
    texts, the ratio of their times (medians), and the peak memory in MB. ``absent`` is why the
    reader cannot be used, where it cannot.
    """
    reader, path = sys.argv[1:]
    rows = Path(path).read_text("utf-8").split("\n")
    texts = [json.loads(row)["text"] for row in rows if row]
    try:
        figures = _beside(texts, Settings(reader=Reader(reader)))
    except LanguageModelError as error:
        figures = {"absent": str(error)}
    print(json.dumps(figures))


def _beside(texts: list[str], settings: Settings) -> dict[str, float | str]:
    nlp, speech = load_language(settings.language_model), speech_of(settings)
    documents = [Document(sha256(t.encode()), "x", "text/plain", t) for t in texts]
    words = sum(text.count(" ") + 1 for text in texts)

    def bare() -> None:
        with nlp.memory_zone():
            for _ in nlp.pipe(texts, batch_size=8):
                pass

    def whole() -> None:
        with nlp.memory_zone():
            for annotated in annotate_all(documents, nlp, speech):
                find(annotated)

    bare()
    whole()
    pairs = [(_seconds(bare), _seconds(whole)) for _ in range(ROUNDS)]
    alone, with_all = (statistics.median(times) for times in zip(*pairs, strict=True))
    return {
        "bare": words / alone,
        "whole": words / with_all,
        "ratio": statistics.median(with_all / alone for alone, with_all in pairs),
        "peak": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1000,  # Linux counts in kB
    }


def _seconds(work: Callable[[], None]) -> float:
    started = time.perf_counter()
    work()
    return time.perf_counter() - started


if __name__ == "__main__":
    main()

"""Article lists of draft treaties against tables of their articles (the UN plastics drafts)."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from evaluation.reading import read_file
from evaluation.spans import Score

__all__ = ["DRAFTS", "article_numbers", "score_articles"]

# Each draft, and the table of its articles.
DRAFTS = {
    "03_zerodraft.txt": "zero_draft.json",
    "03_zerodraft.pdf": "zero_draft.json",
    "04_revised_zero_draft.txt": "revised_draft.json",
    "04_revised_zero_draft.pdf": "revised_draft.json",
}


def score_articles(folder: Path) -> dict[str, Score]:
    """For each draft, the article numbers found against those of its table, each counted once."""
    scores = {}
    for draft, table in DRAFTS.items():
        structure = json.loads((folder / table).read_text("utf-8"))["structure"]
        wanted = set(article_numbers(structure))
        given = {p.number for p in read_file(folder / draft).findings.provisions}
        scores[draft] = Score(len(given & wanted), len(given), len(wanted))
    return scores


def article_numbers(structure: list[dict[str, Any]]) -> Iterator[str]:
    """The full numbers ("II.3.a") of a table's articles, brackets around numbers aside."""
    part = article = ""
    for row in structure:
        if row["type"] == "part":
            part = row["title"].split()[1]
            continue
        number = re.sub(r"[\[\].]+", "", row["number"]).replace("bis", " bis")
        if row["level"] == 1:
            article = number
            yield f"{part}.{number}"
        else:
            yield f"{part}.{article}.{number}"

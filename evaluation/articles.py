"""Article lists of draft treaties against tables of their articles (the UN plastics drafts)."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from evaluation.spans import Score
from travaux.documents import read_documents
from travaux.errors import DocumentError
from travaux.legal import legal_texts, title_words
from travaux.model import Document, LegalText, LegalUnit

__all__ = ["DRAFTS", "article_numbers", "corrected", "score_articles", "tree_of"]

# Each draft, and the table of its articles.
DRAFTS = {
    "03_zerodraft.txt": "zero_draft.json",
    "03_zerodraft.pdf": "zero_draft.json",
    "04_revised_zero_draft.txt": "revised_draft.json",
    "04_revised_zero_draft.pdf": "revised_draft.json",
}
_CORRECTIONS = Path(__file__).parent / "data" / "plastics_corrections.json"

Row = tuple[str, str]
"""The full number of an article, and the words of its title."""


def score_articles(folder: Path) -> dict[str, Score]:
    """For each draft its articles, number and title both right, each counted once.

    For each pair of PDF and text file also how much of their trees is the same: every unit with its
    depth, kind, number and title.
    """
    scores: dict[str, Score] = {}
    trees: dict[str, list[list[str]]] = {}
    for draft, table in DRAFTS.items():
        document = _read(folder / draft)
        wanted = set(corrected(json.loads((folder / table).read_text("utf-8")), table))
        given = set(_articles(document))
        scores[draft] = Score(len(given & wanted), len(given), len(wanted))
        trees.setdefault(table, []).append(tree_of(document))
    for table, (first, second) in trees.items():
        same = sum((Counter(first) & Counter(second)).values()) if first != second else len(first)
        scores[f"same tree, {table.removesuffix('.json')}"] = Score(same, len(first), len(second))
    return scores


def _read(path: Path) -> Document:
    (document,) = read_documents([path])
    if isinstance(document, DocumentError):
        raise document
    return document


def _articles(document: Document) -> Iterator[Row]:
    for legal in legal_texts(document):
        for unit in legal.articles():
            yield unit.number or "", _words(title_words(unit, document.text, legal.notes) or "")


def _words(title: str) -> str:
    """The words of a title, without marks and brackets."""
    return " ".join(re.findall(r"\w+", title.lower()))


def tree_of(document: Document) -> list[str]:
    """Every unit of a document's texts on a line: depth, kind, number and words of its title."""
    lines: list[str] = []

    def add(legal: LegalText, unit: LegalUnit, depth: int) -> None:
        title = _words(title_words(unit, document.text, legal.notes) or "")
        lines.append(f"{depth} {unit.kind} {unit.number} {title}")
        for child in unit.children:
            add(legal, child, depth + 1)

    for legal in legal_texts(document):
        for unit in legal.units:
            add(legal, unit, 0)
    return lines


def corrected(table: dict[str, Any], name: str) -> list[Row]:
    """The rows of a table of articles, its mistakes mended."""
    structure = table["structure"]
    titles = [_words(row["title"]) for row in structure if row["type"] != "part"]
    rows = list(zip(article_numbers(structure), titles, strict=True))
    notes = json.loads(_CORRECTIONS.read_text("utf-8"))[name]
    for note in notes:
        places = [i for i, row in enumerate(rows) if row[0] == note["row"]]
        at = places[note.get("place", 1) - 1]
        if note.get("remove"):
            del rows[at]
            continue
        words = rows[at][1].split()
        if "replace" in note:
            old, new = note["replace"]
            words = [new if word == old else word for word in words]
        if "drop" in note:
            words = words[: -len(note["drop"])]
        rows[at] = (rows[at][0], " ".join(words))
    return rows


def article_numbers(structure: list[dict[str, Any]]) -> Iterator[str]:
    """The full numbers ("II.3.a") of a table's articles; of two in brackets both ("II.3.b/c")."""
    part = article = ""
    for row in structure:
        if row["type"] == "part":
            part = row["title"].split()[1]
            continue
        number = "/".join(re.findall(r"\w+", row["number"])).replace("bis", " bis")
        if row["level"] == 1:
            article = number
            yield f"{part}.{number}"
        else:
            yield f"{part}.{article}.{number}"

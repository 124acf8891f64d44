"""Status and alignment of articles across drafts: the UN plastics drafts, and pairs of our own."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from evaluation.articles import article_numbers
from evaluation.spans import Score
from travaux.documents import document_from_text, read_documents
from travaux.errors import DocumentError
from travaux.legal import legal_texts
from travaux.legal.versions import align, draft_of
from travaux.model import Document
from travaux.model.versions import Draft

__all__ = ["score_own_pairs", "score_plastics_versions"]

_PAIR = {"03_zerodraft.txt": "zero_draft.json", "04_revised_zero_draft.txt": "revised_draft.json"}
_DATA = Path(__file__).parent / "data"
_OWN = _DATA / "draft_pairs.json"


def score_plastics_versions(folder: Path) -> dict[str, Score]:
    """Status of titles as the tables have it, and pairs of articles by the tables' identities.

    The tables hold titles and no bodies: their status says whether the title is bracketed or names
    a placeholder. The tables are taken as they are.
    """
    drafts = {table: _draft(_read(folder / name)) for name, table in _PAIR.items()}
    tables = {t: json.loads((folder / t).read_text("utf-8")) for t in _PAIR.values()}
    rows = {t: _rows(table) for t, table in tables.items()}
    scores: dict[str, Score] = {}
    for table, draft in drafts.items():
        wanted = {number: status for number, _, status in rows[table]}
        scores[f"title status, {table.removesuffix('.json')}"] = _status(draft, wanted)
    old, new = (rows[table] for table in _PAIR.values())
    wanted_pairs = {(a, b) for a, ident, _ in old for b, other, _ in new if ident == other}
    first, second = drafts.values()
    scores["alignment"] = _pairs(first, second, wanted_pairs)
    return scores


def _rows(table: dict[str, Any]) -> list[tuple[str, str, str]]:
    """Number, identity and status of each row that the table gives a status."""
    articles = [row for row in table["structure"] if row["type"] != "part"]
    numbers = article_numbers(table["structure"])
    status = {key: value["status"][0] for key, value in table["articles"].items()}
    return [
        (number, row["id"], status[row["id"]])
        for number, row in zip(numbers, articles, strict=True)
        if row["id"] in status
    ]


def _read(path: Path) -> Document:
    (document,) = read_documents([path])
    if isinstance(document, DocumentError):
        raise document
    return document


def _draft(document: Document) -> Draft:
    text = max(legal_texts(document), key=lambda text: len(text.span))
    return draft_of(document, text, "draft")


def _status(draft: Draft, wanted: Mapping[str, str]) -> Score:
    given = {a.number: a.title_status.value for a in draft.articles}
    right = sum(given.get(number) == status for number, status in wanted.items())
    return Score(right, len(given), len(wanted))


def _pairs(before: Draft, after: Draft, wanted: set[tuple[str, str]]) -> Score:
    given = {
        (before.articles[a].number, after.articles[b].number)
        for change in align(before, after)
        for a in change.before
        for b in change.after
    }
    return Score(len(given & wanted), len(given), len(wanted))


def score_own_pairs() -> dict[str, Score]:
    """Invented pairs of drafts with known operations: pairs of articles, and kinds of change.

    Half of the pairs were looked at while the method was made ("dev"), half only scored ("test").
    """
    scores: dict[str, Score] = {}
    for pair in json.loads(_OWN.read_text("utf-8"))["pairs"]:
        before, after = (_draft(document_from_text(_text(pair[s]))) for s in ("before", "after"))
        aligned = _pairs(before, after, {(a, b) for a, b in pair["same"]})
        kinds = _kinds(before, after, {(k, n) for k, names in pair["kinds"].items() for n in names})
        for name, score in (("alignment", aligned), ("kinds of change", kinds)):
            key = f"{pair['split']}, {name}"
            scores[key] = scores.get(key, Score()) + score
    return scores


def _text(draft: Mapping[str, Any]) -> str:
    heads = (
        "\n".join((f"Article {n}", title, "", body, "")) for n, title, body in draft["articles"]
    )
    return re.sub(r"\n{3,}", "\n\n", "\n\n".join((draft["title"], *heads)))


def _kinds(before: Draft, after: Draft, wanted: set[tuple[str, str]]) -> Score:
    """Kinds that people speak of; that words changed at all is not scored."""
    scored = {"added", "dropped", "moved", "renumbered", "merged", "split", "bracketed", "settled"}
    given = set()
    for change in align(before, after):
        places = [after.articles[i].number for i in change.after]
        numbers = places or [before.articles[i].number for i in change.before]
        given |= {(k.value, n) for k in change.kinds if k.value in scored for n in numbers[:1]}
    return Score(len(given & wanted), len(given), len(wanted))

"""What provisions do and whom they bind, against labels made by hand.

``norms_gold/provisions.json`` lists texts: where each lies, its digest, and its provisions by
offsets (into the file, or into the article named) with the modality and bound party of each clause.
Texts that are not ours to keep are looked for in the data folder and passed over where they are
absent; a file with another digest is an error. See "What a provision does" in ``docs/norms.md``.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import os
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pypdfium2
from lxml import etree

from evaluation.gold import GoldError
from evaluation.plover import Macro
from evaluation.spans import Score
from travaux.legal.norms import clauses
from travaux.model import Modality, Span

__all__ = ["macro", "norm_figures", "score_norms"]

HERE = Path(__file__).parent
GOLD = HERE / "norms_gold" / "provisions.json"
_DETERMINER = re.compile(
    r"^(?:a|an|the|each|any|all|both|every|either|no|neither|such|our|its|their)\s+", re.IGNORECASE
)


def score_norms(data: Path | None, split: str | None = None) -> dict[str, Score]:
    """Scores by name: each modality, ``bound``, and ``both``; of ``split`` alone if it is given.

    Modalities and bound parties of a provision are sets. A bound party is right if its words are
    those of the label, articles and other determiners aside. Raises GoldError for another digest.
    """
    scores: dict[str, Score] = defaultdict(Score)
    for gold, text, found in _provisions(data, split):
        wanted = {(c["modality"], _party(text, c["bound"])) for c in gold["clauses"]}
        given = {(m.value, _plain(words)) for m, words in found}
        for kind in Modality:
            _add(
                scores, kind.value, {m for m, _ in wanted} & {kind}, {m for m, _ in given} & {kind}
            )
        _add(scores, "bound", {b for _, b in wanted if b}, {b for _, b in given if b})
        _add(scores, "both", wanted, given)
    return dict(scores)


def norm_figures(data: Path | None) -> dict[str, Score]:
    """The figures of ``python -m evaluation``: modality (macro-F1) and bound party, by split."""
    figures: dict[str, Score] = {}
    for split in ("dev", "test"):
        scores = score_norms(data, split)
        kinds = [scores[kind.value] for kind in Modality if kind.value in scores]
        right, given, wanted = (
            sum(getattr(s, n) for s in kinds) for n in ("right", "given", "wanted")
        )
        figures[f"{split}, modality (macro)"] = Macro(right, given, wanted, macro(scores))
        figures[f"{split}, bound party"] = scores["bound"]
    return figures


def macro(scores: Mapping[str, Score]) -> float:
    """The mean F1 of the modalities that are labelled."""
    kinds = [scores[kind.value] for kind in Modality if scores.get(kind.value, Score()).wanted]
    return sum(score.f1 for score in kinds) / len(kinds) if kinds else 0.0


def _add(scores: dict[str, Score], name: str, wanted: set[Any], given: set[Any]) -> None:
    scores[name] += Score(len(wanted & given), len(given), len(wanted))


def _provisions(
    data: Path | None, split: str | None
) -> Iterator[tuple[dict[str, Any], str, list[tuple[Modality, str]]]]:
    """Each provision with its text and the modality and bound party of each clause found in it."""
    for one in json.loads(GOLD.read_text("utf-8")):
        folder = data if one["shared"] else HERE
        if folder is None or (split is not None and one["split"] != split):
            continue
        path = folder / one["source"]
        if not path.is_file():
            continue
        parts = _parts(path, one["sha256"])
        by_part = {part: clauses(text, Span(0, len(text))) for part, text in parts.items()}
        for gold in one["provisions"]:
            part = gold.get("article", "")
            text = parts[part]
            yield (
                gold,
                text,
                [
                    (c.modality, c.bound[0].of(text) if c.bound else "")
                    for c in by_part[part]
                    if gold["start"] <= (c.cue or c.span).start < gold["end"]
                ],
            )


def _parts(path: Path, digest: str) -> dict[str, str]:
    """The text of a file under "", or that of each article of an agreement under its identifier."""
    content = path.read_bytes()
    if hashlib.sha256(content).hexdigest() != digest:
        raise GoldError(f"{path} is not the file that was labelled")
    if path.suffix == ".xml":
        articles = etree.fromstring(content).iter("article")
        return {a.get("article_identifier", ""): "".join(a.itertext()) for a in articles}
    if path.suffix == ".pdf":
        document = pypdfium2.PdfDocument(content)
        pages = [document[i].get_textpage().get_text_range() for i in range(len(document))]
        return {"": "\n".join(page.replace("\r\n", "\n") for page in pages)}
    return {"": content.decode("utf-8")}


def _party(text: str, place: list[int] | None) -> str:
    return _plain(text[place[0] : place[1]]) if place else ""


def _plain(words: str) -> str:
    flat = " ".join(words.lower().replace("*", " ").split())
    while (bare := _DETERMINER.sub("", flat)) != flat:
        flat = bare
    return flat.strip(" ,.;:")


def main() -> None:
    """Print the figures of the splits, and with ``--errors`` what was wrong in ``dev``."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--split", default="dev", choices=["dev", "test"])
    parser.add_argument("--errors", action="store_true", help="of dev only")
    told = parser.parse_args()
    named = os.environ.get("TRAVAUX_DATA")
    data = Path(named) if named else HERE.parent.parent / "shared" / "data"
    if told.errors:
        _print_errors(data)
    scores = score_norms(data, told.split)
    for name, score in sorted(scores.items()):
        print(
            f"{name:<14}{score.precision:>7.3f}{score.recall:>7.3f}{score.f1:>7.3f}{score.wanted:>6}"
        )
    print(f"{'macro':<14}{macro(scores):>21.3f}")


def _print_errors(data: Path) -> None:
    for gold, text, found in _provisions(data, "dev"):
        wanted = {(c["modality"], _party(text, c["bound"])) for c in gold["clauses"]}
        given = {(m.value, _plain(words)) for m, words in found}
        if wanted != given:
            words = " ".join(text[gold["start"] : gold["end"]].split())
            print(f"{sorted(wanted)} but {sorted(given)}\n    {words[:300]}")


if __name__ == "__main__":
    main()

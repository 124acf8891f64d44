"""``python -m evaluation``: one table of how well Travaux reads, against pinned floors."""

from __future__ import annotations

import argparse
import os
import sys
from collections import defaultdict
from collections.abc import Mapping
from pathlib import Path

from evaluation.acts import score_acts
from evaluation.agreements import score_agreements
from evaluation.articles import score_articles
from evaluation.conditions import score_conditions
from evaluation.enb import score_bulletins
from evaluation.floors import (
    Floors,
    digest_of,
    load_floors,
    lowered,
    raised,
    save_floors,
    under,
)
from evaluation.gold import GoldError, load_gold
from evaluation.negotiations import score_negotiations, score_supports
from evaluation.norms import norm_figures
from evaluation.plover import score_plover
from evaluation.polnear import score_polnear
from evaluation.reading import read_file
from evaluation.score import Scores, score_document
from evaluation.spans import Score
from evaluation.timeml import score_folder
from evaluation.versions import score_own_pairs, score_plastics_versions
from travaux.settings import Reader

HERE = Path(__file__).parent
GOLD = HERE / "gold"
FLOORS = HERE / "floors.json"


def main() -> int:
    """Print the table; 1 where a figure lies under its floor, 0 otherwise."""
    told = _arguments()
    own = told.gold == GOLD
    try:
        figures = _figures(told.gold, own=own)
    except GoldError as error:
        sys.exit(str(error))
    floors = load_floors(FLOORS) if own else Floors("", {})
    _print(figures if own else _annotated(figures), floors)
    if told.pin:
        save_floors(FLOORS, raised(figures, floors, digest_of(GOLD)))
        return 0
    if told.lower:
        save_floors(FLOORS, lowered(figures, floors, told.lower, told.reason))
        return 0
    return _judge(figures, floors) if own else 0


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="python -m evaluation",
        description=__doc__,
        epilog="Example: python -m evaluation --gold my/annotations",
    )
    parser.add_argument("--gold", type=Path, default=GOLD, help="a folder of annotations")
    parser.add_argument("--pin", action="store_true", help="raise the floors to today's figures")
    parser.add_argument("--lower", metavar="FIGURE", help="lower one floor to today's figure")
    parser.add_argument("--reason", help="why; required with --lower, and kept")
    told = parser.parse_args()
    if told.lower and not told.reason:
        parser.error("--lower needs a --reason")
    if (told.pin or told.lower) and told.gold != GOLD:
        parser.error("floors belong to the project's own gold documents")
    return told


def _figures(gold: Path, *, own: bool) -> dict[str, Score]:
    if not gold.is_dir():
        sys.exit(f"{gold} is no folder")
    figures: dict[str, Score] = {}
    splits = [gold / "dev", gold / "test", gold / "unseen"] if own else [gold]
    for split in splits:
        figures |= {f"{split.name}: {name}": s for name, s in _gold_scores(split).items()}
    if not figures:
        sys.exit(f"{gold} holds no annotations (*.annotations.json)")
    return figures | (_own_sentences() | _own_negotiations() | _elsewhere() if own else {})


def _gold_scores(folder: Path) -> Scores:
    scores: Scores = defaultdict(Score)
    for gold in load_gold(folder):
        for name, score in score_document(gold, read_file(gold.path)).items():
            scores[name] += score
    return scores


def _own_sentences() -> dict[str, Score]:
    """Figures over sentences of our own that are no documents."""
    scores = score_conditions().items()
    own = {f"Own sentences: {name}": s for name, s in scores if name.endswith("exact")}
    return own | {f"Own drafts {name}": score for name, score in score_own_pairs().items()}


def _own_negotiations() -> dict[str, Score]:
    """Figures over positions and exchanges of whole negotiations of our own."""
    return {
        f"Negotiations {split}: {name}": score
        for split in ("dev", "test")
        for name, score in score_negotiations(split).items()
    }


def _elsewhere() -> dict[str, Score]:
    """Figures over corpora that are not ours to keep here, where they are at hand."""
    named = os.environ.get("TRAVAUX_DATA")
    data = Path(named) if named else HERE.parent.parent / "shared" / "data"
    if not data.is_dir():
        print(f"{data} is absent: no other corpus is scored (set TRAVAUX_DATA)")
        return {}
    figures: dict[str, Score] = {}
    for reader in Reader:
        for role, measures in score_polnear(data / "polnear" / "dev", reader).items():
            for measure, score in measures.items():
                figures[f"PolNeAR dev, {reader}: {role}.{measure}"] = score
    for name, score in score_folder(data / "timex" / "AQUAINT").figures().items():
        figures[f"TempEval AQUAINT: {name}"] = score
    figures |= _legal_texts(data)
    for split in ("dev", "test"):
        bulletins = score_bulletins(HERE / "enb" / f"{split}.json", data / "enb")
        figures |= {f"Bulletins {split}: {name}": score for name, score in bulletins.items()}
        supports = score_supports(split, data / "enb")
        figures |= {f"Support {split}: {name}": score for name, score in supports.items()}
    rows = data / "plover" / "PLV_train.tsv"
    for name, macro in score_plover(rows).items() if rows.is_file() else ():
        figures[f"PLV rows held out: macro, {name}"] = macro
    for name, score in score_acts(data).items():
        figures[f"Acts: {name}"] = score
    return figures


def _legal_texts(data: Path) -> dict[str, Score]:
    """Figures over the structure of legal texts."""
    drafts, agreements = data / "plastics", data / "trade-agreements"
    articles = score_articles(drafts) if drafts.is_dir() else {}
    flat = score_agreements(agreements) if agreements.is_dir() else {}
    versions = score_plastics_versions(drafts) if drafts.is_dir() else {}
    named = {
        "Plastics drafts: ": versions,
        "Plastics drafts: articles, ": articles,
        "Trade agreements, flat: ": flat,
        "What provisions do: ": norm_figures(data),
    }
    return {
        f"{heading}{name}": score
        for heading, scores in named.items()
        for name, score in scores.items()
    }


def _print(figures: Mapping[str, Score], floors: Floors) -> None:
    print(f"{'figure':<48}{'P':>7}{'R':>7}{'F1':>7}{'floor':>7}{'right':>7}{'of':>7}")
    for name, score in figures.items():
        floor = floors.floors.get(name)
        print(
            f"{name:<48}{score.precision:>7.3f}{score.recall:>7.3f}{score.f1:>7.3f}"
            f"{'' if floor is None else format(floor, '.3f'):>7}{score.right:>7}{score.wanted:>7}"
        )


def _annotated(figures: Mapping[str, Score]) -> dict[str, Score]:
    """The figures of kinds that the folder annotates, saying which others it leaves out."""
    kept = {name: score for name, score in figures.items() if score.wanted}
    if left := [name.split(": ", 1)[-1] for name in figures if name not in kept]:
        print(f"nothing annotated, not scored: {', '.join(left)}")
    return kept


def _judge(figures: Mapping[str, Score], floors: Floors) -> int:
    if floors.corpus != digest_of(GOLD):
        print("the gold documents are not those the floors were set on: python -m evaluation --pin")
        return 1
    low = under(figures, floors)
    for name, (figure, floor) in low.items():
        print(f"under its floor: {name} {figure:.3f} < {floor:.3f}")
    return 1 if low else 0


if __name__ == "__main__":
    sys.exit(main())

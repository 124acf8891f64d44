"""``python -m evaluation``: one table of how well Travaux reads, against pinned floors."""

from __future__ import annotations

import argparse
import json
import os
import sys
from collections import defaultdict
from pathlib import Path

from evaluation.gold import load_gold
from evaluation.polnear import score_polnear
from evaluation.reading import read_file
from evaluation.score import Scores, score_document
from evaluation.spans import Score
from evaluation.timeml import score_folder

HERE = Path(__file__).parent
FLOORS = HERE / "floors.json"


def main() -> int:
    """Print the table; 1 where a figure lies under its floor, 0 otherwise."""
    told = _arguments()
    figures: dict[str, Score] = {}
    for split in sorted(p for p in told.gold.iterdir() if p.is_dir()) or [told.gold]:
        figures |= {f"{split.name}: {name}": s for name, s in _gold_scores(split).items()}
    if told.gold == HERE / "gold":
        figures |= _elsewhere(_data())
    floors = json.loads(FLOORS.read_text("utf-8"))["floors"] if told.gold == HERE / "gold" else {}
    return _print(figures, floors)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m evaluation", description=__doc__)
    parser.add_argument("--gold", type=Path, default=HERE / "gold", help="a folder of annotations")
    return parser.parse_args()


def _data() -> Path | None:
    named = os.environ.get("TRAVAUX_DATA")
    folder = Path(named) if named else HERE.parent.parent / "shared" / "data"
    if folder.is_dir():
        return folder
    print(f"{folder} is absent: PolNeAR and TempEval are not scored (name it with TRAVAUX_DATA)")
    return None


def _gold_scores(folder: Path) -> Scores:
    scores: Scores = defaultdict(Score)
    for gold in load_gold(folder):
        for name, score in score_document(gold, read_file(gold.path)).items():
            scores[name] += score
    return scores


def _elsewhere(data: Path | None) -> dict[str, Score]:
    if data is None:
        return {}
    figures: dict[str, Score] = {}
    for role, measures in score_polnear(data / "polnear" / "dev").items():
        for measure, score in measures.items():
            figures[f"PolNeAR dev: {role}.{measure}"] = score
    for name, score in score_folder(data / "timex" / "AQUAINT").figures().items():
        figures[f"TempEval AQUAINT: {name}"] = score
    return figures


def _print(figures: dict[str, Score], floors: dict[str, float]) -> int:
    print(f"{'figure':<48}{'P':>7}{'R':>7}{'F1':>7}{'floor':>7}{'right':>7}{'of':>7}")
    under = []
    for name, score in figures.items():
        floor = floors.get(name)
        print(
            f"{name:<48}{score.precision:>7.3f}{score.recall:>7.3f}{score.f1:>7.3f}"
            f"{'' if floor is None else format(floor, '.3f'):>7}{score.right:>7}{score.wanted:>7}"
        )
        if floor is not None and score.f1 < floor:
            under.append(name)
    for name in under:
        print(f"under its floor: {name} {figures[name].f1:.3f} < {floors[name]:.3f}")
    return 1 if under else 0


if __name__ == "__main__":
    sys.exit(main())

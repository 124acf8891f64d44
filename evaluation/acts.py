"""Acts against labels made by hand over corpora that are not kept here, and over own sentences.

``training/data/acts.tsv`` holds, for each label, the corpus, the document, the character offsets of
source, cue and content ("12-19;30-42", "-" where there is none), the act, and the part it belongs
to. ``python -m evaluation.acts`` prints the figures and a table by class, of the part that nothing
was trained on.
"""

from __future__ import annotations

import argparse
import csv
import json
import os
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from evaluation.conditions import marked_lines
from evaluation.spans import Score
from travaux.finders.acts import Told, act_of, by_rules
from travaux.finders.attribution import Attribution
from travaux.finders.mentions import Mentions
from travaux.finders.parties import party_mentions
from travaux.finders.people import find_people
from travaux.finders.resolve import resolve
from travaux.finders.statements import told_in
from travaux.language import annotate, load_language
from travaux.model import Act, Document, Span, sha256
from travaux.settings import Settings

__all__ = ["LABELS", "POLARITY", "Label", "data_folder", "labels", "score_acts", "told_and_acts"]

HERE = Path(__file__).parent
LABELS = HERE.parent / "training" / "data" / "acts.tsv"
POLARITY = HERE / "data" / "polarity.txt"
HELD_OUT = "test"


@dataclass(frozen=True, slots=True)
class Label:
    """The act of one attribution, whose spans are offsets in the text of its document."""

    corpus: str
    document: str
    found: Attribution
    act: Act
    draw: str
    part: str


def labels(path: Path = LABELS) -> Iterator[Label]:
    """The labels of a file, in its order."""
    with path.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file, delimiter="\t"):
            found = Attribution(
                _whole(row["source"]), _whole(row["cue"]), tuple(_spans(row["content"]))
            )
            act = Act(row["act"])
            yield Label(row["corpus"], row["document"], found, act, row["draw"], row["part"])


def _spans(words: str) -> list[Span]:
    if words == "-":
        return []
    return [Span(*map(int, piece.split("-"))) for piece in words.split(";")]


def _whole(words: str) -> Span | None:
    spans = _spans(words)
    return Span(spans[0].start, spans[-1].end) if spans else None


def data_folder() -> Path:
    """Where the corpora lie: ``TRAVAUX_DATA``, or ``shared/data`` beside the project."""
    named = os.environ.get("TRAVAUX_DATA")
    return Path(named) if named else HERE.parent.parent / "shared" / "data"


def told_and_acts(wanted: Iterable[Label], data: Path) -> Iterator[tuple[Label, Told]]:
    """Each label with what the reader of acts is given for it, one document after the other."""
    by_document: dict[tuple[str, str], list[Label]] = {}
    for label in wanted:
        by_document.setdefault((label.corpus, label.document), []).append(label)
    for (corpus, name), here in by_document.items():
        text = _text(corpus, name, data)
        yield from zip(here, _told(name, text, [label.found for label in here]), strict=True)


def told_of_own(path: Path) -> Iterator[tuple[Act, Told]]:
    """The same of own sentences with marks around source, cue and content."""
    for marked in marked_lines(path, {"<": "source", "{": "cue", "[": "content"}):
        spans = {role: [Span(*s) for s in found] for role, found in marked.spans.items()}
        source = spans["source"][0] if spans["source"] else None
        found = Attribution(source, spans["cue"][0], tuple(spans["content"]))
        yield Act(marked.act), next(iter(_told("-", marked.text, [found])))


def _told(name: str, text: str, found: Sequence[Attribution]) -> Iterator[Told]:
    document = Document(sha256(text.encode()), name, "text/plain", text)
    annotated = annotate(document, load_language(Settings().language_model))
    by_name = Mentions(party_mentions(annotated))
    people = find_people(annotated, by_name)
    return told_in(annotated, resolve(annotated, people, by_name), people.people, found)


def _text(corpus: str, name: str, data: Path) -> str:
    if corpus == "news":
        return _news(data / "news" / "news_sample.jsonl")[name]
    if corpus == "polnear":
        return _polnear(name.removesuffix(".ann"), data / "polnear" / "train" / "text")
    folder = data / "council-debates" if corpus == "council" else data.parent / corpus
    return (folder / name).read_text("utf-8")


@cache
def _news(path: Path) -> dict[str, str]:
    rows = (json.loads(line) for line in path.read_text("utf-8").splitlines())
    return {row["id"]: row["text"] for row in rows}


def _polnear(stem: str, folder: Path) -> str:
    """The text of annotations named as it is, or so with a suffix of the annotator."""
    own = folder / f"{stem}.txt"
    return (own if own.exists() else folder / f"{stem.rpartition('_')[0]}.txt").read_text("utf-8")


def score_acts(data: Path) -> dict[str, Score]:
    """The share of right acts among the held-out labels, of those drawn at random, and of own."""
    held = [label for label in labels() if label.part == HELD_OUT]
    read = [(label, act_of(told).act) for label, told in told_and_acts(held, data)]
    own = [(act, act_of(told).act) for act, told in told_of_own(POLARITY)]
    return {
        "held out": _share((label.act, act) for label, act in read),
        "held out, drawn at random": _share(
            (label.act, act) for label, act in read if label.draw == "random"
        ),
        "polarity": _share(own),
    }


def _share(pairs: Iterable[tuple[Act, Act]]) -> Score:
    results = [wanted is given for wanted, given in pairs]
    return Score(sum(results), len(results), len(results))


def by_class(pairs: Sequence[tuple[Act, Act]]) -> dict[Act, Score]:
    """Precision and recall of each act, from pairs of what is wanted and what is given."""
    return {
        act: Score(
            sum(wanted is given is act for wanted, given in pairs),
            sum(given is act for _, given in pairs),
            sum(wanted is act for wanted, _ in pairs),
        )
        for act in Act
    }


def macro_f1(pairs: Sequence[tuple[Act, Act]]) -> float:
    """The mean F1 over the acts that are wanted at least once."""
    scores = [score.f1 for score in by_class(pairs).values() if score.wanted]
    return sum(scores) / len(scores)


def main() -> None:
    """Print accuracy, macro-F1, calibration, the table by class and the confusions."""
    parser = argparse.ArgumentParser(prog="python -m evaluation.acts", description=__doc__)
    parser.add_argument("--data", type=Path, default=data_folder(), help="where the corpora lie")
    told = parser.parse_args()
    held = [label for label in labels() if label.part == HELD_OUT]
    read = [(label, by_rules(t).act, act_of(t)) for label, t in told_and_acts(held, told.data)]
    for name, pairs in {
        "rules": [(label.act, ruled) for label, ruled, _ in read],
        "rules and trained reader": [(label.act, given.act) for label, _, given in read],
    }.items():
        chance = [
            (w, g)
            for (w, g), (label, _, _) in zip(pairs, read, strict=True)
            if label.draw == "random"
        ]
        print(
            f"\n{name}: {len(pairs)} held out, accuracy {_share(pairs).f1:.3f}, "
            f"macro-F1 {macro_f1(pairs):.3f}; {len(chance)} of them drawn at random, "
            f"accuracy {_share(chance).f1:.3f}, macro-F1 {macro_f1(chance):.3f}"
        )
        _print_classes(pairs)
    _print_trust([(given.probability, given.act is label.act) for label, _, given in read])
    own = [(act, by_rules(t).act, act_of(t).act) for act, t in told_of_own(POLARITY)]
    print(
        f"\npolarity ({len(own)}): rules {_share((a, r) for a, r, _ in own).f1:.3f}, "
        f"with the trained reader {_share((a, g) for a, _, g in own).f1:.3f}"
    )


def _print_classes(pairs: Sequence[tuple[Act, Act]]) -> None:
    wrong = Counter((wanted, given) for wanted, given in pairs if wanted is not given)
    print(f"{'act':<10}{'P':>7}{'R':>7}{'F1':>7}{'of':>5}  taken for")
    for act, score in by_class(pairs).items():
        most = [f"{g} {n}" for (w, g), n in wrong.most_common() if w is act]
        print(
            f"{act:<10}{score.precision:>7.3f}{score.recall:>7.3f}{score.f1:>7.3f}"
            f"{score.wanted:>5}  {', '.join(most)}"
        )


def _print_trust(read: Sequence[tuple[float, bool]]) -> None:
    """How often what is said to be probable is right, in fifths of the probabilities."""
    print("\nprobability    right    of")
    ordered = sorted(read)
    for k in range(5):
        fifth = ordered[k * len(ordered) // 5 : (k + 1) * len(ordered) // 5]
        mean = sum(p for p, _ in fifth) / len(fifth)
        print(f"{mean:>11.3f}{sum(right for _, right in fifth) / len(fifth):>9.3f}{len(fifth):>6}")


if __name__ == "__main__":
    main()

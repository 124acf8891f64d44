"""Fit how attributions are chosen: ``python -m training.choose fast``.

On the articles that training held out: settings by search along one figure after another, for the
mean of the exact F1 of source, cue, content (twice) and whole attributions; then a logistic
regression for the probability that an attribution is right. Writes ``reader.json``.
"""

from __future__ import annotations

import argparse
import json
import os
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Protocol

import numpy as np
from evaluation.calibration import bins, is_right
from evaluation.spans import trimmed

from training.polnear import Article, load_articles, split
from travaux.documents import document_from_text
from travaux.finders.attribution_heard import Chosen, Hints, choose
from travaux.finders.attribution_parts import Attribution, Page
from travaux.finders.attribution_rules import rules
from travaux.language import Choice, Hearing, SpeechReader, annotate, load_language, load_speech
from travaux.language.speech import WEIGHTS
from travaux.model import Span
from travaux.settings import Settings

ROLES = ("source", "cue", "content", "linked")
WORTH = {"source": 1, "cue": 1, "content": 2, "linked": 1}
GRID: dict[str, tuple[float, ...]] = {
    "cue": (0.15, 0.2, 0.3, 0.4, 0.5),
    "alone": (0.45, 0.5, 0.55, 0.6, 0.65, 0.7),
    "outside": (-0.5, 0.0, 0.5, 1.0),
    "tags": (0.0, 0.5, 1.0),
    "hint": (0.0, 0.25, 0.5, 1.0, 1.5),
    "border": (0.0, 0.5, 1.0, 1.5, 2.0, 3.0),
    "quote": (0.0, 2.0, 4.0, 8.0),
}
RIDGE = 0.3  # of the logistic regression

Spans = frozenset[tuple[int, int]]
Whole = tuple[Spans, Spans, Spans]


class _Parts(Protocol):
    source: Span | None
    cue: Span | None
    content: tuple[Span, ...]


@dataclass(frozen=True)
class Read:
    """A held-out article as read, and what is to be found in it."""

    article: Article
    page: Page
    hearing: Hearing
    by_rule: tuple[Attribution, ...]

    @property
    def gold(self) -> set[Whole]:
        """The attributions that are annotated, in offsets of the article."""
        text = self.article.text

        def at(spans: tuple[tuple[int, int], ...]) -> Spans:
            return frozenset(trimmed(text, *s) for s in spans)

        return {(at(m.source), at(m.cue), at(m.content)) for m in self.article.marked}

    def spans(self, found: _Parts) -> Whole:
        """Source, cue and content in offsets of the article."""
        original = self.page.annotated.document.offsets.original_span

        def at(*spans: Span | None) -> Spans:
            places = [original(s) for s in spans if s]
            return frozenset(trimmed(self.article.text, p.start, p.end) for p in places)

        return at(found.source), at(found.cue), at(*found.content)

    def chosen(self, choice: Choice) -> list[Chosen]:
        """The outermost attributions that ``choice`` takes of what was heard."""
        hints = Hints(self.page, self.by_rule)
        found = list(choose(self.page, self.hearing.heard, choice, hints))
        contents = [s for c in found for s in c.content]
        return [c for c in found if not any(s.contains(c.cue) for s in contents)]


def read_all(articles: Sequence[Article], speech: SpeechReader) -> Iterator[Read]:
    """The articles, read once for all settings."""
    nlp = load_language(Settings().language_model)
    for article in articles:
        annotated = annotate(document_from_text(article.text, None), nlp, speech)
        assert annotated.heard is not None
        page = Page.of(annotated)
        yield Read(article, page, annotated.heard, rules(page))


def score(read: Sequence[Read], choice: Choice) -> dict[str, float]:
    """Exact F1 by role."""
    right: Counter[str] = Counter()
    both: Counter[str] = Counter()
    for one in read:
        gold, found = one.gold, {one.spans(c) for c in one.chosen(choice)}
        right["linked"] += len(found & gold)
        both["linked"] += len(found) + len(gold)
        for i, role in enumerate(ROLES[:3]):
            have = Spans().union(*(f[i] for f in found))
            want = Spans().union(*(g[i] for g in gold))
            right[role] += len(have & want)
            both[role] += len(have) + len(want)
    return {role: 2 * right[role] / both[role] for role in ROLES}


def worth(figures: dict[str, float]) -> float:
    """What the search makes as large as it can."""
    return sum(WORTH[r] * f for r, f in figures.items()) / sum(WORTH.values())


def search(read: Sequence[Read], choice: Choice) -> Choice:
    """The best choice along one figure after another, twice."""
    best = worth(score(read, choice))
    for _ in range(2):
        for name, values in GRID.items():
            for value in values:
                other = replace(choice, **{name: value})
                if other != choice and (mine := worth(score(read, other))) > best + 2e-4:
                    best, choice = mine, other
            print(f"{name}: {getattr(choice, name)} -> {best:.4f}", flush=True)
    return choice


def calibrated(read: Sequence[Read], choice: Choice) -> tuple[float, ...]:
    """Weights of a logistic regression (ridge, Newton's method) for being right."""
    rows, right = [], []
    for one in read:
        gold = one.gold
        for chosen in one.chosen(choice):
            rows.append(chosen.features)
            right.append(is_right(one.spans(chosen), gold))
    x, y = np.asarray(rows), np.asarray(right, dtype=float)
    print(f"{len(y)} attributions, {y.mean():.3f} right")
    weights = np.zeros(x.shape[1])
    for _ in range(25):
        p = 1 / (1 + np.exp(-x @ weights))
        bent = x.T @ (x * (p * (1 - p))[:, None]) + RIDGE * np.eye(len(weights))
        weights -= np.linalg.solve(bent, x.T @ (p - y) + RIDGE * weights)
    p = 1 / (1 + np.exp(-x @ weights))
    for one in bins(zip(p.tolist(), (y > 0).tolist(), strict=True)):
        print(f"  {one.count:>5} of confidence {one.confidence:.2f}: {one.right:.2f} right")
    return tuple(round(float(w), 4) for w in weights)


def main() -> None:
    """Search, fit, tell, write."""
    parser = argparse.ArgumentParser(prog="python -m training.choose", description=__doc__)
    parser.add_argument("kind", choices=("fast", "accurate"))
    data = os.environ.get("TRAVAUX_DATA", Path(__file__).parents[2] / "shared" / "data")
    parser.add_argument("--keep", action="store_true", help="keep the settings, calibrate anew")
    parser.add_argument("--data", type=Path, default=Path(data))
    told = parser.parse_args()
    _, held = split(load_articles(told.data / "polnear" / "train"))
    speech = load_speech(told.kind, 1)
    read = list(read_all(held, speech))
    print(score(read, speech.choice), flush=True)
    choice = speech.choice if told.keep else search(read, Choice())
    choice = replace(choice, calibration=calibrated(read, choice))
    print(score(read, choice), choice)
    path = WEIGHTS / told.kind / "reader.json"
    card = json.loads(path.read_text("utf-8"))
    card["choice"] = asdict(choice)
    path.write_text(json.dumps(card, indent=1) + "\n", "utf-8")


if __name__ == "__main__":
    main()

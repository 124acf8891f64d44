"""Which issues a statement or a provision is on: by the issue's words, else by what it means."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeAlias

import numpy as np
import numpy.typing as npt

from travaux.analysis.stance import poles_of
from travaux.analysis.wording import Wording, wording
from travaux.model import Assigned, Issue, Via

__all__ = ["Assigner", "Meaning"]

Floats = npt.NDArray[np.float32]
# Texts to unit vectors (texts × width), zeros where nothing is known.
Meaning: TypeAlias = Callable[[Sequence[str]], Floats]

# Judgement, set on the development half of the annotated negotiations (evaluation/exchanges).
_NEAR = 0.62  # cosine from which words are taken to be on the issue without any of its words
_AHEAD = 0.06  # how far it must be ahead of the next issue
_MOST = 3  # issues that one statement is on


class Assigner:
    """Assigns words to the issues of a codebook; without ``meaning`` by the issues' words alone."""

    def __init__(self, issues: Sequence[Issue], meaning: Meaning | None = None) -> None:
        self.issues = {issue.id: issue for issue in issues}
        self._poles = [poles_of(issue) for issue in issues]
        self._meaning = meaning
        self._vectors = _middle(issues, meaning) if meaning and issues else None

    def assign(self, text: str, said: Wording | None = None) -> tuple[Assigned, ...]:
        """The issues that ``text`` is on, the surest first; empty where it is unassigned."""
        found = self._by_words(said or wording(text))
        return found or self._by_meaning(text)

    def _by_words(self, said: Wording) -> tuple[Assigned, ...]:
        scores: dict[str, float] = {}
        for poles in self._poles:
            weight, taken = 0.0, set[int]()
            for stems, _ in poles.keywords:
                for place in said.find(stems):
                    if taken.isdisjoint(place):
                        taken.update(place)
                        weight += len(stems)
            if weight:
                scores[poles.issue.id] = weight
        self._leave_out_parents(scores)
        ranked = sorted(scores.items(), key=lambda pair: (-pair[1], pair[0]))[:_MOST]
        return tuple(Assigned(i, round(1 - 0.5 ** (0.5 + w), 2), Via.WORDS) for i, w in ranked)

    def _leave_out_parents(self, scores: dict[str, float]) -> None:
        for ident in list(scores):
            parent = self.issues[ident].parent
            if parent in scores and scores[parent] <= scores[ident]:
                del scores[parent]

    def _by_meaning(self, text: str) -> tuple[Assigned, ...]:
        if self._meaning is None or self._vectors is None:
            return ()
        cosines = self._vectors @ self._meaning([text])[0]
        first, *rest = np.argsort(-cosines, kind="stable")[:2]
        ahead = cosines[first] - (cosines[rest[0]] if rest else 0.0)
        if cosines[first] < _NEAR or ahead < _AHEAD:
            return ()
        ident = self._poles[int(first)].issue.id
        return (Assigned(ident, round(float(min(0.9, cosines[first])) * 0.8, 2), Via.MEANING),)


def _middle(issues: Sequence[Issue], meaning: Meaning) -> Floats:
    """A unit vector for each issue: between its title, definition, poles, keywords and anchor."""
    rows = []
    for issue in issues:
        told = [issue.title, issue.definition, issue.positive, issue.negative, issue.anchor]
        vectors = meaning([words for words in (*told, ", ".join(issue.keywords)) if words])
        rows.append(vectors.mean(axis=0))
    middle = np.stack(rows)
    unit: Floats = middle / np.maximum(np.linalg.norm(middle, axis=1, keepdims=True), 1e-9)
    return unit

"""What a trained reader hears: for each word that may attribute, who may speak and what is said.

The reader gives scores; the spans are chosen from them later, where parse and quotation marks can
have their say (``finders.attribution_heard``).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from travaux.language.viterbi import best_paths, spans_of
from travaux.language.windows import Window

__all__ = ["ROLES", "TAGS", "Choice", "Heard", "Hearing", "hear"]

Floats = npt.NDArray[np.float32]
Places = npt.NDArray[np.int64]

_BIES = "BIES"
TAGS = ("O", *(f"{p}-{r}" for r in ("source", "cue", "content") for p in _BIES))
ROLES = ("O", *(f"{p}-{r}" for r in ("source", "content") for p in _BIES))

_CUE = slice(5, 9)
_NOWHERE = np.float32(-8.0)  # log-odds under which a word has no role towards a cue


@dataclass(frozen=True, slots=True)
class Choice:
    """How attributions are chosen from scores; the figures are fitted on held-out articles.

    ``cue`` and ``alone`` are the least probabilities of a cue that rules see too and of one that
    they do not. ``tags`` weighs the tags of words beside their roles, ``outside`` speaks against a
    word having no role, ``hint`` and ``border`` speak for what rules say of a word and of the ends
    of a span, ``quote`` against a span that ends within a quote; all are added to
    log-probabilities. ``calibration`` are the weights of a logistic regression, and ``least`` is
    the smallest probability by it with which an attribution is kept.
    """

    cue: float = 0.15
    alone: float = 0.45
    tags: float = 0.5
    outside: float = 0.0
    hint: float = 2.0
    border: float = 3.0
    quote: float = 8.0
    least: float = 0.3
    calibration: Sequence[float] = ()


@dataclass(frozen=True, slots=True, eq=False)
class Heard:
    """One word or run of words that may attribute, and the roles of the words around it.

    ``cue`` is a span in code points, ``probability`` that it attributes. ``spans`` (words × 2) are
    the words that may have a role, ``at`` (words) their places in the window, so that neighbours
    are known, ``scores`` (words × ROLES) log-probabilities, ``sharp`` (words × ROLES) what the
    tags say of the borders.
    """

    cue: tuple[int, int]
    probability: float
    spans: Places
    at: Places
    scores: Floats
    sharp: Floats


@dataclass(frozen=True, slots=True)
class Hearing:
    """What was heard in a document, in order, and how to choose from it."""

    choice: Choice
    heard: tuple[Heard, ...]


def hear(
    window: Window, tags: Floats, roles: Callable[[Sequence[range]], Floats], choice: Choice
) -> list[Heard]:
    """What may attribute in a window, from log-probabilities of tags (words × TAGS).

    ``roles`` gives log-probabilities (cues × words × ROLES) for cues, each a run of words.
    """
    cues = _cues(tags, choice)
    if not cues:
        return []
    sharp = _sharpened(tags)
    spans = np.asarray([(word.start, word.end) for word in window.words], dtype=np.int64)
    chances = np.exp(tags[:, _CUE]).sum(axis=1)
    heard = []
    for cue, scores in zip(cues, roles(cues), strict=True):
        at = np.flatnonzero(scores[:, 1:].max(axis=1) - scores[:, 0] > _NOWHERE)
        at = at[(at < cue[0]) | (at > cue[-1])]
        where = (int(spans[cue[0], 0]), int(spans[cue[-1], 1]))
        chance = float(chances[cue[0] : cue[-1] + 1].max())
        heard.append(Heard(where, chance, spans[at], at, scores[at], sharp[at]))
    return heard


def _cues(tags: Floats, choice: Choice) -> list[range]:
    """Cues as they are most likely, and further ones as they would be if cues were likelier."""
    likely, more = _runs(tags, (0.5, min(choice.cue, choice.alone)))
    taken = {i for run in likely for i in run}
    return sorted([*likely, *(r for r in more if taken.isdisjoint(r))], key=lambda r: r[0])


def _runs(tags: Floats, least: Sequence[float]) -> list[list[range]]:
    """The cues as they are where a word is one from each probability of ``least`` on."""
    odds = np.log((1 - np.asarray(least)) / np.asarray(least)).astype(np.float32)
    turned = np.repeat(tags[None], len(odds), axis=0)
    turned[:, :, _CUE] += odds[:, None, None]
    return [
        [range(first, last + 1) for role, first, last in spans_of(path, TAGS) if role == "cue"]
        for path in best_paths(turned, TAGS)
    ]


def _sharpened(tags: Floats) -> Floats:
    """Tags as scores of roles: how the places in a role compare, whatever the role's own chance.

    Roles tell whose a span is, tags where spans begin and end.
    """
    nothing = np.zeros((len(tags), 1), dtype=np.float32)
    both = [tags[:, 1:5], tags[:, 9:13]]
    return np.concatenate([nothing, *(t - t.max(axis=1, keepdims=True) for t in both)], axis=1)

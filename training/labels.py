"""What the reader of attributions is taught: a tag for each word, and for each cue its roles.

Tags are BIOES (begin, inside, end, single; Ratinov & Roth 2009), so that both borders of a span
are told. ``TAGS`` mark source, cue and content of any attribution; ``ROLES`` mark the source and
the content of one given cue, as semantic role labelling does with predicates.
"""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass

from training.polnear import Article, Marked
from travaux.language.windows import Window, windows
from travaux.language.wordpiece import WordPiece

__all__ = ["ROLES", "TAGS", "Lesson", "lessons"]

_PLACES = "BIES"
TAGS = ("O", *(f"{p}-{r}" for r in ("source", "cue", "content") for p in _PLACES))
ROLES = ("O", *(f"{p}-{r}" for r in ("source", "content") for p in _PLACES))


@dataclass(frozen=True, slots=True)
class Lesson:
    """A window, a tag for each of its words, and for each cue in it (words, roles)."""

    window: Window
    tags: tuple[int, ...]
    cues: tuple[tuple[tuple[int, ...], tuple[int, ...]], ...]


def lessons(article: Article, wordpiece: WordPiece, longest: int) -> list[Lesson]:
    """The windows of an article with what is to be learnt of each."""
    return [_lesson(w, article.marked) for w in windows(article.text, wordpiece, longest)]


def _lesson(window: Window, marked: tuple[Marked, ...]) -> Lesson:
    starts = [word.start for word in window.words]
    ends = [word.end for word in window.words]
    first, last = starts[0], ends[-1]
    tags = [0] * len(starts)
    cues = []
    for one in marked:
        if not any(s < last and e > first for s, e in (*one.cue, *one.content, *one.source)):
            continue
        roles = [0] * len(starts)
        for role in ("source", "cue", "content"):
            for start, end in getattr(one, role):
                at = bisect_left(ends, start + 1), bisect_left(starts, end)
                _mark(tags, TAGS, role, at)
                if role != "cue":
                    _mark(roles, ROLES, role, at)
        words = tuple(
            i for s, e in one.cue for i in range(bisect_left(ends, s + 1), bisect_left(starts, e))
        )
        if words:
            cues.append((words, tuple(roles)))
    return Lesson(window, tuple(tags), tuple(cues))


def _mark(into: list[int], names: tuple[str, ...], role: str, at: tuple[int, int]) -> None:
    first, last = at[0], at[1] - 1
    if last < first:
        return
    if first == last:
        into[first] = names.index(f"S-{role}")
        return
    into[first], into[last] = names.index(f"B-{role}"), names.index(f"E-{role}")
    for i in range(first + 1, last):
        into[i] = names.index(f"I-{role}")

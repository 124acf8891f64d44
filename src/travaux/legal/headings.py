"""Headings of units, and the one true count among lines that look like headings of articles."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from travaux.legal.lines import Line
from travaux.legal.numbers import follows, opens_count
from travaux.legal.openings import Opening, is_title, opening_of
from travaux.model import Span, UnitKind

__all__ = ["CONTAINERS", "Heading", "article_headings", "clean_title", "container_heading"]

CONTAINERS = (UnitKind.BOOK, UnitKind.PART, UnitKind.TITLE, UnitKind.CHAPTER, UnitKind.SECTION)
_BACK = 12  # candidates that a count can pass over
_LONGEST = 160  # code points of the heading of a container
_ENDS = (".", ";", ":", "!", "?", "”", '"', "»", ")", "]", "*", "،", "。", "؛")


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading as it stands: kind, word, number as cited, its stretch, and that of its title.

    ``under`` counts how deep an article lies in another (lettered articles of a numbered one).
    """

    kind: UnitKind
    word: str
    number: str | None
    span: Span
    title: Span | None = None
    under: int = 0


def clean_title(title: str) -> str | None:
    """A title on one line, without what stands around it and without the number of a note."""
    bare = re.sub(r"(?<=[^\W\d_)\]*])\d{1,2}(?=$|,)", "", " ".join(title.split()))
    return bare.strip(" .:–—-") or None


@dataclass(frozen=True, slots=True)
class _Candidate:
    line: int
    opening: Opening
    own: float


def article_headings(lines: Sequence[Line], instead: str = "") -> list[Heading]:
    """Headings of articles and of what holds them, in order, by the words of the lines.

    Of all lines that could open an article those are taken whose numbers make the best count
    (the best path by dynamic programming, after R. Bellman, 1957); a line that breaks into
    a sentence, or whose number comes out of the blue, is words of the text. Linear in time.
    """
    found = [
        (at, o) for at, line in enumerate(lines) if (o := opening_of(line.words, instead=instead))
    ]
    holders = [(at, o) for at, o in found if _holds(lines, at, o)]
    places = {at for at, _ in found}
    candidates = [
        _Candidate(at, o, _own_score(lines, at, o, places))
        for at, o in found
        if o.kind is UnitKind.ARTICLE
    ]
    chosen = _best_count(candidates, [at for at, _ in holders])
    taken = sorted([(c.line, c.opening) for c in chosen] + holders, key=lambda pair: pair[0])
    starts = {at for at, _ in taken}
    return [_heading(lines, at, o, starts) for at, o in taken]


def container_heading(lines: Sequence[Line], at: int) -> Heading | None:
    """The heading of a part, chapter or annex that line ``at`` is, None where it is none."""
    opening = opening_of(lines[at].words)
    if opening is None or not _holds(lines, at, opening):
        return None
    return _heading(lines, at, opening, {at})


def _holds(lines: Sequence[Line], at: int, opening: Opening) -> bool:
    """Whether a line is the heading of a part, chapter, annex or preamble."""
    words = lines[at].words
    if opening.kind in {UnitKind.ARTICLE, UnitKind.OPTION} or len(words) > _LONGEST:
        return False
    if _mid_sentence(lines, at) or words[-1] in ";,":
        return False
    annex = opening.kind is UnitKind.ANNEX
    if annex and at and not lines[at].apart and _is_bare_article(lines[at - 1].words):
        return False  # the title of an article: "Annexes"
    if not opening.rest:
        return True
    if words[-1] == "." and not words.isupper():
        return False
    return is_title(opening.rest) and (opening.marked or not opening.rest[0].islower())


def _is_bare_article(words: str) -> bool:
    opening = opening_of(words) if len(words) < 40 else None
    return opening is not None and opening.kind is UnitKind.ARTICLE and not opening.rest


def _mid_sentence(lines: Sequence[Line], at: int) -> bool:
    """Whether the line above breaks off within a sentence that this line could go on with."""
    if at == 0 or lines[at].apart:
        return False
    above = lines[at - 1].words
    if above.endswith(_ENDS):
        return False
    return not (is_title(above) or above.isupper() or opening_of(above) is not None)


def _own_score(lines: Sequence[Line], at: int, opening: Opening, places: set[int]) -> float:
    """How much a line looks like the heading of an article, its number aside."""
    score = 1.0 if not opening.rest else 0.7 if opening.marked else 0.2
    if opening.rest and is_title(opening.rest):
        score += 0.3
    if lines[at].apart:
        score += 0.4
    elif at - 1 not in places and _mid_sentence(lines, at):
        score -= 1.5
    if not opening.rest and _goes_on_below(lines, at):
        score -= 2.5
    return score


def _goes_on_below(lines: Sequence[Line], at: int) -> bool:
    """Whether the line below goes on in lower case, as after a citation at the end of a line."""
    if at + 1 >= len(lines) or lines[at + 1].apart:
        return False
    below = lines[at + 1].words
    return below[0].islower() and not re.match(r"[a-z]{1,4}[.)]", below)


def _best_count(candidates: Sequence[_Candidate], holders: Sequence[int]) -> list[_Candidate]:
    best: list[float] = []
    back: list[int] = []
    before = _counted(candidates, holders)
    for i, candidate in enumerate(candidates):
        opens = 1.0 if opens_count(candidate.opening.number or "") else -1.0
        total, last = opens, -1
        for j in range(max(0, i - _BACK), i):
            step = best[j] + _step(candidates[j], candidate, before[i] - before[j])
            if step >= total:
                total, last = step, j
        best.append(total + candidate.own)
        back.append(last)
    at = max(range(len(best)), key=lambda i: best[i], default=-1)
    path: list[_Candidate] = []
    while at >= 0:
        path.append(candidates[at])
        at = back[at]
    return path[::-1]


def _counted(candidates: Sequence[_Candidate], holders: Sequence[int]) -> list[int]:
    """For each candidate, how many headings of parts and annexes stand before it."""
    counts, at = [], 0
    for candidate in candidates:
        while at < len(holders) and holders[at] < candidate.line:
            at += 1
        counts.append(at)
    return counts


def _step(before: _Candidate, after: _Candidate, holders: int) -> float:
    first, second = before.opening.number or "", after.opening.number or ""
    if follows(second, first):
        return 2.0
    if follows(second, first, most=4):
        return 0.3
    if opens_count(second):
        return 1.0 if holders else -0.5
    if second == first:
        return -1.7
    return -3.0


def _heading(lines: Sequence[Line], at: int, opening: Opening, starts: set[int]) -> Heading:
    line = lines[at]
    start, word = line.start, opening.word
    title_at = line.start + opening.at
    if opening.rest:
        if opening.kind is UnitKind.ARTICLE and not _titles(opening):
            return Heading(opening.kind, word, opening.number, Span(start, title_at))
        span = Span(title_at, line.end)
        return Heading(opening.kind, word, opening.number, Span(start, line.end), span)
    below = _title_below(lines, at, starts)
    if below is None:
        return Heading(opening.kind, word, opening.number, Span(start, line.end))
    return Heading(opening.kind, word, opening.number, Span(start, below.end), below)


def _titles(opening: Opening) -> bool:
    rest = opening.rest
    return (
        len(rest) <= 160
        and not re.search(r"\b(?:shall|may|must|will)\b", rest)
        and rest[0] != "("
        and (
            is_title(rest)
            or (
                opening.marked
                and rest[-1] not in ";,:"
                and len(rest.split()) <= 16
                and rest.count(".") <= 1
            )
        )
    )


def _title_below(lines: Sequence[Line], at: int, starts: set[int]) -> Span | None:
    """The title on the line or lines under a bare number."""
    following = at + 1
    if following >= len(lines) or following in starts or not is_title(lines[following].words):
        return None
    if opening_of(lines[following].words) is not None and following in starts:
        return None
    end = following
    while (
        end + 1 < len(lines)
        and end - following < 2
        and end + 1 not in starts
        and not lines[end + 1].apart
        and lines[end].words.isupper()
        and lines[end + 1].words.isupper()
        and is_title(lines[end + 1].words)
    ):
        end += 1
    return Span(lines[following].start, lines[end].end)

"""What stands around the articles: the preamble with its recitals, and the closing part."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise

from travaux.codebook.legal_words import legal_words
from travaux.legal.lines import Line
from travaux.legal.marks import marks_of
from travaux.model import LegalUnit, Span, UnitKind

__all__ = ["closes", "is_agreed", "is_recital", "preamble", "recitals"]


def is_recital(words: str) -> bool:
    """Whether a line begins a recital: "Recalling ...", "(3) Whereas ...", "PP2 Noting ..."."""
    return bool(_recital().match(words[:80]))


def is_agreed(words: str) -> bool:
    """Whether a line holds the words that lead from the preamble to the text."""
    return bool(_agreed().search(words))


def closes(words: str) -> bool:
    """Whether a line begins the closing part: "In witness whereof ...", "Done at ..."."""
    return bool(_closing().match(words[:80]))


def preamble(lines: Sequence[Line]) -> LegalUnit | None:
    """The preamble that ``lines`` between title and first unit are, None where they are none."""
    first = next((i for i, line in enumerate(lines) if is_recital(line.words)), None)
    agreed = next((i for i, line in enumerate(lines) if is_agreed(line.words)), None)
    if first is None and agreed is None:
        return None
    last = agreed if agreed is not None and agreed >= (first or 0) else len(lines) - 1
    stretch = Span(lines[0].start, lines[last].end)
    return LegalUnit(
        UnitKind.PREAMBLE,
        "preamble",
        None,
        stretch,
        None,
        None,
        stretch,
        recitals(lines[: last + 1]),
    )


def recitals(lines: Sequence[Line]) -> tuple[LegalUnit, ...]:
    """The recitals among the lines of a preamble; what goes on with one belongs to it."""
    found: list[LegalUnit] = []
    starts = [i for i, line in enumerate(lines) if is_recital(line.words)]
    for start, after in pairwise([*starts, len(lines)]):
        end = start
        while end + 1 < after and not _leaves(lines[end + 1]):
            end += 1
        found.append(_one_recital(lines[start], lines[end].end))
    return tuple(found)


def _leaves(line: Line) -> bool:
    """Whether a line ends a recital: the formula of agreement stands alone, or a name follows."""
    return is_agreed(line.words) and not line.words[0].islower()


def _one_recital(line: Line, end: int) -> LegalUnit:
    marks = marks_of(line.words)
    number = marks[0].number if marks else None
    at = line.start + (marks[0].end if marks else 0)
    head = Span(line.start, at) if marks else None
    return LegalUnit(
        UnitKind.RECITAL, "recital", number, Span(line.start, end), head, None, Span(at, end)
    )


@lru_cache(maxsize=1)
def _recital() -> re.Pattern[str]:
    words = "|".join(re.escape(w) for w in sorted(legal_words().recitals, key=len, reverse=True))
    return re.compile(
        rf"[\[(“\"*\s]*(?:(?:pp\s?)?\d{{1,3}}(?:\s?(?:bis|ter|alt\.?))*[.)\]]*\s*|[–—•-]\s+|and\s+)?[\[(]*"
        rf"(?:also\s+|further\s+|deeply\s+|strongly\s+|fully\s+)?(?:{words})(?![\w-])",
        re.IGNORECASE,
    )


@lru_cache(maxsize=1)
def _agreed() -> re.Pattern[str]:
    words = "|".join(r"\s+".join(map(re.escape, w.split())) for w in legal_words().agreed)
    return re.compile(rf"\b(?:{words})(?!\w)", re.IGNORECASE)


@lru_cache(maxsize=1)
def _closing() -> re.Pattern[str]:
    words = "|".join(r"\s+".join(map(re.escape, w.split())) for w in legal_words().closing)
    return re.compile(rf"\W*(?:{words})(?!\w)", re.IGNORECASE)

"""The lines of a plain text, and the page furniture among them: running heads and page numbers."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from travaux.codebook.legal_words import legal_words
from travaux.model import Dropped

__all__ = ["Line", "lines_of", "without_furniture"]

_LINE = re.compile(r"[^\n\r\f\v\x85\u2028\u2029]*(?:\r\n|[\n\r\f\v\x85\u2028\u2029]|$)")
_NUMBER = re.compile(r"(?:page\s+)?[-–—\[(]?\s*(?:\d{1,4}|[ivxlc]{1,6})\s*[-–—\])]?"
                     r"(?:\s*(?:of|/)\s*\d{1,4})?", re.IGNORECASE)  # fmt: skip
_NOTE = re.compile(r"(\d{1,3}|\*{1,3})\s+[^\W\d_a-z‘“\"]")
_DIGITS = re.compile(r"\d+")
_EDGE = 3  # lines at the top and at the foot of a page that can be furniture
_LONGEST = 90  # code points of a running head


@dataclass(frozen=True, slots=True)
class Line:
    """A line with words. ``gap`` counts the empty lines before it, ``page`` the form feeds."""

    start: int
    text: str
    gap: int
    page: int
    torn: bool = False  # page furniture stood before it
    note: bool = False  # it stands among the footnotes of its page
    indent: int = 0  # spaces before its words

    @property
    def end(self) -> int:
        """Where the line ends in the original."""
        return self.start + len(self.text)


def lines_of(original: str) -> list[Line]:
    """The lines of ``original`` that hold more than space, without the space at their ends."""
    found: list[Line] = []
    gap = page = 0
    for match in _LINE.finditer(original):
        raw = match[0]
        words = raw.strip(" \t\r\n\f\v\x85\u2028\u2029\xa0\ufeff\u200b")
        if words:
            indent = raw.index(words)
            found.append(Line(match.start() + indent, words, gap, page, indent=indent))
            gap = 0
        else:
            gap += "\f" not in raw
        page += raw.count("\f")
    return found


def without_furniture(lines: Sequence[Line]) -> tuple[list[Line], list[Dropped]]:
    """``lines`` without running heads and page numbers, and those as dropped."""
    reasons = _furniture(lines)
    unmarked = not (lines and lines[-1].page)  # then a page ends where furniture stood
    kept: list[Line] = []
    torn = False
    page = 0
    for i, line in enumerate(lines):
        if i in reasons:
            torn = True
            continue
        page = page + torn if unmarked else line.page
        kept.append(replace(line, torn=torn, page=page))
        torn = False
    gone = [Dropped(lines[i].start, lines[i].text, reasons[i]) for i in sorted(reasons)]
    return _with_notes(kept), gone


def _with_notes(lines: Sequence[Line]) -> list[Line]:
    """``lines``, footnotes marked: from a line that opens with the next number to its page's end.

    Numbers run on through the whole text from 1, so that a numbered line of the text itself is
    hardly ever taken for one; a star opens a footnote of a page as well.
    """
    found: list[Line] = []
    number, page, within = 1, -1, False
    for line in lines:
        if line.page != page:
            page, within = line.page, False
        opens = _NOTE.match(line.text)
        if opens and (opens[1] == str(number) or (opens[1][0] == "*" and page < lines[-1].page)):
            within = True
            number += opens[1] == str(number)
        found.append(replace(line, note=True) if within else line)
    return found


def _furniture(lines: Sequence[Line]) -> dict[int, str]:
    edges = list(_edges(lines)) if lines and lines[-1].page else list(_numbered(lines))
    heads = Counter(_shape(lines[i].text) for i in edges)
    pages = lines[-1].page + 1 if lines else 0
    least = 2 if pages == 2 else max(3, min(pages // 4, 8))
    reasons: dict[int, str] = {}
    for i in edges:
        words = lines[i].text
        if _NUMBER.fullmatch(words):
            reasons[i] = "page-number"
        elif _can_be_head(words) and heads[_shape(words)] >= least:
            reasons[i] = "running-head"
    return reasons


def _shape(words: str) -> str:
    """A line as it is compared with others: numbers aside, unless it is a unit's heading."""
    plain = " ".join(words.split())
    return plain if _unit().match(plain) else _DIGITS.sub("#", plain)


@lru_cache(maxsize=1)
def _unit() -> re.Pattern[str]:
    """The word of a unit of a legal text: "Article 4" and "Article 5" are no running head."""
    words = {word for words in legal_words().units.values() for word in words}
    longest_first = "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))
    return re.compile(rf"(?:{longest_first})\s*\d", re.IGNORECASE)


def _edges(lines: Sequence[Line]) -> Iterator[int]:
    """The first and last lines of each page, from the edge inwards."""
    start = 0
    for i in range(1, len(lines) + 1):
        if i == len(lines) or lines[i].page != lines[start].page:
            top = range(start, min(start + _EDGE, i))
            yield from sorted({*top, *range(max(start, i - _EDGE), i)})
            start = i


def _numbered(lines: Sequence[Line]) -> Iterator[int]:
    """Running heads and page numbers of a text whose pages are not marked.

    A running head is a line that stands by a line of a number alone, three times or more, and
    by at least a quarter of such lines.
    """
    numbers = [i for i, line in enumerate(lines) if line.text.isdecimal() and len(line.text) <= 4]
    beside = {i: _beside(lines, i) for i in numbers}
    counts = Counter(
        shape for near in beside.values() for shape in {_shape(lines[j].text) for j in near}
    )
    heads = {shape for shape, n in counts.items() if n >= max(3, len(numbers) // 4)}
    found = {i for i, near in beside.items() if any(_shape(lines[j].text) in heads for j in near)}
    found.update(i for i, line in enumerate(lines) if _shape(line.text) in heads)
    yield from sorted(found)


def _beside(lines: Sequence[Line], i: int) -> list[int]:
    around = range(max(0, i - 2), min(len(lines), i + 3))
    return [j for j in around if j != i and _can_be_head(lines[j].text)]


def _can_be_head(words: str) -> bool:
    return (
        len(words) <= _LONGEST
        and not words.endswith((".", ";", ",", ":"))
        and any(c.isalpha() for c in words)
    )

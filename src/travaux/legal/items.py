"""Inside an article: paragraphs, points below points, options, and paragraphs without numbers."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from travaux.legal.lines import Line
from travaux.legal.marks import Mark, marks_of
from travaux.legal.numbers import follows, opens_count
from travaux.legal.openings import is_title, opening_of
from travaux.model import LegalUnit, Span, UnitKind

__all__ = ["items_of"]

_PARAGRAPHS = frozenset({"number", "op", "decimal", "(number)"})
_ENDS = (".", ";", ":", "!", "?", ".”", ".]", ";]", ":]", "]", "**", "*", ")", "。", "；", "؛")
_COMMON = re.compile(r"\b(?P<sub>sub-?)?(?:options|alternatives)\b", re.IGNORECASE)
_SKIPPED = 3  # numbers of a count that can be missing
_FIRST = 30  # the highest number that can open a count of paragraphs
_LONGEST_OPTION = 120  # code points of the heading of an option


@dataclass
class _Open:
    """A unit that is still open: its level, and what has been gathered of it."""

    style: str
    kind: UnitKind
    word: str
    number: str | None
    start: int
    head: int
    end: int
    title: Span | None = None
    children: list[_Open] = field(default_factory=list)


def items_of(lines: Sequence[Line]) -> tuple[LegalUnit, ...]:
    """The units among the lines of an article, below its heading; empty where it is one paragraph.

    Marks count up within their level; a mark out of its count ("24. The", broken off a sentence)
    is words. Lines without a mark go on with the unit before, or, where no paragraph of the
    article has a number, are paragraphs of their own.
    """
    reader = _Reader(lines)
    for at in range(len(lines)):
        reader.read(at)
    return tuple(_frozen(child) for child in _unwrapped(reader.root).children)


class _Reader:
    """Where the pass over the lines stands: the units that are open, outermost first."""

    def __init__(self, lines: Sequence[Line]) -> None:
        start = lines[0].start if lines else 0
        self.root = _Open("", UnitKind.ARTICLE, "", None, start, start, start)
        self._lines = lines
        self._path = [self.root]
        self._numbered = any(_is_paragraph(line.words) for line in lines)

    def read(self, at: int) -> None:
        """Take in one line."""
        line = self._lines[at]
        if line.words.isdigit():
            return  # the mark of a note, broken off its word
        if self._option(line) or self._marked(at, line):
            pass
        elif len(line.words) <= 90 and line.words[-1] not in ".;:," and _COMMON.search(line.words):
            self._common(line)
        else:
            self._plain(at, line)
        for unit in self._path:
            unit.end = line.end

    def _option(self, line: Line) -> bool:
        if len(line.words) > _LONGEST_OPTION:
            return False
        opening = opening_of(line.words)
        if opening is None or opening.kind is not UnitKind.OPTION:
            return False
        if opening.rest and not opening.marked and len(opening.rest.split()) > 8:
            return False
        style = "sub-option" if opening.word.startswith("sub") else "option"
        self._close(lambda unit: unit.style == "option" if style == "sub-option" else False)
        title = Span(line.start + opening.at, line.end) if opening.rest else None
        unit = _Open(
            style,
            UnitKind.OPTION,
            opening.word,
            opening.number,
            line.start,
            line.end,
            line.end,
            title,
        )
        self._push(unit)
        return True

    def _common(self, line: Line) -> None:
        """A line that says that what follows belongs to several options ends those."""
        common = _COMMON.search(line.words)
        sub = bool(common and common["sub"])
        self._close(lambda unit: sub and unit.style == "option")

    def _close(self, keeps: object) -> None:
        """Close all open units down to the innermost that ``keeps`` says stays open."""
        while len(self._path) > 1 and not keeps(self._path[-1]):  # type: ignore[operator]
            self._path.pop()

    def _push(self, unit: _Open) -> None:
        self._path[-1].children.append(unit)
        self._path.append(unit)

    def _marked(self, at: int, line: Line) -> bool:
        opened = False
        for mark in marks_of(line.words):
            if not self._fits(at, mark):
                break
            kind, word = _kind(mark)
            start = line.start + (mark.start if opened else 0)
            self._push(
                _Open(mark.style, kind, word, mark.number, start, line.start + mark.end, line.end)
            )
            opened = True
        return opened

    def _fits(self, at: int, mark: Mark) -> bool:
        """Whether a mark continues or opens a count; closes what it ends."""
        level = self._level(mark)
        if level is not None:
            del self._path[level:]
            return True
        if mark.style in {"op", "dash"} or "/" in (mark.number or ""):
            return self._opens(mark)
        sure = not at or mark.enclosed or mark.number == "1" or self._ended(at)
        if not sure or not self._can_begin(mark):
            return False
        return self._opens(mark)

    def _ended(self, at: int) -> bool:
        """Whether the line above ends as a sentence, an item or a heading does."""
        above = self._lines[at - 1].words
        if self._lines[at].apart or above.endswith(_ENDS) or above.endswith((" and", " or", ",")):
            return True
        return is_title(above) or opening_of(above) is not None or above.isdigit()

    def _can_begin(self, mark: Mark) -> bool:
        number = mark.number or ""
        if mark.style == "number" and number.isdigit() and int(number) <= _FIRST:
            return True
        return opens_count(number)

    def _level(self, mark: Mark) -> int | None:
        """The depth at which an open count goes on with this mark, None where none does."""
        for depth in range(len(self._path) - 1, 0, -1):
            unit = self._path[depth]
            if unit.kind is UnitKind.OPTION:
                return None
            if _same_level(unit.style, mark.style) and self._goes_on(unit, mark):
                return depth
        return None

    def _goes_on(self, unit: _Open, mark: Mark) -> bool:
        if mark.style in {"dash", "op"} or unit.style == "op":
            return True
        number, last = mark.number or "", unit.number or ""
        if "/" in number or "/" in last:
            return True
        return (
            follows(number, last)
            or (mark.style in _PARAGRAPHS and follows(number, last, _SKIPPED))
            or (number == last and mark.style in _PARAGRAPHS and unit.style == mark.style)
        )

    def _opens(self, mark: Mark) -> bool:
        """Make room for a new count: paragraphs close points, points open under what is open.

        A count that begins as an open one began ends that one.
        """
        for depth in range(len(self._path) - 1, 0, -1):
            if self._path[depth].style == mark.style and self._began(depth) == mark.number:
                del self._path[depth:]
                break
        if mark.style in {"number", "op", "decimal"} or (
            mark.style == "(number)"
            and not any(u.style in {"number", "letter"} for u in self._path)
        ):
            self._close(lambda unit: unit.kind is UnitKind.OPTION)
        return True

    def _began(self, depth: int) -> str | None:
        """The number of the first unit of the count that is open at ``depth``."""
        style = self._path[depth].style
        return next(c.number for c in self._path[depth - 1].children if c.style == style)

    def _plain(self, at: int, line: Line) -> None:
        """A line without a mark."""
        if self._numbered:
            self._flush(at, line)
            return
        if at and not (self._ended(at) and not line.words[0].islower()):
            return
        if self._path[-1].style in {"letter", "(number)", "dash", "capital"} and not line.apart:
            return
        if (
            at
            and self._lines[at - 1].words.endswith(":")
            and self._path[-1].style == "plain"
            and not line.apart
        ):
            return
        self._close(lambda unit: unit.kind is UnitKind.OPTION)
        self._push(
            _Open("plain", UnitKind.PARAGRAPH, "paragraph", None, line.start, line.start, line.end)
        )

    def _flush(self, at: int, line: Line) -> None:
        """Words after points, at the margin again, go on with the paragraph that holds them."""
        if line.apart and at and self._lines[at - 1].words.endswith(_ENDS):
            self._close(lambda unit: unit.kind is UnitKind.OPTION or unit.style in _PARAGRAPHS)


def _same_level(style: str, other: str) -> bool:
    pair = {style, other}
    return style == other or pair == {"number", "op"}


def _is_paragraph(words: str) -> bool:
    marks = marks_of(words)
    return bool(marks) and marks[0].style in {"number", "op", "decimal"}


def _kind(mark: Mark) -> tuple[UnitKind, str]:
    if mark.style in _PARAGRAPHS:
        return UnitKind.PARAGRAPH, "paragraph"
    return UnitKind.POINT, "point"


def _unwrapped(root: _Open) -> _Open:
    """An article that is one paragraph without a number holds what that paragraph holds."""
    if len(root.children) == 1 and root.children[0].style == "plain":
        return root.children[0]
    for child in root.children:
        if child.kind is UnitKind.OPTION:
            child.children = _unwrapped(child).children
    return root


def _frozen(unit: _Open) -> LegalUnit:
    children = tuple(_frozen(child) for child in unit.children)
    head = Span(unit.start, unit.head) if unit.head > unit.start else None
    body = Span(unit.head, unit.end) if unit.head < unit.end else None
    return LegalUnit(
        unit.kind,
        unit.word,
        unit.number,
        Span(unit.start, unit.end),
        head,
        unit.title,
        body,
        children,
    )

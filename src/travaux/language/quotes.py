"""Quotation marks of every kind, nested, unclosed, or closing at the wrong place.

Each paragraph is read once from left to right with a stack of open quotes. A mark opens, closes,
or is an apostrophe, by its own shape, by the characters beside it, and by what is open.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from travaux.language.annotated import Quote
from travaux.model import Span

__all__ = ["find_quotes"]

_DOUBLE, _SINGLE = "double", "single"
_SPACED = "guillemets"  # French sets them off from the words: « Oui »
_FAMILY = {
    **dict.fromkeys(("“", "”", "„", "‟", '"', "＂", "``", "''", "’’", "‘‘"), _DOUBLE),
    **dict.fromkeys(("‘", "’", "‚", "‛", "'", "`"), _SINGLE),
    **dict.fromkeys("«»", _SPACED),
    **dict.fromkeys("‹›", "single guillemets"),
    **dict.fromkeys("「」", "corner"),
    **dict.fromkeys("『』", "double corner"),
}
_OPENERS = frozenset(("“", "„", "‟", "``", "‘‘", "‘", "‚", "‛", "`", "«", "‹", "「", "『"))
_CLOSERS = frozenset(("”", "’’", "»", "›", "」", "』"))
_MARK = re.compile(r"``|''|’’|‘‘|[“”„‟\"＂‘’‚‛'`«»‹›「」『』]")
_ELISION = re.compile(
    r"(?:\d\ds?|(?:em|tis|twas|til|till|cause|bout|round|n|nuff|cos|tween|gainst)(?=\W|$))\b",
    re.IGNORECASE,
)
_BEFORE_OPENING = frozenset("([{<—–-/=:;,…") | frozenset("“”„\"'‘’«»‹›「」『』`")
_DEEPEST = 8  # quotes inside quotes; marks beyond are not taken for marks


@dataclass(slots=True)
class _Open:
    """An open quote.

    ``weak`` is a closing mark that may be an apostrophe ("the Allies’ view"); ``next`` is where
    another quote of its kind opens before this one is closed.
    """

    family: str
    start: int
    inner: int
    straight: bool
    weak: tuple[int, int] | None = None
    next: int | None = None


@dataclass(slots=True)
class _Reader:
    text: str
    end: int
    stack: list[_Open] = field(default_factory=list)
    done: list[Quote] = field(default_factory=list)

    def read(self, mark: str, at: int, before: str, after: str) -> None:
        family, end = _FAMILY[mark], at + len(mark)
        is_open = any(frame.family == family for frame in self.stack)
        if family == _SINGLE and _apostrophe(mark, self.text, end, before, after):
            return
        spaced = family == _SPACED and (after if mark == "«" else before).isspace()
        opening = _can_open(before, "_" if spaced else after) and mark not in _CLOSERS
        closing = not before.isspace() and before != "" and not after.isalnum()
        if is_open and self._closes(mark, end, opening, closing, after):
            self._close(family, at, end, after)
        elif opening or (not is_open and mark in _CLOSERS and _turned(before, after)):
            self._open(mark, family, at, end)

    def _closes(self, mark: str, end: int, opening: bool, closing: bool, after: str) -> bool:
        """Whether ``mark`` closes what is open rather than opens another quote."""
        if mark in _CLOSERS:
            return True
        if mark not in _OPENERS:
            return closing or not opening
        stray = after in ("(", "", " ", "\n") and self.text[end - len(mark) - 2 : end - len(mark)]
        return (closing and not opening) or bool(stray and stray[0] in ".!?," and stray[1] == " ")

    def _open(self, mark: str, family: str, at: int, end: int) -> None:
        if self.stack and self.stack[-1].family == family:
            top = self.stack[-1]
            top.next = top.next if top.next is not None else at
        if len(self.stack) < _DEEPEST:
            straight = mark in ("'", "`", "’")
            self.stack.append(_Open(family, at, end, straight))

    def _close(self, family: str, at: int, end: int, after: str) -> None:
        top = self.stack[-1]
        if family == _SINGLE:
            if top.family != _SINGLE:
                return
            if self._weak(at, end, after):
                top.weak = top.weak or (at, end)
                return
        while self.stack[-1].family != family:
            inner = self.stack.pop()
            if inner.weak:
                self._give_up(inner, at)
        self._done(self.stack.pop(), at, end, closed=True)

    def _weak(self, at: int, end: int, after: str) -> bool:
        """Whether a closing single mark at ``at`` may be the apostrophe of a plural."""
        following = self.text[end + 1 : end + 2]
        return self.text[at - 1 : at] in ("s", "S") and after == " " and following.isalnum()

    def _give_up(self, frame: _Open, at: int) -> None:
        """End an open quote that no mark closes: at its weak mark, or before the next one."""
        if frame.weak:
            self._done(frame, *frame.weak, closed=True)
        elif not frame.straight:
            at = at if frame.next is None else frame.next
            self._done(frame, at, at, closed=False)

    def _done(self, frame: _Open, at: int, end: int, *, closed: bool) -> None:
        words = self.text[frame.inner : at]
        if not words.strip():
            return
        start = frame.inner + len(words) - len(words.lstrip())
        stop = frame.inner + len(words.rstrip())
        outer = Span(frame.start, end if closed else stop)
        self.done.append(Quote(outer, Span(start, stop), closed))

    def finish(self) -> list[Quote]:
        """Give up what is still open at the end of the paragraph."""
        while self.stack:
            self._give_up(self.stack.pop(), self.end)
        return self.done


def find_quotes(text: str, paragraphs: tuple[Span, ...]) -> tuple[Quote, ...]:
    """All quotes of ``text``, sorted by start, outer ones before those inside them.

    A quote that no mark closes ends with its paragraph, or where another of its kind opens; one
    that runs over several paragraphs, each opened again, gives one quote a paragraph. Two
    quotes are disjoint or one holds the other. Time is linear in the length of the text.
    """
    return tuple(quote for span in paragraphs for quote in _nested(_in_paragraph(text, span)))


def _in_paragraph(text: str, span: Span) -> list[Quote]:
    reader = _Reader(text, span.end)
    for found in _MARK.finditer(text, span.start, span.end):
        at, end = found.span()
        before = text[at - 1] if at > span.start else ""
        after = text[end] if end < span.end else ""
        reader.read(found.group(), at, before, after)
    return sorted(reader.finish(), key=lambda q: (q.outer.start, -q.outer.end))


def _nested(quotes: Iterable[Quote]) -> Iterator[Quote]:
    """The same quotes with their depths."""
    ends: list[int] = []
    for quote in quotes:
        while ends and ends[-1] <= quote.outer.start:
            ends.pop()
        yield Quote(quote.outer, quote.inner, quote.closed, len(ends))
        ends.append(quote.outer.end)


def _can_open(before: str, after: str) -> bool:
    """Whether the characters beside a mark let it open a quote."""
    at_edge = before == "" or before.isspace() or before in _BEFORE_OPENING
    return at_edge and after != "" and not after.isspace()


def _turned(before: str, after: str) -> bool:
    """Whether a mark that closes elsewhere opens here: "»Ja«"."""
    return _can_open(before, after) and (after.isalnum() or after in _BEFORE_OPENING - {","})


def _apostrophe(mark: str, text: str, end: int, before: str, after: str) -> bool:
    """Whether a single mark stands for missing letters or a possessive and for no quote."""
    if before.isalnum() and after.isalnum():
        return True
    at_edge = not before.isalnum()
    elided = _ELISION.match(text, end) if at_edge else None
    if elided:
        return not (mark == "‘" and after.isdigit()) or elided.group().endswith("s")
    return mark in ("'", "’") and before.isspace() and after.isspace()

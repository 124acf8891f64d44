"""The reader of legal texts: from a document to trees of units."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from travaux.legal.contents import contents_of, listed_headings
from travaux.legal.headings import Heading, article_headings
from travaux.legal.items import items_of
from travaux.legal.lines import Line, lines_of
from travaux.legal.notes import notes_of
from travaux.legal.openings import stands_for_article
from travaux.legal.operative import (
    bare_numerals,
    operative_paragraphs,
    sections,
    told_paragraphs,
)
from travaux.legal.parts import closes, preamble, recitals
from travaux.legal.problems import bracket_problems, count_problems, script_problems
from travaux.legal.splitting import beginnings
from travaux.legal.titles import title_of
from travaux.legal.tree import nest
from travaux.model import Document, LegalText, LegalUnit, Note, Problem, Span, UnitKind

__all__ = ["legal_texts"]

_LISTED = 3  # headings found by a table of contents, without which it is not believed
_LEAST = 2  # articles or paragraphs that make a structure
_COUNTED = frozenset({UnitKind.ARTICLE, UnitKind.PARAGRAPH})


@dataclass(frozen=True, slots=True)
class _Layout:
    """The lines of a document without its notes, its headings, and where its contents end."""

    lines: Sequence[Line]
    headings: Sequence[Heading]
    after_contents: int
    has_contents: bool
    starts: Sequence[int]

    def line_at(self, offset: int) -> int:
        """The index of the first line that begins at ``offset`` or after it."""
        return bisect_left(self.starts, offset)


def legal_texts(document: Document) -> tuple[LegalText, ...]:
    """The legal texts that a document holds, each as a tree; empty where it holds none.

    A pure function of the document's clean text and of what was dropped from it; linear in its
    length. Prose that only cites articles holds none. What could not be read of a text is said in
    its ``problems``, and the rest is read.
    """
    text = document.text
    notes, lines = notes_of(text, list(lines_of(text)))
    layout = _layout(document, lines)
    if not layout.headings:
        return _unread(document, layout)
    starts = beginnings(lines, layout.headings)
    edges = [0, *starts, len(lines)]
    pieces = [_text(document, layout, a, b) for a, b in pairwise(edges)]
    found = [piece for piece in pieces if piece is not None]
    return tuple(_finished(document, piece, notes, len(found)) for piece in found)


def _layout(document: Document, lines: Sequence[Line]) -> _Layout:
    dropped = "\n".join(d.text for d in document.dropped if d.reason == "table-of-contents")
    listed: Sequence[Line] = list(lines_of(dropped))
    after = 0
    if not listed and (within := contents_of(lines)):
        listed, after = lines[within[0] : within[1]], within[1]
    rest = lines[after:]
    found = listed_headings(rest, listed) if listed else []
    if len(found) < _LISTED:
        found = _headings(rest)
    return _Layout(lines, found, after, bool(listed), [line.start for line in lines])


def _headings(lines: Sequence[Line]) -> list[Heading]:
    for read in (_by_word, operative_paragraphs, sections, bare_numerals, told_paragraphs):
        found = read(lines)
        if sum(h.kind in _COUNTED for h in found) >= _LEAST:
            return found
    return []


def _by_word(lines: Sequence[Line]) -> list[Heading]:
    found = article_headings(lines)
    if sum(h.kind is UnitKind.ARTICLE for h in found) >= _LEAST:
        return found
    words = dict.fromkeys(filter(None, (stands_for_article(line.words) for line in lines)))
    for word in words:
        instead = article_headings(lines, word)
        if sum(h.kind is UnitKind.ARTICLE for h in instead) > _LEAST:
            return instead
    return []


def _unread(document: Document, layout: _Layout) -> tuple[LegalText, ...]:
    """What is said of a document without units: a table of contents alone is no text."""
    if not layout.has_contents:
        return ()
    whole = Span(0, len(document.text))
    what = "Only a table of contents was found, and none of the articles it lists."
    problem = Problem("contents-only", what)
    title = title_of(document.text, 0, len(document.text))
    return (LegalText(document.sha256, whole, title, (), (), (problem,)),)


def _text(document: Document, layout: _Layout, first: int, stop: int) -> LegalText | None:
    """The text among the lines from ``first`` to ``stop``, None where no heading stands there."""
    text, lines = document.text, layout.lines
    start, end = lines[first].start, lines[stop - 1].end
    headings = layout.headings
    low = bisect_left(headings, start, key=lambda heading: heading.span.start)
    own = list(headings[low : bisect_left(headings, end, key=lambda heading: heading.span.start)])
    if not any(h.kind in _COUNTED for h in own):
        return None
    own = _with_closing(lines, own, first, stop)
    title = title_of(text, start, own[0].span.start)
    above = _above(layout, title.end if title else start, own[0].span.start)
    front = preamble(above) if above and own[0].kind is not UnitKind.PREAMBLE else None
    units = nest(text, own, end, _Insides(layout))
    begins = min(
        s.start for s in (title, front.span if front else None, own[0].span) if s is not None
    )
    return LegalText(
        document.sha256,
        Span(begins, units[-1].span.end),
        title,
        (front, *units) if front else units,
    )


def _above(layout: _Layout, start: int, end: int) -> Sequence[Line]:
    """The lines between the title and the first heading, after the table of contents."""
    first = max(layout.line_at(start), layout.after_contents)
    return layout.lines[first : layout.line_at(end)]


def _with_closing(
    lines: Sequence[Line], headings: list[Heading], first: int, stop: int
) -> list[Heading]:
    """``headings`` and the place where the closing part begins, after the last article."""
    counted = [i for i, h in enumerate(headings) if h.kind in _COUNTED]
    annexes = [i for i, h in enumerate(headings) if h.kind is UnitKind.ANNEX]
    main = [i for i in counted if not annexes or i < annexes[0]] or counted
    after = headings[main[-1]].span.end
    until = (
        headings[main[-1] + 1].span.start if main[-1] + 1 < len(headings) else lines[stop - 1].end
    )
    for at in range(first, stop):
        line = lines[at]
        if after <= line.start < until and closes(line.words):
            place = Heading(UnitKind.CLOSING, "closing", None, Span(line.start, line.start))
            return [*headings[: main[-1] + 1], place, *headings[main[-1] + 1 :]]
    return headings


class _Insides:
    """What stands between a heading and the next one, by the kind of the unit."""

    def __init__(self, layout: _Layout) -> None:
        self._layout = layout
        self._lines = layout.lines

    def __call__(self, span: Span, heading: Heading) -> tuple[LegalUnit, ...]:
        if heading.kind is UnitKind.CLOSING:
            return ()
        first, last = self._layout.line_at(span.start), self._layout.line_at(span.end)
        within = list(self._lines[first:last])
        if first and self._lines[first - 1].end > span.start:  # the heading's own line goes on
            line = self._lines[first - 1]
            cut = Line(span.start, line.end, line.words[span.start - line.start :])
            within.insert(0, cut)
        if heading.kind is UnitKind.PREAMBLE:
            return recitals(within)
        return items_of(within)


def _finished(document: Document, piece: LegalText, notes: Sequence[Note], texts: int) -> LegalText:
    """``piece`` with its notes, and with what is to be said of it."""
    articles = tuple(piece.articles())
    problems = [
        *script_problems(piece.span.of(document.text)),
        *bracket_problems(document.text, articles, piece.span),
        *count_problems(articles),
    ]
    if texts > 1:
        problems.insert(
            0, Problem("two-texts", f"The file holds {texts} texts; this is one of them.")
        )
    low = bisect_left(notes, piece.span.start, key=lambda note: note.span.start)
    high = bisect_left(notes, piece.span.end, key=lambda note: note.span.start)
    own = tuple(notes[low:high])
    return LegalText(piece.document, piece.span, piece.title, piece.units, own, tuple(problems))

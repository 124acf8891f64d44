"""A legal text as a tree of units, and what could not be read of it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from travaux.model.spans import Span

__all__ = ["LegalText", "LegalUnit", "Note", "Problem", "UnitKind"]


class UnitKind(StrEnum):
    """What a unit of a legal text is; the words a text uses for it may differ."""

    PREAMBLE = "preamble"
    RECITAL = "recital"  # a paragraph of the preamble
    BOOK = "book"
    PART = "part"
    TITLE = "title"  # as in "Title II", between part and chapter
    CHAPTER = "chapter"
    SECTION = "section"
    ARTICLE = "article"  # the unit that is cited: article, rule, or a section that stands for one
    PARAGRAPH = "paragraph"
    POINT = "point"  # (a), (i), – and other items below a paragraph
    OPTION = "option"  # one of several alternative wordings
    ANNEX = "annex"
    CLOSING = "closing"  # testimonium, signatures


@dataclass(frozen=True, slots=True)
class LegalUnit:
    """A unit with its children, in the order of the text.

    ``number`` is what it is cited by, normalised ("3 bis", "IV", "a", "OP1 alt 2"; "II.5.d" where
    articles count anew in each part), None where it has none; ``word`` is
    what the text calls it, in lower case ("article", "rule", "paragraph"). ``span`` is the whole
    unit, ``heading`` its number and title line or lines, ``title`` the title alone, and ``body``
    what it says apart from its heading, its children included; all in the document's clean text.
    """

    kind: UnitKind
    word: str
    number: str | None
    span: Span
    heading: Span | None = None
    title: Span | None = None
    body: Span | None = None
    children: tuple[LegalUnit, ...] = ()

    def walk(self) -> Iterator[LegalUnit]:
        """Yield this unit and all below it, in the order of the text."""
        yield self
        for child in self.children:
            yield from child.walk()


@dataclass(frozen=True, slots=True)
class Note:
    """A footnote or endnote: its mark as written, its words, and where its mark stands in the text.

    ``at`` is None where no mark in the text was found.
    """

    mark: str
    span: Span
    at: int | None = None


@dataclass(frozen=True, slots=True)
class Problem:
    """Something of a text that could not be read, or reads strangely; the rest is still read.

    ``reason`` is a short stable word ("unclosed-bracket", "contents-only", "two-texts",
    "no-structure"), ``what`` a sentence for people. ``span`` is where, None for the whole.
    """

    reason: str
    what: str
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class LegalText:
    """One text as a tree. A document can hold several: each has its own.

    ``document`` is the document's identity, ``span`` the stretch of its clean text, ``title`` its
    title. ``units`` are the topmost units. ``notes`` are no words of a unit, though they can stand
    within its span: :meth:`without_notes` leaves them out.
    """

    document: str
    span: Span
    title: Span | None
    units: tuple[LegalUnit, ...]
    notes: tuple[Note, ...] = ()
    problems: tuple[Problem, ...] = ()

    def walk(self) -> Iterator[LegalUnit]:
        """All units, in the order of the text."""
        for unit in self.units:
            yield from unit.walk()

    def articles(self) -> Iterator[LegalUnit]:
        """The units that are cited as articles, in the order of the text."""
        return (unit for unit in self.walk() if unit.kind is UnitKind.ARTICLE)

    def without_notes(self, span: Span) -> tuple[Span, ...]:
        """The stretches of ``span`` that are no footnote, in order."""
        found: list[Span] = []
        at = span.start
        for note in self.notes:
            if span.overlaps(note.span):
                if at < note.span.start:
                    found.append(Span(at, note.span.start))
                at = max(at, note.span.end)
        if at < span.end:
            found.append(Span(at, span.end))
        return tuple(found)

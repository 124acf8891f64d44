"""The reader of legal texts: from a document to trees of units."""

from __future__ import annotations

from collections.abc import Sequence

from travaux.legal.contents import contents_of, listed_headings
from travaux.legal.headings import Heading, article_headings
from travaux.legal.lines import Line, lines_of
from travaux.legal.openings import stands_for_article
from travaux.legal.operative import operative_paragraphs, sections
from travaux.legal.tree import nest
from travaux.model import Document, LegalText, LegalUnit, Span, UnitKind

__all__ = ["legal_texts"]

_LISTED = 3  # headings found by a table of contents, without which it is not believed
_LEAST = 2  # articles or paragraphs that make a structure


def legal_texts(document: Document) -> tuple[LegalText, ...]:
    """The legal texts that a document holds, each as a tree; empty where it holds none.

    A pure function of the document's clean text and of what was dropped from it.
    """
    text = document.text
    dropped = "\n".join(d.text for d in document.dropped if d.reason == "table-of-contents")
    lines = list(lines_of(text))
    headings = _headings(lines, list(lines_of(dropped)))
    if not headings:
        return ()
    units = nest(text, headings, len(text), _nothing)
    return (LegalText(document.sha256, Span(headings[0].span.start, len(text)), None, units),)


def _nothing(span: Span, heading: Heading) -> tuple[LegalUnit, ...]:
    return ()


def _headings(lines: Sequence[Line], listed: Sequence[Line]) -> list[Heading]:
    rest = lines
    if not listed and (within := contents_of(lines)):
        listed, rest = lines[within[0] : within[1]], lines[within[1] :]
    if listed and len(found := listed_headings(rest, listed)) >= _LISTED:
        return found
    for found in (_by_word(rest), operative_paragraphs(rest), sections(rest)):
        counted = [h for h in found if h.kind in {UnitKind.ARTICLE, UnitKind.PARAGRAPH}]
        if len(counted) >= _LEAST:
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
    return found

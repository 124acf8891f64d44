"""Questions to units: which are cited, what each says of its own, its title on one line."""

from __future__ import annotations

from collections.abc import Iterable

from travaux.legal.headings import clean_title
from travaux.legal.lines import trimmed
from travaux.model import LegalText, LegalUnit, Note, Span, UnitKind

__all__ = ["cited_units", "own_body", "title_words"]


def cited_units(text: LegalText) -> tuple[LegalUnit, ...]:
    """The units of a text that others cite: its articles, or its operative paragraphs.

    Articles inside articles ("II.3.a") and inside annexes count; paragraphs of articles do not.
    """
    articles = tuple(text.articles())
    if articles:
        return articles
    return tuple(u for u in text.units if u.kind is UnitKind.PARAGRAPH)


def own_body(unit: LegalUnit, text: str) -> Span | None:
    """What a unit says up to the first article inside it, None where that is nothing.

    ``text`` is the clean text of the document.
    """
    if unit.body is None:
        return None
    inner = next((c for c in unit.children if c.kind is UnitKind.ARTICLE), None)
    return trimmed(text, unit.body.start, inner.span.start if inner else unit.body.end)


def title_words(unit: LegalUnit, text: str, notes: Iterable[Note] = ()) -> str | None:
    """A unit's title on one line, without the marks of ``notes``; None where it has none."""
    if unit.title is None:
        return None
    start, end = unit.title.start, unit.title.end
    marks = [(n.at, n.at + len(n.mark)) for n in notes if n.at is not None and start <= n.at < end]
    words, at = "", start
    for first, last in sorted(marks):
        between = text[at:first]
        words += between if between.strip(" ,") else ""  # "30,31": two marks, no words
        at = last
    return clean_title(words + text[at:end])

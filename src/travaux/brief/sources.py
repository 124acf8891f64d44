"""Where everything comes from: the documents, what was left out, and their texts with marks."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from travaux.brief.cite import Citer, anchor
from travaux.brief.limits import Capped, Limits, capped
from travaux.brief.material import Material
from travaux.brief.words import day_words, humanise, one_line, safe_url
from travaux.model import Document, Fact, Origin

__all__ = ["DroppedView", "FactView", "FullText", "Piece", "SourceView", "full_texts", "sources"]

_ORIGINS = {
    Origin.MARKUP: "from the page’s markup",
    Origin.PAGE: "from the words of the page",
    Origin.FIELD: "from a field of the file",
    Origin.SIDECAR: "from the file beside the document",
    Origin.USER: "told by the user",
    Origin.DETECTED: "detected from the text",
}
LONGEST_DROPPED = 300


@dataclass(frozen=True, slots=True)
class FactView:
    """One thing known of a document, and where it came from."""

    label: str
    value: str
    origin: str
    iso: str | None = None
    href: str | None = None


@dataclass(frozen=True, slots=True)
class DroppedView:
    """Words that were left out, and why."""

    reason: str
    text: str


@dataclass(frozen=True, slots=True)
class SourceView:
    """One document. ``source`` is how the user named it; ``digest`` its SHA-256."""

    number: int
    title: str
    facts: tuple[FactView, ...]
    missing: tuple[str, ...]
    source: str
    href: str | None
    media_type: str
    digest: str
    words: int
    dropped: Capped[DroppedView]


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a paragraph; ``marked`` if a line of the brief rests on it, with its anchor."""

    text: str
    marked: bool = False
    anchor: str | None = None


@dataclass(frozen=True, slots=True)
class FullText:
    """A document's text in paragraphs. An empty paragraph stands for those that are left out."""

    number: int
    title: str
    paragraphs: tuple[tuple[Piece, ...], ...]
    language: str | None


def heading(document: Document) -> str:
    """The title of a document, or how the user named it."""
    return one_line(document.title.value) if document.title else document.source


def sources(material: Material, limits: Limits) -> tuple[SourceView, ...]:
    """The documents with what is known of each."""
    return tuple(_source(n, d, limits) for n, d in enumerate(material.documents, 1))


def full_texts(
    material: Material, citer: Citer, limits: Limits
) -> tuple[tuple[FullText, ...], bool]:
    """The documents' texts with marks, and whether they are whole.

    Where they are too long for one page, only the paragraphs that a line rests on are given.
    """
    whole = sum(len(d.text) for d in material.documents) <= limits.characters
    views = []
    for number, document in enumerate(material.documents, 1):
        paragraphs = _paragraphs(document.text, citer.marked(number), number)
        kept = tuple(paragraphs if whole else _excerpts(paragraphs))
        language = document.language.value if document.language else None
        views.append(FullText(number, heading(document), kept, _language_tag(language)))
    return tuple(views), whole


def _source(number: int, document: Document, limits: Limits) -> SourceView:
    facts = dict(_facts(document))
    dropped = capped(document.dropped, limits.dropped)
    return SourceView(
        number=number,
        title=heading(document),
        facts=tuple(fact for fact in facts.values() if fact),
        missing=tuple(label.lower() for label, fact in facts.items() if not fact),
        source=document.source,
        href=safe_url(document.source),
        media_type=document.media_type,
        digest=document.sha256,
        words=len(document.text.split()),
        dropped=Capped(
            tuple(DroppedView(humanise(d.reason), _shortened(d.text)) for d in dropped.shown),
            dropped.more,
        ),
    )


def _facts(document: Document) -> Iterator[tuple[str, FactView | None]]:
    labelled: tuple[tuple[str, Fact[str] | Fact[date] | None], ...] = (
        ("Publisher", document.publisher),
        ("Published", document.published),
        ("Author", document.author),
        ("Dateline", document.dateline),
        ("Language", document.language),
        ("Address", document.url),
    )
    for label, fact in labelled:
        yield label, _fact(label, fact) if fact else None


def _fact(label: str, fact: Fact[str] | Fact[date]) -> FactView:
    origin = _ORIGINS[fact.origin]
    if isinstance(fact.value, date):
        return FactView(label, day_words(fact.value), origin, iso=fact.value.isoformat())
    href = safe_url(fact.value) if label == "Address" else None
    return FactView(label, one_line(fact.value), origin, href=href)


def _shortened(text: str) -> str:
    line = one_line(text)
    return line if len(line) <= LONGEST_DROPPED else line[:LONGEST_DROPPED].rstrip() + " …"


def _language_tag(language: str | None) -> str | None:
    """A language code fit for a ``lang`` attribute, or None."""
    plain = (language or "").replace("-", "")
    return language if plain.isascii() and plain.isalnum() and len(plain) <= 12 else None


def _segments(length: int, ends: Mapping[int, int]) -> Iterator[tuple[int, int, bool, bool]]:
    """The text in order as (start, end, marked, whether a passage starts there), in one pass."""
    at = reach = 0
    opened = False
    for start in sorted(ends):
        if at < min(reach, start):
            yield at, min(reach, start), True, opened
        if max(at, reach) < start:
            yield max(at, reach), start, False, False
        at, reach, opened = start, max(reach, ends[start]), True
    if at < reach:
        yield at, reach, True, opened
    if max(at, reach) < length:
        yield max(at, reach), length, False, False


def _paragraphs(text: str, ends: Mapping[int, int], number: int) -> list[tuple[Piece, ...]]:
    """The paragraphs that are not empty, in pieces."""
    done: list[tuple[Piece, ...]] = []
    current: list[Piece] = []
    for start, end, marked, opens in _segments(len(text), ends):
        place = anchor(number, start) if opens else None
        for index, words in enumerate(text[start:end].split("\n")):
            if index and current:
                done.append(tuple(current))
                current = []
            if words.strip() or place:
                current.append(Piece(words, marked, place))
                place = None
            elif words and current:
                current.append(Piece(words, marked))
    return [*done, tuple(current)] if current else done


def _excerpts(paragraphs: Sequence[tuple[Piece, ...]]) -> Iterator[tuple[Piece, ...]]:
    """The marked paragraphs, with one empty paragraph wherever others are left out."""
    gap = False
    for paragraph in paragraphs:
        if any(piece.marked for piece in paragraph):
            if gap:
                yield ()
            yield paragraph
            gap = False
        else:
            gap = True
    if gap:
        yield ()

"""A document as read: its clean text, what is known of it, and the way back to the original."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Generic, TypeVar

from travaux.model.spans import Passage, Span

__all__ = ["Document", "Dropped", "Fact", "OffsetMap", "Origin", "Run"]


T = TypeVar("T")


class Origin(StrEnum):
    """Where something known of a document came from."""

    MARKUP = "markup"  # HTML meta elements, JSON-LD, PDF information
    PAGE = "page"  # the words of the page itself: a byline, a dateline
    FIELD = "field"  # a field of a JSON line
    SIDECAR = "sidecar"  # a file beside the document
    USER = "user"  # told on the command line
    DETECTED = "detected"  # computed from the text: its language


@dataclass(frozen=True, slots=True)
class Fact(Generic[T]):
    """One thing known of a document, and where it came from.

    ``span`` is where it stands in the clean text, for ``Origin.PAGE``, if it was not dropped.
    """

    value: T
    origin: Origin
    span: Span | None = None


@dataclass(frozen=True, slots=True, order=True)
class Run:
    """``length`` code points of the clean text at ``clean`` that stand at ``original``."""

    clean: int
    original: int
    length: int


@dataclass(frozen=True, slots=True)
class OffsetMap:
    """The way from offsets in the clean text to offsets in the decoded original.

    Runs are sorted by ``clean`` and do not overlap. Characters of the clean text in no run
    (a joined space, a decoded entity) map to the end of the run before them.
    """

    runs: tuple[Run, ...] = ()

    @classmethod
    def identity(cls, length: int) -> OffsetMap:
        """The map of a text that was not changed."""
        return cls((Run(0, 0, length),) if length else ())

    def original(self, offset: int) -> int:
        """Where the clean ``offset`` stands in the original."""
        at = bisect_right(self.runs, offset, key=lambda run: run.clean) - 1
        if at < 0:
            return self.runs[0].original if self.runs else 0
        run = self.runs[at]
        return run.original + min(offset - run.clean, run.length)

    def original_span(self, span: Span) -> Span:
        """The stretch of the original that ``span`` of the clean text came from."""
        if not len(span):
            at = self.original(span.start)
            return Span(at, at)
        start = self.original(span.start)
        return Span(start, max(start, self.original(span.end - 1) + 1))


@dataclass(frozen=True, slots=True, order=True)
class Dropped:
    """Words of the original that are not in the clean text, and why.

    ``start`` is the offset in the decoded original. ``reason`` is a short stable word, such as
    ``"repeated-title"``, ``"teaser"``, ``"navigation"``, ``"caption"``, ``"running-head"``.
    """

    start: int
    text: str
    reason: str


@dataclass(frozen=True, slots=True)
class Document:
    """A document as read. Its identity is the SHA-256 of its content, in hexadecimal.

    ``source`` is how the user named it (path, URL, ``-``; for a JSON line ``path#line``).
    ``text`` is the clean text. Facts are None where the page has none: they are never guessed.
    """

    sha256: str
    source: str
    media_type: str
    text: str
    title: Fact[str] | None = None
    author: Fact[str] | None = None
    publisher: Fact[str] | None = None
    dateline: Fact[str] | None = None
    published: Fact[date] | None = None
    language: Fact[str] | None = None
    url: Fact[str] | None = None
    offsets: OffsetMap = field(default_factory=OffsetMap)
    dropped: tuple[Dropped, ...] = ()

    def passage(self, start: int, end: int) -> Passage:
        """The verbatim passage ``[start, end)``. Raises ValueError outside the text or if empty."""
        if not 0 <= start < end <= len(self.text):
            raise ValueError(f"no passage {start}..{end} in a text of {len(self.text)}")
        return Passage(self.sha256, start, end, self.text[start:end])

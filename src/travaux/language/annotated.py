"""A document with what the language stage knows of it."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field
from enum import StrEnum

from spacy.tokens import Doc
from spacy.tokens import Span as TokenSpan

from travaux.language.speech_decoding import Hearing
from travaux.model import Document, Span, When

__all__ = ["Annotated", "Quote", "TimeExpression", "TimeKind"]


class TimeKind(StrEnum):
    """The kinds of time expressions, as TimeML (TIMEX3) names them."""

    DATE = "DATE"
    TIME = "TIME"
    DURATION = "DURATION"
    SET = "SET"


@dataclass(frozen=True, slots=True)
class TimeExpression:
    """Words that name a time. ``value`` is the TIMEX3 value ("2021-12-17", "P3D", "PRESENT_REF").

    ``when`` is None for sets, and for durations that name no days of the calendar ("three days",
    and not "the past three days").
    """

    span: Span
    kind: TimeKind
    value: str | None
    when: When | None


@dataclass(frozen=True, slots=True)
class Quote:
    """A stretch in quotation marks. ``outer`` includes the marks, ``inner`` does not.

    ``closed`` is False where no closing mark was found and the end is the paragraph's;
    ``depth`` is 0 for a quote that lies in no other.
    """

    outer: Span
    inner: Span
    closed: bool = True
    depth: int = 0


@dataclass(frozen=True, slots=True)
class Annotated:
    """A document, its tokens (a spaCy ``Doc`` over exactly ``document.text``), and its parts.

    ``paragraphs`` and ``sentences`` are in order and do not overlap; no sentence crosses a
    paragraph. Token offsets (``token.idx``) are offsets in the clean text. ``heard`` is what a
    trained reader of attributed speech read in it, None where none was asked.
    """

    document: Document
    tokens: Doc
    paragraphs: tuple[Span, ...]
    sentences: tuple[Span, ...]
    quotes: tuple[Quote, ...] = ()
    times: tuple[TimeExpression, ...] = ()
    heard: Hearing | None = None
    _outer: tuple[Quote, ...] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Keep the outermost quotes apart, which lookups go through."""
        object.__setattr__(self, "_outer", tuple(q for q in self.quotes if q.depth == 0))

    @property
    def text(self) -> str:
        """The clean text."""
        return self.document.text

    def sentence_at(self, offset: int) -> Span:
        """The sentence that holds ``offset``, or the last one that starts before it."""
        return self.sentences[self.sentence_index(offset)]

    def sentence_index(self, offset: int) -> int:
        """The index in ``sentences`` of :meth:`sentence_at`."""
        return max(0, bisect_right(self.sentences, offset, key=lambda s: s.start) - 1)

    def paragraph_at(self, offset: int) -> Span:
        """The paragraph that holds ``offset``, or the last one that starts before it."""
        at = bisect_right(self.paragraphs, offset, key=lambda s: s.start) - 1
        return self.paragraphs[max(0, at)]

    def token_span(self, span: Span) -> TokenSpan | None:
        """The tokens that touch ``span``, None where there are none."""
        return self.tokens.char_span(span.start, span.end, alignment_mode="expand")

    def quote_at(self, offset: int) -> Quote | None:
        """The outermost quote around ``offset``, or None."""
        at = bisect_right(self._outer, offset, key=lambda q: q.outer.start) - 1
        found = self._outer[at] if at >= 0 else None
        return found if found and offset < found.outer.end else None

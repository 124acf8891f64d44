"""Places in a text, counted in Unicode code points of the clean text."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["Passage", "Span"]


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A half-open stretch ``[start, end)`` of a text, in code points."""

    start: int
    end: int

    def __post_init__(self) -> None:
        """Raise ValueError where the stretch is negative or ends before it starts."""
        if self.start < 0 or self.end < self.start:
            raise ValueError(f"not a span: {self.start}..{self.end}")

    def __len__(self) -> int:
        return self.end - self.start

    def of(self, text: str) -> str:
        """The words of this span in ``text``."""
        return text[self.start : self.end]

    def contains(self, other: Span) -> bool:
        """Whether ``other`` lies wholly inside."""
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: Span) -> bool:
        """Whether the two share at least one code point."""
        return self.start < other.end and other.start < self.end

    def cover(self, other: Span) -> Span:
        """The smallest span that holds both."""
        return Span(min(self.start, other.start), max(self.end, other.end))


@dataclass(frozen=True, slots=True, order=True)
class Passage:
    """A verbatim stretch of a document: ``document.text[start:end] == text``, to the letter.

    Made by :meth:`travaux.model.Document.passage` and :meth:`part` only, so that it cannot be
    anything else.
    ``document`` is the document's identity (SHA-256 in hexadecimal).
    """

    document: str
    start: int
    end: int
    text: str

    @property
    def span(self) -> Span:
        """Where the passage stands in the clean text."""
        return Span(self.start, self.end)

    def part(self, start: int, end: int) -> Passage:
        """The stretch ``[start, end)`` of its words, counted from its beginning, as a passage.

        Raises ValueError outside it or if empty.
        """
        if not 0 <= start < end <= len(self.text):
            raise ValueError(f"no part {start}..{end} in a passage of {len(self.text)}")
        return Passage(self.document, self.start + start, self.start + end, self.text[start:end])

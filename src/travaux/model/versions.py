"""Versions of a legal text: what is still open in an article, and what becomes of it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from travaux.model.legal import Problem
from travaux.model.spans import Span

__all__ = [
    "ArticleVersion",
    "Bracket",
    "BracketKind",
    "Change",
    "ChangeKind",
    "Draft",
    "Edit",
    "Piece",
    "Row",
    "Standing",
    "Status",
]


class Status(StrEnum):
    """How far an article is agreed, by its text alone."""

    SETTLED = "settled"
    CONTESTED = "contested"
    PLACEHOLDER = "placeholder"


class BracketKind(StrEnum):
    """What a square bracket of a draft is for."""

    WORDING = "wording"  # words that are not agreed
    ALTERNATIVE = "alternative"  # one of several wordings side by side
    PLACEHOLDER = "placeholder"  # words still to be written
    CITATION = "citation"  # a reference such as [1]; no negotiation
    EDITORIAL = "editorial"  # [sic]; no negotiation


@dataclass(frozen=True, slots=True)
class Bracket:
    """A pair of square brackets; ``span`` includes both signs, ``depth`` is 1 for the outermost.

    ``by`` is where the text says who proposed the words. ``closed`` is false where the second sign
    is missing: the bracket then ends with its paragraph.
    """

    span: Span
    depth: int
    kind: BracketKind
    by: Span | None = None
    closed: bool = True

    @property
    def open(self) -> bool:
        """Whether the words in it are still negotiated."""
        return self.kind not in {BracketKind.CITATION, BracketKind.EDITORIAL}


@dataclass(frozen=True, slots=True)
class Standing:
    """Counts of what is open in an article. ``open_words`` counts words inside brackets once."""

    status: Status
    brackets: int = 0
    alternatives: int = 0
    open_words: int = 0
    words: int = 0
    depth: int = 0


@dataclass(frozen=True, slots=True)
class ArticleVersion:
    """An article as one version of a text has it, verbatim.

    ``title_status`` judges the title alone, ``standing`` title and body. ``body`` ends where the
    first article inside this one begins.
    """

    word: str
    number: str | None
    title: str | None
    body: str
    span: Span
    standing: Standing
    title_status: Status
    brackets: tuple[Bracket, ...] = ()

    @property
    def name(self) -> str:
        """What people call it: word and number, or the title."""
        named = f"{self.word.capitalize()} {self.number}" if self.number else self.title
        return named or self.word.capitalize()


@dataclass(frozen=True, slots=True)
class Draft:
    """One version of a text: ``name`` tells it from the others; articles in the text's order."""

    name: str
    title: str | None
    articles: tuple[ArticleVersion, ...]
    problems: tuple[Problem, ...] = ()


class ChangeKind(StrEnum):
    """What became of an article between two versions; several can hold at once."""

    SAME = "same"
    CHANGED = "changed"
    ADDED = "added"
    DROPPED = "dropped"
    MOVED = "moved"
    RENUMBERED = "renumbered"
    MERGED = "merged"
    SPLIT = "split"
    BRACKETED = "bracketed"
    SETTLED = "settled"


@dataclass(frozen=True, slots=True)
class Change:
    """Articles that belong together, by their places in the two drafts.

    ``before`` holds several where they were merged and ``after`` several where one was split; one
    of the two is empty where the article was added or dropped. ``likeness`` is 0 to 1.
    """

    before: tuple[int, ...]
    after: tuple[int, ...]
    kinds: tuple[ChangeKind, ...]
    likeness: float


class Edit(StrEnum):
    """What happened to words between two versions."""

    KEPT = "kept"
    ADDED = "added"
    DROPPED = "dropped"
    MOVED = "moved"


@dataclass(frozen=True, slots=True)
class Piece:
    """Words that share an edit, verbatim with the white space after them."""

    edit: Edit
    text: str


@dataclass(frozen=True, slots=True)
class Row:
    """A paragraph before and after, side by side; one of the two is empty where it has none."""

    before: tuple[Piece, ...]
    after: tuple[Piece, ...]

"""What statements are read with: the document, who is in it, and what words attribute."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from spacy.tokens import Token

from travaux.codebook.cues import Cues, load_cues
from travaux.finders.mentions import Mentions
from travaux.finders.resolve import Speakers
from travaux.finders.resolve_turns import TurnNames
from travaux.language import Annotated
from travaux.model import Passage, Person, Span

__all__ = ["StatementReader", "reader_of"]

_MOST = 400  # tokens of a content that are looked at


@dataclass(frozen=True, slots=True)
class StatementReader:
    """A document with its mentions, who speaks in it, and the table of cues."""

    annotated: Annotated
    mentions: Mentions
    speakers: Speakers
    cues: Cues
    people: Mapping[str, Person]
    turns: TurnNames

    def passage(self, span: Span | None) -> Passage | None:
        """The passage of a span, None for None."""
        return self.annotated.document.passage(span.start, span.end) if span else None

    def tokens(self, span: Span | None) -> list[Token]:
        """The words of a span, of a very long one the first: what it does shows there."""
        found = self.annotated.token_span(span) if span else None
        return [t for t in found[:_MOST] if not t.is_space] if found else []

    def between(self, tokens: tuple[int, int] | None) -> Passage | None:
        """The passage from one token to another, both inclusive."""
        if tokens is None:
            return None
        first, last = self.annotated.tokens[tokens[0]], self.annotated.tokens[tokens[1]]
        return self.annotated.document.passage(first.idx, last.idx + len(last))


def reader_of(
    annotated: Annotated, mentions: Mentions, people: tuple[Person, ...]
) -> StatementReader:
    """What the statements of a document are read with."""
    return StatementReader(
        annotated,
        mentions,
        Speakers(mentions, people),
        load_cues(),
        {p.id: p for p in people},
        TurnNames(annotated, mentions),
    )

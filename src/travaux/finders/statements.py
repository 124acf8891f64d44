"""Statements: attributions with their speakers, acts, channels, addressees and conditions."""

from __future__ import annotations

from spacy.tokens import Token

from travaux.codebook.cues import load_cues
from travaux.finders.acts import act_of
from travaux.finders.attribution import Attribution, attributions
from travaux.finders.mentions import Mentions
from travaux.finders.resolve import speaker_of
from travaux.language import Annotated
from travaux.model import Mode, Passage, Person, Span, Statement, content_id

__all__ = ["find_statements"]


def find_statements(
    annotated: Annotated, mentions: Mentions, people: tuple[Person, ...]
) -> tuple[Statement, ...]:
    """The statements of a document, in the order of their first passage."""
    return tuple(_statement(annotated, a, mentions, people) for a in attributions(annotated))


def _statement(
    annotated: Annotated, found: Attribution, mentions: Mentions, people: tuple[Person, ...]
) -> Statement:
    document = annotated.document

    def passage(span: Span | None) -> Passage | None:
        return document.passage(span.start, span.end) if span else None

    content = tuple(document.passage(s.start, s.end) for s in found.content)
    spans = [*found.content, *(s for s in (found.source, found.cue) if s)]
    start, end = min(s.start for s in spans), max(s.end for s in spans)
    return Statement(
        id=content_id("statement", document.sha256, start, end, found.content[0].start),
        source=passage(found.source),
        cue=passage(found.cue),
        content=content,
        speakers=speaker_of(found.source, mentions, people) if found.source else (),
        on_behalf_of=None,
        mode=_mode(annotated, found),
        act=act_of(_tokens(annotated, found.cue), _all_tokens(annotated, found), load_cues()),
        channel=None,
        addressees=(),
        condition=None,
        consequence=None,
        when=None,
        passages=(document.passage(start, end),),
    )


def _tokens(annotated: Annotated, span: Span | None) -> list[Token]:
    found = annotated.token_span(span) if span else None
    return [t for t in found if not t.is_space] if found else []


def _all_tokens(annotated: Annotated, found: Attribution) -> list[Token]:
    return [t for span in found.content for t in _tokens(annotated, span)]


def _mode(annotated: Annotated, found: Attribution) -> Mode:
    quotes = [q for q in annotated.quotes if any(s.overlaps(q.outer) for s in found.content)]
    if not quotes:
        return Mode.INDIRECT
    whole = all(any(q.outer.contains(s) for q in quotes) for s in found.content)
    return Mode.DIRECT if whole else Mode.MIXED

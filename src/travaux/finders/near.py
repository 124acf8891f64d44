"""What stands near a place in a document: times, places, mentions. Built once for a document."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable

from spacy.tokens import Token

from travaux.finders.mentions import Mention, MentionForm, Mentions
from travaux.language import Annotated, TimeExpression
from travaux.model import PartyRef, Span

__all__ = ["Near", "parties_of"]

_PLACES = frozenset({"GPE", "FAC", "LOC"})


class Near:
    """Look-ups by place in one document, each in logarithmic time."""

    def __init__(self, annotated: Annotated, mentions: Mentions) -> None:
        self.annotated = annotated
        self.mentions = mentions
        self._times = sorted(annotated.times, key=lambda t: (t.span.start, t.span.end))
        self._time_starts = [t.span.start for t in self._times]
        ents = annotated.tokens.ents
        self._places = [Span(e.start_char, e.end_char) for e in ents if e.label_ in _PLACES]
        self._place_starts = [p.start for p in self._places]

    def times(self, span: Span) -> tuple[TimeExpression, ...]:
        """The time expressions inside ``span`` that name a day or a longer time, in order."""
        first = bisect_left(self._time_starts, span.start)
        last = bisect_left(self._time_starts, span.end)
        inside = self._times[first:last]
        return tuple(t for t in inside if t.when is not None and t.span.end <= span.end)

    def places(self, span: Span) -> tuple[Span, ...]:
        """The names of places inside ``span``, in order."""
        first = bisect_left(self._place_starts, span.start)
        last = bisect_left(self._place_starts, span.end)
        return tuple(p for p in self._places[first:last] if p.end <= span.end)

    def time_at(self, token: Token) -> TimeExpression | None:
        """The time expression that begins with ``token``, or None."""
        at = bisect_left(self._time_starts, token.idx)
        if at < len(self._times) and self._times[at].span.start < token.idx + len(token.text):
            return self._times[at]
        return None

    def in_time(self, token: Token) -> bool:
        """Whether ``token`` belongs to a time expression."""
        at = bisect_left(self._time_starts, token.idx + 1) - 1
        return at >= 0 and token.idx < self._times[at].span.end

    def named(self, span: Span) -> tuple[Mention, ...]:
        """The mentions inside ``span`` that name a party or a person, outermost only."""
        found: list[Mention] = []
        for mention in self.mentions.inside(span):
            if mention.party is None and mention.person is None:
                continue
            if not found or mention.span.start >= found[-1].span.end:
                found.append(mention)
        return tuple(found)

    def parties(self, span: Span) -> tuple[PartyRef, ...]:
        """The parties that mentions inside ``span`` name, each once, in order."""
        return parties_of(self.mentions.inside(span))


def parties_of(mentions: Iterable[Mention]) -> tuple[PartyRef, ...]:
    """The parties of ``mentions`` by name, demonym, seat or office, each once, in order."""
    found = {
        m.party.id: m.party
        for m in mentions
        if m.party is not None and m.form is not MentionForm.PRONOUN
    }
    return tuple(found.values())

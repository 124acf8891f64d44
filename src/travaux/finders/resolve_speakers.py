"""From the words of a source to its speakers."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from travaux.finders.mentions import Mention, MentionForm, Mentions
from travaux.language import Annotated
from travaux.model import Person, Span, Speaker

__all__ = ["Speakers"]

_AND = re.compile(
    r"(?:,|,? and|,? or|,? as well as|,? along with|,? together with|/|-|–)?(?: both)?(?: the)? ?"
)
_ARTICLE = re.compile(r"(?:the|both|The|Both) $|^$")
_POSSESSIVE = ("'s ", "’s ")


class Speakers:
    """Names the speakers of one document's statements.

    >>> Speakers(annotated, mentions, people).of(span)  # doctest: +SKIP
    (Speaker(name='Jens Stoltenberg', person='person:jens-stoltenberg', party=PartyRef(...)),)
    """

    def __init__(self, annotated: Annotated, mentions: Mentions, people: Iterable[Person]) -> None:
        self._text = annotated.text
        self._mentions = mentions
        self._people = {person.id: person for person in people}

    def of(self, span: Span) -> tuple[Speaker, ...]:
        """The speakers that the words of ``span`` name, in order.

        Conjoined people and parties give one each; a country inside an office or group gives
        none of its own. Whoever is not named keeps the words as name, with the party if stated.
        """
        outer = _outermost(self._mentions.inside(span))
        if not outer:
            return (Speaker(span.of(self._text)),)
        if self._conjoined(outer, span):
            return tuple(dict.fromkeys(self._speaker(m, m.span) for m in outer))
        person = next((m for m in outer if m.person and not self._possessor(m, span)), None)
        head = person or outer[0]
        if person is None and head.person:
            return (Speaker(span.of(self._text)),)
        return (self._speaker(head, head.span if person else span),)

    def _conjoined(self, outer: Sequence[Mention], span: Span) -> bool:
        """Whether nothing but "and", commas and articles stands beside the mentions."""
        before = self._text[span.start : outer[0].span.start]
        after = self._text[outer[-1].span.end : span.end]
        gaps = (
            self._text[a.span.end : b.span.start]
            for a, b in zip(outer, outer[1:], strict=False)
            if b.span != a.span
        )
        whole = _ARTICLE.fullmatch(before) and not after.strip(" ,.;:”\"'’")
        return bool(whole) and all(_AND.fullmatch(gap) for gap in gaps)

    def _possessor(self, mention: Mention, span: Span) -> bool:
        end = mention.span.end
        return end < span.end and self._text.startswith(_POSSESSIVE, end)

    def _speaker(self, mention: Mention, words: Span) -> Speaker:
        person = self._people.get(mention.person or "")
        if person is not None:
            return Speaker(person.name, person.id, mention.party or person.party)
        party = mention.party
        named = party is not None and mention.form in {MentionForm.NAME, MentionForm.SEAT}
        if party is not None and (
            mention.form == MentionForm.PRONOUN or (named and words == mention.span)
        ):
            return Speaker(party.name, None, party)
        return Speaker(words.of(self._text), None, party)


def _outermost(inside: Sequence[Mention]) -> list[Mention]:
    """The mentions that lie in no other; those of one span (parties of a group) all."""
    kept: list[Mention] = []
    for mention in inside:
        last = kept[-1] if kept else None
        if last is None or mention.span.start >= last.span.end:
            kept.append(mention)
        elif mention.span == last.span and mention.form == last.form:
            kept.append(mention)
    return kept

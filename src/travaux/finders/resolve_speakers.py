"""From the words of a source to its speakers."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise

from travaux.codebook.offices import load_offices
from travaux.finders.mentions import Mention, MentionForm, Mentions
from travaux.model import Passage, Person, Span, Speaker

__all__ = ["Speakers"]

_AND = re.compile(
    r"(?:,|,? and|,? or|,? as well as|,? along with|,? together with|/|-|–)?(?: both)?(?: the)? ?"
)
_ARTICLE = re.compile(r"(?:the|both|The|Both) $|^$")
_NAMES = frozenset({MentionForm.NAME, MentionForm.SEAT, MentionForm.DEMONYM, MentionForm.PRONOUN})
_PREPOSITION = re.compile(r"\b(?:of|in|at|on|by|to|from|for|with|near|about|against|inside)\s")
_CAPITALS = re.compile(r"(?:\s+[A-Z]\w+)+(?:\s+of(?:\s+[A-Z]\w+)+)?")
_NOUN_AFTER = re.compile(
    r" (?!(?:who|whom|whose|and|or|of|at|in|on|from|for|as|to|with|also|then|later|now|that|"
    r"when|while|is|was|has|as|during|via|by)\b)[a-z]+s\b"
)
_POSSESSIVE = ("'s ", "’s ")


class Speakers:
    """Names the speakers of one document's statements, from the words of their sources."""

    def __init__(self, mentions: Mentions, people: Iterable[Person]) -> None:
        self._mentions = mentions
        self._people = {person.id: person for person in people}

    def of(self, source: Passage) -> tuple[Speaker, ...]:
        """The speakers that ``source`` names, in order.

        Conjoined people and parties give one each; a country inside an office or group gives
        none of its own. Whoever is not named keeps the words as name, with the party if stated.
        """
        outer = _outermost(self._mentions.inside(source.span))
        if not outer:
            return (Speaker(source.text),)
        if _conjoined(outer, source):
            speakers = (self._speaker(m, _words(m.span, source), whole=True) for m in outer)
            return tuple(dict.fromkeys(speakers))
        named = next((m for m in outer if m.person and not _possesses(m, source)), None)
        if named is not None:
            return (self._speaker(named, _words(named.span, source), whole=True),)
        if outer[0].person:
            return (Speaker(source.text),)
        if not _speaks_for(outer[0], source):
            return (Speaker(source.text),)
        return (self._speaker(outer[0], source.text, whole=False),)

    def _speaker(self, mention: Mention, words: str, *, whole: bool) -> Speaker:
        """``whole``: the words are the mention and nothing else."""
        person = self._people.get(mention.person or "")
        if person is not None:
            return Speaker(person.name, person.id, mention.party or person.party)
        party = mention.party
        if party is not None and whole and mention.form in _NAMES:
            return Speaker(party.name, None, party)
        return Speaker(words, None, party)


def _speaks_for(mention: Mention, source: Passage) -> bool:
    """Whether the party in a source that is more than its name is the side of who speaks.

    "The Russian Foreign Ministry" and "Russia's foreign ministry" speak for Russia; "the Syrian
    Observatory" and "a doctor in Syria" do not speak for Syria.
    """
    if mention.form not in _NAMES:
        return True
    before = _words(Span(source.start, mention.span.start), source)
    after = source.text[mention.span.end - source.start :]
    bodies = load_offices().bodies
    if _PREPOSITION.search(before):
        return not bodies.isdisjoint(before.lower().split())
    named = _CAPITALS.match(after) if mention.form == MentionForm.DEMONYM else None
    return named is None or not bodies.isdisjoint(named.group().lower().split())


def _words(span: Span, source: Passage) -> str:
    return source.text[span.start - source.start : span.end - source.start]


def _conjoined(outer: Sequence[Mention], source: Passage) -> bool:
    """Whether nothing but "and", commas and articles stands beside the mentions."""
    before = _words(Span(source.start, outer[0].span.start), source)
    after = _words(Span(outer[-1].span.end, source.end), source)
    gaps = (
        _words(Span(a.span.end, b.span.start), source)
        for a, b in pairwise(outer)
        if b.span != a.span
    )
    whole = _ARTICLE.fullmatch(before) and not after.strip(" ,.;:”\"'’")
    return bool(whole) and all(_AND.fullmatch(gap) for gap in gaps)


def _possesses(mention: Mention, source: Passage) -> bool:
    """Whether the source is something of this person's: "Lind's lawyers", "Lind supporters"."""
    end = mention.span.end - source.start
    if source.text.startswith(_POSSESSIVE, end):
        return True
    return mention.form == MentionForm.NAME and _NOUN_AFTER.match(source.text, end) is not None


def _outermost(inside: Sequence[Mention]) -> list[Mention]:
    """The mentions that lie in no other; those of one span (parties of a group) all."""
    kept: list[Mention] = []
    for mention in inside:
        last = kept[-1] if kept else None
        beside = last is None or mention.span.start >= last.span.end
        if beside or (last and mention.span == last.span and mention.form == last.form):
            kept.append(mention)
    return kept

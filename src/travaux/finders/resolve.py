"""Who is meant where the text names nobody: offices, groups and pronouns."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator

from travaux.codebook.offices import load_offices, plain
from travaux.finders.mentions import Mention, MentionForm, Mentions
from travaux.finders.people import People
from travaux.finders.people_offices import OfficePhrase
from travaux.finders.people_tokens import Tokens
from travaux.finders.resolve_groups import find_groups
from travaux.finders.resolve_pronouns import find_pronouns
from travaux.finders.resolve_speakers import Speakers
from travaux.language import Annotated
from travaux.model import Passage, Person, Span, Speaker

__all__ = ["Speakers", "resolve", "speaker_of"]

_ARTICLE = re.compile(r"\b(the|a|an|his|her|its|their) $", re.IGNORECASE)
_CROWD = 50  # the most holders of one kind of office that are compared
_HONORIFICS = 30  # code points in which honorifics can stand between office and name
_INDEFINITE = frozenset({"a", "an"})
_OWNERS = frozenset({"his", "her", "its", "their"})
_RANKS = frozenset({"deputy", "vice", "assistant", "under", "acting", "associate", "shadow"})
_SPLIT = re.compile(r"[\s\-‑]+")


def resolve(annotated: Annotated, people: People, parties: Mentions) -> Mentions:
    """All mentions of a document: parties, people, and offices, groups and pronouns as resolved."""
    tokens = Tokens(annotated, parties)
    named = [*people.mentions, *_parties_outside_names(parties, people.mentions)]
    offices = list(_offices(tokens, people))
    taken = bytearray(len(tokens.text))
    for mention in [*people.mentions, *offices]:
        taken[mention.span.start : mention.span.end] = b"\1" * len(mention.span)
    groups = list(find_groups(tokens, taken))
    known = Mentions([*named, *offices, *groups])
    pronouns = find_pronouns(annotated, tokens, tuple(known), dict(people.genders))
    return Mentions([*known, *pronouns])


def speaker_of(
    source: Passage, mentions: Mentions, people: Iterable[Person]
) -> tuple[Speaker, ...]:
    """The speakers that the words of ``source`` name. For many make one :class:`Speakers`."""
    return Speakers(mentions, people).of(source)


def _parties_outside_names(parties: Mentions, names: Iterable[Mention]) -> Iterator[Mention]:
    """The parties, but not "Israel" in the name of one "Israel Katz"."""
    spans = sorted(mention.span for mention in names)
    starts = [span.start for span in spans]
    for mention in parties:
        at = bisect_left(starts, mention.span.start + 1) - 1
        if at < 0 or not spans[at].contains(mention.span):
            yield mention


def _offices(tokens: Tokens, people: People) -> Iterator[Mention]:
    """A mention for each office: with its holder's name, or resolved to a holder or a party."""
    holder = dict(reversed(people.holders))
    names = {m.span.start: m for m in people.mentions if m.person}
    known = _Holders(people)
    for i, phrase in enumerate(people.offices):
        if i in holder:
            yield _with_name(phrase, holder[i], names)
            continue
        if phrase.head in load_offices().named_only:
            continue
        article = _ARTICLE.search(tokens.text, max(0, phrase.span.start - 6), phrase.span.start)
        start = article.start() if article else phrase.span.start
        span = Span(start, phrase.span.end)
        word = article.group(1).lower() if article else ""
        if phrase.plural or word in _INDEFINITE:
            if phrase.party or phrase.head not in load_offices().weak:
                yield Mention(span, MentionForm.GROUP, phrase.party)
            continue
        person = None if word in _OWNERS else known.holder(phrase)
        if person is not None:
            known.saw(person.id, phrase.span.start)
            yield Mention(span, MentionForm.OFFICE, person.party or phrase.party, person.id)
        elif phrase.party or phrase.head not in load_offices().weak:
            yield Mention(span, MentionForm.OFFICE, phrase.party)


def _with_name(phrase: OfficePhrase, id_: str, names: dict[int, Mention]) -> Mention:
    """The whole stretch of office and name, so that the country in it is nobody of its own."""
    near = range(phrase.span.end, phrase.span.end + _HONORIFICS)
    after = next((names[start] for start in near if start in names), None)
    if after is not None and after.person == id_:
        return Mention(phrase.span.cover(after.span), MentionForm.OFFICE, after.party, id_)
    return Mention(phrase.span, MentionForm.OFFICE, phrase.party, id_)


class _Holders:
    """The holders of offices, by head, with where they were last mentioned."""

    def __init__(self, people: People) -> None:
        self._people = {person.id: person for person in people.people}
        self._by_head: dict[str, dict[tuple[str, str, bool], OfficePhrase]] = defaultdict(dict)
        for i, id_ in people.holders:
            phrase = people.offices[i]
            held = self._by_head[phrase.head]
            if len(held) < _CROWD:
                held.setdefault((id_, phrase.title, phrase.former), phrase)
        self._places = {p.id: [x.start for x in p.passages] for p in people.people}
        self._seen: dict[str, int] = {}

    def saw(self, id_: str, offset: int) -> None:
        """Remember that an office meant this person at ``offset``."""
        self._seen[id_] = offset

    def holder(self, phrase: OfficePhrase) -> Person | None:
        """The person most recently mentioned before ``phrase`` who holds the office."""
        candidates = self._by_head.get(phrase.head, {})
        last = {
            id_: self._last(id_, phrase.span.start)
            for (id_, _, _), office in candidates.items()
            if _fits(phrase, office, self._people[id_])
        }
        best = max(last.values(), default=-1)
        found = [id_ for id_, at in last.items() if at == best]
        return self._people[found[0]] if best >= 0 and len(found) == 1 else None

    def _last(self, id_: str, before: int) -> int:
        places = self._places[id_]
        at = bisect_left(places, before) - 1
        return max(places[at] if at >= 0 else -1, self._seen.get(id_, -1))


def _fits(phrase: OfficePhrase, office: OfficePhrase, person: Person) -> bool:
    """Whether ``phrase`` can mean the holder of ``office``: no other party, rank or portfolio."""
    party = office.party or person.party
    if phrase.party is not None and party is not None and phrase.party != party:
        return False
    if phrase.former != office.former:
        return False
    wanted, held = _title_words(phrase.title), _title_words(office.title)
    return wanted <= held and wanted & _RANKS == held & _RANKS


def _title_words(title: str) -> frozenset[str]:
    return frozenset(plain(word) for word in _SPLIT.split(title))

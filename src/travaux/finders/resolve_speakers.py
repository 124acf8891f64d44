"""From the words of a source to its speakers."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise

from travaux.codebook.cues import load_cues
from travaux.codebook.offices import load_offices
from travaux.finders.mentions import Mention, MentionForm, Mentions
from travaux.model import PartyRef, Passage, Person, Span, Speaker

__all__ = ["Speakers"]

_AND = re.compile(
    r"(?:,|,? and|,? or|,? as well as|,? along with|,? together with|/|-|–)(?: (?:both|its|their))?"
    r"(?: (?:his|her|its|their)?(?: [\w-]+){0,2} counterparts?,?)?"
    r"(?: the)?(?: (?:members?|member states|countries|states|governments) of(?: the)?)? ?"
)
_ARTICLE = re.compile(
    r"(?:.{1,60}(?: --? | ?[–—] |: ))?(?:(?:among them|including) )?(?:[Bb]oth )?(?:[Tt]he)? ?",
    re.DOTALL,
)
_FROM_PLACE = re.compile(r" of [A-Z][\w.]*(?: [A-Z][\w.]*){0,2}| \([^)]{1,30}\)")
_INDEFINITE = re.compile(r"an? ")
_SOME_OF = re.compile(r"(?:\w+ ){0,2}\w+ of (?:the |its |their )?")
_NO_STATE = re.compile(r"\b(?:opposition|dissidents?|rebels?|exiled?|insurgents?)\b", re.IGNORECASE)
_OTHERS = re.compile(
    r",? (?:and|or|as well as|along with|together with) [a-z0-9, -]*\b(?:others?|countries|states|"
    r"nations|members|parties|governments|delegations|allies|partners)\b.*",
    re.DOTALL,
)
_WITH = re.compile(r", (?:together |along )?with (?:the )?")
_ASIDE = re.compile(r"\s*(?:[,;:(–—.”\"]|['’]\W*$|$)")
_OF_SIDE = re.compile(r" of (?:the )?| \(")
_OWNERS = frozenset({"his", "her", "its", "their", "my", "our", "your"})
_LINK = re.compile(r"\b(?:of|for|to|with|by|from|about|against|behalf)\s[^,;:(–—]*$")
_NAMES = frozenset({MentionForm.NAME, MentionForm.SEAT, MentionForm.DEMONYM, MentionForm.PRONOUN})
_PREPOSITION = re.compile(r"\b(?:of|in|at|on|by|to|from|for|with|near|about|against|inside)\s")
_CAPITALS = re.compile(r"(?:\s+[A-Z]\w+)+(?:\s+of(?:\s+[A-Z]\w+)+)?")
_NOUN_AFTER = re.compile(
    r" (?!(?:who|whom|whose|and|or|of|at|in|on|from|for|as|to|with|also|then|later|now|that|"
    r"when|while|is|was|has|as|during|via|by)\b)[a-z]+s\b"
)
_POSSESSIVE = ("'s ", "’s ")
_COUNTERPART = re.compile(r" counterparts?, [A-Z]")
_VOICE = re.compile(
    r"(?:(?:an?|the|one|another|his|her|its|their)\s)?(?:[\w-]+\s){0,3}?"
    r"(?:spokes(?:man|woman|person|people|men|women)|mouthpiece|aide|adviser|advisor|deputy|envoy|"
    r"representative|official|officer|negotiator|diplomat|delegate|member)s?\s"
    r"(?:for|of|to|from|in|at|with)\s",
    re.IGNORECASE,
)
_WITH_HEAD = re.compile(r"(?:[\w’'-]+\s){1,7}$")
_S_POSSESSIVE = re.compile(r"[sxz]['’] ")


class Speakers:
    """Names the speakers of one document's statements, from the words of their sources."""

    def __init__(self, mentions: Mentions, people: Iterable[Person]) -> None:
        self._mentions = mentions
        self._people = {person.id: person for person in people}

    def of(self, source: Passage) -> tuple[Speaker, ...]:
        """The speakers that ``source`` names, in order.

        Conjoined people and parties give one each, a possessive pronoun none; a country inside
        an office or group gives none of its own. Whoever is not named keeps the words as name,
        with the party if stated.
        """
        bare = source.text.rstrip(" ,")
        inside = self._mentions.inside(source.span)
        acting = [m for m in inside if not (_owns(m, source) or _of_counterpart(m, source))]
        outer = _without_owners(_outermost(acting))
        if not outer:
            return (Speaker(bare, None, _own_side(bare, inside)),)
        listed = _listed(outer, source)
        if listed:
            speakers = (self._speaker(m, _words(m.span, source), whole=True) for m in listed)
            return _distinct(speakers)
        named = next((m for m in outer if m.person and not _is_owner(m, source)), None)
        if named is not None:
            return (self._speaker(named, _words(named.span, source), whole=True),)
        if _VOICE.match(source.text):
            party = self._represented(outer, source)
            return (Speaker(bare, None, party),)
        if outer[0].person or not _speaks_for(outer[0], source):
            return (Speaker(bare),)
        return (self._speaker(outer[0], bare, whole=False),)

    def _represented(self, outer: Sequence[Mention], source: Passage) -> PartyRef | None:
        """The side that "a spokesman for the envoy" or "an aide to Ms Lind" speaks for."""
        last = outer[-1]
        if _WITH_HEAD.match(_words(Span(source.start, last.span.start), source)) is None:
            return None
        person = self._people.get(last.person or "")
        return last.party or (person.party if person else None)

    def _speaker(self, mention: Mention, words: str, *, whole: bool) -> Speaker:
        """``whole``: the words are the mention and nothing else."""
        person = self._people.get(mention.person or "")
        if person is not None:
            return Speaker(person.name, person.id, mention.party or person.party)
        party = mention.party
        if mention.form != MentionForm.NAME and _NO_STATE.search(words):
            return Speaker(words)
        if party is not None and whole and mention.form in _NAMES:
            return Speaker(party.name, None, party)
        return Speaker(words, None, party)


def _speaks_for(mention: Mention, source: Passage) -> bool:
    """Whether the party in a source that is more than its name is the side of who speaks.

    "The Russian Foreign Ministry" and "Russia's foreign ministry" speak for Russia; "the Syrian
    Observatory" and "a doctor in Syria" do not speak for Syria.
    """
    before = _words(Span(source.start, mention.span.start), source)
    if " and " in before:
        return False
    if mention.form not in _NAMES:
        return not _LINK.search(before) or _SOME_OF.fullmatch(before) is not None
    after = source.text[mention.span.end - source.start :]
    bodies = load_offices().bodies
    if _PREPOSITION.search(before):
        return not bodies.isdisjoint(before.lower().split())
    named = _CAPITALS.match(after) if mention.form == MentionForm.DEMONYM else None
    return named is None or not bodies.isdisjoint(named.group().lower().split())


def _words(span: Span, source: Passage) -> str:
    return source.text[span.start - source.start : span.end - source.start]


def _owns(mention: Mention, source: Passage) -> bool:
    """Whether a pronoun only tells whose the speaker is: "her counterpart", "their lawyers"."""
    if mention.form != MentionForm.PRONOUN or mention.span.end >= source.end:
        return False
    return _words(mention.span, source).lower() in _OWNERS


def _of_counterpart(mention: Mention, source: Passage) -> bool:
    """Whether a demonym only tells whose somebody is: "and his Turkish counterpart, …"."""
    after = mention.span.end - source.start
    return (
        mention.form == MentionForm.DEMONYM and _COUNTERPART.match(source.text, after) is not None
    )


def _own_side(words: str, inside: Sequence[Mention]) -> PartyRef | None:
    """The party of "his delegation" or "her country": that of whoever the pronoun means."""
    last = words.rpartition(" ")[2].lower()
    if len(words.split()) > 2 or last not in load_cues().selves:
        return None
    return next((m.party for m in inside if m.person), None)


def _without_owners(outer: list[Mention]) -> list[Mention]:
    """``outer`` without people whose name stands right before a party: "the Lind White House"."""
    owners = {
        one
        for one, other in pairwise(outer)
        if one.person
        and one.form == MentionForm.NAME
        and other.person is None
        and other.form in (MentionForm.NAME, MentionForm.SEAT)
        and one.span.end + 1 == other.span.start
    }
    return [mention for mention in outer if mention not in owners]


def _listed(outer: Sequence[Mention], source: Passage) -> list[Mention]:
    """The mentions that speak together at the head of a source: "Peru, Chile and others".

    An aside after them ("Kenya, for the group,") does not speak; a list after "with" does.
    Empty where the source is more than its mentions: "the foreign ministry of Peru".
    """
    if not _ARTICLE.fullmatch(_words(Span(source.start, outer[0].span.start), source)):
        return []
    chain, end, following = _chain(outer, source)
    behind = _past_place(chain[-1], Span(end, source.end), source)
    end, rest = behind.start, _words(behind, source)
    if not (_ASIDE.match(rest) or _OTHERS.fullmatch(rest)):
        return []
    joined = _WITH.match(rest)
    along = [m for m in following if joined and m.span.start >= end + joined.end()]
    if joined and along and along[0].span.start == end + joined.end():
        chain += _chain(along, source)[0]
    return chain


def _chain(
    outer: Sequence[Mention], source: Passage
) -> tuple[list[Mention], int, Sequence[Mention]]:
    """The first mentions joined by "and" and commas, where they end, and the mentions after.

    The side behind a name ("Ana Lind of Norway", "Ana Lind (Norway)") is passed over.
    """
    chain, end, at = [outer[0]], outer[0].span.end, 1
    while at < len(outer):
        mention = outer[at]
        between = Span(end, max(end, mention.span.start))
        gap = _words(between, source)
        if _is_side(chain[-1], mention, gap, source):
            end = mention.span.end + (gap == " (")
        elif _is_holder(chain[-1], mention, gap, source):
            party = mention.party or chain[-1].party
            chain[-1] = Mention(mention.span, mention.form, party, mention.person)
            end = mention.span.end
        elif _is_described(chain[-1], mention, gap, source):
            end = mention.span.end
        elif mention.span == chain[-1].span or _AND.fullmatch(
            _words(_past_place(chain[-1], between, source), source)
        ):
            chain.append(mention)
            end = mention.span.end
        else:
            break
        at += 1
    return chain, end, outer[at:]


def _past_place(mention: Mention, rest: Span, source: Passage) -> Span:
    """``rest`` without the place or party behind a name: "Paul Hale of Ohio", "Hale (I-Ohio)"."""
    place = _FROM_PLACE.match(_words(rest, source)) if mention.person else None
    return Span(rest.start + place.end(), rest.end) if place else rest


def _is_side(person: Mention, side: Mention, gap: str, source: Passage) -> bool:
    if not person.person or side.person or side.form not in _NAMES:
        return False
    if gap == ", ":
        return source.text[side.span.end - source.start :][:1] in {"", ","}
    return _OF_SIDE.fullmatch(gap) is not None


def _is_holder(office: Mention, person: Mention, gap: str, source: Passage) -> bool:
    """Whether a name in apposition tells who holds an office: "the Peruvian envoy, Ana Lind,"."""
    if office.form != MentionForm.OFFICE or office.person or not person.person or gap != ", ":
        return False
    return source.text[person.span.end - source.start :].strip() in {"", ","}


def _is_described(person: Mention, group: Mention, gap: str, source: Passage) -> bool:
    """Whether "a senior official" after a name only says who that is."""
    if person.span == group.span or not person.person or group.person:
        return False
    return gap == ", " and _INDEFINITE.match(_words(group.span, source)) is not None


def _distinct(speakers: Iterable[Speaker]) -> tuple[Speaker, ...]:
    """Each speaker once; of one person the one with a party."""
    kept: dict[str | Speaker, Speaker] = {}
    for speaker in speakers:
        who = speaker.person or speaker
        if who not in kept or (kept[who].party is None and speaker.party is not None):
            kept[who] = speaker
    return tuple(kept.values())


def _is_owner(mention: Mention, source: Passage) -> bool:
    """Whether the source is something of this person's: "Lind's lawyers", "a friend of Lind"."""
    end = mention.span.end - source.start
    if source.text.startswith(_POSSESSIVE, end) or _S_POSSESSIVE.match(
        source.text, max(0, end - 1)
    ):
        return True
    if _LINK.search(source.text[: mention.span.start - source.start]):
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

"""What became of a meeting, from the verb over it, the words before it and its day."""

from __future__ import annotations

from datetime import date

from spacy.tokens import Token

from travaux.codebook.meeting_forms import MeetingWords, meeting_words
from travaux.finders.near import Near
from travaux.finders.phrases import deeds
from travaux.model import MeetingStatus, When

__all__ = ["status_of"]

_BEFORE = frozenset({"before", "ahead", "prior", "until"})
_AFTER = frozenset({"after", "following", "during", "since", "at", "from", "in"})
_OFF = (MeetingStatus.CANCELLED, MeetingStatus.POSTPONED)
_STARTED = frozenset({"begin", "start", "kick", "open", "continue", "resume"})


def status_of(
    near: Near, noun: Token, first: int, verb: Token | None, when: When | None
) -> MeetingStatus:
    """The status of the meeting that ``noun`` names, its phrase beginning at token ``first``."""
    words = meeting_words()
    told = _told_by_verb(words, noun, verb) if verb is not None else None
    for token in noun.doc[first : noun.i]:
        if token.lower_ in words.modifiers and told not in _OFF:
            return words.modifiers[token.lower_]
    by_day = _told_by_day(near, when)
    if told is MeetingStatus.ONGOING and by_day is MeetingStatus.SCHEDULED:
        return by_day  # "opens on 10 June"
    return told or by_day


def _told_by_verb(words: MeetingWords, noun: Token, verb: Token) -> MeetingStatus | None:
    before = _preposition(noun)
    below = _participle(noun)
    for above in (below, None if before in _BEFORE | _AFTER else verb):
        if above is None:
            continue
        lemma = above.lemma_.lower()
        if (
            lemma in words.verdicts
            and _with_particle(words, above, lemma)
            and _governs(above, noun)
        ):
            return _verdict(words, above, lemma)
    if before in _BEFORE:
        return None
    tense = _tense(verb)
    led_to = [deed for deed in deeds(verb) if deed != verb]
    if led_to and _tense(led_to[0]) is MeetingStatus.SCHEDULED and _governs(verb, noun):
        return MeetingStatus.SCHEDULED
    if before in _AFTER and tense is MeetingStatus.HELD:
        return MeetingStatus.HELD if before != "from" else None
    takes = verb == noun or verb.lemma_.lower() in words.taking_place | words.taking_part
    if takes and (verb == noun or _governs(verb, noun)):
        return _started(verb, tense)
    return None


def _participle(noun: Token) -> Token | None:
    """The verb of a clause that hangs on the noun: "talks set for", "which were called off"."""
    return next((c for c in noun.children if c.i > noun.i and c.dep_ in {"acl", "relcl"}), None)


def _governs(verb: Token, noun: Token) -> bool:
    return noun.head == verb or verb.head == noun or noun.head.head == verb


def _with_particle(words: MeetingWords, verb: Token, lemma: str) -> bool:
    wanted = words.particles.get(lemma)
    return wanted is None or any(c.lower_ in wanted for c in verb.children)


def _verdict(words: MeetingWords, verb: Token, lemma: str) -> MeetingStatus:
    if lemma == "call":
        off = any(c.lower_ == "off" for c in verb.children)
        return MeetingStatus.CANCELLED if off else MeetingStatus.PROPOSED
    return words.verdicts[lemma]


def _preposition(noun: Token) -> str:
    """The preposition over the noun ("after", "ahead"), empty where there is none."""
    head = noun.head
    if noun.dep_ != "pobj":
        return ""
    if head.lower_ in {"of", "to"} and head.head.lower_ in _BEFORE:
        return head.head.lower_
    return head.lower_


_PLANNING = frozenset({"be", "expect", "plan", "set", "agree", "schedule", "due"})


def _aimed_at(verb: Token) -> MeetingStatus | None:
    """What the verb over an infinitive makes of it: "is to meet", "offered to host"."""
    above = verb.head.lemma_.lower() if verb.dep_ == "xcomp" else ""
    if meeting_words().verdicts.get(above) is MeetingStatus.PROPOSED:
        return MeetingStatus.PROPOSED
    return MeetingStatus.SCHEDULED if above in _PLANNING else None


def _tense(verb: Token) -> MeetingStatus | None:
    """What the form of the verb says: done, to come, wished, or under way."""
    helpers = {c.lower_ for c in verb.children if c.dep_ in {"aux", "auxpass"}}
    if helpers & {"will", "’ll", "'ll", "shall"}:
        return MeetingStatus.SCHEDULED
    if helpers & {"would", "could", "might", "may", "can", "should", "must"}:
        return None
    if "to" in helpers:
        return _aimed_at(verb)
    bare = verb.tag_ == "VBN" and verb.dep_ == "ROOT" and not helpers
    if (
        verb.tag_ == "VBD"
        or bare
        or (verb.tag_ == "VBN" and helpers & {"have", "has", "had", "was", "were", "’ve", "been"})
    ):
        return MeetingStatus.HELD
    if verb.tag_ == "VBG" and helpers & {"is", "are", "’re", "’s"}:
        return MeetingStatus.ONGOING
    return None


def _started(verb: Token, tense: MeetingStatus | None) -> MeetingStatus | None:
    """Talks that have begun and of which no end is told are under way."""
    perfect = any(c.lower_ in {"have", "has"} for c in verb.children if c.dep_ == "aux")
    started = verb.lemma_.lower() in _STARTED
    if started and ((tense is MeetingStatus.HELD and perfect) or verb.tag_ in {"VBP", "VBZ"}):
        return MeetingStatus.ONGOING
    return tense


def _told_by_day(near: Near, when: When | None) -> MeetingStatus:
    """Before the day of publication it was held, after it it is to come; on the day, unknown."""
    published = near.annotated.document.published
    if when is None or published is None or not when.resolved:
        return MeetingStatus.UNKNOWN
    if when.latest is not None and when.latest < published.value:
        return MeetingStatus.HELD
    if (when.earliest or date.min) > published.value:
        return MeetingStatus.SCHEDULED
    return MeetingStatus.UNKNOWN

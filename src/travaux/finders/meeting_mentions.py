"""Where a document names a meeting, and what the words around it tell."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise

from spacy.tokens import Doc, Token

from travaux.codebook.forums import Forum, forums
from travaux.codebook.meeting_forms import meeting_words
from travaux.finders.meeting_events import VERBS, by_forum, by_verb
from travaux.finders.meeting_status import status_of
from travaux.finders.meeting_told import (
    MeetingMention,
    Told,
    called,
    each_once,
    end_of_name,
    read_on,
    subject_span,
    when_and_where,
)
from travaux.finders.mentions import Mention, MentionForm
from travaux.finders.near import Near
from travaux.finders.phrases import governing_verb, left_edge, span_of, subjects
from travaux.model import MeetingForm, Span, When

__all__ = ["MeetingMention", "meeting_mentions"]

_MINISTERS = re.compile(r"\bministers\b", re.IGNORECASE)
_PHONE = re.compile(r"\b(?:phone|telephone|video|conference)\b", re.IGNORECASE)


def meeting_mentions(near: Near) -> Iterator[MeetingMention]:
    """Every mention of a meeting in the document, in order, by noun, by forum or by verb."""
    text = near.annotated.text
    named = list(forums().find(text))
    starts = {span.start: (span, forum) for span, forum in named}
    found = [(m.start(), m.end(), "noun") for m in _nouns().finditer(text)]
    found += [(span.start, span.end, "forum") for span, _ in named]
    found += [(m.start(), m.end(), "verb") for m in VERBS.finditer(text)]
    beyond = 0
    by_end = {span.end: (span, forum) for span, forum in named}
    for start, end, how in sorted(found):
        if start < beyond:
            continue
        tokens = near.annotated.tokens.char_span(start, end, alignment_mode="expand")
        if tokens is None:
            continue
        mention: MeetingMention | None
        if how == "forum":
            mention = by_forum(near, *starts[start])
        elif how == "verb":
            mention = by_verb(near, tokens[0])
        else:
            mention = by_noun(near, tokens[-1], by_end)
        if mention is not None:
            beyond = mention.span.end
            yield mention


@lru_cache(maxsize=1)
def _nouns() -> re.Pattern[str]:
    nouns = sorted(meeting_words().forms, key=lambda noun: (-len(noun), noun))
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, nouns))})\b", re.IGNORECASE)


# By noun: "security talks in Geneva", "a round of talks between A and B".


def by_noun(
    near: Near, noun: Token, forums_by_end: dict[int, tuple[Span, Forum]]
) -> MeetingMention | None:
    words = meeting_words()
    doc = noun.doc
    form = words.forms.get(noun.lower_)
    if form is None or noun.pos_ not in {"NOUN", "PROPN"} or _inside_compound(noun):
        return None
    first = left_edge(noun)
    before = [t.lower_ for t in doc[first : noun.i]]
    if words.not_with.intersection(before) or _denied(doc, first):
        return None
    core = end_of_name(noun)
    told = read_on(near, core)
    forum = _forum_before(doc, first, noun, forums_by_end)
    sides, place = _modifiers(near, doc, first, noun, bool(told.sides), bool(forum))
    told.sides = [*sides, *told.sides]
    told.place = told.place or place
    told.when = told.when or _time_before(near, doc, first, noun)
    verb = governing_verb(noun)
    _from_clause(near, noun, verb, told)
    return _checked(near, noun, first, core, form, forum or told.forum, told, verb)


def _checked(
    near: Near,
    noun: Token,
    first: int,
    core: Token,
    form: MeetingForm,
    forum: str | None,
    told: Told,
    verb: Token | None,
) -> MeetingMention | None:
    doc = noun.doc
    span = span_of(doc, first, max(told.end, core.i + 1))
    words = span.of(near.annotated.text)
    if form in {
        MeetingForm.MEETING,
        MeetingForm.SESSION,
        MeetingForm.CONFERENCE,
    } and _MINISTERS.search(words):
        form = MeetingForm.MINISTERIAL
    if form is MeetingForm.CALL and not _PHONE.search(words) and noun.lower_ in {"call", "calls"}:
        return None
    return MeetingMention(
        span=span,
        name=called(near, doc, first, core, forum),
        forum=forum,
        form=form,
        place=told.place,
        when=told.when,
        sides=each_once(told.sides),
        status=status_of(near, noun, first, verb, told.when),
        definite=_definite(doc, first),
        pointing=first > 0 and doc[first - 1].lower_ in {"this", "these", "those"},
        plural=noun.tag_ in {"NNS", "NNPS"}
        and noun.lower_ in {"meetings", "summits", "sessions", "rounds", "calls", "encounters"},
    )


def _inside_compound(noun: Token) -> bool:
    """Whether another noun follows that this one only describes ("summit venue")."""
    if noun.i + 1 >= len(noun.doc):
        return False
    after = noun.nbor(1)
    if after.text in {"-", "–"} and not noun.whitespace_ and not after.whitespace_:
        return True
    return after.pos_ in {"NOUN", "PROPN"} and noun.dep_ in {"compound", "nmod"}


def _denied(doc: Doc, first: int) -> bool:
    return first > 0 and doc[first - 1].lower_ in {"no", "any", "without", "every", "other", "such"}


def _definite(doc: Doc, first: int) -> bool:
    return first > 0 and doc[first - 1].lower_ in {
        "the",
        "this",
        "that",
        "these",
        "those",
        "their",
        "its",
        "his",
        "her",
    }


def _forum_before(
    doc: Doc, first: int, noun: Token, by_end: dict[int, tuple[Span, Forum]]
) -> str | None:
    for token in reversed(doc[first : noun.i + 1]):
        found = by_end.get(token.idx + len(token.text))
        if found is not None:
            return found[1].name
    return None


def _modifiers(
    near: Near, doc: Doc, first: int, noun: Token, others: bool, forum: bool
) -> tuple[list[Mention], str | None]:
    """Who and where stands before the noun: "US-Russia talks", "the Geneva summit"."""
    start = first
    possessor = first > 1 and doc[first - 1].tag_ == "POS"
    if possessor:
        start = doc[first - 2].left_edge.i
    if start == noun.i:
        return [], None
    span = span_of(doc, start, noun.i)
    named = list(near.named(span))
    paired = _paired(near, named)
    sides = [m for m in named if m.form is not MentionForm.SEAT or m in paired]
    taken = {(s.span.start, s.span.end) for s in sides}
    places = [p for p in near.places(span) if (p.start, p.end) not in taken]
    place = places[-1].of(near.annotated.text) if places and not possessor else None
    if len({m.party for m in sides}) < 2 and not (
        sides and (others or possessor or sides[0].person)
    ):
        sides = []
    return ([] if forum else sides), place


def _paired(near: Near, named: list[Mention]) -> list[Mention]:
    """The mentions that a dash joins: "Paris–Berlin talks" are between the two, in neither."""
    text = near.annotated.text
    pairs = [
        pair
        for pair in pairwise(named)
        if text[pair[0].span.end : pair[1].span.start].strip() in {"-", "–", "—", "‑"}
    ]
    return [mention for pair in pairs for mention in pair]


def _time_before(near: Near, doc: Doc, first: int, noun: Token) -> When | None:
    """The time before the noun: "this week's talks", "the January 12 session"."""
    start = max(noun.sent.start, first - 4) if first and doc[first - 1].tag_ == "POS" else first
    times = near.times(span_of(doc, start, noun.i)) if start < noun.i else ()
    return times[-1].when if times else None


def _from_clause(near: Near, noun: Token, verb: Token | None, told: Told) -> None:
    if verb is None:
        return
    words = meeting_words()
    if verb.lemma_ in words.taking_part and noun.dep_ in {"dobj", "pobj", "obj"}:
        for subject in subjects(verb):
            told.sides.extend(near.named(subject_span(subject)))
    direct = noun.dep_ in {"nsubj", "nsubjpass", "dobj"} and noun.head == verb
    meets = verb.lemma_ in words.taking_place | words.taking_part or verb.lemma_ in words.verdicts
    if direct and meets:
        when_and_where(near, verb, told)

"""Meetings named by their forum alone, or by a verb of meeting."""

from __future__ import annotations

import re

from spacy.tokens import Token

from travaux.codebook.forums import Forum
from travaux.codebook.meeting_forms import meeting_words
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
from travaux.finders.mentions import Mention
from travaux.finders.near import Near
from travaux.finders.phrases import clause, governing_verb, left_edge, span_of, subjects
from travaux.model import MeetingForm, Span

__all__ = ["VERBS", "by_forum", "by_verb"]

VERBS = re.compile(
    r"\b(?:me(?:t|ets?)|host(?:s|ed)?|sp(?:oke|eaks?|oken)|talk(?:s|ed)|telephoned|phoned)\b"
)
"""Words that may tell of a meeting by a verb."""


# By forum: "the NATO-Russia Council in Brussels".

_EVENT_BEFORE = re.compile(
    r"\b(?:at|during|before|after|ahead of|prior to|following|since|attend(?:s|ed|ing)?|of)"
    r"\s+(?:the\s+|an?\s+)?(?:next\s+|last\s+|latest\s+)?$",
    re.IGNORECASE,
)


def by_forum(near: Near, span: Span, forum: Forum) -> MeetingMention | None:
    """A forum's name that stands for one of its meetings."""
    tokens = near.annotated.tokens.char_span(span.start, span.end, alignment_mode="expand")
    if tokens is None:
        return None
    last = tokens[-1]
    following = last.nbor(1) if last.i + 1 < len(last.doc) else None
    if following is not None and _leads_to_noun(following):
        return None
    told = read_on(near, last)
    told.sides = []
    verb = governing_verb(last)
    before = near.annotated.text[max(0, span.start - 30) : span.start]
    placed = told.place is not None or told.when is not None
    if not (placed if not forum.event else placed or _EVENT_BEFORE.search(before)):
        return None
    return MeetingMention(
        span=span.cover(span_of(last.doc, last.i, max(told.end, last.i + 1))),
        name=forum.name,
        forum=forum.name,
        form=forum.form,
        place=told.place,
        when=told.when,
        sides=(),
        status=status_of(near, last, tokens[0].i, verb, told.when),
        definite=True,
        plural=False,
    )


def _leads_to_noun(token: Token) -> bool:
    """Whether a meeting noun follows soon that will tell it better ("Council session")."""
    forms = meeting_words().forms
    for after in token.doc[token.i : token.i + 3]:
        if after.lower_ in forms:
            return True
        if after.pos_ not in {"ADJ", "NOUN", "PROPN"}:
            return False
    return False


# By verb: "A met B in Geneva on Monday".


def by_verb(near: Near, verb: Token) -> MeetingMention | None:
    """A meeting told by its verb, where both sides are named."""
    if verb.pos_ != "VERB" or any(c.dep_ in {"neg", "auxpass"} for c in verb.children):
        return None
    if any(c.dep_ == "dobj" and c.lower_ in meeting_words().forms for c in verb.children):
        return None  # the noun tells more: "hosts a summit"
    form = _verb_form(near, verb)
    if form is None:
        return None
    told = Told(verb.i + 1)
    for subject in subjects(verb):
        told.sides.extend(_acting(near, subject))
    with_subject = len(each_once(told.sides))
    for child in verb.children:
        if child.i > verb.i and (child.dep_ == "dobj" or child.lower_ in {"with", "to"}):
            told.sides.extend(_meant(near, child))
    when_and_where(near, verb, told)
    occasion = _occasion(near, verb, told)
    name = occasion[0] if occasion else "call" if form is MeetingForm.CALL else "meeting"
    form = occasion[1] if occasion else form
    sides = each_once(told.sides)
    pair = len(sides) > with_subject > 0 or (with_subject > 1 and not _transitive(verb))
    spoken = any(m.party for m in sides)
    if not (pair and spoken) or len({m.person or m.party for m in sides}) < 2:
        return None
    return MeetingMention(
        span=clause(verb),
        name=name,
        forum=None,
        form=form,
        place=told.place,
        when=told.when,
        sides=sides,
        status=status_of(near, verb, verb.i, verb, told.when),
        definite=False,
        plural=False,
    )


def _acting(near: Near, subject: Token) -> tuple[Mention, ...]:
    """Who the subject names, where its own noun does: "A's demand met ..." names nobody."""
    span = subject_span(subject)
    named = near.named(span)
    heads = [subject.idx, *(c.idx for c in subject.children if c.dep_ in {"conj", "appos"})]
    acting = any(m.span.start <= at < m.span.end for m in named for at in heads)
    return named if acting else ()


def _meant(near: Near, child: Token) -> tuple[Mention, ...]:
    """Who the object names, or the phrase after "with"."""
    if child.dep_ == "dobj":
        return _acting(near, child)
    return tuple(m for noun in child.children if noun.dep_ == "pobj" for m in _acting(near, noun))


def _verb_form(near: Near, verb: Token) -> MeetingForm | None:
    lemma = verb.lemma_.lower()
    if lemma in {"meet", "host"}:
        return MeetingForm.MEETING
    around = clause(verb).of(near.annotated.text)
    if lemma in {"telephone", "phone"}:
        return MeetingForm.CALL
    if lemma in {"speak", "talk"} and re.search(
        r"\b(?:by|on|over)\s+(?:the\s+)?(?:tele)?phone\b|\bvia\s+video", around
    ):
        return MeetingForm.CALL
    return None


def _occasion(near: Near, verb: Token, told: Told) -> tuple[str, MeetingForm] | None:
    """The meeting that the verb's own clause names: "met for talks in Geneva"."""
    for child in verb.children:
        if child.i < verb.i or child.lower_ not in {"for", "in", "at", "during", "over"}:
            continue
        for noun in child.children:
            if noun.dep_ == "pobj" and noun.lower_ in meeting_words().forms:
                core = end_of_name(noun)
                after = read_on(near, core)
                told.place, told.when = told.place or after.place, told.when or after.when
                name = called(near, noun.doc, left_edge(noun), core, None)
                return name, meeting_words().forms[noun.lower_]
    return None


def _transitive(verb: Token) -> bool:
    return any(c.dep_ == "dobj" for c in verb.children)

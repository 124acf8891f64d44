"""Meetings named by their forum alone, or by a verb of meeting or of going to see somebody."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import pairwise

from spacy.tokens import Span as TokenSpan
from spacy.tokens import Token

from travaux.codebook.forums import Forum
from travaux.codebook.meeting_forms import meeting_words
from travaux.finders.meeting_clause import (
    acting,
    delegates,
    mediators,
    met_by,
    sitting_body,
    standing_forum,
    when_and_where,
)
from travaux.finders.meeting_places import place_from
from travaux.finders.meeting_status import status_of
from travaux.finders.meeting_told import (
    MeetingMention,
    Told,
    called,
    each_once,
    end_of_name,
    read_on,
)
from travaux.finders.mentions import Mention
from travaux.finders.near import Near
from travaux.finders.phrases import clause, deeds, governing_verb, left_edge, span_of
from travaux.model import MeetingForm, Span

__all__ = ["by_forum", "by_verb", "destination", "meeting_verbs"]


@lru_cache(maxsize=1)
def meeting_verbs() -> re.Pattern[str]:
    """Words that may tell of a meeting by a verb."""
    words = meeting_words()
    lemmas = sorted(words.gathering | words.calling | words.going)
    forms = {form for lemma in lemmas for form in _inflected(lemma)}
    return re.compile(rf"\b(?:{'|'.join(sorted(forms))})\b")


_IRREGULAR = {
    "meet": ("met",),
    "speak": ("spoke", "spoken"),
    "fly": ("flew", "flown", "flies"),
    "travel": ("travelled", "traveled"),
    "sit": ("sat",),
}


def _inflected(lemma: str) -> tuple[str, ...]:
    stem = lemma.removesuffix("e")
    return (lemma, f"{lemma}s", f"{stem}ed", f"{stem}ing", *_IRREGULAR.get(lemma, ()))


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
    told.sides = list(_joined_by_dash(near, span))
    verb = governing_verb(tokens.root)
    if verb is not None and _sits(tokens.root, verb):
        when_and_where(near, verb, told)
    before = near.annotated.text[max(0, span.start - 30) : span.start]
    placed = told.place is not None or told.when is not None
    if not (placed or (forum.event and _EVENT_BEFORE.search(before))):
        return None
    return MeetingMention(
        span=span.cover(span_of(last.doc, last.i, max(told.end, last.i + 1))),
        name=forum.name,
        forum=forum.name,
        form=forum.form,
        place=told.place,
        when=told.when,
        sides=each_once(told.sides),
        status=status_of(near, tokens.root, tokens[0].i, verb, told.when),
        definite=True,
        plural=False,
    )


def _sits(forum: Token, verb: Token) -> bool:
    """Whether the forum is the subject of a verb that says that it sits."""
    if forum.head != verb or forum.dep_ not in {"nsubj", "nsubjpass"}:
        return False
    words = meeting_words()
    for deed in deeds(verb):
        lemma = deed.lemma_.lower()
        wanted = words.particles.get(lemma)
        if lemma in words.sitting and (
            wanted is None or any(c.lower_ in wanted for c in deed.children)
        ):
            return True
    return False


def _joined_by_dash(near: Near, span: Span) -> tuple[Mention, ...]:
    """The two parties that a forum is named after ("the A-B Council")."""
    named = near.named(span)
    text = near.annotated.text
    for one, other in pairwise(named):
        if text[one.span.end : other.span.start].strip() in {"-", "–", "—", "‑"}:
            return one, other
    return ()


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
    """A meeting told by its verb: where both sides are named, or delegates, place and day."""
    passive = verb.lemma_.lower() == "expect"  # who "is expected in" a place will be there
    barred = {"neg"} if passive else {"neg", "auxpass"}
    if verb.pos_ != "VERB" or any(c.dep_ in barred for c in verb.children):
        return None
    if _aim_of_visit(verb) or _holds_meeting(verb):
        return None
    if verb.lemma_.lower() in meeting_words().going:
        return _visit(near, verb)
    form = _verb_form(near, verb)
    if form is None:
        return None
    told = Told(verb.i + 1)
    for subject in met_by(verb):
        told.sides.extend(acting(near, subject))
        told.forum = told.forum or sitting_body(near, subject)
    with_subject = len(each_once(told.sides))
    for child in verb.children:
        if child.i > verb.i and (child.dep_ == "dobj" or child.lower_ in {"with", "to"}):
            told.sides.extend(_meant(near, child))
    pair = _is_pair(verb, with_subject, each_once(told.sides))
    when_and_where(near, verb, told)
    if not pair and not _delegates_meet(near, verb, form, told):
        return None
    return _by_verb(near, verb, form, told)


def _is_pair(verb: Token, with_subject: int, sides: tuple[Mention, ...]) -> bool:
    """Whether two sides are named that meet each other, one at least by its party."""
    transitive = any(c.dep_ == "dobj" for c in verb.children)
    both = len(sides) > with_subject > 0 or (with_subject > 1 and not transitive)
    return both and any(m.party for m in sides) and len({m.person or m.party for m in sides}) > 1


def _delegates_meet(near: Near, verb: Token, form: MeetingForm, told: Told) -> bool:
    """Whether delegates or a body meet, and a place or a day tells which meeting it is."""
    lemma = verb.lemma_.lower()
    if lemma == "host" or any(c.dep_ in {"dobj", "dative"} for c in verb.children):
        return False
    who = met_by(verb)
    if any(standing_forum(near, subject) for subject in who):
        return False  # told by the forum's name
    by_delegates = any(delegates(subject) for subject in who)
    if form is MeetingForm.CALL:
        return by_delegates and told.when is not None
    body = told.forum is not None or any(s.lower_ in meeting_words().working_bodies for s in who)
    if told.place is not None and told.when is not None:
        return body or by_delegates
    sits = lemma in {"meet", "convene", "reconvene"}
    placed = told.place is not None or (told.when is not None and told.when.resolved)
    return sits and placed and by_delegates


def _by_verb(near: Near, verb: Token, form: MeetingForm, told: Told) -> MeetingMention:
    occasion = _occasion(near, verb, told)
    name = "call" if form is MeetingForm.CALL else form.value
    told.sides.extend(mediators(near, clause(verb)))
    return MeetingMention(
        span=clause(verb),
        name=occasion[0] if occasion else name,
        forum=told.forum,
        form=occasion[1] if occasion else form,
        place=told.place,
        when=told.when,
        sides=each_once(told.sides),
        status=status_of(near, verb, verb.i, verb, told.when),
        definite=False,
        plural=False,
        of_delegates=True,
    )


def _meant(near: Near, child: Token) -> tuple[Mention, ...]:
    """Who the object names, or the phrase after "with"."""
    if child.dep_ == "dobj":
        return acting(near, child)
    return tuple(m for noun in child.children if noun.dep_ == "pobj" for m in acting(near, noun))


def _verb_form(near: Near, verb: Token) -> MeetingForm | None:
    words, lemma = meeting_words(), verb.lemma_.lower()
    if lemma in words.gathering:
        return MeetingForm.MEETING
    if lemma in {"telephone", "phone"}:
        return MeetingForm.CALL
    if lemma in words.calling and re.search(
        r"\b(?:by|on|over)\s+(?:the\s+)?(?:tele)?phone\b|\bvia\s+video",
        clause(verb).of(near.annotated.text),
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
                told.sides.extend(after.sides)
                name = called(near, noun.doc, left_edge(noun), core, None)
                return name, meeting_words().forms[noun.lower_]
    return None


# Visits: "A's minister travelled to Lisbon on Monday".

_LEADS = {"expect": {"in"}, "visit": {""}}
_UNREAL = frozenset({"would", "could", "might", "may", "can", "should", "must"})


def _visit(near: Near, verb: Token) -> MeetingMention | None:
    """Somebody of a party who goes somewhere on a day, or for talks."""
    if any(c.lower_ in _UNREAL for c in verb.children) or _ahead_of_meeting(verb):
        return None
    told = Told(verb.i + 1)
    for subject in met_by(verb):
        sent = delegates(subject) or subject.lower_ in meeting_words().envoys
        told.sides.extend(m for m in acting(near, subject) if m.person or sent)
    told.place = destination(near, verb)
    if told.place is None or not any(m.party for m in told.sides):
        return None
    visitors = len(told.sides)
    for aim in (c for c in verb.children if _aim_of_visit(c) and c.lemma_.lower() == "meet"):
        told.sides += [m for o in aim.children if o.dep_ == "dobj" for m in acting(near, o)]
    when_and_where(near, verb, told)
    mention = _by_verb(near, verb, MeetingForm.VISIT, told)
    met = len(mention.sides) > visitors
    return mention if told.when is not None or met else None


def _holds_meeting(verb: Token) -> bool:
    """Whether its object names the meeting and tells more: "hosts a summit"."""
    return any(c.dep_ == "dobj" and c.lower_ in meeting_words().forms for c in verb.children)


def _aim_of_visit(verb: Token) -> bool:
    """Whether one goes somewhere to meet: the visit tells more."""
    goes = verb.head.lemma_.lower() in meeting_words().going
    return goes and verb.dep_ in {"advcl", "xcomp"} and any(c.tag_ == "TO" for c in verb.children)


def _ahead_of_meeting(verb: Token) -> bool:
    """Whether one arrives "ahead of the talks scheduled for" a day: those tell more."""
    doc, forms = verb.doc, meeting_words().forms
    after = doc[verb.i + 1 : min(verb.sent.end, verb.i + 20)]
    ahead = [t.i for t in after if t.lower_ in {"ahead", "before"}]
    return any(t.lower_ in forms for at in ahead for t in doc[at + 1 : at + 7])


def destination(near: Near, verb: Token) -> str | None:
    """Where the verb leads: its object for "visit", else what follows "in" or "to"."""
    doc = verb.doc
    for child in verb.children:
        if child.i < verb.i:
            continue
        if child.dep_ == "dobj" and verb.lemma_.lower() == "visit":
            at = child.left_edge.i
        elif child.lower_ in _LEADS.get(verb.lemma_.lower(), {"in", "to"}):
            at = child.i + 1
        else:
            continue
        place = place_from(near, doc, at, min(len(doc), at + 12))
        if place is not None and place[0] is not None and _on_a_map(doc[at : place[1]]):
            return place[0]
    return None


def _on_a_map(words: TokenSpan) -> bool:
    return any(token.ent_type_ in {"GPE", "LOC"} for token in words)

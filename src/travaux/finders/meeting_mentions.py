"""Where a document names a meeting, and what the words around it tell."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise

from spacy.tokens import Doc, Token

from travaux.codebook.meeting_forms import meeting_words
from travaux.finders.meeting_clause import (
    acting,
    delegates,
    mediators,
    met_by,
    sitting_body,
    when_and_where,
)
from travaux.finders.meeting_events import by_forum, by_verb, destination, meeting_verbs
from travaux.finders.meeting_series import Named, number
from travaux.finders.meeting_status import status_of
from travaux.finders.meeting_told import (
    MeetingMention,
    Told,
    called,
    each_once,
    end_of_name,
    read_on,
)
from travaux.finders.mentions import Mention, MentionForm
from travaux.finders.near import Near
from travaux.finders.phrases import clause, deeds, governing_verb, left_edge, span_of
from travaux.model import MeetingForm, MeetingStatus, Span, When

__all__ = ["MeetingMention", "meeting_mentions"]

_MINISTERS = re.compile(r"\bministers\b", re.IGNORECASE)
_PHONE = re.compile(r"\b(?:phone|telephone|video|conference)\b", re.IGNORECASE)


def meeting_mentions(near: Near) -> Iterator[MeetingMention]:
    """Every mention of a meeting in the document, in order, by noun, by forum or by verb."""
    text = near.annotated.text
    named = Named(text)
    found = [(m.start(), m.end(), "noun") for m in _nouns().finditer(text)]
    found += [(span.start, span.end, "forum") for span in named.spans]
    found += [(m.start(), m.end(), "verb") for m in meeting_verbs().finditer(text)]
    beyond = 0
    for start, end, how in sorted(found):
        tokens = near.annotated.tokens.char_span(start, end, alignment_mode="expand")
        if start < beyond or tokens is None:
            continue
        mention: MeetingMention | None
        if how == "forum":
            mention = by_forum(near, Span(start, end), named.at(start))
        elif how == "verb":
            mention = by_verb(near, tokens[0])
        else:
            mention = by_noun(near, tokens[-1], named)
        if mention is not None:
            beyond = mention.span.end
            yield mention


@lru_cache(maxsize=1)
def _nouns() -> re.Pattern[str]:
    nouns = sorted(meeting_words().forms, key=lambda noun: (-len(noun), noun))
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, nouns))})\b", re.IGNORECASE)


# By noun: "security talks in Geneva", "a round of talks between A and B".


def by_noun(near: Near, noun: Token, named: Named) -> MeetingMention | None:
    words, doc = meeting_words(), noun.doc
    form = words.forms.get(noun.lower_)
    if form is None or not _is_noun(noun) or _inside_compound(noun):
        return None
    first = left_edge(noun)
    before = [t.lower_ for t in doc[first : noun.i]]
    if words.not_with.intersection(before) or _denied(doc, first):
        return None
    core = end_of_name(noun)
    told = read_on(near, core)
    told.forum = _forum_before(doc, first, noun, named) or told.forum
    sides, place = _modifiers(near, doc, first, noun, bool(told.sides), bool(told.forum))
    told.sides = [*sides, *told.sides]
    told.place = told.place or place
    told.when = told.when or _time_before(near, doc, first, noun)
    verb = governing_verb(noun)
    _from_clause(near, noun, verb, told)
    if form in _OF_FORUMS:
        number(near, first, noun, named, told)
    span = span_of(doc, first, max(told.end, core.i + 1))
    exact = None if _only_ruled(told, verb) else _exact_form(near, form, noun, span)
    if exact is None or (noun.lower_ in words.of_forums and told.forum is None):
        return None
    return _mention(near, noun, first, core, exact, told, span)


_OF_FORUMS = (MeetingForm.SESSION, MeetingForm.MEETING, MeetingForm.CONFERENCE)


def _mention(
    near: Near, noun: Token, first: int, core: Token, form: MeetingForm, told: Told, span: Span
) -> MeetingMention:
    doc = noun.doc
    verb = governing_verb(noun)
    status = status_of(near, noun, first, verb, told.when)
    after = told.verb or _verb_after(doc, told.end)
    if status is MeetingStatus.UNKNOWN and after is not None:
        status = status_of(near, after, after.i, after, told.when)
    return MeetingMention(
        span=span,
        name=called(near, doc, first, core, told.forum),
        forum=told.forum,
        form=form,
        place=told.place,
        when=told.when,
        sides=each_once(told.sides),
        status=status,
        definite=_definite(doc, first),
        of_delegates=told.of_delegates,
        pointing=first > 0 and doc[first - 1].lower_ in {"this", "these", "those"},
        plural=noun.lower_ in {"meetings", "summits", "sessions", "rounds", "calls", "encounters"},
    )


def _only_ruled(told: Told, verb: Token | None) -> bool:
    """Whether a rule speaks of meetings to be held one day, and of none that is."""
    if told.place or told.when or told.sides or verb is None:
        return False
    return any(c.lower_ in {"shall", "may"} for c in verb.children)


def _is_noun(noun: Token) -> bool:
    """Whether the word is a noun here; in headlines "talks" is often taken for a verb."""
    return noun.pos_ in {"NOUN", "PROPN"}


def _exact_form(near: Near, form: MeetingForm, noun: Token, span: Span) -> MeetingForm | None:
    """The form, a meeting of ministers as such; None for a call that is no telephone call."""
    words = span.of(near.annotated.text)
    if form in _OF_FORUMS and _MINISTERS.search(words):
        return MeetingForm.MINISTERIAL
    if noun.lower_ in {"call", "calls"} and not _PHONE.search(words):
        return None
    return form


def _verb_after(doc: Doc, at: int) -> Token | None:
    """The verb that directly follows what was read, where the parse hangs it elsewhere."""
    words = meeting_words()
    for token in doc[at - 1 : at + 3]:
        if token.tag_ in {"VBD", "VBZ", "VBP"} and token.lemma_.lower() in words.taking_place:
            return token
        if token.i >= at and token.tag_ not in {"RB", "MD", "VBD", "VBP", "VBZ"}:
            return None
    return None


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


def _forum_before(doc: Doc, first: int, noun: Token, named: Named) -> str | None:
    for token in reversed(doc[first : noun.i + 1]):
        found = named.ending(token.idx + len(token.text))
        if found is not None:
            return found.name
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
    below = _told_below(noun)
    if below is not None:
        when_and_where(near, below, told)
    counted = _counted(noun)
    verb = governing_verb(counted) if verb is not None else None
    if verb is None:
        after = _verb_after(noun.doc, told.end)
        if after is not None:
            when_and_where(near, after, told)
        return
    words = meeting_words()
    lemma = verb.lemma_.lower()
    if lemma in words.taking_part and counted.dep_ in {"dobj", "pobj", "obj"}:
        _of_subject(near, verb, noun, told)
    if words.verdicts.get(lemma) in _BY_SIDES and len(told.sides) == 1 and counted.dep_ == "dobj":
        told.sides[:0] = [m for s in met_by(verb) for m in acting(near, s) if not m.person]
    going = next((v for v in (verb, *verb.ancestors) if v.lemma_.lower() in words.going), None)
    if going is not None and told.place is None and going.i < noun.i:
        told.place = destination(near, going)
    direct = counted.dep_ in {"nsubj", "nsubjpass", "dobj"} and counted.head == verb
    about = words.taking_place | words.taking_part | words.verdicts.keys()
    if direct and any(deed.lemma_.lower() in about for deed in deeds(verb)):
        when_and_where(near, verb, told)
        told.sides.extend(mediators(near, clause(verb)))
        if counted.dep_ in {"nsubj", "nsubjpass"}:
            told.sides.extend(_between(near, verb))


def _told_below(noun: Token) -> Token | None:
    """The verb of the clause on the noun that sets it: "a summit, to be held in A on Monday"."""
    words = meeting_words()
    about = words.taking_place | words.verdicts.keys()
    for child in noun.children:
        if child.i > noun.i and child.dep_ in {"acl", "relcl"}:
            return child if child.lemma_.lower() in about else None
    return None


def _of_subject(near: Near, verb: Token, noun: Token, told: Told) -> None:
    """Who takes part, as the subject of a verb over the meeting tells; a body is its forum."""
    form = meeting_words().forms[noun.lower_]
    for subject in met_by(verb):
        told.sides.extend(acting(near, subject))
        body = sitting_body(near, subject)
        holds = verb.lemma_.lower() in meeting_words().holding
        own = any(c.lower_ == "its" for c in noun.children)
        if holds and (own or form in _OF_BODIES):
            told.forum = told.forum or body
        told.of_delegates |= delegates(subject) or body is not None


_OF_BODIES = (MeetingForm.SESSION, MeetingForm.CONFERENCE)


_BY_SIDES = (MeetingStatus.PROPOSED, MeetingStatus.SCHEDULED)
"""What one side makes of a meeting with another: it proposes or plans "talks with B"."""


def _between(near: Near, verb: Token) -> tuple[Mention, ...]:
    """The sides named after the verb of a meeting: "talks have been under way between A and B"."""
    for token in verb.doc[verb.i + 1 : min(verb.right_edge.i + 1, verb.i + 20)]:
        above = token.head
        if token.lower_ in {"between", "among"} and (above == verb or near.in_time(above)):
            return near.named(span_of(verb.doc, token.i, token.right_edge.i + 1))
    return ()


def _counted(noun: Token) -> Token:
    """The noun that counts a meeting ("three days of talks"), or the noun itself."""
    above = noun.head
    after_of = noun.dep_ == "pobj" and above.lower_ == "of"
    return above.head if after_of and above.head.lower_ in meeting_words().measures else noun

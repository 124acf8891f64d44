"""Where a document names a meeting, and what the words around it tell."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache

from spacy.tokens import Doc, Token

from travaux.codebook.forums import Forum, forums
from travaux.codebook.meeting_forms import meeting_words
from travaux.finders.meeting_status import status_of
from travaux.finders.mentions import Mention, MentionForm
from travaux.finders.near import Near
from travaux.finders.phrases import clause, governing_verb, left_edge, span_of, subjects
from travaux.model import MeetingForm, MeetingStatus, Span, When

__all__ = ["MeetingMention", "meeting_mentions"]

_WITH = frozenset({"between", "with", "among", "of", "involving", "by", "from"})
_AT = frozenset({"in", "at", "near", "outside"})
_ABOUT = frozenset({"on", "over", "about", "regarding", "concerning", "for", "to", "into", "aimed"})
_MINISTERS = re.compile(r"\bministers\b", re.IGNORECASE)
_PHONE = re.compile(r"\b(?:phone|telephone|video|conference)\b", re.IGNORECASE)
_VERBS = re.compile(
    r"\b(?:me(?:t|ets?)|host(?:s|ed)?|sp(?:oke|eaks?|oken)|talk(?:s|ed)|telephoned|phoned)\b"
)


@dataclass(frozen=True, slots=True)
class MeetingMention:
    """Words that name a meeting.

    ``span`` holds what is told in one stretch, ``name`` the noun phrase in it; ``definite`` where
    it may point back, ``pointing`` where it must ("these talks"). ``sides`` are the mentions of who takes part, in order.
    """

    span: Span
    name: str
    forum: str | None
    form: MeetingForm
    place: str | None
    when: When | None
    sides: tuple[Mention, ...]
    status: MeetingStatus
    definite: bool
    plural: bool
    pointing: bool = False

    @property
    def told(self) -> int:
        """How many of forum, place, time and sides are told."""
        return sum((self.forum is not None, self.place is not None, self.when is not None)) + min(
            2, len(self.sides)
        )


@dataclass(slots=True)
class _Told:
    """What the words after a noun or verb tell, gathered from left to right."""

    end: int
    place: str | None = None
    when: When | None = None
    sides: list[Mention] = field(default_factory=list)
    forum: str | None = None


def meeting_mentions(near: Near) -> Iterator[MeetingMention]:
    """Every mention of a meeting in the document, in order, by noun, by forum or by verb."""
    text = near.annotated.text
    named = list(forums().find(text))
    starts = {span.start: (span, forum) for span, forum in named}
    found = [(m.start(), m.end(), "noun") for m in _nouns().finditer(text)]
    found += [(span.start, span.end, "forum") for span, _ in named]
    found += [(m.start(), m.end(), "verb") for m in _VERBS.finditer(text)]
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
            mention = _by_forum(near, *starts[start])
        elif how == "verb":
            mention = _by_verb(near, tokens[0])
        else:
            mention = _by_noun(near, tokens[-1], by_end)
        if mention is not None:
            beyond = mention.span.end
            yield mention


@lru_cache(maxsize=1)
def _nouns() -> re.Pattern[str]:
    nouns = sorted(meeting_words().forms, key=lambda noun: (-len(noun), noun))
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, nouns))})\b", re.IGNORECASE)


# By noun: "security talks in Geneva", "a round of talks between A and B".


def _by_noun(
    near: Near, noun: Token, forums_by_end: dict[int, tuple[Span, Forum]]
) -> MeetingMention | None:
    words = meeting_words()
    doc = noun.doc
    if noun.pos_ not in {"NOUN", "PROPN"} or _inside_compound(noun):
        return None
    first = left_edge(noun)
    before = [t.lower_ for t in doc[first : noun.i]]
    if words.not_with.intersection(before) or _denied(doc, first):
        return None
    core = _round_of(noun)
    form = words.forms[noun.lower_]
    told = _after(near, core)
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
    told: _Told,
    verb: Token | None,
) -> MeetingMention | None:
    doc = noun.doc
    span = span_of(doc, first, max(told.end, core.i + 1))
    words = span.of(near.annotated.text)
    if form in {MeetingForm.MEETING, MeetingForm.SESSION, MeetingForm.CONFERENCE} and _MINISTERS.search(words):
        form = MeetingForm.MINISTERIAL
    if form is MeetingForm.CALL and not _PHONE.search(words) and noun.lower_ in {"call", "calls"}:
        return None
    return MeetingMention(
        span=span,
        name=" ".join(span_of(doc, first, core.i + 1).of(near.annotated.text).split()),
        forum=forum,
        form=form,
        place=told.place,
        when=told.when,
        sides=_distinct(told.sides),
        status=status_of(near, noun, first, verb, told.when),
        definite=_definite(doc, first),
        pointing=first > 0 and doc[first - 1].lower_ in {"this", "these", "those"},
        plural=noun.tag_ in {"NNS", "NNPS"} and noun.lower_ in {"meetings", "summits", "sessions", "rounds", "calls", "encounters"},
    )


def _inside_compound(noun: Token) -> bool:
    """Whether another noun follows that this one only describes ("summit venue")."""
    if noun.i + 1 >= len(noun.doc):
        return False
    after = noun.nbor(1)
    if after.text in {"-", "–"} and not noun.whitespace_ and not after.whitespace_:
        return True
    return after.pos_ in {"NOUN", "PROPN"} and noun.dep_ in {"compound", "nmod"}


def _round_of(noun: Token) -> Token:
    """The last word of the name: in "round of security talks" it is "talks"."""
    doc, at = noun.doc, noun.i + 1
    if at < len(doc) and doc[at].lower_ == "of":
        for token in doc[at + 1 : at + 6]:
            if token.lower_ in {"talks", "negotiations", "consultations", "meetings", "discussions", "dialogue"}:
                return token
            if token.pos_ not in {"ADJ", "NOUN", "PROPN", "VERB", "DET"}:
                break
    return noun


def _denied(doc: Doc, first: int) -> bool:
    return first > 0 and doc[first - 1].lower_ in {"no", "any", "without", "every", "other", "such"}


def _definite(doc: Doc, first: int) -> bool:
    return first > 0 and doc[first - 1].lower_ in {"the", "this", "that", "these", "those", "their", "its", "his", "her"}


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
    sides = [m for m in named if m.form is not MentionForm.SEAT]
    taken = {(s.span.start, s.span.end) for s in sides}
    places = [p for p in near.places(span) if (p.start, p.end) not in taken]
    place = places[-1].of(near.annotated.text) if places and not possessor else None
    if len({m.party for m in sides}) < 2 and not (sides and (others or possessor or sides[0].person)):
        sides = []
    return ([] if forum else sides), place


def _time_before(near: Near, doc: Doc, first: int, noun: Token) -> When | None:
    """The time before the noun: "this week's talks", "the January 12 session"."""
    start = max(noun.sent.start, first - 4) if first and doc[first - 1].tag_ == "POS" else first
    times = near.times(span_of(doc, start, noun.i)) if start < noun.i else ()
    return times[-1].when if times else None


# What follows: "between A and B in Geneva on 10 January".


def _after(near: Near, core: Token) -> _Told:
    doc = core.doc
    stop = core.sent.end
    told = _Told(core.i + 1)
    at = core.i + 1
    while at < stop:
        reached = _step(near, doc, at, stop, told)
        if reached <= at:
            break
        at = reached
        told.end = at
    return told


def _step(near: Near, doc: Doc, at: int, stop: int, told: _Told) -> int:
    """Where one more phrase from token ``at`` ends, or ``at`` if none can be understood."""
    token = doc[at]
    time = _time_from(near, doc, at, stop)
    if time is not None:
        told.when = told.when or time[0]
        return time[1]
    if token.lower_ in _AT:
        place = _place_from(near, doc, at + 1, stop)
        if place is not None:
            told.place = told.place or place[0]
            return place[1]
    if token.lower_ == "within" or token.lower_ in _WITH:
        return _sides_from(near, doc, at, stop, told)
    if token.lower_ in _ABOUT:
        return _phrase_end(near, doc, at + 1, stop)
    if token.text == "," and at + 1 < stop and doc[at + 1].lower_ in {"on", "in", "at"}:
        after = _Told(at)
        reached = _step(near, doc, at + 1, stop, after)
        if after.place or after.when:
            told.place, told.when = told.place or after.place, told.when or after.when
            return reached
    return at


def _time_from(near: Near, doc: Doc, at: int, stop: int) -> tuple[When, int] | None:
    """The time that begins at token ``at``, or after one or two small words."""
    for skip in range(6):
        if at + skip >= stop:
            return None
        token = doc[at + skip]
        time = near.time_at(token)
        if time is not None and time.when is not None:
            end = at + skip
            while end < stop and doc[end].idx < time.span.end:
                end += 1
            return time.when, end
        if token.lower_ not in {"on", "in", "for", "the", "at", "late", "early", "from", "that", "scheduled", "set", "are", "is", "was", "were", "due", "held", "planned", "of", "which"}:
            return None
    return None


def _place_from(near: Near, doc: Doc, at: int, stop: int) -> tuple[str, int] | None:
    """The place that begins at token ``at``, an article or an adjective before it."""
    for skip in range(3):
        if at + skip >= stop:
            return None
        token = doc[at + skip]
        if token.pos_ == "PROPN" and token.ent_type_ not in {"PERSON", "DATE", "TIME", "EVENT"}:
            return _proper(near, doc, at + skip, stop)
        if token.lower_ not in {"the", "capital"} and token.pos_ != "ADJ":
            return None
    return None


def _proper(near: Near, doc: Doc, at: int, stop: int) -> tuple[str, int] | None:
    end = at + 1
    while end < stop and doc[end].pos_ == "PROPN" and doc[end].ent_type_ == doc[at].ent_type_:
        end += 1
    span = span_of(doc, at, end)
    named = [m for m in near.mentions.inside(span) if m.party and m.party.id.startswith(("org:", "bloc:"))]
    if named or near.time_at(doc[at]) is not None:
        return None
    return span.of(near.annotated.text), end


def _sides_from(near: Near, doc: Doc, at: int, stop: int, told: _Told) -> int:
    end = _phrase_end(near, doc, at + 1, stop)
    if end <= at + 1:
        return at
    named = near.named(span_of(doc, at + 1, min(stop, end + 8)))
    here = doc[end - 1].idx + len(doc[end - 1].text)
    named = tuple(m for m in named if m.span.start < here)
    while named and end < stop and doc[end].idx < named[-1].span.end:
        end += 1
    if doc[at].lower_ == "within":
        told.forum = named[0].party.name if named and named[0].party else None
    elif doc[at].lower_ in {"by", "from"} and not named:
        return at
    else:
        told.sides.extend(named)
    return end


def _phrase_end(near: Near, doc: Doc, at: int, stop: int) -> int:
    """One past the noun phrase that begins at ``at``: up to a verb, a mark or another phrase."""
    end = at
    while end < stop and end - at < 40:
        token = doc[end]
        if token.pos_ in {"VERB", "AUX", "SCONJ"} or token.tag_ in {"WDT", "WP", "WRB", "MD"}:
            break
        if "\n" in token.text or (token.is_punct and token.text not in {"-", "–", "’", "'", "."}):
            if token.text != "," or not _enumerates(doc, end, stop):
                break
        if token.lower_ in _AT | _ABOUT | {"after", "before", "during", "as", "when", "but"} and end > at:
            break
        if near.time_at(token) is not None and end > at:
            break
        end += 1
    return end


def _enumerates(doc: Doc, comma: int, stop: int) -> bool:
    """Whether the comma stands in a list that "and" ends soon ("A, B and C")."""
    after = doc[comma + 1 : min(stop, comma + 7)]
    return any(t.lower_ == "and" for t in after) and len(after) > 0 and after[0].pos_ in {"PROPN", "NOUN", "DET", "ADJ"}


# What the clause tells: who holds the talks, and when.


def _from_clause(near: Near, noun: Token, verb: Token | None, told: _Told) -> None:
    if verb is None:
        return
    words = meeting_words()
    if verb.lemma_ in words.taking_part and noun.dep_ in {"dobj", "pobj", "obj"}:
        for subject in subjects(verb):
            told.sides.extend(near.named(_subject_span(subject)))
    direct = noun.dep_ in {"nsubj", "nsubjpass", "dobj"} and noun.head == verb
    meets = verb.lemma_ in words.taking_place | words.taking_part or verb.lemma_ in words.verdicts
    if direct and meets:
        _when_and_where(near, verb, told)


def _when_and_where(near: Near, verb: Token, told: _Told) -> None:
    """Time and place from the clause of a verb that says that something took place."""
    around = clause(verb)
    if told.when is None:
        times = [t for t in near.times(around) if not _reference(near, t.span)]
        nearest = min(times, key=lambda t: (abs(t.span.start - verb.idx), t.span.start), default=None)
        told.when = nearest.when if nearest else None
    if told.place is None:
        doc = verb.doc
        for child in verb.children:
            if child.i > verb.i and child.lower_ in _AT:
                place = _place_from(near, doc, child.i + 1, min(len(doc), child.i + 6))
                if place is not None:
                    told.place = place[0]
                    return


def _reference(near: Near, span: Span) -> bool:
    before = near.annotated.text[max(0, span.start - 14) : span.start].lower()
    return bool(re.search(r"\b(?:as of|since|until|by)\s+(?:the\s+)?$", before))


def _subject_span(subject: Token) -> Span:
    """The subject with what it is joined to, without its relative clauses."""
    first, last = subject.left_edge, subject.right_edge
    stop = last.i + 1
    for token in subject.doc[subject.i + 1 : stop]:
        if token.dep_ in {"relcl", "acl"} or token.pos_ == "VERB":
            stop = max(subject.i + 1, token.left_edge.i)
            break
    return span_of(subject.doc, first.i, stop)


# By forum: "the NATO-Russia Council in Brussels".

_EVENT_BEFORE = re.compile(
    r"\b(?:at|during|before|after|ahead of|prior to|following|since|attend(?:s|ed|ing)?|convene[sd]?|of)\s+(?:the\s+|a\s+|an\s+)?(?:next\s+|last\s+|latest\s+)?$",
    re.IGNORECASE,
)


def _by_forum(near: Near, span: Span, forum: Forum) -> MeetingMention | None:
    """A forum's name that stands for one of its meetings."""
    tokens = near.annotated.tokens.char_span(span.start, span.end, alignment_mode="expand")
    if tokens is None:
        return None
    last = tokens[-1]
    following = last.nbor(1) if last.i + 1 < len(last.doc) else None
    if following is not None and _leads_to_noun(following):
        return None
    told = _after(near, last)
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


def _by_verb(near: Near, verb: Token) -> MeetingMention | None:
    if verb.pos_ != "VERB" or any(c.dep_ == "neg" for c in verb.children):
        return None
    form = _verb_form(near, verb)
    if form is None:
        return None
    told = _Told(verb.i + 1)
    for subject in subjects(verb):
        told.sides.extend(near.named(_subject_span(subject)))
    with_subject = len(_distinct(told.sides))
    for child in verb.children:
        if child.i > verb.i and (child.dep_ == "dobj" or child.lower_ in {"with", "to"}):
            told.sides.extend(near.named(_subject_span(child)))
    _when_and_where(near, verb, told)
    form = _occasion(near, verb, told) or form
    sides = _distinct(told.sides)
    pair = len(sides) > with_subject > 0 or (with_subject > 1 and not _transitive(verb))
    if not pair or len({m.person or m.party for m in sides}) < 2:
        return None
    return MeetingMention(
        span=clause(verb),
        name=_verb_name(sides, form),
        forum=None,
        form=form,
        place=told.place,
        when=told.when,
        sides=sides,
        status=status_of(near, verb, verb.i, verb, told.when),
        definite=False,
        plural=False,
    )


def _verb_form(near: Near, verb: Token) -> MeetingForm | None:
    lemma = verb.lemma_.lower()
    if lemma in {"meet", "host"}:
        return MeetingForm.MEETING
    around = clause(verb).of(near.annotated.text)
    if lemma in {"telephone", "phone"}:
        return MeetingForm.CALL
    if lemma in {"speak", "talk"} and re.search(r"\b(?:by|on|over)\s+(?:the\s+)?(?:tele)?phone\b|\bvia\s+video", around):
        return MeetingForm.CALL
    return None


def _occasion(near: Near, verb: Token, told: _Told) -> MeetingForm | None:
    """The meeting that the verb's own clause names: "met for talks in Geneva"."""
    for child in verb.children:
        if child.i < verb.i or child.lower_ not in {"for", "in", "at", "during", "over"}:
            continue
        for noun in child.children:
            if noun.dep_ == "pobj" and noun.lower_ in meeting_words().forms:
                after = _after(near, _round_of(noun))
                told.place, told.when = told.place or after.place, told.when or after.when
                return meeting_words().forms[noun.lower_]
    return None


def _transitive(verb: Token) -> bool:
    return any(c.dep_ == "dobj" for c in verb.children)


def _verb_name(sides: tuple[Mention, ...], form: MeetingForm) -> str:
    return "call" if form is MeetingForm.CALL else "meeting"


def _distinct(sides: list[Mention]) -> tuple[Mention, ...]:
    """Each side once: a party only named as the adjective of its own person's office is dropped."""
    spoken = {m.party.id for m in sides if m.person is not None and m.party is not None}
    found: dict[tuple[str | None, str | None], Mention] = {}
    for m in sides:
        party = m.party.id if m.party else None
        if m.person is None and party in spoken:
            continue
        found.setdefault((m.person, None if m.person else party), m)
    return tuple(found.values())

"""What the clause around a meeting tells: who acts, when and where, and with whose help."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from spacy.tokens import Doc, Token

from travaux.codebook.forums import forums
from travaux.codebook.meeting_forms import meeting_words
from travaux.finders.meeting_places import AT, place_from
from travaux.finders.meeting_told import Told
from travaux.finders.mentions import Mention, MentionForm
from travaux.finders.near import Near
from travaux.finders.phrases import clause, deeds, span_of, subjects
from travaux.model import Span, When

__all__ = [
    "acting",
    "delegates",
    "mediators",
    "met_by",
    "sitting_body",
    "standing_forum",
    "subject_span",
    "when_and_where",
]


def when_and_where(near: Near, verb: Token, told: Told) -> None:
    """Time and place from the clause of a verb that says that something took place."""
    told.when = told.when or _clause_time(near, verb)
    told.place = told.place or next(_clause_places(near, verb), None)


def _clause_places(near: Near, verb: Token) -> Iterator[str]:
    """The places that hang on the verb, then those beside a time that hang on its object."""
    doc = verb.doc
    for deed in deeds(verb):
        objects = [c for c in deed.children if c.dep_ == "dobj"]
        days = [o for c in deed.children for o in c.children if near.in_time(o)]
        for above in (deed, *objects, *days):
            for child in above.children:
                if child.i <= above.i or child.lower_ not in AT:
                    continue
                stop = min(len(doc), child.i + 16)
                place = place_from(near, doc, child.i + 1, stop)
                if place is None or place[0] is None:
                    continue
                if above is deed or above in days or _beside_time(near, doc, child.i, place[1]):
                    yield place[0]


def _beside_time(near: Near, doc: Doc, first: int, end: int) -> bool:
    """Whether a time stands right before or after the phrase of a place."""
    after = doc[end : end + 2]
    return any(near.time_at(token) is not None for token in after) or (
        first > 0 and near.in_time(doc[first - 1])
    )


def _clause_time(near: Near, verb: Token) -> When | None:
    found = near.times(clause(verb))
    times = [
        t for t in found if not _reference(near, t.span) and not _told_aside(near, t.span, verb)
    ]
    nearest = min(times, key=lambda t: (abs(t.span.start - verb.idx), t.span.start), default=None)
    return nearest.when if nearest else _relative_time(near, verb)


def _told_aside(near: Near, span: Span, verb: Token) -> bool:
    """Whether a time is told of a noun in passing: "the chair, who took office this year,"."""
    tokens = near.annotated.token_span(span)
    at = tokens.root if tokens else verb
    for above in (at, *at.ancestors):
        if above.i == verb.i:
            return False
        if above.dep_ == "relcl":
            return True
    return False


def _relative_time(near: Near, verb: Token) -> When | None:
    """The day before "when": "on Wednesday, when the council meets"."""
    link = next((c for c in verb.children if c.lower_ == "when" and c.i < verb.i), None)
    if link is None:
        return None
    before = near.times(Span(max(0, link.idx - 60), link.idx)) if link.idx else ()
    between = near.annotated.text[before[-1].span.end : link.idx] if before else "-"
    return before[-1].when if between.strip() in {"", ","} else None


def _reference(near: Near, span: Span) -> bool:
    before = near.annotated.text[max(0, span.start - 14) : span.start].lower()
    return bool(re.search(r"\b(?:as of|since|until|by)\s+(?:the\s+)?$", before))


def subject_span(subject: Token) -> Span:
    """The subject with what it is joined to, without its relative clauses."""
    first, last = subject.left_edge, subject.right_edge
    stop = last.i + 1
    for token in subject.doc[subject.i + 1 : stop]:
        if token.dep_ in {"relcl", "acl"} or token.pos_ == "VERB":
            stop = max(subject.i + 1, token.left_edge.i)
            break
    return span_of(subject.doc, first.i, stop)


def delegates(noun: Token) -> bool:
    """Whether the noun names people who meet for others ("negotiators", "foreign ministers")."""
    return noun.lower_ in meeting_words().delegates


def met_by(verb: Token) -> tuple[Token, ...]:
    """The subjects of a verb; else the noun of delegates right before it, however it is parsed."""
    found = tuple(subjects(verb))
    if found or verb.i == 0 or verb.tag_ not in {"VBD", "VBZ", "VBP", "VBN"}:
        return found
    before = verb.nbor(-1)
    meets = delegates(before) or before.lower_ in meeting_words().working_bodies
    return (before,) if meets and before.pos_ != "VERB" else ()


def standing_forum(near: Near, subject: Token) -> str | None:
    """The forum of the codebook that the subject names."""
    words = subject_span(subject).of(near.annotated.text)
    return next((forum.name for _, forum in forums().find(words)), None)


def sitting_body(near: Near, subject: Token) -> str | None:
    """The name of the council, commission or organisation that the subject is, as written."""
    doc, words = subject.doc, meeting_words()
    standing = standing_forum(near, subject)
    if standing is not None:
        return standing
    own = span_of(doc, subject.left_edge.i, subject.i + 1)
    named = [m for m in near.named(own) if m.form is MentionForm.NAME and m.span.end >= own.end]
    party = named[-1].party if named else None
    if party is not None and party.id.startswith(("org:", "bloc:")):
        return party.name
    if subject.pos_ != "PROPN" or subject.lower_ not in words.bodies:
        return None
    first, last = subject.i, subject.i
    while first > 0 and doc[first - 1].pos_ == "PROPN" and "\n" not in doc[first - 1].text:
        first -= 1
    for token in doc[subject.i + 1 : subject.i + 8]:
        if token.pos_ == "PROPN":
            last = token.i
        elif token.lower_ not in {"of", "the", "on", "for", "and"}:
            break
    name = span_of(doc, first, last + 1).of(near.annotated.text)
    return " ".join(name.split()) if first < last else None


def _owner(subject: Token) -> Token | None:
    """The noun that "whose" goes back to before ``subject`` ("A and B, whose advisers met")."""
    whose = any(c.lower_ == "whose" for c in subject.children)
    return subject.head.head if whose and subject.head.dep_ == "relcl" else None


def acting(near: Near, subject: Token) -> tuple[Mention, ...]:
    """Who the subject names, where its own noun does: "A's demand met ..." names nobody."""
    owner = _owner(subject)
    named = near.named(subject_span(owner) if owner is not None else subject_span(subject))
    if owner is not None:
        return named
    if delegates(subject) or subject.lower_ in meeting_words().envoys:
        return named
    heads = [subject.idx, *(c.idx for c in subject.children if c.dep_ in {"conj", "appos"})]
    there = any(m.span.start <= at < m.span.end for m in named for at in heads)
    return named if there else ()


@lru_cache(maxsize=1)
def _helped() -> re.Pattern[str]:
    words = meeting_words()
    nouns, verbs = "|".join(sorted(words.mediation)), "|".join(sorted(words.mediated))
    return re.compile(
        rf"\b(?:(?:with|under|through)\s+(?:the\s+)?(?:{nouns})\s+of|(?:{verbs})\s+by)\s+(?:the\s+)?"
    )


def mediators(near: Near, around: Span) -> tuple[Mention, ...]:
    """Who helps or plays host in the words ``around`` ("with the facilitation of A")."""
    found: list[Mention] = []
    for match in _helped().finditer(near.annotated.text, around.start, around.end):
        named = near.named(Span(max(around.start, match.end() - 4), around.end))
        found += [m for m in named[:1] if m.span.start <= match.end() < m.span.end]
    return tuple(found)

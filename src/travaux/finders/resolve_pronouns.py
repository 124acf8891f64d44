"""Whom "he", "she", "they" and "who" mean, where the text leaves no doubt."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from spacy.tokens import Token

from travaux.codebook.cues import load_cues
from travaux.codebook.offices import load_offices
from travaux.finders.mentions import Mention, MentionForm
from travaux.finders.people_tokens import Tokens
from travaux.language import Annotated
from travaux.model import PartyRef, Span

__all__ = ["find_pronouns"]

_PRONOUN = re.compile(r"\b(?:he|him|his|she|her|hers|they|them|their|who|it)\b", re.IGNORECASE)
_GENDER = {"he": "m", "him": "m", "his": "m", "she": "f", "her": "f", "hers": "f"}
_NEAR = 100  # the most antecedents that are looked through
_BODIES = frozenset({MentionForm.NAME, MentionForm.SEAT})
_BACK = 3  # sentences looked back
_SPEAKS = frozenset(
    ["say", "tell", "add", "warn", "explain", "recall", "claim", "insist", "argue", "ask"]
)
_PLURAL = frozenset({"NNS", "NNPS"})
_SUBJECT = frozenset({"nsubj", "nsubjpass"})


@dataclass(frozen=True, slots=True)
class _Antecedent:
    """Somebody named before: where, in which sentence, and whether as a subject."""

    end: int
    sentence: int
    subject: bool
    person: str | None
    party: PartyRef | None
    plural: bool
    body: bool = False


def find_pronouns(
    annotated: Annotated, tokens: Tokens, named: Sequence[Mention], genders: dict[str, str]
) -> Iterator[Mention]:
    """The pronouns outside quotation marks, in order. ``named`` is sorted by place.

    A pronoun that two people fit equally well gives a mention of nobody.
    """
    waiting = iter(_outside_quotes(annotated, named))
    following = next(waiting, None)
    before: list[_Antecedent] = []
    for match in _PRONOUN.finditer(tokens.text):
        if annotated.quote_at(match.start()) is not None:
            continue
        if match.group().lower() == "it" and not _speaks(tokens.doc[tokens.at(match.start())]):
            continue
        while following is not None and following.span.end <= match.start():
            before.append(_antecedent(following, annotated, tokens))
            following = next(waiting, None)
        mention = _resolved(match, before, annotated, tokens, genders)
        if mention.person:
            _learn_gender(match.group().lower(), mention, before, annotated, genders)
            before.append(_antecedent(mention, annotated, tokens))
        yield mention


def _learn_gender(
    word: str,
    meant: Mention,
    before: Sequence[_Antecedent],
    annotated: Annotated,
    genders: dict[str, str],
) -> None:
    """Note the gender of a person who alone can be meant: "Lind said she would go"."""
    if word not in _GENDER or meant.person is None:
        return
    sentence = annotated.sentence_index(meant.span.start)
    near = {a.person for a in before[-_NEAR:] if a.sentence == sentence and a.person}
    if near == {meant.person}:
        genders.setdefault(meant.person, _GENDER[word])


def _outside_quotes(annotated: Annotated, named: Sequence[Mention]) -> Iterator[Mention]:
    for mention in named:
        unnamed = mention.form in {MentionForm.GROUP, MentionForm.OFFICE}
        if (mention.person or unnamed or mention.form in _BODIES) and annotated.quote_at(
            mention.span.start
        ) is None:
            yield mention


def _antecedent(mention: Mention, annotated: Annotated, tokens: Tokens) -> _Antecedent:
    at = tokens.range(mention.span)
    subject = any(_is_subject(tokens.doc[i]) for i in at)
    sentence = annotated.sentence_index(mention.span.start)
    plural = mention.person is None and any(tokens.doc[i].tag_ in _PLURAL for i in at)
    body = mention.form in _BODIES and mention.person is None
    if mention.form == MentionForm.GROUP and mention.party and not plural:
        body = any(tokens.doc[i].lower_ in load_offices().bodies for i in at)
    return _Antecedent(
        mention.span.end, sentence, subject, mention.person, mention.party, plural, body
    )


def _is_subject(token: Token) -> bool:
    """Whether a token is a subject, or joined to one by "and"."""
    return token.dep_ in _SUBJECT or (token.dep_ == "conj" and token.head.dep_ in _SUBJECT)


def _resolved(
    match: re.Match[str],
    before: Sequence[_Antecedent],
    annotated: Annotated,
    tokens: Tokens,
    genders: dict[str, str],
) -> Mention:
    word, span = match.group().lower(), Span(*match.span())
    sentence = annotated.sentence_index(match.start())
    if word == "who":
        found = _relative(tokens.at(match.start()), before, tokens)
    elif word == "it":
        found = _body(before, sentence)
    elif word in _GENDER:
        fitting = (a for a in reversed(before[-_NEAR:]) if not a.plural and not a.body)
        found = _nearest(fitting, sentence, _GENDER[word], genders)
        if found is not None and _another_speaks(found.sentence + 1, sentence, annotated):
            found = None
    else:
        fitting = (a for a in reversed(before[-_NEAR:]) if a.plural and a.subject and not a.body)
        found = _nearest(fitting, sentence, "", genders)
    if found is None:
        return Mention(span, MentionForm.PRONOUN)
    return Mention(span, MentionForm.PRONOUN, found.party, found.person)


def _nearest(
    backwards: Iterator[_Antecedent], sentence: int, gender: str, genders: dict[str, str]
) -> _Antecedent | None:
    """The only one who fits in the nearest sentence where anybody does, subjects before others."""
    near: list[_Antecedent] = []
    for antecedent in backwards:
        if antecedent.sentence < sentence - (_BACK if antecedent.person else 1):
            break
        if near and antecedent.sentence != near[0].sentence:
            break
        known = genders.get(antecedent.person or "", gender)
        if known == gender:
            near.append(antecedent)
    return _only([a for a in near if a.subject]) or _only(near)


def _speaks(pronoun: Token) -> bool:
    """Whether "it" is somebody that says something, and no thing and no empty subject."""
    cue = load_cues().verbs.get(pronoun.head.lower_)
    return pronoun.dep_ == "nsubj" and cue is not None and "quote" in cue.acts


def _body(before: Sequence[_Antecedent], sentence: int) -> _Antecedent | None:
    """The one party, or body of one, that was a subject in the sentence before, or in this one."""
    for at in (sentence, sentence - 1):
        near = [
            a
            for a in reversed(before[-_NEAR:])
            if a.sentence == at and a.subject and a.body and not a.plural
        ]
        if near:
            return near[0] if len({a.party for a in near}) == 1 and near[0].party else None
    return None


def _another_speaks(first: int, last: int, annotated: Annotated) -> bool:
    """Whether somebody whom no table knows ("one doctor said") speaks in sentences between."""
    return any(
        token.dep_ in _SUBJECT and token.pos_ == "NOUN" and token.head.lemma_ in _SPEAKS
        for sentence in annotated.sentences[first:last]
        for token in annotated.token_span(sentence) or ()
    )


def _only(antecedents: Sequence[_Antecedent]) -> _Antecedent | None:
    who = {(a.person, None if a.person else (a.end, a.party)) for a in antecedents}
    return antecedents[0] if len(who) == 1 else None


def _relative(at: int, before: Sequence[_Antecedent], tokens: Tokens) -> _Antecedent | None:
    """The one right before "who", a comma between or not."""
    start = tokens.doc[at].idx
    before = [a for a in before[-_NEAR:] if not a.body]
    gap = tokens.text[before[-1].end : start] if before else None
    return before[-1] if before and gap in {" ", ", "} else None

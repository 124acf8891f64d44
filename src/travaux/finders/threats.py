"""Whether a verb says what a side would do against another, and on what condition."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from spacy.tokens import Span, Token

from travaux.codebook.cues import Cues

__all__ = ["friendly", "relieves", "strikes_back"]

_HAVE = frozenset({"have", "force", "compel", "oblige"})
_REFUSE = frozenset({"refuse", "fail", "decline"})
_AGAINST = frozenset({"retaliate", "punish", "attack", "invade", "destroy", "bomb"})
_ALIKE = frozenset({"same", "likewise", "so"})
_UNLESS = "unless"


def strikes_back(verb: Token, cues: Cues, *, earned: bool) -> bool:
    """Whether ``verb`` is a measure against another: "would have to answer with steps of its own".

    ``earned``: the condition is what the speaker asks for, so that only an answer in kind harms.
    """
    done = next((c for c in verb.rights if c.dep_ == "xcomp" and verb.lemma_ in _HAVE), verb)
    lemma = done.lemma_.lower()
    words = {t.lower_ for t in _governed(done)}
    if lemma in cues.answering and words & cues.kind:
        return False
    if lemma in cues.answering and any(c.lower_ == "with" for c in done.rights):
        return lemma != "meet" or any(c.dep_ == "dobj" for c in done.rights)
    if earned:
        return lemma in _AGAINST
    measure = lemma in ("take", "adopt") and words & cues.measures
    force = lemma in ("use", "employ", "resort", "turn", "apply") and words & cues.force
    return lemma in cues.hostile or bool(measure or force)


def _governed(verb: Token) -> Iterator[Token]:
    """The objects of a verb, by themselves or after a preposition, and what describes them."""
    for child in verb.rights:
        led = child.rights if child.dep_ == "prep" and child.lower_ in ("with", "to") else (child,)
        for noun in led:
            if noun.dep_ in ("dobj", "pobj", "attr"):
                yield noun
                yield from (c for c in noun.children if c.dep_ in ("amod", "compound", "conj"))


def relieves(words: Sequence[Token], cues: Cues) -> bool:
    """Whether harm is taken away: "the sanctions would be lifted"."""
    return any(t.lemma_.lower() in cues.relief for t in words)


def friendly(condition: Span, cues: Cues) -> bool:
    """Whether a condition is that somebody gives way: "if they withdrew", "unless they stay"."""
    mark = condition[0].lower_
    verb = condition[0].head
    negated = any(c.dep_ == "neg" for c in verb.children) or verb.lemma_.lower() in _REFUSE
    likewise = verb.lemma_ == "do" and any(t.lower_ in _ALIKE for t in condition)
    yields = likewise or verb.lemma_.lower() in cues.yielding
    return yields and negated == (mark == _UNLESS)

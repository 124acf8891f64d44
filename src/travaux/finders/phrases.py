"""Small questions about phrases and clauses that several finders ask of the parse."""

from __future__ import annotations

import re
from collections.abc import Iterator

from spacy.tokens import Doc, Token

from travaux.model import Span

__all__ = ["clause", "deeds", "governing_verb", "is_compared", "left_edge", "span_of", "subjects"]

_BEFORE = frozenset({"ADJ", "NOUN", "PROPN", "NUM"})
_NEVER = frozenset(["such", "other", "many", "several", "own", "same", "similar", "any", "new"])
_LONGEST = 150  # tokens of a clause that are looked at
_CLAUSES = frozenset({"relcl", "advcl", "ccomp", "parataxis"})


def span_of(doc: Doc, first: int, stop: int) -> Span:
    """The stretch of text from token ``first`` up to and without token ``stop``."""
    last = doc[stop - 1]
    return Span(doc[first].idx, last.idx + len(last.text))


def left_edge(noun: Token, longest: int = 8) -> int:
    """The index of the first word before ``noun`` that belongs to its name or description."""
    at, doc = noun.i, noun.doc
    floor = max(noun.sent.start, noun.i - longest)
    while at > floor and _before_noun(doc[at - 1]):
        at -= 1
    while at < noun.i and doc[at].text in {"-", "–"}:
        at += 1
    return at


def _before_noun(token: Token) -> bool:
    if "\n" in token.text or token.lower_ in _NEVER:
        return False
    if token.text in {"-", "–"}:
        return not token.whitespace_
    if token.tag_ in {"VBN", "VBG"}:
        return token.dep_ in {"amod", "compound"} or token.text[0].isupper()
    return token.pos_ in _BEFORE


def governing_verb(token: Token) -> Token | None:
    """The verb of the clause that ``token`` stands in, None in a fragment."""
    for above in token.ancestors:
        if above.pos_ in {"VERB", "AUX"}:
            return above
    return None


def clause(verb: Token) -> Span:
    """The words of the clause of ``verb``, up to the next clause that hangs on it."""
    first, last = verb.left_edge, verb.right_edge
    stop = last.i + 1
    for token in verb.doc[verb.i + 1 : min(stop, verb.i + _LONGEST)]:
        if token.dep_ in _CLAUSES or (token.dep_ == "conj" and token.head.i == verb.i):
            stop = max(verb.i + 1, token.left_edge.i)
            break
    return span_of(verb.doc, min(first.i, verb.i), stop)


def subjects(verb: Token) -> Iterator[Token]:
    """The subjects of ``verb``, its own or those of the verb it is joined to or depends on."""
    at = verb
    for _ in range(4):
        own = [c for c in at.children if c.dep_ in {"nsubj", "nsubjpass"} and c.i < verb.i]
        if own:
            yield from own
            return
        if at.dep_ not in {"conj", "xcomp", "advcl", "pcomp", "prep", "aux"}:
            return
        at = at.head


def deeds(verb: Token) -> Iterator[Token]:
    """The verb, and those it leads to: "is due to open", "is scheduled to take up"."""
    at: Token | None = verb
    for _ in range(4):
        if at is None:
            return
        yield at
        at = next((c for c in at.children if c.i > at.i and c.dep_ in {"xcomp", "acomp"}), None)


_COMPARED = re.compile(
    r"\b(?:similarly|similar|unlike|in contrast|contrary|compared|just like|as in|as with|like)"
    r"(?:\s+(?:to|with))?\s+(?:the\s+|its\s+|their\s+|an?\s+)?$",
    re.IGNORECASE,
)


def is_compared(text: str, start: int) -> bool:
    """Whether what begins at ``start`` only serves a comparison ("similarly to the treaty")."""
    return bool(_COMPARED.search(text[max(0, start - 45) : start]))

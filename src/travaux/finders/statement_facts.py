"""Whether a sentence tells that words were said, and does not suppose it or provide for it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from spacy.tokens import Token

from travaux.codebook.cues import Cues
from travaux.finders.statement_contents import NEUTRAL
from travaux.model import Act

__all__ = ["is_hinged", "is_open", "is_provided", "is_silence", "is_wished"]

_MARKS = frozenset({"if", "unless", "whether"})
_WITHIN = frozenset({"xcomp", "ccomp", "conj"})
_PENDING = frozenset({"yet", "far"})
_PERFECT = frozenset({"has", "have", "had"})
_REFUSING = frozenset({"refuse", "decline"})
_SILENT = frozenset(
    ("comment", "comments", "elaborate", "speculate", "say", "answer", "reply", "respond")
) | {"named", "identified", "quoted", "interviewed", "interview", "interviews"}
_TEXTS = frozenset(
    (
        "it",
        "which",
        "this",
        "treaty",
        "agreement",
        "accord",
        "pact",
        "convention",
        "protocol",
        "deal",
    )
) | {"draft", "text", "plan", "proposal", "terms", "article", "resolution", "truce", "ceasefire"}
_BOUND = frozenset({"party", "parties", "signatory", "signatories", "members", "states"})
_UNIT = re.compile(
    r"\W*(?:articles?|art\.|paragraph|section|annex|clause|chapter|protocol)\s+"
    r"[\dIVXLC]+[a-z]?\s*[:.–—]",
    re.IGNORECASE,
)
_PRESENT = frozenset({"VB", "VBP", "VBZ", "MD"})
_UTTERING = NEUTRAL | {Act.WARN}
_WISHES = frozenset({Act.DEMAND, Act.PROPOSE, Act.APPEAL})
_DEEPEST = 6


def is_hinged(verb: Token, cues: Cues) -> bool:
    """Whether a verb stands in a condition: "provided that Peru accepts", "if they refuse to"."""
    return any(_marked(clause, cues) for clause in _clauses(verb))


def _clauses(verb: Token) -> Iterator[Token]:
    """A verb and those that it is the object of or joined to."""
    for _ in range(_DEEPEST):
        yield verb
        if verb.dep_ not in _WITHIN or verb.head == verb:
            return
        verb = verb.head


def is_wished(verb: Token, cues: Cues) -> bool:
    """Whether a verb is in the subjunctive after a demand: "demanded that Peru reject it"."""
    above = cues.verbs.get(verb.head.lower_)
    if verb.dep_ != "ccomp" or above is None or _WISHES.isdisjoint(above.acts.values()):
        return False
    bare = verb.tag_ in ("VB", "VBP") and not any(c.dep_ in ("aux", "auxpass") for c in verb.lefts)
    return bare and any(c.dep_ == "nsubj" and c.tag_ in ("NN", "NNP") for c in verb.lefts)


def _marked(verb: Token, cues: Cues) -> bool:
    lefts = list(verb.lefts)
    if any(c.dep_ == "mark" and c.lower_ in _MARKS for c in lefts):
        return True
    subject = next((c for c in lefts if c.dep_ in ("nsubj", "nsubjpass")), None)
    if subject is None:
        return False
    if any(c.lower_ == "should" and c.i < subject.i for c in lefts):
        return True
    first = subject.left_edge.i
    words = tuple(t.lower_ for t in verb.doc[max(0, first - 5) : first])
    return any(words[-len(o) :] == o for o in cues.occasions)


def is_open(cue: Sequence[Token], verb: Token) -> bool:
    """Whether nothing is decided: "neither accepted nor rejected", "has not accepted so far"."""
    negated = any(t.dep_ == "neg" or t.text == "never" for t in cue)
    words = {t.lower_ for t in (*cue, *verb.children)}
    waits = not words.isdisjoint(_PENDING) or ("still" in words and not words.isdisjoint(_PERFECT))
    if negated and waits:
        return True
    if any(c.lower_ == "neither" and c.dep_ in ("preconj", "cc") for c in verb.lefts):
        return True
    above = verb.head.children if verb.dep_ == "conj" else ()
    return any(c.lower_ == "nor" and c.i < verb.i for c in above)


def is_silence(cue: Sequence[Token], verb: Token, content: Sequence[Token]) -> bool:
    """Whether somebody only kept silent: "declined to comment", "refused to be named"."""
    if verb.lemma_ in _REFUSING:
        return any(t.lower_ in _SILENT for t in content[:3])
    return verb.lower_ in _SILENT and any(t.lemma_ in _REFUSING for t in cue[:-1])


def is_provided(
    cue: Sequence[Token], verb: Token, source: Sequence[Token], cues: Cues, sentence: str
) -> bool:
    """Whether a text lays down what is done, and nobody speaks.

    "Article 2: Peru renounces …", "under it, members would …", "the Parties undertake to …",
    "Peru is to renounce …".
    """
    if any(a.lemma_ == "be" and b.tag_ == "TO" for a, b in pairwise(cue)):
        return True
    entry = cues.verbs[verb.lower_]
    present = any(t.tag_ in _PRESENT for t in cue)
    if present and _UNIT.match(sentence):
        return True
    bound = any(t.lower_ in _BOUND for t in source[-1:])
    if present and bound and entry.lemma in cues.binding and not _supposed(cue):
        return True
    return not _UTTERING.issuperset(entry.acts.values()) and _under(cue[0], verb)


def _supposed(cue: Sequence[Token]) -> bool:
    return any(t.tag_ == "MD" for t in cue)


def _under(first: Token, verb: Token) -> bool:
    """Whether a verb has "under" and a text before its subject: "under the treaty, Peru …"."""
    fronted = (c for v in {first: 0, verb: 0} for c in v.lefts if c.lower_ == "under")
    nouns = (n for prep in fronted for n in prep.rights if n.dep_ == "pobj")
    return any(n.lower_.removesuffix("s") in _TEXTS or n.lower_ in _TEXTS for n in nouns)

"""Conditions that no word like "if" opens: "sign, or else we leave", "any attack would be met"."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeAlias

from spacy.tokens import Token

from travaux.codebook.cues import Cues

__all__ = ["alternative", "subject_condition"]

Stretches: TypeAlias = tuple[tuple[int, int], tuple[int, int]]
_HELD = frozenset({"will", "would", "shall", "can", "could", "may", "might", "’ll", "'ll"})
_ANY = frozenset({"any", "every", "further", "another"})
_LACKING = frozenset({"failure", "refusal", "delay"})
_WHOEVER = frozenset({"anyone", "anybody", "whoever", "those", "everyone"})
_SOMEBODY = frozenset({"nsubj", "nsubjpass"})


def alternative(content: Sequence[Token]) -> Stretches | None:
    """What is ordered, and what follows otherwise or then: "leave, or we shoot", "come and talk".

    Both as the indices of their first and last tokens, inclusive.
    """
    for k, word in enumerate(content):
        if word.lower_ not in ("or", "and") or k == 0 or k + 2 >= len(content):
            continue
        first = _start(content, k)
        rest = k + 2 if content[k + 1].lower_ == "else" else k + 1
        ordered = rest > k + 1 or _orders(content[first:k])
        if k > first and ordered and _follows(content, k, rest):
            return _stretch(content, first, k - 1), _stretch(content, rest, _stop(content, rest))
    return None


def _start(content: Sequence[Token], k: int) -> int:
    """The index of the first word of the sentence before ``k``."""
    while k > 0 and content[k - 1].text not in (".", "!", "?"):
        k -= 1
    return k


def _stop(content: Sequence[Token], k: int) -> int:
    """The index of the last word of the sentence from ``k`` on."""
    while k + 1 < len(content) and content[k + 1].text not in (".", "!", "?"):
        k += 1
    return k


def _stretch(content: Sequence[Token], first: int, last: int) -> tuple[int, int]:
    while first < last and (content[first].is_punct or content[first].is_quote):
        first += 1
    while last > first and (content[last].is_punct or content[last].is_quote):
        last -= 1
    return content[first].i, content[last].i


def _orders(words: Sequence[Token]) -> bool:
    """Whether words begin with an imperative: a bare verb without a subject."""
    told = next((t for t in words if not t.is_punct and t.lower_ not in ("please", "do")), None)
    if told is None or told.tag_ not in ("VB", "VBP") or told.dep_ == "aux":
        return False
    return not any(c.dep_ in _SOMEBODY or c.tag_ == "TO" for c in told.lefts)


def _follows(content: Sequence[Token], k: int, rest: int) -> bool:
    """Whether what stands after "or" or "and" is what follows, and not a second order."""
    if rest > k + 1:
        return True
    after = content[rest : rest + 12]
    told = any(t.dep_ in _SOMEBODY and t.i < t.head.i for t in after[:4])
    if content[k].lower_ == "or":
        return told or (after[0].tag_ in ("VB", "VBP") and after[0].lemma_ in ("face", "lose"))
    return told and any(t.tag_ == "MD" and t.lower_ in _HELD for t in after)


def subject_condition(content: Sequence[Token], cues: Cues) -> Stretches | None:
    """A subject that tells what may be done, and the rest of its clause.

    "Any attack", "failure to agree", "delaying the vote" and "anyone who crosses it" before a
    modal are conditions of what would follow from them.
    """
    inside = {t.i for t in content}
    for modal in content:
        if modal.tag_ != "MD" or modal.lower_ not in _HELD:
            continue
        verb = modal.head
        subject = next((c for c in verb.lefts if c.dep_ in ("nsubj", "nsubjpass", "csubj")), None)
        if subject is None or subject.left_edge.i not in inside or subject.i > modal.i:
            continue
        if _is_deed(subject, cues):
            last = next(t.i for t in reversed(content) if t.i <= verb.right_edge.i)
            first = subject.left_edge.i + (subject.left_edge.lower_ == "that")
            return (first, modal.i - 1), (modal.i, _bare_end(content, last))
    return None


def _bare_end(content: Sequence[Token], last: int) -> int:
    doc = content[0].doc
    while doc[last].is_punct or doc[last].is_quote or doc[last].is_space:
        last -= 1
    return last


def _is_deed(subject: Token, cues: Cues) -> bool:
    """Whether a subject names what somebody may do or fail to do."""
    word = subject.lower_
    if subject.tag_ == "VBG" and not any(c.dep_ in ("det", "poss") for c in subject.lefts):
        return any(c.dep_ in ("dobj", "prep", "xcomp", "advmod") for c in subject.rights)
    clause = any(c.dep_ == "relcl" for c in subject.rights)
    if word in _WHOEVER:
        return clause or word == "whoever"
    to = any(g.tag_ == "TO" for c in subject.rights if c.dep_ == "acl" for g in c.lefts)
    if word in _LACKING:
        return to
    return subject.lemma_ in cues.triggers and any(c.lower_ in _ANY for c in subject.lefts)

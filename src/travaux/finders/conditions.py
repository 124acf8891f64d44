"""The condition that a statement names, and what is to follow from it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from spacy.tokens import Token

from travaux.codebook.cues import Cues

__all__ = ["Condition", "find_condition"]

_MARKS = frozenset({"if", "unless"})
_ASKING = frozenset(
    ("ask", "see", "know", "wonder", "inquire", "enquire", "query", "question", "say")
)
_ELLIPTIC = frozenset(
    ("any", "anything", "necessary", "possible", "needed", "not", "so", "ever", "required")
)
_MANNERS = frozenset(
    ("delay", "exception", "doubt", "prejudice", "precondition", "preconditions", "fail", "regard")
) | {"condition", "conditions", "mention", "warning", "notice", "reservation", "reservations"}
_LONGEST = 150  # tokens of a sentence that are looked at on either side of a condition
_PAUSES = frozenset({",", ";", "–", "—"})
_ENDS = frozenset({".", "!", "?", "\n"})


@dataclass(frozen=True, slots=True)
class Condition:
    """The first and last token of a condition, and of its consequence where one is told."""

    condition: tuple[int, int]
    consequence: tuple[int, int] | None


def find_condition(content: Sequence[Token], cues: Cues) -> Condition | None:
    """The condition in the tokens of a content, the one with a consequence that harms first.

    Conditions are "if", "unless", an inverted "should" or "were", "in case of" and their like, and
    "without" where it stands for them; the consequence is the rest of the sentence. An indirect
    question ("asked if") and a mere concession ("even if") are none.
    """
    found = [c for i in range(len(content)) if (c := _at(content, i, cues))]
    if not found:
        return _otherwise(content)
    told = [c for c in found if c.consequence]
    harming = [c for c in told if _harms(content, c, cues)]
    return (harming or told or found)[0]


def _harms(content: Sequence[Token], found: Condition, cues: Cues) -> bool:
    if not found.consequence:
        return False
    first, last = found.consequence
    return any(t.lower_ in cues.harm for t in content[0].doc[first : last + 1])


def _at(content: Sequence[Token], i: int, cues: Cues) -> Condition | None:
    token = content[i]
    word = token.lower_
    if word in _MARKS:
        if not _is_clause(content, i):
            return None
        only = i > 0 and content[i - 1].lower_ == "only"
        return _with_rest(content, i - only, _clause_end(content, i))
    if word in ("should", "were") and _inverted(content, i):
        return _with_rest(content, i, _clause_end(content, i))
    if word in ("in", "provided", "as", "so", "on") and _opens(content, i, cues):
        return _with_rest(content, i, _clause_end(content, i))
    if word == "without" and _lacking(content, i):
        return _with_rest(content, i, token.right_edge.i - token.i + i)
    return None


def _is_clause(content: Sequence[Token], i: int) -> bool:
    """Whether a clause with a condition begins at ``i``, and no question or concession."""
    if i > 0 and content[i - 1].lower_ in ("even", "as"):
        return False
    token = content[i]
    if token.dep_ == "mark" and token.head.dep_ == "ccomp" and token.head.head.i < token.i:
        return token.head.head.lemma_ not in _ASKING
    if i + 2 >= len(content):
        return False
    return content[i + 1].lower_ not in _ELLIPTIC or _governs(token)


def _governs(mark: Token) -> bool:
    """Whether a finite clause with a subject hangs on a mark: "if any ship enters"."""
    finite = mark.head.tag_ in ("VBD", "VBZ", "VBP") or any(c.tag_ == "MD" for c in mark.head.lefts)
    subject = any(c.dep_ in ("nsubj", "nsubjpass") and c.i > mark.i for c in mark.head.lefts)
    return mark.dep_ == "mark" and finite and subject


def _lacking(content: Sequence[Token], i: int) -> bool:
    """Whether "without" names what something hangs on: "without guarantees there will be no deal".

    It opens its sentence, or stands beside a modal; "without delay" names a manner.
    """
    token = content[i]
    noun = next((c for c in token.rights if c.dep_ == "pobj"), None)
    if noun is None or noun.lower_ in _MANNERS or token.right_edge.i >= content[-1].i + 1:
        return False
    opens = i == 0 or content[i - 1].text in _ENDS or (i == 1 and not content[0].is_alpha)
    return opens or any(c.tag_ == "MD" for c in token.head.lefts)


def _inverted(content: Sequence[Token], i: int) -> bool:
    """Whether a word stands before its subject outside a question: "should Moscow attack"."""
    token = content[i]
    verb = token if token.lower_ == "were" else token.head
    if token.lower_ == "were" and not any(c.tag_ == "TO" for r in verb.rights for c in r.lefts):
        return False
    after = i + 1 < len(content) and any(
        c.dep_ in ("nsubj", "nsubjpass") and c.i > token.i for c in verb.children
    )
    return bool(after) and not any(t.text == "?" for t in content[i : i + _LONGEST])


def _opens(content: Sequence[Token], i: int, cues: Cues) -> bool:
    words = tuple(t.lower_ for t in content[i : i + 5])
    return any(words[: len(o)] == o for o in cues.occasions)


def _clause_end(content: Sequence[Token], i: int) -> int:
    """The index of the last token of the condition that starts at ``i``."""
    token = content[i]
    last = max(token.head.right_edge.i, token.right_edge.i)
    for at in range(i + 1, min(len(content), i + _LONGEST)):
        here = content[at]
        if here.text in _ENDS or here.i > last:
            return at - 1
        if here.text in _PAUSES and at > i + 2 and _main_follows(content, at):
            return at - 1
    return min(len(content), i + _LONGEST) - 1


def _main_follows(content: Sequence[Token], at: int) -> bool:
    """Whether the main clause begins after the pause at ``at``."""
    for token in content[at + 1 : at + _LONGEST]:
        if token.text in _ENDS or token.text in _PAUSES:
            return False
        verb = token.head if token.tag_ == "MD" else token
        if token.tag_ in ("MD", "VBZ", "VBP", "VBD") and verb.dep_ != "relcl":
            return True
    return False


def _with_rest(content: Sequence[Token], first: int, last: int) -> Condition:
    """The condition from ``first`` to ``last``, and the rest of its sentence as consequence."""
    begin, stop = _sentence(content, first, last)
    condition = (content[first].i, content[last].i)
    after = _bare(content, last + 1, stop)
    before = _bare(content, begin, first)
    told = after if after and _has_verb(content, after) else before
    if first and content[first - 1].dep_ == "prep":
        told = after
    told = _unbroken(content, told) if told else None
    if not told:
        return Condition(condition, None)
    return Condition(condition, (content[told[0]].i, content[told[1]].i))


def _gap(content: Sequence[Token], k: int) -> bool:
    """Whether words that are no content stand before token ``k`` of it."""
    doc, last, here = content[k].doc, content[k - 1].i, content[k].i
    return here - last > 1 and any(not t.is_space for t in doc[last + 1 : here])


def _unbroken(content: Sequence[Token], stretch: tuple[int, int]) -> tuple[int, int]:
    """A stretch up to the words that interrupt it ("we will leave," he said, "at once")."""
    first, last = stretch
    stop = next((k for k in range(first + 1, last + 1) if _gap(content, k)), last + 1)
    while stop - 1 > first and content[stop - 1].is_punct:
        stop -= 1
    return first, stop - 1


def _new(content: Sequence[Token], k: int) -> bool:
    """Whether a new sentence begins at token ``k``, after words that interrupt."""
    word = content[min(k + content[k].is_quote, len(content) - 1)]
    return _gap(content, k) and word.is_title


def _sentence(content: Sequence[Token], first: int, last: int) -> tuple[int, int]:
    """The sentence around tokens ``first`` to ``last``, half-open, looked for only so far."""
    begin, stop = first, last + 1
    while begin > max(0, first - _LONGEST) and content[begin - 1].text not in _ENDS:
        if _new(content, begin):
            break
        begin -= 1
    while stop < min(len(content), last + _LONGEST) and content[stop].text not in _ENDS:
        if _new(content, stop):
            break
        stop += 1
    return begin, stop


def _bare(content: Sequence[Token], first: int, stop: int) -> tuple[int, int] | None:
    """``[first, stop)`` without pauses, marks and conjunctions at its edges."""
    while first < stop and (content[first].is_punct or _joins(content[first])):
        first += 1
    while stop > first and content[stop - 1].is_punct:
        stop -= 1
    return (first, stop - 1) if stop > first else None


def _joins(word: Token) -> bool:
    return word.lower_ == "then" or (word.lower_ == "that" and word.dep_ == "mark")


def _has_verb(content: Sequence[Token], stretch: tuple[int, int]) -> bool:
    return any(t.pos_ in ("VERB", "AUX") for t in content[stretch[0] : stretch[1] + 1])


def _otherwise(content: Sequence[Token]) -> Condition | None:
    """The sentence before "otherwise" is the condition: "Withdraw. Otherwise there will be war"."""
    for i, token in enumerate(content):
        if token.lower_ != "otherwise" or i < 2 or content[i - 1].text not in _ENDS:
            continue
        begin, stop = _sentence(content, i - 1, i)
        condition, told = _bare(content, begin, i - 1), _bare(content, i + 1, stop)
        if condition and told:
            return Condition(
                (content[condition[0]].i, content[condition[1]].i),
                (content[told[0]].i, content[told[1]].i),
            )
    return None

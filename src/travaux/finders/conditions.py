"""The condition that a statement names, and what is to follow from it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from spacy.tokens import Token

from travaux.codebook.cues import Cues
from travaux.finders.conditions_bare import alternative, subject_condition

__all__ = ["Condition", "find_condition"]

_MARKS = frozenset({"if", "unless"})
_OPENING = _MARKS | {"should", "were", "had", "without"}
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
_HELD = frozenset(
    {"will", "would", "shall", "can", "could", "may", "might", "’ll", "'ll", "wo", "ca"}
)
_SPEAKERS = frozenset({"we", "i", "they", "he", "she", "it"})
_NOMINAL = frozenset({"DET", "PROPN", "PRON", "NOUN", "ADJ"})
_SUBORDINATE = frozenset({"as", "which", "because", "since", "although", "though", "and", "but"})
_PAUSES = frozenset({",", ";", "–", "—"})
_ENDS = frozenset({".", "!", "?", "\n"})


@dataclass(frozen=True, slots=True)
class Condition:
    """The first and last token of a condition, and of its consequence where one is told."""

    condition: tuple[int, int]
    consequence: tuple[int, int] | None


def find_condition(content: Sequence[Token], cues: Cues) -> Condition | None:
    """The condition in the tokens of a content, the one with a consequence that harms first.

    Conditions are "if", "unless", an inverted "should", "were" or "had", "in case of" and their
    like, "without" where it stands for them, a time ("once", "until", "as soon as") on which
    something hangs that is yet to come, what is ordered before "or else", and a subject that
    tells what may be done ("any attack would be answered"). The consequence is the rest of the
    sentence. An indirect question ("asked if") and a mere concession ("even if") are none.
    """
    opening = _OPENING | _first_words(cues.occasions) | _first_words(cues.moments)
    found = [
        c for i, t in enumerate(content) if t.lower_ in opening and (c := _at(content, i, cues))
    ]
    if not found:
        return _without_mark(content, cues)
    told = [c for c in found if c.consequence]
    harming = [c for c in told if _harms(content, c, cues)]
    return (harming or told or found)[0]


def _without_mark(content: Sequence[Token], cues: Cues) -> Condition | None:
    """A condition that no word opens: before "otherwise" and "or", or as the subject."""
    bare = alternative(content) or subject_condition(content, cues)
    return Condition(*bare) if bare else _otherwise(content)


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
    length = _opens(content, i, cues.occasions)
    if length or (word in ("should", "were", "had") and _inverted(content, i)):
        return _with_rest(content, i, _clause_end(content, i, length or 1))
    if length := _opens(content, i, cues.moments):
        return _at_a_time(content, i, length)
    if word == "without" and _lacking(content, i):
        return _with_rest(content, i, token.right_edge.i - token.i + i)
    return None


def _at_a_time(content: Sequence[Token], i: int, length: int) -> Condition | None:
    """The condition that a time is, where a clause tells it and what hangs on it is to come."""
    mark = content[i + length - 1]
    clause = next((c for c in mark.rights if c.dep_ in ("relcl", "acl")), mark.head)
    told = any(c.dep_ in ("nsubj", "nsubjpass") and c.i > mark.i for c in clause.lefts)
    if not told or clause.pos_ not in ("VERB", "AUX"):
        return None
    found = _with_rest(content, i, _clause_end(content, i, length))
    return found if found.consequence and _hangs(content, mark, found.consequence) else None


def _hangs(content: Sequence[Token], mark: Token, consequence: tuple[int, int]) -> bool:
    """Whether a consequence is yet to come, and for "when" and "while" whether it hangs on it."""
    words = content[0].doc[consequence[0] : consequence[1] + 1]
    barred = any(t.dep_ == "neg" or t.lower_ in ("no", "never") for t in words)
    if mark.lower_ == "while":
        return barred
    past = any(t.tag_ == "VBD" for t in words)
    finite = past or any(t.tag_ in ("VBZ", "VBP") for t in words)
    modal = any(t.tag_ == "MD" and t.lower_ in _HELD for t in words)
    fronted = words.start > mark.i
    if mark.lower_ != "when" or barred:
        return barred or modal or not finite or (fronted and not past)
    return (modal or not finite) and (fronted or not finite or words[0].lower_ in _SPEAKERS)


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
    if any(t.text == "?" for t in content[i : i + _LONGEST]):
        return False
    if _fronted(content, i) and _leads(content, i):
        return True
    token = content[i]
    if token.lower_ == "had":
        return False
    verb = token if token.lower_ == "were" else token.head
    if token.lower_ == "were" and not any(c.tag_ == "TO" for r in verb.rights for c in r.lefts):
        return False
    return any(c.dep_ in ("nsubj", "nsubjpass") and c.i > token.i for c in verb.children)


def _leads(content: Sequence[Token], i: int) -> bool:
    """Whether a fronted "should", "were" or "had" has its subject after it, and a modal follows.

    Told by the kinds of words alone, as a parser takes many of these for questions.
    """
    after = content[i + 1 : i + _LONGEST]
    if not after or after[0].pos_ not in _NOMINAL:
        return False
    pause = next((k for k, t in enumerate(after) if t.text in _PAUSES), None)
    if pause is None or not any(t.tag_ == "MD" for t in after[pause:]):
        return False
    words = after[:pause]
    if content[i].lower_ == "were":
        return any(t.tag_ == "TO" for t in words)
    return content[i].lower_ == "should" or any(t.tag_ in ("VBN", "VBD") for t in words)


def _fronted(content: Sequence[Token], i: int) -> bool:
    """Whether a word opens its clause: nothing, a pause, a quotation mark or "that" before it."""
    return i == 0 or content[i - 1].is_punct or content[i - 1].lower_ == "that"


@lru_cache(maxsize=4)
def _first_words(openers: tuple[tuple[str, ...], ...]) -> frozenset[str]:
    return frozenset(words[0] for words in openers)


def _opens(content: Sequence[Token], i: int, openers: tuple[tuple[str, ...], ...]) -> int:
    """How many words of ``content`` at ``i`` are one of ``openers``; 0 where none stands there.

    "As soon as possible" opens nothing.
    """
    if content[i].lower_ not in _first_words(openers):
        return 0
    words = tuple(t.lower_ for t in content[i : i + 7])
    length = max((len(o) for o in openers if words[: len(o)] == o), default=0)
    if not length or length >= len(words) or words[length] in _ELLIPTIC:
        return 0
    return length


def _clause_end(content: Sequence[Token], i: int, length: int = 1) -> int:
    """The index of the last token of the condition that the ``length`` words from ``i`` open."""
    token, mark = content[i], content[i + length - 1]
    if length == 1 or mark.dep_ == "mark":
        last = max(mark.head.right_edge.i, token.right_edge.i)
    else:
        last = max(token.right_edge.i, mark.right_edge.i)
    for at in range(i + 1, min(len(content), i + _LONGEST)):
        here = content[at]
        if here.text in _ENDS or here.i > last:
            return at - 1
        if here.text in _PAUSES and at > i + 1 and _main_follows(content, at):
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
    if before and after and content[after[0]].lower_ in _SUBORDINATE and _has_verb(content, before):
        told = before
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
    """``[first, stop)`` without pauses, marks and conjunctions at its edges.

    Nor with the "that" or the preposition that ties a whole content to its cue ("of chaos if").
    """
    if first == 0 and _ties(content[0]):
        first = 1
    while first < stop and (content[first].is_punct or _joins(content[first])):
        first += 1
    while stop > first and content[stop - 1].is_punct:
        stop -= 1
    return (first, stop - 1) if stop > first else None


def _ties(word: Token) -> bool:
    """Whether the first word of a content only joins it to its cue."""
    if word.lower_ == "that":
        return word.dep_ != "nsubj"
    return word.dep_ == "prep" and word.head.i < word.i


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

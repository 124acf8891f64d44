"""What kind of answer a statement is, by its act and its words."""

from __future__ import annotations

from collections.abc import Mapping

from travaux.analysis.wording import Wording
from travaux.codebook.negotiating import turn_of_phrase
from travaux.model import Act, AnswerKind

__all__ = ["against", "answer_kind", "kind_of_act", "pledges_answer", "settled"]

_ACCEPTS = frozenset(
    (
        "accept",
        "agre",
        "approv",
        "endors",
        "support",
        "welcom",
        "back",
        "embrac",
        "consent",
        "adopt",
    )
)
_TELLING = frozenset({Act.REPORT, Act.ASSESS, Act.WARN})
_YIELDING = frozenset({Act.ACCEPT, Act.PROMISE})
_REJECTS = frozenset(
    ("reject", "refus", "oppos", "declin", "dismiss", "rebuff", "unaccept", "deni", "object")
)


def answer_kind(act: Act, words: Wording, *, on_condition: bool) -> AnswerKind | None:
    """The kind of answer that words of this act would be, None where they are none."""
    line = " ".join(words.words)
    if turn_of_phrase("defers").search(line) and act is not Act.REJECT:
        return AnswerKind.DEFERRED
    if turn_of_phrase("counters").search(line):
        return AnswerKind.COUNTERED
    if act in _YIELDING or _ACCEPTS.intersection(words.stems[:3]):
        hangs = on_condition or turn_of_phrase("conditions").search(line)
        return AnswerKind.CONDITIONAL if hangs else AnswerKind.ACCEPTED
    if act is Act.REJECT or _REJECTS.intersection(words.stems[:6]):
        return AnswerKind.REJECTED
    if act in _TELLING and turn_of_phrase("refuses").search(line):
        return AnswerKind.REJECTED
    return AnswerKind.COUNTERED if act in {Act.PROPOSE, Act.OFFER} else None


def kind_of_act(act: Act) -> AnswerKind | None:
    """The kind of answer that an act alone would be."""
    if act in _YIELDING:
        return AnswerKind.ACCEPTED
    if act is Act.REJECT:
        return AnswerKind.REJECTED
    return AnswerKind.COUNTERED if act in {Act.PROPOSE, Act.OFFER} else None


def against(opening: Mapping[str, float], answer: Mapping[str, float]) -> bool | None:
    """Whether the answer takes the other side of what was opened, None where no issue is shared."""
    shared = [opening[topic] * answer[topic] for topic in opening.keys() & answer.keys()]
    return sum(shared) < 0 if shared else None


def settled(kind: AnswerKind | None, act: Act, opposed: bool | None) -> AnswerKind:
    """The kind of an answer, its words weighed with the sides that both have taken.

    What the words alone call acceptance is none where the other side is taken. A demand or proposal
    of the other side counters; another statement of the other side rejects.
    """
    if kind is AnswerKind.ACCEPTED and opposed:
        return AnswerKind.REJECTED
    if kind is not None:
        return kind
    if not opposed:
        return AnswerKind.ACCEPTED
    return AnswerKind.COUNTERED if act in {Act.DEMAND, Act.APPEAL} else AnswerKind.REJECTED


def pledges_answer(words: Wording) -> bool:
    """Whether the words promise an answer that is still to come."""
    return bool(turn_of_phrase("pledges").search(" ".join(words.words)))

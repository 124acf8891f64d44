"""What kind of answer a statement is, by its act and its words."""

from __future__ import annotations

import re
from collections.abc import Mapping

from travaux.analysis.wording import Wording
from travaux.model import Act, AnswerKind, Statement

__all__ = ["against", "answer_kind", "kind_of_act", "pledges_answer", "settled"]

_DEFERS = re.compile(
    r"\b(?:(?:will|would|shall|to|is|are|was|were|still|needs? (?:more )?time to) (?:\w+ )?(?:study|studying|examine|examining|consider|considering|"
    r"review|reviewing|reply|respond|answer|decide|consult|reflect)|not (?:yet )?(?:ready to|in a position to) (?:\w+ )?(?:say|decide|answer|respond|comment)|"
    r"(?:too early|premature) to|in due course|next (?:week|round|month|session)|at a later|later (?:stage|date)|needs? (?:more )?time|"
    r"postpone\w*|put off|defer\w*|written (?:answer|reply|response)s?|reserv\w+ (?:its|their|his|her) (?:position|answer|judg))\b"
)
_PLEDGES = re.compile(
    r"\b(?:(?:will|would|shall|to|promised? to|pledged to|plans? to|intends? to) (?:\w+ ){0,3}(?:reply|respond|answer|written|response)|"
    r"(?:written|formal|full|official) (?:answer|reply|response)s?|(?:answer|reply|response)s? (?:in writing|by|within|next))\b"
)
_CONDITIONS = re.compile(
    r"\b(?:only (?:if|when|after|once|in (?:return|exchange)|together)|on (?:the )?condition|provided (?:that )?|as long as|so long as|"
    r"in (?:exchange|return) for|subject to|unless|conditional|if )\b"
)
_COUNTERS = re.compile(
    r"\b(?:instead|counter-?(?:proposal|offer|draft|proposed|ed)?|counter|alternative(?:ly)?|rather than|at most|no more than|"
    r"half (?:of )?(?:that|the)|compromise)\b"
)
_ACCEPTS = frozenset("accept agree approv endors support welcom back embrac consent adopt".split())
_YIELDING = frozenset({Act.ACCEPT, Act.OFFER, Act.PROMISE})
_REJECTS = frozenset("reject refus oppos declin dismiss rebuff unaccept deni object".split())


def answer_kind(statement: Statement, words: Wording) -> AnswerKind | None:
    """The kind of answer that the words of ``statement`` would be, None where they are none."""
    line = " ".join(words.words)
    if _DEFERS.search(line) and statement.act is not Act.REJECT:
        return AnswerKind.DEFERRED
    if statement.act in _YIELDING or _ACCEPTS.intersection(words.stems[:3]):
        on_condition = statement.condition is not None or _CONDITIONS.search(line)
        return AnswerKind.CONDITIONAL if on_condition else AnswerKind.ACCEPTED
    if statement.act is Act.REJECT or _REJECTS.intersection(words.stems[:6]):
        return AnswerKind.COUNTERED if _COUNTERS.search(line) else AnswerKind.REJECTED
    if statement.act is Act.PROPOSE or _COUNTERS.search(line):
        return AnswerKind.COUNTERED
    return None


def kind_of_act(act: Act) -> AnswerKind | None:
    """The kind of answer that an act alone would be."""
    if act in _YIELDING:
        return AnswerKind.ACCEPTED
    if act is Act.REJECT:
        return AnswerKind.REJECTED
    return AnswerKind.COUNTERED if act is Act.PROPOSE else None


def against(opening: Mapping[str, float], answer: Mapping[str, float]) -> bool | None:
    """Whether the answer takes the other side of what was opened, None where no issue is shared."""
    shared = [opening[topic] * answer[topic] for topic in opening.keys() & answer.keys()]
    return sum(shared) < 0 if shared else None


def settled(kind: AnswerKind | None, act: Act, opposed: bool | None) -> AnswerKind:  # noqa: FBT001
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
    return bool(_PLEDGES.search(" ".join(words.words)))

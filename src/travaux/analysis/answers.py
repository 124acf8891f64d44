"""What kind of answer a statement is, by its act and its words."""

from __future__ import annotations

import re

from travaux.analysis.stance import turned_cue
from travaux.analysis.wording import Wording
from travaux.model import Act, AnswerKind, Statement

__all__ = ["answer_kind", "pledges_answer"]

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
_REJECTS = frozenset("reject refus oppos declin dismiss rebuff unaccept deni object".split())


def answer_kind(statement: Statement, words: Wording, agrees: bool | None) -> AnswerKind | None:
    """The kind of answer that ``statement`` would be, None where its words are no answer.

    ``agrees`` tells whether it takes the side of what it answers, None where that is not known.
    """
    line = " ".join(words.words)
    if _DEFERS.search(line) and statement.act is not Act.REJECT:
        return AnswerKind.DEFERRED
    if statement.act in {Act.ACCEPT, Act.OFFER, Act.PROMISE} or _ACCEPTS.intersection(words.stems[:3]):
        conditional = statement.condition is not None or _CONDITIONS.search(line)
        if conditional:
            return AnswerKind.CONDITIONAL
        return AnswerKind.REJECTED if agrees is False else AnswerKind.ACCEPTED
    if statement.act is Act.REJECT or _REJECTS.intersection(words.stems[:6]):
        cue = statement.cue.text if statement.cue else ""
        double = statement.act is not Act.REJECT and turned_cue(cue) and agrees
        if _COUNTERS.search(line):
            return AnswerKind.COUNTERED
        return AnswerKind.ACCEPTED if double else AnswerKind.REJECTED
    if statement.act is Act.PROPOSE or _COUNTERS.search(line):
        return AnswerKind.COUNTERED
    if statement.act is Act.DEMAND and agrees is False:
        return AnswerKind.COUNTERED
    return None


def pledges_answer(words: Wording) -> bool:
    """Whether the words promise an answer that is still to come."""
    return bool(_PLEDGES.search(" ".join(words.words)))

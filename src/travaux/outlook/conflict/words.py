"""The answer to a conflict in sentences."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from travaux.outlook.conflict.answer import Answer, Outcome
from travaux.outlook.conflict.spec import Conflict, Ground
from travaux.outlook.conflict.stability import Concept
from travaux.outlook.conflict.status_quo import Move
from travaux.outlook.conflict.what_if import Flip

__all__ = ["in_words", "move_words", "state_words"]

MOST_FLIPS = 6
MOST_TOLD = 8
_CONCEPT = {
    Concept.NASH: "nobody gains by moving alone (Nash)",
    Concept.SEQ: "each gain would be undone by answers in the others' own interest (SEQ)",
    Concept.SMR: "each gain could be punished with no way out (SMR)",
    Concept.GMR: "each gain could be punished (GMR)",
    Concept.SIM: "gains sought at the same moment would undo each other (SIM)",
}


def in_words(answer: Answer) -> tuple[str, ...]:
    """The answer, a sentence or two an item: outcomes, what would change them, their evidence."""
    return (*_outcomes(answer), *_flips(answer), *_evidence(answer))


def state_words(conflict: Conflict, state: int) -> str:
    """A state by what each party does in it: "Upper: release water; Lower: nothing"."""
    said = []
    for dm, name in enumerate(conflict.decision_makers):
        taken = [conflict.options[k].words for k in conflict.owned(dm) if state >> k & 1]
        if conflict.owned(dm):
            said.append(f"{name}: {_listed(taken) or 'nothing'}")
    return "; ".join(said)


def move_words(conflict: Conflict, move: Move) -> str:
    """A move by what changes: "Upper takes up “release water” and gives up “dam”"."""
    names = [f"“{option.words}”" for option in conflict.options]
    on = [n for k, n in enumerate(names) if move.after & ~move.before & (1 << k)]
    off = [n for k, n in enumerate(names) if move.before & ~move.after & (1 << k)]
    parts = [
        f"{verb} {_listed(what)}" for verb, what in (("takes up", on), ("gives up", off)) if what
    ]
    return f"{conflict.decision_makers[move.dm]} {' and '.join(parts)}"


def _listed(words: Iterable[str]) -> str:
    *most, last = [*words] or [""]
    return f"{', '.join(most)} and {last}" if most else last


def _outcomes(answer: Answer) -> Iterator[str]:
    if not answer.outcomes:
        yield "No outcome holds: in every state some party gains by a move that no other answers."
        return
    for number, outcome in enumerate(answer.outcomes[:MOST_TOLD], 1):
        yield f"Outcome {number}. {_outcome(answer.conflict, outcome)}"
    more = answer.left_out + max(0, len(answer.outcomes) - MOST_TOLD)
    if more:
        yield (
            f"{more:,} more outcomes hold; so many mean that the case says too little "
            "about what the parties want."
        )


def _outcome(conflict: Conflict, outcome: Outcome) -> str:
    reasons = "; ".join(_CONCEPT[c] for c in Concept if c in outcome.concepts)
    holds = "It holds" if outcome.certain else "It may hold, as far as is known"
    return f"{state_words(conflict, outcome.state)}. {holds}: {reasons}.{_path(conflict, outcome)}"


def _path(conflict: Conflict, outcome: Outcome) -> str:
    if conflict.status_quo is None:
        return ""
    if outcome.path is None:
        return " No moves lead there from the status quo."
    if not outcome.path:
        return " It is the status quo."
    steps = "; then ".join(move_words(conflict, move) for move in outcome.path)
    how = "" if outcome.by_improvement else " (not each step is one its party wants)"
    stops = _listed(conflict.decision_makers[dm] for dm in outcome.blockers)
    told = f" {stops} can stop it by not moving." if stops else " Nobody can stop it alone."
    return f" The way there{how}: {steps}.{told}"


def _flips(answer: Answer) -> Iterator[str]:
    if answer.flips is None:
        yield "It was not tried which change of the case would change the answer."
        return
    for flip in answer.flips[:MOST_FLIPS]:
        yield f"If {flip.change.what}{_why(flip.change.ground)}: {_effect(answer, flip)}."
    if answer.outcomes and not answer.flips:
        yield "No single change of the case that was tried changes the answer."
    elif len(answer.flips) > MOST_FLIPS:
        yield f"{len(answer.flips) - MOST_FLIPS} more single changes would change the answer."


def _why(ground: Ground) -> str:
    line = f"line {ground.line}" if ground.line else ""
    rests = "an assumption of the analyst" if ground.assumed else ", ".join(ground.rests_on)
    said = "; ".join(part for part in (rests, line) if part)
    return f" ({said})" if said else ""


def _effect(answer: Answer, flip: Flip) -> str:
    parts = []
    for verb, states in (("then also holds", flip.gained), ("no longer holds", flip.lost)):
        if states:
            first = " | ".join(state_words(answer.conflict, s) for s in states[:2])
            more = f" (and {len(states) - 2} more)" if len(states) > 2 else ""
            parts.append(f"{verb} [{first}]{more}")
    return ", and ".join(parts)


def _evidence(answer: Answer) -> Iterator[str]:
    if answer.rests_on:
        yield f"The case rests on {len(answer.rests_on)} passages: {', '.join(answer.rests_on)}."
    else:
        yield "No part of the case names a passage: it is the analyst's own."
    if answer.assumptions:
        yield f"Assumptions of the analyst in the case: {answer.assumptions}."

"""The package's answers beside those of the definitions taken at their word."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from evaluation.conflict.draws import Draw, draw
from travaux.outlook.conflict.coalitions import coalition_stable, coalitions
from travaux.outlook.conflict.simultaneous import simultaneously_stable
from travaux.outlook.conflict.stability import (
    Concept,
    GraphModel,
    stable,
    strongly_stable,
)
from travaux.outlook.conflict.uncertain import Kind, stable_under_unknown

__all__ = ["differences"]

KINDS = ("simple", "strong", "unknown")
SEQUENCES = (Concept.GMR, Concept.SMR, Concept.SEQ)
MANY = 1  # coalitions looked at in one conflict


def differences(seed: int) -> Iterator[str]:
    """Yield each state of a random conflict of which the two answers differ, in words."""
    kind = KINDS[seed % len(KINDS)]
    drawn = draw(seed, kind, most_options=6 if seed % 4 == 0 else 5)
    model = GraphModel.of(drawn.conflict)
    if kind == "unknown":
        yield from _unknown(seed, drawn, model)
        return
    yield from _plain(seed, drawn, model)
    if kind == "strong":
        yield from _strong(seed, drawn, model)
    yield from _coalitions(seed, drawn, model)


def _told(what: str, model: GraphModel, found: object, wanted: set[int]) -> Iterator[str]:
    got = set(model.states.listed(np.asarray(found)))
    if got != wanted:
        yield f"{what}: {sorted(got)} and not {sorted(wanted)}"


def _plain(seed: int, drawn: Draw, model: GraphModel) -> Iterator[str]:
    for dm in model.parties:
        for concept in Concept:
            sim = concept is Concept.SIM
            found = simultaneously_stable(model, dm) if sim else stable(model, dm, concept)
            wanted = {s for s in drawn.literal.states if drawn.literal.stable(dm, s, concept)}
            yield from _told(f"{seed}, party {dm}, {concept}", model, found, wanted)


def _strong(seed: int, drawn: Draw, model: GraphModel) -> Iterator[str]:
    for dm in model.parties:
        for concept in SEQUENCES:
            found = strongly_stable(model, dm, concept)
            wanted = {s for s in drawn.literal.states if drawn.literal.strongly(dm, s, concept)}
            yield from _told(f"{seed}, party {dm}, strong {concept}", model, found, wanted)


def _unknown(seed: int, drawn: Draw, model: GraphModel) -> Iterator[str]:
    for dm in model.parties:
        for concept in (Concept.NASH, *SEQUENCES):
            for kind in Kind:
                found = stable_under_unknown(model, dm, concept, kind)
                wanted = {
                    s for s in drawn.literal.states if drawn.literal.uncertain(dm, s, concept, kind)
                }
                what = f"{seed}, party {dm}, {concept} of kind {kind}"
                yield from _told(what, model, found, wanted)


def _coalitions(seed: int, drawn: Draw, model: GraphModel) -> Iterator[str]:
    rng = np.random.default_rng(seed)
    groups = coalitions(model)
    for number in rng.permutation(len(groups))[:MANY]:
        group = groups[int(number)]
        for concept in (Concept.NASH, *SEQUENCES):
            found = coalition_stable(model, group, concept)
            wanted = {s for s in drawn.literal.states if drawn.literal.coalition(group, s, concept)}
            what = f"{seed}, coalition {group}, {concept}"
            yield from _told(what, model, found, wanted)

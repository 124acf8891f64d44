"""What a statement does: rules tell it, and a trained reader weighs what they tell."""

from __future__ import annotations

from dataclasses import dataclass, replace

from travaux.finders.act_features import Told, features
from travaux.finders.act_rules import Ground, Ruled, ruled_act
from travaux.finders.act_weights import Weights, load_weights
from travaux.finders.statement_contents import NEUTRAL
from travaux.model import Act

__all__ = ["ActReading", "Told", "act_of", "by_rules", "decide"]


@dataclass(frozen=True, slots=True)
class ActReading:
    """The act of a statement, and how probable it is that it is the right one (0 to 1)."""

    act: Act
    probability: float


def act_of(told: Told) -> ActReading:
    """The act of a statement. Raises LanguageModelError where the weights are broken."""
    ruled = by_rules(told)
    return decide(ruled, features(told, ruled), load_weights())


def by_rules(told: Told) -> Ruled:
    """What the rules tell of a statement."""
    ruled = ruled_act(told.cue, told.content, told.cues, told.own)
    if told.names and ruled.act in (Act.ACCEPT, Act.REJECT):
        ruled = replace(ruled, act=Act.ASSESS)
    if told.strikes and ruled.act in NEUTRAL:
        ruled = replace(ruled, act=Act.THREATEN, ground=Ground.CONDITION)
    return ruled


def decide(ruled: Ruled, names: frozenset[str], weights: Weights) -> ActReading:
    """The most probable act of features ``names``; that of the rules where those are surer.

    They are where words of polarity decide, and where they were right more often in training.
    """
    probabilities = weights.probabilities(names)
    best = int(probabilities.argmax())
    if ruled.firm or f"{ruled.act} by {ruled.ground}" in weights.sure:
        best = weights.acts.index(ruled.act)
    return ActReading(weights.acts[best], float(probabilities[best]))

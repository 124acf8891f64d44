"""The whole answer: what holds, how it comes about, who can stop it, and what it rests on."""

from __future__ import annotations

from dataclasses import dataclass

from travaux.outlook.conflict.simultaneous import simultaneously_stable
from travaux.outlook.conflict.spec import Conflict, Ground
from travaux.outlook.conflict.stability import Concept, GraphModel, equilibria
from travaux.outlook.conflict.status_quo import Move, blockers, reached
from travaux.outlook.conflict.uncertain import Kind, stable_under_unknown
from travaux.outlook.conflict.what_if import Flip, flips

__all__ = ["Answer", "Outcome", "answer", "grounds"]

_TOLD = (Concept.NASH, Concept.SEQ, Concept.SMR, Concept.GMR)  # the most demanding first
MOST_OUTCOMES = 50
_MOST_SIM = 500  # outcomes for which simultaneous stability is asked


@dataclass(frozen=True, slots=True)
class Outcome:
    """A state that holds: under which concepts; whether only where what is unknown favours it.

    ``path``: the moves from the status quo, all of them improvements where ``by_improvement``;
    None where no path leads there or no status quo is given. ``blockers``: who can stop it.
    """

    state: int
    concepts: tuple[Concept, ...]
    certain: bool
    path: tuple[Move, ...] | None
    by_improvement: bool
    blockers: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Answer:
    """Outcomes, those that hold under more concepts first; the changes that would change them.

    ``flips`` are of sequential stability; None where none were tried, as with unknown preferences.
    ``left_out``: how many more outcomes there are than the MOST_OUTCOMES told.
    """

    conflict: Conflict
    outcomes: tuple[Outcome, ...]
    flips: tuple[Flip, ...] | None
    left_out: int
    rests_on: tuple[str, ...]
    assumptions: int


def answer(model: GraphModel, *, what_if: bool = True) -> Answer:
    """The answer to a conflict. Raises InputError or CaseError for what cannot be answered."""
    holding = _known(model) if model.known else _uncertain(model)
    ordered = sorted(holding, key=lambda s: (-len(holding[s][0]), not holding[s][1], s))
    outcomes = tuple(_outcome(model, state, *holding[state]) for state in ordered[:MOST_OUTCOMES])
    all_grounds = grounds(model.conflict)
    return Answer(
        model.conflict,
        outcomes,
        flips(model) if what_if and model.known else None,
        max(0, len(ordered) - MOST_OUTCOMES),
        tuple(sorted({passage for ground in all_grounds for passage in ground.rests_on})),
        sum(ground.assumed for ground in all_grounds),
    )


def grounds(conflict: Conflict) -> tuple[Ground, ...]:
    """The grounds of all parts of a case: options, rules, preferences and what is in them."""
    found = [option.ground for option in conflict.options]
    found += [rule.ground for rule in conflict.infeasible]
    for preference in conflict.preferences:
        found.append(preference.ground)
        for name in ("statements", "tiers", "rows"):
            found += [part.ground for part in getattr(preference, name, ())]
    return tuple(found)


Holding = dict[int, tuple[tuple[Concept, ...], bool]]


def _known(model: GraphModel) -> Holding:
    """The states that hold under sequential stability or Nash, with all their concepts.

    SIM, which looks at each combination of improvements, is asked where they are not too many.
    """
    found = {c: equilibria(model, c) for c in _TOLD}
    listed = model.states.listed(found[Concept.SEQ] | found[Concept.NASH])
    where = {state: model.states.place(state) or 0 for state in listed}
    together = found[Concept.NASH] | found[Concept.SEQ]
    if len(listed) > _MOST_SIM:
        together = model.states.feasible & False
    for dm in model.parties:
        together = together & simultaneously_stable(model, dm, together)
    found[Concept.SIM] = together
    return {s: (tuple(c for c in Concept if found[c].flat[where[s]]), True) for s in listed}


def _uncertain(model: GraphModel) -> Holding:
    """The states that may hold under unknown preferences; certain where however bold they are."""
    found = {}
    for kind in (Kind.A, Kind.D):
        for concept in _TOLD:
            where = model.states.feasible.copy()
            for dm in model.parties:
                where &= stable_under_unknown(model, dm, concept, kind, where)
            found[kind, concept] = where
    may = found[Kind.D, Concept.SEQ] | found[Kind.D, Concept.NASH]
    holding = {}
    for state in model.states.listed(may):
        place = model.states.place(state) or 0
        sure = tuple(c for c in _TOLD if found[Kind.A, c].flat[place])
        maybe = tuple(c for c in _TOLD if found[Kind.D, c].flat[place])
        certain = Concept.SEQ in sure or Concept.NASH in sure
        holding[state] = (sure if certain else maybe, certain)
    return holding


def _outcome(
    model: GraphModel, state: int, concepts: tuple[Concept, ...], certain: bool
) -> Outcome:
    start = model.conflict.status_quo
    if start is None:
        return Outcome(state, concepts, certain, None, by_improvement=False, blockers=())
    path = reached(model, start, improving=True).path(state) if model.known else None
    by_improvement = path is not None
    if path is None:
        path = reached(model, start).path(state)
    stops = blockers(model, start, state, improving=by_improvement) if path else ()
    return Outcome(state, concepts, certain, path, by_improvement, stops)

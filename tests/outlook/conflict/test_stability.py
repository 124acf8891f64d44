"""Stability against textbook facts, reference conflicts and the definitions taken literally."""

from __future__ import annotations

import numpy as np
import pytest
from evaluation.conflict.cases import cases_file, load_cases
from evaluation.conflict.compare import differences
from evaluation.conflict.draws import draw

from travaux.errors import InputError
from travaux.outlook.conflict import (
    Concept,
    Conflict,
    GraphModel,
    coalition_stable,
    equilibria,
    simultaneously_stable,
    stable,
    universally_stable,
)
from travaux.outlook.conflict.spec import OneWay, Option, Ranking, Tier

CASES = cases_file()


def two_by_two(first: list[int], second: list[int], way: OneWay | None = None) -> GraphModel:
    """Bit 0 is the first party's choice, bit 1 the second's; rankings best first."""
    options = (Option("a", 0, one_way=way), Option("b", 1))
    rankings = tuple(Ranking(tuple(Tier((s,)) for s in order)) for order in (first, second))
    return GraphModel.of(Conflict(("A", "B"), options, rankings))


def holding(model: GraphModel, concept: Concept) -> tuple[int, ...]:
    if concept is not Concept.SIM:
        return model.states.listed(equilibria(model, concept))
    found = model.states.feasible.copy()
    for dm in model.parties:
        found = simultaneously_stable(model, dm, found)
    return model.states.listed(found)


def test_in_the_prisoners_dilemma_only_defection_is_nash_and_cooperation_holds_by_foresight():
    model = two_by_two([2, 3, 0, 1], [1, 3, 0, 2])
    assert holding(model, Concept.NASH) == (0,)
    for concept in (Concept.GMR, Concept.SMR, Concept.SEQ, Concept.SIM):
        assert holding(model, concept) == (0, 3)


def test_in_chicken_one_swerves():
    model = two_by_two([2, 3, 1, 0], [1, 3, 2, 0])
    assert holding(model, Concept.NASH) == holding(model, Concept.SEQ) == (1, 2)
    assert holding(model, Concept.SIM) == (1, 2, 3)


def test_a_one_way_option_binds_who_has_taken_it():
    free = two_by_two([0, 2, 1, 3], [0, 1, 2, 3])
    bound = two_by_two([0, 2, 1, 3], [0, 1, 2, 3], OneWay.ON)
    assert holding(free, Concept.NASH) == (0,)
    assert holding(bound, Concept.NASH) == (0, 1)


def test_together_two_parties_leave_what_each_alone_would_not():
    model = two_by_two([3, 0, 1, 2], [3, 0, 2, 1])
    assert holding(model, Concept.NASH) == (0, 3)
    group = coalition_stable(model, (0, 1), Concept.NASH)
    assert model.states.listed(group) == (3,)
    assert model.states.listed(universally_stable(model, Concept.NASH)) == (3,)


def test_simultaneous_stability_is_not_found_by_sequences():
    model = two_by_two([2, 3, 0, 1], [1, 3, 0, 2])
    with pytest.raises(ValueError, match="sequences"):
        stable(model, 0, Concept.SIM)


def test_unknown_preferences_are_not_taken_for_known():
    drawn = next(d for d in (draw(s, "unknown") for s in range(50)) if not _model(d.conflict).known)
    model = _model(drawn.conflict)
    with pytest.raises(InputError, match="partly unknown"):
        equilibria(model, Concept.SEQ)


def _model(conflict: Conflict) -> GraphModel:
    return GraphModel.of(conflict)


@pytest.mark.parametrize("first", range(0, 240, 40))
def test_every_concept_agrees_with_its_definition_on_random_conflicts(first: int):
    assert [d for seed in range(first, first + 40) for d in differences(seed)] == []


@pytest.mark.skipif(not CASES.is_file(), reason=f"{CASES} is absent")
def test_the_reference_conflicts_have_their_answers():
    for case in load_cases(CASES):
        model = GraphModel.of(case.conflict)
        assert model.states.listed(model.states.feasible) == case.feasible
        for name, wanted in case.equilibria.items():
            assert holding(model, Concept(name)) == tuple(sorted(wanted)), (case.name, name)
        contested = {"gmr", "smr"} if case.name == "Garrison" else set()
        for name in case.published.keys() - contested:
            assert holding(model, Concept(name)) == tuple(sorted(case.published[name]))


@pytest.mark.skipif(not CASES.is_file(), reason=f"{CASES} is absent")
def test_the_reference_conflicts_are_stable_for_whom_they_should_be():
    for case in load_cases(CASES):
        model = GraphModel.of(case.conflict)
        for name, table in case.individual.items():
            found = [stable(model, dm, Concept(name)) for dm in model.parties]
            for state, wanted in table.items():
                where = np.unravel_index(model.states.place(state), model.states.shape)
                assert [bool(f[where]) for f in found] == wanted, (case.name, name, state)

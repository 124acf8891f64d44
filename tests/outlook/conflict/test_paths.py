"""Paths from the status quo, who can stop them, and what would make a state hold."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from evaluation.conflict.draws import draw

from outlook.conflict.test_case_file import GOOD, read
from travaux.outlook.conflict import (
    Concept,
    GraphModel,
    answer,
    blockers,
    equilibria,
    flips,
    in_words,
    lifts,
    reached,
    reaching,
)
from travaux.outlook.conflict.orders import Order

SEEDS = range(60)


@pytest.mark.parametrize("improving", [False, True])
def test_what_is_reached_is_what_legal_sequences_reach(improving: bool):
    for seed in SEEDS:
        drawn = draw(seed)
        plain, model = drawn.literal, GraphModel.of(drawn.conflict)
        start = plain.states[0]
        step = plain.improvements if improving else plain.moves
        wanted = {start} | plain.sequences(plain.parties, start, step)
        found = reached(model, start, improving=improving)
        assert set(model.states.listed(found.where)) == wanted
        for state in wanted:
            at = start
            for move in found.path(state) or ():
                assert move.before == at
                assert move.after in step(move.dm, at)
                at = move.after
            assert at == state


def test_who_stays_put_stops_what_needs_its_move():
    for seed in SEEDS:
        drawn = draw(seed)
        plain, model = drawn.literal, GraphModel.of(drawn.conflict)
        start, goal = plain.states[0], plain.states[-1]
        if goal not in plain.sequences(plain.parties, start, plain.moves):
            assert blockers(model, start, goal) == ()
            continue
        wanted = [
            dm
            for dm in plain.parties
            if goal not in plain.sequences(plain.others([dm]), start, plain.moves) | {start}
        ]
        assert list(blockers(model, start, goal)) == wanted


@pytest.mark.parametrize("concept", [Concept.NASH, Concept.GMR, Concept.SMR, Concept.SEQ])
def test_a_state_lifted_as_told_holds_and_a_grade_less_does_not(concept: Concept):
    for seed in SEEDS:
        drawn = draw(seed)
        model = GraphModel.of(drawn.conflict)
        state = drawn.literal.states[seed % len(drawn.literal.states)]
        place = model.states.place(state)
        wanted = lifts(model, state, concept)
        assert equilibria(_lifted(model, place, wanted, 0), concept).flat[place]
        assert [lift.grades for lift in wanted] == sorted(lift.grades for lift in wanted)
        if any(lift.grades for lift in wanted):
            assert not equilibria(_lifted(model, place, wanted, 1), concept).flat[place]


def _lifted(model, place, wanted, short):
    orders = [order.rank.copy() for order in model.orders]
    for lift in wanted:
        orders[lift.dm].flat[place] += max(0, lift.grades - (short if lift.grades else 0))
    return GraphModel.with_orders(
        model.conflict, model.states, tuple(Order(rank.astype(np.int32)) for rank in orders)
    )


def test_a_flip_is_a_change_that_changes_what_holds():
    model = read(GOOD)
    now = set(model.states.listed(equilibria(model, Concept.SEQ)))
    found = flips(model)
    assert found
    for flip in found:
        other = GraphModel.of(flip.change.conflict)
        then = set(other.states.listed(equilibria(other, Concept.SEQ)))
        assert then - now == set(flip.gained)
        assert now - then == set(flip.lost)


def test_the_changes_that_make_a_state_hold_do():
    model = read(GOOD)
    found = reaching(model, 1)
    assert found
    for change in found:
        other = GraphModel.of(change.conflict)
        assert 1 in other.states.listed(equilibria(other, Concept.SEQ))


def test_the_answer_names_outcomes_way_changes_and_evidence():
    said = " ".join(in_words(answer(read(GOOD))))
    assert "Upper: nothing; Lower: nothing" in said
    assert "It is the status quo." in said
    assert "Upper takes up “dam”" in said
    assert "Upper can stop it" in said
    assert "“not release” does not matter (line 15)" in said
    assert "3 passages: p1, p2, p3" in said


def test_unknown_preferences_give_what_may_hold():
    text = GOOD.replace("- not release\n    L", "- {say: not release, unknown: true}\n    L")
    said = " ".join(in_words(answer(read(text))))
    assert "It may hold, as far as is known" in said
    assert "It was not tried" in said


def test_without_a_status_quo_no_path_is_told():
    model = read(GOOD)
    bare = GraphModel.of(replace(model.conflict, status_quo=None))
    assert all(outcome.path is None for outcome in answer(bare).outcomes)

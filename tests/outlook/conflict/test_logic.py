"""The small logic over options, against Python's own."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from travaux.outlook.conflict.logic import Formula, FormulaError, parse_formula, pattern

NAMES = ("a", "b", "c")
ATOMS = st.builds(Formula, st.just("option"), st.integers(0, 2))
FORMULAS = st.recursive(
    ATOMS | st.just(Formula("true")),
    lambda inner: (
        st.builds(lambda x: Formula("not", parts=(x,)), inner)
        | st.builds(
            lambda kind, x, y: Formula(kind, parts=(x, y)),
            st.sampled_from(["and", "or", "if", "->", "iff"]),
            inner,
            inner,
        )
    ),
    max_leaves=12,
)


@given(FORMULAS)
def test_what_is_written_is_read_again(formula: Formula):
    again = parse_formula(formula.written(NAMES), NAMES)
    assert [again.holds(s) for s in range(8)] == [formula.holds(s) for s in range(8)]


@pytest.mark.parametrize(
    ("text", "meaning"),
    [
        ("a and b or c", lambda a, b, c: (a and b) or c),
        ("not a or b", lambda a, b, _: (not a) or b),
        ("a if b", lambda a, b, _: a or not b),
        ("a -> b", lambda a, b, _: (not a) or b),
        ("a iff b or c", lambda a, b, c: a == (b or c)),
        ("!(a & b) | c", lambda a, b, c: not (a and b) or c),
    ],
)
def test_the_connectives_mean_what_they_say(text: str, meaning: object):
    formula = parse_formula(text, NAMES)
    for s in range(8):
        assert formula.holds(s) == bool(meaning(*(bool(s >> k & 1) for k in range(3))))


@pytest.mark.parametrize(
    "text",
    [
        *("", "a b", "a and", "(a", "a)", "d", "and", "not", "a; b", "a == b"),
        *("(" * 99, "not " * 99 + "a", "a or " * 999),
    ],
)
def test_what_is_no_condition_is_refused(text: str):
    with pytest.raises(FormulaError):
        parse_formula(text, NAMES)


def test_a_pattern_is_true_in_its_states_only():
    found = pattern({0: True, 2: False})
    assert [s for s in range(8) if found.holds(s)] == [1, 3]

"""The conflict section: what it says, and the line of what is wrong in it."""

from __future__ import annotations

import pytest

from travaux.errors import CaseError
from travaux.outlook.conflict import Concept, GraphModel, equilibria, load_conflict

GOOD = """\
conflict:
  title: A river shared by two
  decision_makers: [Upper, Lower]
  options:
    - {name: release, owner: Upper, text: release water, assumed: true}
    - {name: dam, owner: Upper, one_way: on, rests_on: [p1, p2]}
    - {name: protest, owner: Lower}
  infeasible:
    - release and dam
  preferences:
    Upper:
      statements:
        - not protest
        - {say: dam if protest, rests_on: [p3]}
        - not release
    Lower:
      ranking:
        - [release]
        - tied: [[], [release, protest]]
        - ">>"
        - others
  status_quo: []
"""


def read(text: str) -> GraphModel:
    return load_conflict("case.yaml", text)


def test_a_case_is_read_with_what_it_rests_on():
    conflict = read(GOOD).conflict
    assert conflict.decision_makers == ("Upper", "Lower")
    assert conflict.options[0].ground.assumed
    assert conflict.options[1].ground.rests_on == ("p1", "p2")
    assert conflict.options[1].ground.line == 6
    assert conflict.status_quo == 0


def test_three_ways_to_say_the_same_give_the_same():
    statements = "statements: [not protest, dam if protest, not release]"
    utilities = (
        "utilities: [{when: not protest and not release, value: 3},"
        " {when: not protest, value: 2.5},"
        " {when: dam, value: 2}, {when: not release, value: 1}, {when: true, value: 0}]"
    )
    weights = (
        "statements: [{say: not protest, weight: 4}, {say: dam if protest, weight: 2},"
        " {say: not release, weight: 1}]"
    )
    head, tail = (
        GOOD.split("    Upper:\n      statements:\n", maxsplit=1)[0],
        GOOD.split("    Lower:\n")[1],
    )
    found = [
        read(f"{head}    Upper:\n      {way}\n    Lower:\n{tail}")
        for way in (statements, utilities, weights)
    ]
    for concept in (Concept.NASH, Concept.GMR, Concept.SMR, Concept.SEQ):
        answers = {m.states.listed(equilibria(m, concept)) for m in found}
        assert len(answers) == 1
    assert found[0].orders[0].rank.tolist() == found[2].orders[0].rank.tolist()


BAD = {
    "an option nobody owns": ("owner: Lower}", "text: shout}", 7, "nobody owns"),
    "an owner who is nobody": ("owner: Lower}", "owner: Middle}", 7, "no decision maker"),
    "an unknown option": ("- not release\n    L", "- not flood\n    L", 15, "'flood' is no option"),
    "no formula": ("dam if protest", "dam if", 14, "ends where"),
    "a bracket": ("dam if protest", "(dam", 14, "ends where|not closed"),
    "contradicting statements": ("- not release\n    L", "- protest\n    L", 15, "contradicts"),
    "a state twice": ("tied: [[], [", "tied: [[release], [", 19, "two places"),
    "an infeasible state": ("- [release]", "- [release, dam]", 18, "not feasible"),
    "states without a place": ("- others", "- [dam]", 17, "no place"),
    "no feasible state": ("- release and dam", "- release or true", 9, "no state is feasible"),
    "an infeasible status quo": ("status_quo: []", "status_quo: [release, dam]", 22, "ruled out"),
    "a direction": ("one_way: on", "one_way: up", 6, "no direction"),
    "an option twice": ("name: dam", "name: release", 6, "two options"),
    "an unknown key": ("title:", "titel:", 2, "not known here"),
    "a mark out of place": ("- others", "- '>>'", 20, "stands between"),
    "neither true nor false": ("assumed: true", "assumed: perhaps", 5, "neither true"),
    "a name of two words": ("name: dam", "name: a dam", 6, "cannot be the name"),
    "a party without preferences": ("    Lower:\n", "    Nobody:\n", 17, "no decision maker"),
}


@pytest.mark.parametrize(("old", "new", "line", "said"), BAD.values(), ids=BAD)
def test_what_is_wrong_is_told_with_its_line(old: str, new: str, line: int, said: str):
    assert GOOD.count(old) == 1
    with pytest.raises(CaseError, match=said) as raised:
        read(GOOD.replace(old, new))
    assert raised.value.line == line
    assert raised.value.path == "case.yaml"


def utilities(value: str) -> str:
    head, tail = GOOD.split("      statements:\n", maxsplit=1)[0], GOOD.split("    Lower:\n")[1]
    row = f"        - when: true\n          value: {value}\n"
    return f"{head}      utilities:\n{row}    Lower:\n{tail}"


@pytest.mark.parametrize("value", ["much", "nan", ".inf", "[1]"])
def test_a_utility_that_is_no_number_is_told_with_its_line(value: str):
    read(utilities("1"))
    with pytest.raises(CaseError) as raised:
        read(utilities(value))
    assert raised.value.line == 14


def test_sixty_options_are_too_many_and_the_error_says_what_to_do():
    rows = "".join(f"    - {{name: o{k}, owner: A}}\n" for k in range(60))
    text = (
        f"conflict:\n  decision_makers: [A]\n  options:\n{rows}"
        "  preferences:\n    A: {statements: [o1]}\n"
    )
    with pytest.raises(CaseError, match="Merge options") as raised:
        read(text)
    assert raised.value.line == 63


def test_options_of_one_party_that_exclude_each_other_are_not_too_many():
    names = [f"o{k}" for k in range(30)]
    rows = "".join(f"    - {{name: {name}, owner: A}}\n" for name in names)
    rules = "".join(f"    - {a} and ({' or '.join(names[:k])})\n" for k, a in enumerate(names) if k)
    text = (
        f"conflict:\n  decision_makers: [A]\n  options:\n{rows}  infeasible:\n{rules}"
        "  preferences:\n    A: {statements: [o3]}\n"
    )
    model = read(text)
    assert model.states.count == 31
    assert model.states.listed(equilibria(model, Concept.NASH)) == (8,)

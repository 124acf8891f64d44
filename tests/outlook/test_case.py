from pathlib import Path

import pytest

from travaux.errors import CaseError, InputError
from travaux.outlook.case import outlook

EXAMPLE = Path(__file__).parents[2] / "examples" / "river" / "case.yaml"


def _taken(answered):
    options = answered.conflict.conflict.options
    return [
        {option.name for k, option in enumerate(options) if o.state >> k & 1}
        for o in answered.conflict.outcomes
    ]


def test_the_example_is_answered_section_by_section():
    answered = outlook(EXAMPLE)
    assert [section.key for section in answered.sections] == ["conflict", "package"]
    assert {"dam", "complain"} in _taken(answered)
    assert answered.package.points.nash.package == (1, 1, 1, 0)


def test_an_edit_changes_what_holds():
    answered = outlook(EXAMPLE, ["Arlen wants release"])
    assert set() in _taken(outlook(EXAMPLE))
    assert set() not in _taken(answered)
    together = ["prefer: Arlen: release > complain"]
    assert _taken(outlook(EXAMPLE, together)) == _taken(
        outlook(EXAMPLE, ["Arlen wants complain", "Arlen wants release"])
    )


def test_edits_of_a_package_are_made_in_order():
    answered = outlook(EXAMPLE, ["Arlen.minimum = 85", "Arlen.Second dam.low=39"])
    assert answered.package.case.parties[0].minimum == 85
    assert answered.package.case.parties[0].utilities[1] == (0, 39, 40)
    assert answered.package.points.nash.utilities[0] >= 85


@pytest.mark.parametrize(
    "edit",
    ["make it so", "Nobody wants dam", "Nobody.minimum = 3", "Arlen.Second dam.tiny = 3"],
)
def test_words_that_are_no_edit_are_refused(edit):
    with pytest.raises(InputError):
        outlook(EXAMPLE, [edit])


def test_errors_name_the_line():
    with pytest.raises(CaseError, match="not a number"):
        outlook(EXAMPLE, ["Arlen.minimum = much"])
    with pytest.raises(CaseError, match="nothing is asked"):
        outlook("case.yaml", text="title: Empty")
    with pytest.raises(CaseError, match="'packages' is not known") as wrong:
        outlook("case.yaml", text="title: Odd\npackages: 3\n")
    assert wrong.value.line == 2

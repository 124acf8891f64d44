"""The sample in docs/outlook.md is a case that is read, answered and edited."""

import re
from pathlib import Path

import pytest

from travaux.errors import CaseError, InputError
from travaux.outlook.case import outlook

PAGE = Path(__file__).parents[2] / "docs" / "outlook.md"
(SAMPLE,) = re.findall(r"```yaml\n(.*?)```", PAGE.read_text("utf-8"), flags=re.DOTALL)


def test_the_sample_is_answered_under_an_edit_of_a_position():
    edit = "Arlen.position=60 in Summer flow"
    before, after = outlook(PAGE, text=SAMPLE), outlook(PAGE, [edit], SAMPLE)
    assert [section.key for section in before.sections] == ["conflict", "issues"]
    assert after.forecasts[0].issue.actors[0].position.middle == 60
    assert after.forecasts[0].likely > before.forecasts[0].likely
    with pytest.raises(InputError):
        outlook(PAGE, ["Nobody.position=60 in Summer flow"], SAMPLE)


@pytest.mark.parametrize(
    ("old", "new", "line"),
    [
        ("owner: Arlen, ", "", 5),
        ("position: 10", "position: much", 16),
        ("{statements: [{say: release", "{ranking: [[]], statements: [{say: release", 9),
    ],
)
def test_what_is_amiss_names_its_line(old, new, line):
    with pytest.raises(CaseError) as wrong:
        outlook(PAGE, text=SAMPLE.replace(old, new, 1))
    assert wrong.value.line == line

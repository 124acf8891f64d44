from __future__ import annotations

import pytest

from travaux.errors import CaseError
from travaux.outlook.case_nodes import case_nodes
from travaux.outlook.spatial import Issue, Range, issues_of

CASE = """\
issues:
  - name: Zone
    scale: {from: 0, to: 60, from_means: none, to_means: deep}
    status_quo: 0
    actors:
      - name: Norland
        position: [40, 50]
        salience: 0.8
        capability: 3
        rests_on: [page 1]
      - {name: Sudria, position: 10, salience: 0.5, capability: 2, assumed: a guess}
"""


def _issues(text: str) -> tuple[Issue, ...]:
    return issues_of(case_nodes("case.yaml", text).need("issues"))


def test_a_case_is_read() -> None:
    (issue,) = _issues(CASE)
    assert (issue.low, issue.high, issue.high_means, issue.status_quo) == (0, 60, "deep", 0)
    norland, sudria = issue.actors
    assert norland.position == Range(40, 50)
    assert norland.rests_on == ("page 1",)
    assert norland.line == 6
    assert (sudria.capability, sudria.assumed) == (Range(2, 2), "a guess")


@pytest.mark.parametrize(
    ("was", "now", "line", "says"),
    [
        ("[40, 50]", "[50, 40]", 7, "turned round"),
        ("[40, 50]", "[40, 50, 60]", 7, "two ends"),
        ("[40, 50]", "north", 7, "not a number"),
        ("[40, 50]", ".nan", 7, "number"),
        ("[40, 50]", "61", 7, "outside 0 to 60"),
        ("0.8", "1.2", 8, "outside 0 to 1"),
        ("capability: 3", "capability: -1", 9, "outside"),
        ("capability: 3", "power: 3", 9, "not known"),
        ("to: 60", "to: 0", 3, "above where it begins"),
        ("Sudria", "Norland", 11, "twice"),
        ("status_quo: 0", "status_quo: 70", 4, "outside"),
        ("to_means: deep", "to_means: ''", 3, "word"),
    ],
)
def test_what_is_amiss_is_said_with_its_line(was: str, now: str, line: int, says: str) -> None:
    with pytest.raises(CaseError, match=says) as told:
        _issues(CASE.replace(was, now))
    assert told.value.line == line


def test_an_empty_list_is_an_error() -> None:
    with pytest.raises(CaseError, match="no issue"):
        _issues("issues: []\n")

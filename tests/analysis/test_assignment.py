from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from analysis.negotiated import ISSUES
from travaux.analysis.assignment import Assigner
from travaux.model import Issue, Via


def test_words_of_the_issue_assign_and_more_of_them_are_surer() -> None:
    assigner = Assigner(ISSUES)
    (one,) = assigner.assign("The sluices stay shut.")
    assert (one.issue, one.via) == ("sluices", Via.WORDS)
    (more,) = assigner.assign("The sluices: all sluices, every sluice.")
    assert more.confidence > one.confidence


def test_two_issues_are_found_in_one_sentence_and_nothing_in_another() -> None:
    found = Assigner(ISSUES).assign("Tolls and sluices belong together.")
    assert {a.issue for a in found} == {"sluices", "tolls"}
    assert Assigner(ISSUES).assign("The weather was fine.") == ()


def test_a_child_is_taken_before_its_parent() -> None:
    issues = (
        Issue("water", "Water", "Of water.", "More.", "Less.", ("water",)),
        Issue("rights", "Rights", "Of rights.", "More.", "Less.", ("water rights",), "", "water"),
    )
    assert [a.issue for a in Assigner(issues).assign("Their water rights are old.")] == ["rights"]


def test_meaning_assigns_only_where_it_is_near_and_ahead() -> None:
    def meaning(texts: Sequence[str]) -> npt.NDArray[np.float32]:
        rows = {"near": (1, 0), "between": (0.71, 0.71), "far": (0, 0)}
        return np.array(
            [rows.get(t, (0, 1) if "toll" in t.lower() else (1, 0)) for t in texts], np.float32
        )

    assigner = Assigner(ISSUES, meaning)
    (near,) = assigner.assign("near")
    assert (near.issue, near.via) == ("sluices", Via.MEANING)
    assert assigner.assign("between") == ()
    assert assigner.assign("far") == ()

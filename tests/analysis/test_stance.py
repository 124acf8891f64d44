from __future__ import annotations

import pytest

from travaux.analysis.stance import firmness, poles_of, turned_cue
from travaux.analysis.wording import stems_of, wording
from travaux.codebook.issues import general_issues
from travaux.model import Firmness, Issue

FERRY = Issue(
    id="ferry",
    title="The ferry",
    definition="Whether the ferry across the strait runs again.",
    positive="The ferry runs again.",
    negative="The ferry is stopped for good.",
    keywords=("ferry", "crossing"),
)
TOLLS = Issue(
    id="tolls",
    title="Tolls",
    definition="Whether tolls on the canal are dropped.",
    positive="Canal tolls are abolished.",
    negative="Canal tolls are kept.",
    keywords=("canal tolls", "tolls"),
)


def side(issue: Issue, words: str) -> int:
    taken = poles_of(issue).taken(wording(words))
    return 0 if taken is None else (taken.stance > 0) - (taken.stance < 0)


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("the ferry should run again", 1),
        ("the ferry must never run again", -1),
        ("rejected the ferry", -1),
        ("would not block the ferry", 1),
        ("refused to stop the crossing", 1),
        ("demanded an end to the crossing", -1),
        ("the crossing is unacceptable", -1),
        ("regards the ferry across the northern strait as a danger", -1),
        ("spoke about fish", 0),
        ("if the ferry runs again, guards are needed", 0),
    ],
)
def test_words_that_turn_around_are_counted(words: str, expected: int) -> None:
    assert side(FERRY, words) == expected


def test_the_poles_say_which_way_a_keyword_points() -> None:
    assert side(TOLLS, "tolls must be abolished") == 1
    assert side(TOLLS, "will keep its tolls") == -1
    assert side(TOLLS, "rejected a plan to abolish canal tolls") == -1


def test_why_names_the_words() -> None:
    taken = poles_of(FERRY).taken(wording("demanded an end to the ferry"))
    assert taken is not None
    assert "ferry" in taken.why
    assert "end" in taken.why


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("We will never accept this", Firmness.RED_LINE),
        ("this is a red line for us", Firmness.RED_LINE),
        ("we are ready to look at it", Firmness.OPENNESS),
        ("we want it by spring", Firmness.PREFERENCE),
    ],
)
def test_firmness(words: str, expected: Firmness) -> None:
    assert firmness(wording(words)) is expected


@pytest.mark.parametrize(
    ("cue", "turns"),
    [
        ("rejected", True),
        ("did not rule out", False),
        ("said", False),
        ("voiced opposition to", True),
    ],
)
def test_a_cue_can_turn_what_it_governs(cue: str, turns: bool) -> None:
    assert turned_cue(cue) is turns


def test_every_pole_of_the_general_codebook_stands_on_its_own_side() -> None:
    for issue in general_issues():
        assert side(issue, issue.positive) >= 0, issue.id
        assert side(issue, issue.negative) <= 0, issue.id
        assert side(issue, issue.positive) > 0 or side(issue, issue.negative) < 0, issue.id


def test_keywords_of_opposite_poles_point_opposite_ways() -> None:
    by_id = {issue.id: poles_of(issue) for issue in general_issues()}
    for issue, keyword, way in (
        ("nuclear-arms", "warheads", -1),
        ("nuclear-arms", "disarmament", 1),
        ("recognition", "recognition", 1),
        ("deployments", "troops", 1),
        ("tariffs", "duty-free", 1),
        ("justice", "amnesty", -1),
    ):
        ways = dict(by_id[issue].keywords)
        assert ways[stems_of(keyword)] == way, (issue, keyword)

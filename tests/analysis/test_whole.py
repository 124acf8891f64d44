from __future__ import annotations

from datetime import date

from analysis import negotiated as made
from travaux.analysis.whole import Analysis, analyse
from travaux.model import Ties


def analysis(as_of: date | None = None) -> Analysis:
    page = made.page()
    return analyse(
        made.statements(page),
        made.parties(page),
        [],
        [page],
        made.ISSUES,
        provisions=made.provisions(page),
        as_of=as_of,
    )


def test_both_sides_stand_where_they_said_they_do() -> None:
    stances = {(p.party.name, p.topic): p.stance for p in analysis().standing}
    assert stances["Norland", "sluices"] > 0 > stances["Sudrey", "sluices"]
    assert ("Sudrey", "tolls") not in stances


def test_the_issue_on_which_they_differ_is_stuck() -> None:
    first = analysis().sticking_points[0]
    assert first.topic == "sluices"
    assert [p.party.name for p in first.sides] == ["Sudrey", "Norland"]


def test_what_a_source_calls_stuck_stands_by_itself() -> None:
    (called,) = analysis().called_stuck
    assert called.topic == "sluices"
    assert called.sides == ()
    assert called.named[0].text == "the sluices as the main sticking point"


def test_issues_tied_together_and_the_answer_that_is_due_are_found() -> None:
    found = analysis()
    assert [(x.party.name, x.ties, x.issues) for x in found.links] == [
        ("Norland", Ties.TOGETHER, ("sluices", "tolls"))
    ]
    assert [due.by.name for due in found.due] == ["Sudrey"]


def test_a_rejected_provision_is_a_topic_with_a_name() -> None:
    found = analysis()
    (ident,) = found.provisions
    assert found.titles[ident] == "Article 6"
    assert [(p.party.name, p.stance) for p in found.positions if p.topic == ident] == [
        ("Sudrey", -1.0)
    ]


def test_nothing_is_known_before_the_first_document() -> None:
    found = analysis(date(2031, 3, 4))
    assert found.positions == found.exchanges == found.unassigned == ()


def test_what_takes_no_side_is_counted() -> None:
    found = analysis()
    coded = {one.statement for one in found.coded}
    assert found.unassigned
    assert not coded & set(found.unassigned)

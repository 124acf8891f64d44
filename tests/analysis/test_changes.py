from __future__ import annotations

from datetime import date

from analysis.coded import NORLAND, SUDREY, coded
from record.builders import day, document, meeting
from travaux.analysis.changes import ChangeKind, analysis_changes, entry_changes
from travaux.analysis.exchanges import exchanges
from travaux.analysis.positions import positions
from travaux.analysis.turns import turns_of_coded
from travaux.analysis.whole import Analysis
from travaux.model import Act, Coded, Firmness, Kind
from travaux.record.entries import build_entry

FIRST, LATER, LAST = date(2031, 3, 1), date(2031, 3, 9), date(2031, 4, 2)


def analysis(*codes: Coded) -> Analysis:
    return Analysis(
        issues=(),
        coded=codes,
        positions=positions(codes),
        exchanges=exchanges(turns_of_coded(codes)),
        due=(),
        sticking_points=(),
        common_ground=(),
        links=(),
        moves=(),
        unassigned=(),
    )


DEMAND = coded(NORLAND, "ferry", 1.0, FIRST, to=(SUDREY,))
REFUSAL = coded(SUDREY, "ferry", -1.0, LATER, act=Act.REJECT, to=(NORLAND,))


def kinds(before: Analysis, after: Analysis) -> list[ChangeKind]:
    return [change.kind for change in analysis_changes(before, after)]


def test_nothing_new_is_no_change() -> None:
    assert kinds(analysis(DEMAND), analysis(DEMAND)) == []


def test_a_first_word_is_a_new_position_and_an_answer_is_told_with_what_was_before() -> None:
    found = analysis_changes(analysis(DEMAND), analysis(DEMAND, REFUSAL))
    assert [change.kind for change in found] == [ChangeKind.NEW_POSITION, ChangeKind.ANSWERED]
    answer = found[1]
    assert (answer.before, answer.after) == ("no answer reported", "rejected")
    assert answer.parties == (SUDREY, NORLAND)
    assert answer.day == LATER


def test_a_party_that_changes_sides_has_moved_and_one_that_hardens_is_firmer() -> None:
    turned = coded(NORLAND, "ferry", -1.0, LAST)
    moved = kinds(analysis(DEMAND), analysis(DEMAND, turned))
    assert ChangeKind.MOVED in moved
    red = coded(NORLAND, "ferry", 1.0, LAST, act=Act.REPORT, firmness=Firmness.RED_LINE)
    assert kinds(analysis(DEMAND), analysis(DEMAND, red)) == [ChangeKind.FIRMER]


def test_a_meeting_first_told_of_is_new_and_undated_documents_are_left_out() -> None:
    old = document("Talks in Valka on 5 March.")
    new = document("Talks in Valka on 6 March.")
    entries = [
        build_entry(
            Kind.MEETING, f"m{n}", [(doc.sha256, meeting(doc, doc.text, when=day(2031, 3, 5 + n)))]
        )
        for n, doc in enumerate((old, new))
    ]
    found = list(entry_changes(entries, {old.sha256: FIRST, new.sha256: LATER}, LATER))
    assert [(change.kind, change.topic) for change in found] == [(ChangeKind.NEW_ENTRY, "m1")]
    assert list(entry_changes(entries, {old.sha256: FIRST}, LATER)) == []

"""The timeline draws days as points, longer times as bars, and nothing that is not known."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from brief import builders
from brief.builders import attribute, day, entry
from travaux.brief.cite import Citer
from travaux.brief.limits import Limits
from travaux.brief.material import Material
from travaux.brief.meetings import Timeline, meetings, timeline
from travaux.model import Anchor, AnchorKind, Entry, Kind, Precision, Relation, When

OPEN = Anchor(AnchorKind.NONE_NEEDED)


def drawn(*whens: When | None, published: bool = True) -> Timeline:
    first, _ = builders.documents()
    document = first if published else replace(first, published=None)
    return timeline(Material("", (document,), meetings=met(*whens)), Citer([document], 3), Limits())


def met(*whens: When | None) -> tuple[Entry, ...]:
    first, _ = builders.documents()
    rests = [builders.passage(first, "the second round of talks")]
    return tuple(
        entry(Kind.MEETING, f"Meeting {n}", rests, *([attribute("when", (w, rests))] if w else []))
        for n, w in enumerate(whens)
    )


def test_days_are_points_and_months_are_bars() -> None:
    marks = drawn(
        day("1 March", date(2031, 3, 1)),
        day("March", date(2031, 3, 1), date(2031, 3, 31), "month"),
    ).marks
    assert [(m.width > 0, m.left) for m in marks] == [(False, 3.0), (True, 3.0)]
    assert marks[1].width == 94


def test_what_has_no_day_is_in_the_table_and_not_drawn() -> None:
    unresolved = When("soon", None, None, Precision.VAGUE, Anchor(AnchorKind.UNRESOLVED))
    shown = drawn(None, unresolved)
    assert shown.marks == ()
    assert [row.name for row in shown.rows.shown] == ["Meeting 0", "Meeting 1"]


def test_an_open_side_reaches_to_the_end_of_the_scale() -> None:
    since = When("since 4 March", date(2031, 3, 4), None, Precision.DAY, OPEN, Relation.SINCE)
    marks = drawn(since, day("1 March", date(2031, 3, 1)), day("9 March", date(2031, 3, 9))).marks
    bar = next(m for m in marks if m.label == "Meeting 0")
    assert bar.left + bar.width == 97


def test_a_day_far_from_the_documents_does_not_squeeze_the_others() -> None:
    old, new = day("1815", date(1815, 1, 1), date(1815, 12, 31), "year"), day("x", date(2031, 3, 1))
    assert [m.label for m in drawn(old, new).marks] == ["Meeting 1"]
    assert len(drawn(old, new, published=False).marks) == 2


@given(st.lists(st.dates(), min_size=1, max_size=6))
def test_every_mark_and_tick_lies_on_the_page(days: list[date]) -> None:
    shown = drawn(*(day("x", d) for d in days), published=False)
    assert len(shown.marks) == len(days)
    assert 1 <= len(shown.ticks) <= 6
    assert all(m.left >= 3 and m.left + m.width <= 98 for m in shown.marks)
    assert all(3 <= tick.left <= 97 for tick in shown.ticks)


def test_meetings_come_in_order_of_time_and_those_without_a_day_last() -> None:
    entries = met(None, day("9 March", date(2031, 3, 9)), day("1 March", date(2031, 3, 1)))
    shown = meetings(Material("", meetings=entries), Citer([], 3), Limits())
    assert [m.name for m in shown.shown] == ["Meeting 2", "Meeting 1", "Meeting 0"]


def test_talks_that_name_nobody_are_told_apart_by_who_takes_part() -> None:
    first, _ = builders.documents()
    rests = [builders.passage(first, "the second round of talks")]
    sides = [attribute("participants", *((side, rests) for side in "ABCD"), many=True)]
    entries = (
        entry(Kind.MEETING, "talks", rests, *sides),
        entry(Kind.MEETING, "Hareth talks", rests, *sides),
        entry(Kind.MEETING, "dinner", rests),
    )
    shown = timeline(Material("", (first,), meetings=entries), Citer([first], 3), Limits())
    names = {row.name for row in shown.rows.shown}
    assert names == {"Talks: A, B, C, others", "Hareth talks", "Dinner"}


def test_a_person_takes_part_once_however_spelt() -> None:
    documents = builders.documents()
    first, second = documents
    one, two = [builders.passage(first, "Mara Ondel")], [builders.passage(second, "Ondel")]
    person = entry(
        Kind.PERSON,
        "Mara Ondel",
        [*one, *two],
        attribute("variants", ("Mara Ondel", one), ("Ondel", two), many=True),
    )
    taking_part = attribute("participants", ("Mara Ondel", one), ("Ondel", two), many=True)
    meeting = entry(Kind.MEETING, "talks", [*one, *two], taking_part)
    material = Material("", documents, people=(person,), meetings=(meeting,))
    (view,) = meetings(material, Citer(documents, 3), Limits()).shown
    assert [(v.text, v.numbers) for v in view.participants.values] == [("Mara Ondel", (1, 2))]


@pytest.mark.parametrize(
    ("status", "filled"),
    [("held", True), ("ongoing", True), ("scheduled", False), ("cancelled", False), (None, False)],
)
def test_only_what_is_said_to_have_taken_place_is_filled(status: str | None, filled: bool) -> None:
    first, _ = builders.documents()
    rests = [builders.passage(first, "the second round of talks")]
    when = attribute("when", (day("4 March", date(2031, 3, 4)), rests))
    told = [attribute("status", (status, rests))] if status else []
    entries = (entry(Kind.MEETING, "Talks", rests, when, *told),)
    shown = timeline(Material("", (first,), meetings=entries), Citer([first], 3), Limits())
    assert [mark.filled for mark in shown.marks] == [filled]

"""TempEval-3's measures, on a file of our own making."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from evaluation.timeml import GoldTime, TimexScores, compare, read_timeml, score_folder

from travaux.language import TimeExpression, TimeKind
from travaux.model import Span

FILE = b"""<?xml version="1.0" ?>
<TimeML>
<DCT><TIMEX3 tid="t0" type="DATE" value="2022-03-16">March 16</TIMEX3></DCT>
<TEXT>The envoys <EVENT eid="e1">met</EVENT> on
<TIMEX3 tid="t1" type="DATE" value="2022-03-14">Monday</TIMEX3> for
<TIMEX3 tid="t2" type="DURATION" value="P2D">at least two days</TIMEX3>.
</TEXT>
</TimeML>
"""


def timex(start: int, end: int, value: str) -> TimeExpression:
    return TimeExpression(Span(start, end), TimeKind.DATE, value, None)


def test_gold_is_the_timex_of_the_text_and_the_creation_day_is_given() -> None:
    text, created, gold = read_timeml(FILE)
    assert created == date(2022, 3, 16)
    assert [(each.span.of(text), each.kind, each.value) for each in gold] == [
        ("Monday", "DATE", "2022-03-14"),
        ("at least two days", "DURATION", "P2D"),
    ]


def test_measures_are_those_of_tempeval_3() -> None:
    gold = [GoldTime(Span(0, 6), "DATE", "2020"), GoldTime(Span(10, 20), "DATE", "2021")]
    found = [timex(0, 6, "2020"), timex(12, 20, "2022"), timex(30, 40, "2023")]
    scores = compare(gold, found)
    assert scores.strict_f1 == pytest.approx(2 * (1 / 3) * (1 / 2) / (1 / 3 + 1 / 2))
    assert scores.relaxed_f1 == pytest.approx(2 * (2 / 3) * 1 / (2 / 3 + 1))
    assert scores.value_f1 == scores.strict_f1
    assert TimexScores().strict_f1 == 0


def test_a_folder_is_scored_whole_or_by_halves(tmp_path: Path) -> None:
    for name in ("a.tml", "b.tml", "c.tml"):
        (tmp_path / name).write_bytes(FILE)
    whole = score_folder(tmp_path)
    assert (whole.files, whole.gold, whole.found, whole.strict) == (3, 6, 6, 3)
    assert whole.value_f1 == 1.0
    assert score_folder(tmp_path, "odd").files == 1

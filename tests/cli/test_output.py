from __future__ import annotations

import csv
import io
import json

from hypothesis import given
from hypothesis import strategies as st

from travaux.cli.output import as_csv, as_json, printable


def test_escape_sequences_and_bidi_overrides_do_not_reach_the_terminal() -> None:
    assert printable("a\x1b[31mred\u202e b\nc") == "a[31mred b c"


@given(st.text())
def test_what_is_printable_stays_one_line(words: str) -> None:
    assert len(printable(words).splitlines()) <= 1 or "\u2028" in words or "\u2029" in words


def test_a_formula_in_a_cell_is_defused() -> None:
    assert as_csv(["a"], [{"a": "=HYPERLINK(1)"}]) == "a\n'=HYPERLINK(1)\n"


@given(st.lists(st.text(alphabet='ab,"\n é'), min_size=1, max_size=4))
def test_a_csv_gives_back_its_cells(cells: list[str]) -> None:
    rows = [{"x": cell, "y": "z"} for cell in cells]
    read = csv.DictReader(io.StringIO(as_csv(["x", "y"], rows), newline=""))
    assert [row["x"] for row in read] == cells


def test_json_is_an_array_also_of_nothing() -> None:
    assert json.loads(as_json([])) == []
    assert json.loads(as_json([{"a": "é"}, {"a": None}])) == [{"a": "é"}, {"a": None}]

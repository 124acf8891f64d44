"""Values that differ stand side by side, and how they differ is said."""

from __future__ import annotations

from datetime import date

import pytest

from brief.builders import attribute, day, documents, entry, passage
from travaux.brief.cite import Citer
from travaux.brief.fields import field, row_passages
from travaux.model import Attribute, Kind, Value

FIRST, SECOND = documents()
ONE, TWO = [passage(FIRST, "Arvenia")], [passage(SECOND, "Arvenia")]
CITER = Citer([FIRST, SECOND], 3)


def note(value: Attribute) -> str:
    return field(entry(Kind.MEETING, "x", ONE, value), value.name, CITER).note


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        ("Geneva", "Vienna", "sources differ"),
        (day("9 May", date(2031, 5, 9)), day("8 May", date(2031, 5, 8)), "sources differ"),
        (
            day("9 May", date(2031, 5, 9)),
            day("May", date(2031, 5, 1), date(2031, 5, 31), "month"),
            "differently exact",
        ),
        ("Geneva", "Geneva", ""),
    ],
)
def test_how_two_readings_differ_is_said(first: Value, second: Value, expected: str) -> None:
    assert note(attribute("x", (first, ONE), (second, TWO))) == expected


def test_one_document_that_says_it_in_two_ways_is_not_called_two_sources() -> None:
    assert note(attribute("x", ("Geneva", ONE), ("Vienna", ONE))) == "given differently"


def test_values_that_stand_beside_each_other_do_not_compete() -> None:
    assert note(attribute("x", ("Arvenia", ONE), ("Belmark", TWO), many=True)) == ""


def test_unknown_is_not_a_value() -> None:
    one = entry(Kind.MEETING, "x", ONE, attribute("status", ("unknown", ONE)))
    assert field(one, "status", CITER).values == ()


def test_passages_of_every_document_come_before_more_of_the_same() -> None:
    more = [passage(FIRST, words) for words in ("Belmark", "talks", "the Sil")]
    one = entry(Kind.PARTY, "x", [*ONE, *more, *TWO])
    assert {p.document for p in row_passages(one)[:3]} == {FIRST.sha256, SECOND.sha256}

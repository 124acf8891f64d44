from datetime import date

import pytest

from travaux.legal.time_limits import time_limits
from travaux.model import Direction, Period, Span, TimeLimit


def found(words: str) -> tuple[TimeLimit, ...]:
    return time_limits(words, Span(0, len(words)))


@pytest.mark.parametrize(
    ("words", "direction", "amount", "unit", "anchor"),
    [
        (
            "within 90 days of entry into force",
            Direction.WITHIN,
            90,
            Period.DAY,
            "entry into force",
        ),
        (
            "within thirty (30) days after the date of signature",
            Direction.WITHIN,
            30,
            Period.DAY,
            "the date of signature",
        ),
        ("within a period of two months", Direction.FOR, 2, Period.MONTH, None),
        (
            "not later than six weeks before the session",
            Direction.BEFORE,
            6,
            Period.WEEK,
            "the session",
        ),
        ("six months before leaving", Direction.BEFORE, 6, Period.MONTH, "leaving"),
        ("at least 42 days before it begins", Direction.BEFORE, 42, Period.DAY, "it begins"),
        (
            "180 days after the date of receipt",
            Direction.AFTER,
            180,
            Period.DAY,
            "the date of receipt",
        ),
        ("for a period of three years", Direction.FOR, 3, Period.YEAR, None),
        ("for two years", Direction.FOR, 2, Period.YEAR, None),
        ("every five years", Direction.EVERY, 5, Period.YEAR, None),
        ("every year", Direction.EVERY, 1, Period.YEAR, None),
        ("within 48 hours", Direction.WITHIN, 48, Period.HOUR, None),
        ("within ten working days", Direction.WITHIN, 10, Period.WORKING_DAY, None),
        ("for forty-five days", Direction.FOR, 45, Period.DAY, None),
    ],
)
def test_a_length_has_amount_unit_direction_and_anchor(
    words: str, direction: Direction, amount: int, unit: Period, anchor: str | None
) -> None:
    sentence = f"It shall be done {words}."
    (limit,) = found(sentence)
    assert (limit.direction, limit.amount, limit.unit) == (direction, amount, unit)
    assert (limit.anchor.of(sentence) if limit.anchor else None) == anchor


@pytest.mark.parametrize(
    ("words", "direction", "earliest", "latest"),
    [
        ("no later than 1 January 2030", Direction.BEFORE, date(2030, 1, 1), date(2030, 1, 1)),
        ("by the end of March 2030", Direction.BEFORE, date(2030, 3, 1), date(2030, 3, 31)),
        ("from May 3, 2031", Direction.AFTER, date(2031, 5, 3), date(2031, 5, 3)),
        ("by 2040", Direction.BEFORE, date(2040, 1, 1), date(2040, 12, 31)),
        ("on the 4th of June 2029", Direction.ON, date(2029, 6, 4), date(2029, 6, 4)),
        ("before 2030-02-28", Direction.BEFORE, date(2030, 2, 28), date(2030, 2, 28)),
    ],
)
def test_a_date_has_its_days(
    words: str, direction: Direction, earliest: date, latest: date
) -> None:
    (limit,) = found(f"Each Party shall report {words}.")
    assert (limit.direction, limit.earliest, limit.latest) == (direction, earliest, latest)


@pytest.mark.parametrize(
    "words", ["31 February 2030", "two years of war", "GATT 1994", "vessels aged ten years"]
)
def test_what_is_no_limit_gives_none(words: str) -> None:
    assert found(f"It concerns {words} and more.") == ()

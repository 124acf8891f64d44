"""Dates, quotations and numbers in words."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from brief.builders import day
from travaux.brief.words import number_key, quoted, safe_url, visible, when_iso, when_words
from travaux.model import Anchor, AnchorKind, Precision, Relation, When

NONE = Anchor(AnchorKind.NONE_NEEDED)
TENTH = date(2022, 1, 10)


@pytest.mark.parametrize(
    ("when", "shown", "iso"),
    [
        (day("10 January", TENTH), "10 January 2022", "2022-01-10"),
        (day("on Monday", TENTH), "10 January 2022 (“on Monday”)", "2022-01-10"),
        (day("January", date(2022, 1, 1), date(2022, 1, 31), "month"), "January 2022", "2022-01"),
        (
            day("last year", date(2021, 1, 1), date(2021, 12, 31), "year"),
            "2021 (“last year”)",
            "2021",
        ),
        (
            day("this week", TENTH, date(2022, 1, 16), "week"),
            "10–16 January 2022 (“this week”)",
            None,
        ),
        (
            day("that week", date(2022, 1, 31), date(2022, 2, 6), "week"),
            "31 January – 6 February 2022 (“that week”)",
            None,
        ),
        (
            When("since 2019", date(2019, 1, 1), None, Precision.YEAR, NONE, Relation.SINCE),
            "since 2019",
            None,
        ),
        (
            When("by then", None, TENTH, Precision.DAY, NONE, Relation.UNTIL),
            "until 10 January 2022 (“by then”)",
            None,
        ),
        (
            When(
                "after May 27, 1997",
                *(date(1997, 5, 28), None, Precision.DAY, NONE, Relation.AFTER),
            ),
            "after 27 May 1997",
            None,
        ),
        (
            When("before 2014", None, date(2013, 12, 31), Precision.YEAR, NONE, Relation.BEFORE),
            "before 2014",
            None,
        ),
        (
            When("after then", date.min, None, Precision.DAY, NONE, Relation.AFTER),
            "since 1 January 1 (“after then”)",
            None,
        ),
        (
            When("Friday", None, None, Precision.DAY, Anchor(AnchorKind.UNRESOLVED)),
            "“Friday” (day not resolved)",
            None,
        ),
    ],
)
def test_times_are_as_exact_as_the_source_and_no_more(
    when: When, shown: str, iso: str | None
) -> None:
    assert (when_words(when), when_iso(when)) == (shown, iso)


def test_words_that_are_a_whole_quotation_keep_their_own_marks() -> None:
    assert quoted("“We will not”") == "“We will not”"
    assert quoted("“We” and “they”") == "““We” and “they””"
    assert quoted("we will", "if asked") == "“we will” … “if asked”"


def test_article_numbers_sort_as_numbers() -> None:
    numbers = ["10", "4", "II.1", "3 bis", "3", "I", "IX", "V", "4.2", "4.10", ""]
    assert sorted(numbers, key=number_key) == [
        *("", "3", "3 bis", "4", "4.2", "4.10", "10", "I", "II.1", "V", "IX")
    ]


@given(st.text())
def test_nothing_invisible_that_reorders_or_breaks_is_left(text: str) -> None:
    shown = visible(text)
    shown.encode()
    assert visible(shown) == shown
    assert not set(shown) & set("\x00\x1b\x85\u200f\u202e\u2066\ufeff\uffff")


@given(st.text())
def test_addresses_never_raise(text: str) -> None:
    for url in (text, f"https://{text}", f"http://[{text}"):
        assert safe_url(url) in {url, None}

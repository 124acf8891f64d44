from __future__ import annotations

from datetime import date

import pytest

from travaux.documents import document_from_text
from travaux.legal import Signed, legal_texts, signing_time

BODY = "\n\nArticle 1\nNets\nNets are small.\n\nArticle 2\nBoats\nBoats are shared.\n\n"
HEAD = "The Parties have agreed as follows:"


def signed(words: str) -> Signed | None:
    document = document_from_text(words)
    return signing_time(document.text, legal_texts(document)[0])


@pytest.mark.parametrize(
    "formula",
    [
        "Done at Vell on 3 May 2031.",
        "Done at Vell, this third day of May, two thousand and thirty-one.",
        (
            "Done at Vell this third day of May in the Two thousand Five hundred and seventy "
            "fourth year of the Buddhist Era."
        ),
        "Hecho en Vell, el 3 de mayo de 2031.",
    ],
)
def test_the_day_of_the_closing_formula(formula: str) -> None:
    found = signed(HEAD + BODY + formula)
    assert found is not None
    assert found.day == date(2031, 5, 3)


def test_the_day_of_a_line_of_the_head() -> None:
    found = signed("Date of signature: May 3, 2031\n\n" + HEAD + BODY)
    assert found is not None
    assert found.day == date(2031, 5, 3)


def test_a_day_left_blank_leaves_the_month_or_nothing() -> None:
    month = signed(HEAD + BODY + "Done at Vell on the .... day of May 2031 in two copies.")
    assert month is not None
    assert (month.first, month.last, month.day) == (date(2031, 5, 1), date(2031, 5, 31), None)
    assert signed(HEAD + BODY + "Done at Vell on .... in two copies.") is None

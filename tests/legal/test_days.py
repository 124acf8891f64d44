from __future__ import annotations

from datetime import date

import pytest

from travaux.legal import closing_day


@pytest.mark.parametrize(
    ("words", "day"),
    [
        (
            "Done at Vell this tenth day of June, one thousand nine hundred and ninety nine",
            (1999, 6, 10),
        ),
        ("DONE at Vell this 16th day of October, 2002, in duplicate", (2002, 10, 16)),
        ("Done on the twenty-eighth day of March nineteen hundred and sixty-nine.", (1969, 3, 28)),
        (
            "Done at Vell on this sixteenth day of February in the\nyear 2011 in two copies",
            (2011, 2, 16),
        ),
        ("Done at Vell this fifteenth day of April two thousand and thirteen.", (2013, 4, 15)),
        ("Done at Vell on 3 May 2031", (2031, 5, 3)),
        ("Done in the city of Vell, November 13, 2031 in two originals", (2031, 11, 13)),
        ("Done this first day of May nineteen ninety-two.", (1992, 5, 1)),
    ],
)
def test_the_day_of_a_closing_formula(words: str, day: tuple[int, int, int]) -> None:
    found = closing_day(words, 0, len(words))
    assert found is not None
    assert found[0] == date(*day)
    assert found[1].of(words) in words


def test_no_day_is_guessed() -> None:
    for words in (
        "Done at ---- day of----- two thousand and four",
        "Done this thirty-first day of June, one thousand nine hundred",
        "Done in May 2031",
    ):
        assert closing_day(words, 0, len(words)) is None

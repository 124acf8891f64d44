from datetime import date

import pytest

from travaux.documents.dates import stated_date


@pytest.mark.parametrize(
    "value",
    [
        "2024-03-05",
        "2024-03-05T23:30:00-05:00",
        "2024-03-05T18:20Z",
        "March 5, 2024",
        "5th of March 2024",
        "5 Mar. 2024",
        "Tue, 05 Mar 2024 18:20:00 +0100",
    ],
)
def test_the_day_is_the_one_that_is_written(value):
    assert stated_date(value) == date(2024, 3, 5)


@pytest.mark.parametrize("value", ["", "March 2024", "soon", "2024-02-31", "31 February 2024", "0"])
def test_what_names_no_day_is_none(value):
    assert stated_date(value) is None

from datetime import date

import pytest

from travaux.documents.bylines import Byline, read_byline, read_dateline

DAY = date(2024, 3, 5)


@pytest.mark.parametrize(
    ("line", "author", "place", "published"),
    [
        ("By Lena Ortiz in Varna March 5, 2024", "Lena Ortiz", "Varna", DAY),
        ("By Lena Ortiz, Marc Duval — Post Staff Writers", "Lena Ortiz, Marc Duval", None, None),
        ("By LENA ORTIZ and MARC DUVAL", "LENA ORTIZ and MARC DUVAL", None, None),
        ("By Lena Ortiz, diplomatic correspondent", "Lena Ortiz", None, None),
        ("Written by Ana de la Cruz | 5 March 2024, 14:05 GMT", "Ana de la Cruz", None, DAY),
        ("Lena Ortiz, 5th March 2024", "Lena Ortiz", None, DAY),
        ("Published: Tuesday, 5 March 2024 18:20 CET", None, None, DAY),
        ("2024-03-05", None, None, DAY),
        ("Updated March 6, 2024", None, None, None),
        ("Posted March 5, 2024 | Updated March 6, 2024", None, None, DAY),
    ],
)
def test_bylines_and_date_lines_are_read(line, author, place, published):
    assert read_byline(line) == Byline(author, place, published)


@pytest.mark.parametrize(
    "line",
    [
        "By Tuesday evening the two sides had agreed on nothing.",
        "Both sides want a deal by 5 March 2024, the mediators say.",
        "The talks began on 5 March 2024.",
        "Article 5",
        "By what right?",
        "",
    ],
)
def test_sentences_are_no_bylines(line):
    assert read_byline(line) is None


@pytest.mark.parametrize(
    ("paragraph", "dateline", "published"),
    [
        (
            "VARNA, March 5 (Lakeside Agency) — Envoys met.",
            "VARNA, March 5 (Lakeside Agency)",
            None,
        ),
        ("VARNA, March 5, 2024 (LA) - Envoys met.", "VARNA, March 5, 2024 (LA)", DAY),
        ("VARNA — Envoys met.", "VARNA", None),
        ("PORT NORTH, Norland – Envoys met.", "PORT NORTH, Norland", None),
        ("VARNA, 5 March. /LAKE/. Envoys met.", "VARNA, 5 March. /LAKE/.", None),
        ("Varna, March 5 (LA) — Envoys met.", "Varna, March 5 (LA)", None),
    ],
)
def test_datelines_are_read(paragraph, dateline, published):
    found = read_dateline(paragraph)
    assert found is not None
    assert (found.text, found.published) == (dateline, published)


@pytest.mark.parametrize(
    "paragraph", ["Envoys met in Varna — again.", "A — first.", "5 March 2024"]
)
def test_other_openings_are_no_datelines(paragraph):
    assert read_dateline(paragraph) is None

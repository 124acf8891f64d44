from __future__ import annotations

from evaluation.articles import article_numbers


def test_numbers_carry_their_part_and_article() -> None:
    structure = [
        {"type": "part", "title": "Part II"},
        {"type": "article", "level": 1, "number": "3."},
        {"type": "article", "level": 2, "number": "[b]."},
        {"type": "article", "level": 1, "number": "3bis."},
        {"type": "part", "title": "Part V (placeholder)"},
        {"type": "article", "level": 1, "number": "1."},
    ]
    assert list(article_numbers(structure)) == ["II.3", "II.3.b", "II.3 bis", "V.1"]

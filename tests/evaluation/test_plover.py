from __future__ import annotations

from pathlib import Path

import pytest
from evaluation.plover import held_out, macro, read_rows, score_plover, unmarked

from evaluation import plover
from travaux.model import EventClass, Span

ROWS = """\
\tmarked_sentence\tgold_root
\t<s>Norland</s> blamed "<t>Sudrey</t>" and <t>Sudrey</t>.\tACCUSE
\tA letter from <s>Norland</s> thanked <t>Sudrey</t>.\tSUPPORT
\t<s>Norland</s> met <t>Sudrey</t>.\tCONSULT
"""


@pytest.fixture
def rows(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    path = tmp_path / "rows.tsv"
    path.write_text(ROWS, "utf-8")
    held = tmp_path / "held.json"
    held.write_text('{"rows": [0, 2]}', "utf-8")
    monkeypatch.setattr(plover, "HELD_OUT", held)
    return path


def test_rows_lose_their_marks_and_keep_the_places_of_the_actors(rows: Path) -> None:
    first, second, _ = read_rows(rows)
    assert first.text == 'Norland blamed "Sudrey" and Sudrey.'
    assert (first.source, first.target) == (Span(0, 7), Span(16, 22))
    assert second.source is not None
    assert second.source.of(second.text) == "Norland"
    assert second.plover is EventClass.SUPPORT


def test_a_row_that_marks_one_actor_only_has_one() -> None:
    assert unmarked("<s>Norland</s> slept.") == ("Norland slept.", Span(0, 7), None)


def test_only_rows_held_out_are_scored(rows: Path) -> None:
    asked: list[str] = []

    def read(text: str, _source: Span | None, _target: Span | None) -> EventClass:
        asked.append(text)
        return EventClass.REJECT

    scores = score_plover(rows, read)
    assert len(asked) == 2
    assert scores["classes"].f1 == 0
    assert scores["quadrants"].f1 == pytest.approx(1 / 3)
    assert (scores["quadrants"].right, scores["quadrants"].wanted) == (1, 2)


def test_macro_counts_each_class_of_the_gold_alike() -> None:
    pairs = [("A", "A"), ("A", "A"), ("A", "B"), ("B", "B")]
    assert macro(pairs).f1 == pytest.approx((0.8 + 2 / 3) / 2)
    assert macro(pairs).right == 3
    assert macro([]).f1 == 0


def test_a_fifth_of_the_rows_is_held_out() -> None:
    numbers = held_out()
    assert len(numbers) == 211
    assert max(numbers) < 1050

from __future__ import annotations

from pathlib import Path

import pytest
from evaluation.__main__ import _gold_scores
from evaluation.floors import Floors, digest_of, load_floors, lowered, raised, save_floors, under
from evaluation.spans import Score

GOOD, BAD = Score(9, 10, 10), Score(5, 10, 10)


def test_a_figure_under_its_floor_is_found() -> None:
    floors = Floors("x", {"dev: people": 0.8})
    assert under({"dev: people": GOOD}, floors) == {}
    assert under({"dev: people": BAD}, floors) == {"dev: people": (0.5, 0.8)}


def test_a_figure_that_vanished_is_under_its_floor_but_an_absent_corpus_is_not() -> None:
    floors = Floors("x", {"dev: people": 0.8, "dev: parties": 0.8, "PolNeAR dev: cue": 0.7})
    assert set(under({"dev: people": GOOD}, floors)) == {"dev: parties"}


def test_pinning_raises_and_never_lowers() -> None:
    floors = Floors("old", {"a": 0.8, "b": 0.4, "gone": 0.3})
    pinned = raised({"a": BAD, "b": BAD, "c": GOOD}, floors, "new")
    assert pinned == Floors("new", {"a": 0.8, "b": 0.5, "c": 0.9, "gone": 0.3})


def test_lowering_keeps_the_reason(tmp_path: Path) -> None:
    floors = lowered({"a": BAD}, Floors("x", {"a": 0.8}), "a", "a stricter scorer")
    assert floors.floors == {"a": 0.5}
    assert floors.lowered == [
        {"floor": "a", "from": "0.800", "to": "0.500", "reason": "a stricter scorer"}
    ]
    save_floors(tmp_path / "floors.json", floors)
    assert load_floors(tmp_path / "floors.json") == floors
    with pytest.raises(KeyError):
        lowered({"a": BAD}, floors, "b", "why")


def test_the_digest_changes_with_any_byte_and_any_name(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("one")
    first = digest_of(tmp_path)
    (tmp_path / "a.txt").write_text("two")
    second = digest_of(tmp_path)
    (tmp_path / "a.txt").rename(tmp_path / "b.txt")
    assert len({first, second, digest_of(tmp_path)}) == 3


def test_the_pinned_floors_are_those_of_the_gold_documents_here() -> None:
    here = Path(__file__).parents[2] / "evaluation"
    assert load_floors(here / "floors.json").corpus == digest_of(here / "gold")


def test_no_figure_over_the_gold_documents_lies_under_its_floor() -> None:
    here = Path(__file__).parents[2] / "evaluation"
    figures = {
        f"{split}: {name}": score
        for split in ("dev", "test", "unseen")
        for name, score in _gold_scores(here / "gold" / split).items()
    }
    assert len(figures) > 50
    assert under(figures, load_floors(here / "floors.json")) == {}

from __future__ import annotations

import json
from pathlib import Path

import pytest
from evaluation.gold import GoldError, load_gold

GOLD = Path(__file__).parents[2] / "evaluation" / "gold"


def test_there_are_documents_on_many_negotiations_and_every_selector_fits() -> None:
    documents = list(load_gold(GOLD))
    assert len(documents) >= 26
    assert len({d.path.parent.name for d in documents}) >= 10
    assert all(d.items for d in documents)


def test_words_that_do_not_stand_at_their_offsets_are_refused(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Ana Ruiz spoke.", "utf-8")
    selector = [
        {"type": "TextPositionSelector", "start": 0, "end": 8},
        {"type": "TextQuoteSelector", "exact": "Ana Ruez"},
    ]
    item = {"body": {"type": "Person"}, "target": [{"source": "a.txt", "selector": selector}]}
    (tmp_path / "a.annotations.json").write_text(json.dumps({"items": [item]}), "utf-8")
    with pytest.raises(GoldError, match="not 'Ana Ruez'"):
        list(load_gold(tmp_path))


def test_a_page_may_name_the_types_it_annotates(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Ana Ruiz spoke.", "utf-8")
    page = tmp_path / "a.annotations.json"
    page.write_text(json.dumps({"kinds": ["Statement"], "items": []}), "utf-8")
    (some,) = load_gold(tmp_path)
    assert some.annotates("Statement")
    assert not some.annotates("Time")
    page.write_text(json.dumps({"items": []}), "utf-8")
    (every,) = load_gold(tmp_path)
    assert every.annotates("Time")

"""Quotes count where they are whole and with their speaker; parts where all of them are right."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from evaluation.gold import load_gold
from evaluation.reading import read_file
from evaluation.score import Scores, score_document

TEXT = '"The bridge is open," Ana Ruiz, Spain\'s foreign minister, said.\n'
QUOTE, SOURCE = '"The bridge is open,"', "Ana Ruiz, Spain's foreign minister,"


def scores(folder: Path, content: str, person: str, mode: str = "direct") -> Scores:
    def selected(exact: str) -> list[dict[str, Any]]:
        start = TEXT.index(exact)
        return [
            {"type": "TextPositionSelector", "start": start, "end": start + len(exact)},
            {"type": "TextQuoteSelector", "exact": exact},
        ]

    roles = {"source": SOURCE, "cue": "said", "content": content}
    body = {
        "type": "Statement",
        "mode": mode,
        "act": "report",
        "speakers": [{"name": person, "person": person}],
        "channel": None,
        "parts": {role: [selected(words)] for role, words in roles.items()},
    }
    item = {"body": body, "target": [{"source": "a.txt", "selector": selected(TEXT.strip())}]}
    (folder / "a.txt").write_text(TEXT, "utf-8")
    page = {"kinds": ["Statement"], "items": [item]}
    (folder / "a.annotations.json").write_text(json.dumps(page), "utf-8")
    (gold,) = load_gold(folder)
    return score_document(gold, read_file(gold.path))


def test_a_whole_quote_with_its_speaker_is_right(tmp_path: Path) -> None:
    figures = scores(tmp_path, QUOTE, "Ana Ruiz")
    assert figures["direct quotes: right speaker"].recall == 1.0
    assert figures["statements.linked"].f1 == 1.0
    assert "people" not in figures


@pytest.mark.parametrize(
    ("content", "person"), [(QUOTE + " Ana", "Ana Ruiz"), (QUOTE, "Bo Lind")], ids=str
)
def test_a_quote_in_part_or_of_somebody_else_is_wrong(
    tmp_path: Path, content: str, person: str
) -> None:
    assert scores(tmp_path, content, person)["direct quotes: right speaker"].recall == 0.0


def test_a_statement_with_one_part_wrong_is_not_linked(tmp_path: Path) -> None:
    assert scores(tmp_path, '"The bridge is', "Ana Ruiz")["statements.linked"].f1 == 0.0


def test_of_a_mixed_quote_the_marked_words_have_to_be_found(tmp_path: Path) -> None:
    figures = scores(tmp_path, QUOTE, "Ana Ruiz", mode="mixed")
    assert figures["direct quotes: right speaker"].recall == 1.0


def test_an_indirect_statement_is_no_quote(tmp_path: Path) -> None:
    figures = scores(tmp_path, QUOTE, "Ana Ruiz", mode="indirect")
    assert figures["direct quotes: right speaker"].wanted == 0

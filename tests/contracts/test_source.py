"""Rules of the house that no linter knows."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
SOURCES = sorted((ROOT / "src").rglob("*.py"))


def test_there_is_source_to_check() -> None:
    assert len(SOURCES) > 50


@pytest.mark.parametrize("path", SOURCES, ids=lambda p: p.name)
def test_a_file_stays_under_five_hundred_lines(path: Path) -> None:
    assert len(path.read_text("utf-8").splitlines()) < 500


def test_passages_are_made_by_documents_and_by_the_record_from_its_documents_only() -> None:
    makers = {
        path.relative_to(ROOT / "src" / "travaux").as_posix()
        for path in SOURCES
        if re.search(r"\bPassage\(", path.read_text("utf-8"))
    }
    allowed = {"model/documents.py", "model/spans.py"}
    assert all(maker in allowed or maker.startswith("record/") for maker in makers), makers


def test_only_the_commands_print() -> None:
    printing = [
        path.name
        for path in SOURCES
        if path.parent.name != "cli"
        and re.search(r"^\s*print\(", path.read_text("utf-8"), re.MULTILINE)
    ]
    assert printing == []

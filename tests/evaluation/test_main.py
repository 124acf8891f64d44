"""The command scores anybody's folder, as far as it is annotated."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from evaluation import __main__ as command

TEXT = "Ana Ruiz, Spain's foreign minister, arrived in Lisbon.\n"


def annotated(folder: Path, exact: str) -> Path:
    selector = [
        {"type": "TextPositionSelector", "start": 0, "end": 8},
        {"type": "TextQuoteSelector", "exact": exact},
    ]
    item = {
        "type": "Annotation",
        "body": {"type": "Person", "name": "Ana Ruiz", "offices": []},
        "target": [{"source": "page.txt", "selector": selector}],
    }
    page = {
        "@context": "http://www.w3.org/ns/anno.jsonld",
        "type": "AnnotationPage",
        "items": [item],
    }
    (folder / "page.txt").write_text(TEXT, encoding="utf-8")
    (folder / "page.annotations.json").write_text(json.dumps(page), encoding="utf-8")
    return folder


def run(monkeypatch: pytest.MonkeyPatch, folder: Path) -> int:
    monkeypatch.setattr("sys.argv", ["evaluation", "--gold", str(folder)])
    return command.main()


def test_kinds_without_annotations_are_named_and_not_scored(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(monkeypatch, annotated(tmp_path, "Ana Ruiz")) == 0
    first, *table = capsys.readouterr().out.splitlines()
    assert first.startswith("nothing annotated, not scored: ")
    assert "meetings" in first
    assert len(table) == 2
    assert "people" in table[1]


def test_a_page_that_does_not_fit_its_text_is_one_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with pytest.raises(SystemExit, match=r"page\.annotations\.json.*not 'Ana Rulz'"):
        run(monkeypatch, annotated(tmp_path, "Ana Rulz"))

from __future__ import annotations

from datetime import date
from pathlib import Path

from click.testing import CliRunner

from travaux.cli.outlook_score import command
from travaux.outlook.stored import StoredOutcomes, StoredPoint, append_forecasts


def test_outcomes_are_entered_and_scored(tmp_path: Path) -> None:
    path = tmp_path / "f.jsonl"
    day = date(2024, 5, 2)
    point = StoredPoint("a", day, "Zone", 0, 100, 40, 20, 60, 0.8, {"status quo": 0.0})
    append_forecasts(path, [point, StoredOutcomes("b", day, "Who", {"1": 0.5, "2": 0.5})])
    done = CliRunner().invoke(command, [str(path), "--came", "a=45", "--came", "b=1"])
    assert done.exit_code == 0, done.output
    assert "held 100%" in done.output
    assert "0.500" in done.output
    assert "0 open" in done.output
    wrong = CliRunner().invoke(command, [str(path), "--came", "a"])
    assert "ID=OUTCOME" in wrong.output

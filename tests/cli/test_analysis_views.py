"""``show positions`` and its like, ``brief --issues --as-of`` and ``issues``, on a read record."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from travaux.cli import main
from travaux.codebook.issues import read_issues
from travaux.formats.analysis_rows import ANALYSES
from travaux.negotiation import negotiation
from travaux.record import Record

Run = Callable[..., tuple[int, str, str]]

REPORT = """\
Norway and Egypt differ over the canal

OSLO, 7 March 2031 – The foreign minister of Norway, Kari Lunde, demanded that \
the locks of the canal stay open.

Egypt rejected open locks. "We will never accept open locks," Egyptian Foreign Minister \
Amira Saleh said.

Egypt rejected Article 6 of the draft agreement.

Lunde said that the tolls on ships should be lower. Saleh \
said that the tolls on ships must be lower too.
"""
CODEBOOK = """\
issues:
  - id: locks
    title: The locks
    definition: Whether the locks stay open.
    positive: The locks stay open.
    negative: The locks are closed.
    keywords: [locks]
"""


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    def runner(*arguments: str) -> tuple[int, str, str]:
        with pytest.raises(SystemExit) as left:
            main(list(arguments))
        out, err = capsys.readouterr()
        assert isinstance(left.value.code, int)
        return left.value.code, out, err

    return runner


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("canal")
    (path / "report.txt").write_text(REPORT, "utf-8")
    (path / "issues.yaml").write_text(CODEBOOK, "utf-8")
    report, record = str(path / "report.txt"), str(path / "talks.db")
    with pytest.raises(SystemExit) as left:
        main(["read", report, "--published", "2031-03-07", "--record", record])
    assert left.value.code == 0
    return path


def shown(run: Run, folder: Path, *arguments: str) -> list[dict[str, Any]]:
    issues = str(folder / "issues.yaml")
    record = str(folder / "talks.db")
    code, out, err = run(
        "show", *arguments, "--record", record, "--issues", issues, "--format", "json"
    )
    assert code == 0, err
    rows: list[dict[str, Any]] = json.loads(out)
    return rows


def test_both_sides_stand_on_the_codebook_s_issue(run: Run, folder: Path) -> None:
    rows = [r for r in shown(run, folder, "positions") if r["issue"] == "The locks"]
    assert {r["party"]: r["stance"] > 0 for r in rows} == {"Norway": True, "Egypt": False}
    text = REPORT
    assert all(p["text"] in text for r in rows for p in r["passages"])


def test_a_provision_is_a_topic_of_its_own(run: Run, folder: Path) -> None:
    rows = shown(run, folder, "positions", "--party", "Egypt")
    assert {r["party"] for r in rows} == {"Egypt"}
    assert [r["stance"] for r in rows if r["issue"].startswith("Article 6")] == [-1.0]


@pytest.mark.parametrize("view", ANALYSES)
def test_every_view_is_shown_as_a_table_and_as_csv(run: Run, folder: Path, view: str) -> None:
    for shape in ("table", "csv"):
        code, _, err = run("show", view, "--record", str(folder / "talks.db"), "--format", shape)
        assert code == 0, err


def test_nothing_stood_before_the_day_of_the_report(run: Run, folder: Path) -> None:
    assert shown(run, folder, "positions", "--as-of", "2031-03-06") == []


def test_an_option_without_use_is_refused(run: Run, folder: Path) -> None:
    record = str(folder / "talks.db")
    assert run("show", "people", "--as-of", "2031-03-06", "--record", record)[0] == 2
    assert run("show", "positions", "--since", "2031-03-06", "--record", record)[0] == 2


def test_the_brief_takes_a_codebook_and_a_day(run: Run, folder: Path) -> None:
    record, issues = str(folder / "talks.db"), str(folder / "issues.yaml")
    given = ("brief", "--record", record, "--issues", issues, "--format", "md", "-o", "-")
    code, out, _ = run(*given)
    assert code == 0
    assert "| The locks | **−1.00** R | **+1.00** P |" in out
    _, out, _ = run(*given, "--as-of", "2031-03-06")
    assert "| The locks |" not in out


def test_issues_are_suggested_and_have_to_be_filled(run: Run, folder: Path) -> None:
    proposal = folder / "proposed.yaml"
    record = str(folder / "talks.db")
    code, _, err = run("issues", "suggest", "--record", record, "-o", str(proposal))
    assert code == 0
    assert "issues proposed" in err
    assert "keywords:" in proposal.read_text("utf-8")
    code, _, err = run("issues", "check", str(proposal))
    assert code == 2
    assert "lacks title" in err


def test_a_codebook_is_checked_with_its_poles(run: Run, folder: Path) -> None:
    code, out, err = run("issues", "check", str(folder / "issues.yaml"))
    assert code == 0
    assert "The locks (locks)" in out
    assert "more of: lock" in out
    assert "1 issues, valid" in err
    assert run("issues", "check")[0] == 2
    assert run("issues", "suggest")[0] == 2


def test_least_leaves_out_what_is_less_sure(folder: Path) -> None:
    issues = read_issues(folder / "issues.yaml")
    with Record.open(folder / "talks.db") as record:
        found = negotiation(record, issues)
        assert {p.party.name for p in found.standing} == {"Norway", "Egypt"}
        assert negotiation(record, issues, least=1.0).coded == ()
        assert negotiation(record, issues, as_of=date(2031, 3, 6)).coded == ()
        assert len(negotiation(record).issues) > len(issues)

"""What the documentation says is so: its samples run, its commands and files exist."""

from __future__ import annotations

import doctest
import importlib
import re
import shlex
from pathlib import Path

import click
import pytest

import travaux
from travaux.cli.main import _COMMANDS

ROOT = Path(__file__).parents[2]
PAGES = sorted([ROOT / "README.md", ROOT / "CONTRIBUTING.md", *(ROOT / "docs").glob("*.md")])
README = (ROOT / "README.md").read_text("utf-8")

PAGE = "“We will not sign,” said Ana Ruiz, the foreign minister of Spain.\n"


def command_lines() -> list[str]:
    """The lines of documentation that call travaux."""
    lines = (line for page in PAGES for line in page.read_text("utf-8").splitlines())
    calls = (re.match(r"    (travaux [a-z].*?)(\s{2,}#.*)?$", line) for line in lines)
    return sorted({found.group(1) for found in calls if found})


def test_the_readme_shows_every_command() -> None:
    shown = {line.split()[1] for line in command_lines()}
    assert shown == set(_COMMANDS)


@pytest.mark.parametrize("line", command_lines())
def test_a_documented_call_is_one_the_program_understands(line: str) -> None:
    _, name, *arguments = shlex.split(line.partition("|")[0].partition(">")[0])
    module = importlib.import_module(f"travaux.cli.{name.replace('-', '_')}")
    command: click.Command = module.command
    context = command.make_context(name, arguments, resilient_parsing=False)
    assert context.params


@pytest.mark.parametrize("page", PAGES, ids=lambda p: p.name)
def test_links_to_files_lead_somewhere(page: Path) -> None:
    text = re.sub(r"```.*?```", "", page.read_text("utf-8"), flags=re.DOTALL)
    targets = [t for t in re.findall(r"\]\(([^)#]+)\)", text) if "://" not in t]
    missing = [t for t in targets if not (page.parent / t).exists()]
    assert missing == []


def test_the_python_sample_of_the_readme_runs(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (sample,) = re.findall(r"```python\n(.*?)```", README, flags=re.DOTALL)
    (tmp_path / "news").mkdir()
    (tmp_path / "page.txt").write_text(PAGE, "utf-8")
    (tmp_path / "news" / "one.txt").write_text(PAGE, "utf-8")
    monkeypatch.chdir(tmp_path)
    exec(compile(sample, "README.md", "exec"), {})  # noqa: S102 - our own sample
    assert "We will not sign" in capsys.readouterr().out
    assert (tmp_path / "talks.db").exists()


def test_the_sample_in_the_package_runs() -> None:
    found = doctest.testmod(travaux)
    assert found.attempted > 0
    assert found.failed == 0


def test_the_make_targets_of_the_documentation_exist() -> None:
    makefile = (ROOT / "Makefile").read_text("utf-8")
    targets = set(re.findall(r"^([a-z]+):", makefile, flags=re.MULTILINE))
    text = "\n".join(page.read_text("utf-8") for page in PAGES)
    named = set(re.findall(r"(?:`|^    )make ([a-z]+)", text, flags=re.MULTILINE))
    assert {"brief", "test"} <= named <= targets

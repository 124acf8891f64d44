import json
from pathlib import Path

import html5lib
from click.testing import CliRunner

from travaux.cli.outlook import command

EXAMPLE = str(Path(__file__).parents[2] / "examples" / "river" / "case.yaml")


def test_the_answer_in_words_and_under_an_edit():
    said = CliRunner().invoke(command, [EXAMPLE]).output
    assert "Outcome 1." in said
    assert "largest product of gains (Nash)" in said
    changed = CliRunner().invoke(command, [EXAMPLE, "--what-if", "Arlen.minimum = 100"]).output
    assert "What if: Arlen.minimum = 100" in changed
    assert "No package that the conditions allow" in changed


def test_the_answer_for_programs():
    told = json.loads(CliRunner().invoke(command, [EXAMPLE, "--json"]).output)
    assert told["package"]["points"][0]["package"]["Second dam"] == "low"
    assert told["conflict"]["outcomes"][0]["taken"] == ["dam", "complain"]


def test_the_page_is_whole_and_needs_nothing_else(tmp_path):
    page = tmp_path / "outlook.html"
    assert CliRunner().invoke(command, [EXAMPLE, "-o", str(page)]).exit_code == 0
    words = page.read_text(encoding="utf-8")
    html5lib.HTMLParser(strict=True).parse(words)
    assert "<svg class='pareto'" in words
    assert "<script" not in words
    assert "Efficient packages" in words

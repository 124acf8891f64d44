from __future__ import annotations

from pathlib import Path

import pytest

from travaux.analysis.stance import poles_of
from travaux.codebook.issues import general_issues, read_issues
from travaux.errors import CodebookError

ISSUE = """\
issues:
  - id: dam
    title: The dam
    definition: Whether it is built.
    positive: The dam is built.
    negative: The dam is not built.
    keywords: [dam]
"""


def read(tmp_path: Path, text: str) -> int:
    path = tmp_path / "issues.yaml"
    path.write_text(text, "utf-8")
    return len(read_issues(path))


def test_the_general_codebook_has_two_poles_to_each_issue() -> None:
    issues = general_issues()
    assert len(issues) > 15
    for issue in issues:
        poles = poles_of(issue)
        assert poles.keywords
        assert issue.positive != issue.negative


def test_a_codebook_of_ones_own_is_read(tmp_path: Path) -> None:
    assert read(tmp_path, ISSUE) == 1


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("    title: The dam\n", "", "lacks title"),
        ("keywords: [dam]", "keywords: dam", "list of words"),
        ("keywords: [dam]", "keywords: [dam]\n    colour: red", "not known"),
        ("keywords: [dam]", "keywords: [dam]\n    parent: river", "absent"),
        ("keywords: [dam]", "keywords: [dam]\n    parent: dam", "own ancestor"),
        ("issues:", "matters:", "no list"),
        ("issues:", "issues: [", "cannot be read"),
    ],
)
def test_a_broken_codebook_is_refused_with_what_is_wrong(
    tmp_path: Path, old: str, new: str, told: str
) -> None:
    with pytest.raises(CodebookError, match=told):
        read(tmp_path, ISSUE.replace(old, new))


def test_an_issue_twice_is_refused(tmp_path: Path) -> None:
    with pytest.raises(CodebookError, match="twice"):
        read(tmp_path, ISSUE + ISSUE.removeprefix("issues:\n"))
    with pytest.raises(CodebookError, match="cannot be read"):
        read_issues(tmp_path / "absent.yaml")

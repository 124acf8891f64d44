from __future__ import annotations

from pathlib import Path

import pytest

from travaux.codebook.issues import general_issues
from travaux.negotiation import negotiation
from travaux.reading import read
from travaux.record import Record
from travaux.settings import Reader, Settings

SAME = "Egypt proposed on Monday that {}. Sudan accepted the proposal.\n"


@pytest.mark.parametrize(
    ("proposed", "topics"),
    [
        ("a ceasefire, a truce of thirty days, begin in May", {"ceasefire"}),
        ("an auditor name the sum", set()),
    ],
)
def test_what_is_pointed_back_to_has_the_issue_it_has(
    tmp_path: Path, proposed: str, topics: set[str]
) -> None:
    (tmp_path / "a.txt").write_text(SAME.format(proposed), "utf-8")
    assert accepted(tmp_path) == topics


def test_an_aside_on_who_proposes_is_not_what_is_proposed(tmp_path: Path) -> None:
    words = (
        "Egypt, which mediates in the dialogue, proposed an audit. Sudan accepted the proposal.\n"
    )
    (tmp_path / "a.txt").write_text(words, "utf-8")
    assert accepted(tmp_path) == set()


def accepted(folder: Path) -> set[str]:
    """The issues that Sudan takes a side on in the document of ``folder``."""
    with Record.open(folder / "talks.db", create=True) as record:
        read([folder / "a.txt"], record, settings=Settings(reader=Reader.RULES))
        found = negotiation(record, general_issues())
    return {one.topic for one in found.standing if one.party.id == "SDN"}

from __future__ import annotations

import pytest

from analysis.negotiated import ISSUES
from brief.builders import document, said
from travaux.analysis.acted_on import Sides
from travaux.analysis.assignment import Assigner
from travaux.analysis.linkage import links
from travaux.model import Act, Link, PartyRef, Speaker, Ties

NORLAND = Speaker("Lunde", None, PartyRef("name:norland", "Norland"))


def tied(content: str) -> list[Link]:
    page = document(f"Lunde said {content}.", "one.txt")
    one = said(page, Act.DEMAND, NORLAND, page.text, content)
    return list(links([one], Assigner(ISSUES), Sides([], [])))


@pytest.mark.parametrize(
    ("content", "ties"),
    [
        ("that tolls and sluices must be settled together in one package", Ties.TOGETHER),
        ("that tolls and sluices must be kept separate", Ties.APART),
    ],
)
def test_what_a_party_does_to_two_issues_is_told(content: str, ties: Ties) -> None:
    (link,) = tied(content)
    assert (link.party.name, link.ties, link.issues) == ("Norland", ties, ("sluices", "tolls"))
    assert link.passages


def test_one_issue_alone_is_tied_to_nothing() -> None:
    assert tied("that the sluices stay open") == []

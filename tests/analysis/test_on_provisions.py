from __future__ import annotations

from datetime import date

import pytest

from analysis import negotiated as made
from brief.builders import attribute, document, entry, passage, said
from travaux.analysis.acted_on import Sides
from travaux.analysis.on_provisions import on_provisions
from travaux.model import Act, Kind, PartyRef, Speaker

SUDREY = Speaker("Osei", None, PartyRef("name:sudrey", "Sudrey"))


def stances(content: str, act: Act = Act.REJECT) -> list[float]:
    line = f"Osei said {content}."
    page = document(line, "one.txt")
    rests = [passage(page, line)]
    article = entry(
        Kind.PROVISION,
        "Article 6",
        rests,
        attribute("unit", ("article", rests)),
        attribute("number", ("6", rests)),
    )
    told = [said(page, act, SUDREY, line, content)]
    return [c.stance for c in on_provisions(told, [article], Sides([], []), {})]


@pytest.mark.parametrize("content", ["Article 6", "that it cannot accept article 6 of the draft"])
def test_what_is_rejected_is_the_provision(content: str) -> None:
    assert stances(content) == [-1.0]


def test_what_is_accepted_is_at_plus_one() -> None:
    assert stances("we accept Article 6", Act.ACCEPT) == [1.0]


@pytest.mark.parametrize(
    "content", ["Article 61", "the claim that Article 6 binds it", "a second dam under Article 6"]
)
def test_what_only_speaks_of_the_provision_takes_no_side_on_it(content: str) -> None:
    assert stances(content) == []


def test_other_acts_take_no_side_on_a_provision() -> None:
    assert stances("Article 6", Act.REPORT) == []


def test_names_of_parties_may_stand_before_it_and_the_day_is_that_of_publication() -> None:
    page = made.page()
    days = {page.sha256: date(2031, 3, 5)}
    sides = Sides(made.parties(page), [])
    (one,) = on_provisions(made.statements(page), made.provisions(page), sides, days)
    assert (one.party.name, one.stance, one.day) == ("Sudrey", -1.0, date(2031, 3, 5))

from __future__ import annotations

from dataclasses import dataclass

from evaluation.agreement_facts import scored_facts, sides
from evaluation.spans import Score

from travaux.documents import document_from_text


@dataclass(frozen=True)
class Card:
    card: str
    parties: frozenset[str]
    signed: str | None = "2031-05-03"
    name: str = "pta_0"


def text(parties: str, day: str = "3 May 2031") -> str:
    return (
        f"{parties}, hereinafter the Parties,\nHave agreed as follows:\n\nArticle 1\nNets\n"
        f"Nets are small.\n\nArticle 2\nBoats\nBoats are shared.\n\nDone at Vell on {day}.\n"
    )


def test_an_organisation_stands_for_its_states_on_the_card() -> None:
    card = Card("EU - Chile", frozenset({"FRA", "DEU", "CHL"}))
    assert sides(card) == ({"CHL"}, {"org:eu": {"FRA", "DEU"}})
    told = document_from_text(text("The European Community and the Republic of Chile"))
    assert scored_facts(card, told)["parties"] == Score(2, 2, 2)
    states = document_from_text(text("France, Germany and the Republic of Chile"))
    assert scored_facts(card, states)["parties"] == Score(2, 2, 2)


def test_a_state_too_many_and_another_day_are_wrong() -> None:
    card = Card("Peru - Chile", frozenset({"PER", "CHL"}))
    told = document_from_text(text("Peru, Norway and Chile", "4 May 2031"))
    scores = scored_facts(card, told)
    assert scores["parties"] == Score(2, 3, 2)
    assert scores["day of signature"] == Score(0, 1, 1)

"""Who signed a flat trade agreement and when, against its card in the corpus (ToTA).

The card lists states only. Where it names an organisation as a side ("EU - Croatia"), that side is
right if the organisation is given or all its states on the card are; those states and bodies of
that organisation are then no further parties, neither right nor wrong. ``agreement_facts.json``
says, by eye, what a flat text does not hold at all: those cells count only in the figure of all.
"""

from __future__ import annotations

import json
import re
from functools import lru_cache
from pathlib import Path
from typing import Any, Protocol

from evaluation.spans import Score
from travaux.codebook.parties import load_parties
from travaux.legal import legal_texts, signatories, signing_time
from travaux.model import Document, PartyRef

__all__ = ["Card", "scored_facts", "sides"]

_UNTOLD = Path(__file__).with_name("data") / "agreement_facts.json"
_SAME = {"group:plo": "PSE"}  # signs for it; the card gives the code of the territory
_KIND = re.compile(r"\s+(?:Association|Free Trade|Interim|Additional)\b.*$")
_WITH = {"org:eu": frozenset({"org:ecsc", "org:euratom"})}
_ONCE = {"org:eu": frozenset({"GBR"}), "org:efta": frozenset({"AUT", "FIN", "SWE", "PRT"})}


class Card(Protocol):
    """What the corpus says of an agreement: its name there, and who signed it on which day."""

    @property
    def name(self) -> str:
        """The agreement's identifier."""

    @property
    def card(self) -> str:
        """Its name on the card: "EU - Croatia"."""

    @property
    def parties(self) -> frozenset[str]:
        """ISO alpha-3 codes of the original signatories."""

    @property
    def signed(self) -> str | None:
        """The day of signature as an ISO day."""


def scored_facts(card: Card, document: Document) -> dict[str, Score]:
    """Parties and day of signature: of all agreements, and of what their texts hold."""
    told = next(iter(legal_texts(document)), None)
    found = signatories(document.text, told) if told else ()
    given = {_SAME.get(party.id, party.id) for party in found}
    signed = signing_time(document.text, told) if told else None
    day = signed.day.isoformat() if signed and signed.day else None
    parties = _scored_parties(card, given)
    one = Score(int(day is not None and day == card.signed), int(day is not None), 1)
    without = _untold().get(card.name, {})
    scores = {"parties": parties, "day of signature": one}
    scores["parties that the text holds"] = _within(parties, len(without.get("parties", ())))
    scores["day of signature that the text holds"] = _within(one, int(without.get("day", False)))
    return scores


def sides(card: Card) -> tuple[frozenset[str], dict[str, frozenset[str]]]:
    """The states of the card that are a side of their own, and organisations with their states."""
    parts = [_KIND.sub("", part).strip() for part in card.card.split(" - ")]
    named = [_named(part) for part in parts] if len(parts) > 1 else []
    organisations = {p.id for p in named if p and p.id.startswith("org:")}
    alone = {p.id for p in named if p} - organisations
    joint: dict[str, frozenset[str]] = {}
    for party in sorted(organisations):
        members = frozenset(load_parties().entry(party).members) | _ONCE.get(party, frozenset())
        joint[party] = (card.parties & members) - alone
    return card.parties - frozenset().union(*joint.values()), joint


def _named(side: str) -> PartyRef | None:
    return load_parties().named("European Community" if side == "EC" else side)


def _scored_parties(card: Card, given: set[str]) -> Score:
    states, joint = sides(card)
    score = Score(len(states & given), len(given & states), len(states))
    left = given - states
    for party, members in joint.items():
        right = party in given or (bool(members) and members <= given)
        score += Score(int(right), int(right), 1)
        left -= members | {party} | _WITH.get(party, frozenset())
    return score + Score(0, len(left), 0)


def _within(score: Score, untold: int) -> Score:
    """``score`` without what the text does not hold; what is found there all the same is wrong."""
    return Score(score.right, score.given, max(score.wanted - untold, score.right))


@lru_cache(maxsize=1)
def _untold() -> dict[str, Any]:
    facts: dict[str, Any] = json.loads(_UNTOLD.read_text("utf-8"))["untold"]
    return facts

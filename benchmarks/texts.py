"""News-like texts of any number, made from templates and a seed: a benchmark needs no corpus."""

from __future__ import annotations

import json
import random
from collections.abc import Iterator
from pathlib import Path

__all__ = ["articles", "write_articles"]

_PLACES = ("Geneva", "Vienna", "Doha", "Nairobi", "Oslo", "Astana", "Montevideo", "Jakarta")
_STATES = ("France", "Kenya", "Japan", "Brazil", "Egypt", "Norway", "Iran", "Canada", "India")
_OFFICES = ("Foreign Minister", "Deputy Prime Minister", "chief negotiator", "Defence Minister")
_GIVEN = ("Anna", "Ibrahim", "Kenji", "Lucia", "Omar", "Ingrid", "Pavel", "Maya", "Samuel")
_FAMILY = ("Keller", "Odhiambo", "Tanaka", "Moreira", "Haddad", "Solberg", "Novak", "Grant")
_SENTENCES = (
    "{state}'s {office} {given} {family} said on {day} that the draft was not acceptable.",
    "“We will sign when the other side withdraws its demand,” {family} told reporters in {place}.",
    "The two delegations are to meet again in {place} on {date} for a {ordinal} round of talks.",
    "Officials from {state} and {other} called on the parties to respect Article {number}.",
    "If the deadline passes, {other} will suspend its offer, a senior diplomat warned.",
    "The text, circulated in {place} this month, would oblige both parties to report yearly.",
    "{family} rejected the proposal and accused {other} of delaying the negotiations on purpose.",
    "Observers in {place} said that little progress had been made since {year}.",
)


def articles(number: int, *, sentences: int = 25, seed: int = 7) -> Iterator[dict[str, str]]:
    """``number`` articles of about 400 words; the same seed gives the same text."""
    dice = random.Random(seed)  # noqa: S311  (text for a benchmark, not a secret)
    for index in range(number):
        fields = _fields(dice)
        body = " ".join(
            dice.choice(_SENTENCES).format(**fields | {"number": dice.randint(1, 30)})
            for _ in range(sentences)
        )
        yield {
            "title": f"Talks in {fields['place']} go on ({index})",
            "published": f"2024-{dice.randint(1, 12):02}-{dice.randint(1, 28):02}",
            "publisher": "Benchmark Gazette",
            "text": body,
        }


def _fields(dice: random.Random) -> dict[str, str]:
    state, other = dice.sample(_STATES, 2)
    return {
        "state": state,
        "other": other,
        "office": dice.choice(_OFFICES),
        "given": dice.choice(_GIVEN),
        "family": dice.choice(_FAMILY),
        "place": dice.choice(_PLACES),
        "day": dice.choice(("Monday", "Tuesday", "Friday")),
        "date": f"{dice.randint(1, 28)} March",
        "ordinal": dice.choice(("second", "third", "fourth")),
        "year": str(dice.randint(1995, 2020)),
    }


def write_articles(path: Path, number: int) -> None:
    """Write ``number`` articles to ``path`` as JSON lines."""
    with path.open("w", encoding="utf-8") as out:
        for article in articles(number):
            out.write(json.dumps(article) + "\n")

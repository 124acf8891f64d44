"""The words for texts on the table, and for what is done with them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from travaux.codebook.tables import read_table
from travaux.errors import CodebookError
from travaux.model import Modality, TextKind, TextStatus

__all__ = ["TextEvent", "TextWords", "text_words"]


@dataclass(frozen=True, slots=True)
class TextEvent:
    """Something done with a text: its status afterwards, and whether who does it is its author."""

    status: TextStatus | None
    by_author: bool
    by_party: bool


@dataclass(frozen=True, slots=True)
class TextWords:
    """The table ``text_kinds``, typed. Every word is in lower case.

    ``kinds`` holds singular and plural nouns, ``plurals`` the plural ones; ``events`` verb lemmas
    and ``event_nouns`` the nouns that say the same; ``operative`` the first verbs of paragraphs,
    ``told`` the verbs of a communiqué's. ``alone`` are nouns that name a text with nothing beside
    them, ``topical`` those that do with their topic; ``signed_only`` and ``written_only`` do once
    the text is signed, or is said to be written or ``handed`` over. ``of_what`` words after "of"
    and ``matters`` before the noun tell which text it is. ``role_authors`` can have made a text.
    """

    kinds: Mapping[str, TextKind]
    plurals: frozenset[str]
    strong: frozenset[TextKind]
    with_articles: frozenset[TextKind]
    general: frozenset[str]
    states: Mapping[str, TextStatus]
    joint_only: frozenset[str]
    joint: frozenset[str]
    alone: frozenset[str]
    topical: frozenset[str]
    signed_only: frozenset[str]
    written_only: frozenset[str]
    of_what: frozenset[str]
    matters: frozenset[str]
    handed: frozenset[str]
    role_authors: frozenset[str]
    not_with: frozenset[str]
    events: Mapping[str, TextEvent]
    event_nouns: Mapping[str, TextEvent]
    operative: Mapping[str, Modality]
    told: Mapping[str, Modality]


@lru_cache(maxsize=1)
def text_words() -> TextWords:
    """The words for texts. Raises CodebookError where the table names an unknown kind or status."""
    table = read_table("text_kinds")
    try:
        return _typed(table)
    except (KeyError, ValueError, TypeError, AttributeError) as broken:
        raise CodebookError(f"The table 'text_kinds' breaks its own rules: {broken!r}") from broken


def _typed(table: Any) -> TextWords:
    rows = {TextKind(name): row for name, row in table["kinds"].items()}
    singular = {noun: kind for kind, row in rows.items() for noun in row["nouns"]}
    plural = {noun + "s": noun for noun in singular if not noun.endswith("y")} | table["plurals"]
    events = {verb: _event(row) for verb, row in table["events"].items()}
    return TextWords(
        kinds=singular | {word: singular[noun] for word, noun in plural.items()},
        plurals=frozenset(plural),
        strong=frozenset(kind for kind, row in rows.items() if row.get("strong")),
        with_articles=frozenset(kind for kind, row in rows.items() if row.get("articles")),
        general=frozenset(table["general"]),
        states={word: TextStatus(status) for word, status in table["states"].items()},
        joint_only=frozenset(table["joint_only"]),
        joint=frozenset(table["joint"]),
        alone=frozenset(table["alone"]),
        topical=frozenset(table["topical"]),
        signed_only=frozenset(table["signed_only"]),
        written_only=frozenset(table["written_only"]),
        of_what=frozenset(table["of_what"]),
        matters=frozenset(table["matters"]),
        handed=frozenset(table["handed"]),
        role_authors=frozenset(table["role_authors"]),
        not_with=frozenset(table["not_with"]),
        events=events,
        event_nouns={noun: events[verb] for noun, verb in table["event_nouns"].items()},
        operative={v: Modality(m) for m, verbs in table["operative"].items() for v in verbs},
        told={v: Modality(m) for m, verbs in table["told"].items() for v in verbs},
    )


def _event(row: Any) -> TextEvent:
    status = TextStatus(row["status"]) if row["status"] else None
    return TextEvent(status, row["subject"] == "author", row["subject"] == "party")

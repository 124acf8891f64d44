"""The words for the ways parties meet."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from travaux.codebook.tables import read_table
from travaux.errors import CodebookError
from travaux.model import MeetingForm, MeetingStatus

__all__ = ["MeetingWords", "meeting_words"]


@dataclass(frozen=True, slots=True)
class MeetingWords:
    """The table ``meeting_forms``, typed. Every word is in lower case, verbs are lemmas.

    ``families`` groups forms that can name one meeting ("talks", "round"), ``related`` families
    that can stand for each other; ``needs_sides`` are nouns that must come with who meets,
    ``of_forums`` with the forum that does, ``needs_day`` with a place or a day. ``verdicts`` says
    what a verb over a meeting makes of it, ``particles`` with which word only, and ``modifiers``
    what a word before the noun does. ``holding`` are verbs of who calls it together; ``sitting``,
    ``gathering``, ``calling`` and ``going`` are verbs that tell of a meeting themselves;
    ``delegates`` are who meets for a side, ``envoys`` one who does, ``bodies`` and
    ``working_bodies`` what sits,
    ``mediation`` and ``mediated`` say who helps, ``measures`` stand before "of" and a meeting.
    """

    forms: Mapping[str, MeetingForm]
    families: Mapping[MeetingForm, str]
    related: frozenset[tuple[str, str]]
    needs_sides: frozenset[str]
    not_with: frozenset[str]
    of_forums: frozenset[str]
    needs_day: frozenset[str]
    taking_part: frozenset[str]
    holding: frozenset[str]
    taking_place: frozenset[str]
    sitting: frozenset[str]
    gathering: frozenset[str]
    calling: frozenset[str]
    going: frozenset[str]
    delegates: frozenset[str]
    envoys: frozenset[str]
    bodies: frozenset[str]
    working_bodies: frozenset[str]
    mediation: frozenset[str]
    mediated: frozenset[str]
    measures: frozenset[str]
    verdicts: Mapping[str, MeetingStatus]
    particles: Mapping[str, frozenset[str]]
    modifiers: Mapping[str, MeetingStatus]


@lru_cache(maxsize=1)
def meeting_words() -> MeetingWords:
    """The words for meetings. Raises CodebookError where the table names an unknown form."""
    table = read_table("meeting_forms")
    try:
        return _typed(table)
    except (KeyError, ValueError, TypeError, AttributeError) as broken:
        raise CodebookError(
            f"The table 'meeting_forms' breaks its own rules: {broken!r}"
        ) from broken


def _typed(table: Any) -> MeetingWords:
    rows = {MeetingForm(name): row for name, row in table["forms"].items()}
    related = table["related"]
    return MeetingWords(
        forms={noun: form for form, row in rows.items() for noun in row["nouns"]},
        families={form: row["family"] for form, row in rows.items()},
        related=frozenset((a, b) for group in related for a in group for b in group),
        needs_sides=frozenset(table["needs_sides"]),
        of_forums=frozenset(table["of_forums"]),
        needs_day=frozenset(table["needs_day"]),
        not_with=frozenset(table["not_with"]),
        taking_part=frozenset(table["taking_part"]),
        holding=frozenset(table["holding"]),
        taking_place=frozenset(table["taking_place"]),
        sitting=frozenset(table["sitting"]),
        gathering=frozenset(table["gathering"]),
        calling=frozenset(table["calling"]),
        going=frozenset(table["going"]),
        delegates=frozenset(table["delegates"]),
        envoys=frozenset(table["envoys"]),
        bodies=frozenset(table["bodies"]),
        working_bodies=frozenset(table["working_bodies"]),
        mediation=frozenset(table["mediation"]),
        mediated=frozenset(table["mediated"]),
        measures=frozenset(table["measures"]),
        verdicts=_by_word(table["verdicts"]),
        particles={verb: frozenset(after) for verb, after in table["particles"].items()},
        modifiers=_by_word(table["modifiers"]),
    )


def _by_word(rows: Mapping[str, list[str]]) -> dict[str, MeetingStatus]:
    return {word: MeetingStatus(status) for status, words in rows.items() for word in words}

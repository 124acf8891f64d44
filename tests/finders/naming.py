"""Mentions made by hand, so that a finder is tested without the others."""

from __future__ import annotations

import re

from travaux.finders.mentions import Mention, MentionForm, Mentions
from travaux.language import Annotated
from travaux.model import PartyRef, Span

NORLAND = PartyRef("NOR", "Norland")
SUDMARK = PartyRef("SUD", "Sudmark")
ALLIANCE = PartyRef("org:alliance", "Alliance")

_NAMES: tuple[tuple[str, MentionForm, PartyRef | None, str | None], ...] = (
    (r"Norland\b", MentionForm.NAME, NORLAND, None),
    (r"Norlandic\b", MentionForm.DEMONYM, NORLAND, None),
    (r"Sudmark\b", MentionForm.NAME, SUDMARK, None),
    (r"Sudmarkian\b", MentionForm.DEMONYM, SUDMARK, None),
    (r"the Alliance\b", MentionForm.NAME, ALLIANCE, None),
    (r"Ada Berg\b|\bBerg\b", MentionForm.NAME, NORLAND, "person:ada-berg"),
    (r"Milo Stern\b|\bStern\b", MentionForm.NAME, SUDMARK, "person:milo-stern"),
)


def named(annotated: Annotated) -> Mentions:
    """Every mention of the two invented states, their alliance and their two ministers."""
    return Mentions(
        Mention(Span(*match.span()), form, party, person)
        for pattern, form, party, person in _NAMES
        for match in re.finditer(rf"\b(?:{pattern})", annotated.text)
    )

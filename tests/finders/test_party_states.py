from __future__ import annotations

import pytest

from conftest import Read
from travaux.finders.parties import party_mentions


def unlisted(read: Read, text: str) -> set[str]:
    ids = (m.party.id for m in party_mentions(read(text)) if m.party)
    return {i for i in ids if i.startswith("name:")}


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        (
            (
                "The Ministers of Water of Ombria and Quenda met on Friday. "
                "Quenda opposed the dam, and Ombria rejected a delay."
            ),
            {"name:ombria", "name:quenda"},
        ),
        (
            "Ombria's treasury has denied the report. Ombria said it would pay.",
            {"name:ombria"},
        ),
    ],
)
def test_a_state_shows_by_its_offices(read: Read, text: str, ids: set[str]) -> None:
    assert unlisted(read, text) == ids


def test_a_person_with_a_given_name_owns_no_state(read: Read) -> None:
    text = "The prime minister, Lena Orvik, spoke. Orvik's government said that Orvik would resign."
    assert unlisted(read, text) == set()

"""A statement's line tells who spoke from whom they spoke for."""

from __future__ import annotations

import pytest

from brief import builders
from brief.builders import ARVENIA, documents, entry, passage, said
from travaux.brief.cite import Citer
from travaux.brief.material import Material
from travaux.brief.statements import Line, Names, line
from travaux.model import Act, Kind, Said, Speaker


def shown(speaker: Speaker, own: str | None) -> Line:
    """The line of a statement by ``speaker``, whose entry in the record has the id ``own``."""
    first, _ = documents()
    words = "We demand that the sluices"
    one = said(first, Act.DEMAND, speaker, words, words, channel=passage(first, "Dagbrev"))
    state = entry(Kind.PARTY, "Arvenia", [passage(first, "Arvenia")])
    entries = {"arvenia": state.id, None: None}
    material = Material("", (first,), parties=(state,), people=builders.people(first))
    one = Said(one.statement, one.document, (entries.get(own, own),), ())
    return line(one, Names(material), Citer([first], 3))


@pytest.mark.parametrize(
    ("speaker", "own", "who"),
    [
        (
            Speaker("an Arvenian official", None, ARVENIA),
            "arvenia",
            "An Arvenian official (Arvenia)",
        ),
        (Speaker("Arvenia", None, ARVENIA), "arvenia", "Arvenia"),
        (Speaker("a diplomat"), None, "A diplomat"),
        (Speaker("Ondel", "person:1", ARVENIA), None, "Ondel (Arvenia)"),
    ],
)
def test_who_is_not_named_keeps_the_words_of_the_source(
    speaker: Speaker, own: str | None, who: str
) -> None:
    assert shown(speaker, own).who == who


def test_a_person_has_the_name_the_record_gives() -> None:
    first, _ = documents()
    ondel = builders.people(first)[0]
    assert shown(Speaker("Ondel", "person:1", ARVENIA), ondel.id).who == "Mara Ondel (Arvenia)"


def test_a_channel_is_quoted() -> None:
    assert shown(Speaker("a diplomat"), None).channel == "“Dagbrev”"

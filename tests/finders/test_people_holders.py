from __future__ import annotations

from collections.abc import Callable

import pytest

from travaux.finders.mentions import Mentions
from travaux.finders.parties import party_mentions
from travaux.finders.people import find_people
from travaux.language import Annotated
from travaux.model import Person

Read = Callable[..., Annotated]


def person(read: Read, text: str, name: str) -> Person:
    annotated = read(text)
    people = find_people(annotated, Mentions(party_mentions(annotated))).people
    return next(one for one in people if one.name == name)


def offices(one: Person) -> list[tuple[str, str | None, bool]]:
    return [(o.title, o.party.id if o.party else None, o.former) for o in one.offices]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Hugo Paz, Peru's foreign minister and deputy prime minister, spoke.",
         [("foreign minister", "PER", False), ("deputy prime minister", "PER", False)]),
        ("The foreign minister and deputy prime minister of Peru, Hugo Paz, spoke.",
         [("foreign minister", "PER", False), ("deputy prime minister", "PER", False)]),
        ("The chair of the committee, Peru's ambassador Hugo Paz, spoke.",
         [("chair of the committee", None, False), ("ambassador", "PER", False)]),
        ("Peru's ambassador Hugo Paz, who chairs the committee, spoke.",
         [("ambassador", "PER", False), ("chair of the committee", None, False)]),
        ("Hugo Paz, chair of the committee and Peru's ambassador to Mali, spoke.",
         [("chair of the committee", None, False), ("ambassador to Mali", "PER", False)]),
        ("Peru's ambassador in Moscow, Hugo Paz, spoke.", [("ambassador in Moscow", "PER", False)]),
        ("Peruvian ambassador to Mali Hugo Paz spoke.", [("ambassador to Mali", "PER", False)]),
    ],
)  # fmt: skip
def test_one_person_holds_several_offices(
    read: Read, text: str, expected: list[tuple[str, str | None, bool]]
) -> None:
    assert offices(person(read, text, "Hugo Paz")) == expected


def test_an_office_in_a_list_is_not_its_neighbours(read: Read) -> None:
    text = "The president, Foreign Minister Hugo Paz, and the army chief met in Lima."
    assert offices(person(read, text, "Hugo Paz")) == [("Foreign Minister", None, False)]


@pytest.mark.parametrize(
    ("clause", "title", "former"),
    [
        ("who led the American delegation", "head of delegation", False),
        ("who heads the US negotiating team", "head of the negotiating team", False),
        ("who chaired the US delegation", "chair of the delegation", False),
        ("who led the American delegation until 2019", "head of delegation", True),
        ("who once led the American delegation", "head of delegation", True),
    ],
)
def test_who_leads_a_delegation_is_its_head(
    read: Read, clause: str, title: str, former: bool
) -> None:
    assert offices(person(read, f"Anna Lind, {clause}, objected.", "Anna Lind")) == [
        (title, "USA", former)
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Norwegian Foreign Minister Astrid Holm met Pekka Salo, her Finnish counterpart, in Oslo.",
        "Norwegian Foreign Minister Astrid Holm met her Finnish counterpart Pekka Salo in Oslo.",
        "Norwegian Foreign Minister Astrid Holm met her counterpart from Finland, Pekka Salo.",
    ],
)
def test_a_counterpart_has_the_party_and_no_office_of_its_own(read: Read, text: str) -> None:
    found = person(read, text, "Pekka Salo")
    assert found.party is not None
    assert found.party.id == "FIN"
    assert found.offices == ()


def test_a_partys_counterpart_is_on_the_other_side(read: Read) -> None:
    assert person(read, "Norway's counterpart Pekka Salo left Oslo.", "Pekka Salo").party is None


@pytest.mark.parametrize(
    ("text", "name", "title", "party"),
    [
        ("The UN special envoy to Mali, Hugo van der Meer, will attend.",
         "Hugo van der Meer", "special envoy to Mali", "org:un"),
        ("The UN special envoy to Norland, Hugo de Sola, will attend.",
         "Hugo de Sola", "special envoy to Norland", "org:un"),
        ("The EU special envoy in Mali, Hugo Paz, said no.",
         "Hugo Paz", "special envoy in Mali", "org:eu"),
        ("Peru's permanent representative to the UN in Geneva, Hugo Paz, agreed.",
         "Hugo Paz", "permanent representative to the UN in Geneva", "PER"),
        ("The personal envoy of the UN Secretary-General for Mali, Hugo Paz, spoke.",
         "Hugo Paz", "personal envoy of the Secretary-General for Mali", "org:un"),
        ("Hugo Paz, the Special Representative of the Secretary-General for Norland, spoke.",
         "Hugo Paz", "Special Representative of the Secretary-General for Norland", None),
        ("The ambassador of Peru to Japan, Hugo Paz, spoke.",
         "Hugo Paz", "ambassador to Japan", "PER"),
    ],
)  # fmt: skip
def test_an_envoy_is_posted_somewhere_and_speaks_for_who_sent_him(
    read: Read, text: str, name: str, title: str, party: str | None
) -> None:
    assert offices(person(read, text, name)) == [(title, party, False)]


def test_a_compound_that_breaks_off_is_no_part_of_a_title(read: Read) -> None:
    text = "Hugo Paz, head of the Geneva-based fund, agreed."
    assert offices(person(read, text, "Hugo Paz")) == [("head", None, False)]


def test_a_former_office_does_not_share_the_side_of_a_present_one(read: Read) -> None:
    text = "The UN envoy to Mali and former minister, Hugo Paz, spoke."
    assert offices(person(read, text, "Hugo Paz")) == [
        ("envoy to Mali", "org:un", False),
        ("minister", None, True),
    ]


def test_a_list_of_several_people_gives_nobody_anothers_office(read: Read) -> None:
    text = "The Foreign Minister of Peru, Secretary Paz, Ms. Lund and the chair of the talks met."
    assert offices(person(read, text, "Paz")) == [("Secretary", None, False)]

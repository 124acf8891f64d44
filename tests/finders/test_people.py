from __future__ import annotations

import string
from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from travaux.finders.mentions import Mentions
from travaux.finders.parties import party_mentions
from travaux.finders.people import People, find_people
from travaux.language import Annotated
from travaux.model import Person

Read = Callable[..., Annotated]
Found = Callable[[str], People]


@pytest.fixture(scope="session")
def found(read: Read) -> Found:
    def finder(text: str) -> People:
        annotated = read(text)
        return find_people(annotated, Mentions(party_mentions(annotated)))

    return finder


def named(people: People, name: str) -> Person:
    return next(person for person in people.people if person.name == name)


def offices(person: Person) -> list[tuple[str, str | None]]:
    return [(office.title, office.party.id if office.party else None) for office in person.offices]


@pytest.mark.parametrize(
    ("text", "name", "title", "party"),
    [
        ("Norwegian Deputy Foreign Minister Astrid Holm arrived.",
         "Astrid Holm", "Deputy Foreign Minister", "NOR"),
        ("The US Deputy Secretary of State Ellen Marsh agreed.",
         "Ellen Marsh", "Deputy Secretary of State", "USA"),
        ("Pavel Novak, Russia's foreign minister, disagreed.",
         "Pavel Novak", "foreign minister", "RUS"),
        ("Clara Ruiz, the EU's high representative for foreign affairs and security policy, spoke.",
         "Clara Ruiz", "high representative for foreign affairs and security policy", "org:eu"),
        ("The French president, Luc Moreau, declined.", "Luc Moreau", "president", "FRA"),
        ("Nato Secretary-General Erik Lund smiled.", "Erik Lund", "Secretary-General", "org:nato"),
        ("The head of the Iranian delegation, Reza Karimi, left.",
         "Reza Karimi", "head of delegation", "IRN"),
        ("Ms Barlow, the American ambassador to the United Nations, voted.",
         "Barlow", "ambassador to the United Nations", "USA"),
        ("The president of Brazil, Ana Souza, signed.", "Ana Souza", "president", "BRA"),
        ("Anna Lind, who leads Finland's delegation, objected.",
         "Anna Lind", "head of delegation", "FIN"),
        ("The ambassador to Japan Dan Hale spoke.", "Dan Hale", "ambassador to Japan", None),
    ],
)  # fmt: skip
def test_an_office_stands_before_or_after_a_name(
    found: Found, text: str, name: str, title: str, party: str | None
) -> None:
    assert offices(named(found(text), name)) == [(title, party)]


def test_two_countries_in_one_sentence_are_kept_apart(found: Found) -> None:
    people = found("German Chancellor Paul Krause and Polish President Jan Nowak met in Vienna.")
    sides = {p.name: p.party.id for p in people.people if p.party}
    assert sides == {"Paul Krause": "DEU", "Jan Nowak": "POL"}


def test_a_plural_office_is_held_by_each(found: Found) -> None:
    people = found("Presidents Marchetti and Lindqvist will call.")
    assert {p.name: offices(p)[0][0] for p in people.people} == {
        "Marchetti": "President",
        "Lindqvist": "President",
    }


@pytest.mark.parametrize(
    "text",
    [
        "The former Finnish prime minister Aino Salo agreed.",
        "Finland's then prime minister Aino Salo agreed.",
        "The ex-prime minister of Finland, Aino Salo, agreed.",
    ],
)
def test_who_held_an_office_once_speaks_for_nobody(found: Found, text: str) -> None:
    person = named(found(text), "Aino Salo")
    assert [office.former for office in person.offices] == [True]
    assert person.party is None


def test_the_passage_of_an_office_holds_office_and_name(found: Found) -> None:
    text = "On Monday Russian Deputy Foreign Minister Pavel Novak spoke."
    office = found(text).people[0].offices[0]
    assert office.passage.text == "Russian Deputy Foreign Minister Pavel Novak"
    assert text[office.passage.start : office.passage.end] == office.passage.text


def test_a_name_is_carried_through_by_surname(found: Found) -> None:
    people = found(
        "Russian Foreign Minister Pavel Novak arrived on Monday.\n\n"
        "Novak said little. Mr Novak's aides said less."
    )
    person = named(people, "Pavel Novak")
    assert person.variants == ("Novak",)
    assert [passage.text for passage in person.passages] == ["Pavel Novak", "Novak", "Novak"]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Sergei Ivanenko", "Sergey Ivanenko"),
        ("Anthony Bridges", "Antony Bridges"),
        ("Joseph Keller", "Joe Keller"),
        ("Daniel J. Keller", "Daniel Keller"),
        ("Emre Yıldırım", "Emre Yildirim"),
    ],
)
def test_spellings_of_one_name_are_one_person(found: Found, first: str, second: str) -> None:
    people = found(f"Envoy {first} arrived. Later the envoy {second} left.")
    assert len(people.people) == 1
    assert set(people.people[0].variants) | {people.people[0].name} == {first, second}


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Maria Keller", "Martin Keller"),
        ("George W Harding", "George HW Harding"),
        ("Ferdinand Keller", "Ferdinand Keller Jr"),
    ],
)
def test_different_people_of_one_family_stay_two(found: Found, first: str, second: str) -> None:
    people = found(f"Minister {first} came. Minister {second} did not come.")
    assert [person.name for person in people.people] == [first, second]


def test_a_surname_of_two_people_is_the_one_last_named_in_full(found: Found) -> None:
    people = found("Minister Maria Keller came. Minister Martin Keller left. Keller was angry.")
    assert people.mentions[-1].person == "person:martin-keller"


def test_a_surname_of_two_people_of_one_sentence_is_nobodys(found: Found) -> None:
    people = found("Minister Maria Keller met Senator Martin Keller. Keller was angry.")
    bare = max(people.mentions)
    assert bare.person is None


def test_an_honorific_tells_two_people_of_one_surname_apart(found: Found) -> None:
    people = found("Minister Maria Keller met Senator Martin Keller. Ms Keller was angry.")
    assert max(people.mentions).person == "person:maria-keller"


@pytest.mark.parametrize(
    ("full", "bare"),
    [
        ("Ursula van der Berg", "van der Berg"),
        ("Omar al-Haddad", "Haddad"),
        ("Pietro de Santis", "De Santis"),
        ("Faisal bin Rashid", "bin Rashid"),
        ("Liu Wenbo", "Liu"),
        ("Park Sung-min", "Park"),
        ("Brendan O’Malley", "O’Malley"),
        ("Ana María López-Vidal", "López-Vidal"),
    ],
)
def test_names_of_many_customs_have_their_surname(found: Found, full: str, bare: str) -> None:
    people = found(f"The foreign minister, {full}, spoke on Monday. Later {bare} left the talks.")
    assert [(p.name, p.variants) for p in people.people] == [(full, (bare,))]


@pytest.mark.parametrize(
    ("full", "then", "bare"),
    [
        ("Tesfaye Alemu", '"We will not stop," Tesfaye wrote.', "Tesfaye"),
        ("Thaksuda Wongsawan", "Thaksuda rejected the offer.", "Thaksuda"),
        ("Carlos Rivas Montalvo", "Rivas asked for calm.", "Rivas"),
        ("Faisal Al Harbi", "Al Harbi said that the text was premature.", "Al Harbi"),
    ],
)
def test_the_part_of_a_name_that_stands_alone_means_its_bearer(
    found: Found, full: str, then: str, bare: str
) -> None:
    people = found(f"The water minister, {full}, signed the text on Monday. {then}")
    assert [(p.name, p.variants) for p in people.people] == [(full, (bare,))]


@pytest.mark.parametrize(
    "text",
    [
        "Minister Tesfaye Alemu met Judge Tesfaye Gebre. Tesfaye left.",
        "Minister Tesfaye Alemu spoke. Alemu left early. The road to Tesfaye was closed.",
        "Minister Kenya Alemu spoke. Kenya rejected the offer.",
    ],
)
def test_a_given_name_of_two_or_of_a_place_is_nobodys(found: Found, text: str) -> None:
    assert all(p.variants in ((), ("Alemu",)) for p in found(text).people)


@pytest.mark.parametrize(
    "text",
    [
        "The meeting in Geneva was held at the Hotel Intercontinental.",
        "The Foreign Ministry and the Security Council met on Monday.",
        "The General Assembly adopted the Paris Agreement in December.",
        "King's College London and the Carter Center published a report.",
        "The State Department spoke to the New York Times.",
    ],
)
def test_places_and_organisations_are_nobody(found: Found, text: str) -> None:
    assert found(text).people == ()


@pytest.mark.parametrize(
    "text",
    [
        "Annex B. Coastal Peoples. The rights of coastal peoples hold, as Coastal Peoples asked.",
        "Marine Debris harms all. Marine debris is to be counted, and Marine Debris to be removed.",
        "The Tarsk Convention and the Tarsk Conventions bind Members. Members agree; members do.",
        "They adopted the General Framework, and General Rules of Conduct.",
        "Opt. 2 Alt No text. Alt Waste and no waste.",
        "Vladimir's Law and Table Two hold.",
    ],
)
def test_words_of_a_text_and_its_parts_are_nobody(found: Found, text: str) -> None:
    assert found(text).people == ()


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("His Highness Shaikh Tarin ibn Sultan Al Marudi signed.", "Tarin ibn Sultan Al Marudi"),
        ("Her Royal Highness Princess Amalia Berg signed.", "Amalia Berg"),
        ("For the Kingdom: His Majesty King Osman Al Marudi", "Osman Al Marudi"),
        ("His Excellency Mr Ilan Ferro signed.", "Ilan Ferro"),
        ("H.E. Anna Lind signed. HRH the queen left.", "Anna Lind"),
        ("Yesterday HRH Princess Amalia Berg signed.", "Amalia Berg"),
    ],
)
def test_styles_of_rulers_are_no_part_of_a_name(found: Found, text: str, name: str) -> None:
    assert [person.name for person in found(text).people] == [name]


@pytest.mark.parametrize("style", ["H.E. Mr.", "His Excellency Dr.", "H.E.", "Her Excellency Ms"])
def test_a_style_stands_between_an_office_and_its_holder(found: Found, style: str) -> None:
    (person,) = found(f"The Foreign Minister of Norway, {style} Jona Ferro, signed.").people
    assert (person.name, offices(person)) == ("Jona Ferro", [("Foreign Minister", "NOR")])


def test_a_style_alone_is_nobody(found: Found) -> None:
    assert found("His Majesty was absent. Signing for His Highness: the minister.").people == ()


def test_names_that_share_a_middle_name_are_two_people(found: Found) -> None:
    text = "Shaikh Tarin ibn Saud Al Marudi and Shaikh Tarin ibn Marudi Al Kesim signed."
    assert len(found(text).people) == 2


def test_a_name_whose_words_are_common_needs_a_given_name_or_a_title(found: Found) -> None:
    text = "Rose Berg said the power of the law stands. Ms. Power spoke. Power plants were shut."
    assert {person.name for person in found(text).people} == {"Rose Berg", "Power"}


def test_a_country_with_a_possessive_gives_the_side(found: Found) -> None:
    people = found("Germany's Greta Vogel met Luc Moreau of France.")
    assert {p.name: p.party.id for p in people.people if p.party} == {
        "Greta Vogel": "DEU",
        "Luc Moreau": "FRA",
    }


def test_a_spokesman_speaks_for_the_side_of_whose_spokesman_he_is(found: Found) -> None:
    people = found(
        "Russian President Igor Belov waited. Belov's spokesman Anton Gusev said nothing."
    )
    party = named(people, "Anton Gusev").party
    assert party is not None
    assert party.id == "RUS"


def test_the_verb_of_a_headline_is_no_name(found: Found) -> None:
    people = found("Ana Lind Objected To A Vote\n\nAna Lind spoke. Others objected to her tone.")
    assert [p.name for p in people.people] == ["Ana Lind"]


@pytest.mark.parametrize(
    "text",
    [
        "President Marlow will visit on Monday, the American president said.",
        "Vladimir Tarkov’s Russia will not sign, and Tarkov said so.",
    ],
)
def test_a_country_elsewhere_in_a_text_is_nobodys_side(found: Found, text: str) -> None:
    assert [person.party for person in found(text).people] == [None]


def test_an_office_without_a_country_says_no_side(found: Found) -> None:
    assert found("Deputy Foreign Minister Pavel Novak spoke.").people[0].party is None


_WORDS = st.text(string.ascii_letters + " .,'’-\n“”éğ’", max_size=120)


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(_WORDS)
def test_any_text_gives_verbatim_passages_and_known_ids(found: Found, text: str) -> None:
    full = f"President {text} and Mr {text}"
    people = found(full)
    ids = [person.id for person in people.people]
    assert len(ids) == len(set(ids))
    assert {m.person for m in people.mentions if m.person} == set(ids)
    for person in people.people:
        for passage in person.passages:
            assert full[passage.start : passage.end] == passage.text


def test_no_text_has_no_people(found: Found) -> None:
    assert found("").people == ()
    assert found(" \n ").people == ()


@pytest.mark.parametrize(
    ("text", "name", "party"),
    [
        ("They met.\n\nNORWAY: Ann Lind, Minister for the Environment, spoke.", "Ann Lind", "NOR"),
        ("FRANCE: Anna Berg spoke on the plan.", "Anna Berg", "FRA"),
        ("They spoke of NORWAY: Ann Lind, a minister, smiled.", "Ann Lind", None),
    ],
)
def test_a_country_that_heads_a_paragraph_is_the_speakers(
    found: Found, text: str, name: str, party: str | None
) -> None:
    side = named(found(text), name).party
    assert (side.id if side else None) == party


def test_a_name_keeps_the_words_that_its_entity_lacks(found: Found) -> None:
    text = "MOROCCO: Nourredino Benamar Alemi, Minister of the Environment, agreed."
    assert [person.name for person in found(text).people] == ["Nourredino Benamar Alemi"]


def test_an_ambassador_extraordinary_is_nobody_of_that_name(found: Found) -> None:
    text = "Ann Lind, Ambassador Extraordinary and Plenipotentiary of Norway to Japan, spoke."
    (person,) = found(text).people
    assert offices(person) == [
        ("Ambassador Extraordinary and Plenipotentiary to Japan", "NOR"),
    ]


def test_a_paper_that_is_somebodys_mouthpiece_is_nobody(found: Found) -> None:
    assert found("The mouthpiece of the rebels, Morning News, said so.").people == ()

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from conftest import Read
from travaux.finders.mentions import Mention, MentionForm
from travaux.finders.parties import find_parties, party_mentions
from travaux.model import PartyKind, PartyRef, Span


def named(read: Read, text: str) -> list[tuple[str, str, str]]:
    return [
        (m.span.of(text), m.form.value, m.party.id if m.party else "")
        for m in party_mentions(read(text))
    ]


def acting(read: Read, text: str) -> dict[str, tuple[str, ...]]:
    annotated = read(text)
    parties = find_parties(annotated, party_mentions(annotated))
    return {party.id: tuple(p.text for p in party.passages) for party in parties}


def test_names_demonyms_and_seats_of_one_party(read: Read) -> None:
    text = "Russia rejected the plan. The Kremlin said Russian envoys would leave."
    assert named(read, text) == [
        ("Russia", "name", "RUS"),
        ("Kremlin", "seat", "RUS"),
        ("Russian", "demonym", "RUS"),
    ]
    assert acting(read, text) == {"RUS": ("Russia", "Kremlin", "Russian")}


@pytest.mark.parametrize(
    ("text", "seats"),
    [
        ("Talks between Madrid and Lisbon resumed.", ["Madrid", "Lisbon"]),
        ("Tokyo demanded an apology.", ["Tokyo"]),
        ("Ottawa's demands were refused.", ["Ottawa"]),
        ("They sent a letter to Ankara.", ["Ankara"]),
        ("The minister arrived in Cairo.", []),
        ("She flew to Nairobi on Monday.", []),
        ("They met at the White House.", []),
        ("The White House rejected the offer.", ["White House"]),
        ("Protesters marched through Warsaw's streets.", []),
        ("The Vienna Convention was signed.", []),
    ],
)
def test_a_capital_is_a_party_only_where_it_stands_for_the_government(
    read: Read, text: str, seats: list[str]
) -> None:
    assert [m.span.of(text) for m in party_mentions(read(text))] == seats


@pytest.mark.parametrize(
    "text",
    [
        "The Washington Post reported the meeting.",
        "The Romanian Centre for Russian Studies published a paper.",
        "Chemists at the Moscow Institute of Physics agreed.",
        "He studied at the University of Oslo.",
        "Ships crossed the Indian Ocean.",
        "They signed it in the South China Sea.",
        "Let us go home and tell us who is there.",
        "The pro-Russian gunmen and the US-backed militia fled.",
        "The book is written in Russian.",
        "Voters in Atlanta, Georgia, chose a senator for Alabama.",
        "Xinhua and Agence France-Presse reported it.",
    ],
)
def test_what_only_looks_like_a_party_is_none(read: Read, text: str) -> None:
    assert named(read, text) == []


def test_a_name_inside_a_persons_name_is_no_party(read: Read) -> None:
    text = "Michael Jordan met the king of Jordan."
    assert [m.span.start for m in party_mentions(read(text))] == [text.rindex("Jordan")]


def test_capitals_count_in_acronyms_but_both_spellings_of_long_ones_do(read: Read) -> None:
    text = "Nato and NATO agreed with the US. TELL US NOW WHO IS NEXT."
    assert [m.span.of(text) for m in party_mentions(read(text))] == ["Nato", "NATO", "US"]


def test_the_longest_name_is_meant(read: Read) -> None:
    text = "South Sudan and Guinea-Bissau joined the UN Security Council."
    assert [party for _, _, party in named(read, text)] == ["SSD", "GNB", "org:unsc"]


def test_a_shared_name_means_whom_the_text_names_otherwise(read: Read) -> None:
    text = "North Korea left the talks. Korean envoys flew home."
    assert [party for _, _, party in named(read, text)] == ["PRK", "PRK"]
    assert named(read, "Korean envoys flew home.")[0][2] == "KOR"


def test_a_common_noun_names_an_organisation_named_before(read: Read) -> None:
    text = "The alliance is old. NATO met on Monday, and the alliance agreed."
    found = named(read, text)
    assert found == [("NATO", "name", "org:nato"), ("alliance", "name", "org:nato")]


def test_an_alliance_between_others_is_not_the_one_named_before(read: Read) -> None:
    text = "NATO met. The alliance between Peru and Chile ended."
    assert [words for words, _, _ in named(read, text)] == ["NATO", "Peru", "Chile"]


def test_acronyms_that_the_text_introduces_are_learned(read: Read) -> None:
    text = "The High Ambition Coalition (HIAC) met. HIAC rejected the draft."
    ids = [(words, party) for words, _, party in named(read, text)]
    assert ids[1:] == [("HIAC", "bloc:high-ambition")] * 2


def test_unknown_states_are_found_by_their_governments(read: Read) -> None:
    text = (
        "Talks between the Kingdom of Vostrana and Halvara resumed. Vostrana's foreign minister "
        "said the Halvaran delegation had left. The Halvaran government denied it, and Halvara "
        "demanded an apology."
    )
    found = acting(read, text)
    assert set(found) == {"name:vostrana", "name:halvara"}
    assert found["name:halvara"].count("Halvaran") == 2


def test_unknown_groups_are_found_by_the_head_of_their_name(read: Read) -> None:
    text = (
        "The Northern Lakes Liberation Front (NLLF) signed the truce. "
        "The NLLF accused Norway of delay."
    )
    annotated = read(text)
    parties = find_parties(annotated, party_mentions(annotated))
    assert [(p.id, p.kind) for p in parties] == [
        ("name:northern-lakes-liberation-front", PartyKind.GROUP),
        ("NOR", PartyKind.STATE),
    ]


def test_a_persons_or_a_creeds_government_is_no_unknown_state(read: Read) -> None:
    text = "Anna Keller resigned. The Keller government fell, and a Socialist government followed."
    assert named(read, text) == []


def test_another_states_security_council_is_not_that_of_the_un(read: Read) -> None:
    text = "Russia's Security Council met. The Security Council voted."
    ids = [party for _, _, party in named(read, text)]
    assert ids == ["RUS", "org:unsc"]


def test_a_party_that_is_only_a_place_or_an_adjective_does_not_act(read: Read) -> None:
    text = "France proposed a truce in Brazil. The guests ate Peruvian food."
    assert set(acting(read, text)) == {"FRA"}


def test_a_party_to_a_treaty_is_nobodys_name(read: Read) -> None:
    text = "Each Party shall report. Any Contracting Party may withdraw; the Party shall say why."
    assert named(read, text) == []


def test_people_show_that_their_party_acts_and_are_not_its_passages(read: Read) -> None:
    text = "Ana Silva left Peru on Monday."
    annotated = read(text)
    party = PartyRef("PER", "Peru")
    of_person = Mention(Span(0, 9), MentionForm.NAME, party, "person:ana-silva")
    own = party_mentions(annotated)
    assert find_parties(annotated, own) == ()
    (found,) = find_parties(annotated, (of_person, *own))
    assert [p.text for p in found.passages] == ["Peru"]


def test_speaking_on_behalf_of_a_bloc_makes_it_act(read: Read) -> None:
    text = "FIJI, on behalf of the G-77/CHINA and TRINIDAD and TOBAGO, opposed the text."
    assert {"FJI", "bloc:g77"} <= set(acting(read, text))
    assert "TTO" in [party for _, _, party in named(read, text)]


@pytest.mark.parametrize(
    ("text", "party"),
    [
        ("The government of Chile agreed.", "CHL"),
        ("The Permanent Council of the OSCE met.", "org:osce"),
        ("Members of the European Union voted.", "org:eu"),
        ("The Kingdom of Ostrava and the Republic of Melden,", "name:melden"),
        ("The Belgian foreign minister left.", "BEL"),
        ("A truce was reached under the mediation of Oman.", "OMN"),
    ],
)
def test_a_party_acts_through_its_bodies_members_and_signatures(
    read: Read, text: str, party: str
) -> None:
    assert party in acting(read, text)


def test_a_bloc_carries_its_members_and_a_state_its_codes(read: Read) -> None:
    annotated = read("The E3 criticised Iran.")
    by_id = {p.id: p for p in find_parties(annotated, party_mentions(annotated))}
    assert by_id["bloc:e3"].members == ("FRA", "DEU", "GBR")
    assert by_id["IRN"].codes.cow_number == 630


@settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    st.lists(
        st.sampled_from(
            ["the", "Kremlin", "of", "Republic", "US", "Moscow", "(ABC)", "Front", "’s", "-", "\n",
             "Union", "Vostran", "government", "said", "and", "United", "Nations", "Chad", "é"]
        ),
        max_size=25,
    )
)  # fmt: skip
def test_mentions_are_verbatim_in_order_and_apart_whatever_the_words(
    read: Read, words: list[str]
) -> None:
    text = " ".join(words)
    annotated = read(text)
    mentions = party_mentions(annotated)
    assert mentions == party_mentions(annotated)
    ends = [0, *(m.span.end for m in mentions)]
    assert all(end <= m.span.start < m.span.end for end, m in zip(ends, mentions, strict=False))
    for party in find_parties(annotated, mentions):
        assert all(text[p.start : p.end] == p.text for p in party.passages)


@pytest.mark.parametrize(
    "start",
    [
        "NAIROBI – ",
        "NAIROBI, May 3 (River News) - ",
        "Nairobi (River News) -- ",
        "NAIROBI, Kenya — ",
    ],
)
def test_the_place_of_a_dateline_is_no_party(read: Read, start: str) -> None:
    annotated = read(f"{start}Talks on the river resumed on Monday, Uganda said.")
    assert {m.party.name for m in party_mentions(annotated) if m.party} == {"Uganda"}


def test_a_country_before_a_dash_is_no_dateline(read: Read) -> None:
    annotated = read("KENYA – the host – agreed. \n\nKENYA - UGANDA TALKS RESUME")
    assert [m.span.of(annotated.text) for m in party_mentions(annotated)] == [
        "KENYA", "KENYA", "UGANDA",
    ]  # fmt: skip


def test_countries_in_capitals_are_parties(read: Read) -> None:
    text = "IRAN and JAPAN objected. The US, with the RUSSIAN FEDERATION and the UK, agreed."
    parties = find_parties(read(text), party_mentions(read(text)))
    assert {p.id for p in parties} == {"IRN", "JPN", "USA", "RUS", "GBR"}


@pytest.mark.parametrize(
    ("text", "id_"),
    [
        ("The Group of Latin American and Caribbean States urged caution.", "bloc:grulac"),
        ("The Like-Minded Group opposed a vote.", "bloc:lmdc"),
        ("The AGN proposed new text.", "bloc:african-group"),
        ("The Cairns Group rejected the offer.", "bloc:cairns-group"),
        ("The ACP Group asked for funds.", "org:oacps"),
        ("The Coral Group opposed the paragraph.", "name:coral-group"),
        ("The Upland Bloc rejected a vote.", "name:upland-bloc"),
    ],
)
def test_negotiating_groups_are_parties(read: Read, text: str, id_: str) -> None:
    parties = find_parties(read(text), party_mentions(read(text)))
    assert [(p.id, p.kind in {PartyKind.BLOC, PartyKind.ORGANISATION}) for p in parties] == [
        (id_, True)
    ]


@pytest.mark.parametrize(
    "text",
    [
        "On the new elements, CHILE, opposed by PERU, supported a list.",
        "On finance, Chile, for the Cairns Group, requested a record.",
        "On finance, Chile, on behalf of Peru, requested a record.",
    ],
)
def test_who_is_opposed_or_spoken_for_acts(read: Read, text: str) -> None:
    parties = find_parties(read(text), party_mentions(read(text)))
    assert len(parties) == 2
    assert parties[0].id == "CHL"


def test_what_a_party_has_endorsed_is_not_its_own(read: Read) -> None:
    assert party_mentions(read("Finland-endorsed reports told of losses.")) == ()


def test_a_company_is_no_negotiating_group(read: Read) -> None:
    assert party_mentions(read("The Merrow Group sold its shares. The Merrow Group lost.")) == ()


def test_the_parties_of_a_legal_text_have_no_name(read: Read) -> None:
    text = "Neither Party shall use force. Each Party shall report. Participating States may leave."
    assert party_mentions(read(text)) == ()


@pytest.mark.parametrize(
    "text",
    [
        "States shall cooperate with the Lisbon, Tarsk and Stockholm Conventions.",
        "The Madrid and Oslo Agreements were signed by all.",
        "It is regulated by the Vienna or Tarsk Convention.",
        "The secretariats of the Tokyo, OSPEC and Nairobi conventions met.",
    ],
)
def test_cities_before_the_head_they_share_are_no_states(read: Read, text: str) -> None:
    assert acting(read, text) == {}


def test_cities_in_a_list_of_capitals_stay_parties(read: Read) -> None:
    text = "Talks between Madrid, Lisbon and Oslo resumed."
    assert set(acting(read, text)) == {"ESP", "PRT", "NOR"}


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("The Tarsk Negotiations Commission (TNC) came late. The TNC rejected the plan.",
         "Tarsk Negotiations Commission", PartyKind.ORGANISATION),
        ("The Tarsk National Congress (TAN) came late. The TAN said it would sign.",
         "Tarsk National Congress", PartyKind.ORGANISATION),
        ("The Tarsk Salvation Front (TSF) came late. The TSF told reporters it would sign.",
         "Tarsk Salvation Front", PartyKind.GROUP),
        ("The Multilateral Repair Fund demanded more money.",
         "Multilateral Repair Fund", PartyKind.ORGANISATION),
    ],
)  # fmt: skip
def test_a_body_whose_acronym_speaks_is_a_party_and_no_state(
    read: Read, text: str, name: str, kind: PartyKind
) -> None:
    annotated = read(text)
    parties = find_parties(annotated, party_mentions(annotated))
    assert [(party.name, party.kind) for party in parties] == [(name, kind)]


def test_a_body_whose_acronym_only_stands_there_is_no_party(read: Read) -> None:
    text = "The Federal Roads Commission (FRC) exists. The budget of the FRC grew."
    assert acting(read, text) == {}

from __future__ import annotations

import re
from importlib import resources

import pytest
import yaml

from travaux.codebook.parties import Form, PartyEntry, load_parties
from travaux.model import PartyKind

TABLE = load_parties()
ISO = {key: entry for key, entry in TABLE.entries.items() if entry.codes.iso2}
# Members of the United Nations: 193, of which these ISO codes are the states that are not.
NOT_UN = {"TWN", "PSE", "VAT", "XKX"}


def states() -> list[PartyEntry]:
    return [entry for entry in ISO.values() if entry.kind is PartyKind.STATE]


def test_all_codes_of_iso_3166_are_there_and_kosovo() -> None:
    assert len(ISO) == 249 + 1
    assert all(entry.id == entry.codes.iso3 for entry in ISO.values())
    assert len({entry.codes.iso2 for entry in ISO.values()}) == 250


def test_all_members_of_the_united_nations_are_states_with_people_and_a_capital() -> None:
    members = [entry for entry in states() if entry.id not in NOT_UN]
    assert len(members) == 193
    city_states = {"SGP", "MCO", "DJI", "LUX", "SMR"}
    assert [e.id for e in members if not e.demonyms] == []
    assert [e.id for e in members if not e.capitals and e.id not in city_states] == []
    assert [e.id for e in members if e.codes.cow_number is None] == []


def test_codes_have_the_form_of_their_tables() -> None:
    for entry in TABLE.entries.values():
        codes = entry.codes
        assert re.fullmatch(r"[A-Z]{2}", codes.iso2 or "AA")
        assert re.fullmatch(r"[A-Z]{3}", codes.iso3 or "AAA")
        assert re.fullmatch(r"[A-Z]{3}", codes.cow or "AAA")
        assert re.fullmatch(r"Q[1-9]\d*", codes.wikidata or "Q1")
        assert 2 <= (codes.cow_number or 2) < 1000


def test_a_wikidata_id_is_of_one_party() -> None:
    ids = [e.codes.wikidata for e in TABLE.entries.values() if e.codes.wikidata]
    assert len(ids) == len(set(ids))


@pytest.mark.parametrize(
    ("party", "iso2", "number", "cow", "qid"),
    [
        ("RUS", "RU", 365, "RUS", "Q159"),
        ("USA", "US", 2, "USA", "Q30"),
        ("GBR", "GB", 200, "UKG", "Q145"),
        ("DEU", "DE", 255, "GMY", "Q183"),
        ("CHN", "CN", 710, "CHN", "Q148"),
        ("NAM", "NA", 565, "NAM", "Q1030"),
        ("NOR", "NO", 385, "NOR", "Q20"),
        ("XKX", "XK", 347, "KOS", "Q1246"),
    ],
)
def test_codes_known_by_heart(party: str, iso2: str, number: int, cow: str, qid: str) -> None:
    codes = TABLE.entry(party).codes
    assert (codes.iso2, codes.cow_number, codes.cow, codes.wikidata) == (iso2, number, cow, qid)


def test_members_stand_in_the_table_and_have_a_year() -> None:
    for entry in TABLE.entries.values():
        assert [m for m in entry.members if m not in TABLE] == []
        assert bool(entry.members) == (entry.as_of is not None)
        assert len(entry.members) == len(set(entry.members))


def test_treaty_organisations_have_as_many_members_as_they_publish() -> None:
    counts = {"org:nato": 32, "org:eu": 27, "org:osce": 57, "bloc:g7": 7, "org:gcc": 6,
              "org:asean": 10, "org:csto": 6, "org:arab-league": 22}  # fmt: skip
    assert {key: len(TABLE.entry(key).members) for key in counts} == counts


@pytest.mark.parametrize(
    ("words", "party", "form"),
    [
        ("Russian Federation", "RUS", Form.NAME),
        ("the Kremlin", "RUS", Form.SEAT),
        ("Moscow", "RUS", Form.CAPITAL),
        ("Britons", "GBR", Form.DEMONYM),
        ("U.S.", "USA", Form.NAME),
        ("DPRK", "PRK", Form.NAME),
        ("Burma", "MMR", Form.NAME),
        ("Ivory Coast", "CIV", Form.NAME),
        ("USSR", "SUN", Form.NAME),
        ("Nato", "org:nato", Form.NAME),
        ("State Department", "USA", Form.NAME),
        ("Houthi", "group:houthis", Form.DEMONYM),
        ("the West", "bloc:west", Form.NAME),
        ("Elysee", "FRA", Form.SEAT),
    ],
)
def test_words_name_a_party(words: str, party: str, form: Form) -> None:
    named = TABLE.named(words)
    surface = TABLE.look_up(words) or TABLE.look_up(words.removeprefix("the "))
    assert named is not None
    assert surface is not None
    assert (named.id, surface.form) == (party, form)


def test_lower_case_names_nobody() -> None:
    assert TABLE.look_up("us") is None
    assert TABLE.look_up("who") is None


def test_a_shared_name_lists_parties_of_the_table() -> None:
    shared = {p for surface in TABLE.surfaces.values() for p in surface.shared}
    assert {"KOR", "PRK", "COD", "COG"} <= shared
    assert [party for party in sorted(shared) if party not in TABLE] == []


@pytest.mark.parametrize("name", ["states", "organisations", "bodies", "traps", "seats", "media"])
def test_tables_hold_words_and_no_accidents_of_yaml(name: str) -> None:
    text = resources.files("travaux.codebook").joinpath(f"{name}.yaml").read_text("utf-8")
    assert [v for v in _leaves(yaml.safe_load(text)) if isinstance(v, bool) or v is None] == []


def _leaves(value: object) -> list[object]:
    if isinstance(value, dict):
        return [leaf for part in value.values() for leaf in _leaves(part)] + list(value)
    if isinstance(value, list):
        return [leaf for part in value for leaf in _leaves(part)]
    return [value]


@pytest.mark.parametrize(
    ("party", "kind"), [("org:un", "organisation"), ("org:nato", "organisation"), ("FRA", "state")]
)
def test_an_organisation_is_no_state(party: str, kind: str) -> None:
    assert TABLE.entry(party).kind == PartyKind(kind)

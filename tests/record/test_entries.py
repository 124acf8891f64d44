from __future__ import annotations

from datetime import date
from itertools import permutations

from record.builders import NORLAND, day, document, meeting, person, span_of
from record.cases import MONDAY, TUESDAY
from travaux.model import Document, Finding, Kind, PartyRef
from travaux.record.entries import build_entry, entry_id, office_words


def told(place: str | None, text: str) -> tuple[str, Finding]:
    doc: Document = document(text)
    return doc.sha256, meeting(doc, text, forum="Council", place=place)


def test_the_best_supported_reading_comes_first() -> None:
    found = [
        told("Oslo", "The Council sat in Oslo."),
        told("Bergen", "The Council sat in Bergen."),
        told("Bergen", "It is in Bergen that the Council sat."),
    ]
    readings = build_entry(Kind.MEETING, "m", found).readings("place")
    assert [(r.shown, len(r.passages)) for r in readings] == [("Bergen", 2), ("Oslo", 1)]


def test_ties_are_broken_by_the_words() -> None:
    found = [told("Oslo", "Sat in Oslo."), told("Bergen", "Sat in Bergen.")]
    for order in permutations(found):
        readings = build_entry(Kind.MEETING, "m", order).readings("place")
        assert [r.shown for r in readings] == ["Bergen", "Oslo"]


def test_of_two_times_as_well_supported_the_more_exact_comes_first() -> None:
    found: list[tuple[str, Finding]] = []
    for when in (
        span_of(date(2030, 1, 1), date(2030, 12, 31), "in the course of 2030"),
        day(2030, 5, 3, "3 May"),
    ):
        doc = document(f"The Council sat {when.text}.")
        found.append((doc.sha256, meeting(doc, doc.text, forum="Council", when=when)))
    readings = build_entry(Kind.MEETING, "m", found).readings("when")
    assert [r.shown for r in readings] == ["3 May", "in the course of 2030"]


def test_a_value_equal_but_for_case_is_one_reading() -> None:
    found = [told("Bergen", "Sat in Bergen."), told("BERGEN", "SAT IN BERGEN.")]
    assert len(build_entry(Kind.MEETING, "m", found).readings("place")) == 1


def test_what_is_not_said_is_no_reading() -> None:
    entry = build_entry(Kind.MEETING, "m", [told(None, "The Council sat.")])
    assert entry.first("place") is None
    assert entry.first("status") is None


def test_attributes_that_stand_beside_each_other_say_so() -> None:
    doc, findings = MONDAY
    entry = build_entry(Kind.MEETING, "m", [(doc.sha256, findings.meetings[0])])
    many = {a.name for a in entry.attributes if a.many}
    assert many == {"participants", "status"}
    assert [r.shown for r in entry.readings("participants")] == ["Norland", "Sudrey"]


def test_a_reading_rests_on_the_passage_that_holds_its_words() -> None:
    doc = document("Ruiz came. Later Ana Ruiz left.")
    ruiz = person(doc, "Ana Ruiz", variants=("Ruiz came",))
    entry = build_entry(Kind.PERSON, "p", [(doc.sha256, ruiz)])
    (name,) = entry.readings("name")
    assert [p.text for p in name.passages] == ["Ana Ruiz"]


def test_a_provision_is_named_by_number_and_text() -> None:
    doc, findings = MONDAY
    entry = build_entry(Kind.PROVISION, "p", [(doc.sha256, findings.provisions[0])])
    assert entry.name == "Article 4, Treaty on Fish and Salt"
    assert "name" not in {a.name for a in entry.attributes}


def test_the_id_of_a_party_is_its_own_and_of_others_comes_from_content() -> None:
    assert entry_id(Kind.PARTY, "a", "RUS") == "RUS"
    assert entry_id(Kind.PERSON, "a", "x") == entry_id(Kind.PERSON, "a", "x")
    assert entry_id(Kind.PERSON, "a", "x") != entry_id(Kind.PERSON, "b", "x")


def test_offices_are_put_in_words() -> None:
    assert office_words("Envoy", None) == "Envoy"
    assert office_words("Envoy", PartyRef("x", "Norland"), former=True) == "former Envoy, Norland"


def test_the_order_of_findings_does_not_matter() -> None:
    found = [(c[0].sha256, c[1].people[0]) for c in (MONDAY, TUESDAY)]
    assert build_entry(Kind.PERSON, "p", found) == build_entry(Kind.PERSON, "p", found[::-1])
    assert build_entry(Kind.PERSON, "p", found).first("party") == NORLAND


def test_a_part_of_a_name_is_no_other_name_but_another_spelling_is() -> None:
    found: list[tuple[str, Finding]] = []
    for name in ("Brandt", "Sergei Brandt", "Sergey Brandt", "President Brandt"):
        doc = document(f"{name} spoke.")
        found.append((doc.sha256, person(doc, name.removeprefix("President "))))
    entry = build_entry(Kind.PERSON, "p", found)
    assert {r.shown for r in entry.readings("name")} == {"Sergei Brandt", "Sergey Brandt"}
    assert "Brandt" in {r.shown for r in entry.readings("variants")}


def test_an_office_told_without_its_side_is_that_of_the_only_side_told() -> None:
    found: list[tuple[str, Finding]] = []
    for words, side in (("President Brandt of Norland.", NORLAND), ("President Brandt.", None)):
        doc = document(words)
        found.append((doc.sha256, person(doc, "Brandt", office="President", side=side)))
    (office,) = build_entry(Kind.PERSON, "p", found).readings("office")
    assert office.shown == office_words("President", NORLAND)
    assert len(office.passages) == 2

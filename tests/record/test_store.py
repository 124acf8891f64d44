from __future__ import annotations

import io
import random
from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from record.builders import NORLAND, SUDREY, day, document, meeting, person
from record.cases import MONDAY, TUESDAY, many
from travaux.errors import RecordError
from travaux.model import Act, Entry, Findings, Kind, Participant, Passage, SetAside
from travaux.record import Record


@pytest.fixture
def record() -> Iterator[Record]:
    with Record.open(":memory:", create=True) as opened:
        yield opened


@pytest.fixture
def full(record: Record) -> Record:
    for doc, findings in (MONDAY, TUESDAY):
        record.add(doc, findings, reader="v1")
    return record


def names(entries: Iterator[Entry]) -> list[str]:
    return [entry.name for entry in entries]


def exported(record: Record) -> str:
    out = io.StringIO()
    record.export(out)
    return out.getvalue()


def test_a_document_comes_back_as_it_went_in(full: Record) -> None:
    assert list(full.documents()) == [MONDAY[0], TUESDAY[0]]
    assert full.document(MONDAY[0].sha256) == MONDAY[0]
    assert full.document_count == 2


def test_a_document_that_is_not_there_is_a_key_error(record: Record) -> None:
    with pytest.raises(KeyError):
        record.document("0" * 64)


def test_the_same_document_twice_is_once(full: Record) -> None:
    assert full.has(MONDAY[0].sha256, "v1")
    assert not full.add(*MONDAY, reader="v1")
    assert full.document_count == 2
    assert full.counts()[Kind.STATEMENT] == 2


def test_a_document_read_by_another_reader_replaces_its_findings_whole(full: Record) -> None:
    doc, findings = MONDAY
    assert not full.has(doc.sha256, "v2")
    assert full.add(doc, replace(findings, statements=(), people=()), reader="v2")
    assert full.has(doc.sha256, "v2")
    assert not full.has(doc.sha256, "v1")
    assert full.counts()[Kind.STATEMENT] == 1
    assert names(full.entries(Kind.PERSON)) == ["Sergey Morov"]
    assert len(full.search("withdraw")) == 1


def test_statements_come_back_with_their_speakers(full: Record) -> None:
    first, second = full.statements()
    assert first.statement == MONDAY[1].statements[0]
    assert second.statement == TUESDAY[1].statements[0]
    (morov,) = full.entries(Kind.PERSON)
    assert first.speakers == second.speakers == (morov.id,)
    assert first.addressees == ("name:sudrey",)


def test_one_person_spelt_two_ways_is_one_entry_with_both_readings(full: Record) -> None:
    (morov,) = full.entries(Kind.PERSON)
    assert {r.shown for r in morov.readings("name")} == {"Sergei Morov", "Sergey Morov"}
    assert morov.first("party") == NORLAND
    assert morov.first("office") == "Deputy Minister, Norland"
    assert {document for document, _ in morov.findings} == {MONDAY[0].sha256, TUESDAY[0].sha256}


def test_a_day_from_one_source_and_a_place_from_another_are_one_meeting(full: Record) -> None:
    (council,) = full.entries(Kind.MEETING)
    (place,) = council.readings("place")
    (when,) = council.readings("when")
    assert (place.value, place.passages[0].document) == ("Bergen", TUESDAY[0].sha256)
    assert (when.shown, when.passages[0].document) == ("3 May", MONDAY[0].sha256)


def test_every_passage_of_every_entry_is_verbatim(full: Record) -> None:
    texts = {doc.sha256: doc.text for doc in full.documents()}
    found: list[Passage] = []
    for kind in Kind:
        for entry in full.entries(kind):
            found += entry.passages
            for attribute in entry.attributes:
                assert all(reading.passages for reading in attribute.readings)
                found += [p for reading in attribute.readings for p in reading.passages]
    assert found
    assert all(texts[p.document][p.start : p.end] == p.text for p in found)


def test_a_passage_that_is_not_verbatim_does_not_come_in(record: Record) -> None:
    doc = document("Ana Ruiz left.")
    ruiz = replace(person(doc, "Ana Ruiz"), passages=(Passage(doc.sha256, 0, 8, "Ana Ruis"),))
    with pytest.raises(RecordError, match="not verbatim"):
        record.add(doc, Findings(doc.sha256, people=(ruiz,)), reader="v1")
    assert record.document_count == 0


def test_a_passage_outside_the_text_does_not_come_in(record: Record) -> None:
    doc = document("Ana Ruiz left.")
    ruiz = replace(person(doc, "Ana Ruiz"), passages=(Passage(doc.sha256, 10, 99, "left."),))
    with pytest.raises(RecordError, match="no passage"):
        record.add(doc, Findings(doc.sha256, people=(ruiz,)), reader="v1")


def test_findings_of_another_document_do_not_come_in(record: Record) -> None:
    with pytest.raises(RecordError, match="another document"):
        record.add(MONDAY[0], TUESDAY[1], reader="v1")


def test_a_text_that_is_no_unicode_is_an_error_of_the_record(record: Record) -> None:
    doc = document("fine")
    with pytest.raises(RecordError, match="surrogates"):
        record.add(replace(doc, text="\ud800"), Findings(doc.sha256), reader="v1")


def test_a_file_name_that_is_no_unicode_is_kept(record: Record) -> None:
    doc = replace(document("fine"), source="caf\udce9.txt")
    record.set_aside(SetAside(doc.source, "empty", "It is empty.", ""))
    assert record.set_asides()[0].source == doc.source
    record.add(doc, Findings(doc.sha256), reader="v1")
    assert record.document(doc.sha256) == doc
    assert record.set_asides() == ()


def test_what_is_set_aside_is_so_once_until_it_is_read_well(record: Record) -> None:
    aside = SetAside("monday.txt", "empty", "It is empty.", "See that it was saved.")
    record.set_aside(aside)
    record.set_aside(aside)
    assert record.set_asides() == (aside,)
    record.add(*MONDAY, reader="v1")
    assert record.set_asides() == ()


@pytest.mark.parametrize("party", ["norland", "NORLAND", "name:norland", "NRL", "nrl"])
def test_a_party_is_asked_for_by_id_code_or_name(full: Record, party: str) -> None:
    assert [s.document for s in full.statements(party=party)] == [
        MONDAY[0].sha256,
        TUESDAY[0].sha256,
    ]
    assert names(full.entries(Kind.PERSON, party=party)) == ["Sergei Morov"]
    assert names(full.entries(Kind.TEXT, party=party)) == ["Treaty on Fish and Salt"]
    assert names(full.entries(Kind.PARTY, party=party)) == ["Norland"]


def test_a_party_is_asked_for_by_what_it_is_bound_to(full: Record) -> None:
    assert names(full.entries(Kind.PROVISION, party="Sudrey")) == [
        "Article 4, Treaty on Fish and Salt"
    ]
    assert names(full.entries(Kind.PROVISION, party="Norland")) == []


def test_a_person_is_asked_for_by_any_spelling_or_id(full: Record) -> None:
    (morov,) = full.entries(Kind.PERSON)
    for person_name in ("sergei morov", "Sergey Morov", morov.id):
        assert len(list(full.statements(person=person_name))) == 2
        assert list(full.entries(Kind.PERSON, person=person_name)) == [morov]
    assert list(full.statements(person="Nobody")) == []


def test_dates_filter_by_time_or_else_by_publication(full: Record) -> None:
    assert [s.statement.act for s in full.statements(since=date(2030, 6, 1))] == [Act.THREATEN]
    assert [s.statement.act for s in full.statements(until=date(2030, 5, 6))] == [Act.DEMAND]
    assert names(full.entries(Kind.MEETING, until=date(2030, 5, 2))) == []
    assert len(names(full.entries(Kind.MEETING, since=date(2030, 5, 3)))) == 1


def test_acts_and_documents_filter(full: Record) -> None:
    assert [s.statement.act for s in full.statements(acts={Act.THREATEN})] == [Act.THREATEN]
    assert list(full.statements(acts=())) == []
    for named in (TUESDAY[0].sha256, "tuesday.txt"):
        assert [s.document for s in full.statements(document=named)] == [TUESDAY[0].sha256]
        assert names(full.entries(Kind.PARTY, document=named)) == ["Sudrey"]


def test_counts_tell_entries_and_statements(full: Record) -> None:
    assert full.counts() == {
        Kind.PARTY: 2,
        Kind.PERSON: 1,
        Kind.MEETING: 1,
        Kind.TEXT: 1,
        Kind.PROVISION: 1,
        Kind.STATEMENT: 2,
    }


def test_parties_come_most_reported_first(full: Record) -> None:
    assert names(full.entries(Kind.PARTY)) == ["Sudrey", "Norland"]


def test_asking_while_adding_sees_whole_documents(record: Record) -> None:
    record.add(*MONDAY, reader="v1")
    seen = record.documents()
    next(seen)
    record.add(*TUESDAY, reader="v1")
    assert list(seen) == []
    assert record.document_count == 2


def test_entry_ids_stay_when_more_documents_agree(record: Record) -> None:
    first, second = sorted((MONDAY, TUESDAY), key=lambda case: case[0].sha256)
    record.add(*first, reader="v1")
    before = [entry.id for entry in record.entries(Kind.PERSON)]
    record.add(*second, reader="v1")
    assert [entry.id for entry in record.entries(Kind.PERSON)] == before


def test_runs_are_no_part_of_the_export(full: Record) -> None:
    before = exported(full)
    run = full.begin_run("0.1.0", {"published": None})
    full.end_run(run)
    full.set_aside(SetAside("x", "empty", "It is empty.", ""))
    assert exported(full) == before


@settings(max_examples=10, deadline=None)
@given(st.randoms(use_true_random=False), st.booleans())
def test_an_export_does_not_depend_on_the_order_of_adding(chance: random.Random, ask: bool) -> None:
    cases = [MONDAY, TUESDAY, *many(3)]
    exports = []
    for _ in range(2):
        chance.shuffle(cases)
        with Record.open(":memory:", create=True) as record:
            for number, (doc, findings) in enumerate(cases):
                record.add(replace(doc, source=f"/somewhere/{number}"), findings, reader="v1")
                if ask:
                    record.counts()
            exports.append(exported(record))
    assert exports[0] == exports[1]


def test_an_export_is_the_same_after_reading_again(full: Record) -> None:
    before = exported(full)
    for reader in ("v2", "v1"):
        for doc, findings in (TUESDAY, MONDAY):
            full.add(doc, findings, reader=reader)
    assert exported(full) == before


def test_a_side_told_in_one_report_helps_to_join_the_meetings_of_both() -> None:
    both = (
        ("Ilse Brandt of Norland met Omar Vey of Sudrey on 3 May in Oslo.", NORLAND, SUDREY),
        ("Ilse Brandt and Omar Vey of Sudrey met on 3 May in Oslo.", None, SUDREY),
    )
    with Record.open(":memory:") as record:
        for words, *sides in both:
            doc = document(words, f"{len(words)}.txt", date(2030, 5, 6))
            people = tuple(
                person(doc, name, office=name, side=side)
                for name, side in zip(("Ilse Brandt", "Omar Vey"), sides, strict=True)
            )
            talks = replace(
                meeting(doc, "met", place="Oslo", when=day(2030, 5, 3, "3 May")),
                participants=tuple(Participant(p.name, p.party, p.id) for p in people),
            )
            found = Findings(doc.sha256, people=people, meetings=(talks,))
            record.add(doc, found, reader="r")
        (entry,) = record.entries(Kind.MEETING)
    assert len(entry.findings) == 2

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from record.builders import (
    NORLAND,
    SUDREY,
    day,
    document,
    meeting,
    party,
    passage,
    person,
    statement,
)
from travaux.analysis import Sides, events
from travaux.model import (
    Act,
    Basis,
    Document,
    Entry,
    Event,
    EventClass,
    Finding,
    Kind,
    MeetingForm,
    MeetingStatus,
    Participant,
    PartyRef,
    Quad,
    Said,
    Span,
    Speaker,
    Statement,
)
from travaux.record.entries import build_entry

EASTMARK = PartyRef("name:eastmark", "Eastmark")
MOROV = Speaker("Sergei Morov", "person:sergei-morov", NORLAND)


def entry(kind: Kind, doc: Document, finding: Finding) -> Entry:
    return build_entry(kind, finding.id, [(doc.sha256, finding)])


def sides(doc: Document, *refs: PartyRef) -> Sides:
    people = []
    if "Sergei Morov" in doc.text:
        morov = person(doc, "Sergei Morov", office="Minister", side=NORLAND)
        people = [entry(Kind.PERSON, doc, morov)]
    return Sides([entry(Kind.PARTY, doc, party(doc, ref)) for ref in refs], people)


def said(doc: Document, one: Statement) -> Said:
    return Said(one, doc.sha256, (), ())


def only(found: list[Event]) -> Event:
    assert len(found) == 1
    return found[0]


def test_a_demand_is_a_request_to_whom_it_is_addressed() -> None:
    doc = document("Minister Sergei Morov of Norland told Sudrey that its ships must leave.")
    one = statement(
        doc, "its ships must leave", MOROV, act=Act.DEMAND, to=[Speaker("Sudrey", None, SUDREY)]
    )
    event = only(list(events([said(doc, one)], [], sides(doc, NORLAND, SUDREY))))
    assert (event.source, event.target) == (NORLAND, SUDREY)
    assert (event.code, event.plover, event.cameo) == ("demand", EventClass.REQUEST, "10")
    assert event.quad is Quad.VERBAL_CONFLICT
    assert event.basis is Basis.ACT
    assert event.confidence is None
    assert event.passages == one.passages


def test_without_an_addressee_the_party_acted_on_is_the_target() -> None:
    doc = document("Norland said it would never sign with Sudrey, Minister Sergei Morov said.")
    one = statement(doc, "it would never sign with Sudrey", MOROV, act=Act.REJECT)
    event = only(list(events([said(doc, one)], [], sides(doc, NORLAND, SUDREY))))
    assert event.target == SUDREY


def test_a_party_in_the_condition_is_the_target_only_where_no_other_is_named() -> None:
    text = "If Eastmark arms, we will close the sound to Sudrey, Minister Sergei Morov said."
    doc = document(text)
    one = statement(doc, text.partition(", Minister")[0], MOROV, act=Act.THREATEN)
    one = replace(one, condition=passage(doc, "If Eastmark arms"))
    known = sides(doc, SUDREY, EASTMARK)
    assert only(list(events([said(doc, one)], [], known))).target == SUDREY
    alone = replace(one, content=(passage(doc, "If Eastmark arms, we will close the sound"),))
    assert only(list(events([said(doc, alone)], [], known))).target == EASTMARK


def test_a_person_stands_for_their_party() -> None:
    doc = document("Sudrey accuses Minister Sergei Morov of lying.")
    speaker = Speaker("Sudrey", None, SUDREY)
    one = statement(doc, "Minister Sergei Morov of lying", speaker, act=Act.ACCUSE)
    event = only(list(events([said(doc, one)], [], sides(doc, SUDREY))))
    assert (event.source, event.target) == (SUDREY, NORLAND)


@pytest.mark.parametrize(
    "words", ["Norland will keep its ships, Sergei Morov said.", "All is well, Sergei Morov said."]
)
def test_a_statement_that_concerns_no_other_party_is_no_event(words: str) -> None:
    doc = document(words)
    one = statement(doc, words.partition(",")[0], MOROV)
    known = Sides([entry(Kind.PARTY, doc, party(doc, NORLAND))] if "Norland" in words else [], [])
    assert list(events([said(doc, one)], [], known)) == []


def test_a_speaker_without_a_side_is_the_source_of_nothing() -> None:
    doc = document("Sudrey must leave, a diplomat said.")
    one = statement(doc, "Sudrey must leave", Speaker("a diplomat"), act=Act.DEMAND)
    assert list(events([said(doc, one)], [], sides(doc, SUDREY))) == []


class Judged:
    """A judge that keeps what it was asked."""

    def __init__(self, confidence: float) -> None:
        self.confidence = confidence
        self.asked: list[tuple[str, str, str]] = []

    def __call__(self, sentence: str, source: Span, target: Span) -> tuple[EventClass, float]:
        self.asked.append((sentence, source.of(sentence), target.of(sentence)))
        return EventClass.SANCTION, self.confidence


def reported() -> tuple[Document, Statement]:
    doc = document(
        "It rained. Minister Sergei Morov said Norland had recalled its envoy to Sudrey."
    )
    one = statement(doc, "Norland had recalled its envoy to Sudrey", MOROV)
    whole = passage(doc, "Minister Sergei Morov said Norland had recalled its envoy to Sudrey.")
    return doc, replace(one, source=passage(doc, "Minister Sergei Morov"), passages=(whole,))


def test_what_a_report_tells_of_is_left_to_the_judge() -> None:
    doc, one = reported()
    judge = Judged(0.934)
    event = only(list(events([said(doc, one)], [], sides(doc, NORLAND, SUDREY), judge)))
    assert judge.asked == [(one.passages[0].text, "Minister Sergei Morov", "Sudrey")]
    assert (event.code, event.plover, event.cameo) == ("report", EventClass.SANCTION, "16")
    assert (event.basis, event.confidence) == (Basis.READER, 0.93)


def test_a_judge_that_is_not_sure_is_not_heard() -> None:
    doc, one = reported()
    event = only(list(events([said(doc, one)], [], sides(doc, NORLAND, SUDREY), Judged(0.5))))
    assert (event.plover, event.quad, event.cameo) == (None, None, "010")
    assert (event.basis, event.confidence) == (Basis.ACT, None)


def test_what_another_party_did_is_not_laid_on_who_tells_of_it() -> None:
    doc = document("Minister Sergei Morov said that the Sudrey had left the talks.")
    one = statement(doc, "that the Sudrey had left the talks", MOROV)
    whole = passage(doc, doc.text)
    one = replace(one, source=passage(doc, "Minister Sergei Morov"), passages=(whole,))
    judge = Judged(0.99)
    event = only(list(events([said(doc, one)], [], sides(doc, SUDREY), judge)))
    assert judge.asked == []
    assert event.plover is None


def test_acts_with_a_class_of_their_own_are_not_judged() -> None:
    doc, one = reported()
    judge = Judged(0.99)
    known = sides(doc, NORLAND, SUDREY)
    event = only(list(events([said(doc, replace(one, act=Act.REJECT))], [], known, judge)))
    assert judge.asked == []
    assert event.plover is EventClass.REJECT


def test_each_pair_of_parties_at_a_meeting_consults() -> None:
    doc = document("Norland, Sudrey and Eastmark held talks in Haven on 3 May.")
    talks = meeting(
        doc,
        "held talks in Haven on 3 May",
        form=MeetingForm.TALKS,
        place="Haven",
        when=day(2030, 5, 3, "3 May"),
        parties=(SUDREY, NORLAND, EASTMARK),
        status=MeetingStatus.HELD,
    )
    found = list(events([], [entry(Kind.MEETING, doc, talks)], sides(doc)))
    pairs = [(e.source.name, e.target.name) for e in found]
    assert pairs == [("Eastmark", "Norland"), ("Eastmark", "Sudrey"), ("Norland", "Sudrey")]
    first = found[0]
    assert (first.code, first.plover, first.cameo) == ("consult", EventClass.CONSULT, "046")
    assert (first.basis, first.place) == (Basis.MEETING, "Haven")
    assert first.when is not None
    assert first.when.earliest == date(2030, 5, 3)
    assert [p.text for p in first.passages] == ["held talks in Haven on 3 May"]


def test_people_at_a_meeting_bring_their_parties() -> None:
    doc = document("Minister Sergei Morov met Sudrey.")
    met = meeting(doc, "met", parties=(SUDREY,), status=MeetingStatus.HELD)
    met = replace(met, participants=(*met.participants, Participant("Sergei Morov", NORLAND, "x")))
    event = only(list(events([], [entry(Kind.MEETING, doc, met)], sides(doc, SUDREY))))
    assert (event.source, event.target) == (NORLAND, SUDREY)


@pytest.mark.parametrize(
    ("status", "codes"),
    [
        (MeetingStatus.UNKNOWN, ["040"]),
        (MeetingStatus.SCHEDULED, ["036"]),
        (MeetingStatus.CANCELLED, []),
        (MeetingStatus.POSTPONED, []),
    ],
)
def test_what_became_of_a_meeting_changes_its_code(status: MeetingStatus, codes: list[str]) -> None:
    doc = document("Norland and Sudrey meet.")
    met = meeting(doc, "meet", parties=(SUDREY, NORLAND), status=status)
    found = events([], [entry(Kind.MEETING, doc, met)], sides(doc))
    assert [event.cameo for event in found] == codes

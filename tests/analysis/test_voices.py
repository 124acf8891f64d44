from __future__ import annotations

from dataclasses import replace

from record.builders import NORLAND, SUDREY, document, party, person, statement
from travaux.analysis import Sides
from travaux.analysis.voices import chairs, utterances
from travaux.model import Act, Document, Entry, Kind, PartyRef, Said, Speaker, Statement
from travaux.record.entries import build_entry

US = Speaker("Norland", None, NORLAND)
THEM = Speaker("Sudrey", None, SUDREY)


def told(doc: Document, *statements: Statement) -> list[Said]:
    return [Said(one, doc.sha256, (), ()) for one in statements]


def known(*refs: PartyRef) -> Sides:
    doc = document(" ".join(ref.name for ref in refs))
    entries = [build_entry(Kind.PARTY, ref.id, [(doc.sha256, party(doc, ref))]) for ref in refs]
    return Sides(entries, [])


def nobody(name: str) -> Speaker:
    return Speaker(name, None, None)


def as_said(one: Statement, name: str) -> Statement:
    return replace(one, speakers=(nobody(name),), on_behalf_of=None)


def test_a_name_in_capitals_is_the_party_that_another_page_introduces() -> None:
    doc = document("NORLAND rejected the ferry.")
    one = as_said(statement(doc, "the ferry", US, act=Act.REJECT), "NORLAND")
    (voice,) = utterances(told(doc, one), known(NORLAND, SUDREY))
    assert (voice.party, voice.act, voice.id) == (NORLAND, Act.REJECT, one.id)


def test_it_is_the_party_of_the_statement_before_and_nobody_where_there_is_none() -> None:
    doc = document("Norland spoke first. It wants a ferry.")
    first = statement(doc, "spoke first", US)
    second = as_said(statement(doc, "wants a ferry", US), "It")
    assert [v.party for v in utterances(told(doc, first, second), known(NORLAND))] == [NORLAND] * 2
    assert list(utterances(told(doc, second), known(NORLAND))) == []


def test_both_sides_are_the_two_that_speak_most() -> None:
    doc = document("Norland waits. Sudrey waits. Both sides want peace.")
    ours, theirs = statement(doc, "Norland waits", US), statement(doc, "Sudrey waits", THEM)
    both = as_said(statement(doc, "want peace", US), "Both sides")
    voices = list(utterances(told(doc, ours, theirs, both), known(NORLAND, SUDREY)))
    assert {v.party for v in voices if v.id == both.id} == {NORLAND, SUDREY}
    alone = list(utterances(told(doc, ours, both), known(NORLAND, SUDREY)))
    assert {v.party for v in alone if v.id == both.id} == set()


def test_a_long_turn_is_taken_sentence_by_sentence() -> None:
    words = "We will never accept the toll. We propose a ferry twice a week. It rained in Valka."
    doc = document(f"Ms Lund: {words}")
    voices = list(utterances(told(doc, statement(doc, words, US)), known(NORLAND)))
    assert [v.act for v in voices] == [Act.REJECT, Act.PROPOSE, Act.ASSESS]
    assert [v.content[0].text for v in voices][1] == "We propose a ferry twice a week."
    assert all(doc.text[p.start : p.end] == p.text for v in voices for p in v.passages)
    assert len({v.id for v in voices}) == 3


def test_a_chair_is_neutral() -> None:
    doc = document("Ada Lund, Chair of the talks, said that the ferry matters.")
    lund = person(doc, "Ada Lund", office="Chair", side=NORLAND)
    entry: Entry = build_entry(Kind.PERSON, lund.id, [(doc.sha256, lund)])
    speaker = Speaker("Ada Lund", lund.id, NORLAND)
    one = statement(doc, "the ferry matters", speaker)
    presiding = chairs([entry])
    assert presiding == {"ada lund"}
    (voice,) = utterances(told(doc, one), Sides([], [entry]), presiding)
    assert voice.neutral
    (voice,) = utterances(told(doc, one), Sides([], [entry]))
    assert not voice.neutral

from __future__ import annotations

from collections.abc import Callable

import pytest

from travaux.codebook.cues import load_cues
from travaux.finders.attribution import attributions
from travaux.finders.mentions import Mentions
from travaux.finders.parties import party_mentions
from travaux.finders.people import find_people
from travaux.finders.resolve import resolve
from travaux.finders.statement_facts import is_hinged
from travaux.finders.statements import find_statements
from travaux.language import Annotated
from travaux.model import Statement

Read = Callable[..., Annotated]


def said(annotated: Annotated) -> tuple[Statement, ...]:
    parties = Mentions(party_mentions(annotated))
    people = find_people(annotated, parties)
    return find_statements(annotated, resolve(annotated, people, parties), people.people)


@pytest.mark.parametrize(
    "text",
    [
        "Chile neither accepted nor rejected the dam.",
        "The delegation neither confirmed nor denied the sale.",
        "Chile has not accepted the quota so far.",
        "Chile has not yet approved the quota.",
        "Chile has yet to accept the quota.",
    ],
)
def test_what_is_not_answered_is_no_answer(read: Read, text: str) -> None:
    assert attributions(read(text)) or "has yet" in text
    assert said(read(text)) == ()


@pytest.mark.parametrize(
    "text",
    [
        "The fund will pay, provided that Peru accepts the same cuts.",
        "The fund will pay as long as Peru rejects the other plan.",
        "The harbour will reopen if the rebels refuse to discuss the map.",
        "The fund will close in case Peru rejects the plan.",
        "The fund will close unless Peru agrees to pay and Chile promises to follow.",
        "It is unclear whether Peru accepts the plan.",
    ],
)
def test_what_stands_in_a_condition_was_not_said(read: Read, text: str) -> None:
    assert said(read(text)) == ()


def test_what_stands_beside_a_condition_was_said(read: Read) -> None:
    tokens = read("If the rebels leave, Peru promises to pay.").tokens
    (promises,) = (t for t in tokens if t.text == "promises")
    assert not is_hinged(promises, load_cues())


@pytest.mark.parametrize(
    "text",
    [
        "The minister declined to comment on the dam.",
        "The minister refused to comment.",
        "The minister declined to say whether Peru had accepted the dam.",
        "The ministry declined comment.",
        "A trader refused to be named.",
    ],
)
def test_silence_is_no_rejection(read: Read, text: str) -> None:
    assert said(read(text)) == ()


@pytest.mark.parametrize(
    "text",
    [
        "Article 3: Peru is to renounce the dam.",
        "Article 3: Peru renounces the dam.",
        "Under it, members would commit themselves to close the dam.",
        "Under the accord, Peru would promise to close the dam.",
        "Under the 2015 accord, Peru agreed to close the dam.",
        "The Parties undertake to close the dam.",
    ],
)
def test_what_a_text_lays_down_is_no_speech(read: Read, text: str) -> None:
    assert said(read(text)) == ()


@pytest.mark.parametrize(
    "text",
    [
        "The Parties reaffirmed their support for the dam.",
        "The Parties agreed to close the dam.",
        "Under pressure, Peru agreed to close the dam.",
        "Chile did not accept the plan.",
        "Chile still does not accept the plan.",
        "The minister refused to discuss the dam.",
    ],
)
def test_what_was_said_or_done_stays(read: Read, text: str) -> None:
    assert len(said(read(text))) == 1


def test_nobody_is_asked_for(read: Read) -> None:
    assert said(read("Neither delegation would say who had proposed the dam.")) == ()


@pytest.mark.parametrize(
    "text",
    [
        "The ambassador said his country would not accept the dam.",
        "Ana Ruiz told reporters that her government rejected the dam.",
        "The spokesman said on Monday that its delegation would propose a canal.",
    ],
)
def test_what_the_own_side_would_do_is_said_once(read: Read, text: str) -> None:
    assert len(said(read(text))) == 1


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("Lee called the plan a non-starter, as she had in May.", "the plan a non-starter"),
        ("Chile demanded a cease-fire - and got it.", "a cease-fire"),
        ("Chile rejected the deal-breaker.", "the deal-breaker"),
    ],
)
def test_a_content_ends_with_a_whole_word(read: Read, text: str, content: str) -> None:
    (one,) = said(read(text))
    assert one.content[0].text == content


def test_what_is_demanded_of_somebody_was_not_done(read: Read) -> None:
    assert len(said(read("Chile demanded that Peru reject the dam."))) == 1


def test_what_a_repetition_held_is_in_the_outer_statement(read: Read) -> None:
    text = (
        "The minister said his government demanded that Peru stop claiming that the dam was safe."
    )
    found = said(read(text))
    known = {s.id for s in found}
    assert len(found) > 1
    assert all(s.nested_in is None or s.nested_in in known for s in found)

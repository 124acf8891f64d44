from __future__ import annotations

from collections.abc import Callable
from time import process_time

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from travaux.finders.mentions import Mentions
from travaux.finders.parties import party_mentions
from travaux.finders.people import find_people
from travaux.finders.resolve import resolve
from travaux.finders.statements import find_statements
from travaux.language import Annotated
from travaux.model import Act, Mode, Statement

Read = Callable[..., Annotated]
Reader = Callable[[str], tuple[Statement, ...]]


@pytest.fixture(scope="session")
def statements(read: Read) -> Reader:
    def reader(text: str) -> tuple[Statement, ...]:
        annotated = read(text)
        parties = Mentions(party_mentions(annotated))
        people = find_people(annotated, parties)
        mentions = resolve(annotated, people, parties)
        return find_statements(annotated, mentions, people.people)

    return reader


def only(found: tuple[Statement, ...]) -> Statement:
    (one,) = found
    return one


def test_every_part_is_verbatim(statements: Reader) -> None:
    text = "“We accept the plan,” Foreign Minister Ana Ruiz told Reuters on Monday. “It is fair.”"
    found = only(statements(text))
    assert found.source is not None
    assert found.source.text == "Foreign Minister Ana Ruiz"
    assert found.cue is not None
    assert found.cue.text == "told"
    assert [c.text for c in found.content] == ["“We accept the plan,”", "“It is fair.”"]
    for part in (found.source, found.cue, *found.content, *found.passages):
        assert text[part.start : part.end] == part.text


def test_who_speaks_is_resolved(statements: Reader) -> None:
    text = "Norwegian Prime Minister Ole Berg arrived. Peru must sign, he said."
    found = only(statements(text))
    assert [(s.name, s.person, s.party and s.party.id) for s in found.speakers] == [
        ("Ole Berg", "person:ole-berg", "NOR")
    ]


def test_a_relative_pronoun_speaks_for_the_noun_before_it(statements: Reader) -> None:
    (found,) = statements("The island belongs to Norway, which said that Peru had no claim.")
    assert found.source is not None
    assert found.source.text == "which"
    assert [s.party.id for s in found.speakers if s.party] == ["NOR"]


def test_one_named_beside_the_speaker_does_not_speak(statements: Reader) -> None:
    text = "Ole Berg stayed away. A friend of Ole Berg said that talks had failed."
    found = only(statements(text))
    assert [s.person for s in found.speakers] == [None]


@pytest.mark.parametrize(
    ("text", "act"),
    [
        ("Norway rejected the proposal.", Act.REJECT),
        ("Canada demanded the withdrawal of all troops.", Act.DEMAND),
        ("Chile offered to lift its sanctions.", Act.OFFER),
        ("Peru proposed holding a summit.", Act.PROPOSE),
        ("Peru agreed to hold a summit.", Act.PROMISE),
        ("Norway threatened to leave the talks.", Act.THREATEN),
        ("Norway promised to leave the island.", Act.PROMISE),
        ("Norway warned that war was near.", Act.WARN),
        ("Norway denied that it had fired first.", Act.DENY),
        ("Norway accused Chile of lying.", Act.ACCUSE),
        ("Norway urged Chile to sign the treaty.", Act.APPEAL),
        ("Norway believes that talks will fail.", Act.ASSESS),
        ("Norway said that talks had failed.", Act.ASSESS),
        ("Peru did not rule out a new round.", Act.OFFER),
        ("Brazil no longer insists on a ban.", Act.ACCEPT),
        ("Chile refused to confirm the report.", Act.REPORT),
        ("Kenya would not accept the text.", Act.REJECT),
        ("Norway said Norway would not accept the draft.", Act.REJECT),
        ("Norway said Canada must withdraw its ships.", Act.DEMAND),
        ("Norway called the demand unacceptable, and said it was inconceivable.", Act.REJECT),
        ("Norway reiterated its demand for a ceasefire.", Act.DEMAND),
        ("India insisted that Norway leave the island.", Act.DEMAND),
        ("India insisted that it had left the island.", Act.REPORT),
        ("India supports Norway.", Act.ASSESS),
        ("Norway offers no clue to its plans.", Act.REPORT),
    ],
)
def test_the_act_respects_cue_content_and_polarity(statements: Reader, text: str, act: Act) -> None:
    assert act in {s.act for s in statements(text)}


@pytest.mark.parametrize(
    ("text", "mode"),
    [
        ("“We accept the plan,” the envoy said.", Mode.DIRECT),
        ("The envoy said that talks had failed.", Mode.INDIRECT),
        ("The envoy said that the plan was “unfair”.", Mode.MIXED),
        ("The envoy warned Peru of ‘massive consequences’ and of war.", Mode.MIXED),
    ],
)
def test_the_mode_tells_how_the_words_are_given(statements: Reader, text: str, mode: Mode) -> None:
    assert only(statements(text)).mode is mode


def test_a_threat_has_its_condition_and_consequence(statements: Reader) -> None:
    text = (
        "“We will make every effort for peace. We tell them that if Norway uses force, there will "
        "be severe consequences,” Berg said."
    )
    found = only(statements(text))
    assert found.act is Act.THREATEN
    assert found.condition is not None
    assert found.condition.text == "if Norway uses force"
    assert found.consequence is not None
    assert found.consequence.text == "there will be severe consequences"


def test_every_statement_has_the_condition_it_names(statements: Reader) -> None:
    found = only(statements("“The hall opens at noon. Talks resume if it rains,” the envoy said."))
    assert found.act is not Act.THREATEN
    assert found.condition is not None
    assert found.condition.text == "if it rains"
    assert found.consequence is not None
    assert found.consequence.text == "Talks resume"


@pytest.mark.parametrize(
    "text",
    [
        "Negotiators failed to agree on a treaty.",
        "Peru has not said whether it would sign.",
        "The committee will announce the date of the next session.",
        "The declaration obliges both states to share data.",
        "Article 4 calls for a halt to all exercises.",
    ],
)
def test_what_was_not_said_is_no_statement(statements: Reader, text: str) -> None:
    assert statements(text) == ()


def test_what_is_only_supposed_is_no_statement(statements: Reader) -> None:
    assert statements("If Peru rejects the draft, Chile will leave the room.") == ()


def test_nobody_and_things_do_not_speak(statements: Reader) -> None:
    assert statements("No country wants a war. The storm threatened the harbour.") == ()


def test_a_group_that_no_table_holds_is_spoken_for_by_its_words(statements: Reader) -> None:
    found = only(statements("Kenya, speaking for the Coral Group, said that time was short."))
    assert found.on_behalf_of is not None
    assert found.on_behalf_of.name == "Coral Group"
    assert [s.party.id for s in found.speakers if s.party] == ["KEN"]


def test_what_speakers_report_of_themselves_is_one_statement(statements: Reader) -> None:
    found = only(statements("Norway said that it rejected the proposal."))
    assert found.act is Act.REJECT


def test_a_place_or_a_time_is_no_channel(statements: Reader) -> None:
    text = "The envoy said in the Balkans on the Monday that talks had failed."
    assert all(s.channel is None for s in statements(text))


@pytest.mark.parametrize(
    "text",
    [
        "The discussion on rules which require financing went on.",
        "It is a plan that supports trade.",
    ],
)
def test_a_pronoun_for_a_thing_says_nothing(statements: Reader, text: str) -> None:
    assert statements(text) == ()


def test_what_is_demanded_of_others_is_not_said_by_them(statements: Reader) -> None:
    found = statements("Norway demanded that Chile explain its position.")
    assert [s.cue.text for s in found if s.cue] == ["demanded"]


def test_nobody_addresses_themselves(statements: Reader) -> None:
    for found in statements("Ole Berg spoke. Ole Berg urged him to sign the text."):
        assert not set(found.addressees) & set(found.speakers)


def test_a_consequence_stops_where_the_speaker_is_named(statements: Reader) -> None:
    found = only(statements("“If Peru leaves, we will leave,” Ruiz said. “The hall is empty.”"))
    assert found.consequence is not None
    assert found.consequence.text == "we will leave"


def test_an_inner_statement_names_the_outer_one(statements: Reader) -> None:
    outer, inner = statements("Ruiz told Interfax that Canada had warned of a deadlock.")
    assert outer.nested_in is None
    assert inner.nested_in == outer.id


def test_a_statement_over_paragraphs_has_a_passage_in_each(statements: Reader) -> None:
    text = "“We accept the plan,” Ruiz said.\n\n“It is a fair one and we will sign it.”"
    assert len(only(statements(text)).passages) == 2


def test_ids_differ_and_do_not_change(statements: Reader) -> None:
    text = "Peru said it would stay and Chile said it would leave. Kenya urged Chile to stay."
    ids = [s.id for s in statements(text)]
    assert len(set(ids)) == len(ids) == 3
    assert ids == [s.id for s in statements(text)]


HOSTILE = (
    "Norway",
    "said",
    "that",
    "if",
    "“",
    "”",
    "’s",
    "Peru",
    ",",
    ".",
    "must",
    "would not",
    "accept",
    "he",
    "who",
    "on behalf of",
    "told",
    "in a statement",
    "\n",
    "Otherwise",
    "should",
    "in case of",
    "war",
    "unless",
)
TEXTS = st.lists(
    st.sampled_from(HOSTILE),
    max_size=25,
).map(" ".join)


@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
@given(text=TEXTS)
def test_hostile_text_never_crashes(statements: Reader, text: str) -> None:
    for found in statements(text):
        assert all(text[c.start : c.end] == c.text for c in found.content)


@pytest.mark.parametrize(
    "text",
    [
        "Norway must decide whether it wants the treaty.",
        "Norway will not wish to abandon the fleet.",
        "Norway may not want to sign.",
        "The flood is threatening to cut the valley in two.",
    ],
)
def test_what_an_author_expects_of_somebody_is_not_said_by_him(
    statements: Reader, text: str
) -> None:
    assert list(statements(text)) == []


def test_a_minister_of_no_named_party_threatens_for_the_own_side(statements: Reader) -> None:
    text = "Foreign Minister Ana Ruiz said that Peru would leave the talks if Chile built the dam."
    assert only(statements(text)).act is Act.THREATEN


@pytest.mark.parametrize("text", ["Peru said “ " * 300, "according to Peru, " * 1500])
def test_what_never_ends_is_read_in_time(read: Read, text: str) -> None:
    annotated = read(text)
    parties = Mentions(party_mentions(annotated))
    mentions = resolve(annotated, find_people(annotated, parties), parties)
    started = process_time()
    find_statements(annotated, mentions, ())
    assert process_time() - started < 3

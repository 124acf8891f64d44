from __future__ import annotations

import time
from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from travaux.finders.attribution import attributions
from travaux.language import Annotated

Read = Callable[..., Annotated]
Parts = tuple[str | None, str | None, tuple[str, ...]]


def told(read: Read, text: str) -> list[Parts]:
    """Source, cue and contents of every attribution of ``text``."""
    return [
        (
            a.source.of(text) if a.source else None,
            a.cue.of(text) if a.cue else None,
            tuple(s.of(text) for s in a.content),
        )
        for a in attributions(read(text))
    ]


def test_a_that_clause_is_content_with_its_that(read: Read) -> None:
    assert told(read, "The minister said that Norway had left the talks.") == [
        ("The minister", "said", ("that Norway had left the talks",))
    ]


def test_the_verb_group_is_the_cue(read: Read) -> None:
    ((_, cue, _),) = told(read, "Norway has repeatedly warned that the truce may end.")
    assert cue == "has repeatedly warned"


def test_a_verb_that_leads_to_the_cue_belongs_to_it(read: Read) -> None:
    ((source, cue, content),) = told(read, "Ruiz went on to say that talks had failed.")
    assert (source, cue, content) == ("Ruiz", "went on to say", ("that talks had failed",))
    assert [c for _, c, _ in told(read, "Chile refused to confirm the report.")] == [
        "refused to confirm"
    ]


def test_a_source_has_its_apposition(read: Read) -> None:
    text = "Ana Ruiz, the foreign minister of Peru, said that talks had failed."
    assert told(read, text)[0][0] == "Ana Ruiz, the foreign minister of Peru,"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Canada demanded the withdrawal of all troops.",
            ("Canada", "demanded", ("the withdrawal of all troops",)),
        ),
        ("Chile offered to lift its sanctions.", ("Chile", "offered", ("to lift its sanctions",))),
        ("Brazil called for a ceasefire.", ("Brazil", "called for", ("a ceasefire",))),
        (
            "Kenya urged Chile to sign the treaty.",
            ("Kenya", "urged", ("Chile to sign the treaty",)),
        ),
        (
            "Peru called on Brazil to open its market.",
            ("Peru", "called on", ("Brazil to open its market",)),
        ),
        ("Berg accused Canada of lying.", ("Berg", "accused", ("Canada of lying",))),
        (
            "Canada was accused by Norway of breaking the truce.",
            ("Norway", "was accused by", ("Canada", "of breaking the truce")),
        ),
        (
            "The minister made it clear that Peru would stay.",
            ("The minister", "made it clear", ("that Peru would stay",)),
        ),
        ("It was reported that Peru had left.", (None, "was reported", ("that Peru had left",))),
    ],
)
def test_a_verb_attributes_what_it_governs(read: Read, text: str, expected: Parts) -> None:
    assert told(read, text) == [expected]


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("Peru, with Chile and Kenya, opposed the plan.", "Peru, with Chile and Kenya,"),
        (
            "Kenya, speaking for the Island Group, said that time was short.",
            "Kenya, speaking for the Island Group,",
        ),
        (
            "More than 20 countries, among them Peru and Chile, had backed the plan.",
            "More than 20 countries, among them Peru and Chile,",
        ),
        (
            "A smaller group of exporters led by Norway opposed any limit.",
            "A smaller group of exporters led by Norway",
        ),
        ("Finance: Peru and Chile said that the fund was too small.", "Peru and Chile"),
    ],
)
def test_a_source_is_whole_with_the_comma_that_closes_its_aside(
    read: Read, text: str, source: str
) -> None:
    assert source in {s for s, _, _ in told(read, text)}


def test_a_day_is_not_what_is_said(read: Read) -> None:
    assert told(read, "The envoy insisted on Wednesday.") == []


def test_a_gerund_of_what_is_not_done_attributes_nothing(read: Read) -> None:
    assert told(read, "The envoy stopped short of accepting the plan.") == []


def test_an_infinitive_of_purpose_attributes_nothing(read: Read) -> None:
    assert told(read, "The envoy came to Geneva to denounce the plan.") == []


def test_one_that_is_told_is_no_content(read: Read) -> None:
    ((_, _, content),) = told(read, "The envoy told lawmakers that the deal was near.")
    assert content == ("that the deal was near",)


def test_nested_attributions_are_both_found(read: Read) -> None:
    found = told(read, "Ruiz told Interfax that Canada had warned of a deadlock.")
    assert [(s, c) for s, c, _ in found] == [("Ruiz", "told"), ("Canada", "had warned of")]


def test_the_document_is_read_in_order(read: Read) -> None:
    text = "Peru said it would stay. “We agree,” Chile said. According to Kenya, talks go on."
    sources = [a.source.start for a in attributions(read(text)) if a.source]
    assert len(sources) == 3
    assert sources == sorted(sources)


def test_a_quote_after_what_its_speaker_said_goes_on_with_it(read: Read) -> None:
    text = "The envoy said that talks had failed. “Nobody listened to us.”"
    assert told(read, text) == [
        ("The envoy", "said", ("that talks had failed", "“Nobody listened to us.”"))
    ]


def test_a_quote_in_another_paragraph_is_not_carried_from_an_indirect_one(read: Read) -> None:
    text = "The envoy said that talks had failed.\n\nThe room fell silent. “Nobody listened to us.”"
    assert (None, None, ("“Nobody listened to us.”",)) in told(read, text)


HOSTILE = (
    "Peru",
    "said",
    "told",
    "that",
    "“",
    "”",
    "' \"",
    ",",
    ".",
    "according to",
    "if",
    "he",
    "accused of",
    "the plan\n",
    ":",
    "was",
    "by",
    "demand",
    "called on",
    "refuse",
    "‘",
    "--",
)
WORDS = st.lists(
    st.sampled_from(HOSTILE),
    max_size=25,
).map(" ".join)


@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
@given(text=WORDS)
def test_hostile_text_never_crashes_and_parts_do_not_overlap(read: Read, text: str) -> None:
    for found in attributions(read(text)):
        assert found.content
        for span in found.content:
            assert span.of(text).strip()
            assert not (found.source and span.overlaps(found.source))
            assert not (found.cue and span.overlaps(found.cue))


def test_time_is_linear_in_the_length_of_a_sentence(read: Read) -> None:
    def seconds(words: int) -> float:
        annotated = read("Peru said that " + "the envoy said it and " * (words // 5) + "left.")
        start = time.process_time()
        attributions(annotated)
        return time.process_time() - start

    seconds(200)
    assert seconds(4000) < 16 * max(seconds(1000), 0.005)


@pytest.mark.parametrize(
    ("text", "source", "cue", "content"),
    [
        (
            "Ruiz pointed out that six articles were open.",
            "Ruiz",
            "pointed out",
            "that six articles were open",
        ),
        ("Peru ruled out any sale of gas.", "Peru", "ruled out", "any sale of gas"),
        (
            "The ministry said in a statement that the envoy had left.",
            "The ministry",
            "said",
            "that the envoy had left",
        ),
        (
            "Warsaw made clear that any deal has to help farmers.",
            "Warsaw",
            "made clear",
            "that any deal has to help farmers",
        ),
        (
            "What Chile wants is a share of the river.",
            "Chile",
            "wants",
            "a share of the river",
        ),
        (
            "Pretoria appealed to creditors to grant a standstill.",
            "Pretoria",
            "appealed to",
            "creditors to grant a standstill",
        ),
        (
            "Uruguay is opposed to any levy on beef.",
            "Uruguay",
            "is opposed to",
            "any levy on beef",
        ),
        (
            "The minister re-iterated that the border was closed.",
            "The minister",
            "re-iterated",
            "that the border was closed",
        ),
    ],
)
def test_verbs_of_several_words_attribute(
    read: Read, text: str, source: str, cue: str, content: str
) -> None:
    assert told(read, text) == [(source, cue, (content,))]


def test_what_somebody_was_asked_is_not_what_he_asked(read: Read) -> None:
    ((source, cue, _),) = told(read, "Asked whether Norway would pay, Hansen said: “It will not.”")
    assert (source, cue) == ("Hansen", "said:")


def test_a_content_holds_the_quote_that_goes_on_behind_it(read: Read) -> None:
    text = "Tehran described the US as the country “that broke the deal”."
    assert told(read, text)[0][2] == ("the US as the country “that broke the deal”",)

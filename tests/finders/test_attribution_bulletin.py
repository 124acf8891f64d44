"""Bulletins of talks, in sentences of our own on talks that never were."""

from __future__ import annotations

import time
from collections.abc import Callable

import pytest

from travaux.finders.attribution import attributions
from travaux.finders.attribution_bulletin import by_bulletin
from travaux.finders.attribution_parts import Page
from travaux.language import Annotated

Read = Callable[..., Annotated]
Parts = tuple[str | None, str | None, tuple[str, ...]]


def told(read: Read, text: str) -> list[Parts]:
    """Source, cue and contents of what is read of ``text`` as a bulletin."""
    return [
        (
            a.source.of(text) if a.source else None,
            a.cue.of(text) if a.cue else None,
            tuple(s.of(text) for s in a.content),
        )
        for a in by_bulletin(Page.of(read(text))).attributions
    ]


def test_states_in_capitals_share_a_position(read: Read) -> None:
    assert told(read, "NORWAY, PERU and others called for a cap on catches.") == [
        ("NORWAY, PERU and others", "called for", ("a cap on catches",))
    ]


def test_who_speaks_along_is_of_the_source(read: Read) -> None:
    assert told(read, "Chile, with Kenya and Oman, opposed any quota.") == [
        ("Chile, with Kenya and Oman,", "opposed", ("any quota",))
    ]


def test_who_speaks_for_a_group_has_a_source_of_its_own(read: Read) -> None:
    found = told(read, "FIJI, for AOSIS, and PERU said that the reef is dying.")
    assert [source for source, _, _ in found] == ["FIJI, for AOSIS,", "PERU"]
    found = told(read, "PERU and Fiji, for AOSIS, said that the reef is dying.")
    assert [source for source, _, _ in found] == ["PERU", "Fiji, for AOSIS,"]


def test_sides_are_taken_on_the_same_point(read: Read) -> None:
    text = "KENYA, supported by OMAN and opposed by Panama, for the LDCs, proposed a ban on nets."
    assert told(read, text) == [
        ("KENYA", "proposed", ("a ban on nets",)),
        ("OMAN", "supported by", ("a ban on nets",)),
        ("Panama, for the LDCs,", "opposed by", ("a ban on nets",)),
    ]


def test_a_side_behind_the_point_is_not_of_it(read: Read) -> None:
    assert told(read, "KENYA proposed a ban on nets, opposed by OMAN.") == [
        ("KENYA", "proposed", ("a ban on nets",)),
        ("OMAN", "opposed by", ("a ban on nets",)),
    ]


def test_a_side_may_open_the_sentence(read: Read) -> None:
    assert told(read, "Supported by PERU, he suggested a longer season.") == [
        ("he", "suggested", ("a longer season",)),
        ("PERU", "Supported by", ("a longer season",)),
    ]
    found = told(read, "Opposed by KENYA, the US and PERU said a season is too long.")
    assert [(source, cue) for source, cue, _ in found] == [
        ("the US and PERU", "said"),
        ("KENYA", "Opposed by"),
    ]


def test_several_positions_of_one_subject_are_told_apart(read: Read) -> None:
    text = "MEXICO lamented that few boats were seized and called for patrols, noting the cost."
    assert told(read, text) == [
        ("MEXICO", "lamented", ("that few boats were seized",)),
        ("MEXICO", "called for", ("patrols",)),
        ("MEXICO", "noting", ("the cost",)),
    ]


def test_others_join_for_one_of_the_positions(read: Read) -> None:
    text = "CHILE supported a quota and, with OMAN, and opposed by PERU, urged more patrols."
    assert told(read, text) == [
        ("CHILE", "supported", ("a quota",)),
        ("CHILE", "urged", ("more patrols",)),
        ("OMAN", "urged", ("more patrols",)),
        ("PERU", "opposed by", ("more patrols",)),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "SAMOA supported the draft, while PERU and OMAN opposed it.",
        "SAMOA supported the draft; and PERU and OMAN opposed it.",
        "SAMOA supported the draft and PERU and OMAN opposed it.",
    ],
)
def test_another_subject_ends_a_point(read: Read, text: str) -> None:
    assert told(read, text) == [
        ("SAMOA", "supported", ("the draft",)),
        ("PERU and OMAN", "opposed", ("it",)),
    ]


def test_others_differ_in_a_participle(read: Read) -> None:
    assert told(read, "PERU did not support a levy, with OMAN opposing any fee.") == [
        ("PERU", "did not support", ("a levy",)),
        ("OMAN", "opposing", ("any fee",)),
    ]


def test_a_participle_before_the_subject_is_its_position(read: Read) -> None:
    assert told(read, "Noting that boats are old, PERU and OMAN opposed an early date.") == [
        ("PERU and OMAN", "Noting", ("that boats are old",)),
        ("PERU and OMAN", "opposed", ("an early date",)),
    ]


def test_what_is_quoted_or_in_brackets_ends_no_point(read: Read) -> None:
    text = "OMAN preferred “a levy, and opposed fees” (fees on boats, noting their size) for nets."
    ((_, _, (content,)),) = told(read, text)
    assert content == text.removeprefix("OMAN preferred ").removesuffix(".")


def test_verbs_in_a_point_do_not_end_it(read: Read) -> None:
    for point in (
        "text agreed and adopted by ministers",
        "rules drafted and presented in May",
        "including a section on nets, setting the amounts that can be caught",
    ):
        ((_, _, content),) = told(read, f"KENYA supported {point}.")
        assert content == (point,)


@pytest.mark.parametrize(
    "text",
    [
        "Norway said on Monday that it would leave the talks, its envoy told reporters.",
        "Peru supported the plan.",
        "Vietnam, Brunei and Malaysia have claims in the area.",
        "The minister of PERU said that nets are old.",
        "US-led groups called for talks.",
        "",
    ],
)
def test_news_is_left_to_others(read: Read, text: str) -> None:
    assert by_bulletin(Page.of(read(text))).sentences == frozenset()


def test_unmarked_sentences_of_a_bulletin_are_read_with_it(read: Read) -> None:
    marked = "PERU opposed a levy. OMAN supported a levy. KENYA, for the LDCs, urged patience. "
    page = Page.of(read(marked + "The EU preferred quotas, noting the cost."))
    assert by_bulletin(page).sentences == frozenset({0, 1, 2, 3})


def test_a_bulletin_takes_the_place_of_what_others_read(read: Read) -> None:
    text = "PERU opposed a levy. A minister said that nets are old."
    cues = [a.cue.of(text) for a in attributions(read(text)) if a.cue]
    assert cues == ["opposed", "said"]


@pytest.mark.parametrize(
    "text",
    [
        "PERU said that " * 400 + "nets are old.",
        "PERU, " * 800 + "and others.",
        "PERU noted x" + ", noting x" * 800 + ".",
        "PERU and OMAN recalled " + "Chile's proposal on " * 400 + "nets.",
        "PERU, supported by OMAN" + ", supported by OMAN" * 400 + ", left.",
    ],
)
def test_long_repetitions_take_no_long_time(read: Read, text: str) -> None:
    page = Page.of(read(text))
    started = time.monotonic()
    by_bulletin(page)
    assert time.monotonic() - started < 10

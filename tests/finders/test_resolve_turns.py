"""Headings that name nobody mean whom the front of the document presents, or nobody."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from travaux.finders.find import find
from travaux.language import Annotated

Read = Callable[..., Annotated]

TURNS = "{}\n\nQ: Is it late?\n\nA: It is not late.\n\nQ: Why?\n\nA: We began early.\n"


def speakers(read: Read, text: str) -> list[str]:
    statements = find(read(text)).statements
    return [s.name for statement in statements for s in statement.speakers]


@pytest.mark.parametrize(
    "front",
    [
        "Briefing by the ministry's spokesperson, Ana Lind",
        "Press conference of Foreign Minister Ana Lind in Quito",
    ],
)
def test_the_one_who_is_presented_answers(read: Read, front: str) -> None:
    assert speakers(read, TURNS.format(front)) == ["Ana Lind", "Ana Lind"]


def test_with_two_presented_nobody_is_guessed(read: Read) -> None:
    front = "Press conference of Foreign Minister Ana Lind and Trade Minister Karl Brod"
    assert speakers(read, TURNS.format(front)) == ["A", "A"]


def test_an_office_is_its_holder_in_the_front_matter(read: Read) -> None:
    text = (
        "Record\n\nChair: Ms. Osei (Ghana)\n\nThe Chair: The meeting is open.\n\n"
        "Mr. Lund (Norway): We agree.\n\nThe Chair: The meeting is closed.\n"
    )
    assert speakers(read, text) == ["Osei", "Lund", "Osei"]


def test_what_a_speaker_says_of_himself_is_his(read: Read) -> None:
    text = (
        "Record\n\nMr. Lund (Norway): I confirm that Norway will pay.\n\n"
        "Ms. Osei (Ghana): We agree.\n\nMr. Lund (Norway): Good. It is late.\n"
    )
    assert "I" not in speakers(read, text)


def test_a_turn_may_be_held_for_others(read: Read) -> None:
    text = (
        "Record\n\nMr. Lund (Norway): I speak on behalf of the European Union. We agree.\n\n"
        "Ms. Osei (Ghana): We agree too.\n\nMr. Lund (Norway): Good. It is late.\n"
    )
    first = find(read(text)).statements[0]
    assert first.on_behalf_of is not None
    assert first.on_behalf_of.name == "European Union"


def test_whom_the_questions_address_answers(read: Read) -> None:
    text = TURNS.format("Briefing").replace("Q: Why?", "Q: Ms Lind, why?")
    assert speakers(read, text) == ["Lind", "Lind"]


def test_a_label_in_capitals_is_who_is_presented_under_that_name(read: Read) -> None:
    text = (
        "Press conference of Foreign Minister Ana Lind and Trade Minister Karl Brod in Quito\n\n"
        "ANA LIND: We have a text.\n\nKARL BROD: It is short.\n\nANA LIND: It is good.\n"
    )
    assert speakers(read, text) == ["Ana Lind", "Karl Brod", "Ana Lind"]

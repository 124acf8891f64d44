from __future__ import annotations

from collections.abc import Callable

import pytest

from travaux.finders.find import find
from travaux.language import Annotated

Read = Callable[..., Annotated]


@pytest.mark.parametrize(
    ("text", "side"),
    [
        ("The European Union called for a rule. It added that time was short.", "European Union"),
        ("The foreign ministry of Peru said talks go on. It added that time was short.", "Peru"),
        ("Peru met Chile. Both left. It added that time was short.", None),
        ("Peru and Chile said they would stay. It added that time was short.", None),
    ],
)
def test_it_says_what_the_one_body_before_says(read: Read, text: str, side: str | None) -> None:
    last = find(read(text)).statements[-1]
    (speaker,) = last.speakers
    assert (speaker.party.name if speaker.party else None) == side


def test_they_are_the_several_who_spoke(read: Read) -> None:
    text = "Britain and France said it was late. They urged others to hurry."
    last = find(read(text)).statements[-1]
    assert [s.name for s in last.speakers] == ["United Kingdom", "France"]


def test_a_delegation_is_of_its_speakers_side(read: Read) -> None:
    text = "Ms. Roux (France) said it was late. Her delegation warned that it would leave."
    (speaker,) = find(read(text)).statements[-1].speakers
    assert speaker.party is not None
    assert speaker.party.name == "France"

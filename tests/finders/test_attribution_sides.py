from __future__ import annotations

from collections.abc import Callable

import pytest

from travaux.finders.attribution import attributions
from travaux.language import Annotated

Read = Callable[..., Annotated]
Parts = tuple[str | None, str | None, str]


def told(read: Read, text: str) -> list[Parts]:
    return [
        (a.source and a.source.of(text), a.cue and a.cue.of(text), a.content[0].of(text))
        for a in attributions(read(text))
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Norway proposed a fund, supported by Peru and Chile.",
            [
                ("Norway", "proposed", "a fund"),
                ("Peru and Chile", "supported by", "a fund"),
            ],
        ),
        (
            "Kenya, backed by Peru and opposed by Norway, suggested a new rule.",
            [
                ("Kenya", "suggested", "a new rule"),
                ("Peru", "backed by", "a new rule"),
                ("Norway", "opposed by", "a new rule"),
            ],
        ),
    ],
)
def test_who_takes_a_side_has_a_statement_of_its_own(
    read: Read, text: str, expected: list[Parts]
) -> None:
    assert sorted(told(read, text)) == sorted(expected)


def test_what_the_first_speaker_adds_is_not_the_side_s(read: Read) -> None:
    text = "Kenya, supported by Peru, requested a vote, saying that talks had failed."
    found = told(read, text)
    assert [c for s, _, c in found if s == "Peru"] == ["a vote"]
    assert ("Kenya", "saying", "that talks had failed") in found


def test_a_plain_passive_takes_no_side(read: Read) -> None:
    assert told(read, "The plan was supported by Norway.") == [
        ("Norway", "was supported by", "The plan")
    ]

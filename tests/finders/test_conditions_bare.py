from __future__ import annotations

from collections.abc import Callable

import pytest

from travaux.codebook.cues import load_cues
from travaux.finders.conditions_bare import alternative, subject_condition
from travaux.language import Annotated

Read = Callable[..., Annotated]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Leave the bay, or else we will shoot.", ("Leave the bay", "we will shoot")),
        ("Sign the text or face the consequences.", ("Sign the text", "face the consequences")),
        ("Give us a date, and we will be there.", ("Give us a date", "we will be there")),
        ("Come and help us.", None),
        ("Peru will sign or leave.", None),
        ("Tell me or my deputy.", None),
    ],
)
def test_an_order_and_what_follows(read: Read, text: str, expected: tuple[str, str] | None) -> None:
    tokens = read(text).tokens
    found = alternative(list(tokens))
    words = tuple(tokens[a : b + 1].text for a, b in found) if found else None
    assert words == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Any attempt to cross the line would be met with force.",
            ("Any attempt to cross the line", "would be met with force"),
        ),
        (
            "Failure to agree could ruin the fund.",
            ("Failure to agree", "could ruin the fund"),
        ),
        (
            "Delaying the vote would lead to chaos.",
            ("Delaying the vote", "would lead to chaos"),
        ),
        (
            "Anyone who crosses the fence will be shot.",
            ("Anyone who crosses the fence", "will be shot"),
        ),
        ("The attack would begin at dawn.", None),
        ("Any ship would do.", None),
        ("The failure of the pump could be seen.", None),
    ],
)
def test_a_deed_as_the_subject(read: Read, text: str, expected: tuple[str, str] | None) -> None:
    tokens = read(text).tokens
    found = subject_condition(list(tokens), load_cues())
    words = tuple(tokens[a : b + 1].text for a, b in found) if found else None
    assert words == expected

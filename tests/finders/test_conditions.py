from __future__ import annotations

from collections.abc import Callable

import pytest

from travaux.codebook.cues import load_cues
from travaux.finders.conditions import find_condition
from travaux.language import Annotated

Read = Callable[..., Annotated]


def told(read: Read, text: str) -> tuple[str, str | None] | None:
    tokens = read(text).tokens
    found = find_condition(list(tokens), load_cues())
    if found is None:
        return None
    first, last = found.condition
    rest = found.consequence
    return tokens[first : last + 1].text, tokens[rest[0] : rest[1] + 1].text if rest else None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("If Peru attacks, we will respond.", ("If Peru attacks", "we will respond")),
        ("We will respond if Peru attacks.", ("if Peru attacks", "We will respond")),
        (
            "We will leave the talks unless Peru signs the text.",
            ("unless Peru signs the text", "We will leave the talks"),
        ),
        (
            "There will be sanctions in case of an invasion.",
            ("in case of an invasion", "There will be sanctions"),
        ),
        (
            "In the event of an attack, Norway will close its ports.",
            ("In the event of an attack", "Norway will close its ports"),
        ),
        (
            "We will respond should they attack the island.",
            ("should they attack the island", "We will respond"),
        ),
        (
            "Without a ceasefire there will be no talks.",
            ("Without a ceasefire", "there will be no talks"),
        ),
        (
            "Norway would sign only if Peru left the bay.",
            ("only if Peru left the bay", "Norway would sign"),
        ),
        (
            "Were Peru to leave, the talks would end.",
            ("Were Peru to leave", "the talks would end"),
        ),
        (
            "They would win if they sent a wise, strong team that knows the bay.",
            ("if they sent a wise, strong team that knows the bay", "They would win"),
        ),
        (
            "Norway will not talk until the ships have left.",
            ("until the ships have left", "Norway will not talk"),
        ),
        (
            "Once the ships have left, Norway will talk.",
            ("Once the ships have left", "Norway will talk"),
        ),
        (
            "Norway would open its ports as soon as the text was signed.",
            ("as soon as the text was signed", "Norway would open its ports"),
        ),
        (
            "We will sign when the text says so.",
            ("when the text says so", "We will sign"),
        ),
        (
            "Norway will not talk while the siege goes on.",
            ("while the siege goes on", "Norway will not talk"),
        ),
        (
            "Norway would free them in exchange for its pilots.",
            ("in exchange for its pilots", "Norway would free them"),
        ),
        (
            "Barring a miracle, the talks will fail.",
            ("Barring a miracle", "the talks will fail"),
        ),
        (
            "Had they crossed the line, Norway would have fired.",
            ("Had they crossed the line", "Norway would have fired"),
        ),
        (
            "If elected, she would sign the text.",
            ("If elected", "she would sign the text"),
        ),
        (
            "The bay would suffer if the plan failed, as it had failed before.",
            ("if the plan failed", "The bay would suffer"),
        ),
        (
            "Any attack would be met with force.",
            ("Any attack", "would be met with force"),
        ),
        ("Sign, or else we leave.", ("Sign", "we leave")),
        (
            "Stop the attacks. Otherwise there will be sanctions.",
            ("Stop the attacks", "there will be sanctions"),
        ),
    ],
)
def test_conditions_and_what_follows_from_them(
    read: Read, text: str, expected: tuple[str, str]
) -> None:
    assert told(read, text) == expected


def test_the_condition_of_harm_comes_before_others(read: Read) -> None:
    text = "If talks fail, we meet again. If they attack, there will be sanctions."
    assert told(read, text) == ("If they attack", "there will be sanctions")


@pytest.mark.parametrize(
    "text",
    [
        "They should leave the island.",
        "Should we leave now?",
        "We will leave in May.",
        "They asked if Peru would sign.",
        "We go on even if it rains.",
        "They left without delay.",
        "The talks would last until Friday.",
        "They will answer as soon as possible.",
        "They left when the rain stopped.",
        "He sang while they talked.",
        "They had left the island.",
    ],
)
def test_no_condition_where_none_is_told(read: Read, text: str) -> None:
    assert told(read, text) is None

from __future__ import annotations

from collections.abc import Callable

import pytest

from travaux.finders.attribution_lists import by_lists
from travaux.finders.attribution_parts import Page
from travaux.language import Annotated

Read = Callable[..., Annotated]


def listed(read: Read, text: str) -> list[tuple[str, str, str]]:
    return [
        (a.source.of(text), a.cue.of(text), a.content[0].of(text))
        for a in by_lists(Page.of(read(text)))
        if a.source and a.cue
    ]


def test_items_of_a_list_are_what_the_heading_did(read: Read) -> None:
    text = (
        "6. Ministers:\n\n- agreed to meet in Quito;\n\n- decided that it was late;\n\n"
        "- called for the removal of all fees.\n"
    )
    assert listed(read, text) == [
        ("Ministers", "agreed", "to meet in Quito"),
        ("Ministers", "decided", "that it was late"),
        ("Ministers", "called for", "the removal of all fees"),
    ]


def test_numbered_items_too(read: Read) -> None:
    text = "The General Assembly:\n\n1. Welcomes the report;\n\n2. Urges all States to pay.\n"
    assert [cue for _, cue, _ in listed(read, text)] == ["Welcomes", "Urges"]


@pytest.mark.parametrize(
    "text",
    [
        "Peru said:\n\n- the text was late;\n- the fund was empty.\n",
        "Issues for the Ministers:\n\n- fish;\n- cod.\n",
    ],
)
def test_other_lists_attribute_nothing(read: Read, text: str) -> None:
    assert listed(read, text) == []

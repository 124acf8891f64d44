from __future__ import annotations

from collections.abc import Callable

import pytest

from travaux.finders.attribution import attributions
from travaux.language import Annotated

Read = Callable[..., Annotated]


@pytest.mark.parametrize(
    ("text", "source", "cue", "content"),
    [
        (
            "Brazil's position that the fund must be public was backed by India.",
            "Brazil's",
            "position",
            "that the fund must be public",
        ),
        (
            "The demand by Peru that all ships leave the bay surprised nobody.",
            "Peru",
            "demand",
            "that all ships leave the bay",
        ),
        ("Chile's promise to sign the text came late.", "Chile's", "promise", "to sign the text"),
    ],
)
def test_a_noun_attributes_its_clause(
    read: Read, text: str, source: str, cue: str, content: str
) -> None:
    found = [a for a in attributions(read(text)) if a.cue and a.cue.of(text) == cue]
    assert [(a.source and a.source.of(text), a.content[0].of(text)) for a in found] == [
        (source, content)
    ]


def test_a_relative_clause_is_no_content(read: Read) -> None:
    assert attributions(read("Peru's proposal that failed last year is forgotten.")) == ()


def test_a_noun_that_a_verb_utters_attributes_nothing_of_its_own(read: Read) -> None:
    text = "Peru reiterated its proposal that monitors be sent to the bay."
    found = attributions(read(text))
    assert [a.cue.of(text) for a in found if a.cue] == ["reiterated"]


def test_a_clause_joined_to_a_predicate_is_not_the_noun_s(read: Read) -> None:
    text = "The envoy said Peru’s demands are unfair and that talks will go on."
    assert all(a.cue.of(text) != "demands" for a in attributions(read(text)) if a.cue)

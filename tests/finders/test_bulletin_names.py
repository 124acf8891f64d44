"""Lists of parties and the asides behind them, in words of our own."""

from __future__ import annotations

from collections.abc import Callable

from travaux.finders.attribution_parts import Page
from travaux.finders.bulletin_names import Names, Subject, names_in
from travaux.language import Annotated

Read = Callable[..., Annotated]


def subject(read: Read, text: str) -> tuple[Subject | None, list[str]]:
    """The subject that ``text`` begins with, and the words of its groups."""
    page = Page.of(read(text))
    end = len(page.tokens)
    found = Names(page, names_in(page, 0, end), end).subject(0)
    groups = found.groups if found else ()
    return found, [page.tokens[g.first : g.last + 1].text for g in groups]


def test_names_are_the_longest_that_stand_there(read: Read) -> None:
    page = Page.of(read("NEW ZEALAND and the US-led group met Papua New Guinea."))
    assert [n.party for n in names_in(page, 0, len(page.tokens)).values()] == ["NZL", "PNG"]


def test_a_list_ends_with_others_who_are_not_named(read: Read) -> None:
    _, groups = subject(read, "PERU, the EU and several other countries left.")
    assert groups == ["PERU, the EU and several other countries"]


def test_those_spoken_for_end_before_another_speaker(read: Read) -> None:
    _, groups = subject(read, "FIJI, for the Island Group, and PERU left.")
    assert groups == ["FIJI, for the Island Group", "PERU"]


def test_sides_are_apart_from_speakers(read: Read) -> None:
    found, groups = subject(read, "PERU, with Chile, supported by OMAN and opposed by FIJI, left.")
    assert groups == ["PERU", "Chile"]
    assert found is not None
    assert [len(side.groups) for side in found.sides] == [1, 1]


def test_only_some_subjects_are_written_as_bulletins_write(read: Read) -> None:
    marked = [
        ("PERU left.", True),
        ("Peru left.", False),
        ("The EU left.", False),
        ("AOSIS left.", True),
        ("Peru, with Chile, left.", True),
        ("Peru, Chile and Kenya left.", True),
    ]
    for text, expected in marked:
        found, _ = subject(read, text)
        assert found is not None, text
        assert found.marked is expected, text

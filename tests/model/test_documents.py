from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from travaux.model import OffsetMap, Run, Span


@given(st.integers(0, 200), st.integers(0, 200))
def test_an_unchanged_text_maps_to_itself(length: int, offset: int) -> None:
    if offset < length:
        assert OffsetMap.identity(length).original(offset) == offset


def test_the_map_goes_over_what_was_dropped() -> None:
    # original "Menu\n\nThe talks began.", clean "The talks began."
    offsets = OffsetMap((Run(0, 6, 16),))
    assert offsets.original_span(Span(4, 9)) == Span(10, 15)


def test_a_span_over_two_runs_reaches_from_the_first_to_the_second() -> None:
    offsets = OffsetMap((Run(0, 0, 5), Run(6, 20, 5)))
    assert offsets.original_span(Span(2, 8)) == Span(2, 22)


def test_a_character_in_no_run_maps_to_the_end_of_the_run_before() -> None:
    offsets = OffsetMap((Run(0, 0, 5), Run(6, 20, 5)))
    assert offsets.original(5) == 5


def test_an_empty_map_answers_nought() -> None:
    assert OffsetMap().original(7) == 0

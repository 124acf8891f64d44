from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from travaux.codebook.surfaces import fold, variants


@given(st.text())
def test_folding_keeps_every_place(text: str) -> None:
    assert len(fold(text)) == len(text)


def test_long_acronyms_are_also_written_as_words_and_short_ones_are_not() -> None:
    assert list(variants("ASEAN")) == ["ASEAN", "Asean"]
    assert list(variants("US")) == ["US"]


def test_names_are_also_written_without_accents_and_in_capitals() -> None:
    assert list(variants("Élysée")) == ["Élysée", "Elysee", "ÉLYSÉE", "ELYSEE"]
    assert "The Quad" in set(variants("the Quad"))

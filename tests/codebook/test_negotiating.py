from __future__ import annotations

import pytest

from travaux.codebook.negotiating import turn_of_phrase
from travaux.errors import CodebookError


@pytest.mark.parametrize(
    ("kind", "words"),
    [
        ("stuck", "They called it the main sticking point."),
        ("together", "It must be settled as part of one package."),
    ],
)
def test_turns_of_phrase_are_found_in_any_case(kind: str, words: str) -> None:
    assert turn_of_phrase(kind).search(words)
    assert turn_of_phrase(kind).search(words.upper())
    assert not turn_of_phrase(kind).search("The ministers had lunch.")


def test_a_kind_that_is_absent_is_refused() -> None:
    with pytest.raises(CodebookError, match="negotiating"):
        turn_of_phrase("absent")

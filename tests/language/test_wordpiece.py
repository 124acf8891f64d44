"""Words in pieces, with their places in the text."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from travaux.language.wordpiece import WordPiece

VOCABULARY = [
    "[PAD]",
    "[CLS]",
    "[SEP]",
    "[UNK]",
    "treat",
    "##y",
    "the",
    ",",
    "elysee",
    "“",
    "’",
    "s",
]


def pieces(text: str) -> list[tuple[str, list[str]]]:
    cut = WordPiece(VOCABULARY)
    return [(text[w.start : w.end], [VOCABULARY[i] for i in w.pieces]) for w in cut.words(text)]


def test_a_word_is_cut_into_the_longest_pieces_from_the_left() -> None:
    assert pieces("the treaty") == [("the", ["the"]), ("treaty", ["treat", "##y"])]


def test_case_and_accents_do_not_matter_and_offsets_are_those_of_the_text() -> None:
    assert pieces("THE Elysée") == [("THE", ["the"]), ("Elysée", ["elysee"])]


def test_marks_stand_alone_and_apostrophes_part_words() -> None:
    assert pieces("“the treaty’s,") == [
        ("“", ["“"]),
        ("the", ["the"]),
        ("treaty", ["treat", "##y"]),
        ("’", ["’"]),
        ("s", ["s"]),
        (",", [","]),
    ]


def test_what_the_vocabulary_lacks_is_unknown() -> None:
    assert pieces("zebra 和平") == [("zebra", ["[UNK]"]), ("和平", ["[UNK]"])]


def test_a_run_of_letters_that_is_no_word_is_unknown() -> None:
    assert pieces("y" * 5000) == [("y" * 5000, ["[UNK]"])]


def test_a_part_of_a_text_keeps_the_offsets_of_the_whole() -> None:
    words = WordPiece(VOCABULARY).words("the treaty, the", 4, 11)
    assert [(w.start, w.end) for w in words] == [(4, 10), (10, 11)]


def test_a_vocabulary_without_its_special_pieces_is_no_vocabulary() -> None:
    with pytest.raises(ValueError, match=r"\[SEP\]"):
        WordPiece(["[CLS]", "the"])


@given(st.text(max_size=200))
def test_words_are_in_order_and_leave_out_nothing_but_spaces(text: str) -> None:
    words = WordPiece(VOCABULARY).words(text)
    assert all(a.end <= b.start for a, b in pairwise(words))
    rest = "".join(text[a:b] for a, b in _between(text, [(w.start, w.end) for w in words]))
    assert not rest.strip()


def _between(text: str, spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    ends = [0, *(end for _, end in spans)]
    return list(zip(ends, [*(start for start, _ in spans), len(text)], strict=True))

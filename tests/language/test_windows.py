"""Documents in windows of whole paragraphs."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from travaux.language.windows import windows
from travaux.language.wordpiece import WordPiece

WORDS = WordPiece(["[PAD]", "[CLS]", "[SEP]", "[UNK]", "a", "b", "."])


def texts(text: str, longest: int) -> list[str]:
    return [text[w.words[0].start : w.words[-1].end] for w in windows(text, WORDS, longest)]


def test_paragraphs_that_fit_are_read_together() -> None:
    assert texts("a a a.\n\nb b.\n\na b a b.", 12) == ["a a a.\n\nb b.", "a b a b."]


def test_a_paragraph_that_does_not_fit_is_cut_behind_a_full_stop() -> None:
    assert texts("a a a. b b b b.", 9) == ["a a a.", "b b b b."]


def test_a_sentence_that_does_not_fit_is_cut_where_it_must_be() -> None:
    assert texts("a b a b a b a b", 6) == ["a b a b", "a b a b"]


def test_a_text_without_words_has_no_window() -> None:
    assert texts(" \n\n ", 9) == []


def test_each_word_knows_its_first_piece_and_paragraphs_are_parted() -> None:
    (window,) = windows("a b.\n\nb", WORDS, 12)
    assert window.ids == (1, 4, 5, 6, 2, 5, 2)
    assert window.at == (1, 2, 3, 5)


@given(st.text(alphabet="ab. \n", max_size=400), st.integers(min_value=5, max_value=30))
def test_every_word_is_in_one_window_and_none_is_too_long(text: str, longest: int) -> None:
    found = list(windows(text, WORDS, longest))
    assert [w for one in found for w in one.words] == WORDS.words(text)
    assert all(len(one.ids) <= longest for one in found)

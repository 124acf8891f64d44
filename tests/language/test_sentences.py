from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from travaux.errors import LanguageModelError
from travaux.language.sentences import load_sentence_vectors, unpacked


def test_vectors_are_of_length_one_and_the_same_each_time() -> None:
    vectors = load_sentence_vectors()
    found = vectors.of(["Troops leave the border.", "A ceasefire holds."])
    assert np.allclose(np.linalg.norm(found, axis=1), 1, atol=1e-5)
    assert np.array_equal(found, vectors.of(["Troops leave the border.", "A ceasefire holds."]))


def test_what_is_on_one_matter_lies_closer_than_what_is_not() -> None:
    first, near, far = load_sentence_vectors().of(
        [
            "The troops must withdraw from the border.",
            "Soldiers should pull back from the frontier.",
            "Tariffs on steel were lowered.",
        ]
    )
    assert first @ near > first @ far


def test_words_without_a_known_piece_have_no_vector() -> None:
    assert not load_sentence_vectors().of([""]).any()
    assert load_sentence_vectors().of([]).shape[0] == 0


def test_four_bits_hold_minus_eight_to_seven() -> None:
    packed = np.array([[0x0F, 0x80]], dtype=np.uint8)
    assert unpacked(packed).tolist() == [[-8, 7, 0, -8]]


def test_an_empty_folder_is_an_error_that_says_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(LanguageModelError, match="Install"):
        load_sentence_vectors(tmp_path)

"""What a few words are about, as a vector: sentences about the same matter lie close together.

The vector of a text is the sum of the vectors of its pieces, trained so that sentences lie as they
do for a sentence encoder (all-MiniLM-L6-v2): a static embedding, which costs a look-up a word
(Arora, Liang and Ma 2017; Tulkens and van Dongen 2024, "Model2Vec"). It tells what words are
about and not which side they take. ``training/sentences.py`` makes it, ``docs/models.md`` tells its
limits.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import numpy as np
import numpy.typing as npt

from travaux.errors import LanguageModelError
from travaux.language.wordpiece import WordPiece

__all__ = ["SentenceVectors", "load_sentence_vectors"]

_WEIGHTS = Path(__file__).parent / "weights"

Floats = npt.NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class SentenceVectors:
    """Loaded vectors: ``pieces`` has a row for each piece of the vocabulary."""

    wordpiece: WordPiece
    pieces: Floats

    def of(self, texts: Sequence[str]) -> Floats:
        """A unit vector for each text (texts × width); zeros where no piece of it is known."""
        found = np.zeros((len(texts), self.pieces.shape[1]), dtype=np.float32)
        for row, text in enumerate(texts):
            ids = [piece for word in self.wordpiece.words(text) for piece in word.pieces]
            if ids:
                found[row] = self.pieces[ids].sum(axis=0)
        lengths = np.linalg.norm(found, axis=1, keepdims=True)
        unit: Floats = np.divide(found, lengths, out=found, where=lengths > 0)
        return unit


@lru_cache(maxsize=1)
def load_sentence_vectors(folder: Path = _WEIGHTS) -> SentenceVectors:
    """The vectors, loaded once. Raises LanguageModelError where they cannot be used."""
    try:
        vocabulary = (folder / "fast" / "vocab.txt").read_text("utf-8").splitlines()
        with np.load(folder / "sentences.npz", allow_pickle=False) as kept:
            packed, steps = kept["packed"], kept["steps"].astype(np.float32)
        return SentenceVectors(WordPiece(vocabulary), unpacked(packed) * steps[:, None])
    except (OSError, ValueError, KeyError) as error:
        raise LanguageModelError(
            f"The sentence vectors in {folder} cannot be used: {error}.", "Install Travaux anew."
        ) from error


def unpacked(packed: npt.NDArray[np.uint8]) -> Floats:
    """Two values of four bits from each byte, as numbers from −8 to 7 (rows × twice as wide)."""
    halves = np.stack([packed >> 4, packed & 15], axis=2).reshape(len(packed), -1)
    return halves.astype(np.float32) - 8.0

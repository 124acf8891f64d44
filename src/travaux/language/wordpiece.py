"""Words in pieces, as the encoders were taught to read them, each with its place in the text.

WordPiece (Schuster & Nakajima 2012) as BERT uses it (Devlin et al. 2019): a word that the
vocabulary lacks is cut into the longest pieces it has, from left to right.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

__all__ = ["Pieces", "Word", "WordPiece"]

_WORD = re.compile(r"[^\W_]+|[^\s\w]|_")
_LONGEST = 100  # letters: a longer "word" is no word
_KEPT = 200_000  # words remembered at most, so that memory stays bounded


@dataclass(frozen=True, slots=True)
class Word:
    """A word or mark: its span in code points, and the ids of its pieces."""

    start: int
    end: int
    pieces: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Pieces:
    """Ids that stand for themselves: begin, end (also between paragraphs), padding, unknown."""

    begin: int
    end: int
    pad: int
    unknown: int


class WordPiece:
    """Cuts text into words and pieces of a lower-case vocabulary (``vocabulary[id]`` is a piece).

    Raises ValueError where the vocabulary lacks one of the special pieces of BERT or MPNet.
    """

    def __init__(self, vocabulary: Sequence[str]) -> None:
        self._ids = {piece: i for i, piece in enumerate(vocabulary)}
        self._known: dict[str, tuple[int, ...]] = {}
        self.special = Pieces(
            self._one_of("[CLS]", "<s>"),
            self._one_of("[SEP]", "</s>"),
            self._one_of("[PAD]", "<pad>"),
            self._one_of("[UNK]"),
        )

    def words(self, text: str, start: int = 0, end: int | None = None) -> list[Word]:
        """The words and marks of ``text[start:end]``, in order, with offsets into ``text``."""
        stop = len(text) if end is None else end
        return [
            Word(found.start(), found.end(), self._pieces(found[0]))
            for found in _WORD.finditer(text, start, stop)
        ]

    def _pieces(self, word: str) -> tuple[int, ...]:
        known = self._known.get(word)
        if known is None:
            known = self._cut(_plain(word))
            if len(self._known) < _KEPT:
                self._known[word] = known
        return known

    def _cut(self, word: str) -> tuple[int, ...]:
        if not word or len(word) > _LONGEST:
            return (self.special.unknown,)
        pieces, at = [], 0
        while at < len(word):
            for end in range(len(word), at, -1):
                piece = word[at:end] if at == 0 else "##" + word[at:end]
                if piece in self._ids:
                    pieces.append(self._ids[piece])
                    at = end
                    break
            else:
                return (self.special.unknown,)
        return tuple(pieces)

    def _one_of(self, *names: str) -> int:
        for name in names:
            if name in self._ids:
                return self._ids[name]
        raise ValueError(f"The vocabulary has none of {', '.join(names)}.")


def _plain(word: str) -> str:
    """Lower case, without accents."""
    decomposed = unicodedata.normalize("NFD", word.lower())
    return "".join(c for c in decomposed if unicodedata.category(c) != "Mn")

"""Words by their stems, and phrases found among them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import snowballstemmer

__all__ = ["Wording", "stems_of", "wording"]

_WORD = re.compile(r"n[’']t\b|[^\W_]+(?:-[^\W_]+)*|[^\w\s]")
_NOT = re.compile(
    r"(?i)\b(ca)n[’']?(?:not|t)\b|"
    r"\b(wo|do|does|did|is|are|was|were|would|should|could|has|have|had|must)n[’']t\b"
)
_EMPTY = frozenset(
    (
        *("a", "an", "the", "of", "to", "in", "on", "at", "by", "for", "with", "from"),
        *("and", "or", "as", "that", "this", "these", "those", "it", "its", "be", "is"),
        *("are", "was", "were", "been", "being", "has", "have", "had", "will", "would"),
        *("shall", "should", "may", "might", "can", "could", "do", "does", "did", "their"),
        *("his", "her", "our", "your", "they", "he", "she", "we", "you", "which", "who"),
        *("whom", "whose", "than", "then", "there", "here", "also", "only", "any", "some"),
        *("all", "both", "each", "such", "more", "most", "other"),
    )
)
_GAP = 3  # words that may stand between the words of a phrase


@dataclass(frozen=True, slots=True)
class Wording:
    """A text as words in lower case, with their stems, as many as words."""

    words: tuple[str, ...]
    stems: tuple[str, ...]

    def telling(self) -> frozenset[str]:
        """The stems of words that carry meaning."""
        return frozenset(
            stem
            for word, stem in zip(self.words, self.stems, strict=True)
            if word not in _EMPTY and word[0].isalnum()
        )

    def find(self, phrase: Sequence[str]) -> list[range]:
        """Where the stems of ``phrase`` stand near each other, in any order, in order of place."""
        if len(phrase) == 1:
            return [range(at, at + 1) for at, stem in enumerate(self.stems) if stem == phrase[0]]
        found: list[range] = []
        wanted = set(phrase)
        for at, stem in enumerate(self.stems):
            if stem in wanted and (not found or at >= found[-1].stop):
                end = self._whole(at, phrase)
                if end:
                    found.append(range(at, end))
        return found

    def _whole(self, at: int, phrase: Sequence[str]) -> int:
        left = list(phrase)
        stop = min(len(self.stems), at + len(phrase) + _GAP)
        for place in range(at, stop):
            if self.stems[place] in left:
                left.remove(self.stems[place])
                if not left:
                    return place + 1
        return 0


def wording(text: str) -> Wording:
    """``text`` as words."""
    plain = _NOT.sub(lambda m: f"{m[1] + 'n' if m[1] else m[2]} not", text)
    words = tuple(_WORD.findall(plain.lower()))
    return Wording(words, tuple(map(_stem, words)))


@lru_cache(maxsize=4_096)
def stems_of(phrase: str) -> tuple[str, ...]:
    """The stems of a phrase's words, those without meaning left out."""
    told = wording(phrase)
    kept = [s for w, s in zip(told.words, told.stems, strict=True) if w not in _EMPTY]
    return tuple(kept) or told.stems


@lru_cache(maxsize=100_000)
def _stem(word: str) -> str:
    return str(_stemmer().stemWord(word))


@lru_cache(maxsize=1)
def _stemmer() -> Any:
    return snowballstemmer.stemmer("english")

"""Personal names: their parts, and whether two spellings can be one name.

Spellings are compared by a key that folds what transliterations from Cyrillic and Arabic into
English, French and German do differently (BGN/PCGN, ISO 9, and the usage of the press): Sergei,
Sergey, Serguei and Sergej have one key.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

__all__ = ["Name", "distance", "feminine_pair", "key_of", "name_of", "skeleton"]

_PARTICLES = frozenset({
    "abu", "al", "bin", "da", "das", "de", "del", "della", "den", "der", "di", "dos", "du",
    "el", "ibn", "la", "le", "ten", "ter", "van", "vom", "von", "zu",
})  # fmt: skip
_SON_OF = frozenset({"ben", "bin", "bint", "ibn"})
_SUFFIXES = frozenset({
    "ii", "iii", "iv", "jr", "sr",
})  # fmt: skip

# States where the family name stands first, also in English texts.
_FAMILY_FIRST = frozenset({
    "CHN", "HKG", "KHM", "KOR", "MAC", "PRK", "TWN", "VNM",
})  # fmt: skip

_LETTERS = str.maketrans({"ø": "o", "ł": "l", "đ": "d", "ı": "i", "æ": "ae", "œ": "oe", "þ": "th"})
_FOLDS = tuple(
    (re.compile(pattern), by)
    for pattern, by in (
        (r"^(?:al|el)-(?=.{3})", ""),
        (r"[\W_]+", ""),
        (r"^(?:iou|you|iu|ju)", "yu"),
        (r"^(?:je|ie)(?=.)", "ye"),
        (r"^(?:ja|ia)(?=.)", "ya"),
        (r"shch|sch", "sh"),
        (r"tch", "ch"),
        (r"kh", "h"),
        (r"ks", "x"),
        (r"gu(?=[ei])", "g"),
        (r"ph", "f"),
        (r"th", "t"),
        (r"ck", "k"),
        (r"dzh|dj|zh", "j"),
        (r"ou|oo|ue", "u"),
        (r"oe", "o"),
        (r"w", "v"),
        (r"(?<=[aeiou])[yi](?=e)", ""),
        (r"(?<=[aeiouy])j$", "i"),
        (r"y", "i"),
        (r"(.)\1+", r"\1"),
    )
)


@dataclass(frozen=True, slots=True, order=True)
class Name:
    """A name in its parts, each as a key. ``given`` is "s." for an initial, "" if absent.

    ``surname`` holds a suffix too ("jr"), for it tells two people apart.
    """

    surname: str
    given: str = ""
    middle: tuple[str, ...] = ()

    @property
    def initial(self) -> bool:
        """Whether of the given name only the first letter is known."""
        return self.given.endswith(".")


@lru_cache(maxsize=1 << 16)
def key_of(word: str) -> str:
    """The key of one part of a name: the same for spellings that differ by transliteration."""
    folded = unicodedata.normalize("NFKD", word.casefold().translate(_LETTERS))
    key = "".join(c for c in folded if not unicodedata.combining(c))[:60]
    for pattern, by in _FOLDS:
        key = pattern.sub(by, key)
    return key


def name_of(name: str, party: str | None = None) -> Name:
    """The parts of ``name``. The family name stands last, or first for some states' people."""
    words = [w for w in re.split(r"[\s,]+", name.replace(".", ". ")) if key_of(w)]
    words = _with_fathers(words)
    suffix = key_of(words.pop()) if len(words) > 1 and _is_suffix(words[-1]) else ""
    if not words:
        return Name(key_of(name) or name.casefold())
    first_is_family = party in _FAMILY_FIRST and len(words) > 1
    if first_is_family:
        return Name(f"{key_of(words[0])} {suffix}".strip(), key_of("".join(words[1:])))
    before = [_given(word) for word in words[:-1] if word.casefold() not in _PARTICLES]
    surname = f"{key_of(words[-1])} {suffix}".strip()
    return Name(surname, before[0] if before else "", tuple(before[1:]))


def _with_fathers(words: list[str]) -> list[str]:
    """``words`` with "bin Karam" as one, which names a father and is no bare family name."""
    joined: list[str] = []
    for word in words:
        if joined and joined[-1].casefold() in _SON_OF:
            joined[-1] += word
        else:
            joined.append(word)
    return joined


def _is_suffix(word: str) -> bool:
    return word.casefold().rstrip(".") in _SUFFIXES


def _given(word: str) -> str:
    return word.casefold()[0] + "." if len(word.rstrip(".")) == 1 else key_of(word)


def skeleton(key: str) -> str:
    """The consonants of a key: what Arabic writes of a name."""
    return re.sub(r"[aeiou]", "", key)


def feminine_pair(one: str, other: str) -> bool:
    """Whether just one of two keys ends in -a: Daniel and Daniela, Mario and Maria."""
    return one.endswith("a") != other.endswith("a")


def distance(one: str, other: str, most: int = 2) -> int:
    """How many letters must be put in, left out, changed, or swapped with the next one.

    The optimal string alignment distance; ``most + 1`` where it is larger than ``most``.
    """
    if abs(len(one) - len(other)) > most:
        return most + 1
    before: list[int] = []
    row = list(range(len(other) + 1))
    for i, a in enumerate(one, 1):
        older, before = before, row
        row = [i]
        for j, b in enumerate(other, 1):
            cost = min(before[j] + 1, row[-1] + 1, before[j - 1] + (a != b))
            if i > 1 and j > 1 and a == other[j - 2] and one[i - 2] == b:
                cost = min(cost, older[j - 2] + 1)
            row.append(cost)
        if min(row) > most:
            return most + 1
    return min(row[-1], most + 1)

"""How a name of the tables can be written in a text."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

__all__ = ["fold", "variants"]

_ACRONYM = re.compile(r"[A-Z]{4,}")
_SMALL = re.compile(r"(?<= )(?:AND|OF|THE|FOR)(?= )")  # "TRINIDAD and TOBAGO"
_SAME = {
    "\u2019": "'", "\u2018": "'", "\u2011": "-", "\u2010": "-", "\u00a0": " ",
    "\u202f": " ", "\n": " ", "\t": " ", "\r": " ",
}  # fmt: skip


def fold(text: str) -> str:
    """``text`` with typographic apostrophes, hyphens and spaces made plain, of the same length."""
    for written, plain in _SAME.items():
        text = text.replace(written, plain)
    return text


def variants(words: str) -> Iterator[str]:
    """The ways ``words`` are written: as they are, without accents, in capitals, "Nato" for "NATO".

    Names of fewer than four letters are not varied: "US" is not "us".
    """
    seen = dict.fromkeys((fold(words), _plain(fold(words))))
    if words.startswith("the "):
        seen.update(dict.fromkeys("T" + form[1:] for form in tuple(seen)))
    if _ACRONYM.fullmatch(words):
        seen[words.capitalize()] = None
    elif len(words) > 3:
        seen.update(dict.fromkeys(form.upper() for form in tuple(seen)))
        seen.update(dict.fromkeys(_SMALL.sub(_lower, form) for form in tuple(seen)))
    yield from seen


def _lower(match: re.Match[str]) -> str:
    return match.group().lower()


def _plain(words: str) -> str:
    apart = unicodedata.normalize("NFKD", words)
    return "".join(c for c in apart if not unicodedata.combining(c))

"""How a name of the tables can be written in a text."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

__all__ = ["fold", "variants"]

_ACRONYM = re.compile(r"[A-Z]{4,}")
_SAME = str.maketrans({"\u2019": "'", "\u2018": "'", "\u2011": "-", "\u2010": "-", "\u00a0": " ",
                       "\u202f": " ", "\n": " ", "\t": " ", "\r": " "})  # fmt: skip


def fold(text: str) -> str:
    """``text`` with typographic apostrophes, hyphens and spaces made plain, of the same length."""
    return text.translate(_SAME)


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
    yield from seen


def _plain(words: str) -> str:
    apart = unicodedata.normalize("NFKD", words)
    return "".join(c for c in apart if not unicodedata.combining(c))

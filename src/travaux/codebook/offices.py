"""Offices and the ways people are named: two tables, looked up by word."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from travaux.codebook.tables import read_table
from travaux.errors import CodebookError

__all__ = ["NameTable", "OfficeTable", "load_names", "load_offices", "plain"]

_LOOSE = {" ": r"[\s\-‑]", "'": "['’]"}  # what else stands for a character of a form


@lru_cache(maxsize=65536)
def plain(word: str) -> str:
    """``word`` in lower case without accents, full stops and apostrophes: a key of both tables."""
    if word.isascii() and word.isalpha():
        return word.lower()
    folded = unicodedata.normalize("NFKD", word.casefold()) if not word.isascii() else word.lower()
    kept = (c for c in folded if c not in ".'’" and not unicodedata.combining(c))
    return "".join(kept).replace("ø", "o").replace("ł", "l").replace("ı", "i").replace("đ", "d")


@dataclass(frozen=True, slots=True)
class OfficeTable:
    """Words that make an office. ``pattern`` finds heads, singular or plural, in any case.

    ``group_pattern`` finds the nouns of ``groups``, which maps their forms to the singular.
    """

    pattern: re.Pattern[str]
    group_pattern: re.Pattern[str]
    plurals: dict[str, str]
    modifiers: frozenset[str]
    former: frozenset[str]
    incidental: frozenset[str]
    posted: frozenset[str]
    weak: frozenset[str]
    groups: dict[str, str]
    people: frozenset[str]
    parties: frozenset[str]
    led: frozenset[str]
    followed: frozenset[str]
    private: frozenset[str]
    opposed: frozenset[str]
    bodies: frozenset[str]
    named_only: frozenset[str]

    def head(self, words: str) -> str:
        """The singular of a head as ``pattern`` found it, hyphens as spaces."""
        key = _key(words)
        return self.plurals.get(key, key)

    def is_plural(self, words: str) -> bool:
        """Whether a head as ``pattern`` found it is a plural."""
        return _key(words) in self.plurals


@dataclass(frozen=True, slots=True)
class NameTable:
    """How people are named. Words are keys made by :func:`plain`.

    ``given_nouns`` are given names that are common words too ("Rose", "Marine").
    ``honorifics`` and ``given`` map to ``"m"``, ``"f"`` or ``""`` where either is usual.
    ``styles`` are the nouns and adjectives of "His Royal Highness", ``style_letters`` what
    stands for them in capitals ("H.E."), ``texts`` what texts and their
    parts are called ("annex"). ``nicknames`` maps a given name to the ones it can stand for, as
    one shared key.
    """

    honorifics: dict[str, str]
    given: dict[str, str]
    given_nouns: frozenset[str]
    suffixes: frozenset[str]
    particles: frozenset[str]
    family_first: frozenset[str]
    syllables: re.Pattern[str]
    styles: frozenset[str]
    style_letters: frozenset[str]
    things: frozenset[str]
    texts: frozenset[str]
    thing_openers: frozenset[str]
    openers: frozenset[str]
    nicknames: dict[str, str]


@lru_cache(maxsize=1)
def load_offices() -> OfficeTable:
    """The table of offices. Raises CodebookError where a list is missing or holds no words."""
    rows = read_table("offices")
    heads = [head.replace("-", " ") for head in _words(rows, "heads")]
    singular = {plain(head) for head in heads}
    plurals = {plain(_plural(head)): plain(head) for head in heads}
    groups = _group_forms([*_words(rows, "people"), *_words(rows, "members")])
    forms = {form for head in heads for h in (head, plain(head)) for form in (h, _plural(h))}
    return OfficeTable(
        pattern=re.compile(
            rf"(?:(?<![\w-])|(?<=\bex-))(?:co-)?{_either(forms)}(?!\w)", re.IGNORECASE
        ),
        group_pattern=re.compile(rf"(?<![\w-]){_either(groups)}(?!\w)", re.IGNORECASE),
        plurals={form: head for form, head in plurals.items() if form not in singular},
        modifiers=frozenset(_words(rows, "modifiers")),
        former=frozenset(_words(rows, "former")),
        incidental=frozenset(_words(rows, "incidental")),
        posted=frozenset(plain(w).replace("-", " ") for w in _words(rows, "posted")),
        weak=frozenset(plain(w).replace("-", " ") for w in _words(rows, "weak")),
        groups=groups,
        people=frozenset(_words(rows, "people")),
        parties=frozenset(_words(rows, "parties")),
        led=frozenset(_words(rows, "led")),
        followed=frozenset(_words(rows, "followed")),
        private=frozenset(_words(rows, "private")),
        opposed=frozenset(_words(rows, "opposed")),
        bodies=frozenset(_words(rows, "bodies")),
        named_only=frozenset(_words(rows, "named_only")),
    )


@lru_cache(maxsize=1)
def load_names() -> NameTable:
    """The table of names. Raises CodebookError where a list is missing or holds no words."""
    rows = read_table("names")
    syllables = sorted(_words(rows, "syllables"), key=lambda s: (-len(s), s))
    families = _rows(rows, "family_first")
    first = {word for group in sorted(families) for word in _words(families, group)}
    return NameTable(
        honorifics=_gendered(_rows(rows, "honorifics")),
        given=_gendered(_rows(rows, "given")),
        given_nouns=frozenset(_words(rows, "given_nouns")),
        suffixes=frozenset(_words(rows, "suffixes")),
        particles=frozenset(_words(rows, "particles")),
        family_first=frozenset(first),
        syllables=re.compile(rf"(?:{'|'.join(syllables)})(?:-?(?:{'|'.join(syllables)}))?"),
        styles=frozenset(_words(rows, "styles")),
        style_letters=frozenset(_words(rows, "style_letters")),
        things=frozenset(_words(rows, "things")),
        texts=frozenset(_words(rows, "texts")),
        thing_openers=frozenset(_words(rows, "thing_openers")),
        openers=frozenset(_words(rows, "openers")),
        nicknames={plain(n): str(row[0]) for row in rows.get("nicknames", ()) for n in row},
    )


def _key(words: str) -> str:
    return plain(words).replace("-", " ").replace("‑", " ").removeprefix("co ")


def _rows(table: Any, name: str) -> dict[str, Any]:
    rows = table.get(name)
    if not isinstance(rows, dict) or not rows:
        raise CodebookError(f"The list '{name}' must be a mapping that is not empty.")
    return rows


def _words(table: Any, name: str) -> list[str]:
    """A list of words, written as a YAML list or as one string with spaces between."""
    words = table.get(name)
    listed = words.split() if isinstance(words, str) else words
    if not isinstance(listed, list) or not listed or not all(isinstance(w, str) for w in listed):
        raise CodebookError(f"The list '{name}' is missing or holds something other than words.")
    return listed


def _gendered(rows: dict[str, Any]) -> dict[str, str]:
    """Words with their gender; a word in both lists has none."""
    male, female = set(map(plain, _words(rows, "male"))), set(map(plain, _words(rows, "female")))
    either = set(map(plain, _words(rows, "either"))) if "either" in rows else set()
    sexed = dict.fromkeys(sorted(male), "m") | dict.fromkeys(sorted(female), "f")
    return sexed | dict.fromkeys(sorted(either | (male & female)), "")


def _group_forms(nouns: list[str]) -> dict[str, str]:
    return {form: noun for noun in nouns for form in (noun, _plural(noun))}


def _plural(head: str) -> str:
    first, _, rest = head.partition(" of ")
    if rest:
        return f"{_plural(first)} of {rest}"
    stem, _, last = head.rpartition(" ")
    if last == "general" and stem:
        return f"{_plural(stem)} general"
    for old, new in (("man", "men"), ("person", "people"), ("y", "ies"), ("mp", "mps")):
        if head.endswith(old) and not head.endswith("ey"):
            return head[: -len(old)] + new
    return head + ("es" if head.endswith(("s", "ch", "x")) else "s")


def _either(forms: Iterable[str]) -> str:
    """A pattern for any of ``forms``, the longest that fits, that reads each letter once."""
    ends, rest = False, defaultdict(list)
    for form in sorted(forms):
        if form:
            rest[form[0]].append(form[1:])
        ends = ends or not form
    if not rest:
        return ""
    branches = (f"{_LOOSE.get(c) or re.escape(c)}{_either(tails)}" for c, tails in rest.items())
    return f"(?:{'|'.join(branches)}){'?' if ends else ''}"

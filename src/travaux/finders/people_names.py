"""Names of people as a text writes them, and when two of them can be one person's."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import pairwise

from travaux.codebook.offices import load_names, plain
from travaux.model import Span

__all__ = [
    "Run",
    "Word",
    "aliases",
    "family",
    "gender_of",
    "is_style",
    "key",
    "name_runs",
    "rejoined",
    "same_person",
    "stands_first",
]

_ARTICLE = re.compile(r"^(?:al|el|ad|as|ar|an|at|ash|ul|ud)-")
_DOUBLE = re.compile(r"(.)\1")
_ALIKE = (("y", "i"), ("kh", "h"), ("ou", "u"), ("oo", "u"), ("ph", "f"), ("-", ""))
_FIRST = frozenset(  # particles that can start a run: "De Vries", and no "La Paz"
    ["bin", "ibn", "bint", "von", "van", "der", "den", "de", "di", "da", "del", "della", "du", "le"]
)
_POSSESSIVES = frozenset({"his", "her", "their", "your"})
_STYLE_ADJECTIVES = frozenset({"royal", "imperial", "serene"})
_SCRIPTS = 0x2000  # the code points where alphabets with capitals lie


@dataclass(frozen=True, slots=True)
class Word:
    """One word of a name, with the particles before it. ``key`` is shared by its spellings."""

    start: int
    end: int
    text: str
    key: str


@dataclass(frozen=True, slots=True)
class Run:
    """Capitalised words beside each other. ``start`` is where an honorific before them starts.

    ``headline`` where the words around are in capitals too, so that only a part may be the name.
    """

    words: tuple[Word, ...]
    start: int
    honorific: str | None = None
    headline: bool = False

    @property
    def span(self) -> Span:
        """Where the name stands, without the honorific."""
        return Span(self.words[0].start, self.words[-1].end)


@lru_cache(maxsize=65536)
def key(word: str) -> str:
    """What spellings of one name have in common: "Sergei" and "Sergey", "al-Assad" and "Assad"."""
    low = _ARTICLE.sub("", plain(word.rpartition(" ")[2]))
    for old, new in _ALIKE:
        low = low.replace(old, new)
    return _DOUBLE.sub(r"\1", low)


@lru_cache(maxsize=1)
def _pattern() -> re.Pattern[str]:
    """One word of a name: capital first, inner apostrophes and hyphens, particles before it."""
    capital = f"[{re.escape(''.join(filter(str.isupper, map(chr, range(_SCRIPTS)))))}]"
    particles = "|".join(sorted(load_names().particles, key=lambda p: (-len(p), p)))
    inner = rf"['’](?!s\b)[^\W\d_]+|[\-‑](?:{capital}[^\W\d_]*|{load_names().syllables.pattern})"
    return re.compile(
        rf"(?<![\w@#/])(?:(?:{particles})\s){{0,3}}(?:(?:{capital}\.){{1,4}}(?=\s?{capital})|"
        rf"(?:[a-z]{{1,3}}['’\-‑])?{capital}[^\W\d_]*(?:{inner})*(?!\w|[\-‑][a-z]))"
    )


def name_runs(text: str, masked: Iterable[Span]) -> Iterator[Run]:
    """Capitalised words beside each other in ``text``, cut where a span of ``masked`` lies."""
    free = bytearray(b"\1") * len(text)
    for span in masked:
        free[span.start : span.end] = bytes(len(span))
    words: list[Word] = []
    for match in _pattern().finditer(text):
        start, end = match.span()
        if not (free[start] and free[end - 1]):
            continue
        word = Word(start, end, match.group(), key(match.group()))
        if words and not _adjoins(words[-1], word, text):
            yield from _run(words)
            words = []
        words.append(word)
    yield from _run(words)


def _adjoins(before: Word, word: Word, text: str) -> bool:
    gap = text[before.end : word.start]
    if gap in {" ", "\u00a0", ""}:
        return True
    return gap in {". ", ".\u00a0"} and plain(before.text) in load_names().honorifics


def _run(words: list[Word]) -> Iterator[Run]:
    """The run of ``words`` with its honorifics taken off; nothing where nothing is left."""
    names, honorific, first = load_names(), None, 0
    opens = words[0].start if words and plain(words[0].text) in _POSSESSIVES else None
    if len(words) > 1 and _is_opener(words[0].text):
        titles = names.styles if len(words) == 2 else names.honorifics.keys() | names.styles
        words = words[plain(words[1].text) in titles :]
    words, styled = _without_style(words)
    while first < len(words) - 1 and plain(words[first].text) in names.honorifics:
        honorific = plain(words[first].text)
        first += 1
    if words and styled is None:
        yield Run(_joined(words[first:]), words[0].start, honorific)
    elif words and styled is not None:
        start = styled if opens is None else opens
        yield Run(_joined(words[first:]), start, honorific or "excellency")


def _is_opener(word: str) -> bool:
    return plain(word) in load_names().openers and not is_style(word)


def _without_style(words: list[Word]) -> tuple[list[Word], int | None]:
    """``words`` after "Royal Highness" and the like, and where that starts; None without one.

    An adjective alone ("Royal Bank") is no style.
    """
    end = 0
    while end < len(words) and is_style(words[end].text):
        end += 1
    if end == 0 or plain(words[end - 1].text) in _STYLE_ADJECTIVES:
        return words, None
    return words[end:], words[0].start


def is_style(word: str) -> bool:
    """Whether a word is one of "Her Royal Highness", or such a style's letters ("H.E.")."""
    names, low = load_names(), plain(word)
    return low in names.styles or (low in names.style_letters and word.isupper())


def _joined(words: list[Word]) -> tuple[Word, ...]:
    """``words`` with particles in capitals joined to what follows: "Bin Salman" is one word."""
    names = load_names()
    joined: list[Word] = []
    prefix: Word | None = None
    for i, word in enumerate(words):
        if prefix is not None:
            word = Word(prefix.start, word.end, f"{prefix.text} {word.text}", word.key)  # noqa: PLW2901
        low = plain(words[i].text)
        is_particle = low in (names.particles if joined else _FIRST) and low not in names.given
        prefix = word if is_particle and i + 1 < len(words) else None
        if prefix is None:
            joined.append(word)
    return tuple(joined)


def rejoined(runs: Sequence[Run]) -> tuple[Run, ...]:
    """``runs`` with "Al Haddad" as one word where it ends a longer name ("Omar Al Haddad")."""
    known = {word.text for run in runs for word in run.words[1:] if " " in word.text}
    return tuple(
        replace(run, words=(_one_word(run.words),))
        if len(run.words) == 2 and " ".join(word.text for word in run.words) in known
        else run
        for run in runs
    )


def _one_word(words: tuple[Word, ...]) -> Word:
    text = " ".join(word.text for word in words)
    return Word(words[0].start, words[-1].end, text, words[-1].key)


def gender_of(run: Run) -> str:
    """``"m"`` or ``"f"`` by honorific or given name, ``""`` where neither tells."""
    names = load_names()
    told = names.honorifics.get(run.honorific or "", "")
    if told or len(run.words) < 2 or stands_first(run.words):
        return told
    return names.given.get(plain(run.words[0].text).partition("-")[0], "")


def stands_first(words: tuple[Word, ...]) -> bool:
    """Whether the family name is the first word, as in Chinese, Korean and Vietnamese."""
    names = load_names()
    if not 2 <= len(words) <= 4 or plain(words[0].text) not in names.family_first:
        return False
    return all(names.syllables.fullmatch(plain(w.text).replace("‑", "-")) for w in words[1:])


def family(words: tuple[Word, ...]) -> Word:
    """The word that stands for the family name."""
    if len(words) > 1 and stands_first(words):
        return words[0]
    return _bare(words)[-1]


def _bare(words: tuple[Word, ...]) -> tuple[Word, ...]:
    """The name without "Jr." and the like, unless nothing else is left."""
    suffixes, end = load_names().suffixes, len(words)
    while end > 1 and plain(words[end - 1].text) in suffixes:
        end -= 1
    return words[:end]


def aliases(words: tuple[Word, ...]) -> tuple[str, ...]:
    """The keys by which a person named ``words`` in full can be named with less, one word each.

    The family name; of a Vietnamese or Chinese name also the last word; of a name of three or
    more words also a middle one that is no given name ("Pedro Sánchez Pérez-Castejón").
    """
    bare, given = _bare(words), load_names().given
    middle = [w.key for w in bare[1:-1] if len(w.key) > 2 and plain(w.text) not in given]
    last = [bare[-1].key] if len(bare[-1].key) > 1 else []
    return tuple(dict.fromkeys([family(words).key, *last, *middle]))


def same_person(one: tuple[Word, ...], other: tuple[Word, ...]) -> bool:
    """Whether two full names can be spellings of one: same family name, given names that agree."""
    a, b = _bare(one), _bare(other)
    if {w.key for w in one[len(a) :]} != {w.key for w in other[len(b) :]}:
        return False
    if family(a).key not in _known_by(b, a) and family(b).key not in _known_by(a, b):
        return _near(family(a).key, family(b).key, 6) and a[0].key == b[0].key and len(a) == len(b)
    return _given_agree(_given(a), _given(b)) and _middle_agree(a, b)


def _known_by(words: tuple[Word, ...], other: tuple[Word, ...]) -> tuple[str, ...]:
    """The aliases of ``words``, without middle names where ``other`` is as full a name."""
    known = aliases(words)
    return known if min(len(words), len(other)) < 3 or stands_first(words) else known[:1]


def _middle_agree(one: tuple[Word, ...], other: tuple[Word, ...]) -> bool:
    """Whether middle initials, where both have them, are the same ("George W", "George HW")."""
    a, b = ([plain(w.text) for w in name[1:-1] if w.text.isupper()] for name in (one, other))
    return not a or not b or a == b


def _given(words: tuple[Word, ...]) -> Word:
    return words[1] if len(words) > 1 and stands_first(words) else words[0]


def _given_agree(one: Word, other: Word) -> bool:
    if one.key == other.key:
        return True
    names = load_names()
    a, b = plain(one.text), plain(other.text)
    if len(a) == 1 or len(b) == 1:
        return a[:1] == b[:1]
    if a in names.nicknames and names.nicknames.get(a) == names.nicknames.get(b):
        return True
    if {names.given.get(a, ""), names.given.get(b, "")} == {"m", "f"}:
        return False
    return _near(one.key, other.key, 5)


def _near(one: str, other: str, least: int) -> bool:
    """Whether two keys of ``least`` letters or more differ by one edit, or two if long."""
    shorter = min(len(one), len(other))
    if shorter < least or one[0] != other[0]:
        return False
    return _distance(one, other) <= (1 if shorter < 8 else 2)


def _distance(one: str, other: str) -> int:
    """The Levenshtein distance (Levenshtein 1966), row by row."""
    row = list(range(len(other) + 1))
    for i, a in enumerate(one, 1):
        last, row = row, [i]
        for j, (up, up_next) in enumerate(pairwise(last)):
            row.append(min(row[-1] + 1, up_next + 1, up + (a != other[j])))
    return row[-1]

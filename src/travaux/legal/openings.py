"""Lines that open a unit by its word: "Article 3 bis: Fees", "CHAPTER II", "第三条"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from travaux.codebook.legal_words import legal_words
from travaux.legal.numbers import normal_number, number_pattern, values
from travaux.model import UnitKind

__all__ = ["MODAL", "Opening", "is_title", "opening_of", "stands_for_article"]

MODAL = re.compile(
    r"\b(?:shall|should|may|must|will|is|are|was|were|has|have|can|agree|agrees|means|be)\b"
)
_KINDS = {
    "article": UnitKind.ARTICLE,
    "part": UnitKind.PART,
    "book": UnitKind.BOOK,
    "title": UnitKind.TITLE,
    "chapter": UnitKind.CHAPTER,
    "section": UnitKind.SECTION,
    "annex": UnitKind.ANNEX,
    "protocol": UnitKind.ANNEX,
    "preamble": UnitKind.PREAMBLE,
    "option": UnitKind.OPTION,
}
_BARE = frozenset({UnitKind.ANNEX, UnitKind.PREAMBLE})  # these can stand without a number
_LONGEST = 400  # code points of a line that are looked at
_TITLE = 120
_WORDS = 16
_QUOTES = '[(“"‘«*'


@dataclass(frozen=True, slots=True)
class Opening:
    """A line that opens a unit: its kind, word and number, and where the words after these begin.

    ``rest`` are those words; ``marked`` says that a point, colon or dash stands before them.
    """

    kind: UnitKind
    word: str
    number: str | None
    at: int
    rest: str
    marked: bool


def opening_of(words: str, *, instead: str = "") -> Opening | None:
    """The unit that a line opens, None where it opens none by a word.

    ``instead`` is a word that stands for "article" in this text. Lines that go on as a sentence
    does ("Article 3 of the Convention") open nothing.
    """
    head = words[:_LONGEST]
    match = _pattern().match(head) or _signs().match(head) or _behind().match(head)
    if match:
        kind, word = _kind(match)
        if instead:
            kind = UnitKind.ARTICLE if word == instead else kind
        return _numbered(match, kind, word, words)
    if instead and (match := _other(instead).match(head)):
        return _numbered(match, UnitKind.ARTICLE, instead, words)
    if match := _unnumbered().match(head):
        word = match["word"].lower()
        return _plain(match, word, words)
    return None


def stands_for_article(words: str) -> str:
    """The word by which a line opens what can stand for an article ("rule"), "" for none."""
    match = _instead().match(words[:_LONGEST])
    return match["word"].lower() if match else ""


def is_title(words: str) -> bool:
    """Whether a line alone reads as a title: short, no sentence, no number before it."""
    return (
        len(words) <= _TITLE
        and len(words.split()) <= _WORDS
        and (words[0].isupper() or words[0] in _QUOTES or not words[0].isascii())
        and words[-1] not in ".;:,"
        and not MODAL.search(words)
        and not re.match(r"\(?(?:\d{1,3}|[a-z]{1,2})[.)]", words)
    )


def _kind(match: re.Match[str]) -> tuple[UnitKind, str]:
    for name, kind in _KINDS.items():
        if (word := match.groupdict().get(name)) is not None:
            return kind, str(word).lower()
    raise AssertionError(match)


def _numbered(match: re.Match[str], kind: UnitKind, word: str, words: str) -> Opening | None:
    number = normal_number(match["number"], match.groupdict().get("latin"))
    if not values(number):
        return None
    at = match.end()
    rest = words[at:]
    marked = bool(match["mark"].strip(" ]*")) if match["mark"] else False
    if not _can_follow(rest, marked, words[: match.end("number")], match["mark"] or ""):
        return None
    return Opening(kind, word, number, at, rest, marked)


def _can_follow(rest: str, marked: bool, before: str, mark: str) -> bool:
    """Whether what stands after the number lets it be a heading and no words of a sentence."""
    if not rest:
        return True
    first = rest.split(None, 1)[0].strip(",;.:").lower()
    if rest[0] in ",;)/&" or (rest[0] == "(" and not mark.strip() and not mark):
        return False
    if first in legal_words().goes_on and not marked and not rest[0].isupper():
        return False
    if rest[0] == "(" and not marked:
        after = rest.partition(")")[2].strip()
        return not after or after[0].isupper() or not after[0].isalpha()
    return rest[0].isupper() or marked or rest[0] in _QUOTES or not (rest[0].islower() and before)


def _plain(match: re.Match[str], word: str, words: str) -> Opening | None:
    kind = UnitKind.PREAMBLE if word in legal_words().units["preamble"] else UnitKind.ANNEX
    rest = words[match.end() :]
    marked = bool(match["mark"].strip())
    if kind is UnitKind.PREAMBLE and (rest and not is_title(rest)):
        return None
    if kind is UnitKind.ANNEX and rest and not (marked and len(words) <= _TITLE):
        return None
    return Opening(kind, word, None, match.end(), rest, marked)


_BEFORE = r"[\[(*“\"«\s]*"
_MARK = r"(?P<mark>[\])*]*\s*[.:;–—‐-]*[\])*]*\s*|\s+)"


def _alternatives(words: tuple[str, ...]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))


@lru_cache(maxsize=1)
def _pattern() -> re.Pattern[str]:
    units = legal_words().units
    groups = "|".join(rf"(?P<{name}>(?i:{_alternatives(units[name])}))" for name in _KINDS)
    return re.compile(
        rf"{_BEFORE}(?:{groups})(?![^\W\d_])[\s.]*\[?\s*(?:n[o°º]\.?\s*)?{number_pattern()}{_MARK}"
    )


@lru_cache(maxsize=1)
def _signs() -> re.Pattern[str]:
    around = legal_words().around
    groups = "|".join(rf"(?P<{name}>[{after}])" for name, (_, after) in around.items())
    before = "".join({sign for sign, _ in around.values()})
    signs = r"\d{1,4}|[〇零一二三四五六七八九十百千两]{1,7}"
    return re.compile(rf"[{before}]?\s?(?P<number>{signs})\s?(?:{groups}){_MARK}")


@lru_cache(maxsize=1)
def _behind() -> re.Pattern[str]:
    """The number before the word: "First Part", "3. cikk"; nothing else on the line."""
    units = legal_words().units
    names = ("article", "part", "title", "chapter", "section")
    groups = "|".join(rf"(?P<{name}>(?i:{_alternatives(units[name])}))" for name in names)
    return re.compile(rf"{_BEFORE}{number_pattern()}\.?\s+(?:{groups})(?P<mark>\s*[.:]?\s*)$")


@lru_cache(maxsize=1)
def _unnumbered() -> re.Pattern[str]:
    units = legal_words().units
    words = _alternatives((*units["annex"], *units["preamble"], *units["protocol"]))
    return re.compile(
        rf"{_BEFORE}(?P<word>(?i:{words}))(?:es|s)?(?P<mark>\s*[.:–—-]+[\])*]*\s*|[\])*]*\s*$)"
    )


@lru_cache(maxsize=1)
def _instead() -> re.Pattern[str]:
    words = _alternatives(legal_words().instead)
    return re.compile(rf"{_BEFORE}(?P<word>(?i:{words}))(?![^\W\d_])[\s.]*\[?\s*{number_pattern()}")


@lru_cache(maxsize=16)
def _other(word: str) -> re.Pattern[str]:
    return re.compile(
        rf"{_BEFORE}(?i:{re.escape(word)})(?![^\W\d_])[\s.]*\[?\s*{number_pattern()}{_MARK}"
    )

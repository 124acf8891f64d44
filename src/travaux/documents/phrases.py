"""What sites write around a report: the phrases of ``codebook/residue.yaml``, ready to look up."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from travaux.codebook.tables import read_table

__all__ = ["Phrases", "is_story", "is_title_like", "is_truncated", "normal", "phrases"]

_LETTER = re.compile(r"[^\W_]")
_SPACE = re.compile(r"\s+")
_SENTENCE_END = re.compile(r"[.!?;:][\"'”’»)\]]*$")
_WITHIN = re.compile(r"[.!?][\"'”’»)\]]*\s+[(\[]?[^\W\d_a-z]")
_TRUNCATED = re.compile(
    r"(?:…|\.\.\.)(?:\s*[\[(]?(?:…|\+|»|>|→|read more|continue reading)[\])]?)*$", re.IGNORECASE
)
_LONGEST = 120  # code points of a line looked up as a heading
_TAIL = 100  # code points at the end of a paragraph that show whether it breaks off
_SHORT = 30  # words of a line that can be an opening, a pointer or a credit


def normal(words: str) -> str:
    """``words`` to compare: lower case, plain apostrophes, single spaces, no signs at the ends."""
    plain = _SPACE.sub(" ", words.casefold().replace("’", "'"))
    first = _LETTER.search(plain)
    if not first:
        return ""
    last = next(i for i in range(len(plain), 0, -1) if _LETTER.match(plain, i - 1))
    return plain[first.start() : last]


def is_truncated(words: str) -> bool:
    """Whether ``words`` break off, as an excerpt under a link does."""
    return _TRUNCATED.search(words[-_TAIL:]) is not None


def is_story(words: str) -> bool:
    """Whether ``words`` are a paragraph of running text: a whole sentence, or many words."""
    count = words.count(" ") + 1
    if is_truncated(words):
        return count >= 60
    return count >= 40 or (count >= 9 and _SENTENCE_END.search(words) is not None)


def is_title_like(words: str) -> bool:
    """Whether ``words`` can be a headline: a few words that do not end as a sentence does."""
    ends = words.rstrip("”\"’')]»")[-1:]
    return (
        2 <= words.count(" ") + 1 <= 30 and len(words) <= 220 and ends not in {".", ";", ":", ","}
    )


@dataclass(frozen=True)
class Phrases:
    """The phrases, each kind as what it is looked up by."""

    headings: frozenset[str]
    buttons: frozenset[str]
    glued: re.Pattern[str]
    openings: re.Pattern[str]
    pointers: re.Pattern[str]
    credits: re.Pattern[str]
    picture_source: re.Pattern[str]
    picture_mark: re.Pattern[str]

    def reason(self, words: str) -> str | None:
        """Why a block of ``words`` is no part of the report, None if nothing says so."""
        if len(words) <= _LONGEST:
            plain = normal(words)
            if not plain:
                return "separator"
            if plain in self.headings or self.glued.fullmatch(plain):
                return "block-heading"
            if plain in self.buttons:
                return "button"
        return self._by_opening(words) if words.count(" ") < _SHORT else None

    def is_caption(self, words: str, top: bool) -> bool:
        """Whether ``words`` end as a caption does, in whose picture it is.

        A whole sentence is one only at the ``top`` of a page, and if a slash or the word
        "photo" shows it: news in brief ends with its agency in brackets.
        """
        if len(words) > 500:
            return False
        if is_story(words) or _WITHIN.search(words):
            return top and self.picture_mark.search(words[-80:]) is not None
        return self.picture_source.search(words[-80:]) is not None

    def _by_opening(self, words: str) -> str | None:
        start = words[:60].casefold().replace("’", "'").lstrip("([•*-–— ")
        if self.openings.match(start):
            return "reader-call"
        if self.pointers.match(start):
            return "pointer"
        if self.credits.match(start):
            return "caption"
        return None


@lru_cache(maxsize=1)
def phrases() -> Phrases:
    """The phrases of the table, read once."""
    table = read_table("residue")
    headings, buttons = table["headings"], table["buttons"]
    marks = _any_of(headings + [b for b in buttons if len(b) > 3])
    sources = _any_of(table["picture_sources"])
    return Phrases(
        frozenset(map(normal, headings)),
        frozenset(map(normal, buttons)),
        re.compile(rf"{marks}(?:\s*{marks})+"),
        re.compile(rf"{_any_of(table['openings'])}\b"),
        re.compile(_any_of(table["pointers"])),
        re.compile(_any_of(table["credits"])),
        re.compile(
            r"(?:\s/\s?|\s\|\s|[(\[]|\s[–—-]\s|©\s?)(?:photo:?\s|image:?\s|credit:?\s|via\s)?"
            rf"[\w .'-]{{0,40}}?\b{sources}[)\].]*$",
            re.IGNORECASE,
        ),
        re.compile(
            rf"(?:\s/\s?(?:[\w .-]{{0,30}}\b)?{sources}"
            r"|(?:[.!?]\s|[(\[])(?:photo|image|picture)s?(?::|\sby|\scredit|\scourtesy)"
            r"[\w :/.'-]{1,40})[)\].]*$",
            re.IGNORECASE,
        ),
    )


def _any_of(words: list[str]) -> str:
    ordered = sorted(words, key=lambda w: (-len(w), w))
    return "(?:" + "|".join(map(re.escape, ordered)) + ")"

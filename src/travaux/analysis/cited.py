"""Provisions as pages cite them, against the text and against each other.

A page can give one article two meanings, and it can number the articles otherwise than the text
does. It can also speak of a provision without its number ("the ban on enlargement"). None of this
is decided here: it is shown, with the passages.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import combinations

from rapidfuzz import fuzz

from travaux.model import Document, Entry, Passage, TextRef

__all__ = ["Described", "Flag", "FlagKind", "described", "flags", "named_after"]

# Shares, of 100, of the words of the shorter that are words of the longer (rapidfuzz's token set
# ratio); judgement, set on pages and texts written for it.
_SAME = 75
_OTHER = 55
_NEAR = 300  # code points between two citations that can be two parts of one article
_LEAST = 5  # words below which a content says too little to be compared


class FlagKind(StrEnum):
    """What is odd about how a page cites a provision."""

    TWO_MEANINGS = "two meanings"  # one page, one number, two contents that differ
    OTHER_NUMBER = "other number"  # what the page gives this number has another in the text


@dataclass(frozen=True, slots=True)
class Flag:
    """Something odd. ``provision`` is the entry's id; ``other`` that of the one it fits better."""

    kind: FlagKind
    provision: str
    document: str
    what: str
    passages: tuple[Passage, ...]
    other: str | None = None


@dataclass(frozen=True, slots=True)
class Described:
    """A provision meant without its number, and how sure that is, from 0 to 1."""

    provision: str
    passage: Passage
    score: float


def named_after(provisions: Iterable[Entry], texts: Iterable[Entry]) -> tuple[Entry, ...]:
    """``provisions``, each named after the entry of its text ("Article 3, Sil treaty").

    A page may call a text otherwise than most do. One whose text is not there keeps its name.
    """
    homes = {pair: text.name for text in texts for pair in text.findings}
    return tuple(_named(entry, homes) for entry in provisions)


def _named(entry: Entry, homes: Mapping[tuple[str, str], str]) -> Entry:
    refs = [(r.value, r.passages) for r in entry.readings("text") if isinstance(r.value, TextRef)]
    pairs = ((p.document, ref.id) for ref, passages in refs for p in passages)
    title = next((homes[pair] for pair in pairs if pair in homes), None)
    number = entry.first("number")
    if title is None or number is None:
        return entry
    label = f"{entry.first('unit') or ''} {number}".strip()
    return replace(entry, name=f"{label[:1].upper()}{label[1:]}, {title}")


def flags(provisions: Iterable[Entry], originals: Collection[str]) -> tuple[Flag, ...]:
    """What is odd in how pages cite ``provisions``. ``originals`` are documents that are texts."""
    entries = list(provisions)
    found = [flag for entry in entries for flag in _two_meanings(entry, originals)]
    by_text: dict[str, list[Entry]] = defaultdict(list)
    for entry in entries:
        by_text[_home(entry)].append(entry)
    for home in sorted(by_text):
        found += _other_numbers(by_text[home], originals)
    return tuple(found)


def _home(entry: Entry) -> str:
    """The text an entry is of: provisions merged as those of one text share a title of it."""
    return " ".join(sorted({ref.title for ref in _texts(entry)}))


def _texts(entry: Entry) -> list[TextRef]:
    return [r.value for r in entry.readings("text") if isinstance(r.value, TextRef)]


def _contents(entry: Entry) -> Iterator[Passage]:
    for reading in entry.readings("content"):
        yield from reading.passages


def _two_meanings(entry: Entry, originals: Collection[str]) -> Iterator[Flag]:
    by_page: dict[str, list[Passage]] = defaultdict(list)
    for passage in _contents(entry):
        if passage.document not in originals:
            by_page[passage.document].append(passage)
    for document in sorted(by_page):
        told = sorted(by_page[document], key=lambda p: p.start)
        pair = next((pair for pair in combinations(told, 2) if _differ(*pair)), None)
        if pair:
            what = f"One page gives {entry.name} two meanings."
            yield Flag(FlagKind.TWO_MEANINGS, entry.id, document, what, pair)


def _differ(one: Passage, other: Passage) -> bool:
    """Whether two contents differ, and stand too far apart to be two parts told in turn."""
    return other.start - one.end > _NEAR and _alike(one.text, other.text) < _OTHER


def _alike(one: str, other: str) -> float:
    return float(fuzz.token_set_ratio(_plain(one), _plain(other)))


def _plain(words: str) -> str:
    return " ".join(re.findall(r"\w+", words.casefold()))


def _other_numbers(entries: Sequence[Entry], originals: Collection[str]) -> Iterator[Flag]:
    own = {
        entry.id: " ".join(p.text for p in _contents(entry) if p.document in originals)
        for entry in entries
    }
    if sum(map(bool, own.values())) < 2:
        return
    names = {entry.id: entry.name for entry in entries}
    for entry in entries:
        for passage in _contents(entry):
            told = passage.document not in originals and len(passage.text.split()) >= _LEAST
            if told and (other := _better(entry.id, passage.text, own)):
                what = f"What a page gives as {entry.name} is {names[other]} in the text."
                yield Flag(
                    FlagKind.OTHER_NUMBER, entry.id, passage.document, what, (passage,), other
                )


def _better(ident: str, words: str, own: dict[str, str]) -> str | None:
    """The one other article that the words fit well, where they do not fit their own."""
    scores = {key: _alike(words, text) for key, text in own.items() if text}
    if scores.get(ident, 0.0) >= _OTHER:
        return None
    ranked = sorted(scores.items(), key=lambda pair: (-pair[1], pair[0]))
    if not ranked or ranked[0][1] < _SAME or (len(ranked) > 1 and ranked[0][1] == ranked[1][1]):
        return None
    return ranked[0][0]


_DESCRIBED = re.compile(
    r"\b[Tt]he\s+(?:proposed\s+|draft\s+|new\s+|demanded\s+)?(?:ban|prohibition|article|clause|provision|"
    r"paragraph|point|limit|limits|ceiling|moratorium|obligation|commitment|pledge|rule|requirement|"
    r"restrictions?|guarantee)\s+(?:on|of|against|for|about|to|concerning|not\s+to)\s+(?:the\s+|any\s+|further\s+)?"
    r"(?P<what>[^\W\d_][\w’'-]*(?:\s+(?!(?:and|but|which|that|who|in|by|is|are|was|were|has|have|would|will|shall|should|as|at|if)\b)[\w’'-]+){0,6})"
)
_SMALL = frozenset(
    {"the", "of", "on", "to", "a", "an", "in", "its", "their", "any", "all", "other"}
)


def described(
    document: Document, provisions: Sequence[Entry], originals: Collection[str]
) -> Iterator[Described]:
    """Provisions that a page means without a number ("the ban on enlargement"), in order.

    The words after the noun must be found, by their beginnings, in one provision of a text and in
    no other; the score is the share of them that is. Of a provision whose text is there only the
    words of the text count: a page may give them another number.
    """
    if document.sha256 in originals:
        return
    told = {entry.id: _plain(_own_or_told(entry, originals)) for entry in provisions}
    for match in _DESCRIBED.finditer(document.text):
        words = [w for w in _plain(match["what"]).split() if w not in _SMALL]
        scored = sorted(((_share(words, text), key) for key, text in told.items()), reverse=True)
        best = scored[:2]
        if words and best and best[0][0] >= 2 / 3 and (len(best) < 2 or best[0][0] > best[1][0]):
            passage = document.passage(match.start(), match.end())
            yield Described(best[0][1], passage, round(best[0][0], 2))


def _own_or_told(entry: Entry, originals: Collection[str]) -> str:
    """What the text itself says in a provision, or else what pages tell of it."""
    passages = list(_contents(entry))
    own = [p.text for p in passages if p.document in originals]
    return " ".join(own or [p.text for p in passages])


def _share(words: Sequence[str], text: str) -> float:
    """The share of ``words`` that ``text`` holds, by their first letters."""
    stems = {_stem(word) for word in text.split()}
    return sum(_stem(word) in stems for word in words) / len(words) if words else 0.0


def _stem(word: str) -> str:
    """The first five letters, without the ending of a plural: "ban on tolls" is on a toll."""
    return word.removesuffix("s")[:5]

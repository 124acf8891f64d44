"""Which texts of many documents are one text, and which provisions one provision.

Texts are compared where their kinds are of one family. The longest titles come first; each other
one joins the only text whose title tells the same and that it does not conflict with in author,
time, version or number, and one that fits two joins neither. A title that tells nothing ("the
draft agreement") needs author and time. At the end texts whose titles tell different things are one
where what their articles are told to say is alike, number by number.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import islice

from rapidfuzz import fuzz

from travaux.model import TextKind, When, slug
from travaux.record.merge.union import Groups, Union, blocks

__all__ = ["ProvisionKey", "TextKey", "merge_provisions", "merge_texts"]

_SIMILAR = 0.6  # share of the words of both titles that must be common to them
_CROWD = 200  # texts with a word in common beyond which only equal titles are looked for
_TELLING = 5  # words of an article below which they could be those of any
_ALIKE = 75  # of 100: how many of the words of the shorter are words of the longer (rapidfuzz)
_WIDEST = (date.min, date.max)

_FAMILIES = {
    TextKind.TREATY: "treaty",
    TextKind.AGREEMENT: "treaty",
    TextKind.PROTOCOL: "treaty",
    TextKind.BILL: "law",
    TextKind.ACT: "law",
    TextKind.COMMUNIQUE: "declaration",
    TextKind.DECLARATION: "declaration",
    TextKind.STATEMENT: "declaration",
    TextKind.LETTER: "letter",
    TextKind.RESOLUTION: "resolution",
    TextKind.DECISION: "resolution",
    TextKind.REPORT: "report",
}

# Words that tell no text from another: grammar, the words for kinds of texts and their stages.
_EMPTY = frozenset({
    "a", "about", "accord", "act", "agreement", "an", "and", "as", "at", "between", "bill",
    "by", "communique", "convention", "de", "deal", "decision", "declaration", "document",
    "documents", "draft", "drafts", "final", "first", "for", "from", "in", "into", "its",
    "letter", "memorandum", "new", "of", "on", "or", "pact", "paper", "plan", "proposal",
    "proposed", "protocol", "report", "resolution", "revised", "statement", "text", "texts",
    "that", "the", "their", "to", "treaty", "under", "version", "with", "zero",
})  # fmt: skip


@dataclass(frozen=True, slots=True)
class TextKey:
    """What merging looks at in a text. ``itself`` tells the text from a mention of it.

    ``articles`` are numbers with what those articles are told to say.
    """

    document: str
    id: str
    title: str
    kind: TextKind
    author: str | None
    when: When | None
    version: str | None = None
    itself: bool = False
    articles: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class ProvisionKey:
    """What merging looks at in a provision. ``text`` names the merged text it is of."""

    document: str
    id: str
    text: str | None
    number: str
    unit: str


@dataclass(slots=True)
class _Tabled:
    """Texts found to be one so far: what is known of it, and their places in the sequence."""

    family: str
    title: str
    words: frozenset[str]
    author: str
    days: tuple[date, date]
    version: str
    originals: frozenset[str]
    first: tuple[str, str]
    documents: set[str]
    places: list[int]
    articles: dict[str, list[str]]

    def fits(self, other: _Tabled) -> bool:
        """Whether nothing told of the two conflicts and their titles tell the same."""
        return self.agrees(other) and self._same_title(other)

    def agrees(self, other: _Tabled) -> bool:
        """Whether nothing told of the two conflicts, titles aside."""
        return (
            self.days[0] <= other.days[1]
            and other.days[0] <= self.days[1]
            and _agree(self.author, other.author)
            and _agree(self.version, other.version)
            and self._apart(other)
            and not self._both_originals(other)
        )

    def alike_articles(self, other: _Tabled) -> int:
        """How many articles of one number are told to say the same, 0 where fewer than half are."""
        common = self.articles.keys() & other.articles.keys()
        alike = sum(_alike(self.articles[n], other.articles[n]) for n in common)
        return alike if alike >= 2 and 2 * alike >= len(common) else 0

    def _apart(self, other: _Tabled) -> bool:
        """Whether they are of different documents, or one document names both alike."""
        alike = (self.title, self.author) == (other.title, other.author)
        return alike or self.documents.isdisjoint(other.documents)

    def _both_originals(self, other: _Tabled) -> bool:
        """Two documents that are each a text itself, with nothing to say they are the same."""
        both = self.originals and other.originals and self.originals != other.originals
        return bool(both) and (self.title, self.days) != (other.title, other.days)

    def _same_title(self, other: _Tabled) -> bool:
        if not (self.words and other.words):
            told = self.author and self.author == other.author
            return bool(told) and _WIDEST not in (self.days, other.days)
        if not _agree(_numbers(self.words), _numbers(other.words)):
            return False
        common = len(self.words & other.words)
        if common == min(len(self.words), len(other.words)):
            return common > 1 or self.title == other.title or bool(self.author and other.author)
        return common >= _SIMILAR * len(self.words | other.words)

    def take(self, other: _Tabled) -> None:
        """Make ``other`` a part of this one: what it knows more exactly is known of both."""
        self.days = max(self.days[0], other.days[0]), min(self.days[1], other.days[1])
        self.author = self.author or other.author
        self.version = self.version or other.version
        self.originals |= other.originals
        self.first = min(self.first, other.first)
        self.documents |= other.documents
        self.places += other.places
        for number, words in other.articles.items():
            self.articles.setdefault(number, []).extend(words)


def merge_texts(texts: Sequence[TextKey]) -> Groups:
    """Groups of places in ``texts`` that are one text, whatever the order of ``texts``."""
    told = sorted((_tabled(key, at) for at, key in enumerate(texts)), key=_most_told_first)
    found: list[_Tabled] = []
    for _, block in sorted(blocks(told, lambda text: text.family).items()):
        found += _joined_by_articles(_Shelf.of(block))
    return sorted(sorted(text.places) for text in found)


def _tabled(key: TextKey, at: int) -> _Tabled:
    days = _WIDEST
    if key.when is not None and key.when.resolved:
        days = (key.when.earliest or date.min, key.when.latest or date.max)
    title = slug(key.title)
    return _Tabled(
        _FAMILIES.get(key.kind, "paper"),
        title,
        frozenset(word for word in title.split("-") if word not in _EMPTY),
        key.author or "",
        days,
        slug(key.version or ""),
        frozenset([key.document]) if key.itself else frozenset(),
        (key.document, key.id),
        {key.document},
        [at],
        _by_number(key.articles),
    )


def _by_number(articles: Sequence[tuple[str, str]]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = defaultdict(list)
    for number, words in articles:
        if len(words.split()) >= _TELLING:
            found[number.casefold()].append(" ".join(words.casefold().split()))
    return dict(found)


def _alike(one: Sequence[str], other: Sequence[str]) -> bool:
    return any(fuzz.token_set_ratio(a, b) >= _ALIKE for a in one for b in other)


def _joined_by_articles(texts: list[_Tabled]) -> list[_Tabled]:
    """``texts``, each joined to the one that it shares most articles with, where it is one."""
    shelf: dict[str, list[_Tabled]] = defaultdict(list)
    kept: list[_Tabled] = []
    for text in texts:
        near = {id(o): o for number in text.articles for o in shelf[number][:_CROWD]}
        scored = [(text.alike_articles(o), o) for o in near.values() if o.agrees(text)]
        ranked = sorted(scored, key=lambda pair: -pair[0])[:2]
        if ranked and ranked[0][0] and (len(ranked) == 1 or ranked[0][0] > ranked[1][0]):
            ranked[0][1].take(text)
            continue
        kept.append(text)
        for number in text.articles:
            shelf[number].append(text)
    return kept


def _most_told_first(text: _Tabled) -> tuple[int, bool, bool, int, str, str, tuple[str, str]]:
    span = (text.days[1] - text.days[0]).days
    return (
        -len(text.words), not text.originals, not text.author, span,
        text.title, text.version, text.first,
    )  # fmt: skip


def _agree(one: str, other: str) -> bool:
    return one == other or not (one and other)


def _numbers(words: frozenset[str]) -> str:
    return " ".join(sorted(word for word in words if re.fullmatch(r"\d+|[ivxlc]{2,}", word)))


class _Shelf:
    """The texts of one family, found by the words of their titles or by their author."""

    def __init__(self) -> None:
        self.found: list[_Tabled] = []
        self._by_word: dict[str, list[_Tabled]] = defaultdict(list)
        self._by_author: dict[str, list[_Tabled]] = defaultdict(list)

    @classmethod
    def of(cls, block: list[_Tabled]) -> list[_Tabled]:
        """The texts that ``block``, the most told first, comes to."""
        shelf = cls()
        for text in block:
            shelf.put(text)
        return shelf.found

    def put(self, text: _Tabled) -> None:
        """Let ``text`` join the only text it fits; none joins one that fitted several."""
        fitting = list(islice(self._fitting(text), 2))
        if len(fitting) == 1:
            fitting[0].take(text)
            return
        self.found.append(text)
        if not fitting:
            self._by_author[text.author].append(text)
            for word in text.words:
                self._by_word[word].append(text)

    def _fitting(self, text: _Tabled) -> Iterator[_Tabled]:
        if text.words:
            rarest = sorted(text.words, key=lambda w: (len(self._by_word.get(w, ())), w))
            near = [o for word in rarest for o in self._by_word.get(word, ())[:_CROWD]]
        else:
            near = self._by_author.get(text.author, [])[:_CROWD] if text.author else []
        seen: set[int] = set()
        for other in near:
            if id(other) not in seen and text.fits(other):
                yield other
            seen.add(id(other))


def merge_provisions(provisions: Sequence[ProvisionKey]) -> Groups:
    """Groups of places in ``provisions`` that are one provision: same text, number and unit.

    A provision of a text that is not told is its own in each document.
    """
    union = Union(len(provisions))

    def key(at: int) -> tuple[str, ...]:
        p = provisions[at]
        home = ("text", p.text) if p.text else ("document", p.document)
        return (*home, p.number.casefold(), p.unit.casefold())

    for block in blocks(range(len(provisions)), key).values():
        for at in block:
            union.join(block[0], at)
    return union.groups()

"""Which documents are copies of one report: wire stories republished, cut, retitled, reordered.

A document is known by hashes of its word five-grams, of which about one in eight is kept, chosen by
the hash itself so that the same words give the same choice everywhere (Manber 1994, "Finding
similar files in a large file system"; Broder 1997 on containment). Two documents are copies where
half of the shorter one's kept hashes are the other's, since a cut copy holds little of its origin
and the origin all of it. Long quotations are left out where enough else remains: two reporters at
one press conference write down the same sentences.
"""

from __future__ import annotations

import re
import zlib
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date

from travaux.codebook.media import load_media
from travaux.model import Document, Said
from travaux.model.origins import Copy, Provenance

__all__ = ["Origins", "agency_of", "fingerprint", "once"]

_WORD = re.compile(r"\w+")
_QUOTED = re.compile(r"[“\"«][^“”\"«»]{60,1200}[”\"»]")
_GRAM = 5  # words
_ONE_IN = 8  # hashes kept
_LEAST = 4  # kept hashes below which a document is too short to be told from another
_SHARE = 0.5  # of the shorter one's hashes; judgement, set on articles perturbed for it
_REMAINS = 80  # words that must be left when quotations are taken out
_LISTED = 12  # documents listed under one hash; more copies lie near the listed ones anyway
_CREDIT = re.compile(
    r"\(([^()\n]{2,40})\)\s*[—–-]|"
    r"\b(?:[Rr]eporting|[Ww]riting|[Ss]ource)\s*(?:by|:)\s*([A-Z][\w. ]{1,30})"
)


def fingerprint(text: str) -> frozenset[int]:
    """The kept hashes of a text's word five-grams, quotations left out where enough remains."""
    bare = _QUOTED.sub(" ", text)
    words = _WORD.findall(bare.casefold())
    if len(words) < _REMAINS:
        words = _WORD.findall(text.casefold())
    grams = (" ".join(words[at : at + _GRAM]) for at in range(len(words) - _GRAM + 1))
    hashes = (zlib.crc32(gram.encode()) for gram in grams)
    return frozenset(one for one in hashes if one % _ONE_IN == 0)


def agency_of(document: Document) -> str | None:
    """The news agency that a document credits in its head, its last lines, or as its publisher."""
    media = load_media()
    facts = [fact.value for fact in (document.publisher, document.author) if fact]
    for words in facts:
        medium = media.look_up(words.strip())
        if medium and medium.agency:
            return medium.name
    for part in (document.text[:300], document.text[-300:]):
        for match in _CREDIT.finditer(part):
            medium = media.look_up(next(g for g in match.groups() if g).strip(" ."))
            if medium and medium.agency:
                return medium.name
    return None


@dataclass(slots=True)
class _Known:
    """What is kept of a document."""

    sha256: str
    publisher: str | None
    agency: str | None
    day: date | None
    size: int
    share: float = 1.0


@dataclass(slots=True)
class Origins:
    """Documents so far, grouped by origin. Adding one costs a look-up for each of its hashes."""

    _documents: list[_Known] = field(default_factory=list)
    _above: list[int] = field(default_factory=list)
    _listed: dict[int, list[int]] = field(default_factory=lambda: defaultdict(list))

    @classmethod
    def of(cls, documents: Iterable[Document]) -> Origins:
        """The origins of ``documents``, whatever their order."""
        found = cls()
        for document in sorted(documents, key=lambda d: d.sha256):
            found.add(document)
        return found

    def add(self, document: Document) -> None:
        """Add one document; it joins the origin of each that it is a copy of."""
        hashes = fingerprint(document.text)
        number = len(self._documents)
        publisher = document.publisher.value if document.publisher else None
        day = document.published.value if document.published else None
        known = _Known(document.sha256, publisher, agency_of(document), day, len(hashes))
        self._documents.append(known)
        self._above.append(number)
        common = Counter(n for one in hashes for n in self._listed.get(one, ()))
        best = 0.0
        for other, shared in common.items():
            share = shared / max(1, min(len(hashes), self._documents[other].size))
            if share >= _SHARE and min(len(hashes), self._documents[other].size) >= _LEAST:
                self._join(number, other)
                best = max(best, share)
        known.share = best or 1.0
        for one in hashes:
            listed = self._listed[one]
            if len(listed) < _LISTED:
                listed.append(number)

    def _root(self, number: int) -> int:
        while self._above[number] != number:
            self._above[number] = self._above[self._above[number]]
            number = self._above[number]
        return number

    def _join(self, one: int, other: int) -> None:
        first, second = sorted((self._root(one), self._root(other)))
        self._above[second] = first

    def by_document(self) -> dict[str, str]:
        """The id of its origin for each document."""
        return {copy.document: origin.id for origin in self.found() for copy in origin.copies}

    def found(self) -> tuple[Provenance, ...]:
        """The origins, the most republished first, then by first day and identity."""
        groups: dict[int, list[_Known]] = defaultdict(list)
        for number, known in enumerate(self._documents):
            groups[self._root(number)].append(known)
        made = [_provenance(group) for group in groups.values()]
        key = lambda p: (-len(p.copies), p.first.day or date.max, p.id)  # noqa: E731
        return tuple(sorted(made, key=key))


def _provenance(group: list[_Known]) -> Provenance:
    group.sort(key=lambda k: (k.day is None, k.day or date.max, k.sha256))
    named = Counter(_agencies(group))
    agency = min(named, key=lambda name: (-named[name], name)) if named else None
    copies = tuple(Copy(k.sha256, k.publisher, k.day, round(min(1.0, k.share), 2)) for k in group)
    return Provenance(group[0].sha256, agency, copies)


def _agencies(group: Iterable[_Known]) -> Iterator[str]:
    return (known.agency for known in group if known.agency)


def once(said: Iterable[Said], origins: Mapping[str, str]) -> Iterator[Said]:
    """Each statement of an origin once, however many copies carry it; the first given is kept.

    ``origins`` are ids of origins by document. Two statements are one where origin, act and the
    words of the content are the same.
    """
    seen: set[tuple[str, str, str]] = set()
    for one in said:
        words = " ".join(word for p in one.statement.content for word in _WORD.findall(p.text))
        key = (origins.get(one.document, one.document), one.statement.act.value, words.casefold())
        if not words or key not in seen:
            seen.add(key)
            yield one

"""What stands around a statement in its document: its paragraph, what comes before, its heading."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import pairwise

from travaux.analysis.acted_on import Named, Sides
from travaux.model import Document, PartyRef, Passage

__all__ = ["Nearby"]

_PARAGRAPH = re.compile(r"\n\s*\n")
_SENTENCE = re.compile(r"[.!?:][”’\"')\]]*\s+")
_BY = re.compile(r"(?im)^(?:statement|remarks|address|speech|intervention)\b.*\bby (?P<name>.+)$")
_OWNED = re.compile(r"(?i)^(?:its|their|his|her) (?!own\b)\w+")
_GROUP = re.compile(r"(?i)^the (?P<noun>\w+)$")

_REACH = 4_000  # code points before a passage that are looked at, so that time stays linear


class Nearby:
    """The text around passages of a record's documents; nothing where a document is not at hand."""

    def __init__(self, documents: Iterable[Document], sides: Sides) -> None:
        self._documents = {document.sha256: document for document in documents}
        self._sides = sides

    def paragraph(self, passage: Passage) -> int:
        """Where the paragraph of ``passage`` starts, −1 where its document is not at hand."""
        document = self._documents.get(passage.document)
        if document is None:
            return -1
        earliest = max(0, passage.start - _REACH)
        breaks = [m.end() for m in _PARAGRAPH.finditer(document.text, earliest, passage.start)]
        return breaks[-1] if breaks else earliest

    def before(self, passage: Passage) -> Iterator[str]:
        """The sentences before ``passage`` in its paragraph, the nearest first, without its own."""
        first = self.paragraph(passage)
        if first < 0:
            return
        cuts = self._cuts(passage, first)
        text = self._documents[passage.document].text
        for start, end in reversed(list(pairwise(cuts))):
            yield text[start:end]

    def meant(self, source: Passage) -> PartyRef | None:
        """The party that "its envoy" or "the group" means, by what is named before it."""
        first = self.paragraph(source)
        if first < 0:
            return None
        if _OWNED.match(source.text):
            return self._subject(source, first)
        group = _GROUP.match(source.text)
        noun = group["noun"].casefold() if group else ""
        for named in reversed(self._named(source, first, source.start) if noun else []):
            if named.party.name.casefold().split()[-1] == noun:
                return named.party
        return None

    def signed(self, passage: Passage) -> str:
        """Whose statement a heading above says that follows: "Statement by …"; empty where none."""
        document = self._documents.get(passage.document)
        if document is None:
            return ""
        earliest = max(0, passage.start - _REACH)
        found = _BY.finditer(document.text, earliest, passage.start)
        names = [m["name"].strip() for m in found]
        return names[-1] if names else ""

    def _cuts(self, passage: Passage, first: int) -> list[int]:
        text = self._documents[passage.document].text
        return [first, *(m.end() for m in _SENTENCE.finditer(text, first, passage.start))]

    def _subject(self, source: Passage, first: int) -> PartyRef | None:
        """The first party named in the nearest sentence that names any."""
        cuts = [*self._cuts(source, first), source.start]
        for start, end in reversed(list(pairwise(cuts))):
            if named := self._named(source, start, end):
                return named[0].party
        return None

    def _named(self, near: Passage, start: int, end: int) -> list[Named]:
        if start >= end:
            return []
        return list(self._sides.inside(self._documents[near.document].passage(start, end)))

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


class Nearby:
    """The text around passages of a record's documents; nothing where a document is not at hand."""

    def __init__(self, documents: Iterable[Document], sides: Sides) -> None:
        self._texts = {document.sha256: document.text for document in documents}
        self._sides = sides

    def paragraph(self, passage: Passage) -> int:
        """Where the paragraph of ``passage`` starts, −1 where its document is not at hand."""
        text = self._texts.get(passage.document)
        if text is None:
            return -1
        breaks = [m.end() for m in _PARAGRAPH.finditer(text, 0, passage.start)]
        return breaks[-1] if breaks else 0

    def before(self, passage: Passage) -> Iterator[str]:
        """The sentences before ``passage`` in its paragraph, the nearest first, without its own."""
        first = self.paragraph(passage)
        if first < 0:
            return
        cuts = self._cuts(passage, first)
        text = self._texts[passage.document]
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
        text = self._texts.get(passage.document, "")
        names = [m["name"].strip() for m in _BY.finditer(text, 0, passage.start)]
        return names[-1] if names else ""

    def _cuts(self, passage: Passage, first: int) -> list[int]:
        text = self._texts[passage.document]
        return [first, *(m.end() for m in _SENTENCE.finditer(text, first, passage.start))]

    def _subject(self, source: Passage, first: int) -> PartyRef | None:
        """The first party named in the nearest sentence that names any."""
        cuts = [*self._cuts(source, first), source.start]
        for start, end in reversed(list(pairwise(cuts))):
            if named := self._named(source, start, end):
                return named[0].party
        return None

    def _named(self, near: Passage, start: int, end: int) -> list[Named]:
        words = self._texts[near.document][start:end]
        return list(self._sides.inside(Passage(near.document, start, end, words))) if words else []

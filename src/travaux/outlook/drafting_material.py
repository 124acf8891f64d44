"""What a draft is made of, and how a passage is named in a case file."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from travaux.analysis.acted_on import Sides
from travaux.analysis.whole import Analysis
from travaux.model import Assigned, Entry, PartyRef, Passage, Said

__all__ = ["Material", "excerpt", "option_name"]

_MOST_LETTERS = 110


@dataclass(frozen=True, slots=True)
class Material:
    """What a record says, as the outlook takes it.

    ``provisions`` and ``texts`` are its entries of these kinds; ``assign`` tells the issues that
    words are on, ``names`` what a document is called, ``parties`` the party of each party and
    person by the id of its entry.
    """

    analysis: Analysis
    said: Sequence[Said]
    provisions: Sequence[Entry]
    texts: Sequence[Entry]
    sides: Sides
    assign: Callable[[str], Sequence[Assigned]]
    names: Mapping[str, str]
    parties: Mapping[str, PartyRef]

    def rests_on(self, passages: Iterable[Passage]) -> tuple[str, ...]:
        """Passages as a case file names them: document, place in its clean text, first words."""
        found = {
            f"{self.names.get(p.document, p.document[:12])} {p.start}-{p.end}: “{excerpt(p)}”"
            for p in passages
        }
        return tuple(sorted(found))

    def speaks_for(self, said: Said) -> tuple[PartyRef, ...]:
        """The parties that a statement speaks for; none where that is not known."""
        statement = said.statement
        if statement.on_behalf_of:
            return (statement.on_behalf_of,)
        found = [
            one.party or self.parties.get(entry or "") or self.sides.of_name(one.name)
            for one, entry in zip(statement.speakers, said.speakers, strict=True)
        ]
        return tuple(sorted({party for party in found if party}))


def excerpt(passage: Passage, most: int = _MOST_LETTERS) -> str:
    """The words of a passage to the letter, on one line, cut at a word where they are many.

    Quotation marks inside stay as they are: a quote that is not verbatim is none.
    """
    words = " ".join(passage.text.split()).strip(" ,;:")
    if len(words) <= most:
        return words
    return f"{words[: words.rfind(' ', 0, most)]} …"


def option_name(*parts: str) -> str:
    """A name that a case file takes: letters, digits and '_'."""
    plain = unicodedata.normalize("NFKD", "_".join(parts)).encode("ascii", "ignore").decode()
    word = re.sub(r"[^a-z0-9]+", "_", plain.lower()).strip("_")
    return word if word[:1].isalpha() else f"party_{word}"

"""What a statement tells of another party's position: "Norland refuses to …", said by Sudrey."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from travaux.analysis.acted_on import Sides
from travaux.analysis.wording import wording
from travaux.codebook.shifters import shifters
from travaux.model import PartyRef, Statement

__all__ = ["Told", "told_of_others"]

_LINKS = frozenset(
    (
        *("has", "have", "had", "is", "was", "were", "are", "also", "still", "again", "now", "not"),
        *("never", "always", "would", "will", "does", "do", "did", "to"),
    )
)


@dataclass(frozen=True, slots=True)
class Told:
    """A party that is told of, the words after the verb, and whether the verb is against them."""

    party: PartyRef
    words: str
    against: bool


def told_of_others(statement: Statement, sides: Sides, speaker: PartyRef) -> Iterator[Told]:
    """Each other party in the content that stands right before a verb of wanting or refusing."""
    table = shifters()
    for passage in statement.content:
        for named in sides.inside(passage):
            if named.party.id == speaker.id:
                continue
            after = passage.text[named.end - passage.start :]
            told = wording(after[:200])
            at = 0
            while at < min(4, len(told.words)) and told.words[at] in _LINKS:
                at += 1
            if at >= len(told.words):
                continue
            stem = told.stems[at]
            negated = any(word in table.negators for word in told.words[:at])
            rest = " ".join(told.words[at + 1 :])
            if stem in table.wanting:
                yield Told(named.party, rest, against=negated)
            elif stem in table.refusing:
                yield Told(named.party, rest, against=not negated)

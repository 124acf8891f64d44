"""What a statement tells of another party's position: "Norland refuses to …", said by Sudrey."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass

from travaux.analysis.acted_on import Sides
from travaux.analysis.wording import wording
from travaux.codebook.shifters import shifters
from travaux.model import PartyRef, Passage

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


def told_of_others(
    content: Iterable[Passage], sides: Sides, speakers: Collection[str]
) -> Iterator[Told]:
    """Each party in ``content``, no speaker's, that stands before a verb of wanting or refusing.

    ``speakers`` are ids of the parties that speak.
    """
    for passage in content:
        for named in sides.inside(passage):
            if named.party.id not in speakers:
                told = _told(named.party, passage.text[named.end - passage.start :])
                if told is not None:
                    yield told


def _told(party: PartyRef, after: str) -> Told | None:
    table, told = shifters(), wording(after[:300])
    at = 0
    while at < min(4, len(told.words)) and told.words[at] in _LINKS:
        at += 1
    if at >= len(told.words):
        return None
    stem, rest = told.stems[at], " ".join(told.words[at + 1 :])
    negated = any(word in table.negators for word in told.words[:at])
    if stem in table.wanting:
        return Told(party, rest, against=negated)
    return Told(party, rest, against=not negated) if stem in table.refusing else None

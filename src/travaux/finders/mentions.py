"""Who is meant where: every mention of a party or person, found once and used by all finders."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from travaux.model import PartyRef, Span

__all__ = ["Mention", "MentionForm", "Mentions"]


class MentionForm(StrEnum):
    """By what words somebody is named."""

    NAME = "name"  # "Peru", "Ana Ruiz", "Ruiz"
    DEMONYM = "demonym"  # "Russian", "Russians": the party of whatever noun it stands before
    SEAT = "seat"  # "Moscow", "the Kremlin" where it stands for the party and not the place
    OFFICE = "office"  # "the Secretary General", resolved to a person or a party
    GROUP = "group"  # "US officials", "a senior diplomat": people of a party, unnamed
    PRONOUN = "pronoun"  # "he", "they"


@dataclass(frozen=True, slots=True, order=True)
class Mention:
    """Words that name somebody: a party, a person (``Person.id``), or a person for a party.

    For a GROUP or OFFICE that no table or person fits, both may be None: anonymous stays anonymous.
    """

    span: Span
    form: MentionForm
    party: PartyRef | None = None
    person: str | None = None


class Mentions:
    """All mentions of one document, sorted by place; those of one place sorted longest first."""

    def __init__(self, mentions: Iterable[Mention]) -> None:
        self._all = tuple(sorted(mentions, key=lambda m: (m.span.start, -m.span.end, m.form)))
        self._starts = [m.span.start for m in self._all]

    def __iter__(self) -> Iterator[Mention]:
        return iter(self._all)

    def __len__(self) -> int:
        return len(self._all)

    def inside(self, span: Span) -> tuple[Mention, ...]:
        """The mentions that lie wholly inside ``span``, in order."""
        first = bisect_left(self._starts, span.start)
        last = bisect_left(self._starts, span.end)
        return tuple(m for m in self._all[first:last] if m.span.end <= span.end)

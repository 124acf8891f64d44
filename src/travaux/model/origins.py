"""Where reports come from: documents that are copies of one, with who published it first."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

__all__ = ["Copy", "Provenance"]


@dataclass(frozen=True, slots=True)
class Copy:
    """A document of an origin, and how much of the shorter of it and its likest both have."""

    document: str
    publisher: str | None
    day: date | None
    share: float


@dataclass(frozen=True, slots=True)
class Provenance:
    """One origin: a document nobody else has, or several that are copies of one report.

    ``id`` is the identity of the first; ``copies`` are in the order of their days, undated ones
    last; ``agency`` the news agency that most of them name as theirs, None where none does. What
    an origin says counts once, however many publish it.
    """

    id: str
    agency: str | None
    copies: tuple[Copy, ...]

    @property
    def first(self) -> Copy:
        """Who published it first, as far as the days are known."""
        return self.copies[0]

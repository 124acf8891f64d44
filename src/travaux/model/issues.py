"""Issues: the questions under negotiation, as a codebook names them."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

__all__ = ["Assigned", "Issue", "Via"]


@dataclass(frozen=True, slots=True)
class Issue:
    """A question under negotiation, with the two poles that positions on it are measured between.

    ``positive`` and ``negative`` say in a sentence what a party at +1 and at −1 wants; ``keywords``
    are words and phrases that name the matter, whichever side is taken; ``anchor`` is an example of
    a statement on it. ``parent`` is the id of a wider issue.
    """

    id: str
    title: str
    definition: str
    positive: str
    negative: str
    keywords: tuple[str, ...]
    anchor: str = ""
    parent: str | None = None


class Via(StrEnum):
    """By what a statement or provision was assigned to an issue."""

    WORDS = "words"
    MEANING = "meaning"  # sentence embeddings
    PROVISION = "provision"  # it speaks of a provision that is on the issue
    CONTEXT = "context"  # it points back to a sentence that is on the issue


@dataclass(frozen=True, slots=True)
class Assigned:
    """That something is on an issue, and how sure that is, from 0 to 1."""

    issue: str
    confidence: float
    via: Via

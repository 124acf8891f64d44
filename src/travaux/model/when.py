"""When something was, is or will be, as exactly as the source says it and no more."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from travaux.model.spans import Span

__all__ = ["Anchor", "AnchorKind", "Precision", "Relation", "When"]


class Precision(StrEnum):
    """How exact a date is as it was said."""

    DAY = "day"
    WEEK = "week"
    MONTH_PART = "month-part"  # "middle of December"
    MONTH = "month"
    SEASON = "season"
    QUARTER = "quarter"
    HALF_YEAR = "half-year"
    YEAR = "year"
    DECADE = "decade"
    CENTURY = "century"
    PERIOD = "period"  # "from 3 to 9 May", "the past three weeks"
    VAGUE = "vague"  # "recently", "soon"
    UNKNOWN = "unknown"  # a date expression that nothing anchors


class Relation(StrEnum):
    """How the time named relates to what is dated."""

    ON = "on"
    SINCE = "since"
    UNTIL = "until"
    BEFORE = "before"
    AFTER = "after"
    BETWEEN = "between"


class AnchorKind(StrEnum):
    """What a date was resolved against."""

    NONE_NEEDED = "none-needed"  # "17 December 2021"
    PUBLICATION = "publication"
    TEXT = "text"  # a date that the text itself sets
    UNRESOLVED = "unresolved"


@dataclass(frozen=True, slots=True, order=True)
class Anchor:
    """What a date was resolved against: its kind, the day, and for TEXT where that day is named."""

    kind: AnchorKind
    day: date | None = None
    span: Span | None = None


@dataclass(frozen=True, slots=True, order=True)
class When:
    """A time with its earliest and latest day, both inclusive, and the words it came from.

    ``earliest`` and ``latest`` are None where the side is open ("since 2019" has no latest day)
    or nothing anchors the words (``anchor.kind`` is UNRESOLVED and both are None).
    """

    text: str
    earliest: date | None
    latest: date | None
    precision: Precision
    anchor: Anchor
    relation: Relation = Relation.ON

    @property
    def resolved(self) -> bool:
        """Whether at least one side is known."""
        return self.earliest is not None or self.latest is not None

    def agrees_with(self, other: When) -> bool:
        """Whether the two can be the same time: their days overlap, open sides reaching on."""
        if not (self.resolved and other.resolved):
            return False
        return (self.earliest or date.min) <= (other.latest or date.max) and (
            other.earliest or date.min
        ) <= (self.latest or date.max)

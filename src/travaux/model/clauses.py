"""What the provisions of a legal text do: clauses, limits of time, references and terms.

Every place is a :class:`Span` of the document's clean text, so that each line can be quoted.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from travaux.model.spans import Span
from travaux.model.texts import Modality

__all__ = [
    "Clause",
    "CrossReference",
    "DefinedTerm",
    "Direction",
    "Force",
    "Norms",
    "Period",
    "TimeLimit",
]


class Force(StrEnum):
    """How strictly a clause puts what it puts."""

    BINDING = "binding"  # shall, must, may, undertakes to
    HORTATORY = "hortatory"  # should, is encouraged to, invites


class Direction(StrEnum):
    """How a limit of time lies to its anchor or day."""

    WITHIN = "within"  # at most so long after the anchor
    BEFORE = "before"  # at least so long before the anchor, or no later than a day
    AFTER = "after"  # not before, or so long after, the anchor or day
    FOR = "for"  # so long
    EVERY = "every"  # at this interval
    ON = "on"  # on the day itself


class Period(StrEnum):
    """The unit in which a limit of time is counted."""

    HOUR = "hour"
    DAY = "day"
    WORKING_DAY = "working-day"
    WEEK = "week"
    MONTH = "month"
    YEAR = "year"


@dataclass(frozen=True, slots=True)
class TimeLimit:
    """A deadline, a period or a reference date, as a value.

    ``amount`` and ``unit`` are None for a calendar date, which ``earliest`` and ``latest`` hold
    (the same for a day; the ends of a month or year else). ``anchor`` is the event it is counted
    from ("the date of entry into force"), None where the text does not say.
    """

    span: Span
    direction: Direction
    amount: int | None = None
    unit: Period | None = None
    anchor: Span | None = None
    earliest: date | None = None
    latest: date | None = None


@dataclass(frozen=True, slots=True)
class CrossReference:
    """A reference to another unit.

    ``word`` is the outermost unit named, in lower case ("article", "annex"). ``paths`` are the
    numbers from there inwards (``("5", "2", "a")``), one for each unit of a list or range; a
    relative reference ("this Article", "the preceding paragraph") has none and says so in
    ``relative``. ``elsewhere`` is the name of another text that the unit belongs to. ``targets``
    are the whole spans of the units found in the tree, in order, empty where there are none.
    """

    span: Span
    word: str
    paths: tuple[tuple[str, ...], ...] = ()
    relative: str | None = None
    elsewhere: Span | None = None
    targets: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class DefinedTerm:
    """A term with its definition, and where else the text uses it (``uses``, in order)."""

    term: Span
    definition: Span
    uses: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Clause:
    """One thing that a provision does.

    ``span`` is the sentence or item, ``cue`` the words that tell the modality ("shall not"), None
    where the item has it from the words above it. ``bound`` is who has to, may, or declares, as
    written, and ``implied`` says that it stands elsewhere (in the words above an item, or what a
    pronoun stands for). ``readings`` are the modalities that brackets leave open ("[shall]
    [should]", "shall [not]"), the first of them ``modality``, the strictest; empty where nothing
    is ``contested``.
    """

    span: Span
    modality: Modality
    cue: Span | None = None
    force: Force = Force.BINDING
    bound: tuple[Span, ...] = ()
    implied: bool = False
    towards: tuple[Span, ...] = ()
    action: Span | None = None
    conditions: tuple[Span, ...] = ()
    exceptions: tuple[Span, ...] = ()
    contested: bool = False
    readings: tuple[Modality, ...] = ()


@dataclass(frozen=True, slots=True)
class Norms:
    """What one provision holds, each in the order of the text."""

    span: Span
    clauses: tuple[Clause, ...] = ()
    limits: tuple[TimeLimit, ...] = ()
    places: tuple[Span, ...] = ()
    references: tuple[CrossReference, ...] = ()
    terms: tuple[DefinedTerm, ...] = ()

    @property
    def modality(self) -> Modality:
        """The modality of the provision as a whole: that of its first clause that orders.

        Obligations, prohibitions and permissions come before what only declares or defines.
        """
        ordering = {Modality.OBLIGATION, Modality.PROHIBITION, Modality.PERMISSION}
        kinds = [clause.modality for clause in self.clauses]
        first = next((kind for kind in kinds if kind in ordering), None)
        return first or (kinds[0] if kinds else Modality.UNKNOWN)

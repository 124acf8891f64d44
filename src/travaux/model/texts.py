"""Texts on the table, and their provisions."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from travaux.model.parties import PartyRef
from travaux.model.spans import Passage
from travaux.model.when import When

__all__ = ["Modality", "Provision", "Text", "TextKind", "TextRef", "TextStatus"]


class TextKind(StrEnum):
    """What kind of text lies on the table."""

    TREATY = "treaty"
    AGREEMENT = "agreement"
    PROTOCOL = "protocol"
    RESOLUTION = "resolution"
    BILL = "bill"
    ACT = "act"
    COMMUNIQUE = "communiqué"
    DECLARATION = "declaration"
    STATEMENT = "statement"
    MEMORANDUM = "memorandum"
    LETTER = "letter"
    NON_PAPER = "non-paper"
    PLAN = "plan"
    PROPOSAL = "proposal"
    DECISION = "decision"
    REPORT = "report"
    DOCUMENT = "document"


class TextStatus(StrEnum):
    """How far a text has come, as the document tells it."""

    DRAFT = "draft"
    PROPOSED = "proposed"
    ADOPTED = "adopted"
    SIGNED = "signed"
    IN_FORCE = "in-force"
    REJECTED = "rejected"
    WITHDRAWN = "withdrawn"
    UNKNOWN = "unknown"


class Modality(StrEnum):
    """What a provision does."""

    OBLIGATION = "obligation"
    PROHIBITION = "prohibition"
    PERMISSION = "permission"
    DECLARATION = "declaration"
    DEFINITION = "definition"
    CONDITION = "condition"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True, order=True)
class TextRef:
    """Names a text from elsewhere: its id and title."""

    id: str
    title: str


@dataclass(frozen=True, slots=True)
class Text:
    """A text on the table. ``version`` is said in the source's words ("zero draft").

    ``itself`` tells the document that *is* the text from one that only speaks of it. ``parties``
    are those between whom the text is, as its own words or its title tell ("between X and Y"), in
    the order in which they are named; empty where they are not told.
    """

    id: str
    title: str
    kind: TextKind
    status: TextStatus
    author: PartyRef | None
    addressees: tuple[PartyRef, ...]
    when: When | None
    passages: tuple[Passage, ...]
    version: str | None = None
    itself: bool = False
    parties: tuple[PartyRef, ...] = ()

    @property
    def ref(self) -> TextRef:
        """How other findings name this text."""
        return TextRef(self.id, self.title)


@dataclass(frozen=True, slots=True)
class Provision:
    """A numbered unit of a text, as the text itself or the press gives it.

    ``number`` is normalised ("4", "3 bis", "II.1"); ``unit`` the word for it ("article",
    "paragraph", "point"); ``text`` None where the document does not say which text.
    ``bound`` are the bound parties as written, ``towards`` whom they owe it to.
    ``content`` is what the provision says, None where the number alone is mentioned.
    """

    id: str
    text: TextRef | None
    number: str
    unit: str
    title: str | None
    modality: Modality
    bound: tuple[str, ...]
    towards: tuple[str, ...]
    dates: tuple[When, ...]
    content: Passage | None
    passages: tuple[Passage, ...]

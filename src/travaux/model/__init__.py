"""The frozen types of Travaux. Pure: no input, no output, nothing imported from other rooms."""

from travaux.model.clauses import (
    Clause,
    CrossReference,
    DefinedTerm,
    Direction,
    Force,
    Norms,
    Period,
    TimeLimit,
)
from travaux.model.documents import Document, Dropped, Fact, OffsetMap, Origin, Run
from travaux.model.entries import Attribute, Entry, Reading, Said, SetAside, Value
from travaux.model.events import Basis, Event, EventClass, Quad
from travaux.model.findings import Finding, Findings, Kind
from travaux.model.identity import content_id, sha256, slug
from travaux.model.legal import LegalText, LegalUnit, Note, Problem, UnitKind
from travaux.model.meetings import Meeting, MeetingForm, MeetingStatus, Participant
from travaux.model.parties import Codes, Office, Party, PartyKind, PartyRef, Person
from travaux.model.spans import Passage, Span
from travaux.model.statements import Act, Mode, Speaker, Statement
from travaux.model.texts import Modality, Provision, Text, TextKind, TextRef, TextStatus
from travaux.model.when import Anchor, AnchorKind, Precision, Relation, When

__all__ = [
    "Act",
    "Anchor",
    "AnchorKind",
    "Attribute",
    "Basis",
    "Clause",
    "Codes",
    "CrossReference",
    "DefinedTerm",
    "Direction",
    "Document",
    "Dropped",
    "Entry",
    "Event",
    "EventClass",
    "Fact",
    "Finding",
    "Findings",
    "Force",
    "Kind",
    "LegalText",
    "LegalUnit",
    "Meeting",
    "MeetingForm",
    "MeetingStatus",
    "Modality",
    "Mode",
    "Norms",
    "Note",
    "Office",
    "OffsetMap",
    "Origin",
    "Participant",
    "Party",
    "PartyKind",
    "PartyRef",
    "Passage",
    "Period",
    "Person",
    "Precision",
    "Problem",
    "Provision",
    "Quad",
    "Reading",
    "Relation",
    "Run",
    "Said",
    "SetAside",
    "Span",
    "Speaker",
    "Statement",
    "Text",
    "TextKind",
    "TextRef",
    "TextStatus",
    "TimeLimit",
    "UnitKind",
    "Value",
    "When",
    "content_id",
    "sha256",
    "slug",
]

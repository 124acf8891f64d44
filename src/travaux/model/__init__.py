"""The frozen types of Travaux. Pure: no input, no output, nothing imported from other rooms."""

from travaux.model.documents import Document, Dropped, Fact, OffsetMap, Origin, Run
from travaux.model.entries import Attribute, Entry, Reading, Said, SetAside, Value
from travaux.model.events import Basis, Event, EventClass, Quad
from travaux.model.findings import Finding, Findings, Kind
from travaux.model.identity import content_id, sha256, slug
from travaux.model.issues import Assigned, Issue, Via
from travaux.model.legal import LegalText, LegalUnit, Note, Problem, UnitKind
from travaux.model.meetings import Meeting, MeetingForm, MeetingStatus, Participant
from travaux.model.parties import Codes, Office, Party, PartyKind, PartyRef, Person
from travaux.model.positions import (
    Answer,
    AnswerKind,
    Coded,
    Due,
    Exchange,
    Firmness,
    Link,
    Move,
    Position,
    StickingPoint,
    Ties,
)
from travaux.model.spans import Passage, Span
from travaux.model.statements import Act, Mode, Speaker, Statement
from travaux.model.texts import Modality, Provision, Text, TextKind, TextRef, TextStatus
from travaux.model.when import Anchor, AnchorKind, Precision, Relation, When

__all__ = [
    "Act",
    "Anchor",
    "AnchorKind",
    "Answer",
    "AnswerKind",
    "Assigned",
    "Attribute",
    "Basis",
    "Coded",
    "Codes",
    "Document",
    "Dropped",
    "Due",
    "Entry",
    "Event",
    "EventClass",
    "Exchange",
    "Fact",
    "Finding",
    "Findings",
    "Firmness",
    "Issue",
    "Kind",
    "LegalText",
    "LegalUnit",
    "Link",
    "Meeting",
    "MeetingForm",
    "MeetingStatus",
    "Modality",
    "Mode",
    "Move",
    "Note",
    "Office",
    "OffsetMap",
    "Origin",
    "Participant",
    "Party",
    "PartyKind",
    "PartyRef",
    "Passage",
    "Person",
    "Position",
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
    "StickingPoint",
    "Text",
    "TextKind",
    "TextRef",
    "TextStatus",
    "Ties",
    "UnitKind",
    "Value",
    "Via",
    "When",
    "content_id",
    "sha256",
    "slug",
]

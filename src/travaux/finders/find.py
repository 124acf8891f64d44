"""All finders in their order."""

from __future__ import annotations

from travaux.finders.meetings import find_meetings
from travaux.finders.mentions import Mentions
from travaux.finders.parties import find_parties, party_mentions
from travaux.finders.people import find_people
from travaux.finders.provisions import find_provisions
from travaux.finders.resolve import resolve
from travaux.finders.statements import find_statements
from travaux.finders.texts import find_texts
from travaux.language import Annotated
from travaux.model import Findings, TextKind

__all__ = ["find"]

# A document that is one of these says what is to be done in its provisions; nobody speaks in it.
_LEGAL = frozenset(
    {TextKind.TREATY, TextKind.AGREEMENT, TextKind.PROTOCOL, TextKind.BILL, TextKind.ACT}
)


def find(annotated: Annotated) -> Findings:
    """Everything one annotated document says of a negotiation."""
    by_name = Mentions(party_mentions(annotated))
    people = find_people(annotated, by_name)
    mentions = resolve(annotated, people, by_name)
    texts = find_texts(annotated, mentions)
    spoken = not any(text.itself and text.kind in _LEGAL for text in texts)
    return Findings(
        document=annotated.document.sha256,
        parties=find_parties(annotated, by_name),
        people=people.people,
        meetings=find_meetings(annotated, mentions),
        texts=texts,
        provisions=find_provisions(annotated, texts, mentions),
        statements=find_statements(annotated, mentions, people.people) if spoken else (),
    )

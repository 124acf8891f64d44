"""From a record to what it adds up to: positions, exchanges, what is stuck, who ties what."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import PurePath

from travaux.analysis.acted_on import Sides
from travaux.analysis.assignment import Assigner
from travaux.analysis.whole import Analysis, analyse
from travaux.codebook.issues import general_issues
from travaux.language.sentences import load_sentence_vectors
from travaux.model import Document, Issue, Kind, PartyRef
from travaux.outlook.drafting_material import Material
from travaux.record import Record

__all__ = ["material_of", "negotiation"]


def negotiation(
    record: Record,
    issues: Sequence[Issue] | None = None,
    *,
    as_of: date | None = None,
    least: float | None = None,
) -> Analysis:
    """The analysis of ``record`` by ``issues``, those of the general codebook unless given.

    With ``as_of`` it is what the record's documents published up to that day say; with ``least``
    it rests on the statements alone that are at least so sure.
    """
    return analyse(
        record.statements(least=least),
        list(record.entries(Kind.PARTY)),
        list(record.entries(Kind.PERSON)),
        record.documents(),
        general_issues() if issues is None else issues,
        meaning=load_sentence_vectors().of,
        meetings=record.entries(Kind.MEETING),
        provisions=list(record.entries(Kind.PROVISION)),
        as_of=as_of,
    )


def material_of(
    record: Record, issues: Sequence[Issue] | None = None, *, as_of: date | None = None
) -> Material:
    """What ``record`` says, as a draft of a case takes it (``travaux.outlook.drafting.draft``).

    With ``as_of`` statements, provisions and texts of documents published later are left out.
    """
    book = general_issues() if issues is None else issues
    documents = {d.sha256: d for d in record.documents() if _by(d, as_of)}
    kept = {
        kind: [e for e in record.entries(kind) if any(p.document in documents for p in e.passages)]
        for kind in (Kind.PROVISION, Kind.TEXT)
    }
    people = list(record.entries(Kind.PERSON))
    return Material(
        analysis=negotiation(record, book, as_of=as_of),
        said=[one for one in record.statements() if one.document in documents],
        provisions=kept[Kind.PROVISION],
        texts=kept[Kind.TEXT],
        sides=Sides(record.entries(Kind.PARTY), people),
        assign=Assigner(book, load_sentence_vectors().of).assign,
        parties={
            **{e.id: PartyRef(e.id, e.name) for e in record.entries(Kind.PARTY)},
            **{e.id: p for e in people if isinstance(p := e.first("party"), PartyRef)},
        },
        names={key: PurePath(d.source).name for key, d in documents.items()},
    )


def _by(document: Document, as_of: date | None) -> bool:
    day = document.published.value if document.published else None
    return as_of is None or day is None or day <= as_of

"""From a record to what it adds up to: positions, exchanges, what is stuck, who ties what."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from travaux.analysis.whole import Analysis, analyse
from travaux.codebook.issues import general_issues
from travaux.language.sentences import load_sentence_vectors
from travaux.model import Issue, Kind
from travaux.record import Record

__all__ = ["negotiation"]


def negotiation(
    record: Record, issues: Sequence[Issue] | None = None, *, as_of: date | None = None
) -> Analysis:
    """The analysis of ``record`` by ``issues``, those of the general codebook unless given.

    With ``as_of`` it is what the record's documents published up to that day say.
    """
    return analyse(
        record.statements(),
        list(record.entries(Kind.PARTY)),
        list(record.entries(Kind.PERSON)),
        record.documents(),
        general_issues() if issues is None else issues,
        meaning=load_sentence_vectors().of,
        meetings=record.entries(Kind.MEETING),
        as_of=as_of,
    )

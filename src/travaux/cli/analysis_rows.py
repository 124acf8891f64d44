"""The rows of ``travaux show positions`` and the other views of what a record adds up to."""

from __future__ import annotations

from datetime import date

from travaux.cli.views import Filter
from travaux.codebook.issues import read_issues
from travaux.formats.analysis_rows import ANALYSES, Row, analysis_rows
from travaux.model import Kind
from travaux.record import Record

__all__ = ["ANALYSES", "analysis_of", "analysis_rows"]


def analysis_of(
    record: Record, view: str, keep: Filter, issues: str | None, as_of: date | None
) -> list[Row]:
    """The rows of one view of a record, by the codebook in ``issues`` or the general one."""
    from travaux.negotiation import negotiation

    asked = None
    if keep.party is not None:
        asked = frozenset(entry.id for entry in record.entries(Kind.PARTY, party=keep.party))
    found = negotiation(record, read_issues(issues) if issues else None, as_of=as_of)
    return list(analysis_rows(view, found, asked))

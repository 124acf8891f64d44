"""Words that name a time, and the time they name."""

from __future__ import annotations

from travaux.language.annotated import Annotated, TimeExpression
from travaux.model import Document

__all__ = ["find_times"]


def find_times(document: Document, annotated: Annotated) -> tuple[TimeExpression, ...]:
    """All time expressions of a document, in order."""
    return ()

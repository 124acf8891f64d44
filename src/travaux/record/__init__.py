"""The record: what all documents say, merged, attributed, and stored in one file."""

from travaux.record.search import Hit
from travaux.record.store import Record

__all__ = ["Hit", "Record"]

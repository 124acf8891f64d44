"""From files to documents: clean text, what is known of it, and the way back to the original."""

from travaux.documents.reading import Limits, document_from_text, read_documents, read_source
from travaux.documents.sources import Source, find_sources

__all__ = [
    "Limits",
    "Source",
    "document_from_text",
    "find_sources",
    "read_documents",
    "read_source",
]

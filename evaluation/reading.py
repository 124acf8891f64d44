"""Reading one file for a scorer: its findings, with the way back to the file's own offsets."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from travaux.documents import find_sources, read_source
from travaux.errors import DocumentError
from travaux.finders.find import find
from travaux.language import Annotated, TimeExpression, annotate, load_language
from travaux.model import Document, Findings, Span
from travaux.reading import speech_of
from travaux.settings import Reader, Settings

__all__ = ["ReadFile", "read_file"]


@dataclass(frozen=True, slots=True)
class ReadFile:
    """A file as read: ``original`` is its decoded text, in whose offsets gold is annotated."""

    document: Document
    original: str
    annotated: Annotated
    findings: Findings
    times: tuple[TimeExpression, ...]

    def at(self, span: Span) -> tuple[int, int]:
        """Where a span of the clean text stands in the original."""
        original = self.document.offsets.original_span(span)
        return original.start, original.end


def read_file(path: Path, reader: Reader = Reader.FAST) -> ReadFile:
    """Read one file that holds one document. Raises DocumentError where it cannot be read.

    ``original`` is the file's text for UTF-8 text, else the clean text.
    """
    settings = Settings(reader=reader)
    for source in find_sources([path]):
        for item in read_source(source):
            if isinstance(item, DocumentError):
                raise item
            language = load_language(settings.language_model)
            annotated = annotate(item, language, speech_of(settings))
            original = path.read_text("utf-8") if path.suffix == ".txt" else item.text
            return ReadFile(item, original, annotated, find(annotated), annotated.times)
    raise DocumentError(str(path), "empty", "There is no document in this file.")

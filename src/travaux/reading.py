"""The way through the house: from what the user names to findings, and into a record."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from typing import TypeAlias

from travaux._version import __version__
from travaux.documents import Limits, Source, document_from_text, find_sources, read_source
from travaux.errors import DocumentError
from travaux.finders.find import find
from travaux.language import SpeechReader, annotate_all, load_language, load_speech
from travaux.model import Document, Fact, Findings, SetAside, content_id
from travaux.record import Record
from travaux.settings import Reader, Settings

__all__ = ["Step", "Summary", "findings", "read", "speech_of"]

# How many code points are read before the language model forgets the words it has met: the more,
# the fewer times it learns them anew; the fewer, the less memory.
_ZONE = 600_000

Item: TypeAlias = Document | DocumentError


@dataclass(frozen=True, slots=True)
class Step:
    """How far a reading has come, told after each document.

    ``sources_done`` of ``sources`` files are behind it, ``bytes_done`` of ``bytes`` as well;
    ``documents`` and ``words`` were read so far. ``current`` is how the user named the document.
    """

    current: str
    documents: int
    words: int
    sources_done: int
    sources: int
    bytes_done: int
    bytes: int


@dataclass(frozen=True, slots=True)
class Summary:
    """What a reading did: documents read, documents the record already had, and those set aside."""

    read: int
    already: int
    set_aside: tuple[SetAside, ...]


def findings(
    *paths: str | Path,
    text: str | None = None,
    settings: Settings | None = None,
    set_aside: Callable[[DocumentError], None] | None = None,
) -> Iterator[tuple[Document, Findings]]:
    """Read documents and yield each with its findings; nothing is stored.

    ``paths`` are files, folders, glob patterns, or ``-`` for standard input; ``text`` is read as
    one document. A document that cannot be read is given to ``set_aside``; without it, its
    DocumentError is raised. Raises NoInputError where there is nothing to read.
    """
    settings = settings or Settings()
    items: Iterable[Item] = _items(find_sources(paths), settings) if paths else ()
    if text is not None:
        items = chain(_given(text, settings), items)
    return _found(_good(items, set_aside), settings)


def _given(text: str, settings: Settings) -> Iterator[Item]:
    limit = settings.max_characters
    try:
        yield _readable(
            document_from_text(text, settings.published, max_characters=limit), settings
        )
    except DocumentError as unread:
        yield unread


def _good(
    items: Iterable[Item], set_aside: Callable[[DocumentError], None] | None
) -> Iterator[Document]:
    for item in items:
        if isinstance(item, Document):
            yield item
        elif set_aside is None:
            raise item
        else:
            set_aside(item)


def _items(sources: Iterable[Source], settings: Settings) -> Iterator[Item]:
    limits = Limits(settings.max_bytes, settings.max_characters)
    for source in sources:
        for item in read_source(source, settings.published, limits):
            yield item if isinstance(item, DocumentError) else _readable(item, settings)


def _readable(document: Document, settings: Settings) -> Item:
    """The document, or why it is set aside: what is in another language would be misread."""
    language = document.language.value if document.language else settings.language
    if language.partition("-")[0].lower() == settings.language:
        return document
    return DocumentError(
        document.source,
        "language",
        f"This is written in another language ('{language}'); only '{settings.language}' is read.",
        "Translate it, or, if this is a mistake, tell its language in a sidecar (override: true).",
    )


def _found(
    documents: Iterator[Document], settings: Settings
) -> Iterator[tuple[Document, Findings]]:
    nlp = load_language(settings.language_model)
    speech = speech_of(settings)
    for zone in _zones(documents):
        with nlp.memory_zone():
            for annotated in annotate_all(zone, nlp, speech):
                yield annotated.document, find(annotated)


def speech_of(settings: Settings) -> SpeechReader | None:
    """The trained reader that the settings ask for, None where rules are to read alone."""
    if settings.reader is Reader.RULES:
        return None
    return load_speech(settings.reader.value, settings.threads)


def _zones(documents: Iterator[Document]) -> Iterator[Iterator[Document]]:
    """Runs of documents of about ``_ZONE`` code points together, each read as it is asked for."""
    for first in documents:
        yield _zone(first, documents)


def _zone(first: Document, rest: Iterator[Document]) -> Iterator[Document]:
    yield first
    size = len(first.text)
    while size < _ZONE:
        document = next(rest, None)
        if document is None:
            return
        yield document
        size += len(document.text)


def read(
    paths: Sequence[str | Path],
    record: Record,
    *,
    settings: Settings | None = None,
    progress: Callable[[Step], None] | None = None,
) -> Summary:
    """Read documents into ``record``: each is in it whole or not at all.

    Documents that the record already holds as this version and these settings read them are
    passed over, so that an interrupted run goes on where it stopped. Documents that cannot be
    read are set aside with their reason and the others go on. Raises NoInputError where there is
    nothing to read, RecordWriteError where the record cannot be written.
    """
    settings = settings or Settings()
    return _Reading(record, settings, find_sources(paths), progress).run()


class _Reading:
    """One reading into a record, with its counts."""

    def __init__(
        self,
        record: Record,
        settings: Settings,
        sources: Iterable[Source],
        progress: Callable[[Step], None] | None,
    ) -> None:
        self._record = record
        self._settings = settings
        self._sources = list(sources)
        self._progress = progress
        self._set_aside: list[SetAside] = []
        self._read = self._already = self._words = 0
        self._sources_done = self._bytes_before = self._in_source = 0
        self._bytes = sum(map(_size, self._sources))

    def run(self) -> Summary:
        run = self._record.begin_run(__version__, self._settings.as_json())
        for document, found in _found(self._documents(), self._settings):
            new = self._record.add(document, found, reader=reader_of(document, self._settings))
            self._read += new
            self._already += not new
            self._words += document.text.count(" ") + 1
            self._tell(document.source)
        summary = Summary(self._read, self._already, tuple(self._set_aside))
        self._record.end_run(run)
        return summary

    def _documents(self) -> Iterator[Document]:
        for source in self._sources:
            for item in _items([source], self._settings):
                if isinstance(item, DocumentError):
                    self._put_aside(item)
                elif self._record.has(item.sha256, reader_of(item, self._settings)):
                    self._already += 1
                    self._tell(item.source)
                else:
                    self._in_source += len(item.text)
                    yield item
            self._in_source = 0
            self._sources_done += 1
            self._bytes_before += _size(source)

    def _put_aside(self, error: DocumentError) -> None:
        aside = SetAside(error.source, error.reason, error.what, error.advice)
        self._record.set_aside(aside)
        self._set_aside.append(aside)

    def _tell(self, current: str) -> None:
        if self._progress is None:
            return
        done = min(self._bytes, self._bytes_before + self._in_source)
        sources = len(self._sources)
        self._progress(
            Step(current, self._read, self._words, self._sources_done, sources, done, self._bytes)
        )


def _size(source: Source) -> int:
    """The size of a source in bytes, 0 where it is unknown (standard input, a file now gone)."""
    try:
        return source.path.stat().st_size if source.path else 0
    except OSError:
        return 0


def reader_of(document: Document, settings: Settings) -> str:
    """By what a document was read: version, settings, and the facts known of the document.

    Two readings with the same value give the same findings.
    """
    facts = [
        str(fact.value) if isinstance(fact, Fact) else None
        for fact in (document.title, document.published, document.publisher, document.language)
    ]
    asked = {name: value for name, value in settings.as_json().items() if name != "threads"}
    told = json.dumps(asked, sort_keys=True)
    return content_id("reader", __version__, told, *facts)

"""Reading documents: the one public way in."""

from __future__ import annotations

import io
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import BinaryIO

from travaux.documents.building import Extract, build, check_length
from travaux.documents.decoding import Format, decode, recognise
from travaux.documents.sidecars import Facts, facts_from, read_sidecar
from travaux.documents.sources import Source, find_sources
from travaux.documents.wrapping import blocks_of_text
from travaux.errors import DocumentError, SidecarError
from travaux.model import Document, Fact, Origin, sha256

__all__ = ["Limits", "document_from_text", "read_documents", "read_source"]

_HEAD = 65_536  # bytes that show what kind of file it is
_MAX_BYTES = 100_000_000
_MAX_CHARACTERS = 5_000_000


@dataclass(frozen=True, slots=True)
class Limits:
    """What is too large to be read.

    ``bytes`` of a file, or of a line of a JSON lines file; ``characters`` (code points) of the
    text of one document.
    """

    bytes: int = _MAX_BYTES
    characters: int = _MAX_CHARACTERS


_LIMITS = Limits()


def read_documents(
    paths: Sequence[str | Path], published: date | None = None, limits: Limits = _LIMITS
) -> Iterator[Document | DocumentError]:
    """Every document that ``paths`` name, in order; in place of one that cannot be read, its error.

    ``published`` is the publication date of documents that state none. Raises NoInputError where
    a path, folder or pattern names nothing.
    """
    for source in find_sources(paths):
        yield from read_source(source, published, limits)


def read_source(
    source: Source, published: date | None = None, limits: Limits = _LIMITS
) -> Iterator[Document | DocumentError]:
    """The document of one source, or those of its JSON lines, read one line at a time."""
    try:
        above, below = _known(source, published)
        with source.open() as file:
            yield from _read(file, source.name, above, below, limits)
    except DocumentError as error:
        yield error
    except OSError as broken:
        what = f"The file cannot be read to its end: {broken.strerror or broken}."
        yield DocumentError(source.name, "unreadable", what, "Check the disc and try again.")


def document_from_text(
    text: str,
    published: date | None = None,
    source: str = "text",
    max_characters: int = _MAX_CHARACTERS,
) -> Document:
    """``text`` as a document, with residue taken out. Its identity is that of its UTF-8 bytes.

    Raises DocumentError where it holds no words or is longer than ``max_characters``.
    """
    content = text.encode("utf-8", "surrogatepass")
    extract = _plain(text, source, max_characters)
    return build(sha256(content), source, extract, below=_by_user(published))


def _by_user(published: date | None) -> Facts:
    return Facts(published=Fact(published, Origin.USER) if published else None)


def _known(source: Source, published: date | None) -> tuple[Facts, Facts]:
    """The facts that stand above what a document says of itself, and those that fill in."""
    if source.path is None:
        return Facts(), _by_user(published)
    try:
        facts, override = read_sidecar(source.path)
    except SidecarError as broken:
        raise DocumentError(source.name, "sidecar", broken.what, broken.advice) from broken
    below = Facts() if override else facts
    return (facts if override else Facts()), below.filled_by(_by_user(published))


def _read(
    file: BinaryIO, name: str, above: Facts, below: Facts, limits: Limits
) -> Iterator[Document | DocumentError]:
    head = file.read(_HEAD)
    kind = recognise(head, name, name)
    rest = _Rejoined(head, file)
    if kind is Format.JSONL:
        yield from _read_lines(rest, name, above, below, limits)
        return
    content = rest.read(limits.bytes + 1)
    if len(content) > limits.bytes:
        raise _too_large(name, limits.bytes)
    if not content.strip():
        raise DocumentError(name, "empty", "The file is empty.", "Leave it out, or save it anew.")
    extract = _extract(content, kind, name, limits.characters)
    yield build(sha256(content), name, extract, above, below)


class _Rejoined:
    """The bytes already read, then the rest of the file."""

    def __init__(self, head: bytes, file: BinaryIO) -> None:
        self._head = io.BytesIO(head)
        self._file = file

    def read(self, size: int) -> bytes:
        """At most ``size`` bytes."""
        head = self._head.read(size)
        return head + self._file.read(size - len(head))

    def readline(self, size: int) -> bytes:
        """The bytes up to and with the next line break, at most ``size``."""
        line = self._head.readline(size)
        if line.endswith(b"\n") or len(line) >= size:
            return line
        return line + self._file.readline(size - len(line))


def _extract(content: bytes, kind: Format, name: str, most: int) -> Extract:
    if kind is Format.PDF:
        from travaux.documents.pdf import extract_pdf  # noqa: PLC0415 - loads a PDF library

        return extract_pdf(content, name, most)
    if kind is Format.HTML:
        from travaux.documents.html import extract_html  # noqa: PLC0415 - loads trafilatura

        return extract_html(decode(content, name, html=True), name, most)
    if kind is Format.XML:
        from travaux.documents.xml import extract_xml  # noqa: PLC0415 - loads an XML library

        return extract_xml(content, name, most)
    if kind is Format.DOCX:
        from travaux.documents.word import extract_word  # noqa: PLC0415 - loads an XML library

        return extract_word(content, name, most)
    return _plain(decode(content, name), name, most)


def _plain(text: str, name: str, most: int) -> Extract:
    check_length(len(text), most, name)
    blocks, gone = blocks_of_text(text)
    return Extract(Format.TEXT, blocks, gone)


def _too_large(name: str, max_bytes: int) -> DocumentError:
    return DocumentError(
        name,
        "too-large",
        f"This is larger than {max_bytes:,} bytes.",
        "Split it into several files.",
    )


def _read_lines(
    file: _Rejoined, name: str, above: Facts, below: Facts, limits: Limits
) -> Iterator[Document | DocumentError]:
    number = 0
    while line := file.readline(limits.bytes + 1):
        number += 1
        place = f"{name}#{number}"
        if len(line) > limits.bytes:
            while line and not line.endswith(b"\n"):
                line = file.readline(limits.bytes)
            yield _too_large(place, limits.bytes)
        elif line.strip() not in {b"", b"\xef\xbb\xbf"}:
            yield _read_line(line.strip(), place, above, below, limits.characters)


def _read_line(
    line: bytes, place: str, above: Facts, below: Facts, most: int
) -> Document | DocumentError:
    try:
        fields = json.loads(decode(line, place))
        text = fields.get("text") if isinstance(fields, dict) else None
        if isinstance(text, str):
            stated = facts_from(fields, Origin.FIELD)
            extract = _plain(text, place, most)
            return build(sha256(line), place, extract, above.filled_by(stated), below)
        what = "This line cannot be read: it is no object with a 'text'."
    except DocumentError as error:
        return error
    except RecursionError:
        what = "This line cannot be read: it nests too deep."
    except ValueError as broken:
        what = f"This line cannot be read: {str(broken)[:200]}."
    return DocumentError(
        place,
        "bad-line",
        what,
        'A line is one object, such as {"text": "...", "published": "2022-01-09"}.',
    )

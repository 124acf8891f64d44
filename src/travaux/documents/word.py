"""DOCX: paragraphs with the numbers that Word counts, footnotes, and tracked changes as final."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree

from travaux.documents.blocks import Block, Piece, block_of, by_line, dropped, pieces_between
from travaux.documents.building import Extract, check_length
from travaux.documents.decoding import Format
from travaux.documents.sidecars import Facts
from travaux.documents.word_numbering import Numbering, W, read_numbering
from travaux.errors import DocumentError
from travaux.model import Dropped, Fact, Origin

__all__ = ["extract_word"]

_MOST = 5_000_000  # code points of text
_LARGEST = 200_000_000  # bytes of a part once unpacked
_GONE = {f"{W}del": "tracked-deletion", f"{W}moveFrom": "tracked-deletion"}
_SUPERSCRIPT = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_CONTENTS = ("toc", "tableofcontents")
_DUBLIN = "{http://purl.org/dc/elements/1.1/}"


def extract_word(content: bytes, name: str, most: int = _MOST) -> Extract:
    """The paragraphs of a Word document as blocks, with the numbers its lists put before them.

    Tracked changes are read as accepted; what they delete is kept as dropped, as are comments,
    hidden words, running heads and an inserted table of contents. Footnotes stand after the
    paragraph that holds their mark. In the original the words of the document follow one another,
    deleted ones included, a line a paragraph. Raises DocumentError for a file that is encrypted or
    broken, or one of more than ``most`` code points.
    """
    parts = _Parts(content, name)
    body = parts.read("word/document.xml")
    if body is None:
        raise _broken(name)
    numbering = read_numbering(parts.read("word/numbering.xml"), parts.read("word/styles.xml"))
    reader = _Reader(numbering, parts.notes())
    reader.body(body)
    reader.outside(parts.outside())
    check_length(reader.length, most, name)
    return Extract(Format.DOCX, reader.blocks, reader.gone, _facts(parts.read("docProps/core.xml")))


class _Parts:
    """The parts of the package, unpacked one at a time and parsed without entities or network."""

    def __init__(self, content: bytes, name: str) -> None:
        self._name = name
        try:
            self._package = zipfile.ZipFile(io.BytesIO(content))
        except (zipfile.BadZipFile, ValueError) as broken:
            raise _broken(name) from broken
        self._names = set(self._package.namelist())

    def read(self, part: str) -> etree._Element | None:
        """One part, None where the package lacks it. Raises DocumentError where it is broken."""
        if part not in self._names:
            return None
        if self._package.getinfo(part).file_size > _LARGEST:
            what = f"Its part '{part}' is larger than {_LARGEST:,} bytes once unpacked."
            raise DocumentError(self._name, "too-large", what, "Split it into several files.")
        parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
        try:
            return etree.fromstring(self._package.read(part), parser)
        except (etree.XMLSyntaxError, zipfile.BadZipFile, RuntimeError, ValueError, OSError) as bad:
            raise _broken(self._name) from bad

    def notes(self) -> dict[tuple[str, str], etree._Element]:
        """Footnotes and endnotes by kind and id."""
        found = {}
        for kind in ("footnote", "endnote"):
            root = self.read(f"word/{kind}s.xml")
            for note in root.iterfind(f"{W}{kind}") if root is not None else ():
                if note.get(f"{W}type") is None:
                    found[kind, note.get(f"{W}id", "")] = note
        return found

    def outside(self) -> Iterator[tuple[str, etree._Element]]:
        """Parts that are no text of the document, with the reason."""
        for part in sorted(self._names):
            if part.startswith(("word/header", "word/footer")) and part.endswith(".xml"):
                root = self.read(part)
                if root is not None:
                    yield "running-head", root
        comments = self.read("word/comments.xml")
        if comments is not None:
            yield "comment", comments


@dataclass
class _Line:
    """A paragraph being gathered: its words, the notes it refers to, what was dropped from it."""

    pieces: list[Piece] = field(default_factory=list)
    notes: list[tuple[str, etree._Element]] = field(default_factory=list)
    gone: list[tuple[str, list[Piece]]] = field(default_factory=list)
    reason: str = ""


class _Reader:
    """The pass over the body: the words so far, the blocks, and what was dropped."""

    def __init__(self, numbering: Numbering, notes: dict[tuple[str, str], etree._Element]) -> None:
        self.blocks: list[Block] = []
        self.gone: list[Dropped] = []
        self.length = 0
        self._numbering = numbering
        self._notes = notes
        self._mark = 0
        self._open: _Line | None = None

    def body(self, root: etree._Element) -> None:
        """Read every paragraph below ``root``, tables and content controls included."""
        for paragraph in root.iter(f"{W}p"):
            if next(paragraph.iterancestors(f"{W}p"), None) is None:
                self._paragraph(paragraph)
        if self._open is not None:
            self._close(self._open)

    def outside(self, parts: Iterator[tuple[str, etree._Element]]) -> None:
        """Keep as dropped what stands outside the text."""
        for reason, root in parts:
            for paragraph in root.iter(f"{W}p"):
                line = _Line()
                self._gather(paragraph, line, "")
                self._drop(line.pieces, reason)
                self.length += 1

    def _paragraph(self, paragraph: etree._Element) -> None:
        style = _attribute(paragraph.find(f"{W}pPr/{W}pStyle"))
        line = self._open or _Line()
        self._gather(paragraph, line, "")
        if (style or "").lower().startswith(_CONTENTS) or _in_contents(paragraph):
            line.reason = "table-of-contents"
        joined = paragraph.find(f"{W}pPr/{W}rPr/{W}del") is not None  # its end was deleted
        joined = joined and bool(line.pieces)  # else nothing of it is left
        deleted = not line.pieces and bool(line.gone)
        if not self._open and not deleted and (label := self._numbering.label(paragraph, style)):
            line.pieces.insert(0, Piece(f"{label} ", None))
        self._open = line if joined else None
        if not joined:
            self._close(line)

    def _close(self, line: _Line) -> None:
        self.length += 1
        for reason, pieces in line.gone:
            self._drop(pieces, reason)
        if line.reason:
            self._drop(line.pieces, line.reason)
            return
        for at, pieces in enumerate(by_line(line.pieces)):
            block = block_of(pieces, near=at > 0)
            if block.text:
                self.blocks.append(block)
        for mark, note in line.notes:
            self._note(mark, note)

    def _note(self, mark: str, note: etree._Element) -> None:
        line = _Line([Piece(f"{mark} ", None)])
        for paragraph in note.iter(f"{W}p"):
            self._gather(paragraph, line, "")
            line.pieces.append(Piece(" ", None))
        block = block_of(line.pieces, near=True)
        self.blocks.append(block)
        self.length += 1

    def _drop(self, pieces: list[Piece], reason: str) -> None:
        block = block_of(pieces)
        if block.text:
            self.gone.append(dropped(block, reason))

    def _gather(self, node: etree._Element, line: _Line, reason: str) -> None:
        """The words below ``node``, in order."""
        for child in node:
            if child.tag in _GONE:
                self._gather(child, line, _GONE[child.tag])
            elif child.tag == f"{W}r":
                hidden = child.find(f"{W}rPr/{W}vanish")
                shown = hidden is None or _attribute(hidden) in {"0", "false"}
                self._run(child, line, reason or ("" if shown else "hidden"))
            elif child.tag in {f"{W}pPr", f"{W}sdtPr", f"{W}instrText"}:
                continue
            elif isinstance(child.tag, str):
                self._gather(child, line, reason)

    def _run(self, run: etree._Element, line: _Line, reason: str) -> None:
        into = line.pieces
        if reason:
            if not line.gone or line.gone[-1][0] != reason:
                line.gone.append((reason, []))
            into = line.gone[-1][1]
        for child in run:
            if child.tag in {f"{W}t", f"{W}delText"}:
                words = child.text or ""
                into.extend(_placed(words, self.length))
                self.length += len(words)
            elif child.tag in {f"{W}tab", f"{W}ptab"}:
                into.append(Piece(" ", None))
            elif child.tag in {f"{W}br", f"{W}cr"}:
                into.append(Piece("\n", None))
            elif child.tag == f"{W}noBreakHyphen":
                into.append(Piece("-", None))
            elif child.tag in {f"{W}footnoteReference", f"{W}endnoteReference"} and not reason:
                self._refer(child, line)

    def _refer(self, reference: etree._Element, line: _Line) -> None:
        kind = etree.QName(reference).localname.removesuffix("Reference")
        note = self._notes.get((kind, reference.get(f"{W}id", "")))
        if note is not None:
            self._mark += 1
            mark = str(self._mark).translate(_SUPERSCRIPT)
            line.pieces.append(Piece(mark, None))
            line.notes.append((mark, note))


def _placed(words: str, start: int) -> Iterator[Piece]:
    for piece in pieces_between(words, 0, len(words)):
        yield Piece(piece.text, start + (piece.start or 0))


def _in_contents(paragraph: etree._Element) -> bool:
    """Whether a paragraph stands in the content control of an inserted table of contents."""
    for control in paragraph.iterancestors(f"{W}sdt"):
        gallery = control.find(f"{W}sdtPr/{W}docPartObj/{W}docPartGallery")
        if "contents" in (_attribute(gallery) or "").lower():
            return True
    return False


def _attribute(node: etree._Element | None) -> str | None:
    return node.get(f"{W}val") if node is not None else None


def _facts(core: etree._Element | None) -> Facts:
    """The title that the file states; its creator is whoever typed it, and no author."""
    title = core.findtext(f"{_DUBLIN}title") if core is not None else None
    words = " ".join((title or "").split())
    return Facts(title=Fact(words, Origin.MARKUP) if len(words) >= 5 else None)


def _broken(name: str) -> DocumentError:
    return DocumentError(
        name,
        "broken-docx",
        "The Word document is broken, encrypted, or no Word document.",
        "Open it in Word and save a copy without a password.",
    )

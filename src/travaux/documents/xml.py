"""XML of legal texts: Akoma Ntoso, and any other whose block elements are lines.

An XML parser without entities and network says whether the file is sound and what its head states;
the words and their places come from one pass over the source.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree

from travaux.documents.blocks import Block, Piece, block_of, by_line, dropped, pieces_between
from travaux.documents.building import Extract, check_length
from travaux.documents.dates import stated_date
from travaux.documents.decoding import Format, decode
from travaux.documents.sidecars import Facts
from travaux.errors import DocumentError
from travaux.model import Dropped, Fact, Origin

__all__ = ["extract_xml"]

_MOST = 5_000_000  # code points of text
_TOKEN = re.compile(
    r"<!--.*?-->|<\?.*?\?>|<!\[CDATA\[(?P<cdata>.*?)\]\]>|<!DOCTYPE[^\[>]*(?:\[.*?\]\s*)?>"
    r"|<(?P<close>/?)(?P<name>[\w:.-]+)(?P<attributes>(?:\s+[\w:.-]+\s*=\s*(?:\"[^\"]*\"|'[^']*'))*)"
    r"\s*(?P<empty>/?)>",
    re.DOTALL,
)
_ATTRIBUTE = re.compile(r"([\w:.-]+)\s*=\s*(?:\"([^\"]*)\"|'([^']*)')")
_ENTITY = re.compile(r"&(?:#(\d{1,7})|#[xX]([0-9a-fA-F]{1,6})|(amp|lt|gt|quot|apos));")
_ENTITIES = {"amp": "&", "lt": "<", "gt": ">", "quot": '"', "apos": "'"}
_SPACE = re.compile(r"[ \t\r\f]+")
_LINE_NAMES = """
    a abbr alternative b bold citation concept date def del docauthority docdate docintroducer
    docjurisdiction docketnumber docnumber docproponent docpurpose docstage docstatus doctitle
    doctype emphasis entity event figure fnref formula hi ht i img inline ins ital italic judge
    lawyer location mmod mod mref neutralcitation noteref object omissis organization outcome
    party person placeholder process quantity quote ref remark rmod role rref shorttitle
    signature span strong sub sup term time u xref
"""
_INLINE = frozenset(_LINE_NAMES.split())
# Elements whose words are no part of the text, and why.
_OUTSIDE = {
    "meta": "metadata",
    "metadata": "metadata",
    "toc": "table-of-contents",
    "del": "deletion",
    "header": "running-head",
    "footer": "running-head",
    "componentref": "metadata",
}
_NOTES = frozenset({"authorialnote", "note", "footnote"})
_NUMBERS = frozenset({"num", "no", "enum", "no.p", "no.parag", "no.article"})
_TITLES = frozenset({"heading", "subheading", "title", "ti.art", "sti.art", "ti.section", "header"})
_LISTED = ("number", "num", "name", "heading", "title")  # attributes that a line stands for


def extract_xml(content: bytes, name: str, most: int = _MOST) -> Extract:
    """The words of an XML file as blocks, one for each block element.

    A number goes before the words of its unit, on a line of its own where the unit has a heading.
    Notes stand after the block that holds their mark. Numbers and names that the file keeps as
    attributes ("number", "name") become lines, put in without a place. What is marked as deleted,
    a table of contents and the metadata are dropped with their reason. Raises DocumentError for a
    file that is not well-formed, nests too deep, or has more than ``most`` code points.
    """
    root, encoding = _sound(content, name)
    try:
        source = content.decode(encoding).removeprefix("\ufeff")
    except (LookupError, UnicodeDecodeError):
        source = decode(content, name)
    reader = _Reader(source)
    reader.read()
    check_length(sum(len(block.text) for block in reader.blocks), most, name)
    return Extract(Format.XML, reader.blocks, reader.gone, _facts(root))


def _sound(content: bytes, name: str) -> tuple[etree._Element, str]:
    """The root and encoding of a well-formed file; nothing is fetched and no entity is replaced."""
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, recover=False
    )
    try:
        tree = etree.fromstring(content, parser).getroottree()
    except (etree.XMLSyntaxError, ValueError) as broken:
        raise DocumentError(
            name,
            "broken-xml",
            f"The XML is broken: {str(broken)[:200]}.",
            "Fetch or save it anew, or save its text.",
        ) from broken
    return tree.getroot(), tree.docinfo.encoding or "utf-8"


@dataclass
class _Element:
    """An open element: its name, why its words are outside the text, whether it is a note.

    ``pieces`` are the words before it that wait for its end.
    """

    name: str
    reason: str = ""
    note: bool = False
    pieces: list[Piece] = field(default_factory=list)


class _Reader:
    """The pass over the source: open elements, the block being gathered, notes that wait."""

    def __init__(self, source: str) -> None:
        self.blocks: list[Block] = []
        self.gone: list[Dropped] = []
        self._source = source
        self._open: list[_Element] = []
        self._pieces: list[Piece] = []
        self._notes: list[list[Piece]] = []
        self._near = False
        self._number = False
        self._marked = 0

    def read(self) -> None:
        """Read the whole source."""
        at = 0
        for token in _TOKEN.finditer(self._source):
            self._words(at, token.start())
            at = token.end()
            if token["cdata"] is not None:
                self._gather(pieces_between(self._source, *token.span("cdata")))
            elif token["name"]:
                self._tag(token)
        self._words(at, len(self._source))
        self._end_block()

    def _tag(self, token: re.Match[str]) -> None:
        name = token["name"].rpartition(":")[2].lower()
        if token["close"]:
            self._closed(name)
            return
        if name in {"br", "eol"}:
            self._end_block()
            self._near = True
            return
        if name not in _INLINE and name not in _NOTES:
            self._begins(name)
            self._attributes(name, token["attributes"])
        if not token["empty"]:
            self._opened(name, token["attributes"])

    def _begins(self, name: str) -> None:
        """A block element begins; what a number stands before goes on its line."""
        if self._number and name not in _TITLES:
            self._number = name not in {"p", "heading"} and self._number
            return
        self._end_block()
        self._number = False

    def _attributes(self, name: str, attributes: str) -> None:
        """Lines for the number and name of a unit that its element keeps as attributes."""
        if name in {"meta", "metadata", "partyisocode"} or self._reason():
            return
        found = {key.lower(): a or b for key, a, b in _ATTRIBUTE.findall(attributes)}
        for key in _LISTED if "number" in found or "num" in found else ():
            if words := found.get(key, "").strip():
                self._pieces.append(Piece(_plain(words), None))
                self._end_block()
                self._near = True

    def _opened(self, name: str, attributes: str) -> None:
        element = _Element(name, _OUTSIDE.get(name, ""))
        if name in _NOTES and self._pieces_of_text():
            element.note = True
            self._marked += 1
            marker = {k.lower(): a or b for k, a, b in _ATTRIBUTE.findall(attributes)}.get("marker")
            mark = _superscript(marker or str(self._marked))
            self._pieces.append(Piece(mark, None))
            element.pieces, self._pieces = self._pieces, [Piece(f"{mark} ", None)]
        elif element.reason and name == "del":
            element.pieces, self._pieces = self._pieces, []
        self._open.append(element)

    def _pieces_of_text(self) -> bool:
        return any(piece.text.strip() for piece in self._pieces)

    def _closed(self, name: str) -> None:
        element = self._open.pop() if self._open and self._open[-1].name == name else None
        if element is not None and element.note:
            self._notes.append(self._pieces)
            self._pieces = element.pieces
            return
        if element is not None and name == "del":
            block = block_of(self._pieces)
            if block.text:
                self.gone.append(dropped(block, "deletion"))
            self._pieces = element.pieces
            return
        if name in _NUMBERS:
            self._number = not re.search(r"[^\W\d_]{3}", "".join(p.text for p in self._pieces))
            if self._number:
                self._pieces.append(Piece(" ", None))
            else:
                self._end_block()
                self._near = True
        elif name not in _INLINE and name not in _NOTES:
            reason = element.reason if element else ""
            self._end_block(reason)
            self._number = False

    def _reason(self) -> str:
        return next((element.reason for element in self._open if element.reason), "")

    def _end_block(self, reason: str = "") -> None:
        if any(element.note for element in self._open):
            self._pieces.append(Piece(" ", None))
            return
        reason = reason or self._reason()
        for at, pieces in enumerate(by_line(self._pieces)):
            block = block_of(_single_spaced(pieces), self._near or at > 0)
            if not block.text:
                continue
            if reason:
                self.gone.append(dropped(block, reason))
            else:
                self.blocks.append(block)
        self._pieces, self._near = [], False
        notes, self._notes = self._notes, []
        for pieces in notes:
            block = block_of(_single_spaced(pieces), kind="")
            self.blocks.append(Block(block.pieces, block.text, near=True))

    def _words(self, start: int, end: int) -> None:
        at = start
        if self._source.find("&", start, end) >= 0:
            for entity in _ENTITY.finditer(self._source, start, end):
                self._gather(pieces_between(self._source, at, entity.start()))
                self._pieces.append(Piece(_decoded(entity), None))
                at = entity.end()
        if at < end:
            self._gather(_spaced(self._source, at, end))

    def _gather(self, pieces: Iterator[Piece]) -> None:
        self._pieces.extend(pieces)


def _spaced(source: str, start: int, end: int) -> Iterator[Piece]:
    """Words between tags; an empty line within them parts blocks, other white space is a space."""
    at = start
    for gap in re.compile(r"\s*\n\s*\n\s*|\s*\n\s*").finditer(source, start, end):
        yield from pieces_between(source, at, gap.start())
        yield Piece("\n" if gap[0].count("\n") > 1 else " ", None)
        at = gap.end()
    yield from pieces_between(source, at, end)


def _decoded(entity: re.Match[str]) -> str:
    if entity[3]:
        return _ENTITIES[entity[3]]
    code = int(entity[1]) if entity[1] else int(entity[2], 16)
    return _plain(chr(code)) if code < 0x110000 else "\ufffd"


def _plain(words: str) -> str:
    decoded = _ENTITY.sub(_decoded, words) if "&" in words else words
    return (
        " ".join("".join(p.text for p in pieces_between(decoded, 0, len(decoded))).split()) or " "
    )


def _superscript(mark: str) -> str:
    return mark.translate(str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹"))


def _single_spaced(pieces: list[Piece]) -> Iterator[Piece]:
    """``pieces`` with no space after a space."""
    spaced = True
    for piece in pieces:
        at = 0
        for gap in _SPACE.finditer(piece.text):
            yield from _part(piece, at, gap.start())
            if not (spaced and gap.start() == at):
                yield from _part(piece, gap.start(), gap.start() + 1)
            spaced, at = True, gap.end()
        if at < len(piece.text):
            yield from _part(piece, at, len(piece.text))
            spaced = False


def _part(piece: Piece, start: int, end: int) -> Iterator[Piece]:
    if start < end:
        where = None if piece.start is None else piece.start + start
        yield Piece(piece.text[start:end], where)


def _facts(root: etree._Element) -> Facts:
    """What the head of Akoma Ntoso states: title, day, author, language."""

    def first(name: str, attribute: str) -> str | None:
        found = root.find(f".//{{*}}{name}")
        value = found.get(attribute) if found is not None else None
        return " ".join(value.split()) if value else None

    def fact(value: str | None) -> Fact[str] | None:
        return Fact(value, Origin.MARKUP) if value else None

    if etree.QName(root).localname.lower() != "akomantoso":
        return Facts()
    day = stated_date(first("FRBRdate", "date") or "")
    language = first("FRBRlanguage", "language")
    return Facts(
        title=fact(first("FRBRalias", "value")),
        author=None,
        published=Fact(day, Origin.MARKUP) if day else None,
        language=fact({"eng": "en", "fra": "fr", "spa": "es"}.get(language or "")),
    )

"""HTML source as blocks of words that know where they stand in it, in one pass over its tags."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from travaux.documents.blocks import Block, Piece, block_of, by_line, pieces_between

__all__ = ["Markup", "read_markup"]

_NAME = re.compile(r"/?[a-zA-Z][^\s/>]*")
_ATTRIBUTE = re.compile(r"([^\s=\"'/<>]+)\s*(?:=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'>]+)))?")
_ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z][a-zA-Z0-9]{1,31});?")
_SPACE = re.compile(r"[ \t\r\n\f]+")
_RAW = frozenset({"script", "style", "noscript", "template", "textarea", "svg", "iframe", "title"})
_INLINE_NAMES = """
    a abbr acronym b bdi bdo big cite code data del dfn em font i ins kbd label mark q s samp small
    span strike strong sub sup time tt u var wbr img input source picture
"""
_INLINE = frozenset(_INLINE_NAMES.split())
_VOID_NAMES = "area base br col embed hr img input link meta param source track wbr"
_VOID = frozenset(_VOID_NAMES.split())
# Parts of a page that are no part of its text, by the element they stand in.
_OUTSIDE = {
    "nav": "navigation",
    "header": "navigation",
    "footer": "footer",
    "aside": "aside",
    "form": "form",
    "button": "button",
    "select": "form",
    "dialog": "dialog",
    "figcaption": "caption",
    "figure": "caption",
}
# Elements that end without an end tag where another of their kind begins; a paragraph at any block.
_ENDED_BY = {
    "li": {"p", "li"},
    "dt": {"p", "dt", "dd"},
    "dd": {"p", "dt", "dd"},
    "td": {"p", "td", "th"},
    "th": {"p", "td", "th"},
    "tr": {"p", "td", "th", "tr"},
    "option": {"option"},
}
_EXTENSIONS = 20  # ">" inside quoted attribute values that are looked past in one tag


@dataclass
class Markup:
    """The blocks of a page in order, the reasons of those outside its text, and its head.

    ``depth`` is how deep its elements nest; ``metas`` are attribute lists of meta, link, html and
    time elements, ``data`` the texts of JSON-LD scripts, ``title`` that of the title element.
    """

    blocks: list[Block] = field(default_factory=list)
    metas: list[tuple[str, dict[str, str]]] = field(default_factory=list)
    data: list[str] = field(default_factory=list)
    title: str = ""
    depth: int = 0


def read_markup(source: str) -> Markup:
    """The blocks and head of an HTML page. Time is linear in its length, whatever it holds."""
    page = Markup()
    reader = _Reader(source, page)
    at = 0
    while at < len(source):
        at = reader.step(at)
    reader.close_block()
    return page


class _Reader:
    """Where the pass over the source stands: the open elements and the block being gathered."""

    def __init__(self, source: str, page: Markup) -> None:
        self._source = source
        self._page = page
        self._open: list[str] = []
        self._outside: list[str] = []
        self._pieces: list[Piece] = []

    def step(self, at: int) -> int:
        """Read the words up to the next tag, and the tag; give the place after it."""
        tag = self._source.find("<", at)
        self._words(at, len(self._source) if tag < 0 else tag)
        if tag < 0:
            return len(self._source)
        if self._source.startswith("<!--", tag):
            return self._after("-->", tag + 4)
        if self._source.startswith(("<!", "<?"), tag):
            return self._after(">", tag)
        name = _NAME.match(self._source, tag + 1)
        if not name:
            self._words(tag, tag + 1)
            return tag + 1
        end = self._tag_end(name.end())
        return self._tag(name[0].lower(), name.end(), end)

    def _after(self, mark: str, start: int) -> int:
        found = self._source.find(mark, start)
        return len(self._source) if found < 0 else found + len(mark)

    def _tag_end(self, start: int) -> int:
        """The place of the ``>`` that ends a tag, looking past those in quoted values."""
        end = self._source.find(">", start)
        for _ in range(_EXTENSIONS):
            if end < 0 or not _in_quotes(self._source[start : min(end, start + 20_000)]):
                break
            end = self._source.find(">", end + 1)
        return len(self._source) if end < 0 else end

    def _tag(self, name: str, start: int, end: int) -> int:
        if name.startswith("/"):
            self._closed(name[1:])
            return end + 1
        if name in {"meta", "link", "html", "time"}:
            self._page.metas.append((name, _attributes(self._source[start:end])))
        if name in _RAW:
            return self._raw(name, start, end)
        if name == "br":
            self._pieces.append(Piece("\n", None))
        elif name not in _INLINE:
            self.close_block()
        if name not in _VOID and not self._source.startswith("/", end - 1):
            self._opened(name, self._source[start:end])
        return end + 1

    def _opened(self, name: str, attributes: str) -> None:
        if name not in _INLINE:
            ended = _ENDED_BY.get(name, {"p"})
            while self._open and (last := self._open[-1].rstrip("!")) in ended:
                self._closed(last)
            self._open.append(name)
            self._page.depth = max(self._page.depth, len(self._open))
            if name in _OUTSIDE:
                inside = name == "header" and {"article", "main"} & set(self._open[-20:])
                self._outside.append("" if inside else _OUTSIDE[name])
            elif _HIDDEN.search(attributes):
                self._open[-1] = name + "!"
                self._outside.append("hidden")

    def _closed(self, name: str) -> None:
        if name in _INLINE:
            return
        self.close_block()
        if not {name, name + "!"} & set(self._open[-64:]):
            return
        while self._open:
            last = self._open.pop()
            if last in _OUTSIDE or last.endswith("!"):
                self._outside.pop()
            if last.rstrip("!") == name:
                break

    def _raw(self, name: str, start: int, end: int) -> int:
        """Past an element whose content is no text of the page."""
        if self._source.startswith("/", end - 1):
            return end + 1
        close = re.compile(rf"</{name}\b[^>]*>?", re.IGNORECASE).search(self._source, end)
        inner = self._source[end + 1 : close.start() if close else len(self._source)]
        if name == "script" and "ld+json" in self._source[start:end]:
            self._page.data.append(inner)
        elif name == "title" and not self._page.title:
            self._page.title = " ".join(html.unescape(inner[:1000]).split())
        return close.end() if close else len(self._source)

    def _words(self, start: int, end: int) -> None:
        at = start
        if self._source.find("&", start, end) >= 0:
            for entity in _ENTITY.finditer(self._source, start, end):
                self._plain(at, entity.start())
                self._pieces.append(Piece(_entity(entity[0]), None))
                at = entity.end()
        self._plain(at, end)

    def _plain(self, start: int, end: int) -> None:
        """Words between tags; a stretch of white space counts as one space."""
        at = start
        for space in _SPACE.finditer(self._source, start, end):
            if space[0] != " ":
                self._pieces.extend(pieces_between(self._source, at, space.start()))
                self._pieces.append(Piece(" ", space.start()))
                at = space.end()
        self._pieces.extend(pieces_between(self._source, at, end))

    def close_block(self) -> None:
        """End the block being gathered; a line break within it parts it in two."""
        reason = next(filter(None, self._outside), "")
        near = False
        for pieces in by_line(self._pieces):
            block = block_of(_single_spaced(pieces), near, reason)
            if block.text:
                item = bool(self._open) and self._open[-1] == "li" and not near
                self._page.blocks.append(Block(block.pieces, block.text, near or item, reason))
                near = True
        self._pieces = []


_HIDDEN = re.compile(r"\bhidden\b(?!-)|display:\s*none|aria-hidden\s*=\s*[\"']?true", re.IGNORECASE)


def _in_quotes(attributes: str) -> bool:
    """Whether ``attributes`` end within a quoted value."""
    quote = ""
    for sign in re.findall(r"=\s*[\"']|[\"']", attributes):
        if quote:
            quote = "" if sign[-1] == quote else quote
        elif sign[0] == "=":
            quote = sign[-1]
    return bool(quote)


def _attributes(words: str) -> dict[str, str]:
    found = _ATTRIBUTE.findall(words[:20_000])
    return {name.lower(): html.unescape(a or b or c) for name, a, b, c in found}


def _entity(words: str) -> str:
    decoded = "".join(piece.text for piece in pieces_between(html.unescape(words), 0, 10))
    return decoded if decoded != words or words == "&" else words


def _single_spaced(pieces: list[Piece]) -> Iterator[Piece]:
    """``pieces`` with no space after a space."""
    spaced = True
    for piece in pieces:
        words = piece.text
        if not words:
            continue
        if spaced and words[0] == " ":
            lead = len(words) - len(words.lstrip(" "))
            piece = Piece(words[lead:], None if piece.start is None else piece.start + lead)  # noqa: PLW2901
        if piece.text:
            spaced = piece.text[-1] == " "
            yield piece

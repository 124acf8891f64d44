"""Akoma Ntoso 3.0 (OASIS LegalDocML, 2018): legal texts written and read as trees."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from lxml import etree

from travaux.errors import DocumentError
from travaux.model import LegalText, LegalUnit, Span, UnitKind

__all__ = ["akoma_ntoso", "read_akoma_ntoso"]

_NS = "http://docs.oasis-open.org/legaldocml/ns/akn/3.0"
_Q = f"{{{_NS}}}"
_TAGS = {
    UnitKind.BOOK: "book",
    UnitKind.PART: "part",
    UnitKind.CHAPTER: "chapter",
    UnitKind.SECTION: "section",
    UnitKind.ARTICLE: "article",
    UnitKind.PARAGRAPH: "paragraph",
    UnitKind.POINT: "point",
}
# Abbreviations of elements in identifiers (Akoma Ntoso Naming Convention 1.0, 5.4).
_SHORT = {"article": "art", "chapter": "chp", "section": "sec", "paragraph": "para"}
_KINDS = {tag: kind for kind, tag in _TAGS.items()} | {"title": UnitKind.BOOK}
_NAMED = {"annex": UnitKind.ANNEX, "option": UnitKind.OPTION}
_INVALID = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_UNDATED = date(1, 1, 1)


def akoma_ntoso(text: str, legal: LegalText, uri: str, day: date | None = None) -> bytes:
    """A legal text as an Akoma Ntoso 3.0 ``act``, in UTF-8.

    ``text`` is the clean text of its document, ``uri`` the path that names the work
    ("/akn/un/act/2024/draft"), ``day`` its date; the standard asks for one, and 0001-01-01 says
    that none is known. Words keep their order; signs that XML forbids are left out, as are notes.
    """
    root = etree.Element(f"{_Q}akomaNtoso", nsmap={None: _NS})  # type: ignore[dict-item]
    act = _add(root, "act", name="act")
    _meta(act, uri, (day or _UNDATED).isoformat())
    if legal.title:
        title = _add(_add(_add(act, "preface"), "longTitle"), "p")
        _add(title, "docTitle").text = _clean(legal.title.of(text))
    writer = _Writer(text)
    front = [u for u in legal.units if u.kind is UnitKind.PREAMBLE]
    if front:
        writer.preamble(_add(act, "preamble"), front)
    body = _add(act, "body")
    for unit in legal.units:
        if unit.kind not in {UnitKind.PREAMBLE, UnitKind.CLOSING}:
            writer.unit(body, unit, "")
    if not len(body):
        writer.lines(_add(_add(body, "hcontainer", name="text", eId="hcontainer_1"), "content"), "")
    for unit in (u for u in legal.units if u.kind is UnitKind.CLOSING):
        writer.lines(_add(act, "conclusions"), unit.span.of(text))
    written: bytes = etree.tostring(root, encoding="UTF-8", xml_declaration=True, pretty_print=True)
    return written


def _add(parent: etree._Element, tag: str, **attributes: str) -> etree._Element:
    return etree.SubElement(parent, f"{_Q}{tag}", attributes)


def _meta(act: etree._Element, uri: str, day: str) -> None:
    meta = _add(act, "meta")
    identification = _add(meta, "identification", source="#travaux")
    for level, end in (("Work", ""), ("Expression", "/eng@"), ("Manifestation", "/eng@.xml")):
        frbr = _add(identification, f"FRBR{level}")
        _add(frbr, "FRBRthis", value=f"{uri}{end}/!main")
        _add(frbr, "FRBRuri", value=f"{uri}{end}")
        _add(frbr, "FRBRdate", date=day, name="draft")
        _add(frbr, "FRBRauthor", href="#unknown")
        if level == "Work":
            _add(frbr, "FRBRcountry", value=uri.split("/")[2] if uri.count("/") > 1 else "un")
        elif level == "Expression":
            _add(frbr, "FRBRlanguage", language="eng")
    references = _add(meta, "references", source="#travaux")
    _add(references, "TLCOrganization", eId="travaux", href="/ontology/travaux", showAs="Travaux")
    _add(references, "TLCOrganization", eId="unknown", href="/ontology/unknown", showAs="unknown")


def _clean(words: str) -> str:
    return " ".join(_INVALID.sub("", words).split())


class _Writer:
    """Units of one text as elements, each with an identifier that stands once."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._used: dict[str, int] = {}

    def preamble(self, parent: etree._Element, units: list[LegalUnit]) -> None:
        for unit in units:
            if not unit.children:
                self.lines(parent, (unit.body or unit.span).of(self._text))
                continue
            at = (unit.body or unit.span).start
            for child in unit.children:
                self._loose(parent, at, child.span.start)
                recitals = _add(parent, "recitals", eId=self._id("", "recs", None))
                recital = _add(recitals, "recital", eId=self._id("", "rec", child.number))
                self.lines(recital, child.span.of(self._text))
                at = child.span.end
            self._loose(parent, at, unit.span.end)

    def _loose(self, parent: etree._Element, start: int, end: int) -> None:
        if self._text[start : max(start, end)].strip():
            self.lines(parent, self._text[start:end])

    def unit(self, parent: etree._Element, unit: LegalUnit, above: str) -> None:
        tag = _TAGS.get(unit.kind)
        ident = self._id(above, tag or unit.kind.value, unit.number)
        element = _add(parent, tag or "hcontainer", eId=ident)
        if tag is None:
            element.set("name", unit.kind.value)
        start = (unit.body or Span(unit.span.end, unit.span.end)).start
        self._heading(element, unit, unit.body.start if unit.body else None)
        self._inside(element, unit, start, ident)

    def _heading(self, element: etree._Element, unit: LegalUnit, body: int | None) -> None:
        end = unit.title.start if unit.title else (unit.heading.end if unit.heading else body)
        if end is not None and (num := _clean(self._text[unit.span.start : end])):
            _add(element, "num").text = num
        if unit.title:
            _add(element, "heading").text = _clean(unit.title.of(self._text))

    def _inside(self, element: etree._Element, unit: LegalUnit, start: int, ident: str) -> None:
        end = unit.body.end if unit.body else unit.span.end
        if not unit.children:
            self.lines(_add(element, "content"), self._text[start : max(start, end)])
            return
        at = start if unit.body else unit.children[0].span.start
        for i, child in enumerate(unit.children):
            between = self._text[at : max(at, child.span.start)]
            if between.strip() and not i:
                self.lines(_add(element, "intro"), between)
            elif between.strip():
                loose = _add(
                    element, "hcontainer", name="text", eId=self._id(ident, "hcontainer", None)
                )
                self.lines(_add(loose, "content"), between)
            self.unit(element, child, ident)
            at = child.span.end
        if self._text[at : max(at, end)].strip():
            self.lines(_add(element, "wrapUp"), self._text[at:end])

    def lines(self, parent: etree._Element, words: str) -> None:
        """Each line of ``words`` as a paragraph; one without words where there is none."""
        told = [line for line in map(_clean, words.splitlines()) if line]
        for line in told or [""]:
            _add(parent, "p").text = line

    def _id(self, above: str, tag: str, number: str | None) -> str:
        last = re.sub(r"[^\w-]+", "-", number or "").strip("-").lower()
        base = f"{above}__" if above else ""
        plain = f"{base}{_SHORT.get(tag, tag)}_{last or 'n'}"
        count = self._used[plain] = self._used.get(plain, 0) + 1
        return plain if count == 1 else f"{plain}-{count}x"


def read_akoma_ntoso(content: bytes, name: str) -> tuple[str, LegalText]:
    """The text of an Akoma Ntoso file and its tree, as the markup gives it.

    Offsets are those of the text that is returned. Raises DocumentError for a file that is no
    sound XML or no Akoma Ntoso.
    """
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    try:
        root = etree.fromstring(content, parser)
    except etree.XMLSyntaxError as wrong:
        what = f"The XML is not sound: {wrong.msg}."
        raise DocumentError(name, "broken", what, "Ask for the file again.") from wrong
    if etree.QName(root).localname != "akomaNtoso":
        what = "The file is XML, but not Akoma Ntoso."
        raise DocumentError(name, "no-akoma-ntoso", what, "Read it as a document instead.")
    reader = _Reader()
    return reader.read(root, name)


class _Reader:
    """The words of elements, one after another, and the units round them."""

    def __init__(self) -> None:
        self._pieces: list[str] = []
        self._length = 0

    def read(self, root: etree._Element, name: str) -> tuple[str, LegalText]:
        titles = [self._say(e) for e in root.iter("{*}docTitle")][:1]
        units: list[LegalUnit] = []
        for element in root.iter("{*}preamble", "{*}body", "{*}mainBody", "{*}conclusions"):
            local = etree.QName(element).localname
            if local in {"preamble", "conclusions"}:
                kind = UnitKind.PREAMBLE if local == "preamble" else UnitKind.CLOSING
                units.append(self._front(element, kind))
            else:
                units += self._children(element)
        whole = Span(0, self._length)
        return "".join(self._pieces), LegalText(
            name, whole, titles[0] if titles else None, tuple(units)
        )

    def _say(self, element: etree._Element) -> Span:
        words = " ".join("".join(map(str, element.itertext())).split())
        start = self._length
        self._pieces.append(f"{words}\n")
        self._length += len(words) + 1
        return Span(start, start + len(words))

    def _front(self, element: etree._Element, kind: UnitKind) -> LegalUnit:
        start, children = self._length, []
        for block in element.iter("{*}recital", "{*}p"):
            if etree.QName(block).localname == "recital":
                span = self._say(block)
                children.append(LegalUnit(UnitKind.RECITAL, "recital", None, span, body=span))
            elif not any(etree.QName(a).localname == "recital" for a in block.iterancestors()):
                self._say(block)
        span = Span(start, max(start, self._length - 1))
        return LegalUnit(kind, kind.value, None, span, body=span, children=tuple(children))

    def _children(self, parent: etree._Element) -> Iterator[LegalUnit]:
        for element in parent.iterchildren(etree.Element):
            tag = etree.QName(element).localname
            kind = _KINDS.get(tag) or _NAMED.get(element.get("name", ""))
            if kind:
                yield self._unit(element, kind)
            elif tag in {"num", "heading"}:
                continue
            elif tag in {"p", "subheading"}:
                self._say(element)
            else:
                yield from self._children(element)

    def _unit(self, element: etree._Element, kind: UnitKind) -> LegalUnit:
        start = self._length
        num, title = (element.find(f"{{*}}{tag}") for tag in ("num", "heading"))
        heads = [self._say(e) for e in (num, title) if e is not None]
        body = self._length
        children = tuple(self._children(element))
        end = max(start, self._length - 1)
        said = "".join(map(str, num.itertext())) if num is not None else ""
        return LegalUnit(
            kind,
            etree.QName(element).localname,
            _number(said),
            Span(start, end),
            heads[0].cover(heads[-1]) if heads else None,
            heads[-1] if title is not None else None,
            Span(body, end) if body < end else None,
            children,
        )


def _number(said: str) -> str | None:
    """The number in what a ``num`` element says: "Article 3 bis" gives "3 bis"."""
    words = re.sub(r"^\s*[^\W\d]{4,}\.?\s+", "", said).strip(" \t\n().–-[]")
    return words or None

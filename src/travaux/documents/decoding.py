"""From bytes to characters: what kind of file this is, and how its characters are written."""

from __future__ import annotations

import codecs
import json
import re
from enum import StrEnum

from charset_normalizer import from_bytes

from travaux.errors import DocumentError

__all__ = ["Format", "decode", "recognise"]

_SAMPLE = 65_536
_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_KNOWN = (
    (b"PK\x03\x04", "a ZIP archive or an office document"),
    (b"\xd0\xcf\x11\xe0", "an old office document"),
    (b"{\\rtf", "a rich-text document"),
    (b"\x1f\x8b", "a compressed file"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"SQLite format 3", "a database"),
)
_HTML = re.compile(
    rb"^(?:\s|<!--.{0,2000}?-->)*<(?:\?xml\s|!doctype\s+html|html|head|body|title|meta|"
    rb"article|main|section|div|h1|p|span|table)\b",
    re.IGNORECASE | re.DOTALL,
)
_ROOT = re.compile(
    rb"\s*(?P<declared><\?xml\s[^>]*>)?(?:\s|<!--.{0,2000}?-->|<\?[^>]*>|<!DOCTYPE[^\[>]*(?:\[[^\]]*\]\s*)?>)*"
    rb"<(?P<root>[\w:.-]+)",
    re.DOTALL,
)
_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?([\w.:-]{2,40})", re.IGNORECASE)
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_HIGH = re.compile(rb"[\xa8\xb8\xc0-\xff]+")


class Format(StrEnum):
    """The formats that are read, by their media types."""

    TEXT = "text/plain"
    HTML = "text/html"
    PDF = "application/pdf"
    JSONL = "application/x-ndjson"
    DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
    XML = "application/xml"


def recognise(head: bytes, name: str, source: str) -> Format:
    """What kind of file begins with ``head``: by its content first, by its name second.

    Raises DocumentError for a file of a kind that is not read.
    """
    if b"%PDF-" in head[:1024]:
        return Format.PDF
    if head.startswith(b"PK\x03\x04") and (b"word/" in head or name.lower().endswith(".docx")):
        return Format.DOCX
    for magic, what in _KNOWN:
        if head.startswith(magic):
            raise DocumentError(
                source,
                "unsupported",
                f"This is {what}, which is not read.",
                "Save it as PDF, HTML, DOCX or plain text.",
            )
    plain = _without_bom(head)
    if _is_xml(plain, name.lower()):
        return Format.XML
    if _HTML.match(plain[:8192]):
        return Format.HTML
    if _is_json_line(plain):
        return Format.JSONL
    if name.lower().endswith(".json"):
        raise DocumentError(
            source,
            "unsupported",
            "This JSON is not one object to a line.",
            'Write each document as one line such as {"text": "...", "published": "2022-01-09"}.',
        )
    return _by_name(name.lower())


def _is_xml(head: bytes, name: str) -> bool:
    """Whether a file is XML and no page: by its declaration and root element, or by its name."""
    root = _ROOT.match(head[:8192])
    if root is None or root["root"].rpartition(b":")[2].lower() == b"html":
        return False
    return (
        bool(root["declared"])
        or name.endswith((".xml", ".akn"))
        or b"akoma" in root["root"].lower()
    )


def _without_bom(head: bytes) -> bytes:
    bom, encoding = next(((b, e) for b, e in _BOMS if head.startswith(b)), (b"", ""))
    if encoding in {"utf-16", "utf-32"}:
        return head.decode(encoding, "ignore").encode("utf-8", "ignore")
    return head[len(bom) :]


def _is_json_line(head: bytes) -> bool:
    line, _, rest = head.lstrip().partition(b"\n")
    if not line.startswith(b"{"):
        return False
    try:
        return isinstance(json.loads(line), dict)
    except (ValueError, RecursionError):
        return not rest and b'"text"' in line


def _by_name(name: str) -> Format:
    if name.endswith((".jsonl", ".ndjson")):
        return Format.JSONL
    if name.endswith((".html", ".htm", ".xhtml")):
        return Format.HTML
    if name.endswith(".docx"):
        return Format.DOCX
    return Format.PDF if name.endswith(".pdf") else Format.TEXT


def decode(content: bytes, source: str, html: bool = False) -> str:
    """The characters of ``content``: strict UTF-8 first, then what its bytes show it to be.

    Raises DocumentError for an empty or binary file, or one whose encoding cannot be told.
    """
    text = _decode(content, html)
    if text is None or _looks_binary(text):
        raise DocumentError(
            source,
            "binary",
            "This is no text: it holds bytes that no known encoding explains.",
            "Save it as UTF-8 text, HTML or PDF.",
        )
    return text.removeprefix("\ufeff")


def _decode(content: bytes, html: bool) -> str | None:
    for bom, encoding in _BOMS:
        if content.startswith(bom):
            return content.decode(encoding, "replace")
    sample = content[:_SAMPLE]
    if sample.count(0) > len(sample) // 5:
        return _wide(content, sample)
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError as broken:
        if broken.start >= len(content) - 3:  # cut off within its last character
            return content[: broken.start].decode("utf-8")
    return _declared(content, html) or _mostly_utf8(content) or _single_byte(content)


def _declared(content: bytes, html: bool) -> str | None:
    found = _CHARSET.search(content[:4096]) if html else None
    if not found:
        return None
    try:
        return content.decode(found[1].decode("ascii"))
    except (LookupError, UnicodeError):
        return None


def _mostly_utf8(content: bytes) -> str | None:
    """UTF-8 with some broken bytes, if ten good characters stand against each broken one."""
    text = content.decode("utf-8", "replace")
    broken = text.count("\ufffd")
    good = sum(not c.isascii() for c in text[:_SAMPLE]) - text[:_SAMPLE].count("\ufffd")
    return text if good >= 10 * max(1, text[:_SAMPLE].count("\ufffd")) and broken < 1000 else None


def _single_byte(content: bytes) -> str | None:
    """Windows-1252, or a Cyrillic encoding.

    Accented letters of the West stand alone among ASCII letters; Cyrillic stands in words.
    """
    sample = content[:_SAMPLE]
    stretches = _HIGH.findall(sample)
    letters = sum(map(len, stretches))
    words = sum(len(stretch) for stretch in stretches if len(stretch) >= 3)
    encoding = _cyrillic(sample) if words * 2 > letters else "cp1252"
    try:
        return content.decode(encoding)
    except UnicodeDecodeError:
        return None


def _wide(content: bytes, sample: bytes) -> str | None:
    """UTF-16 without a mark: every other byte of ASCII letters is zero."""
    big = sample[::2].count(0) > sample[1::2].count(0)
    try:
        return content.decode("utf-16-be" if big else "utf-16-le")
    except UnicodeDecodeError:
        return None


def _cyrillic(sample: bytes) -> str:
    best = from_bytes(sample, cp_isolation=["cp1251", "koi8_r", "cp866", "mac_cyrillic"]).best()
    return best.encoding if best else "cp1251"


def _looks_binary(text: str) -> bool:
    sample = text[:_SAMPLE]
    odd = len(_CONTROL.findall(sample)) + 5 * sample.count("\ufffd")
    return "\x00" in sample or odd * 20 > len(sample)

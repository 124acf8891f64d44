"""PDF: the text layer. A page of pictures has none, and such a file is set aside."""

from __future__ import annotations

import re
from itertools import pairwise

import pypdfium2

from travaux.documents.building import Extract, check_length
from travaux.documents.decoding import Format
from travaux.documents.phrases import normal
from travaux.documents.sidecars import Facts
from travaux.documents.wrapping import blocks_of_text
from travaux.errors import DocumentError
from travaux.model import Fact, Origin

__all__ = ["extract_pdf"]

_BREAKS = str.maketrans(
    "\ufffe\x02\f", "-- "
)  # how the library writes a hyphen at the end of a line
_LINE = re.compile(r"\S[^\r\n]*")
_MOST = 5_000_000  # code points of text
_FRONT = 5000  # code points at the start where a title stated in the file must stand
_FEW = 10  # letters to a page, on average, that are no text layer


def extract_pdf(content: bytes, source: str, most: int = _MOST) -> Extract:
    """The text layer of a PDF as blocks.

    In the original, form feeds part pages, and an empty line stands before a line set apart.

    The title and author stated in the file are taken only if its first words bear them out:
    programs write the name of a template or of a typist there. Raises DocumentError for a PDF
    that is encrypted, broken, has no text layer, or one of more than ``most`` code points.
    """
    try:
        document = pypdfium2.PdfDocument(content)
    except pypdfium2.PdfiumError as broken:
        raise _not_opened(source, str(broken)) from broken
    try:
        pages = [_page_text(document, i) for i in range(len(document))]
        stated = document.get_metadata_dict()
    except pypdfium2.PdfiumError as broken:
        raise _not_opened(source, str(broken)) from broken
    finally:
        document.close()
    original = "\f".join(pages)
    if sum(map(str.isalpha, original)) < _FEW * max(1, len(pages)):
        raise DocumentError(
            source,
            "scanned-pdf",
            "The PDF holds pictures of pages, or nothing: it has no text layer.",
            "Run text recognition (OCR) over it first, and read what that gives.",
        )
    check_length(len(original), most, source)
    blocks, gone = blocks_of_text(original, wrapped=True)
    front = normal(original[:_FRONT])
    facts = Facts(
        title=_borne_out(stated, "Title", front), author=_borne_out(stated, "Author", front)
    )
    return Extract(Format.PDF, blocks, gone, facts)


def _page_text(document: pypdfium2.PdfDocument, index: int) -> str:
    page = document[index]
    words = page.get_textpage()
    try:
        text = str(words.get_text_range()).translate(_BREAKS)
        return _set_apart(text, _heights(words, text))
    finally:
        words.close()
        page.close()


def _heights(words: pypdfium2.PdfTextPage, text: str) -> list[tuple[int, float]]:
    """Where each line of ``text`` begins, and how high on the page it stands, in points."""
    count = words.count_chars()
    starts = [line.start() for line in _LINE.finditer(text) if line.start() < count]
    return [(at, words.get_charbox(at, loose=True)[1]) for at in starts]


def _set_apart(text: str, heights: list[tuple[int, float]]) -> str:
    """``text`` with an empty line before each line that stands clear of the one above it.

    Lines of a large title stand so too; one that goes on in lower case is not set apart.
    """
    steps = [(at, above - height) for (_, above), (at, height) in pairwise(heights)]
    usual = sorted(step for _, step in steps if step > 1)
    if not usual:
        return text
    limit = 1.4 * usual[len(usual) // 2]
    parts, last = [], 0
    for at, step in steps:
        if step > limit and not text[at].islower():
            parts += [text[last:at], "\n"]
            last = at
    return "".join([*parts, text[last:]])


def _borne_out(stated: dict[str, str], key: str, front: str) -> Fact[str] | None:
    value = " ".join(stated.get(key, "").split())
    plain = normal(value)
    return Fact(value, Origin.MARKUP) if len(plain) >= 5 and plain in front else None


def _not_opened(source: str, said: str) -> DocumentError:
    if "password" in said.lower():
        return DocumentError(
            source,
            "encrypted-pdf",
            "The PDF is encrypted.",
            "Open it with its password and save a copy without one.",
        )
    return DocumentError(
        source, "broken-pdf", "The PDF is broken or cut off.", "Fetch or save it anew."
    )

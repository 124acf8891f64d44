"""Akoma Ntoso out and in."""

from __future__ import annotations

import pytest

from travaux.documents import document_from_text
from travaux.errors import DocumentError
from travaux.formats.akoma_ntoso import akoma_ntoso, read_akoma_ntoso
from travaux.legal import legal_texts

_TEXT = """Agreement on the Harbour

Article 1
Lamps & bells

1. Every boat carries a lamp.

2. Boats ring a bell:

(a) in fog;

(b) at the pier.

Article 2
Fees

Fees are equal for all <flags>.
"""


def test_what_is_written_is_read_again_as_the_same_tree() -> None:
    document = document_from_text(_TEXT)
    (legal,) = legal_texts(document)
    written = akoma_ntoso(document.text, legal, "/akn/un/act/2024/harbour")
    text, read = read_akoma_ntoso(written, "harbour.xml")
    assert [(u.kind, u.number) for u in read.walk()] == [(u.kind, u.number) for u in legal.walk()]
    assert [u.title.of(text) for u in read.articles() if u.title] == ["Lamps & bells", "Fees"]
    words = "".join(document.text.split())
    assert "".join(text.split()) == words
    assert akoma_ntoso(document.text, legal, "/akn/un/act/2024/harbour") == written


@pytest.mark.parametrize("content", [b"", b"<a>", b"<html/>"])
def test_other_files_are_refused(content: bytes) -> None:
    with pytest.raises(DocumentError):
        read_akoma_ntoso(content, "x.xml")

from __future__ import annotations

from pathlib import Path

import pytest

from travaux.documents import read_documents
from travaux.documents.building import build
from travaux.documents.decoding import Format, recognise
from travaux.documents.xml import extract_xml
from travaux.errors import DocumentError
from travaux.legal import legal_texts
from travaux.model import Document, UnitKind

AKN = """<?xml version="1.0" encoding="UTF-8"?>
<akn:akomaNtoso xmlns:akn="http://docs.oasis-open.org/legaldocml/ns/akn/3.0"><akn:act>
<akn:meta><akn:FRBRWork><akn:FRBRalias value="Harbour Agreement"/><akn:FRBRdate date="2031-05-03"/>
</akn:FRBRWork><akn:proprietary>for machines</akn:proprietary></akn:meta>
<akn:preface>
<akn:p>Agreement on the <akn:docTitle>Harbour</akn:docTitle> of Vell</akn:p></akn:preface>
<akn:preamble><akn:recital><akn:p>Desiring peace &amp; quiet,</akn:p></akn:recital>
<akn:p>Have agreed as follows:</akn:p></akn:preamble>
<akn:body><akn:chapter><akn:num>CHAPTER I</akn:num><akn:heading>General</akn:heading>
<akn:article><akn:num>Article 1</akn:num><akn:heading>Use</akn:heading>
<akn:paragraph><akn:num>1.</akn:num><akn:content><akn:p>Each Party may use the
<akn:ref href="#h">harbour</akn:ref>.<akn:authorialNote marker="1"><akn:p>See the map.</akn:p>
</akn:authorialNote></akn:p></akn:content></akn:paragraph>
<akn:paragraph><akn:num>2.</akn:num><akn:intro><akn:p>No Party shall:</akn:p></akn:intro>
<akn:point><akn:num>(a)</akn:num><akn:content><akn:p>close <akn:del>or mine</akn:del> it.</akn:p>
</akn:content></akn:point></akn:paragraph></akn:article>
<akn:article><akn:num>Article 2</akn:num><akn:content>
<akn:p>It lasts ten years.</akn:p></akn:content>
</akn:article></akn:chapter></akn:body></akn:act></akn:akomaNtoso>
"""


def read(source: str) -> Document:
    return build("0" * 64, "test", extract_xml(source.encode(), "test"))


def test_akoma_ntoso_is_read_as_its_text() -> None:
    document = read(AKN)
    assert document.text.replace("\n\n", "\n").split("\n") == [
        "Agreement on the Harbour of Vell",
        "Desiring peace & quiet,",
        "Have agreed as follows:",
        "CHAPTER I",
        "General",
        "Article 1",
        "Use",
        "1. Each Party may use the harbour.¹",
        "¹ See the map.",
        "2. No Party shall:",
        "(a) close it.",
        "Article 2",
        "It lasts ten years.",
    ]
    assert document.title is not None
    assert document.title.value == "Harbour Agreement"
    assert {d.text: d.reason for d in document.dropped} == {
        "for machines": "metadata",
        "or mine": "deletion",
    }


def test_the_tree_of_akoma_ntoso_is_that_of_its_text() -> None:
    (legal,) = legal_texts(read(AKN))
    found = [(u.kind, u.number) for u in legal.walk() if u.kind is not UnitKind.RECITAL]
    assert found == [
        (UnitKind.PREAMBLE, None),
        (UnitKind.CHAPTER, "I"),
        (UnitKind.ARTICLE, "1"),
        (UnitKind.PARAGRAPH, "1"),
        (UnitKind.PARAGRAPH, "2"),
        (UnitKind.POINT, "a"),
        (UnitKind.ARTICLE, "2"),
    ]
    assert [note.mark for note in legal.notes] == ["1"]


def test_offsets_lead_back_into_the_source() -> None:
    document = read(AKN)
    for words in ("Each Party", "harbour", "lasts"):
        at = document.offsets.original(document.text.index(words))
        assert AKN[at:].startswith(words[0])


def test_numbers_and_names_in_attributes_become_lines() -> None:
    source = (
        '<?xml version="1.0"?><treaty><body><chapter number="CHAPTER I" name="Fish">'
        '<article number="ARTICLE 1" name="Nets">1. Nets are small.\n\n2. They are green.</article>'
        '<article number="ARTICLE 2">Fish is shared.</article></chapter></body></treaty>'
    )
    assert read(source).text.replace("\n\n", "\n").split("\n") == [
        "CHAPTER I",
        "Fish",
        "ARTICLE 1",
        "Nets",
        "1. Nets are small.",
        "2. They are green.",
        "ARTICLE 2",
        "Fish is shared.",
    ]


def test_entities_are_neither_replaced_nor_fetched() -> None:
    bomb = (
        '<!DOCTYPE a [<!ENTITY x "boom"><!ENTITY y SYSTEM "file:///etc/hostname">]>'
        "<a><p>one &x; two &y; three</p></a>"
    )
    text = read(bomb).text
    assert "boom" not in text
    assert text.startswith("one")


def test_broken_xml_is_said() -> None:
    with pytest.raises(DocumentError) as caught:
        extract_xml(b"<?xml version='1.0'?><a><p>open</a>", "x.xml")
    assert caught.value.reason == "broken-xml"


def test_deep_nesting_is_refused() -> None:
    with pytest.raises(DocumentError):
        extract_xml(b"<a>" * 5000 + b"x" + b"</a>" * 5000, "x.xml")


def test_other_encodings_are_read(tmp_path: Path) -> None:
    path = tmp_path / "a.xml"
    path.write_bytes(
        '<?xml version="1.0" encoding="ISO-8859-1"?><a><p>Año</p></a>'.encode("latin-1")
    )
    (document,) = read_documents([path])
    assert isinstance(document, Document)
    assert document.text == "Año"
    assert document.media_type == Format.XML


@pytest.mark.parametrize(
    ("head", "name", "kind"),
    [
        (b'<?xml version="1.0"?><akomaNtoso>', "page", Format.XML),
        (b"<akomaNtoso>", "page.txt", Format.XML),
        (b"<treaty>", "treaty.xml", Format.XML),
        (b'<?xml version="1.0"?><!DOCTYPE html><html>', "page", Format.HTML),
        (b"<p>One</p>", "page", Format.HTML),
    ],
)
def test_xml_is_told_from_pages(head: bytes, name: str, kind: Format) -> None:
    assert recognise(head, name, name) is kind

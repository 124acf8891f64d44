import pytest

from documents.pages import STORY
from travaux.documents.decoding import Format, decode, recognise
from travaux.errors import DocumentError

WESTERN = "The minister’s “naïve” façade in Zürich – so he said – cost €5. " * 5
CYRILLIC = "Министр заявил, что переговоры на озере продолжатся в среду. " * 5


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        (WESTERN, "utf-8"),
        (WESTERN, "utf-8-sig"),
        (WESTERN, "utf-16"),
        (WESTERN, "utf-32"),
        (STORY, "utf-16-le"),
        (STORY, "utf-16-be"),
        (WESTERN, "cp1252"),
        (CYRILLIC, "cp1251"),
        (CYRILLIC, "utf-8"),
    ],
)
def test_the_encodings_of_real_files_are_read(text, encoding):
    assert decode(text.encode(encoding), "x") == text


def test_a_page_is_read_in_the_encoding_it_declares():
    page = f'<html><head><meta charset="koi8-r"></head><p>{CYRILLIC}</p></html>'
    assert CYRILLIC in decode(page.encode("koi8-r"), "x", html=True)


def test_a_file_cut_off_within_a_character_is_read_up_to_it():
    assert decode("lake – ".encode()[:-2], "x") == "lake "


def test_a_few_broken_bytes_do_not_make_utf8_something_else():
    broken = WESTERN.encode() + b"\xff end"
    assert decode(broken, "x") == WESTERN + "\ufffd end"


@pytest.mark.parametrize("content", [bytes(range(256)) * 9, b"words\0words" * 9, b"\x81\x8d" * 50])
def test_what_is_no_text_is_set_aside_as_binary(content):
    with pytest.raises(DocumentError) as caught:
        decode(content, "x.txt")
    assert caught.value.reason == "binary"
    assert caught.value.advice


@pytest.mark.parametrize(
    ("head", "name", "expected"),
    [
        (b"%PDF-1.7 ...", "page.txt", Format.PDF),
        (b"  <!DOCTYPE html><html>", "page.txt", Format.HTML),
        ("<html>".encode("utf-16"), "page", Format.HTML),
        (b'{"text": "words"}\n', "page.txt", Format.JSONL),
        (b"words", "page.jsonl", Format.JSONL),
        (b"words", "page.html", Format.HTML),
        (b"{not json}", "page.txt", Format.TEXT),
        (b"words", "page", Format.TEXT),
    ],
)
def test_content_decides_before_the_name_does(head, name, expected):
    assert recognise(head, name, name) is expected


@pytest.mark.parametrize("head", [b"PK\x03\x04..", b"{\\rtf1", b"\x1f\x8b.."])
def test_files_of_other_kinds_are_set_aside_with_advice(head):
    with pytest.raises(DocumentError, match="Save it as") as caught:
        recognise(head, "x.txt", "x.txt")
    assert caught.value.reason == "unsupported"

from __future__ import annotations

import re
from pathlib import Path

import pytest

from travaux.errors import LanguageModelError
from travaux.language.event_class import load_event_reader
from travaux.model import EventClass, Span


def read(marked: str) -> EventClass:
    """The class of a sentence with its source in [] and its target in {}."""
    plain = re.sub(r"[\[\]{}]", "", marked)
    spans = {}
    for side, pattern in (("s", r"\[(.*?)\]"), ("t", r"\{(.*?)\}")):
        words = re.search(pattern, marked)
        assert words
        start = plain.index(words[1])
        spans[side] = Span(start, start + len(words[1]))
    return load_event_reader().read(plain, spans["s"], spans["t"]).plover


@pytest.mark.parametrize(
    ("marked", "plover"),
    [
        ("[Norland] accused {Sudrey} of stealing its fish.", EventClass.ACCUSE),
        ("[Norland] rejected a proposal by {Sudrey} on Monday.", EventClass.REJECT),
        ("[Sudrey] threatened to attack {Norland} if the ships stay.", EventClass.THREATEN),
        ("[The prime minister of Norland] met {the president of Sudrey}.", EventClass.CONSULT),
        ("[Norland] has agreed to withdraw its troops from {Sudrey}.", EventClass.AGREE),
        ("[Norland] released {two fishermen from Sudrey}.", EventClass.YIELD),
        ("[Police in Norland] arrested {a journalist}.", EventClass.COERCE),
        ("[Sudrey's warplanes] bombed {a port in Norland}.", EventClass.ASSAULT),
    ],
)
def test_plain_deeds_are_told_apart(marked: str, plover: EventClass) -> None:
    assert read(marked) is plover


def test_the_same_sentence_is_read_the_same() -> None:
    reader = load_event_reader()
    text = "Norland praised Sudrey."
    first = reader.read(text, Span(0, 7), Span(16, 22))
    assert reader.read(text, Span(0, 7), Span(16, 22)) == first
    assert 0 < first.confidence <= 1


def test_a_sentence_that_names_no_target_is_read_all_the_same() -> None:
    read = load_event_reader().read("Norland agreed to resign.", Span(0, 7), None)
    assert read.plover in EventClass


def test_an_empty_sentence_is_borne() -> None:
    assert load_event_reader().read("", None, None).plover in EventClass


def test_weights_that_are_absent_or_broken_are_told(tmp_path: Path) -> None:
    with pytest.raises(LanguageModelError, match="cannot be used"):
        load_event_reader(tmp_path)
    (tmp_path / "reader.json").write_text("{}", "utf-8")
    (tmp_path / "vocab.txt").write_text("[PAD]\n", "utf-8")
    (tmp_path / "weights.npz").write_bytes(b"PK no archive")
    with pytest.raises(LanguageModelError, match="cannot be used"):
        load_event_reader(tmp_path)

"""The trained reader as a whole: weights that are there, and weights that are not."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from spacy.language import Language

from travaux.errors import LanguageModelError
from travaux.finders.attribution import attributions
from travaux.language import SpeechReader, annotate_all, load_speech
from travaux.language.speech import WEIGHTS
from travaux.model import Document, sha256

TEXT = (
    "The minister of Arvenia said on Monday that her country would keep the bridge closed.\n\n"
    "“We wait for an answer,” she told reporters."
)


@pytest.fixture(scope="module")
def speech() -> SpeechReader:
    return load_speech("fast")


def document(text: str) -> Document:
    return Document(sha256(text.encode()), "made.txt", "text/plain", text)


def test_who_said_what_is_heard(speech: SpeechReader, nlp: Language) -> None:
    (read,) = annotate_all([document(TEXT)], nlp, speech)
    found = [
        (a.source.of(TEXT), a.cue.of(TEXT), [s.of(TEXT) for s in a.content])
        for a in attributions(read)
        if a.source and a.cue
    ]
    assert found[0][0] == "The minister of Arvenia"
    assert found[0][2] == ["that her country would keep the bridge closed"]
    assert found[1][0] == "she"
    assert found[1][2] == ["“We wait for an answer,”"]


def test_documents_that_are_read_together_are_read_as_alone(
    speech: SpeechReader, nlp: Language
) -> None:
    texts = [TEXT, "Nothing was said.", TEXT * 40, ""]
    together = list(annotate_all(map(document, texts), nlp, speech))
    for text, read in zip(texts, together, strict=True):
        (alone,) = annotate_all([document(text)], nlp, speech)
        assert attributions(read) == attributions(alone)


def test_a_reader_is_loaded_once() -> None:
    assert load_speech("fast") is load_speech("fast")


def test_weights_that_are_absent_are_named_with_a_way_out(tmp_path: Path) -> None:
    with pytest.raises(LanguageModelError, match=r"fast.*--reader rules"):
        load_speech("fast", folder=tmp_path)


def test_weights_that_are_broken_are_named_with_a_way_out(tmp_path: Path) -> None:
    shutil.copytree(WEIGHTS / "fast", tmp_path / "fast")
    (tmp_path / "fast" / "encoder.onnx").write_bytes(b"not a network")
    with pytest.raises(LanguageModelError, match=r"encoder\.onnx.*--reader rules"):
        load_speech("fast", folder=tmp_path)

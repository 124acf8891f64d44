"""What tests share: the language model, loaded once, and a way to read a string."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from spacy.language import Language

from travaux.language import Annotated, annotate, load_language
from travaux.model import Document, Fact, Origin, sha256
from travaux.settings import Settings

Read = Callable[..., Annotated]


def document(text: str, published: date | None = None) -> Document:
    fact = Fact(published, Origin.USER) if published else None
    return Document(sha256(text.encode()), "test.txt", "text/plain", text, published=fact)


@pytest.fixture(scope="session")
def nlp() -> Language:
    return load_language(Settings().language_model)


@pytest.fixture(scope="session")
def read(nlp: Language) -> Read:
    def reader(text: str, published: date | None = None) -> Annotated:
        return annotate(document(text, published), nlp)

    return reader

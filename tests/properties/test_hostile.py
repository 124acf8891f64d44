"""Whatever the text, reading it never crashes, and every passage is in it to the letter."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from spacy.language import Language

import travaux
from travaux.errors import DocumentError
from travaux.language import annotate
from travaux.model import Document, Findings

_SIGNS = st.text(st.characters(), max_size=120)
_NAMES = ("Russia", "the foreign minister", "Kari Lunde", "told Reuters", "talks", "draft treaty")
_OTHERS = ("said", "on Friday", "31 February", "Article 4", "if", "would", "not", "shall")
_MARKS = (*".,()“”'\"…—", "\n", "\n\n", "\ud800", "\0", "\u202e")
_WORDS = st.lists(
    st.sampled_from((*_NAMES, *_OTHERS, *_MARKS)),
    max_size=40,
).map(" ".join)


def read(text: str) -> list[tuple[Document, Findings]]:
    try:
        return list(travaux.findings(text=text))
    except DocumentError:
        return []


@pytest.mark.usefixtures("nlp")
@settings(
    max_examples=60,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(_SIGNS | _WORDS)
def test_every_passage_of_any_text_is_verbatim(text: str) -> None:
    for document, found in read(text):
        document.text.encode()
        for kind in (found.parties, found.people, found.meetings, found.texts, found.provisions):
            for finding in kind:
                assert finding.passages
                for passage in finding.passages:
                    assert document.text[passage.start : passage.end] == passage.text
        for statement in found.statements:
            for passage in (*statement.passages, *statement.content):
                assert document.text[passage.start : passage.end] == passage.text


@pytest.mark.parametrize(
    "text",
    ["(" * 1000, "“" * 1000 + "we will", "a\n" * 500, "x" * 20_000, "\u00a0" * 5000 + "talks"],
    ids=["brackets", "quotes", "lines", "one word", "spaces"],
)
def test_long_runs_are_read_to_the_letter(nlp: Language, text: str) -> None:
    for document, _ in read(text):
        assert annotate(document, nlp).tokens.text == document.text

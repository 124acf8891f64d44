"""Whatever stands in a file, the reader of legal texts gives trees inside it and never fails."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from travaux.legal import legal_texts
from travaux.model import Document, sha256

LINES = st.sampled_from(
    [
        "Article 1",
        "Article 2. Scope",
        "[Article 3 bis",
        "1. The Parties shall meet.",
        "(a) water;",
        "(ii) fish",
        "PREAMBLE",
        "Annex I",
        "Done at Valka on 4 June 2031.",
        "Supported by Norland, the chair said that talks go on.",
        "The Ministers agreed to meet.",
        "Contents",
        "Article 4 ........ 7",
        "- 12 -",
        "Статья 5",
        "",
        "   ",
        "A. General",
        "Calls upon all States to refrain from it,",
    ]
)


@settings(max_examples=200, deadline=None)
@given(st.lists(LINES, max_size=14))
def test_trees_lie_inside_their_document(lines: list[str]) -> None:
    text = "\n".join(lines)
    document = Document(sha256(text.encode()), "a.txt", "text/plain", text)
    for legal in legal_texts(document):
        assert 0 <= legal.span.start <= legal.span.end <= len(text)
        for unit in legal.walk():
            assert legal.span.start <= unit.span.start <= unit.span.end <= len(text)
            for child in unit.children:
                assert unit.span.contains(child.span)

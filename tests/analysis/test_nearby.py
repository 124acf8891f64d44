from __future__ import annotations

import pytest

from travaux.analysis.acted_on import Sides
from travaux.analysis.nearby import Nearby
from travaux.documents import document_from_text
from travaux.model import Entry, Kind, Passage

TEXT = (
    "Talks on the ferry\n\nNorland has kept away. The ferry is late. Its envoy said that they "
    "should be counted.\n\nStatement by Minister Ada Holm\n\nWe will not sign."
)


def passage(words: str) -> Passage:
    at = TEXT.index(words)
    return Passage(DOCUMENT.sha256, at, at + len(words), words)


DOCUMENT = document_from_text(TEXT)
NORLAND = Entry("name:norland", Kind.PARTY, "Norland", (), (passage("Norland"),), ())
AROUND = Nearby([DOCUMENT], Sides([NORLAND], []))


def test_the_sentences_before_are_of_the_same_paragraph_the_nearest_first() -> None:
    told = [sentence.strip() for sentence in AROUND.before(passage("they should"))]
    assert told == ["The ferry is late.", "Norland has kept away."]
    assert list(AROUND.before(passage("We will"))) == []


def test_its_envoy_is_of_the_party_named_before() -> None:
    meant = AROUND.meant(passage("Its envoy"))
    assert meant is not None
    assert meant.name == "Norland"
    assert AROUND.meant(passage("The ferry")) is None


@pytest.mark.parametrize(("words", "name"), [("We will", "Minister Ada Holm"), ("The ferry", "")])
def test_a_heading_says_whose_statement_follows(words: str, name: str) -> None:
    assert AROUND.signed(passage(words)) == name


def test_without_the_document_nothing_is_said_of_it() -> None:
    nothing = Nearby([], Sides([NORLAND], []))
    assert nothing.paragraph(passage("We will")) == -1
    assert list(nothing.before(passage("they should"))) == []

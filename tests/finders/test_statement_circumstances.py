from __future__ import annotations

from spacy.language import Language

from travaux.finders.find import find
from travaux.language import annotate
from travaux.model import Document, Fact, Origin, sha256

TEXT = "“We will sign,” the minister told Harbour Gazette on Monday."


def published_by(publisher: str | None, nlp: Language) -> str | None:
    fact = Fact(publisher, Origin.MARKUP) if publisher else None
    document = Document(sha256(TEXT.encode()), "x", "text/plain", TEXT, publisher=fact)
    (statement,) = find(annotate(document, nlp)).statements
    return statement.channel.text if statement.channel else None


def test_the_publisher_of_a_page_is_a_channel(nlp: Language) -> None:
    channel = published_by("Harbour Gazette", nlp)
    assert channel is not None
    assert "Harbour Gazette" in channel


def test_a_name_that_nobody_knows_is_no_channel(nlp: Language) -> None:
    assert published_by(None, nlp) is None

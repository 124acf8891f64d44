from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from spacy.language import Language

from travaux.codebook.cues import load_cues
from travaux.finders.act_rules import cue_verb
from travaux.finders.attribution import attributions
from travaux.finders.find import find
from travaux.finders.mentions import Mentions
from travaux.finders.parties import party_mentions
from travaux.finders.statement_circumstances import Circumstances, circumstances
from travaux.language import Annotated, annotate
from travaux.model import Document, Fact, Origin, sha256

Read = Callable[..., Annotated]


def around(read: Read, text: str) -> Circumstances:
    annotated = read(text, date(2024, 5, 15))
    found = next(a for a in attributions(annotated) if a.cue)
    assert found.cue is not None
    cue = annotated.token_span(found.cue)
    assert cue is not None
    verb = cue_verb(list(cue), load_cues())
    return circumstances(annotated, found, verb, Mentions(party_mentions(annotated)))


@pytest.mark.parametrize(
    ("text", "channel"),
    [
        ("The envoy told Interfax that talks had failed.", "Interfax"),
        ("The envoy told reporters that talks had failed.", "reporters"),
        ("The envoy said in a statement that talks had failed.", "in a statement"),
        (
            "Speaking to reporters in Brussels, the envoy said that talks had failed.",
            "Speaking to reporters in Brussels",
        ),
        ("The envoy tweeted that talks had failed.", "tweeted"),
        ("The envoy told lawmakers that talks had failed.", None),
        ("The envoy stressed in Article 4 that talks had failed.", None),
    ],
)
def test_the_channel(read: Read, text: str, channel: str | None) -> None:
    found = around(read, text).channel
    assert (found and found.of(text)) == channel


@pytest.mark.parametrize(
    ("text", "addressees"),
    [
        ("The envoy warned Peru of a war.", ["Peru"]),
        ("The envoy urged Peru to sign the text.", ["Peru"]),
        ("The envoy called on Peru to sign the text.", ["Peru"]),
        ("The envoy told Peru that talks had failed.", ["Peru"]),
        ("The envoy told Interfax that talks had failed.", []),
        ("The envoy said that Peru had failed.", []),
    ],
)
def test_the_addressees(read: Read, text: str, addressees: list[str]) -> None:
    assert [s.of(text) for s in around(read, text).addressees] == addressees


def test_on_whose_behalf(read: Read) -> None:
    text = "Speaking on behalf of Peru, the envoy said that talks had failed."
    found = around(read, text)
    assert found.on_behalf_of is not None
    assert found.on_behalf_of.id == "PER"
    assert found.channel is None


def test_the_time_of_saying_is_not_one_of_the_content(read: Read) -> None:
    when = around(read, "The envoy said on 3 May 2024 that Peru had left in 2019.").when
    assert when is not None
    assert when.earliest == date(2024, 5, 3)
    assert around(read, "The envoy said that Peru had left in 2019.").when is None


TOLD = "“We will sign,” the minister told Harbour Gazette on Monday."


def published_by(publisher: str | None, nlp: Language) -> str | None:
    fact = Fact(publisher, Origin.MARKUP) if publisher else None
    document = Document(sha256(TOLD.encode()), "x", "text/plain", TOLD, publisher=fact)
    (statement,) = find(annotate(document, nlp)).statements
    return statement.channel.text if statement.channel else None


def test_the_publisher_of_a_page_is_a_channel(nlp: Language) -> None:
    channel = published_by("Harbour Gazette", nlp)
    assert channel is not None
    assert "Harbour Gazette" in channel


def test_a_name_that_nobody_knows_is_no_channel(nlp: Language) -> None:
    assert published_by(None, nlp) is None

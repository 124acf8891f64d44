"""Turns: a heading names the speaker of all paragraphs up to the next; other colons name nobody."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from travaux.finders.attribution import attributions
from travaux.finders.attribution_parts import Page
from travaux.finders.attribution_turns import by_turns, turns_of
from travaux.language import Annotated

Read = Callable[..., Annotated]

BRIEFING = """Briefing by the ministry's spokesperson, Ana Lind

SPOKESPERSON: Good morning. The talks go on in Quito.

Q: Is it true that you gave up?

A: That is wrong. We gave up nothing.

The talks go on.

Q: And the border?

A: It stays where it is.
"""

COUNCIL = """Verbatim record

The Chair: The meeting is open. I give the floor to Norway.

Mr. Lund (Norway): We cannot accept the draft. It has no dates.

Ms. Osei (Ghana) (spoke in French): We can.

The Chair: I thank both delegations.
"""

INTERVIEW = """Ana Lind, Peru's trade minister, and Karl Brod of the bank on debt.

The Courier: Minister, when?

Ana Lind: When it is ready. It takes time.

The Courier: Is it late, Mr Brod?

Karl Brod: We are slow but we are sure.

Lind: I have heard that before. We want a text.

Brod: There is one.
"""


def turns(read: Read, text: str) -> list[tuple[str, str]]:
    return [
        (a.source.of(text) if a.source else "", a.content[0].of(text))
        for a in by_turns(Page.of(read(text)))
    ]


def test_a_briefing_is_told_by_who_answers(read: Read) -> None:
    assert turns(read, BRIEFING) == [
        ("SPOKESPERSON", "Good morning. The talks go on in Quito."),
        ("A", "That is wrong. We gave up nothing.\n\nThe talks go on."),
        ("A", "It stays where it is."),
    ]


def test_a_record_names_speaker_and_side(read: Read) -> None:
    assert [who for who, _ in turns(read, COUNCIL)] == [
        "The Chair",
        "Mr. Lund (Norway)",
        "Ms. Osei (Ghana) (spoke in French)",
        "The Chair",
    ]


def test_names_that_the_text_writes_elsewhere_are_headings(read: Read) -> None:
    assert [who for who, _ in turns(read, INTERVIEW)] == ["Ana Lind", "Karl Brod", "Lind", "Brod"]


def test_who_asks_has_turns_but_states_nothing(read: Read) -> None:
    assert [t.asks for t in turns_of(read(BRIEFING))] == [False, True, False, True, False]


@pytest.mark.parametrize(
    "text",
    [
        "Date: 4 May.\n\nPlace: Quito.\n\nPresent: Peru, Chile.\n\nAgenda: fish.\n",
        "Ana Lind: “We go.”\n\nKarl Brod: “We stay.”\n\nAna Lind: “Well.”\n",
        "The talks failed. Three things were said.\n\nOne: it was late. Peru left the room.\n",
        "Article 1: Peru shall pay.\n\nArticle 2: Chile shall pay.\n\nArticle 3: Both sign.\n",
    ],
)
def test_other_colons_make_no_transcript(read: Read, text: str) -> None:
    assert turns(read, text) == []


def test_in_a_turn_only_others_are_attributed_anew(read: Read) -> None:
    text = COUNCIL.replace("It has no dates.", "It has no dates. Chile said that it was late.")
    sources = [a.source.of(text) for a in attributions(read(text)) if a.source]
    assert sources.count("Mr. Lund (Norway)") == 1
    assert "Chile" in sources


RECORD = """Summary record of the third meeting

1. Mr. Lund (Norway) said that finance should come first. A fund without money was no fund.

2. Ms. Osei (Ghana) supported the text. She warned that time was short.

3. Mr. Brod (Austria) denied that he was late. The train had been.
"""


def test_a_record_is_attributed_through_its_paragraphs(read: Read) -> None:
    told = [(a.source, a.content) for a in attributions(read(RECORD))]
    contents = {
        source.of(RECORD): RECORD[content[0].start : content[-1].end]
        for source, content in told
        if source
    }
    assert contents["Mr. Lund (Norway)"].endswith("A fund without money was no fund")
    assert contents["Ms. Osei (Ghana)"] == "the text"
    assert contents["She"] == "that time was short"


def test_a_paragraph_of_news_is_not(read: Read) -> None:
    text = "Mr. Lund (Norway) said that finance should come first. A fund was opened."
    (found,) = attributions(read(text))
    assert found.content[-1].of(text) == "that finance should come first"


def test_whom_a_question_addresses_is_not_its_source(read: Read) -> None:
    asked = "Q: Ms Lind, an Austrian official told us that you gave up."
    text = BRIEFING.replace("Q: Is it true that you gave up?", asked)
    assert "an Austrian official" in [
        a.source.of(text) for a in attributions(read(text)) if a.source
    ]


def test_a_list_of_people_is_no_transcript(read: Read) -> None:
    text = (
        "What became of them\n\n"
        "Ana Lind: In May Minister Lind asked for a fund, and got none.\n\n"
        "Karl Brod: The bank’s Brod wanted lower fees. He still does.\n\n"
        "Mara Osei: Osei, of Ghana, said no to the draft.\n"
    )
    assert turns(read, text) == []

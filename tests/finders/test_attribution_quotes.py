from __future__ import annotations

from collections.abc import Callable

import pytest

from travaux.finders.attribution_parts import Page
from travaux.finders.attribution_quotes import by_quotes, is_speech
from travaux.language import Annotated

Read = Callable[..., Annotated]
Parts = tuple[str | None, str | None, tuple[str, ...]]


def quoted(read: Read, text: str) -> list[Parts]:
    return [
        (
            a.source.of(text) if a.source else None,
            a.cue.of(text) if a.cue else None,
            tuple(s.of(text) for s in a.content),
        )
        for a, _ in by_quotes(Page.of(read(text)))
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“We accept the plan,” Ruiz said.", ("Ruiz", "said", ("“We accept the plan,”",))),
        ("“We accept the plan,” said Ruiz.", ("Ruiz", "said", ("“We accept the plan,”",))),
        ("Ruiz said: “We accept the plan.”", ("Ruiz", "said:", ("“We accept the plan.”",))),
        (
            "“We accept,” Ruiz said, “but we have doubts.”",
            ("Ruiz", "said", ("“We accept,”", "“but we have doubts.”")),
        ),
        (
            "“We accept the plan,” Ruiz said on Monday. “It is fair.”",
            ("Ruiz", "said", ("“We accept the plan,”", "“It is fair.”")),
        ),
        ("'We accept the plan', Ruiz said.", ("Ruiz", "said", ("'We accept the plan'",))),
    ],
)
def test_the_speaker_stands_before_after_or_between(read: Read, text: str, expected: Parts) -> None:
    assert quoted(read, text) == [expected]


def test_a_quote_of_several_sentences_is_never_split(read: Read) -> None:
    text = "“We accept. They refuse. Talks go on,” the envoy said."
    assert quoted(read, text)[0][2] == ("“We accept. They refuse. Talks go on,”",)


def test_a_paragraph_that_is_one_quote_goes_on_with_the_speaker_before_it(read: Read) -> None:
    text = "“We accept the plan,” Ruiz said.\n\n“It is a fair one and we will sign it.”"
    ((source, _, content),) = quoted(read, text)
    assert (source, len(content)) == ("Ruiz", 2)


def test_quotes_opened_again_each_paragraph_are_one_run(read: Read) -> None:
    text = "“We have waited for years.\n\n“Now we want to sign,” Ruiz said."
    assert quoted(read, text) == [
        ("Ruiz", "said", ("“We have waited for years.", "“Now we want to sign,”"))
    ]


def test_a_quote_that_nobody_is_said_to_have_spoken_has_no_source(read: Read) -> None:
    text = "The hall was full. “Nobody will ever sign this paper.” The hall grew empty."
    assert quoted(read, text) == [(None, None, ("“Nobody will ever sign this paper.”",))]


@pytest.mark.parametrize(
    "text",
    [
        "The so-called ‘open door policy’ was discussed in Geneva.",
        "They want “legal guarantees” from the alliance.",
        "He read “War and Peace” on the train.",
    ],
)
def test_terms_and_titles_are_no_statements(read: Read, text: str) -> None:
    assert quoted(read, text) == []


def test_a_participle_after_a_quote_does_not_take_it(read: Read) -> None:
    text = "Ruiz called the plan “unfair,” adding that Peru would not sign it."
    assert quoted(read, text) == []


def test_a_quote_is_not_given_to_a_verb_with_words_of_its_own(read: Read) -> None:
    text = "Recalling “the long years of war,” the envoy said that talks must go on."
    assert quoted(read, text) == []


def test_speech_is_a_clause_and_a_term_is_not(read: Read) -> None:
    page = Page.of(read("They have a “red line” here. “We will not cross it.”"))
    assert [is_speech(page, quote) for quote in page.quotes] == [False, True]


def test_who_is_told_does_not_speak(read: Read) -> None:
    assert quoted(read, "“We accept the plan,” Ruiz was told.") == [
        (None, "was told", ("“We accept the plan,”",))
    ]


@pytest.mark.parametrize(
    ("text", "source", "cue"),
    [
        ("Ana Ruiz was brief: “We will not go.”", "Ana Ruiz", "was"),
        ("Ana Ruiz again: “We will not go.”", "Ana Ruiz", ":"),
        ("“We will not go,” Ruiz was quoted as saying.", "Ruiz", "was quoted as saying"),
        ("“We will not go”, said Hélène Roux, the envoy.", "Hélène Roux, the envoy", "said"),
        ("« Nous irons tous », said Roux.", "Roux", "said"),
    ],
)
def test_somebody_before_a_colon_or_quoted_speaks(
    read: Read, text: str, source: str, cue: str
) -> None:
    (found,) = quoted(read, text)
    assert found[:2] == (source, cue)


def test_a_quote_after_a_sentence_about_somebody_else_is_no_more_the_first_ones(read: Read) -> None:
    text = "“We go,” Ruiz said. Brod answered her with one line: “Nobody stays here.”"
    assert [found[0] for found in quoted(read, text)] == ["Ruiz", "Brod"]


def test_a_sign_before_a_colon_does_not_speak(read: Read) -> None:
    assert all(found[0] is None for found in quoted(read, "The sign was clear: “Keep out of it.”"))

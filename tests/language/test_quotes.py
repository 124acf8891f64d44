from __future__ import annotations

import re
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from travaux.language import Quote
from travaux.language.quotes import find_quotes
from travaux.model import Span


def paragraphs(text: str) -> tuple[Span, ...]:
    return tuple(Span(m.start(), m.end()) for m in re.finditer(r"[^\n]+", text))


def quotes(text: str) -> list[str]:
    return [q.outer.of(text) for q in find_quotes(text, paragraphs(text))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“We agree,” she said.", ["“We agree,”"]),
        ("‘We agree,’ she said.", ["‘We agree,’"]),
        ('"We agree," she said, "on this."', ['"We agree,"', '"on this."']),
        ("'We agree,' she said.", ["'We agree,'"]),
        ("« Oui, c'est ça », said Roux. He left.", ["« Oui, c'est ça »"]),
        ("«Oui», dit-elle; »ja«, sagte er; „ja“, sagte sie.", ["«Oui»", "»ja«", "„ja“"]),
        ("‹oui› and 「是」 and ”hej”", ["‹oui›", "「是」", "”hej”"]),
        ("``We agree,'' she said. ''So do we.''", ["``We agree,''", "''So do we.''"]),
        ("“hello“ he said", ["“hello“"]),
    ],
)
def test_marks_of_every_kind_pair(text: str, expected: list[str]) -> None:
    assert quotes(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Don't say the Allies' aims or O’Brien’s are lost.",
        "The ’90s and the '80s, ‘90s too, were rock ’n’ roll.",
        "Get 'em out, 'tis late, ’twas so.",
        "He is 5'10\" tall.",
        "The ministers’ talks and the envoys’ dinner.",
    ],
)
def test_apostrophes_are_no_quotes(text: str) -> None:
    assert quotes(text) == []


def test_a_plural_possessive_inside_a_quote_does_not_close_it() -> None:
    assert quotes("‘The Allies’ view and Iran’s differ’, he said.") == [
        "‘The Allies’ view and Iran’s differ’"
    ]


def test_nested_quotes_have_depths() -> None:
    text = "“They told us ‘never again’ and left,” he said."
    found = find_quotes(text, paragraphs(text))
    assert [(q.inner.of(text), q.depth) for q in found] == [
        ("They told us ‘never again’ and left,", 0),
        ("never again", 1),
    ]


def test_the_same_straight_mark_nests_by_context() -> None:
    assert quotes('He said: "It is a "good" plan" today') == ['"It is a "good" plan"', '"good"']


def test_a_closing_mark_inside_or_after_a_parenthesis_closes() -> None:
    assert quotes("to ‘refrain from it (Article 4).’ Then") == ["‘refrain from it (Article 4).’"]
    assert quotes("‘They shall refrain’(Article 7).") == ["‘They shall refrain’"]


def test_a_stray_opening_mark_after_a_full_stop_closes() -> None:
    text = "‘The Parties shall refrain. ‘(Article 6) and that: ‘They shall not act’(Article 7)."
    assert quotes(text) == ["‘The Parties shall refrain. ‘", "‘They shall not act’"]


def test_a_quote_over_paragraphs_gives_one_each_and_only_the_last_is_closed() -> None:
    text = "“One.\n“Two.\n“Three.” End"
    found = find_quotes(text, paragraphs(text))
    assert [(q.outer.of(text), q.closed) for q in found] == [
        ("“One.", False),
        ("“Two.", False),
        ("“Three.”", True),
    ]


def test_an_unclosed_quote_ends_where_the_next_one_opens() -> None:
    assert quotes("“Unclosed. “Closed” rest") == ["“Unclosed.", "“Closed”"]


def test_an_unclosed_straight_single_mark_is_nothing() -> None:
    assert quotes("He said 'We agree and left") == []


MARKS = st.text(alphabet="“”‘’„\"'`«»‹›「」 \nab.s(9", max_size=80)


@given(MARKS)
def test_quotes_are_inside_the_text_sorted_and_nested_or_disjoint(text: str) -> None:
    found = find_quotes(text, paragraphs(text))
    assert list(found) == sorted(found, key=lambda q: (q.outer.start, -q.outer.end))
    ends: list[Quote] = []
    for quote in found:
        assert quote.outer.contains(quote.inner)
        assert quote.inner.of(text).strip() == quote.inner.of(text) != ""
        assert "\n" not in quote.outer.of(text)
        while ends and ends[-1].outer.end <= quote.outer.start:
            ends.pop()
        assert quote.depth == len(ends)
        assert all(outer.outer.contains(quote.outer) for outer in ends)
        ends.append(quote)


@pytest.mark.parametrize("unit", ["“", "“a ‘b ", "'a s' ", '"a', "‘(. ‘", "„“"])
def test_time_is_linear_on_hostile_text(unit: str) -> None:
    text = unit * (100_000 // len(unit))
    start = time.process_time()
    find_quotes(text, (Span(0, len(text)),))
    assert time.process_time() - start < 2.0

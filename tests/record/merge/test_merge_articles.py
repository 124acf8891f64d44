"""Texts whose titles tell different things and whose articles are told to say the same."""

from __future__ import annotations

from travaux.model import TextKind
from travaux.record.merge import TextKey, merge_texts

ARTICLES = (
    ("1", "the parties shall keep the harbour open to all merchant ships"),
    ("2", "no warships may be stationed in the harbour after the summer"),
    ("3", "each party may inspect the customs sheds once a year"),
)


def key(
    document: str,
    title: str,
    articles: tuple[tuple[str, str], ...],
    kind: TextKind = TextKind.AGREEMENT,
    author: str | None = None,
) -> TextKey:
    return TextKey(document, f"text:{document}", title, kind, author, None, articles=articles)


def merged(*keys: TextKey) -> int:
    return len(merge_texts(list(keys)))


def test_texts_with_two_articles_told_alike_are_one() -> None:
    other = (ARTICLES[0], ("2", "warships may not be stationed in the harbour after the summer"))
    assert merged(key("a", "harbour pact", ARTICLES), key("b", "agreement of wishes", other)) == 1


def test_one_article_told_alike_is_not_enough() -> None:
    one = key("a", "harbour pact", ARTICLES)
    assert merged(one, key("b", "agreement of wishes", ARTICLES[:1])) == 2


def test_the_same_words_under_other_numbers_are_not_enough() -> None:
    shifted = tuple((str(int(number) + 5), words) for number, words in ARTICLES)
    one = key("a", "harbour pact", ARTICLES)
    assert merged(one, key("b", "agreement of wishes", shifted)) == 2


def test_articles_do_not_join_two_authors_or_two_kinds() -> None:
    one = key("a", "harbour pact", ARTICLES, author="NOR")
    assert merged(one, key("b", "agreement of wishes", ARTICLES, author="TES")) == 2
    assert merged(one, key("b", "list of wishes", ARTICLES, kind=TextKind.RESOLUTION)) == 2


def test_articles_of_a_few_words_say_too_little() -> None:
    short = tuple((number, "keep open") for number, _ in ARTICLES)
    one = key("a", "harbour pact", short)
    assert merged(one, key("b", "agreement of wishes", short)) == 2


def test_one_that_fits_two_alike_joins_neither() -> None:
    pacts = (
        key("a", "harbour pact", ARTICLES, author="NOR"),
        key("b", "customs pact", ARTICLES, author="TES"),
    )
    assert merged(*pacts, key("c", "agreement of wishes", ARTICLES)) == 3

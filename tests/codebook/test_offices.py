from __future__ import annotations

import pytest

from travaux.codebook import offices
from travaux.codebook.offices import load_names, load_offices, plain
from travaux.errors import CodebookError


@pytest.mark.parametrize(
    ("words", "head"),
    [
        ("Secretary-General", "secretary general"),
        ("Secretaries General", "secretary general"),
        ("foreign ministers", "minister"),
        ("Secretaries of State", "secretary of state"),
        ("spokeswomen", "spokeswoman"),
        ("MPs", "mp"),
        ("co-chairs", "chair"),
        ("deputies", "deputy"),
    ],
)
def test_a_head_is_found_in_singular_and_plural(words: str, head: str) -> None:
    found = load_offices().pattern.findall(words)
    assert load_offices().head(found[-1]) == head


@pytest.mark.parametrize("word", ["presidential", "ministry", "generally", "chairlift"])
def test_a_word_that_only_starts_like_an_office_is_none(word: str) -> None:
    assert load_offices().pattern.search(word) is None


def test_former_holders_are_found_behind_a_hyphen() -> None:
    assert load_offices().pattern.findall("the ex-president") == ["president"]


def test_no_word_is_both_part_of_an_office_and_a_sign_of_a_former_one() -> None:
    table = load_offices()
    assert not table.former & (table.modifiers | table.incidental)


def test_posted_and_weak_heads_are_heads() -> None:
    table = load_offices()
    for head in sorted(table.posted | table.weak):
        assert table.pattern.fullmatch(head), head


def test_given_names_of_both_genders_have_none() -> None:
    names = load_names()
    assert names.given["andrea"] == ""
    assert {names.given["wendy"], names.given["sergei"]} == {"f", "m"}
    assert names.honorifics["ms"] == "f"
    assert names.honorifics["dr"] == ""


def test_every_key_is_plain() -> None:
    names = load_names()
    for word in [*names.given, *names.honorifics, *names.nicknames]:
        assert word == plain(word)


@pytest.mark.parametrize(
    ("word", "key"), [("Erdoğan", "erdogan"), ("O’Brien", "obrien"), ("Gen.", "gen")]
)
def test_plain_drops_accents_apostrophes_and_stops(word: str, key: str) -> None:
    assert plain(word) == key


@pytest.mark.parametrize("rows", [{}, {"heads": []}, {"heads": [1]}, {"heads": None}])
def test_a_table_without_its_words_is_an_error(rows: dict[str, object]) -> None:
    with pytest.raises(CodebookError):
        offices._words(rows, "heads")

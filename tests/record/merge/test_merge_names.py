from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from travaux.record.merge.names import Name, distance, feminine_pair, key_of, name_of

SPELLINGS = [
    ("Sergei", "Sergey", "Serguei", "Sergej", "Sergueï"),
    ("Yury", "Yuri", "Iouri", "Yuriy", "Juri"),
    ("Dmitry", "Dmitri", "Dmitriy", "Dmitrij"),
    ("Aleksandr", "Alexandr"),
    ("Anthony", "Antony"),
    ("Nazarbayev", "Nazarbaev"),
    ("Zelensky", "Zelenskyy", "Zelenskiy"),
    ("Shoigu", "Shoygu", "Schoigu"),
    ("Erdoğan", "Erdogan"),
    ("al-Assad", "Assad", "al-Asad"),
]


@pytest.mark.parametrize("spellings", SPELLINGS, ids=lambda s: s[0])
def test_transliterations_of_one_name_have_one_key(spellings: tuple[str, ...]) -> None:
    assert len({key_of(word) for word in spellings}) == 1


@pytest.mark.parametrize(
    ("one", "other"), [("Jana", "Ana"), ("Ivan", "Igor"), ("Sergei", "Sergio"), ("Mara", "Maria")]
)
def test_different_names_have_different_keys(one: str, other: str) -> None:
    assert key_of(one) != key_of(other)


@pytest.mark.parametrize(
    ("written", "parts"),
    [
        ("Ana Ruiz", Name("ruiz", "ana")),
        ("A. Ruiz", Name("ruiz", "a.")),
        ("A.B. Ruiz", Name("ruiz", "a.", ("b.",))),
        ("Ruiz", Name("ruiz")),
        ("Ana Maria de Ruiz", Name("ruiz", "ana", ("maria",))),
        ("de Ruiz", Name("ruiz")),
        ("Ana Ruiz Jr.", Name("ruiz jr", "ana")),
    ],
)
def test_a_name_is_taken_apart(written: str, parts: Name) -> None:
    assert name_of(written) == parts


def test_where_the_family_name_stands_first_it_is_found_there() -> None:
    assert name_of("Wang Yi", "CHN") == Name("vang", "i")
    assert not name_of("Wang Yi", "CHN").initial


@given(st.text())
def test_no_name_is_too_strange(name: str) -> None:
    assert name_of(name) == name_of(name)
    assert name_of(name, "KOR").surname is not None


@pytest.mark.parametrize(
    ("one", "other", "apart"),
    [("anton", "anton", 0), ("anton", "antoni", 1), ("naton", "anton", 1), ("abc", "xyz", 3)],
)
def test_distance_counts_slips(one: str, other: str, apart: int) -> None:
    assert distance(one, other) == apart


@given(st.text(alphabet="abc", max_size=6), st.text(alphabet="abc", max_size=6))
def test_distance_is_the_same_both_ways(one: str, other: str) -> None:
    assert distance(one, other) == distance(other, one)
    assert (distance(one, other) == 0) == (one == other)


def test_a_feminine_ending_makes_another_name() -> None:
    assert feminine_pair("daniel", "daniela")
    assert not feminine_pair("alexandra", "alexsandra")

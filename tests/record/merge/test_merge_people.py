from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from travaux.record.merge import Groups, PersonKey, merge_people

Told = tuple[str, str] | tuple[str, str, str | None] | tuple[str, str, str | None, str]


def people(*told: Told) -> list[PersonKey]:
    made = []
    for at, (document, name, *more) in enumerate(told):
        party = more[0] if more else None
        offices = tuple(more[1:])
        made.append(PersonKey(document, f"person:{at}", name, party, offices))  # type: ignore[arg-type]
    return made


def names(keys: list[PersonKey], groups: Groups) -> set[frozenset[str]]:
    return {frozenset(f"{keys[at].document} {keys[at].name}" for at in group) for group in groups}


def test_one_person_spelt_two_ways_is_one() -> None:
    keys = people(
        ("a", "Sergei Morov", "NOR"), ("b", "Sergey Morov", "NOR"), ("c", "Serguei Morov")
    )
    assert merge_people(keys) == [[0, 1, 2]]


def test_one_full_name_is_one_person_also_for_two_sides() -> None:
    assert merge_people(people(("a", "Ana Ruiz", "ESP"), ("b", "Ana Ruiz", "org:eu"))) == [[0, 1]]


def test_two_spellings_for_two_sides_are_two_people() -> None:
    keys = people(("a", "Yuri Popov", "RUS"), ("b", "Yury Popov", "BGR"))
    assert len(merge_people(keys)) == 2


def test_a_misspelt_given_name_with_the_same_office_and_party_is_one() -> None:
    keys = people(
        ("a", "Leonhard Brandt", "DEU", "foreign-minister"),
        ("b", "Lenard Brandt", "DEU", "foreign-minister"),
    )
    assert merge_people(keys) == [[0, 1]]


def test_a_slip_of_two_letters_needs_both_office_and_party() -> None:
    keys = people(("a", "Leonhard Brandt", "DEU"), ("b", "Lenard Brandt", "DEU"))
    assert len(merge_people(keys)) == 2


def test_a_first_letter_may_be_left_out_but_not_changed() -> None:
    keys = people(("a", "Yevgeny Morov", "RUS"), ("b", "Evgeny Morov", "RUS"))
    assert merge_people(keys) == [[0, 1]]
    keys = people(("a", "Marten Brandt", "DEU"), ("b", "Karten Brandt", "DEU"))
    assert len(merge_people(keys)) == 2


def test_a_slip_without_party_or_office_is_no_slip() -> None:
    assert len(merge_people(people(("a", "Martin Brandt"), ("b", "Marten Brandt")))) == 2


def test_two_people_named_in_one_document_are_two() -> None:
    keys = people(("a", "Martin Brandt", "DEU"), ("a", "Marten Brandt", "DEU"))
    assert len(merge_people(keys)) == 2


def test_vowels_of_arabic_names_may_differ_where_the_party_agrees() -> None:
    keys = people(("a", "Mohammed Karam", "JOR"), ("b", "Muhammad Karam", "JOR"))
    assert merge_people(keys) == [[0, 1]]


@pytest.mark.parametrize(
    ("one", "other"),
    [("Daniel", "Daniela"), ("Joseph", "John"), ("Alexander", "Alexandra"), ("Jon", "Jan")],
)
def test_other_given_names_are_other_people(one: str, other: str) -> None:
    assert (
        len(merge_people(people(("a", f"{one} Weir", "IRL"), ("b", f"{other} Weir", "IRL")))) == 2
    )


def test_a_bare_family_name_joins_the_only_one_it_fits() -> None:
    keys = people(("a", "Ana Ruiz", "ESP"), ("b", "Ruiz", "ESP"), ("c", "Ruiz"))
    assert merge_people(keys) == [[0, 1, 2]]


def test_a_bare_family_name_that_fits_two_joins_neither() -> None:
    keys = people(
        ("a", "Ana Ruiz", "ESP"), ("b", "Eva Ruiz", "ESP"), ("c", "Ruiz", "ESP"), ("d", "Ruiz")
    )
    assert merge_people(keys) == [[0], [1], [2], [3]]


def test_a_bare_family_name_of_another_side_is_another_person() -> None:
    keys = people(("a", "Ana Ruiz", "ESP"), ("b", "Ruiz", "MEX"))
    assert len(merge_people(keys)) == 2


def test_a_side_tells_whom_a_bare_family_name_means() -> None:
    keys = people(("a", "Ana Ruiz", "ESP"), ("b", "Eva Ruiz", "MEX"), ("c", "Ruiz", "MEX"))
    assert merge_people(keys) == [[0], [1, 2]]


def test_bare_family_names_of_one_side_are_one() -> None:
    keys = people(("a", "Ruiz", "ESP"), ("b", "Ruiz", "ESP"), ("c", "Ruiz", "MEX"))
    assert merge_people(keys) == [[0, 1], [2]]


def test_a_fathers_name_is_no_family_name() -> None:
    keys = people(("a", "Yusuf bin Karam", "JOR"), ("b", "Karam", "JOR"), ("c", "bin Karam", "JOR"))
    assert merge_people(keys) == [[0, 2], [1]]


def test_an_initial_joins_the_only_given_name_it_begins() -> None:
    keys = people(("a", "Ana Ruiz"), ("b", "A. Ruiz"), ("c", "Eva Ruiz"), ("d", "O. Ruiz"))
    assert merge_people(keys) == [[0, 1], [2], [3]]


def test_an_initial_that_begins_two_names_joins_neither() -> None:
    keys = people(("a", "Ana Ruiz"), ("b", "Alba Ruiz"), ("c", "A. Ruiz"))
    assert merge_people(keys) == [[0], [1], [2]]


def test_middle_names_tell_two_people_apart() -> None:
    keys = people(("a", "John A. Weir"), ("b", "John B. Weir"), ("c", "John Adam Weir"))
    assert names(keys, merge_people(keys)) == {
        frozenset({"a John A. Weir", "c John Adam Weir"}),
        frozenset({"b John B. Weir"}),
    }


def test_a_name_without_its_middle_joins_neither_of_two() -> None:
    keys = people(
        ("a", "John A. Weir"), ("b", "John B. Weir"), ("c", "Jon Weir"), ("d", "John Weir")
    )
    assert merge_people(keys) == [[0], [1], [2], [3]]


def test_a_family_name_that_stands_first_is_known_by_the_side() -> None:
    keys = people(("a", "Kim Dae-ho", "KOR"), ("b", "Kim", "KOR"), ("c", "Kim Dae-ho"))
    assert merge_people(keys) == [[0, 1, 2]]


def test_a_suffix_makes_another_person() -> None:
    assert len(merge_people(people(("a", "John Weir"), ("b", "John Weir Jr.")))) == 2


KEYS = st.builds(
    PersonKey,
    st.sampled_from("abcd"),
    st.uuids().map(str),
    st.sampled_from(
        ["Sergei Morov", "Sergey Morov", "S. Morov", "Morov", "Ana Morova", "Anna Morov",
         "Sergi Morov", "Martin Morov", "Marten Morov", "M. Morov", "Martin A. Morov"]
    ),
    st.sampled_from([None, "RUS", "BGR"]),
    st.sampled_from([(), ("minister",)]),
)  # fmt: skip


@given(st.lists(KEYS, max_size=12, unique_by=lambda k: (k.document, k.id)), st.randoms())
def test_the_order_of_people_does_not_matter(keys: list[PersonKey], chance: object) -> None:
    shuffled = list(keys)
    chance.shuffle(shuffled)  # type: ignore[attr-defined]
    one = {frozenset(keys[at] for at in group) for group in merge_people(keys)}
    other = {frozenset(shuffled[at] for at in group) for group in merge_people(shuffled)}
    assert one == other


@given(st.lists(KEYS, max_size=12))
def test_everybody_is_in_one_group(keys: list[PersonKey]) -> None:
    assert sorted(at for group in merge_people(keys) for at in group) == list(range(len(keys)))


def test_a_family_name_of_thousands_does_not_stall() -> None:
    keys = people(*((f"d{n}", f"Nam{n}ber{n} Weir", "IRL") for n in range(1500)))
    begun = time.perf_counter()
    assert len(merge_people(keys)) > 1000
    assert time.perf_counter() - begun < 20

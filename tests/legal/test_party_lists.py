from __future__ import annotations

from travaux.legal import parties_listed


def ids(words: str) -> list[str]:
    return [one.party.id for one in parties_listed(words)]


def test_a_list_is_read_in_its_order() -> None:
    assert ids("the Republic of Peru, Kenya and the Government of Japan") == ["PER", "KEN", "JPN"]


def test_a_part_that_begins_with_no_name_names_nobody() -> None:
    assert ids("Peru, members of a union with Chad, and Kenya") == ["PER", "KEN"]


def test_states_of_an_organisation_are_told_from_the_organisation() -> None:
    (one,) = parties_listed("the EFTA States")
    assert one.as_states
    (one,) = parties_listed("the European Community")
    assert not one.as_states


def test_words_in_lower_case_are_no_party() -> None:
    assert ids("the turkey and the china") == []

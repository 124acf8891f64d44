import pytest

from travaux.finders.modality import norm
from travaux.model import Modality


@pytest.mark.parametrize(
    ("words", "modality"),
    [
        ("Each Party shall notify the others.", Modality.OBLIGATION),
        ("The Parties shall not build new bases as of 3 May 2004.", Modality.PROHIBITION),
        ("The members undertake to refrain from any exercise.", Modality.PROHIBITION),
        ("Members are to refrain from drills there.", Modality.PROHIBITION),
        ("The objective of this treaty is to end waste.", Modality.DECLARATION),
        ("calls for a ban on overflights", Modality.PROHIBITION),
        ("A Party may withdraw at any time.", Modality.PERMISSION),
        ("The Parties reaffirm that they are not enemies.", Modality.DECLARATION),
        ("This treaty shall not be construed as limiting trade.", Modality.DECLARATION),
        ('For the purposes of this Treaty "base" means a camp.', Modality.DEFINITION),
        ("transparency of exercises", Modality.UNKNOWN),
        ("Invites Governments to contribute", Modality.UNKNOWN),
        ("Requests the Secretariat to report", Modality.OBLIGATION),
        ("Recalls its earlier decisions", Modality.DECLARATION),
    ],
)
def test_the_first_telling_words_give_the_modality(words: str, modality: Modality) -> None:
    assert norm(words).modality is modality


def test_the_subject_is_bound_as_written() -> None:
    said = norm("All member States of the League shall not station troops.")
    assert said.bound == ("All member States of the League",)


def test_a_subject_after_a_condition_is_found_and_the_condition_is_not_bound() -> None:
    assert norm("Where a dam is built, each Party shall consult.").bound == ("each Party",)
    assert norm("If a Party builds a dam it shall consult.").bound == ()


def test_things_are_not_bound() -> None:
    assert norm("Customs duties applied in the Republic shall be abolished.").bound == ()


def test_whom_a_paragraph_of_a_resolution_addresses_is_bound() -> None:
    assert norm("Calls upon all Member States to open ports").bound == ("all Member States",)


def test_towards_whom_is_kept_as_written() -> None:
    assert norm("The sides shall not use force against each other.").towards == ("each other",)
    assert norm("must not gain at the expense of Sudmark’s security").towards == ("Sudmark",)
    assert norm("move towards the reduction of noise").towards == ()

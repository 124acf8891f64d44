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
        ("The Parties reaffirmed their friendship.", Modality.DECLARATION),
        ("Both sides called upon the donors to help.", Modality.DECLARATION),
        ("The Parties thanked their host and agreed to open the quay.", Modality.OBLIGATION),
        ("The Parties agreed not to mine the strait.", Modality.PROHIBITION),
        ("The two sides undertook to refrain from drills.", Modality.PROHIBITION),
        ("Neither Party may station troops there.", Modality.PROHIBITION),
        ("The Parties renounce the use of force.", Modality.PROHIBITION),
        ("This Treaty does not affect earlier claims.", Modality.DECLARATION),
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


def test_a_named_state_is_bound_and_a_text_is_not() -> None:
    assert norm("Norland may invite observers.").bound == ("Norland",)
    assert norm("The Republic of Sudmark shall withdraw.").bound == ("The Republic of Sudmark",)
    assert norm("This Treaty shall enter into force.").bound == ()
    assert norm("Annex II shall list the ports.").bound == ()


def test_who_speaks_in_a_communique_is_bound() -> None:
    assert norm("Norland reiterated its proposal.").bound == ("Norland",)

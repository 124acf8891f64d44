from hypothesis import given
from hypothesis import strategies as st

from travaux.codebook.forums import forums


def found(text: str) -> list[str]:
    return [forum.name for _, forum in forums().find(text)]


def test_names_are_found_in_any_order_case_and_dash() -> None:
    assert found("the Nato – Russia Council and the OSCE’s Permanent Council") == [
        "NATO-Russia Council",
        "OSCE Permanent Council",
    ]


def test_numbered_sessions_keep_their_number() -> None:
    assert found("from COP 26 to INC-5.2") == ["COP26", "INC-5.2"]


def test_joint_bodies_are_found_by_the_form_of_their_names() -> None:
    assert found("the Norland-Sudmark Commission and a Joint Monitoring Group") == [
        "Norland-Sudmark Commission",
        "Joint Monitoring Group",
    ]


def test_a_name_inside_a_longer_word_is_none() -> None:
    assert found("the G7X camera") == []


@given(st.text(alphabet="UNG7 -–CouncilSecurty", max_size=80))
def test_names_do_not_overlap(text: str) -> None:
    end = 0
    for span, _ in forums().find(text):
        assert span.start >= end
        end = span.end

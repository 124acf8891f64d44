from collections.abc import Callable
from datetime import date

import pytest
from tests.finders.naming import named

from travaux.finders.meetings import find_meetings
from travaux.language import Annotated
from travaux.model import Meeting, MeetingForm, MeetingStatus

Read = Callable[..., Annotated]


def meetings_in(read: Read, words: str) -> tuple[Meeting, ...]:
    annotated = read(words, date(2031, 5, 20))
    found = find_meetings(annotated, named(annotated))
    for meeting in found:
        for passage in meeting.passages:
            assert annotated.text[passage.start : passage.end] == passage.text
    return found


def names(meeting: Meeting) -> list[str]:
    return [participant.name for participant in meeting.participants]


def test_a_verb_of_meeting_tells_who_where_and_when(read: Read) -> None:
    (meeting,) = meetings_in(
        read, "On 10 May 2031, Ada Berg met with Milo Stern for security talks in Lisbon."
    )
    assert names(meeting) == ["Ada Berg", "Milo Stern"]
    assert meeting.place == "Lisbon"
    assert meeting.form is MeetingForm.TALKS
    assert meeting.status is MeetingStatus.HELD
    assert meeting.when is not None
    assert meeting.when.earliest == date(2031, 5, 10)


def test_a_noun_with_its_phrases_tells_the_same(read: Read) -> None:
    (meeting,) = meetings_in(
        read, "A dinner between Norland and Sudmark in Madrid on May 9, 2031 went well."
    )
    assert (meeting.form, meeting.place) == (MeetingForm.DINNER, "Madrid")
    assert names(meeting) == ["Norland", "Sudmark"]


def test_day_and_place_may_follow_a_participle(read: Read) -> None:
    (meeting,) = meetings_in(
        read, "The meeting among Norland and Sudmark foreseen for 22 May 2031 in Lisbon matters."
    )
    assert meeting.place == "Lisbon"
    assert meeting.when is not None
    assert meeting.when.earliest == date(2031, 5, 22)


def test_a_standing_forum_gets_its_canonical_name(read: Read) -> None:
    (meeting,) = meetings_in(
        read, "That will be followed by a session of the Russia –Nato Council on 22 May 2031."
    )
    assert meeting.forum == "NATO-Russia Council"
    assert meeting.status is MeetingStatus.SCHEDULED


def test_a_forum_that_met_has_met(read: Read) -> None:
    (meeting,) = meetings_in(read, "The OSCE Permanent Council met in Vienna on 3 May 2031.")
    assert meeting.status is MeetingStatus.HELD


def test_a_forum_that_only_speaks_is_no_meeting(read: Read) -> None:
    assert meetings_in(read, "The UN Security Council condemned the attack on the port.") == ()


def test_a_follow_up_makes_two_meetings_in_their_order(read: Read) -> None:
    later, earlier = meetings_in(
        read,
        "They arrived for the meetings that are scheduled for May 25, 2031 in a follow-up to the "
        "Lisbon summit between Ada Berg and Milo Stern on June 16, 2030.",
    )
    assert earlier.form is MeetingForm.SUMMIT
    assert earlier.place == "Lisbon"
    assert later.follows == earlier.id
    assert later.status is MeetingStatus.SCHEDULED
    assert earlier.status is MeetingStatus.HELD


def test_later_words_for_one_meeting_join_it(read: Read) -> None:
    (meeting,) = meetings_in(
        read,
        "Norland and Sudmark held talks in Lisbon on 10 May 2031. The talks in Lisbon were tense. "
        "These talks lasted six hours.",
    )
    assert len(meeting.passages) == 3


@pytest.mark.parametrize(
    "second", ["talks in Madrid on 10 May 2031", "talks in Lisbon on 12 May 2031"]
)
def test_other_places_and_other_days_are_other_meetings(read: Read, second: str) -> None:
    found = meetings_in(
        read,
        "Norland and Sudmark held talks in Lisbon on 10 May 2031. "
        f"Norland and Sudmark held {second}.",
    )
    assert len(found) == 2


@pytest.mark.parametrize(
    ("words", "status"),
    [
        ("The summit in Lisbon between Norland and Sudmark was cancelled.", "cancelled"),
        ("The summit in Lisbon between Norland and Sudmark has been postponed.", "postponed"),
        ("Norland proposed a summit with Sudmark in Lisbon.", "proposed"),
        ("Norland and Sudmark will hold talks in Lisbon next week.", "scheduled"),
        ("Talks between Norland and Sudmark have begun in Lisbon.", "ongoing"),
        ("Talks between Norland and Sudmark were held in Lisbon.", "held"),
    ],
)
def test_the_verb_over_a_meeting_tells_what_became_of_it(
    read: Read, words: str, status: str
) -> None:
    (meeting,) = meetings_in(read, words)
    assert meeting.status == status


@pytest.mark.parametrize(
    "words",
    [
        "Talks are always better than war.",
        "The cabinet meeting on Tuesday in Madrid was short.",
        "Berg gave a press conference in Lisbon on 10 May 2031.",
        "Berg did not meet Stern.",
        "Norland is set to host a Sudmarkian congress.",
        "Norland’s demand met with scorn in Sudmark.",
    ],
)
def test_what_is_no_meeting_of_parties_is_not_found(read: Read, words: str) -> None:
    assert meetings_in(read, words) == ()


def test_a_dash_between_two_names_makes_both_take_part(read: Read) -> None:
    (meeting,) = meetings_in(read, "Norland–Sudmark talks went badly.")
    assert names(meeting) == ["Norland", "Sudmark"]
    assert meeting.place is None

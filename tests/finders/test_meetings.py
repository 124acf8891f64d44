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
        ("The plan was agreed at a summit between Norland and Sudmark in Lisbon.", "held"),
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


def told(meeting: Meeting) -> tuple[str, str | None, str | None, str]:
    day = meeting.when.earliest.isoformat() if meeting.when and meeting.when.earliest else None
    return meeting.form.value, meeting.place, day, meeting.status.value


@pytest.mark.parametrize(
    ("words", "wanted"),
    [
        (
            "Four days of negotiations over the salmon quota ended in Lisbon on Monday.",
            ("talks", "Lisbon", "2031-05-19", "held"),
        ),
        (
            "The next round is due to open in Bergen on 5 June 2031.",
            ("round", "Bergen", "2031-06-05", "scheduled"),
        ),
        (
            "The resumed session broke up in Nairobi on 14 May 2031.",
            ("session", "Nairobi", "2031-05-14", "held"),
        ),
        (
            "The foreign ministers of Norland and Sudmark will gather in Madrid on 2 June 2031.",
            ("meeting", "Madrid", "2031-06-02", "scheduled"),
        ),
        (
            "The two delegations agreed to meet again in Oslo in July 2031.",
            ("meeting", "Oslo", "2031-07-01", "scheduled"),
        ),
        (
            "The OSCE Permanent Council is to consider the dispute in Vienna on 30 May 2031.",
            ("session", "Vienna", "2031-05-30", "scheduled"),
        ),
        (
            "Talks resume on 22 May 2031, when the UN Security Council meets in New York.",
            ("session", "New York", "2031-05-22", "scheduled"),
        ),
    ],
)
def test_day_and_place_may_stand_with_the_verb(
    read: Read, words: str, wanted: tuple[str, str, str, str]
) -> None:
    (meeting,) = meetings_in(read, words)
    assert told(meeting) == wanted


@pytest.mark.parametrize(
    ("venue", "place"),
    [
        ("at the Norlandic embassy in Madrid", "Madrid"),
        ("at the Norland mission in Madrid", "Madrid"),
        ("at a hotel in Madrid", "Madrid"),
        ("in the Spanish capital Madrid", "Madrid"),
        ("at the Norland mission", None),
        ("at the Alliance headquarters", None),
    ],
)
def test_the_place_is_the_city_and_never_a_party_in_a_venues_name(
    read: Read, venue: str, place: str | None
) -> None:
    (meeting,) = meetings_in(
        read, f"Norland and Sudmark held talks {venue} on 10 May 2031 about the quota."
    )
    assert meeting.place == place


def test_negotiators_named_by_their_adjective_take_part(read: Read) -> None:
    (meeting,) = meetings_in(
        read, "Norlandic and Sudmarkian negotiators ended six hours of talks in Madrid on Monday."
    )
    assert names(meeting) == ["Norland", "Sudmark"]
    assert meeting.status is MeetingStatus.HELD


@pytest.mark.parametrize(
    "words",
    [
        "Ada Berg met Milo Stern in Madrid on 10 May 2031 under the auspices of the Alliance.",
        "Talks between Ada Berg and Milo Stern hosted by the Alliance opened on 10 May 2031.",
    ],
)
def test_who_helps_or_plays_host_takes_part(read: Read, words: str) -> None:
    (meeting,) = meetings_in(read, words)
    assert names(meeting) == ["Ada Berg", "Milo Stern", "Alliance"]


def test_who_only_owns_somebody_does_not_take_part(read: Read) -> None:
    (meeting,) = meetings_in(
        read, "Ada Berg had a phone call on 10 May 2031 with Sudmark’s largest creditor."
    )
    assert names(meeting) == ["Ada Berg"]


@pytest.mark.parametrize(
    ("words", "form", "status"),
    [
        ("Ada Berg visited Madrid on 10 May 2031.", "visit", "held"),
        ("Ada Berg will travel to Madrid on 28 May 2031.", "visit", "scheduled"),
        ("Ada Berg arrived in Madrid on Monday for talks with Milo Stern.", "talks", "held"),
        ("Ada Berg is expected in Madrid on 28 May 2031.", "visit", "scheduled"),
    ],
)
def test_a_visit_has_its_guest_its_place_and_its_day(
    read: Read, words: str, form: str, status: str
) -> None:
    (meeting,) = meetings_in(read, words)
    assert (meeting.form, meeting.place, meeting.status) == (form, "Madrid", status)
    assert names(meeting)[0] == "Ada Berg"


@pytest.mark.parametrize(
    "words",
    [
        "Thousands gathered in Madrid on 10 May 2031.",
        "Norland could visit Madrid one day.",
        "The ship travelled to Madrid on 10 May 2031.",
        "A fierce debate on fishing goes on within Norland.",
    ],
)
def test_who_comes_together_for_no_party_makes_no_meeting(read: Read, words: str) -> None:
    assert meetings_in(read, words) == ()


@pytest.mark.parametrize(
    ("words", "forum"),
    [
        (
            "The 3rd session of the Intergovernmental Negotiating Committee (INC-3) was in Lisbon.",
            "INC-3",
        ),
        (
            "The 34th session of the Conference of the Parties was held in Lisbon on 2 May 2031.",
            "COP34",
        ),
        ("COP34 closed in Lisbon on 12 May 2031.", "COP34"),
    ],
)
def test_a_numbered_session_is_its_body_and_its_number(read: Read, words: str, forum: str) -> None:
    (meeting,) = meetings_in(read, words)
    assert meeting.forum == forum
    assert meeting.place == "Lisbon"


@pytest.mark.parametrize(
    "words",
    [
        "He reports to the Economic and Social Council, the body of Norland at its sixth session.",
        "The UN Security Council wrote to Norland. Its second session was short.",
    ],
)
def test_whose_session_is_not_certain_is_not_said(read: Read, words: str) -> None:
    assert all(meeting.forum is None for meeting in meetings_in(read, words))


def test_a_rule_on_meetings_tells_of_none(read: Read) -> None:
    words = "Ordinary meetings of the Conference of the Parties shall be held at regular intervals."
    assert meetings_in(read, words) == ()


def test_its_debate_is_that_of_the_council_named_before(read: Read) -> None:
    found = meetings_in(
        read, "The UN Security Council is divided. In its debate of 8 May 2031 it heard Norland."
    )
    assert [(m.forum, m.form) for m in found] == [("UN Security Council", "session")]


def test_the_same_event_told_again_with_its_length_joins(read: Read) -> None:
    (meeting,) = meetings_in(
        read,
        "Norland and Sudmark held talks in Lisbon on 10 May 2031. After the three-day negotiations "
        "both sides were silent.",
    )
    assert len(meeting.passages) == 2

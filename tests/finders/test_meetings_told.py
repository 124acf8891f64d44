"""Ways of telling of a meeting, in sentences about many different negotiations."""

from collections.abc import Callable
from datetime import date

import pytest

from travaux.finders.find import find
from travaux.language import Annotated
from travaux.model import Meeting, MeetingStatus

Read = Callable[..., Annotated]
HELD, SCHEDULED = MeetingStatus.HELD, MeetingStatus.SCHEDULED
CANCELLED, PROPOSED = MeetingStatus.CANCELLED, MeetingStatus.PROPOSED


def meetings_in(read: Read, words: str) -> tuple[Meeting, ...]:
    return find(read(words, date(2024, 5, 17))).meetings


@pytest.mark.parametrize(
    ("words", "place", "day", "status"),
    [
        (
            "Guyana and Venezuela, whose advisers met in Paramaribo on 26 March, remain apart.",
            "Paramaribo",
            date(2024, 3, 26),
            HELD,
        ),
        (
            "A summit of lake states, to be held in N'Djamena from 3 to 5 June, will discuss it.",
            "N'Djamena",
            date(2024, 6, 3),
            SCHEDULED,
        ),
        ("The conference opens on 10 June in Geneva.", "Geneva", date(2024, 6, 10), SCHEDULED),
        ("The plenary reconvened on Thursday in Busan.", "Busan", date(2024, 5, 16), HELD),
        (
            "Creditors of Zambia gathered in Paris on 30 April to discuss the debt.",
            "Paris",
            date(2024, 4, 30),
            HELD,
        ),
        (
            "The Council of Ministers of the SADC will meet in Gaborone next Tuesday.",
            "Gaborone",
            date(2024, 5, 21),
            SCHEDULED,
        ),
        (
            "The US envoy arrived in Beirut on Tuesday ahead of the talks scheduled for 22 May.",
            "Beirut",
            date(2024, 5, 22),
            SCHEDULED,
        ),
        (
            "Talks between Ethiopia and Somalia due in Ankara this week were called off.",
            "Ankara",
            date(2024, 5, 13),
            CANCELLED,
        ),
        (
            "Denmark has offered to host a peace conference in Copenhagen in September.",
            "Copenhagen",
            date(2024, 9, 1),
            PROPOSED,
        ),
    ],
)
def test_place_day_and_status_are_told(
    read: Read, words: str, place: str, day: date, status: MeetingStatus
) -> None:
    (meeting,) = meetings_in(read, words)
    assert meeting.when is not None
    assert (meeting.place, meeting.when.earliest, meeting.status) == (place, day, status)


def test_a_body_that_holds_its_session_is_the_forum(read: Read) -> None:
    (meeting,) = meetings_in(
        read, "The African Union convened an emergency session in Addis Ababa on 10 May."
    )
    assert meeting.forum == "African Union"


def test_delegates_meet_again_at_a_place_whatever_the_day(read: Read) -> None:
    (meeting,) = meetings_in(read, "The delegations met again two weeks later in Montevideo.")
    assert meeting.place == "Montevideo"
    assert meeting.when is not None
    assert meeting.when.resolved is False


def test_who_travels_to_meet_another_visits(read: Read) -> None:
    (meeting,) = meetings_in(
        read, "Japan's trade minister visited Hanoi on 6 May for talks with Vietnamese officials."
    )
    assert {p.name for p in meeting.participants} == {"Japan", "Vietnam"}


def test_sides_may_follow_the_verb(read: Read) -> None:
    (meeting,) = meetings_in(
        read, "Negotiations have been under way in Bern since 3 May between Chile and Peru."
    )
    assert {p.name for p in meeting.participants} == {"Chile", "Peru"}


@pytest.mark.parametrize(
    "words",
    [
        "Fans gathered in Lyon on Sunday for the final.",
        "Talks with Chad have gone well, the minister said.",
        "Talks have stalled, an official from Chad said.",
        "The company's board of directors sat in Osaka on 6 May.",
        "A dialogue between Norway and Brazil is needed.",
        "The minister met the press in Quito on 4 May.",
    ],
)
def test_what_tells_of_no_meeting_of_parties_gives_none(read: Read, words: str) -> None:
    assert meetings_in(read, words) == ()


def test_a_time_told_of_somebody_in_passing_is_not_the_meetings(read: Read) -> None:
    words = "Finland, which chairs the group this year, proposed a renewed dialogue in Oslo."
    assert all(m.when is None for m in find(read(words, date(2024, 5, 17))).meetings)

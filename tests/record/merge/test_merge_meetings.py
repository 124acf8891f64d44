from __future__ import annotations

import time
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from record.builders import day, span_of, vague
from travaux.model import MeetingForm, When
from travaux.record.merge import MeetingKey, merge_meetings

BOTH = frozenset({"NOR", "SWE"})
THIRD = day(2030, 5, 3)


def met(
    document: str,
    forum: str | None = "Sound Council",
    place: str | None = None,
    when: When | None = None,
    parties: frozenset[str] = frozenset(),
    form: MeetingForm = MeetingForm.MEETING,
    published: date | None = None,
    ident: str = "m",
) -> MeetingKey:
    return MeetingKey(document, ident, forum, form, place, when, parties, published)


def test_a_place_in_one_source_and_a_day_in_another_are_one_meeting() -> None:
    assert merge_meetings([met("a", place="Bergen"), met("b", when=THIRD)]) == [[0, 1]]


def test_participants_stand_in_for_a_forum() -> None:
    keys = [
        met("a", None, place="Bergen", parties=BOTH, form=MeetingForm.TALKS),
        met("b", None, when=THIRD, parties=BOTH, form=MeetingForm.CONSULTATIONS),
        met("c", None, when=THIRD, parties=BOTH, form=MeetingForm.CALL),
        met("d", None, when=THIRD),
    ]
    assert merge_meetings(keys) == [[0, 1], [2], [3]]


def test_two_days_are_two_meetings() -> None:
    assert len(merge_meetings([met("a", when=THIRD), met("b", when=day(2030, 5, 4))])) == 2


def test_two_places_are_two_meetings() -> None:
    assert len(merge_meetings([met("a", "F", "Bergen", THIRD), met("b", "F", "Oslo", THIRD)])) == 2


def test_a_day_joins_the_month_it_is_in() -> None:
    may = span_of(date(2030, 5, 1), date(2030, 5, 31), "in May")
    june = span_of(date(2030, 6, 1), date(2030, 6, 30), "in June")
    assert merge_meetings([met("a", when=may), met("b", when=THIRD), met("c", when=june)]) == [
        [0, 1],
        [2],
    ]


def test_a_session_of_a_forum_is_its_talks_of_that_day_but_not_its_call() -> None:
    session, talks = MeetingForm.SESSION, MeetingForm.TALKS
    keys = [
        met("a", when=THIRD, form=session),
        met("b", when=THIRD, form=talks),
        met("c", when=THIRD, form=MeetingForm.CALL),
        met("d", None, when=THIRD, form=talks, parties=BOTH),
    ]
    assert merge_meetings(keys) == [[0, 1], [2], [3]]
    undated = met("e", form=session)
    other_day = met("f", when=day(2030, 5, 4), form=session)
    assert merge_meetings([*keys[:2], other_day, undated]) == [[0, 1], [2], [3]]
    weeks = span_of(date(2030, 5, 1), date(2030, 5, 31), "in May")
    assert len(merge_meetings([met("a", when=weeks, form=session), keys[1]])) == 2


def test_an_undated_meeting_that_fits_two_joins_neither() -> None:
    keys = [met("a", when=THIRD), met("b", when=day(2030, 5, 9)), met("c"), met("d")]
    assert merge_meetings(keys) == [[0], [1], [2], [3]]


def test_words_that_name_no_day_do_not_block() -> None:
    assert merge_meetings([met("a", when=THIRD), met("b", when=vague("soon"))]) == [[0, 1]]


def test_what_one_document_tells_apart_stays_apart() -> None:
    keys = [met("a", when=THIRD), met("a", place="Bergen", ident="n")]
    assert len(merge_meetings(keys)) == 2


def test_what_one_document_tells_twice_alike_is_one() -> None:
    assert merge_meetings([met("a", when=THIRD), met("a", when=THIRD, ident="n")]) == [[0, 1]]


def test_undated_reports_of_years_apart_are_two_meetings() -> None:
    keys = [met("a", published=date(2030, 5, 4)), met("b", published=date(2033, 5, 4))]
    assert len(merge_meetings(keys)) == 2


def test_a_meeting_of_one_day_is_one_though_only_one_source_names_the_forum() -> None:
    keys = [
        met("a", "Sound Council", "Bergen", THIRD, BOTH),
        met("b", None, None, THIRD, BOTH | {"DNK"}),
        met("c", None, "Oslo", THIRD, BOTH),
    ]
    assert merge_meetings(keys) == [[0, 1], [2]]


WHENS = st.sampled_from(
    [None, THIRD, day(2030, 5, 4), span_of(date(2030, 5, 1), date(2030, 5, 31), "in May"),
     span_of(date(2030, 1, 1), None, "since 2030"), vague("soon")]
)  # fmt: skip
KEYS = st.builds(
    met,
    st.sampled_from("abcdef"),
    st.sampled_from([None, "Sound Council", "Fjord Forum"]),
    st.sampled_from([None, "Bergen", "Oslo"]),
    WHENS,
    st.sampled_from([frozenset(), BOTH, BOTH | {"DNK"}]),
    st.sampled_from([MeetingForm.TALKS, MeetingForm.CALL, MeetingForm.SESSION]),
    st.sampled_from([None, date(2030, 5, 4)]),
    st.uuids().map(str),
)


@given(st.lists(KEYS, max_size=12, unique_by=lambda k: k.id), st.randoms())
def test_the_order_of_meetings_does_not_matter(keys: list[MeetingKey], chance: object) -> None:
    shuffled = list(keys)
    chance.shuffle(shuffled)  # type: ignore[attr-defined]
    one = {frozenset(keys[at].id for at in group) for group in merge_meetings(keys)}
    other = {frozenset(shuffled[at].id for at in group) for group in merge_meetings(shuffled)}
    assert one == other


@given(st.lists(KEYS, max_size=12))
def test_no_two_days_or_places_are_ever_one_meeting(keys: list[MeetingKey]) -> None:
    groups = merge_meetings(keys)
    assert sorted(at for group in groups for at in group) == list(range(len(keys)))
    for group in groups:
        assert len({keys[at].place for at in group} - {None}) <= 1
        days = [w for at in group if (w := keys[at].when) is not None and w.resolved]
        assert all(one.agrees_with(other) for one in days for other in days)


def test_a_forum_of_thousands_of_meetings_does_not_stall() -> None:
    days = [date.fromordinal(date(2010, 1, 1).toordinal() + n) for n in range(4000)]
    keys = [met(f"d{n}", when=day(d.year, d.month, d.day)) for n, d in enumerate(days)]
    keys += [met(f"u{n}", published=d) for n, d in enumerate(days)]
    begun = time.perf_counter()
    assert len(merge_meetings(keys)) >= 4000
    assert time.perf_counter() - begun < 20


def test_a_bare_day_and_place_join_the_only_meeting_there() -> None:
    talks = met("a", None, "Bergen", THIRD, BOTH)
    bare = met("b", None, "Bergen", THIRD)
    assert merge_meetings([talks, bare]) == [[0, 1]]
    assert merge_meetings([talks, bare, met("c", "Sound Council", "Bergen", THIRD)]) == [
        [0],
        [1],
        [2],
    ]
    assert merge_meetings([talks, met("b", None, "Oslo", THIRD)]) == [[0], [1]]

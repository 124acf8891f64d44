"""Times are found where words name them, read as they were meant, and never guessed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from travaux.language import Annotated, TimeExpression, TimeKind
from travaux.language.times import find_times, times_in
from travaux.model import Anchor, AnchorKind, Fact, Origin, Precision, Relation, Span

Read = Callable[..., Annotated]
WEDNESDAY = date(2022, 3, 16)


def found(annotated: Annotated) -> list[str]:
    return [time.span.of(annotated.text) for time in annotated.times]


def only(annotated: Annotated) -> TimeExpression:
    (time,) = annotated.times
    return time


def days(time: TimeExpression) -> tuple[date | None, date | None]:
    assert time.when is not None
    return time.when.earliest, time.when.latest


@pytest.mark.parametrize(
    ("sentence", "value"),
    [
        ("They signed on the 17th of December 2021.", "2021-12-17"),
        ("They signed on 17 December 2021.", "2021-12-17"),
        ("They signed on Friday, December 17, 2021.", "2021-12-17"),
        ("They signed on Dec. 17, 2021.", "2021-12-17"),
        ("They signed on 2021-12-17.", "2021-12-17"),
        ("They signed on 17.12.2021.", "2021-12-17"),
        ("They signed on 12/17/2021.", "2021-12-17"),
        ("They signed in December 2021.", "2021-12"),
        ("They signed in the second quarter of 2023.", "2023-Q2"),
        ("They signed in the first half of 2022.", "2022-H1"),
        ("They signed in the winter of 2021.", "2021-WI"),
        ("They signed in the 1990s.", "199"),
        ("They signed in the 19th century.", "18"),
        ("They signed in 1648.", "1648"),
        ("They signed on New Year's Day 2020.", "2020-01-01"),
    ],
)
def test_dates_that_name_their_year_need_no_anchor(read: Read, sentence: str, value: str) -> None:
    time = only(read(sentence))
    assert time.value == value
    assert time.when is not None
    assert time.when.anchor == Anchor(AnchorKind.NONE_NEEDED)
    assert time.when.resolved


@pytest.mark.parametrize(
    ("sentence", "value"),
    [
        ("The envoys met on Monday.", "2022-03-14"),
        ("The envoys will meet on Monday.", "2022-03-21"),
        ("The talks are due to begin on Friday.", "2022-03-18"),
        ("The council meets on Thursday.", "2022-03-17"),
        ("They agreed to meet on Friday.", "2022-03-18"),
        ("The delegation flew to Vienna to see the minister on Friday.", "2022-03-11"),
        ("He arrived ahead of talks on Friday.", "2022-03-18"),
        ("The delegates approved a vote called for Friday.", "2022-03-18"),
        ("They met last Wednesday.", "2022-03-09"),
        ("They met on Wednesday.", "2022-03-16"),
        ("They met on Tuesday last week.", "2022-03-08"),
        ("They met on January 7.", "2022-01-07"),
        ("They met on December 7.", "2021-12-07"),
        ("They will meet on January 7.", "2023-01-07"),
        ("The summit was held on June 16 last year.", "2021-06-16"),
        ("The draft appeared in the middle of December.", "2021-12"),
        ("They met last December.", "2021-12"),
        ("They met late last month.", "2022-02"),
        ("They met two weeks ago.", "2022-W09"),
        ("They will meet in three days.", "2022-03-19"),
        ("The council is to meet in Oslo on Friday.", "2022-03-18"),
        ("The ministers are to gather there on Tuesday.", "2022-03-22"),
        ("They met yesterday.", "2022-03-15"),
        ("They met last night.", "2022-03-15TNI"),
        ("They met on Monday morning.", "2022-03-14TMO"),
        ("They met at 3 p.m. on Tuesday.", "2022-03-15T15:00"),
        ("They met this week.", "2022-W11"),
        ("They will meet next year.", "2023"),
        ("They met over the weekend.", "2022-W10-WE"),
        ("They met last autumn.", "2021-FA"),
        ("On Sunday, March 6, they met.", "2022-03-06"),
    ],
)
def test_relative_dates_follow_tense_and_publication(read: Read, sentence: str, value: str) -> None:
    time = only(read(sentence, WEDNESDAY))
    assert time.value == value
    assert time.when is not None
    assert time.when.anchor == Anchor(AnchorKind.PUBLICATION, WEDNESDAY)


@pytest.mark.parametrize(
    "sentence",
    [
        "They met today.",
        "They met last Friday.",
        "They will meet this week.",
        "They met on 12 January.",
        "They met two weeks ago.",
        "The next day they met.",
        "They met over the weekend.",
        "The reply came a month later.",
    ],
)
def test_without_an_anchor_a_date_is_found_but_not_guessed(read: Read, sentence: str) -> None:
    time = only(read(sentence))
    assert time.value is None
    assert time.when is not None
    assert days(time) == (None, None)
    assert time.when.precision is Precision.UNKNOWN
    assert time.when.anchor.kind is AnchorKind.UNRESOLVED


@pytest.mark.parametrize(
    "sentence", ["They met on 31 June.", "They met on 30 February 2021.", "They met on 2021-13-01."]
)
def test_a_day_the_calendar_lacks_is_unresolved(read: Read, sentence: str) -> None:
    assert days(only(read(sentence, WEDNESDAY))) == (None, None)


@pytest.mark.parametrize(
    "sentence",
    [
        "You may march with us.",
        "March with us, and you may win.",
        "Theresa May spoke.",
        "June Carter and August Wilson agreed.",
        "The Sun reported it and he sat down.",
        "Resolution 1973 and Article 1997 bind them.",
        "Some 1900 people left with 2,000 soldiers.",
        "It cost $2000 and a second round of 1991 troops.",
        "He is 42 years old and has a two-year-old.",
        "The score was 2:15.",
        "He read the daily Telegraph.",
        "The Agenda 2030 and COP26 go on.",
        "He answered as soon as possible.",
        "He listens to the Today programme.",
        "One day they will agree.",
        "It was the last year of his term.",
        "They spoke of the future of the pact.",
    ],
)
def test_what_may_be_something_else_is_left_alone(read: Read, sentence: str) -> None:
    assert found(read(sentence, WEDNESDAY)) == []


def test_a_full_date_gives_its_year_to_those_near_it(read: Read) -> None:
    annotated = read(
        "On the 10th of January 2022 they met. A draft had come on the 17th of December, "
        "and on the 12 of January it was answered. In June nobody had spoken."
    )
    values = [time.value for time in annotated.times]
    assert values == ["2022-01-10", "2021-12-17", "2022-01-12", None]
    when = annotated.times[2].when
    assert when is not None
    assert when.anchor == Anchor(AnchorKind.TEXT, date(2022, 1, 10), annotated.times[0].span)


def test_reference_dates_of_clauses_anchor_nothing(read: Read) -> None:
    annotated = read("Members as of 27 May 1997 are bound. They met on 3 June.")
    assert [time.value for time in annotated.times] == ["1997-05-27", None]


def test_a_story_goes_on_from_the_day_it_set(read: Read) -> None:
    annotated = read(
        "On 3 February 2014 the talks opened. The next day they broke off. "
        "A week later the envoy left. On 18 February they resumed.",
        WEDNESDAY,
    )
    values = [time.value for time in annotated.times]
    assert values == ["2014-02-03", "2014-02-04", "2014-W07", "2014-02-18"]


def test_a_date_before_outweighs_one_in_a_later_paragraph(read: Read) -> None:
    annotated = read(
        "They met on 10 January 2022.\n\nOn 12 January they wrote.\n\nOn 9 May 2021 not."
    )
    assert [time.value for time in annotated.times] == ["2022-01-10", "2022-01-12", "2021-05-09"]


def test_a_following_year_counts_from_the_text(read: Read) -> None:
    annotated = read(
        "He served from late 2014 until his arrest in May the following year.", WEDNESDAY
    )
    assert [time.value for time in annotated.times] == ["2014", "2015-05"]


def test_a_year_named_for_the_clause_holds_for_its_months(read: Read) -> None:
    annotated = read("In 2014 the sides signed a truce in September.", WEDNESDAY)
    assert [time.value for time in annotated.times] == ["2014", "2014-09"]


def test_the_dateline_says_which_day_is_today(read: Read) -> None:
    annotated = read("GENEVA, March 15. The envoys met today.", WEDNESDAY)
    dateline = Fact("GENEVA, March 15", Origin.PAGE, Span(0, 16))
    document = replace(annotated.document, dateline=dateline)
    today = find_times(document, replace(annotated, document=document))[-1]
    assert today.when is not None
    assert today.when.earliest == date(2022, 3, 15)
    assert today.when.anchor == Anchor(AnchorKind.TEXT, date(2022, 3, 15), Span(0, 16))


@pytest.mark.parametrize(
    ("sentence", "start", "end"),
    [
        ("It ran from January 9 to 13.", date(2022, 1, 9), date(2022, 1, 13)),
        ("It ran on 10-12 January.", date(2022, 1, 10), date(2022, 1, 12)),
        ("It will run between 3 and 9 May.", date(2022, 5, 3), date(2022, 5, 9)),
        ("It ran from 28 December to 3 January.", date(2021, 12, 28), date(2022, 1, 3)),
        ("It ran from 28 December to 3 January 2020.", date(2019, 12, 28), date(2020, 1, 3)),
        ("It ran from Monday to Thursday.", date(2022, 3, 7), date(2022, 3, 10)),
        ("It ran from 2014 to 2019.", date(2014, 1, 1), date(2019, 12, 31)),
    ],
)
def test_two_ends_are_one_stretch(read: Read, sentence: str, start: date, end: date) -> None:
    time = only(read(sentence, WEDNESDAY))
    assert time.when is not None
    assert time.when.relation is Relation.BETWEEN
    assert days(time) == (start, end)


def test_a_meeting_moved_from_one_day_to_another_is_no_stretch(read: Read) -> None:
    annotated = read("They moved the meeting from Monday to Friday.", WEDNESDAY)
    assert found(annotated) == ["Monday", "Friday"]


@pytest.mark.parametrize(
    ("sentence", "relation", "words", "expected"),
    [
        ("Since 2019 they have not met.", Relation.SINCE, "Since 2019", (date(2019, 1, 1), None)),
        ("It holds until 31 March.", Relation.UNTIL, "until 31 March", (None, date(2022, 3, 31))),
        ("Before 1 March 2022 they met.", Relation.BEFORE, "Before 1 March 2022",
         (None, date(2022, 2, 28))),
        ("After 2019 they met.", Relation.AFTER, "After 2019", (date(2020, 1, 1), None)),
        ("By the end of the year it will end.", Relation.UNTIL, "By the end of the year",
         (None, date(2022, 12, 31))),
    ],
)  # fmt: skip
def test_the_word_before_says_which_side_is_open(
    read: Read,
    sentence: str,
    relation: Relation,
    words: str,
    expected: tuple[date | None, date | None],
) -> None:
    time = only(read(sentence, WEDNESDAY))
    assert time.when is not None
    assert (time.when.relation, time.when.text) == (relation, words)
    assert days(time) == expected


def test_after_fridays_talks_is_not_after_friday(read: Read) -> None:
    time = only(read("After Friday's talks he left.", WEDNESDAY))
    assert time.when is not None
    assert time.when.relation is Relation.ON


def test_next_friday_said_on_wednesday_is_either_of_two(read: Read) -> None:
    time = only(read("They will meet next Friday.", WEDNESDAY))
    assert days(time) == (date(2022, 3, 18), date(2022, 3, 25))


def test_this_week_said_on_a_sunday_reaches_as_far_as_it_may(read: Read) -> None:
    sunday = date(2022, 1, 9)
    ahead = only(read("The talks will continue this week.", sunday))
    assert days(ahead) == (sunday, date(2022, 1, 16))
    behind = only(read("The talks failed this week.", sunday))
    assert days(behind) == (date(2022, 1, 3), sunday)


def test_the_order_of_a_numeric_date_is_never_guessed(read: Read) -> None:
    assert only(read("They met on 03/04/2021.")).value is None
    both = read("They met on 12/17/2021 and on 03/04/2021.")
    assert [time.value for time in both.times] == ["2021-12-17", "2021-03-04"]


@pytest.mark.parametrize(
    ("sentence", "kind", "value"),
    [
        ("It went on for three days.", TimeKind.DURATION, "P3D"),
        ("The two-week truce held.", TimeKind.DURATION, "P2W"),
        ("They talked for years.", TimeKind.DURATION, "PXY"),
        ("The talks are expected to last three days.", TimeKind.DURATION, "P3D"),
        ("They crossed the river in three days.", TimeKind.DURATION, "P3D"),
        ("They meet every Monday.", TimeKind.SET, "XXXX-WXX-1"),
        ("On Sundays they rest.", TimeKind.SET, "XXXX-WXX-7"),
        ("They meet twice a year.", TimeKind.SET, "P1Y"),
        ("They report daily.", TimeKind.SET, "P1D"),
    ],
)
def test_lengths_and_sets_name_no_day(
    read: Read, sentence: str, kind: TimeKind, value: str
) -> None:
    time = only(read(sentence, WEDNESDAY))
    assert (time.kind, time.value, time.when) == (kind, value, None)


def test_the_past_three_weeks_is_a_length_with_its_days(read: Read) -> None:
    time = only(read("Over the past three weeks they met often.", WEDNESDAY))
    assert (time.kind, time.value) == (TimeKind.DURATION, "P3W")
    assert days(time) == (date(2022, 2, 23), WEDNESDAY)


def test_vague_words_stay_vague(read: Read) -> None:
    times = read("They met recently, talk now and will sign soon.", WEDNESDAY).times
    assert [time.value for time in times] == ["PAST_REF", "PRESENT_REF", "FUTURE_REF"]
    assert {time.when.precision for time in times if time.when} == {Precision.VAGUE}
    assert days(times[0]) == (None, WEDNESDAY)
    assert days(times[2]) == (WEDNESDAY, None)


def test_times_in_a_span_are_those_wholly_inside(read: Read) -> None:
    annotated = read("On Monday they talked for three days. On 2 March they left.", WEDNESDAY)
    first = annotated.sentences[0]
    assert [t.span.of(annotated.text) for t in times_in(annotated, first)] == ["Monday"]
    lengths = times_in(annotated, first, [TimeKind.DURATION])
    assert [t.value for t in lengths] == ["P3D"]
    assert times_in(annotated, Span(0, 5)) == ()


WORDS = """
Monday last next the of in from to until May march 31 June 2021 0000 9999 week year ago later day
three 12/31/2020 1-2 January noon 25:99 - – , . ’s now two quarter 99 century 9999-12-31 1st first
0001-01-01 decade Feb. 30 winter 1990s every 😀 ſ ٣
"""
PIECES = st.sampled_from([*WORDS.split(), "\n", "\u00a0", "the end of the", "the next", "in three"])


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(words=st.lists(PIECES, max_size=25), published=st.none() | st.dates())
def test_whatever_the_words_the_result_is_sound(
    read: Read, words: list[str], published: date | None
) -> None:
    annotated = read(" ".join(words), published)
    end = 0
    for time in annotated.times:
        assert end <= time.span.start < time.span.end <= len(annotated.text)
        end = time.span.end
        if time.when is None:
            continue
        assert time.when.text in annotated.text
        assert time.when.text.endswith(time.span.of(annotated.text))
        earliest, latest = days(time)
        assert earliest is None or latest is None or earliest <= latest
        unresolved = time.when.anchor.kind is AnchorKind.UNRESOLVED
        assert unresolved is not time.when.resolved or time.when.precision is Precision.VAGUE
        if published is None:
            assert time.when.anchor.kind is not AnchorKind.PUBLICATION
    assert find_times(annotated.document, annotated) == annotated.times


@pytest.mark.parametrize(
    ("sentence", "latest"),
    [
        ("They must sign before the end of the year.", date(2022, 12, 31)),
        ("They will sign before the close of April.", date(2022, 4, 30)),
        ("They will sign before April.", date(2022, 3, 31)),
    ],
)
def test_before_the_end_reaches_to_the_end(read: Read, sentence: str, latest: date) -> None:
    when = only(read(sentence, WEDNESDAY)).when
    assert when is not None
    assert (when.earliest, when.latest) == (None, latest)


def test_an_hour_of_a_weekday_is_of_the_date_that_follows(read: Read) -> None:
    time = only(read("They met at 3 p.m. on Friday, 4 March.", WEDNESDAY))
    assert time.value == "2022-03-04T15:00"
    assert time.when is not None
    assert time.when.earliest == date(2022, 3, 4)

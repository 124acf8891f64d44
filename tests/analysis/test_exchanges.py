from __future__ import annotations

from datetime import date

from analysis.coded import EASTMARK, NORLAND, SUDREY, coded
from travaux.analysis.exchanges import exchanges
from travaux.analysis.turns import turns_of_coded
from travaux.model import Act, AnswerKind, Coded, Exchange

FIRST, LATER, LAST = date(2031, 3, 1), date(2031, 3, 9), date(2031, 4, 2)


def ledger(*codes: Coded) -> tuple[Exchange, ...]:
    return exchanges(turns_of_coded(codes))


def test_a_demand_without_an_answer_is_not_refused() -> None:
    (one,) = ledger(coded(NORLAND, "ferry", 1.0, to=(SUDREY,)))
    assert one.state is AnswerKind.NOT_REPORTED
    assert one.answers == ()


def test_a_refusal_by_the_addressee_is_linked() -> None:
    (one,) = ledger(
        coded(NORLAND, "ferry", 1.0, FIRST, to=(SUDREY,)),
        coded(SUDREY, "ferry", -1.0, LATER, act=Act.REJECT, to=(NORLAND,)),
    )
    assert [(a.by, a.kind) for a in one.answers] == [(SUDREY, AnswerKind.REJECTED)]
    assert one.state is AnswerKind.REJECTED
    assert "the same issue" in one.answers[0].why


def test_a_counter_offer_opens_an_exchange_that_follows_the_first() -> None:
    first, second = ledger(
        coded(NORLAND, "ferry", 1.0, FIRST, to=(SUDREY,)),
        coded(SUDREY, "ferry", -0.5, LATER, act=Act.PROPOSE, to=(NORLAND,)),
        coded(NORLAND, "ferry", -0.5, LAST, act=Act.ACCEPT, to=(SUDREY,)),
    )
    assert first.answers[0].kind is AnswerKind.COUNTERED
    assert second.follows == first.id
    assert second.state is AnswerKind.ACCEPTED


def test_the_latest_answer_is_the_state() -> None:
    (one,) = ledger(
        coded(NORLAND, "ferry", 1.0, FIRST, to=(SUDREY,)),
        coded(SUDREY, "ferry", -1.0, LATER, act=Act.REJECT, to=(NORLAND,)),
        coded(SUDREY, "ferry", 1.0, LAST, act=Act.ACCEPT, to=(NORLAND,)),
    )
    assert [a.kind for a in one.answers] == [AnswerKind.REJECTED, AnswerKind.ACCEPTED]
    assert one.state is AnswerKind.ACCEPTED


def test_other_topics_and_other_parties_are_no_answer() -> None:
    one, *_ = ledger(
        coded(NORLAND, "ferry", 1.0, FIRST, to=(SUDREY,)),
        coded(SUDREY, "tolls", -1.0, LATER, act=Act.REJECT, to=(EASTMARK,)),
    )
    assert one.answers == ()


def test_nobody_answers_a_demand_of_their_own() -> None:
    one, *_ = ledger(
        coded(NORLAND, "ferry", 1.0, FIRST, to=(SUDREY,)),
        coded(NORLAND, "ferry", 1.0, LATER, act=Act.ACCEPT, to=(SUDREY,)),
    )
    assert one.answers == ()


def test_words_of_half_a_year_later_are_no_answer() -> None:
    (one,) = ledger(
        coded(NORLAND, "ferry", 1.0, FIRST, to=(SUDREY,)),
        coded(SUDREY, "ferry", -1.0, date(2031, 9, 30), act=Act.REJECT, to=(NORLAND,)),
    )
    assert one.answers == ()

from __future__ import annotations

from dataclasses import replace
from datetime import date

from analysis import negotiated as made
from travaux.analysis.acted_on import Sides
from travaux.analysis.due import due_answers
from travaux.model import Act, Answer, AnswerKind, Due, Exchange, PartyRef

NORLAND, SUDREY = PartyRef("name:norland", "Norland"), PartyRef("name:sudrey", "Sudrey")


def demand(*answers: Answer) -> Exchange:
    state = answers[-1].kind if answers else AnswerKind.NOT_REPORTED
    day = date(2031, 3, 1)
    return Exchange("x1", NORLAND, (SUDREY,), Act.DEMAND, "s", "d", day, (), answers, state, ())


def answered(document: str, day: date, kind: AnswerKind = AnswerKind.REJECTED) -> Answer:
    return Answer(kind, SUDREY, "a", document, day, 1.0, "said", ())


def due(*exchanges: Exchange) -> list[Due]:
    page = made.page()
    sides = Sides(made.parties(page), [])
    return list(due_answers(made.statements(page), exchanges, sides, {page.sha256: page}))


def test_a_pledge_is_due_and_names_whom_it_is_owed_to() -> None:
    (one,) = due(demand())
    assert (one.by, one.to, one.exchange) == (SUDREY, (NORLAND,), "x1")
    assert one.passages[0].text.startswith("Osei promised")


def test_a_later_answer_settles_it_and_an_earlier_or_deferred_one_does_not() -> None:
    assert due(demand(answered("later", date(2031, 3, 9)))) == []
    assert len(due(demand(answered("earlier", date(2031, 3, 2))))) == 1
    deferred = answered("later", date(2031, 3, 9), AnswerKind.DEFERRED)
    assert len(due(demand(deferred))) == 1


def test_a_demand_made_after_the_pledge_is_not_what_was_pledged() -> None:
    (one,) = due(replace(demand(), day=date(2031, 4, 1)))
    assert (one.to, one.exchange) == ((), None)

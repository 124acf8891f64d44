"""A draft of a case from what a record says, in an invented negotiation."""

from __future__ import annotations

from datetime import date
from types import SimpleNamespace

from travaux.analysis.acted_on import Sides
from travaux.model import (
    Act,
    Answer,
    AnswerKind,
    Exchange,
    Mode,
    PartyRef,
    Passage,
    Position,
    Said,
    Speaker,
    Statement,
)
from travaux.model.positions import Coded, Firmness
from travaux.outlook.case import outlook
from travaux.outlook.drafting import draft
from travaux.outlook.drafting_material import Material, excerpt, option_name
from travaux.outlook.drafting_yaml import case_text

ARLEN, BORR = PartyRef("x:arlen", "Arlen"), PartyRef("x:borr", "Borr")
ISSUE = SimpleNamespace(id="water", title="Water", negative="None flows.", positive="It flows.")


def _passage(words: str, start: int = 0) -> Passage:
    return Passage("d1", start, start + len(words), words)


def _statement(party, act, words, condition=None, consequence=None):
    content = _passage(words)
    part = lambda said: _passage(said, words.index(said)) if said else None  # noqa: E731
    who = Speaker(party.name, None, party)
    made = Statement(
        f"s:{party.name}:{words}",
        None,
        None,
        (content,),
        (who,),
        None,
        Mode.DIRECT,
        act,
        None,
        (),
        part(condition),
        part(consequence),
        None,
        (content,),
    )
    return Said(made, "d1", (None,), ())


ASKS = _statement(BORR, Act.DEMAND, "Arlen must let the river flow")
REFUSES = _statement(ARLEN, Act.REJECT, "we will not release a drop")
THREAT = _statement(
    BORR,
    Act.THREATEN,
    "we will close the port if Arlen keeps the water back",
    "if Arlen keeps the water back",
    "we will close the port",
)
WAR = _statement(
    ARLEN,
    Act.WARN,
    "there will be sanctions if Borr attacks the dam",
    "if Borr attacks the dam",
    "there will be sanctions",
)


def _position(said, party, stance):
    one = said.statement
    code = Coded(
        one.id,
        "d1",
        date(2031, 5, 2),
        party,
        "water",
        stance,
        Firmness.PREFERENCE,
        one.act,
        1.0,
        "",
        one.passages,
    )
    return Position(party, "water", stance, Firmness.PREFERENCE, date(2031, 5, 2), None, (code,))


def _material(said, positions=(), exchanges=()):
    analysis = SimpleNamespace(
        issues=(ISSUE,),
        positions=positions,
        standing=positions,
        exchanges=exchanges,
    )
    sides = Sides((), ())
    parties = {"x:arlen": ARLEN, "x:borr": BORR}
    return Material(analysis, said, (), (), sides, lambda _: (), {"d1": "a.txt"}, parties)


def _full():
    ask = ASKS.statement
    exchange = Exchange(
        "e1", BORR, (ARLEN,), Act.DEMAND, ask.id, "d1", None, ("water",), (),
        AnswerKind.NOT_REPORTED, ask.passages,
    )  # fmt: skip
    positions = (_position(ASKS, BORR, 1.0), _position(REFUSES, ARLEN, -1.0))
    return _material([ASKS, REFUSES, THREAT], positions, (exchange,))


def test_demands_threats_and_refusals_make_a_case_that_is_answered():
    material = _full()
    text = case_text(draft(material), material, "Water")
    answered = outlook("case.yaml", text=text)
    conflict = answered.conflict.conflict
    assert [o.name for o in conflict.options] == ["arlen_water", "borr_threat_carried_out"]
    assert conflict.decision_makers == ("Borr", "Arlen")
    assert [actor.position.middle for actor in answered.forecasts[0].issue.actors] == [0, 100]


def test_each_item_names_a_passage_or_is_an_assumption_with_something_to_check():
    drafted = draft(_full())
    assert all(choice.passages or choice.check for choice in drafted.choices)
    wishes = [wish for _, several in drafted.wishes for wish in several]
    assert all(wish.passages or wish.check for wish in wishes)
    first = dict(drafted.wishes)[ARLEN][0]
    assert (first.say, first.check) == ("not arlen_water", "")
    assert first.passages == REFUSES.statement.passages


def test_a_general_refusal_is_no_refusal_of_this_demand():
    material = _full()
    (exchange,) = material.analysis.exchanges
    refusal = Answer(AnswerKind.REJECTED, ARLEN, "s", "d1", None, 1.0, "", (_passage("no"),))
    material.analysis.exchanges = (
        type(exchange)(
            **{
                name: getattr(exchange, name)
                for name in type(exchange).__slots__
                if name not in {"answers", "id"}
            },
            id="e2",
            answers=(refusal,),
        ),
    )
    material.analysis.standing = (material.analysis.standing[0],)
    wishes = dict(draft(material).wishes)[ARLEN]
    (open_one,) = [wish for wish in wishes if wish.say == "not arlen_water"]
    assert open_one.check
    assert open_one.passages == refusal.passages


def test_too_little_says_what_is_missing_and_invents_nothing():
    drafted = draft(_material([REFUSES]))
    assert drafted.empty
    assert "no demand" in drafted.lacking[0]
    assert "No issue has reported positions of two parties" in drafted.lacking[1]


def test_hostile_words_stay_inside_their_string():
    words = 'we ask "x": \n- name: y # \u2028 \x85 end'
    said = _statement(BORR, Act.THREATEN, words, "- name: y", None)
    material = _full()
    told = Material(
        material.analysis, [*material.said, said], (), (), material.sides,
        material.assign, {"d1": "a\n: b.txt"}, material.parties,
    )  # fmt: skip
    assert outlook("case.yaml", text=case_text(draft(told), told, "T\nx: 1")).title == "T\nx: 1"


def test_names_and_excerpts():
    assert option_name("Côte d’Ivoire", "water") == "cote_divoire_water"
    assert option_name("5+1", "x") == "party_5_1_x"
    assert excerpt(_passage("“one” two"), 20) == "“one” two"
    assert excerpt(_passage("alpha beta gamma delta"), 12) == "alpha beta …"

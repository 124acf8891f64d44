from __future__ import annotations

from datetime import date

from analysis.coded import EASTMARK, NORLAND, SUDREY, coded
from travaux.analysis.positions import current, moves, positions
from travaux.model import Firmness, Position

FIRST, LATER, LAST = date(2031, 3, 1), date(2031, 3, 9), date(2031, 4, 2)


def of(found: tuple[Position, ...], party: object) -> list[Position]:
    return [position for position in found if position.party == party]


def test_what_is_not_said_has_no_position() -> None:
    found = positions([coded(NORLAND, "ferry", 1.0)])
    assert {(p.party, p.topic) for p in found} == {(NORLAND, "ferry")}
    assert positions([]) == ()


def test_a_change_of_side_ends_a_position_and_begins_another() -> None:
    found = positions(
        [
            coded(NORLAND, "ferry", -1.0, FIRST),
            coded(NORLAND, "ferry", -0.8, LATER),
            coded(NORLAND, "ferry", 1.0, LAST),
        ]
    )
    before, after = found
    assert (before.since, before.superseded) == (FIRST, LAST)
    assert (after.since, after.superseded, after.stance) == (LAST, None, 1.0)
    assert current(found) == (after,)
    move = moves(found)[0]
    assert (move.party, move.before < 0 < move.after, move.day) == (NORLAND, True, LAST)


def test_as_of_a_day_later_words_are_not_known() -> None:
    codes = [coded(NORLAND, "ferry", -1.0, FIRST), coded(NORLAND, "ferry", 1.0, LAST)]
    then = positions(codes, as_of=LATER)
    assert [(p.stance, p.superseded) for p in then] == [(-1.0, None)]


def test_an_undated_word_neither_ends_nor_begins_a_position() -> None:
    found = positions([coded(NORLAND, "ferry", -1.0, FIRST), coded(NORLAND, "ferry", 1.0, None)])
    assert len(found) == 1
    assert found[0].superseded is None
    assert len(found[0].evidence) == 2


def test_own_words_outweigh_what_others_tell() -> None:
    told = coded(NORLAND, "ferry", -1.0, told_by=SUDREY, weight=5.0)
    assert positions([coded(NORLAND, "ferry", 1.0), told])[0].stance == 1.0
    assert positions([told])[0].stance == -1.0


def test_one_red_line_makes_a_position_firm_and_openness_needs_a_majority() -> None:
    red = coded(NORLAND, "ferry", 1.0, firmness=Firmness.RED_LINE)
    mild = coded(NORLAND, "ferry", 1.0, LATER)
    assert positions([red, mild])[0].firmness is Firmness.RED_LINE
    open_one = coded(SUDREY, "ferry", 1.0, firmness=Firmness.OPENNESS)
    assert positions([open_one])[0].firmness is Firmness.OPENNESS
    assert positions([open_one, coded(SUDREY, "ferry", 1.0)])[0].firmness is Firmness.PREFERENCE


def test_people_have_positions_of_their_own() -> None:
    codes = [
        coded(NORLAND, "ferry", 1.0, person="Ada Lund"),
        coded(NORLAND, "ferry", -1.0, person="Bo Holm"),
        coded(EASTMARK, "ferry", 1.0),
    ]
    found = positions(codes, people=True)
    assert {(p.person, p.stance) for p in found} == {("Ada Lund", 1.0), ("Bo Holm", -1.0)}


def test_how_says_what_the_number_is() -> None:
    assert "weighted mean" in positions([coded(NORLAND, "f", 1.0), coded(NORLAND, "f", 0.5)])[0].how

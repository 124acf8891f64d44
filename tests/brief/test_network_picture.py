from __future__ import annotations

from datetime import date

from analysis.coded import EASTMARK, NORLAND, SUDREY, coded
from travaux.analysis.positions import current, positions
from travaux.brief.network_picture import network_svg, network_view, standing_codes
from travaux.model import PartyRef


def test_pairs_count_the_issues_they_agree_and_differ_on() -> None:
    codes = [coded(NORLAND, "a", 1), coded(SUDREY, "a", -1), coded(EASTMARK, "a", -1)]
    view = network_view([*codes, coded(NORLAND, "b", 1), coded(SUDREY, "b", 1)])
    assert view is not None
    pairs = {(p.one, p.other): (p.agree, p.differ) for p in view.pairs.shown}
    assert pairs == {
        ("Norland", "Sudrey"): (1, 1),
        ("Eastmark", "Norland"): (0, 1),
        ("Eastmark", "Sudrey"): (1, 0),
    }
    picture = network_svg(view)
    assert picture == network_svg(view)
    assert 'stroke-dasharray="2 4"' in picture
    assert 'stroke-dasharray="7 5"' in picture


def test_nobody_who_is_tied_to_nobody_is_drawn_and_the_rest_is_counted() -> None:
    alone = coded(PartyRef("name:alone", "Alone"), "z", 1)
    assert network_view([alone]) is None
    codes = [coded(PartyRef(f"name:{n}", f"P{n:02}"), "a", 1) for n in range(20)]
    view = network_view([alone, *codes], most=5, rows=7)
    assert view is not None
    assert (len(view.parties), view.left) == (5, 15)
    assert (len(view.pairs.shown), view.pairs.more) == (7, 183)


def test_a_party_that_has_moved_is_drawn_where_it_stands_now() -> None:
    later = date(2031, 6, 1)
    codes = [coded(NORLAND, "a", 1), coded(SUDREY, "a", -1), coded(SUDREY, "a", 1, later)]
    view = network_view(standing_codes(current(positions(codes))))
    assert view is not None
    (pair,) = view.pairs.shown
    assert (pair.agree, pair.differ) == (1, 0)

from __future__ import annotations

import pytest

from analysis.coded import EASTMARK, NORLAND, SUDREY, coded
from travaux.analysis.contested import common_ground, named_points, sticking_points
from travaux.analysis.positions import positions
from travaux.model import Firmness


def test_firmer_and_better_told_differences_come_first() -> None:
    found = positions(
        [
            coded(NORLAND, "ferry", 1.0, firmness=Firmness.RED_LINE),
            coded(SUDREY, "ferry", -1.0, firmness=Firmness.RED_LINE),
            coded(NORLAND, "tolls", 1.0, firmness=Firmness.OPENNESS),
            coded(SUDREY, "tolls", -1.0),
            coded(NORLAND, "fish", 1.0),
            coded(SUDREY, "fish", 0.8),
            coded(EASTMARK, "mail", 1.0),
        ]
    )
    stuck = sticking_points(found)
    assert [point.topic for point in stuck] == ["ferry", "tolls"]
    assert stuck[0].score == pytest.approx(0.5)  # difference 1, firmness 1, weight 1 − 2⁻¹
    assert stuck[1].score < stuck[0].score
    assert [point.topic for point in common_ground(found)] == ["fish"]


def test_a_party_that_speaks_alone_is_no_common_ground() -> None:
    assert common_ground(positions([coded(NORLAND, "ferry", 1.0)])) == ()


@pytest.mark.parametrize(
    ("words", "stuck", "shared"),
    [
        ("The ferry remains the main stumbling block.", True, False),
        ("They still disagree over tolls.", True, False),
        ("Both sides agree that mail must go through.", False, True),
        ("The text on mail is uncontroversial.", False, True),
        ("The ferry is white.", False, False),
    ],
)
def test_what_sources_call_it(words: str, stuck: bool, shared: bool) -> None:
    assert named_points(words) == (stuck, shared)

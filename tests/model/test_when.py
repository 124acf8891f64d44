from __future__ import annotations

from datetime import date

from travaux.model import Anchor, AnchorKind, Precision, When


def day(earliest: date | None, latest: date | None) -> When:
    return When("then", earliest, latest, Precision.PERIOD, Anchor(AnchorKind.NONE_NEEDED))


def test_a_day_agrees_with_the_part_of_the_month_it_lies_in() -> None:
    seventeenth = day(date(2021, 12, 17), date(2021, 12, 17))
    middle = day(date(2021, 12, 11), date(2021, 12, 20))
    assert seventeenth.agrees_with(middle)
    assert middle.agrees_with(seventeenth)


def test_different_days_do_not_agree() -> None:
    assert not day(date(2022, 1, 10), date(2022, 1, 10)).agrees_with(
        day(date(2022, 1, 12), date(2022, 1, 12))
    )


def test_an_open_side_reaches_on() -> None:
    assert day(date(2019, 1, 1), None).agrees_with(day(date(2024, 5, 5), date(2024, 5, 5)))


def test_what_nothing_anchors_agrees_with_nothing() -> None:
    unknown = When("last Friday", None, None, Precision.UNKNOWN, Anchor(AnchorKind.UNRESOLVED))
    assert not unknown.resolved
    assert not unknown.agrees_with(unknown)

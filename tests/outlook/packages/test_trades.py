import pytest

from travaux.outlook.packages import Issue, PackageCase, Party, changes, ideal, trades

ISSUES = tuple(Issue(name, ("none", "half", "full")) for name in ("water", "power"))
CASE = PackageCase(
    ISSUES,
    (
        Party("A", ((10.0, 8.0, 0.0), (0.0, 45.0, 90.0)), 0.0, 0.0),
        Party("B", ((0.0, 20.0, 40.0), (10.0, 5.0, 0.0)), 0.0, 0.0),
    ),
)


def test_each_gives_way_where_it_matters_less_to_it():
    (found,) = trades(CASE, (2, 2))
    assert (found.parties, found.issues) == ((0, 1), (0, 1))
    assert found.gives == pytest.approx((0.1, 0.2))
    assert found.gains == pytest.approx((0.8, 0.9))
    assert found.surplus == pytest.approx(0.6)


def test_one_issue_split_is_no_exchange():
    assert trades(CASE, (1, 0)) == ()


def test_changes_are_shares_of_what_is_at_stake():
    assert ideal(CASE, 0) == (0, 2)
    (found,) = changes(CASE, (2, 2), ideal(CASE, 0), 0)
    assert (found.issue, found.value, found.instead) == (0, 2, 0)
    assert found.share == pytest.approx(-0.1)

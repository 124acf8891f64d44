"""Who gives up what for what: concessions of a package, and the exchanges in it.

Logrolling (Froman and Cohen 1970, "Compromise and logroll: comparing the efficiency of two
bargaining processes", Behavioral Science 15): each of two parties gives way where it matters less
to it than to the other. Figures are shares of what is at stake for a party over all issues, so that
parties with different scales can be told beside each other.
"""

from __future__ import annotations

from dataclasses import dataclass

from travaux.outlook.packages.spec import Package, PackageCase

__all__ = ["Change", "Trade", "changes", "ideal", "trades"]


@dataclass(frozen=True, slots=True)
class Change:
    """On ``issue`` the party gets ``share`` (of its stakes) more, or less, than by ``instead``."""

    party: int
    issue: int
    value: int
    instead: int
    share: float


@dataclass(frozen=True, slots=True)
class Trade:
    """``gives`` is what each of two parties gives up, ``gains`` what that is worth to the other.

    All four are shares of the stakes of the one whom they concern, and above 0.
    """

    parties: tuple[int, int]
    issues: tuple[int, int]
    gives: tuple[float, float]
    gains: tuple[float, float]

    @property
    def surplus(self) -> float:
        """The smaller of what the two get out of it."""
        return min(self.gains[1] - self.gives[0], self.gains[0] - self.gives[1])


def changes(
    case: PackageCase, package: Package, instead: Package, party: int
) -> tuple[Change, ...]:
    """Where ``package`` is better or worse for a party than ``instead``, the largest first."""
    stake = case.stakes()[party] or 1.0
    worth = case.parties[party].utilities
    found = [
        Change(party, issue, value, other, (worth[issue][value] - worth[issue][other]) / stake)
        for issue, (value, other) in enumerate(zip(package, instead, strict=True))
    ]
    return tuple(sorted((c for c in found if c.share), key=lambda c: -abs(c.share)))


def ideal(case: PackageCase, party: int) -> Package:
    """The best value of each issue for a party, conditions and others aside; ties to the first."""
    return tuple(row.index(max(row)) for row in case.parties[party].utilities)


def trades(case: PackageCase, package: Package) -> tuple[Trade, ...]:
    """The exchanges in ``package`` from which both gain, the largest surplus first.

    On one issue the first gives way to the second, on the other the second to the first, each
    measured from the giver's own best value.
    """
    pairs = [
        trade
        for one in range(len(case.parties))
        for other in range(one + 1, len(case.parties))
        for trade in _between(case, package, one, other)
        if trade.surplus > 0
    ]
    return tuple(sorted(pairs, key=lambda trade: -trade.surplus))


def _between(case: PackageCase, package: Package, one: int, other: int) -> list[Trade]:
    forth, back = _given(case, package, one, other), _given(case, package, other, one)
    return [
        Trade((one, other), (a, b), (give_a, give_b), (gain_a, gain_b))
        for a, give_a, gain_a in forth
        for b, give_b, gain_b in back
        if a != b
    ]


def _given(
    case: PackageCase, package: Package, giver: int, taker: int
) -> list[tuple[int, float, float]]:
    """Issues on which the giver has less than its best and the taker more than by that best."""
    stakes, best = case.stakes(), ideal(case, giver)
    found = []
    for issue, value in enumerate(package):
        mine, yours = case.parties[giver].utilities[issue], case.parties[taker].utilities[issue]
        give = (mine[best[issue]] - mine[value]) / (stakes[giver] or 1.0)
        gain = (yours[value] - yours[best[issue]]) / (stakes[taker] or 1.0)
        if give > 0 and gain > 0:
            found.append((issue, give, gain))
    return found

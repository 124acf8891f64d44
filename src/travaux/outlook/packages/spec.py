"""What a question of packages is made of: issues, parties with utilities, conditions."""

from __future__ import annotations

from dataclasses import dataclass
from math import prod

import numpy as np
from numpy.typing import NDArray

__all__ = ["Condition", "Grounds", "Issue", "Package", "PackageCase", "Party"]

Package = tuple[int, ...]  # for each issue the number of its value


@dataclass(frozen=True, slots=True)
class Grounds:
    """What a figure rests on: passages or entries by their name, or the analyst's assumption."""

    rests_on: tuple[str, ...] = ()
    assumed: bool = False
    line: int = 0


@dataclass(frozen=True, slots=True)
class Issue:
    """One thing to be settled, and the ways in which it can be."""

    name: str
    values: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Party:
    """One party: ``utilities[issue][value]`` add up over the issues to what a package is worth.

    ``disagreement`` is what it has without a package, ``minimum`` what a package must give it
    before it agrees (not less than ``disagreement``). ``grounds[issue][value]`` says what each
    figure rests on.
    """

    name: str
    utilities: tuple[tuple[float, ...], ...]
    disagreement: float
    minimum: float
    grounds: tuple[tuple[Grounds, ...], ...] = ()


@dataclass(frozen=True, slots=True)
class Condition:
    """A combination that cannot be, or what one value requires of others.

    ``when`` and ``then`` map issues to sets of values. Without ``then``, what meets all of ``when``
    is excluded; with it, what meets all of ``when`` must meet all of ``then``.
    """

    when: tuple[tuple[int, frozenset[int]], ...]
    then: tuple[tuple[int, frozenset[int]], ...] | None = None
    why: str = ""

    @property
    def issues(self) -> frozenset[int]:
        """The issues it ties."""
        return frozenset(issue for issue, _ in (*self.when, *(self.then or ())))

    def allows(self, values: dict[int, int]) -> bool:
        """Whether these values of (at least) its issues are allowed."""
        if not all(values[issue] in wanted for issue, wanted in self.when):
            return True
        return self.then is not None and all(values[i] in wanted for i, wanted in self.then)


@dataclass(frozen=True, slots=True)
class PackageCase:
    """Issues, parties, conditions, and the package that holds now where one does."""

    issues: tuple[Issue, ...]
    parties: tuple[Party, ...]
    conditions: tuple[Condition, ...] = ()
    status_quo: Package | None = None

    @property
    def combinations(self) -> int:
        """How many packages there are, conditions aside."""
        return prod(len(issue.values) for issue in self.issues)

    def utilities(self, issue: int) -> NDArray[np.float64]:
        """The utilities of one issue, (values, parties)."""
        return np.array([party.utilities[issue] for party in self.parties], np.float64).T

    def worth(self, package: Package) -> tuple[float, ...]:
        """What ``package`` is worth to each party."""
        return tuple(
            sum(party.utilities[issue][value] for issue, value in enumerate(package))
            for party in self.parties
        )

    def stakes(self) -> tuple[float, ...]:
        """For each party the distance from its worst to its best values, over all issues."""
        return tuple(sum(max(u) - min(u) for u in party.utilities) for party in self.parties)

    def allowed(self, package: Package) -> bool:
        """Whether ``package`` meets every condition."""
        values = dict(enumerate(package))
        return all(condition.allows(values) for condition in self.conditions)

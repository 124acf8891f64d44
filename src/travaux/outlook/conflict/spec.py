"""A conflict as an analyst writes it down: who decides, what each can do, and what each wants.

A state is an integer: bit ``k`` is set where option ``k`` is taken.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from travaux.errors import CaseError
from travaux.outlook.conflict.logic import Formula

__all__ = [
    "Conflict",
    "Ground",
    "Infeasible",
    "OneWay",
    "Option",
    "Preference",
    "Ranking",
    "Statement",
    "Statements",
    "Tier",
    "Utilities",
    "Utility",
]


@dataclass(frozen=True, slots=True)
class Ground:
    """What an item rests on: the passages it names, or the analyst's assumption; and its line."""

    rests_on: tuple[str, ...] = ()
    assumed: bool = False
    line: int = 0


class OneWay(StrEnum):
    """An option that cannot be undone: once on it stays on, or once off it stays off."""

    ON = "on"
    OFF = "off"


@dataclass(frozen=True, slots=True)
class Option:
    """One thing that one party may do or not. ``owner`` is an index into the decision makers."""

    name: str
    owner: int
    text: str = ""
    one_way: OneWay | None = None
    ground: Ground = Ground()

    @property
    def words(self) -> str:
        """What it is called in a sentence."""
        return self.text or self.name


@dataclass(frozen=True, slots=True)
class Infeasible:
    """States that cannot be: all where ``pattern`` is true."""

    pattern: Formula
    ground: Ground = Ground()


@dataclass(frozen=True, slots=True)
class Statement:
    """One thing a party would see true. ``unknown``: whether it would is not known.

    ``strong``: what differs in it differs much. ``weight``: None where statements are ordered.
    """

    formula: Formula
    weight: float | None = None
    strong: bool = False
    unknown: bool = False
    ground: Ground = Ground()


@dataclass(frozen=True, slots=True)
class Statements:
    """Preference by option prioritising: most important first, or by weight.

    Peng, Hipel, Kilgour and Fang (1997), "Ordinal preferences in the decision support system
    GMCR II"; Hou, Jiang and Xu (2015) for weights.
    """

    statements: tuple[Statement, ...]
    ground: Ground = Ground()


@dataclass(frozen=True, slots=True)
class Tier:
    """States in one place of a ranking: tied, or in an order that is not known.

    ``far_above``: everything here is strongly preferred to everything below.
    ``rest``: all feasible states that no other tier names.
    """

    states: tuple[int, ...]
    unknown: bool = False
    far_above: bool = False
    rest: bool = False
    ground: Ground = Ground()


@dataclass(frozen=True, slots=True)
class Ranking:
    """Preference by ranking, best first."""

    tiers: tuple[Tier, ...]
    ground: Ground = Ground()


@dataclass(frozen=True, slots=True)
class Utility:
    """The utility of the states where ``when`` is true."""

    when: Formula
    value: float
    ground: Ground = Ground()


@dataclass(frozen=True, slots=True)
class Utilities:
    """Preference by numbers: a state has the value of the first row that is true in it.

    ``strong_from``: a difference of this much or more is a strong preference; None: none is.
    """

    rows: tuple[Utility, ...]
    strong_from: float | None = None
    ground: Ground = Ground()


Preference = Ranking | Statements | Utilities


@dataclass(frozen=True, slots=True)
class Conflict:
    """A conflict in option form (Howard 1971; Fang, Hipel and Kilgour 1993).

    ``preferences`` has one entry a decision maker, in their order. ``path`` and ``line`` say
    where it was written, for errors.
    """

    decision_makers: tuple[str, ...]
    options: tuple[Option, ...]
    preferences: tuple[Preference, ...]
    infeasible: tuple[Infeasible, ...] = ()
    status_quo: int | None = None
    status_quo_ground: Ground = Ground()
    title: str = ""
    path: str = "conflict"
    line: int = 0

    @property
    def option_names(self) -> tuple[str, ...]:
        """The options' short names, by bit."""
        return tuple(option.name for option in self.options)

    def owned(self, dm: int) -> tuple[int, ...]:
        """The options of decision maker ``dm``, as bits."""
        return tuple(k for k, option in enumerate(self.options) if option.owner == dm)

    def state(self, taken: Iterable[str]) -> int:
        """The state in which the options named ``taken`` are taken and no others."""
        names = self.option_names
        return sum(1 << names.index(name) for name in set(taken))

    def taken(self, state: int) -> tuple[str, ...]:
        """The short names of the options taken in ``state``."""
        return tuple(name for k, name in enumerate(self.option_names) if state >> k & 1)

    def error(self, ground: Ground, what: str, advice: str = "") -> CaseError:
        """An error that names the line of ``ground``, or of the conflict where that has none."""
        return CaseError(self.path, ground.line or self.line, what, advice)

"""An issue as a line: its ends named, and where each actor stands, how it cares and weighs."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TypeAlias

import numpy as np
import numpy.typing as npt

__all__ = ["Floats", "Issue", "Range", "SpatialActor"]

Floats: TypeAlias = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Range:
    """A number that is known (``low == high``) or only known to lie between two."""

    low: float
    high: float

    @property
    def middle(self) -> float:
        """The middle of the range."""
        return (self.low + self.high) / 2

    @property
    def known(self) -> bool:
        """Whether it is one number."""
        return self.low == self.high


@dataclass(frozen=True, slots=True)
class SpatialActor:
    """Who takes part: ``position`` on the scale, ``salience`` in [0, 1], ``capability`` ≥ 0.

    ``rests_on`` names the passages or sources behind the numbers, ``assumed`` says what the analyst
    assumed; both may be empty. ``line`` is where a case file names the actor, 0 where none does.
    """

    name: str
    position: Range
    salience: Range
    capability: Range
    rests_on: tuple[str, ...] = ()
    assumed: str = ""
    line: int = 0


@dataclass(frozen=True, slots=True)
class Issue:
    """A question under negotiation on a line from ``low`` to ``high``, both ends put in words.

    ``status_quo`` is the point that stays where nobody agrees: the disagreement point of Nash's
    solution and the forecast "nothing changes"; None where it is not reported.
    """

    name: str
    low: float
    high: float
    low_means: str
    high_means: str
    actors: tuple[SpatialActor, ...]
    status_quo: float | None = None
    rests_on: tuple[str, ...] = ()
    assumed: str = ""
    line: int = 0

    @property
    def width(self) -> float:
        """The length of the scale, in its units."""
        return self.high - self.low

    def middles(self) -> tuple[Floats, Floats, Floats]:
        """Positions, saliences and capabilities, of shape ``(actors,)``, ranges at their middle."""
        rows = [(a.position.middle, a.salience.middle, a.capability.middle) for a in self.actors]
        table = np.array(rows, dtype=np.float64).reshape(len(rows), 3)
        return table[:, 0], table[:, 1], table[:, 2]

    def draws(self, runs: int, rng: np.random.Generator) -> tuple[Floats, Floats, Floats]:
        """Positions, saliences and capabilities ``(runs, actors)``, uniform in their ranges."""
        rows = [
            (
                (a.position.low, a.position.high),
                (a.salience.low, a.salience.high),
                (a.capability.low, a.capability.high),
            )
            for a in self.actors
        ]
        ends = np.array(rows, dtype=np.float64).reshape(len(rows), 3, 2)
        drawn = rng.random((runs, len(rows), 3))
        values = ends[:, :, 0] + drawn * (ends[:, :, 1] - ends[:, :, 0])
        return values[:, :, 0], values[:, :, 1], values[:, :, 2]

    def with_actor(self, at: int, **changes: object) -> Issue:
        """The issue with some fields of the actor at index ``at`` changed."""
        actors = list(self.actors)
        actors[at] = replace(actors[at], **changes)  # type: ignore[arg-type]
        return replace(self, actors=tuple(actors))

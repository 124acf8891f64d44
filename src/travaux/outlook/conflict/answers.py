"""Legal sequences of moves for many states at a time: one bit a state asked about.

Where what counts as an answer depends on the state that was left (unknown preferences,
coalitions), no single number says what is worst. Then 64 states are asked about at a time: an
array of words over the grid holds, per place, for which of them the place is in some set.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import reduce

import numpy as np
from numpy.typing import NDArray

from travaux.outlook.conflict.moves import allowed
from travaux.outlook.conflict.states import States

__all__ = ["Mover", "by_batch", "mover", "packed", "sequences", "unpacked"]

Words = NDArray[np.uint64]
Bools = NDArray[np.bool_]
_CELLS = 1 << 24  # places × states asked about in one batch


@dataclass(frozen=True, slots=True, eq=False)
class Mover:
    """Who moves along one axis or several together.

    ``axes``: the decision makers; ``reach``: pattern a may become b, bool, (A, A) or, where it
    depends on what the others do, (A, A, rest). A is the product of the axes, in their order.
    """

    axes: tuple[int, ...]
    reach: Bools

    def pull(self, sets: Words, *, forward: bool = False) -> Words:
        """Per place the union of ``sets`` over the places one move away, itself left out.

        ``sets``: (grid…, W). ``forward``: over the places it can be reached from, instead.
        """
        front = np.moveaxis(sets, self.axes, range(len(self.axes)))
        rows = front.reshape(self.reach.shape[0], -1, sets.shape[-1])
        found = np.zeros_like(rows)
        for a, b in np.argwhere(self.reach.reshape(*self.reach.shape[:2], -1).any(axis=2)):
            to, source = (b, a) if forward else (a, b)
            found[to] |= self._masked(rows[source], int(a), int(b))
        return np.moveaxis(found.reshape(front.shape), range(len(self.axes)), self.axes)

    def _masked(self, row: Words, a: int, b: int) -> Words:
        if self.reach.ndim == 2:
            return row
        return np.where(self.reach[a, b][:, None], row, np.uint64(0))


def mover(states: States, dm: int, wanted: Callable[..., Bools] | None = None) -> Mover:
    """The moves of ``dm``, or those from place a to place b for which ``wanted(b, a)`` is true."""
    reach = allowed(states, dm)
    if wanted is None:
        return Mover((dm,), reach)
    places = np.moveaxis(np.arange(states.feasible.size).reshape(states.shape), dm, 0)
    rows = places.reshape(len(reach), -1)
    inside = states.feasible.ravel()[rows]
    both = reach[:, :, None] & inside[:, None] & inside[None, :]
    return Mover((dm,), both & wanted(rows[None, :], rows[:, None]))


def sequences(
    sets: Words, movers: Sequence[Mover], feasible: Bools, *, forward: bool = False
) -> Words:
    """Per place, for whom ``sets`` is reached by a legal sequence of one move or more.

    No mover moves twice in a row (Fang, Hipel and Kilgour 1993, section 3.3.3), taken literally:
    per mover it is kept what can be reached if that mover moved last. ``forward``: what can be
    reached from ``sets``, instead.
    """
    inside = feasible[..., None]
    came: dict[int, Words] = {k: np.zeros_like(sets) for k in range(len(movers))}
    pending = set(came)
    while pending:
        k = min(pending)
        pending.discard(k)
        rest = (came[other] for other in came if other != k)
        start = reduce(np.bitwise_or, rest, sets)
        new = np.where(inside, movers[k].pull(start, forward=forward), np.uint64(0))
        if not np.array_equal(new, came[k]):
            came[k] = new
            pending |= {other for other in came if other != k}
    return reduce(np.bitwise_or, came.values(), np.zeros_like(sets))


def batches(states: States, where: Bools | None) -> Iterator[NDArray[np.intp]]:
    """Yield the flat places to ask about, some at a time."""
    asked = states.feasible if where is None else states.feasible & where
    places = np.flatnonzero(asked)
    size = max(64, _CELLS // math.prod(states.shape) // 64 * 64)
    for start in range(0, len(places), size):
        yield places[start : start + size]


def packed(sets: Bools, shape: tuple[int, ...]) -> Words:
    """(N, asked) bool as words, (grid…, W)."""
    short = -sets.shape[1] % 64
    padded = np.pad(sets, ((0, 0), (0, short)))
    words = np.packbits(padded, axis=1, bitorder="little").view(np.uint64)
    return words.reshape(*shape, -1)


def unpacked(words: Words, asked: int) -> Bools:
    """Words (grid…, W) as (N, asked) bool."""
    flat = np.ascontiguousarray(words).reshape(-1, words.shape[-1])
    return np.unpackbits(flat.view(np.uint8), axis=1, bitorder="little")[:, :asked].astype(bool)


def by_batch(
    states: States, where: Bools | None, judge: Callable[[NDArray[np.intp]], Bools]
) -> Bools:
    """The grid with what ``judge`` says of each batch of places; False elsewhere."""
    found = np.zeros(states.feasible.size, bool)
    for places in batches(states, where):
        found[places] = judge(places)
    return found.reshape(states.shape)

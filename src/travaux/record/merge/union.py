"""Union-find: which of many things are one, told pair by pair."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable
from typing import TypeAlias, TypeVar

__all__ = ["Groups", "Union", "blocks"]

Groups: TypeAlias = list[list[int]]
"""Groups of places in a sequence, each sorted, sorted by their first place."""

T = TypeVar("T")
K = TypeVar("K", bound=Hashable)


class Union:
    """Disjoint sets over ``0 .. size - 1``, with path halving."""

    def __init__(self, size: int) -> None:
        self._parent = list(range(size))

    def find(self, at: int) -> int:
        """The smallest member of the set that holds ``at``."""
        parent = self._parent
        while parent[at] != at:
            parent[at] = parent[parent[at]]
            at = parent[at]
        return at

    def join(self, one: int, other: int) -> None:
        """Make the sets of ``one`` and ``other`` one set."""
        low, high = sorted((self.find(one), self.find(other)))
        self._parent[high] = low

    def groups(self) -> Groups:
        """All sets."""
        found: dict[int, list[int]] = defaultdict(list)
        for at in range(len(self._parent)):
            found[self.find(at)].append(at)
        return list(found.values())


def blocks(items: Iterable[T], key: Callable[[T], K | None]) -> dict[K, list[T]]:
    """``items`` by ``key``, in order; items without a key are left out."""
    found: dict[K, list[T]] = defaultdict(list)
    for item in items:
        k = key(item)
        if k is not None:
            found[k].append(item)
    return found

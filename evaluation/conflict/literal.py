"""The definitions taken at their word, state by state, for tests only: slow and plain.

Moves and legal sequences: Fang, Hipel and Kilgour (1993), Interactive Decision Making.
Nothing here is shared with the package.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from itertools import combinations, product

Step = Callable[[int, int], set[int]]


@dataclass
class Literal:
    """A conflict: ``better(i, s, t)`` says that party i prefers s to t, and so on."""

    masks: list[int]
    states: list[int]
    only_on: int
    only_off: int
    better: Callable[[int, int, int], bool]
    unknown: Callable[[int, int, int], bool] = lambda _i, _s, _t: False
    much: Callable[[int, int, int], bool] = lambda _i, _s, _t: False
    reached: dict[tuple[int, int], set[int]] = field(default_factory=dict)
    together_reached: dict[tuple[tuple[int, ...], int], set[int]] = field(default_factory=dict)
    together_better: dict[tuple[tuple[int, ...], int], set[int]] = field(default_factory=dict)

    @property
    def parties(self) -> range:
        """The decision makers."""
        return range(len(self.masks))

    def others(self, group: Iterable[int]) -> tuple[int, ...]:
        """Who is not in the group."""
        return tuple(i for i in self.parties if i not in set(group))

    def moves(self, i: int, s: int) -> set[int]:
        """The states one move of i from s."""
        if (i, s) not in self.reached:
            self.reached[i, s] = {
                t
                for t in self.states
                if t != s
                and (s ^ t) & ~self.masks[i] == 0
                and s & ~t & self.only_on == 0
                and ~s & t & self.only_off == 0
            }
        return self.reached[i, s]

    def improvements(self, i: int, s: int) -> set[int]:
        """Those that i prefers to s."""
        return {t for t in self.moves(i, s) if self.better(i, t, s)}

    def hopes(self, i: int, s: int) -> set[int]:
        """Those that i prefers, or whose order to s is unknown."""
        return {t for t in self.moves(i, s) if self.better(i, t, s) or self.unknown(i, t, s)}

    def sequences(
        self, movers: Iterable[object], s: int, step: Callable[..., set[int]]
    ) -> set[int]:
        """Where legal sequences from s end: nobody moves twice in a row."""
        movers = list(movers)
        seen: set[tuple[int, object]] = set()
        todo: list[tuple[int, object]] = [(s, None)]
        while todo:
            at, last = todo.pop()
            for mover in movers:
                if mover == last:
                    continue
                for t in step(mover, at):
                    if (t, mover) not in seen:
                        seen.add((t, mover))
                        todo.append((t, mover))
        return {t for t, _ in seen}

    def joint(self, group: tuple[int, ...], s: int) -> set[int]:
        """Where legal sequences of the group end."""
        if (group, s) not in self.together_reached:
            self.together_reached[group, s] = self.sequences(group, s, self.moves)
        return self.together_reached[group, s]

    def joint_improvements(self, group: tuple[int, ...], s: int) -> set[int]:
        """Those that each member prefers to s."""
        if (group, s) not in self.together_better:
            self.together_better[group, s] = {
                t for t in self.joint(group, s) if all(self.better(i, t, s) for i in group)
            }
        return self.together_better[group, s]

    # --- one party -----------------------------------------------------------------------

    def stable(self, i: int, s: int, concept: str) -> bool:
        """Whether s is stable for i."""
        return {
            "nash": self.nash,
            "gmr": self.gmr,
            "smr": self.smr,
            "seq": self.seq,
            "sim": self.sim,
        }[concept](i, s)

    def worse(self, i: int, t: int, s: int) -> bool:
        """T is no better than s to i, and that is known."""
        return not self.better(i, t, s) and not self.unknown(i, t, s)

    def nash(self, i: int, s: int) -> bool:
        """No improvement."""
        return not self.improvements(i, s)

    def gmr(self, i: int, s: int) -> bool:
        """Each improvement is answered by some sequence."""
        return all(
            any(self.worse(i, s2, s) for s2 in self.joint(self.others([i]), s1))
            for s1 in self.improvements(i, s)
        )

    def smr(self, i: int, s: int) -> bool:
        """Each is answered with no escape."""
        return all(
            any(
                self.worse(i, s2, s) and all(self.worse(i, s3, s) for s3 in self.moves(i, s2))
                for s2 in self.joint(self.others([i]), s1)
            )
            for s1 in self.improvements(i, s)
        )

    def seq(self, i: int, s: int) -> bool:
        """Each is answered by improvements of the others."""
        return all(
            any(
                self.worse(i, s2, s)
                for s2 in self.sequences(self.others([i]), s1, self.improvements)
            )
            for s1 in self.improvements(i, s)
        )

    def sim(self, i: int, s: int) -> bool:
        """Each improvement meets one that some others make at the same time, each from s."""
        return all(
            any(self.worse(i, t, s) for t in self.together(i, s1, s))
            for s1 in self.improvements(i, s)
        )

    def together(self, i: int, s1: int, s: int) -> Iterator[int]:
        """What s1 and simultaneous improvements of others make."""
        choices = [[s, *self.improvements(j, s)] for j in self.others([i])]
        for chosen in product(*choices):
            t = s1
            for j, goes in zip(self.others([i]), chosen, strict=True):
                t = (t & ~self.masks[j]) | (goes & self.masks[j])
            if t != s1 and t in self.states:
                yield t

    # --- strength (Hamouda, Kilgour and Hipel 2004) ---------------------------------------

    def strongly(self, i: int, s: int, concept: str) -> bool:
        """Each improvement is answered by something much worse."""
        step: Step = self.improvements if concept == "seq" else self.moves
        return all(
            any(
                self.much(i, s, s2)
                and (concept != "smr" or all(self.much(i, s, s3) for s3 in self.moves(i, s2)))
                for s2 in self.sequences(self.others([i]), s1, step)
            )
            for s1 in self.improvements(i, s)
        )

    # --- unknown preferences (Li, Hipel, Kilgour and Fang 2004) ------------------------------

    def uncertain(self, i: int, s: int, concept: str, kind: str) -> bool:
        """Stability of one of the four kinds."""
        leaves = self.hopes(i, s) if kind in "ac" else self.improvements(i, s)
        if concept == "nash":
            return not leaves
        step: Step = self.hopes if concept == "seq" else self.moves

        def hurts(t: int) -> bool:
            return self.worse(i, t, s) or (kind in "cd" and self.unknown(i, t, s))

        return all(
            any(
                hurts(s2) and (concept != "smr" or all(hurts(s3) for s3 in self.moves(i, s2)))
                for s2 in self.sequences(self.others([i]), s1, step)
            )
            for s1 in leaves
        )

    # --- coalitions (Inohara and Hipel 2008) -----------------------------------------------

    def coalition(self, group: tuple[int, ...], s: int, concept: str) -> bool:
        """Whether s is stable for the group."""
        leaves = self.joint_improvements(group, s)
        if concept == "nash":
            return not leaves

        def hurts(t: int) -> bool:
            return any(not self.better(i, t, s) for i in group)

        rest = self.others(group)
        subgroups = [k for n in range(1, len(rest) + 1) for k in combinations(rest, n)]

        def answers(s1: int) -> set[int]:
            if concept == "seq":
                return self.sequences(subgroups, s1, self.joint_improvements)
            return self.joint(rest, s1)

        return all(
            any(
                hurts(s2) and (concept != "smr" or all(hurts(s3) for s3 in self.joint(group, s2)))
                for s2 in answers(s1)
            )
            for s1 in leaves
        )

"""Random conflicts: two to five parties, ties, infeasible states, one-way moves; from a seed."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from evaluation.conflict.literal import Literal
from travaux.outlook.conflict.logic import Formula, pattern
from travaux.outlook.conflict.spec import (
    Conflict,
    Infeasible,
    OneWay,
    Option,
    Preference,
    Ranking,
    Statement,
    Statements,
    Tier,
)

__all__ = ["Draw", "draw"]


@dataclass(frozen=True, slots=True)
class Draw:
    """One random conflict, as the package takes it and as the plain definitions do."""

    conflict: Conflict
    literal: Literal


def draw(seed: int, kind: str = "simple", most_options: int = 6) -> Draw:
    """A random conflict. ``kind``: "simple", "strong" or "unknown" preferences."""
    rng = np.random.default_rng(seed)
    parties = int(rng.integers(2, 6))
    count = int(rng.integers(parties, max(parties, most_options) + 1))
    owners = [*range(parties), *rng.integers(0, parties, count - parties).tolist()]
    rng.shuffle(owners)
    ways = [
        (None, None, OneWay.ON, OneWay.OFF)[int(rng.integers(0, 4))] if rng.random() < 0.5 else None
        for _ in owners
    ]
    options = tuple(
        Option(f"o{k}", int(owner), one_way=way)
        for k, (owner, way) in enumerate(zip(owners, ways, strict=True))
    )
    ruled_out = _ruled_out(rng, count)
    states = [s for s in range(1 << count) if not any(r.pattern.holds(s) for r in ruled_out)]
    levels = [_levels(rng, states, kind) for _ in range(parties)]
    preferences = tuple(_preference(rng, states, level, kind, count) for level in levels)
    names = tuple(f"P{i}" for i in range(parties))
    conflict = Conflict(names, options, tuple(p for p, _ in preferences), ruled_out)
    return Draw(conflict, _literal(conflict, states, [table for _, table in preferences]))


def _ruled_out(rng: np.random.Generator, count: int) -> tuple[Infeasible, ...]:
    """Patterns of two to all options, few enough that a state is left."""
    found: list[Infeasible] = []
    for _ in range(int(rng.integers(0, 5))):
        some = rng.choice(count, int(rng.integers(2, count + 1)), replace=False)
        found.append(Infeasible(pattern({int(k): bool(rng.random() < 0.5) for k in some})))
        if all(any(r.pattern.holds(s) for r in found) for s in range(1 << count)):
            found.pop()
    return tuple(found)


Table = tuple[dict[int, int], dict[int, int], dict[int, tuple[int, ...]]]


def _levels(rng: np.random.Generator, states: list[int], kind: str) -> dict[int, int]:
    """A random weak order: a height for each state, ties where heights are few."""
    most = int(rng.integers(1, len(states) + 1)) if rng.random() < 0.7 else len(states)
    del kind
    return {s: int(h) for s, h in zip(states, rng.integers(0, most, len(states)), strict=True)}


def _preference(
    rng: np.random.Generator, states: list[int], level: dict[int, int], kind: str, count: int
) -> tuple[Preference, Table]:
    if kind == "unknown" and rng.random() < 0.5:
        return _statements(rng, states, count)
    heights = sorted(set(level.values()), reverse=True)
    tiers, strong, labels, grade = [], {}, {}, 0
    far = {h: kind == "strong" and rng.random() < 0.4 for h in heights}
    vague = {h: kind == "unknown" and rng.random() < 0.5 for h in heights}
    for height in reversed(heights):
        grade += far[height]
        members = tuple(s for s in states if level[s] == height)
        tiers.append(Tier(members, unknown=vague[height], far_above=far[height]))
        for number, state in enumerate(members):
            strong[state] = grade
            labels[state] = (number if vague[height] else 0,)
    return Ranking(tuple(reversed(tiers))), (level, strong, labels)


def _statements(
    rng: np.random.Generator, states: list[int], count: int
) -> tuple[Preference, Table]:
    """Ordered statements on single options, some of them unknown; heights are made in words."""
    order: list[int] = []
    for k in (int(k) for k in rng.permutation(count)):
        if not any(all((s >> k & 1) != (s >> j & 1) for s in states) for j in order):
            order.append(k)
    unknown = [bool(rng.random() < 0.4) for _ in order]
    rows = tuple(
        Statement(Formula("option", k), unknown=vague)
        for k, vague in zip(order, unknown, strict=True)
    )
    words = {s: tuple(s >> k & 1 for k in order) for s in states}
    marks = {s: (-1, *(int(v) for v in unknown)) for s in states}
    zero = dict.fromkeys(states, 0)
    chains = {s: (*words[s], *marks[s]) for s in states}
    return Statements(rows), (zero, zero, chains)


def _literal(conflict: Conflict, states: list[int], tables: list[Table]) -> Literal:
    masks = [sum(1 << k for k in conflict.owned(i)) for i in range(len(tables))]
    only_on = sum(1 << k for k, o in enumerate(conflict.options) if o.one_way is OneWay.ON)
    only_off = sum(1 << k for k, o in enumerate(conflict.options) if o.one_way is OneWay.OFF)

    def relation(i: int, s: int, t: int) -> str:
        level, _, labels = tables[i]
        if level[s] != level[t]:
            return ">" if level[s] > level[t] else "<"
        if -1 not in labels[s]:
            return "=" if labels[s] == labels[t] else "?"
        cut = labels[s].index(-1)
        for a, b, vague in zip(labels[s][:cut], labels[t][:cut], labels[s][cut + 1 :], strict=True):
            if a != b:
                return "?" if vague else ">" if a > b else "<"
        return "="

    return Literal(
        masks,
        states,
        only_on,
        only_off,
        better=lambda i, s, t: relation(i, s, t) == ">",
        unknown=lambda i, s, t: relation(i, s, t) == "?",
        much=lambda i, s, t: tables[i][1][s] > tables[i][1][t],
    )

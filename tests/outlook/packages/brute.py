"""Packages by enumeration, for tests: every package, compared with every other."""

from itertools import product

import numpy as np

from travaux.outlook.packages import Condition, Issue, PackageCase, Party


def every(case):
    """All packages that the conditions allow and that meet each minimum."""
    ranges = [range(len(issue.values)) for issue in case.issues]
    packages = [p for p in product(*ranges) if case.allowed(p)]
    least = [party.minimum for party in case.parties]
    return [
        p for p in packages if all(u >= m - 1e-9 for u, m in zip(case.worth(p), least, strict=True))
    ]


def front(case):
    """The utilities of the packages that no other dominates, rounded, as a set."""
    worth = {tuple(round(u, 9) for u in case.worth(p)) for p in every(case)}
    return {
        one
        for one in worth
        if not any(
            other != one and all(o >= u for o, u in zip(other, one, strict=True)) for other in worth
        )
    }


def random_case(seed):
    """A small case with ties, conditions and minimums."""
    rng = np.random.default_rng(seed)
    parties = int(rng.integers(2, 5))
    sizes = [int(rng.integers(1, 4)) for _ in range(rng.integers(1, 6))]
    issues = tuple(
        Issue(f"issue {n}", tuple(f"value {v}" for v in range(size)))
        for n, size in enumerate(sizes)
    )
    most = int(rng.integers(2, 60))

    def party(n):
        rows = tuple(tuple(float(u) / 10 for u in rng.integers(0, most, s)) for s in sizes)
        least = float(rng.choice([0.0, 0.0, round(sum(max(r) for r in rows) / 2, 1)]))
        return Party(f"party {n}", rows, 0.0, least)

    def some(issue):
        many = int(rng.integers(1, sizes[issue] + 1))
        return frozenset(int(v) for v in rng.choice(sizes[issue], many, replace=False))

    def condition():
        tied = rng.permutation(len(sizes))[: int(rng.integers(2, 4))]
        parts = tuple((int(i), some(int(i))) for i in tied)
        if len(parts) > 1 and rng.random() < 0.5:
            return Condition(parts[:1], parts[1:])
        return Condition(parts)

    return PackageCase(
        issues,
        tuple(party(n) for n in range(parties)),
        tuple(condition() for _ in range(rng.integers(0, 4))),
    )

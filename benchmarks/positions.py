"""``python -m benchmarks.positions [STATEMENTS]``: matrix, ledger and networks of many statements.

A million coded statements of made-up parties on made-up issues, over ten years: positions,
exchanges and the network with its camps, each timed alone, with the peak memory of the process.
"""

from __future__ import annotations

import random
import resource
import sys
import time
from collections.abc import Callable, Iterator
from datetime import date, timedelta

from travaux.analysis.exchanges import exchanges
from travaux.analysis.networks import network, polarisation
from travaux.analysis.positions import positions
from travaux.analysis.turns import turns_of_coded
from travaux.model import Act, Coded, Firmness, PartyRef

__all__ = ["many_positions", "statements"]

MOST = 20.0  # seconds for a million, on two cores
_PARTIES, _ISSUES, _DAYS = 200, 50, 3_650


def statements(many: int, seed: int = 5) -> Iterator[Coded]:
    """Coded statements drawn at random, one issue each, half of them addressed to a party."""
    draw = random.Random(seed)  # noqa: S311  no secret
    parties = [PartyRef(f"name:party-{n}", f"Party {n}") for n in range(_PARTIES)]
    acts = list(Act)
    for number in range(many):
        by, to = draw.choice(parties), draw.choice(parties)
        yield Coded(
            statement=f"s{number:08}",
            document=f"{number // 20:064}",
            day=date(2020, 1, 1) + timedelta(days=draw.randrange(_DAYS)),
            party=by,
            topic=f"issue-{draw.randrange(_ISSUES)}",
            stance=draw.choice((-1.0, 1.0)),
            firmness=Firmness.PREFERENCE,
            act=draw.choice(acts),
            weight=1.0,
            why="said",
            passages=(),
            to=(to,) if to != by and draw.random() < 0.5 else (),
        )


def many_positions(many: int = 1_000_000) -> None:
    """Print the time of each step and the peak memory."""
    coded = list(statements(many))
    total = 0.0
    steps: dict[str, Callable[[], object]] = {
        "positions": lambda: positions(coded),
        "exchanges": lambda: exchanges(turns_of_coded(coded)),
        "network": lambda: polarisation(network(coded)),
    }
    for name, work in steps.items():
        taken = _seconds(work)
        total += taken
        print(f"{name:<12}{taken:>8.2f} s")
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"{many:,} statements {total:.1f} s (at most {MOST:.0f} for a million), {peak:,.0f} MB")


def _seconds(work: Callable[[], object]) -> float:
    started = time.process_time()
    work()
    return time.process_time() - started


if __name__ == "__main__":
    many_positions(*(int(argument) for argument in sys.argv[1:2]))

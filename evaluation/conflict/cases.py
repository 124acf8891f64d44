"""Reference conflicts with known answers, where they are at hand (not ours to keep here)."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from travaux.outlook.conflict.logic import pattern
from travaux.outlook.conflict.spec import Conflict, Infeasible, OneWay, Option, Ranking, Tier

__all__ = ["Case", "cases_file", "load_cases"]


@dataclass(frozen=True, slots=True)
class Case:
    """A conflict, what its source states, and what the textbook definitions give."""

    name: str
    conflict: Conflict
    feasible: tuple[int, ...]
    published: dict[str, list[int]]
    equilibria: dict[str, list[int]]
    individual: dict[str, dict[int, list[bool]]]


def cases_file() -> Path:
    """Where the reference conflicts would be: beside ``TRAVAUX_DATA``, or in ``../shared``."""
    named = os.environ.get("TRAVAUX_DATA")
    shared = Path(named).parent if named else Path(__file__).parents[3] / "shared"
    return shared / "cases" / "conflict_cases.json"


def load_cases(path: Path) -> Iterator[Case]:
    """Yield each reference conflict in ``path``."""
    for row in json.loads(path.read_text("utf-8")):
        yield Case(
            row["id"],
            _conflict(row),
            tuple(sorted(row["feasible_states"])),
            row["published_equilibria"],
            row["recomputed_equilibria_textbook_definition"],
            {
                concept: {int(state): told for state, told in table.items()}
                for concept, table in row["recomputed_individual_stability"].items()
            },
        )


def _conflict(row: dict[str, Any]) -> Conflict:
    parties = row["decision_makers"]
    owner = {k: dm for dm, party in enumerate(parties) for k in party["options"]}
    options = tuple(
        Option(f"o{k}", owner[k], text, _one_way(row["one_way_options"].get(str(k))))
        for k, text in enumerate(row["options"])
    )
    rules = tuple(
        Infeasible(pattern({int(k): bool(taken) for k, taken in rule.items()}))
        for rule in row["infeasible"]
    )
    names = tuple(party["name"] for party in parties)
    rankings = tuple(_ranking(row["preference_best_to_worst"][name]) for name in names)
    return Conflict(names, options, rankings, rules)


def _one_way(told: str | None) -> OneWay | None:
    if told is None:
        return None
    return OneWay.ON if "on" in told.split() else OneWay.OFF


def _ranking(rows: list[Any]) -> Ranking:
    return Ranking(tuple(Tier(tuple(r) if isinstance(r, list) else (r,)) for r in rows))

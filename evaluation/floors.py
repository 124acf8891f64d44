"""Floors: the lowest figures a change may bring, for one scored corpus, known by its digest."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path

from evaluation.spans import Score

__all__ = ["Floors", "digest_of", "load_floors", "lowered", "raised", "save_floors", "under"]

# A figure may lie this far under its floor, about one statement of a hundred: the trained readers
# round otherwise on another processor, and a border that was as likely as another falls there.
TOLERANCE = 0.01


@dataclass(frozen=True, slots=True)
class Floors:
    """The digest of the gold documents, the floor of each F1, and why floors were lowered."""

    corpus: str
    floors: dict[str, float]
    lowered: list[dict[str, str]] = field(default_factory=list)


def digest_of(folder: Path) -> str:
    """The SHA-256 over the names and bytes of all files under ``folder``."""
    total = hashlib.sha256()
    for path in sorted(p for p in folder.rglob("*") if p.is_file()):
        total.update(path.relative_to(folder).as_posix().encode() + b"\0")
        total.update(hashlib.sha256(path.read_bytes()).digest())
    return total.hexdigest()


def load_floors(path: Path) -> Floors:
    """The floors in ``path``; none where the file is absent."""
    if not path.exists():
        return Floors("", {})
    return Floors(**json.loads(path.read_text("utf-8")))


def save_floors(path: Path, floors: Floors) -> None:
    """Write ``floors``, sorted, so that a change shows as a change of lines."""
    text = json.dumps(asdict(floors), indent=1, sort_keys=True, ensure_ascii=False)
    path.write_text(text + "\n", "utf-8")


def under(figures: Mapping[str, Score], floors: Floors) -> dict[str, tuple[float, float]]:
    """The figures under their floor, each with what it is and what it has to be.

    A floor whose figure was not scored in this run counts as nought where its corpus was read
    (another figure with the same heading was scored), and is passed over where it was not.
    """
    headings = {name.partition(":")[0] for name in figures}
    found = {}
    for name, floor in floors.floors.items():
        if name.partition(":")[0] not in headings:
            continue
        figure = figures[name].f1 if name in figures else 0.0
        if figure < floor - TOLERANCE:
            found[name] = (figure, floor)
    return found


def raised(figures: Mapping[str, Score], floors: Floors, corpus: str) -> Floors:
    """Floors at today's figures, none lower than it was."""
    today = {name: round(score.f1, 3) for name, score in figures.items()}
    kept = {name: max(floor, today.get(name, 0.0)) for name, floor in floors.floors.items()}
    return Floors(corpus, today | kept, floors.lowered)


def lowered(figures: Mapping[str, Score], floors: Floors, name: str, reason: str) -> Floors:
    """The floor ``name`` at today's figure, with the reason kept. Raises KeyError for no floor."""
    was, now = floors.floors[name], round(figures[name].f1, 3)
    note = {"floor": name, "from": f"{was:.3f}", "to": f"{now:.3f}", "reason": reason}
    return Floors(floors.corpus, floors.floors | {name: now}, [*floors.lowered, note])

"""Sentences of our own with two actors and an event class, drawn from ``data/events.yaml``.

The file gives patterns: ``[gov] praised [gov] for its reforms``. A pattern is filled at random from
lists of actors, places and times; the same seed gives the same sentences.
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

__all__ = ["Marked", "own_sentences"]

PATTERNS = Path(__file__).parent / "data" / "events.yaml"
_SLOT = re.compile(r"\[(?:([st]):)?(\w+)\]")
_FILL = re.compile(r"\{(\w+)\}")


@dataclass(frozen=True, slots=True)
class Marked:
    """A sentence with ``<s>`` and ``<t>`` around its actors (the first counts), and its class."""

    text: str
    plover: str


def own_sentences(count: int, seed: int, path: Path = PATTERNS) -> list[Marked]:
    """``count`` sentences for each class, without repetition, in a random order."""
    table = yaml.safe_load(path.read_text("utf-8"))
    rng = random.Random(seed)
    drawn = [one for plover in table["sentences"] for one in _of(plover, table, count, rng)]
    rng.shuffle(drawn)
    return drawn


def _of(plover: str, table: Mapping[str, Any], count: int, rng: random.Random) -> Iterator[Marked]:
    """The patterns of the class in turn; every other sentence from its frames, where it has any."""
    patterns, framed = table["sentences"][plover], list(_framed(plover, table))
    for number in range(count):
        turn = patterns[number // 2 % len(patterns)] if framed else patterns[number % len(patterns)]
        pattern = rng.choice(framed) if framed and number % 2 else turn
        yield Marked(_sentence(pattern, table["fillers"], rng), plover)


def _framed(plover: str, table: Mapping[str, Any]) -> Iterator[str]:
    """Each frame of the class with each deed in it."""
    for kind, frames in table["frames"].items():
        for deed in table[kind]:
            mine = frames["done"] if deed["done"] == plover else frames.get(plover, ())
            for frame in mine:
                told = _FILL.sub(lambda name, deed=deed: deed.get(name[1], name[0]), frame)
                yield told.replace("[target]", f"[t:{deed['target']}]")


def _sentence(pattern: str, fillers: Mapping[str, list[str]], rng: random.Random) -> str:
    taken: list[str] = []

    def actor(slot: re.Match[str]) -> str:
        side = slot[1] or ("t" if "s" in taken else "s")
        taken.append(side)
        words = _filled(rng.choice(fillers[slot[2]]), fillers, rng)
        if slot.start():
            words = re.sub(r"^(The|A|An) ", lambda article: article[0].lower(), words)
        return f"<{side}>{words}</{side}>"

    told = _filled(_SLOT.sub(actor, pattern), fillers, rng)
    around = "{head}" + told + "{time}{tail}."
    return _filled(around, fillers, rng)


def _filled(pattern: str, fillers: Mapping[str, list[str]], rng: random.Random) -> str:
    while _FILL.search(pattern):
        pattern = _FILL.sub(lambda name: rng.choice(fillers[name[1]]), pattern)
    return pattern

"""PolNeAR's articles (Newell et al. 2018) for training: text, and attributions as spans."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

__all__ = ["Article", "Marked", "load_articles", "split"]

Spans = tuple[tuple[int, int], ...]

HELD_OUT = 40  # articles

_TEXT = re.compile(r"^(T\d+)\t(Source|Cue|Content) ([\d ;]+)\t", re.MULTILINE)
_EVENT = re.compile(r"^E\d+\t(.+)$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Marked:
    """One attribution: spans of source, cue and content, in code points of the article."""

    source: Spans
    cue: Spans
    content: Spans


@dataclass(frozen=True, slots=True)
class Article:
    """An article and its attributions."""

    name: str
    text: str
    marked: tuple[Marked, ...]


def load_articles(folder: Path) -> list[Article]:
    """The articles of ``folder/text`` that ``folder/attributions`` annotates, by name."""
    texts = {path.stem: path for path in (folder / "text").glob("*.txt")}
    found: dict[str, Article] = {}
    for marks in sorted((folder / "attributions").glob("*.ann")):
        name = marks.stem if marks.stem in texts else marks.stem.rpartition("_")[0]
        if name in texts and name not in found:
            text = texts[name].read_text("utf-8")
            found[name] = Article(name, text, _marked(marks.read_text("utf-8")))
    return list(found.values())


def split(articles: list[Article]) -> tuple[list[Article], list[Article]]:
    """Articles to train on and those held out: every twenty-first by name."""
    held = articles[:: len(articles) // HELD_OUT][:HELD_OUT]
    names = {a.name for a in held}
    return [a for a in articles if a.name not in names], held


def _marked(marks: str) -> tuple[Marked, ...]:
    spans = {key: _pieces(where) for key, _, where in _TEXT.findall(marks)}
    found = []
    for event in _EVENT.findall(marks):
        roles: dict[str, list[tuple[int, int]]] = {"Source": [], "Cue": [], "Content": []}
        for part in event.split():
            role, _, key = part.partition(":")
            role = role.rstrip("0123456789")
            if role in roles and key in spans:
                roles[role].extend(spans[key])
        found.append(Marked(*(tuple(sorted(roles[r])) for r in ("Source", "Cue", "Content"))))
    return tuple(found)


def _pieces(where: str) -> list[tuple[int, int]]:
    return [(int(a), int(b)) for a, b in (piece.split() for piece in where.split(";"))]

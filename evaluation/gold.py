"""The project's annotation format: one W3C annotation page beside each gold document.

``talks.txt`` is annotated by ``talks.annotations.json``; ``evaluation/README.md`` is the guide.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

__all__ = ["Gold", "GoldError", "GoldItem", "load_gold"]

SUFFIX = ".annotations.json"


class GoldError(ValueError):
    """An annotation that does not fit its document."""


@dataclass(frozen=True, slots=True)
class GoldItem:
    """One annotation: its type, where it stands, its properties, and for statements its parts."""

    type: str
    spans: tuple[tuple[int, int], ...]
    body: dict[str, Any]
    parts: dict[str, tuple[tuple[int, int], ...]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Gold:
    """A gold document: its path, its text as decoded, and its annotations.

    ``kinds``: the types that were annotated where not all were, else None.
    """

    path: Path
    text: str
    items: tuple[GoldItem, ...]
    kinds: frozenset[str] | None = None

    def of(self, kind: str) -> list[GoldItem]:
        """The annotations of one type."""
        return [item for item in self.items if item.type == kind]

    def annotates(self, kind: str) -> bool:
        """Whether the document was annotated for a type, so that no annotation means none there."""
        return self.kinds is None or kind in self.kinds


def load_gold(folder: Path) -> Iterator[Gold]:
    """Every annotated document under ``folder``, in the order of paths.

    Raises GoldError where a selector does not fit: its ``exact`` words must stand at its offsets.
    """
    for page in sorted(folder.rglob(f"*{SUFFIX}")):
        path = _document_of(page)
        text = path.read_text("utf-8")
        content = json.loads(page.read_text("utf-8"))
        kinds = frozenset(content["kinds"]) if "kinds" in content else None
        yield Gold(path, text, tuple(_item(a, text, page) for a in content["items"]), kinds)


def _document_of(page: Path) -> Path:
    stem = page.name.removesuffix(SUFFIX)
    for path in sorted(page.parent.glob(f"{stem}.*")):
        if path.suffix in {".txt", ".html", ".md"}:
            return path
    raise GoldError(f"{page} annotates no document beside it")


def _item(annotation: dict[str, Any], text: str, page: Path) -> GoldItem:
    body = dict(annotation["body"])
    kind = body.pop("type")
    parts = {
        role: tuple(_span(selector, text, page) for selector in selectors)
        for role, selectors in body.pop("parts", {}).items()
    }
    targets = annotation["target"]
    targets = targets if isinstance(targets, list) else [targets]
    spans = tuple(_span(target["selector"], text, page) for target in targets)
    return GoldItem(kind, spans, body, parts)


def _span(selector: Any, text: str, page: Path) -> tuple[int, int]:
    both = selector if isinstance(selector, list) else [selector]
    by_type = {one["type"]: one for one in both}
    position = by_type["TextPositionSelector"]
    start, end = int(position["start"]), int(position["end"])
    exact = by_type["TextQuoteSelector"]["exact"]
    if text[start:end] != exact:
        raise GoldError(f"{page}: {start}–{end} is {text[start:end]!r}, not {exact!r}")
    return start, end

"""News agencies and outlets: the channels that report, which are no parties."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from types import MappingProxyType

from travaux.codebook.surfaces import variants
from travaux.codebook.tables import read_table

__all__ = ["MediaTable", "Medium", "load_media"]


@dataclass(frozen=True, slots=True)
class Medium:
    """A news agency or outlet; ``country`` is the party id of where it sits."""

    name: str
    country: str
    agency: bool


@dataclass(frozen=True, slots=True)
class MediaTable:
    """All agencies and outlets by every name they are written by, without "the"."""

    surfaces: Mapping[str, Medium]

    def look_up(self, words: str) -> Medium | None:
        """The medium that ``words`` name, with or without "the", or None."""
        return self.surfaces.get(words) or self.surfaces.get(words.removeprefix("the "))


@lru_cache(maxsize=1)
def load_media() -> MediaTable:
    """The table of media. Raises CodebookError where it cannot be read."""
    table = read_table("media")
    found: dict[str, Medium] = {}
    for kind in ("agencies", "outlets"):
        for row in table[kind]:
            medium = Medium(row["name"], row["country"], kind == "agencies")
            for words in (row["name"], *row.get("names", ())):
                found.update(dict.fromkeys(variants(words), medium))
    return MediaTable(MappingProxyType(found))

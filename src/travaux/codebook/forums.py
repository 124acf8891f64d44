"""Standing forums and recurring conferences, found by name."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from travaux.codebook.tables import read_table
from travaux.errors import CodebookError
from travaux.model import MeetingForm, Span

__all__ = ["Forum", "Forums", "forums"]

_DASH = r"\s?[-\u2010-\u2015]\s?"


@dataclass(frozen=True, slots=True)
class Forum:
    """A forum: its canonical name, how it meets, and whether its name alone names a meeting.

    ``series`` is how its numbered sessions are called, with ``{}`` for the number ("COP{}").
    """

    name: str
    form: MeetingForm
    event: bool
    series: str | None = None


@dataclass(frozen=True, slots=True)
class Forums:
    """All forums of the table, ready to be found in a text."""

    by_alias: Mapping[str, Forum]
    names: re.Pattern[str]
    patterns: tuple[tuple[re.Pattern[str], Forum], ...]

    def numbered(self, name: str, number: int) -> str:
        """What session ``number`` of a forum is called, its ``name`` where there is no other."""
        forum = self.by_alias.get(_key(name))
        return forum.series.format(number) if forum is not None and forum.series else name

    def find(self, text: str) -> Iterator[tuple[Span, Forum]]:
        """Every forum named in ``text``, in order; those of the table before those by rule."""
        found = [
            (Span(*m.span()), self.by_alias[_key(m.group())]) for m in self.names.finditer(text)
        ]
        taken = {at for span, _ in found for at in range(span.start, span.end)}
        for pattern, forum in self.patterns:
            for match in pattern.finditer(text):
                if match.start() not in taken and match.end() - 1 not in taken:
                    named = Forum(match.expand(forum.name), forum.form, forum.event)
                    found.append((Span(*match.span()), named))
        return iter(sorted(found, key=lambda pair: (pair[0].start, -pair[0].end, pair[1].name)))


@lru_cache(maxsize=1)
def forums() -> Forums:
    """The forums. Raises CodebookError where the table is broken."""
    table = read_table("forums")
    try:
        return _typed(table)
    except (KeyError, ValueError, TypeError, AttributeError, re.error) as broken:
        raise CodebookError(f"The table 'forums' breaks its own rules: {broken!r}") from broken


def _typed(table: Any) -> Forums:
    by_alias: dict[str, Forum] = {}
    aliases: list[str] = []
    for row in table["forums"]:
        forum = Forum(
            row["name"], MeetingForm(row["form"]), row.get("event", False), row.get("series")
        )
        for alias in (row["name"], *row["aliases"]):
            by_alias.setdefault(_key(alias), forum)
            aliases.append(alias)
    ordered = sorted(set(aliases), key=lambda alias: (-len(alias), alias))
    names = re.compile(rf"\b(?:{'|'.join(map(_flexible, ordered))})(?!\w)")
    return Forums(by_alias, names, tuple(_ruled(row) for row in table["patterns"]))


def _ruled(row: Any) -> tuple[re.Pattern[str], Forum]:
    forum = Forum(row["name"], MeetingForm(row["form"]), row["event"])
    return re.compile(rf"\b{row['pattern']}"), forum


def _flexible(alias: str) -> str:
    words = (re.escape(part).replace(r"\ ", r"\s+") for part in alias.split("-"))
    return _DASH.join(words).replace("'", "['’]")


def _key(alias: str) -> str:
    return re.sub(r"\s*[-\u2010-\u2015]\s*", "-", " ".join(alias.split())).replace("’", "'").lower()

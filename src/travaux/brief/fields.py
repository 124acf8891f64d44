"""Attributes of entries as a brief shows them: one value, several, or readings that differ."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from travaux.brief.cite import Citer
from travaux.brief.words import humanise, one_line, when_iso, when_words
from travaux.model import Entry, Passage, Reading, Value, When

__all__ = ["Field", "Shown", "field", "first_when", "row_passages", "sort_day"]

_NOT_SAID = frozenset({"unknown", ""})
_STABLE_WORDS = frozenset({"kind", "form", "status", "modality", "unit"})


@dataclass(frozen=True, slots=True)
class Shown:
    """One value in words, its machine-readable date if it is one, and its documents' numbers."""

    text: str
    iso: str | None = None
    numbers: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Field:
    """An attribute's values; none where it is not reported.

    ``note`` says so where they compete: whether documents differ, one document gives it in
    several ways, or times that can be the same are said more and less exactly. Each value then
    stands with its documents. ``sourced`` has each value stand with its documents too, in
    their order: a status changes in time, which is no disagreement.
    """

    values: tuple[Shown, ...] = ()
    note: str = ""
    sourced: bool = False


def field(entry: Entry, name: str, citer: Citer) -> Field:
    """The attribute ``name`` of ``entry``, each value once, empty where it is not reported."""
    many = any(a.many for a in entry.attributes if a.name == name)
    by_text: dict[str, list[Reading]] = {}
    for reading in entry.readings(name):
        text = _in_words(reading, name)
        if text.casefold() not in _NOT_SAID:
            by_text.setdefault(text, []).append(reading)
    values = tuple(_shown(text, same, citer) for text, same in by_text.items())
    if name == "status" and len(values) > 1:
        return Field(tuple(sorted(values, key=lambda value: value.numbers)), sourced=True)
    if many or len(values) < 2 or name == "form":  # a session to one is talks to another
        return Field(values)
    return Field(values, _note(values, [r.value for same in by_text.values() for r in same]))


def first_when(entry: Entry) -> When | None:
    """The best supported time of ``entry`` that names days, None where there is none."""
    whens = (r.value for r in entry.readings("when") if isinstance(r.value, When))
    return next((w for w in whens if w.resolved), None)


def sort_day(entry: Entry) -> tuple[date, date]:
    """The days to sort an entry by; what is not dated comes last."""
    when = first_when(entry)
    if when is None:
        return date.max, date.max
    return when.earliest or when.latest or date.max, when.latest or date.max


def row_passages(entry: Entry, *names: str) -> tuple[Passage, ...]:
    """The passages that tell most under one line.

    The entry's first, one for each reading of the attributes ``names``, one from each document,
    then its others.
    """
    return tuple(dict.fromkeys(_told(entry, names)))


def _told(entry: Entry, names: Iterable[str]) -> Iterator[Passage]:
    yield from entry.passages[:1]
    for name in names:
        for reading in entry.readings(name):
            yield from reading.passages[:1]
    yield from {p.document: p for p in entry.passages[::-1]}.values()
    yield from entry.passages


def _note(shown: Sequence[Shown], values: Sequence[Value]) -> str:
    """In what way competing values differ."""
    if _can_be_one(values):
        return "differently exact"
    documents = {number for value in shown for number in value.numbers}
    return "sources differ" if len(documents) > 1 else "given differently"


def _can_be_one(values: Iterable[Value]) -> bool:
    """Whether all values are times with a day in common."""
    earliest, latest = date.min, date.max
    for value in values:
        if not isinstance(value, When) or not value.resolved:
            return False
        earliest = max(earliest, value.earliest or date.min)
        latest = min(latest, value.latest or date.max)
    return earliest <= latest


def _in_words(reading: Reading, name: str) -> str:
    if isinstance(reading.value, When):
        return when_words(reading.value)
    text = one_line(reading.shown)
    return humanise(text) if name in _STABLE_WORDS else text


def _shown(text: str, readings: list[Reading], citer: Citer) -> Shown:
    value = readings[0].value
    numbers = citer.numbers(p for r in readings for p in r.passages)
    return Shown(text, when_iso(value) if isinstance(value, When) else None, numbers)

"""Which people of many documents are one person."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from travaux.record.merge.union import Groups, Union, blocks

__all__ = ["PersonKey", "merge_people"]


@dataclass(frozen=True, slots=True, order=True)
class PersonKey:
    """What merging looks at in a person: ``document`` tells the documents apart."""

    document: str
    id: str
    name: str
    party: str | None = None
    offices: tuple[str, ...] = ()


def merge_people(people: Sequence[PersonKey]) -> Groups:
    """Groups of places in ``people`` that are one person."""
    union = Union(len(people))
    for block in blocks(range(len(people)), lambda i: people[i].name).values():
        for at in block:
            union.join(block[0], at)
    return union.groups()

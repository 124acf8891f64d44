"""Which texts of many documents are one text, and which provisions one provision."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from travaux.model import TextKind, When
from travaux.record.merge.union import Groups, Union, blocks

__all__ = ["ProvisionKey", "TextKey", "merge_provisions", "merge_texts"]


@dataclass(frozen=True, slots=True)
class TextKey:
    """What merging looks at in a text."""

    document: str
    id: str
    title: str
    kind: TextKind
    author: str | None
    when: When | None
    version: str | None = None
    itself: bool = False


@dataclass(frozen=True, slots=True)
class ProvisionKey:
    """What merging looks at in a provision. ``text`` names the merged text it is of."""

    document: str
    id: str
    text: str | None
    number: str
    unit: str


def merge_texts(texts: Sequence[TextKey]) -> Groups:
    """Groups of places in ``texts`` that are one text."""
    return Union(len(texts)).groups()


def merge_provisions(provisions: Sequence[ProvisionKey]) -> Groups:
    """Groups of places in ``provisions`` that are one provision: same text, number and unit.

    A provision of a text that is not told is its own in each document.
    """
    union = Union(len(provisions))

    def key(at: int) -> tuple[str, ...]:
        p = provisions[at]
        home = ("text", p.text) if p.text else ("document", p.document)
        return (*home, p.number.casefold(), p.unit.casefold())

    for block in blocks(range(len(provisions)), key).values():
        for at in block:
            union.join(block[0], at)
    return union.groups()

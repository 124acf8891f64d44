"""From headings in order to a tree of units, each with its stretch of the text."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from travaux.legal.headings import CONTAINERS, Heading
from travaux.legal.lines import trimmed
from travaux.model import LegalUnit, Span, UnitKind

__all__ = ["Inside", "nest"]

Inside = Callable[[Span, Heading], tuple[LegalUnit, ...]]
"""What stands inside a stretch under a heading: its paragraphs and points."""

_LEAVES = frozenset({UnitKind.PREAMBLE, UnitKind.CLOSING})  # they hold no parts or articles
_TOP = _LEAVES | {UnitKind.ANNEX}


@dataclass
class _Node:
    heading: Heading
    rank: int
    end: int = 0
    children: list[_Node] = field(default_factory=list)


def nest(text: str, headings: Sequence[Heading], end: int, inside: Inside) -> tuple[LegalUnit, ...]:
    """The units that ``headings`` open, nested; the last reaches to ``end``.

    ``inside`` gives the units between a heading and what follows it.
    """
    ranks = _ranks(headings)
    roots: list[_Node] = []
    path: list[_Node] = []
    for heading, after in zip(headings, [*(h.span.start for h in headings[1:]), end], strict=True):
        node = _Node(heading, _rank(heading, ranks, path), after)
        while path and path[-1].rank >= node.rank:
            path.pop()
        (path[-1].children if path else roots).append(node)
        if heading.kind not in _LEAVES:
            path.append(node)
    return tuple(_frozen(text, node, inside) for node in roots)


def _ranks(headings: Sequence[Heading]) -> dict[UnitKind, int]:
    """How high each kind of container stands, by which stands straight above which in this text."""
    kinds = [h.kind for h in headings]
    straight = Counter(pairwise(kinds))
    order = list(CONTAINERS)
    for _ in order:
        for i in range(len(order) - 1):
            a, b = order[i], order[i + 1]
            if straight[b, a] > straight[a, b]:
                order[i], order[i + 1] = b, a
    return {kind: 1 + at for at, kind in enumerate(order)}


def _rank(heading: Heading, ranks: dict[UnitKind, int], path: Sequence[_Node]) -> int:
    if heading.kind in _TOP:
        return 0
    if heading.kind in ranks:
        return ranks[heading.kind]
    deepest = len(ranks) + 1
    if heading.kind is UnitKind.ARTICLE:
        return deepest + heading.under
    return deepest + 5 if any(n.heading.kind is UnitKind.ARTICLE for n in path) else deepest


def _frozen(text: str, node: _Node, inside: Inside) -> LegalUnit:
    heading = node.heading
    children = tuple(_frozen(text, child, inside) for child in node.children)
    first = children[0].span.start if children else node.end
    own = trimmed(text, heading.span.end, first)
    within = inside(own, heading) if own else ()
    end = children[-1].span.end if children else own.end if own else heading.span.end
    body = trimmed(text, heading.span.end, end)
    return LegalUnit(
        kind=heading.kind,
        word=heading.word,
        number=heading.number,
        span=Span(heading.span.start, end),
        heading=heading.span if len(heading.span) else None,
        title=heading.title,
        body=body,
        children=(*within, *children),
    )

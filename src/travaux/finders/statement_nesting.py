"""Statements inside one another: which holds which, and which only repeat what holds them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from travaux.codebook.cues import load_cues
from travaux.finders.attribution import Attribution
from travaux.finders.statement_contents import NEUTRAL
from travaux.model import Statement

__all__ = ["once", "outer_of"]

_NESTED = 8  # repetitions inside one another
_POSSESSIVE = frozenset({"his", "her", "its", "their", "our", "my"})
_SUPPOSED = frozenset({"would", "could", "might", "may", "can", "should"})
_THEMSELVES = frozenset({"it", "they", "we", "i", "he", "she"})


def once(stated: Sequence[Statement], outer: Sequence[int | None]) -> Iterator[Statement]:
    """The statements without what their own speaker is said to do: "it said it rejected the plan".

    The act of the inner one is that of the outer one then, and what it held is in the outer one.
    """
    stated = list(stated)
    holders: dict[str, str | None] = {}
    for statement, at in zip(tuple(stated), outer, strict=True):
        if at is not None and _repeats(statement, stated[at]):
            holders[statement.id] = statement.nested_in
            stated[at] = _acting(stated[at], statement)
    for statement in stated:
        if statement.id in holders:
            continue
        holder = statement.nested_in
        for _ in range(_NESTED):
            holder = holders.get(holder, holder) if holder else None
        yield statement if holder == statement.nested_in else replace(statement, nested_in=holder)


def _repeats(inner: Statement, outer: Statement) -> bool:
    if _for_own(inner, outer):
        return True
    same = bool(inner.speakers) and inner.act is outer.act and inner.act not in NEUTRAL
    sides = [{s.party or s.person or s.name for s in x.speakers} for x in (inner, outer)]
    return same and (sides[0] == sides[1] or _itself(inner))


def _for_own(inner: Statement, outer: Statement) -> bool:
    """Whether an inner one tells what the speaker's side would do: "his country would accept"."""
    words = inner.source.text.lower().split() if inner.source else []
    own = len(words) > 1 and words[0] in _POSSESSIVE and words[-1] in load_cues().selves
    cue = inner.cue.text.lower().split() if inner.cue else []
    alike = inner.act is outer.act or not _SUPPOSED.isdisjoint(cue)
    return own and (alike or _opens(inner, outer))


def _opens(inner: Statement, outer: Statement) -> bool:
    """Whether an inner one is all that an outer one tells: "that her government rejected it"."""
    if inner.source is None or outer.act not in NEUTRAL:
        return False
    before = inner.source.start - outer.content[0].start
    return 0 <= before <= len("that ")


def _acting(outer: Statement, inner: Statement) -> Statement:
    """An outer one that does what its own side is told to do in it, where it only tells of that."""
    if outer.act not in NEUTRAL or inner.act in NEUTRAL or not _for_own(inner, outer):
        return outer
    return replace(outer, act=inner.act, act_confidence=inner.act_confidence)


def _itself(inner: Statement) -> bool:
    return inner.source is not None and inner.source.text.lower() in _THEMSELVES


def outer_of(found: Sequence[Attribution]) -> list[int | None]:
    """For each attribution the index of the nearest one whose content holds its cue, or None."""
    contents = sorted((s.start, -s.end, i) for i, a in enumerate(found) for s in a.content)
    cues = sorted((a.cue.start, a.cue.end, i) for i, a in enumerate(found) if a.cue)
    outer: list[int | None] = [None] * len(found)
    stack: list[tuple[int, int]] = []
    at = 0
    for start, end, i in cues:
        while at < len(contents) and contents[at][0] <= start:
            stack.append((-contents[at][1], contents[at][2]))
            at += 1
        while stack and stack[-1][0] <= start:
            stack.pop()
        outer[i] = next((k for stop, k in reversed(stack[-4:]) if stop >= end and k != i), None)
    return outer

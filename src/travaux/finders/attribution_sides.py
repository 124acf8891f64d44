"""Sides taken beside what somebody said: "Peru, supported by Chile, proposed a fund"."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import replace

from travaux.finders.attribution_parts import Attribution, Page
from travaux.model import Span

__all__ = ["with_sides"]

_SIDING = frozenset(("supported", "opposed", "backed", "seconded", "endorsed", "rejected"))
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_JOINING = frozenset((",", "and", "but", "–", "—", "("))


def with_sides(page: Page, told: Iterable[Attribution]) -> list[Attribution]:
    """Each attribution bare of the sides taken in its source or after its content, and those sides.

    "A, supported by B, proposed X" and "A proposed X, supported by B" attribute X to A by
    "proposed" and to B by "supported by". What A adds ("…, saying that …") is not B's.
    """
    places = [t.i for t in page.tokens if t.lower_ in _SIDING and _sides(page, t.i)]
    if not places:
        return list(told)
    starts = [page.tokens[i].idx for i in places]
    bare: list[Attribution] = []
    sides: dict[int, Attribution] = {}
    for found in told:
        main, beside = _apart(page, found, places, starts)
        bare.append(main)
        adding = found.cue is not None and found.cue.of(page.annotated.text).endswith("ing")
        for i, side in () if adding else beside:
            sides.setdefault(i, side)
    return [*bare, *sides.values()]


def _sides(page: Page, i: int) -> bool:
    """Whether "supported by" stands behind a comma, or behind another such aside and "and"."""
    tokens = page.tokens
    if i < 2 or i + 2 >= len(tokens) or tokens[i + 1].lower_ != "by":
        return False
    if page.quote_at(tokens[i].idx):
        return False
    return tokens[i - 1].text in (",", "–", "—", "(") or (
        tokens[i - 1].lower_ in ("and", "but") and tokens[i].tag_ == "VBN"
    )


def _apart(
    page: Page, found: Attribution, places: Sequence[int], starts: Sequence[int]
) -> tuple[Attribution, list[tuple[int, Attribution]]]:
    here = _inside(found.source, places, starts) if found.source else []
    span = found.source if here else found.content[-1]
    inside = here or _inside(found.content[-1], places, starts)
    if span is None or not inside or page.tokens[inside[0]].idx == span.start:
        return found, []
    bare = page.trimmed(span.start, page.tokens[_before(page, inside[0])].idx)
    if bare is None:
        return found, []
    main = replace(found, content=(*found.content[:-1], bare))
    if here:
        main = replace(found, source=bare)
    ends = [*(_before(page, i) for i in inside[1:]), page.token_at(span.end)]
    sides = [_side(page, i, end, main) for i, end in zip(inside, ends, strict=True)]
    return main, [(i, side) for i, side in zip(inside, sides, strict=True) if side]


def _side(page: Page, i: int, end: int, main: Attribution) -> Attribution | None:
    """The side taken by those between token ``i`` ("supported by") and token ``end``."""
    who = page.span(i + 2, end - 1)
    if who is None or any(t.tag_ in _FINITE for t in page.tokens[i + 2 : end]):
        return None
    by = page.tokens[i + 1]
    return Attribution(who, Span(page.tokens[i].idx, by.idx + len(by)), main.content)


def _inside(span: Span, places: Sequence[int], starts: Sequence[int]) -> Sequence[int]:
    return places[bisect_left(starts, span.start) : bisect_left(starts, span.end)]


def _before(page: Page, i: int) -> int:
    """The first of the commas and conjunctions right before token ``i``."""
    while page.tokens[i - 1].lower_ in _JOINING:
        i -= 1
    return i

"""What changed between two wordings, word by word inside paragraphs that belong together."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from rapidfuzz.distance import Indel

from travaux.model.versions import Edit, Piece, Row

__all__ = ["redline"]

_TOKEN = re.compile(r"(\[|\]|[^\s\[\]]+)\s*")
_LARGEST = 100_000_000  # pairs of words beyond which two paragraphs are not compared word by word
_ALIKE = 0.35  # likeness of two paragraphs that are one


def redline(before: str, after: str) -> tuple[Row, ...]:
    """The paragraphs of two wordings side by side; brackets are words of their own.

    Equal paragraphs are found first and only what lies between is compared by words, both by the
    longest common subsequence (Hyyrö 2004, as rapidfuzz has it). A paragraph that stands elsewhere
    unchanged is shown as moved on both sides. Joined, the pieces of a side are its words again.
    """
    old, new = _paragraphs(before), _paragraphs(after)
    old_keys, new_keys = [_key(p) for p in old], [_key(p) for p in new]
    rows: list[Row] = []
    for op in _opcodes(old_keys, new_keys):
        left, right = old[op[1] : op[2]], new[op[3] : op[4]]
        if op[0] == "equal":
            rows += [_same(a, b) for a, b in zip(left, right, strict=True)]
        else:
            rows += _between(left, right)
    return tuple(_moved(rows))


def _paragraphs(text: str) -> list[str]:
    return [line.strip() for line in text.splitlines() if line.strip()]


def _key(words: str) -> str:
    return " ".join(words.split())


def _opcodes(old: Sequence[str], new: Sequence[str]) -> list[tuple[str, int, int, int, int]]:
    """Equal and replaced stretches; neighbouring insertions and deletions as one."""
    if len(old) * len(new) > _LARGEST:
        return [("replace", 0, len(old), 0, len(new))]
    found: list[tuple[str, int, int, int, int]] = []
    for op in Indel.opcodes(old, new):
        tag = "equal" if op.tag == "equal" else "replace"
        one = (tag, op.src_start, op.src_end, op.dest_start, op.dest_end)
        if found and found[-1][0] == tag:
            one = (tag, found[-1][1], one[2], found[-1][3], one[4])
            found.pop()
        found.append(one)
    return found


def _same(before: str, after: str) -> Row:
    return Row((Piece(Edit.KEPT, before),), (Piece(Edit.KEPT, after),))


def _between(left: Sequence[str], right: Sequence[str]) -> Iterator[Row]:
    """Paragraphs between two equal ones: alike ones side by side, in order; the others alone."""
    at = 0
    for old in left:
        match = next((i for i in range(at, min(at + 4, len(right))) if _alike(old, right[i])), None)
        if match is None:
            yield Row((Piece(Edit.DROPPED, old),), ())
            continue
        yield from (Row((), (Piece(Edit.ADDED, new),)) for new in right[at:match])
        yield _compared(old, right[match])
        at = match + 1
    yield from (Row((), (Piece(Edit.ADDED, new),)) for new in right[at:])


def _alike(old: str, new: str) -> bool:
    first, second = Counter(old.casefold().split()), Counter(new.casefold().split())
    shared = (first & second).total()
    return shared >= _ALIKE * max(1, min(first.total(), second.total())) and shared > 1


def _compared(old: str, new: str) -> Row:
    left, right = list(_TOKEN.finditer(old)), list(_TOKEN.finditer(new))
    words = [t[1] for t in left], [t[1] for t in right]
    before: list[Piece] = []
    after: list[Piece] = []
    for tag, a, b, c, d in _opcodes(*words):
        kept = tag == "equal"
        if a < b:
            edit = Edit.KEPT if kept else Edit.DROPPED
            before.append(Piece(edit, "".join(t[0] for t in left[a:b])))
        if c < d:
            edit = Edit.KEPT if kept else Edit.ADDED
            after.append(Piece(edit, "".join(t[0] for t in right[c:d])))
    return Row(tuple(before), tuple(after))


def _moved(rows: Sequence[Row]) -> Iterator[Row]:
    """``rows``, those told moved whose paragraph stands on the other side as well."""
    gone = Counter(_key(r.before[0].text) for r in rows if r.before and not r.after)
    come = Counter(_key(r.after[0].text) for r in rows if r.after and not r.before)
    both = gone & come
    left, right = both.copy(), both.copy()
    for row in rows:
        sides: list[tuple[Piece, ...]] = []
        for side, other, count in ((row.before, row.after, left), (row.after, row.before, right)):
            key = _key(side[0].text) if side and not other else ""
            if key and count[key] > 0:
                count[key] -= 1
                sides.append((Piece(Edit.MOVED, side[0].text),))
            else:
                sides.append(side)
        yield Row(sides[0], sides[1])

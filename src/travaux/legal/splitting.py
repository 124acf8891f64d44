"""Where one text ends and the next begins, in a file that holds several."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from travaux.legal.headings import Heading
from travaux.legal.lines import Line
from travaux.legal.numbers import follows, opens_count
from travaux.legal.parts import closes, is_agreed, is_recital
from travaux.legal.titles import reads_as_title
from travaux.model import UnitKind

__all__ = ["beginnings"]

_COUNTED = frozenset({UnitKind.ARTICLE, UnitKind.PARAGRAPH})
_SENTENCE = 60  # code points of a line that ends as a sentence does and is no title or name


def beginnings(lines: Sequence[Line], headings: Sequence[Heading]) -> list[int]:
    """The lines at which a second, third, ... text begins, by their index.

    A count of articles that begins anew begins a new text where a preamble of its own, or the
    closing part of the text before, stands in between; else it belongs to an annex or a part.
    """
    starts = [line.start for line in lines]
    found: list[int] = []
    before: Heading | None = None
    annexed = False
    for heading in headings:
        annexed = annexed or heading.kind is UnitKind.ANNEX
        if heading.kind not in _COUNTED:
            continue
        if before is not None and _anew(before, heading):
            first = bisect_left(starts, before.span.end)
            last = bisect_left(starts, heading.span.start)
            at = _beginning(lines, first, last, annexed)
            if at is not None:
                found.append(at)
        before, annexed = heading, False
    return found


def _anew(before: Heading, heading: Heading) -> bool:
    number, last = heading.number or "", before.number or ""
    return opens_count(number) and not follows(number, last) and not number.startswith(f"{last}.")


def _beginning(lines: Sequence[Line], first: int, last: int, annexed: bool) -> int | None:
    """The line between two counts at which a new text begins, None where none does."""
    between = range(first, last)
    closed = next((i for i in between if closes(lines[i].words)), None)
    after = range(first if closed is None else closed + 1, last)
    agreed = next((i for i in after if is_agreed(lines[i].words)), None)
    recitals = [i for i in after if is_recital(lines[i].words)]
    if agreed is None and (annexed or (len(recitals) < 2 and closed is None)):
        return None
    stop = min([i for i in (agreed, *recitals[:1]) if i is not None], default=last)
    if closed is None:
        sentences = [i for i in range(first, stop) if _is_sentence(lines[i].words)]
        after = range(sentences[-1] + 1 if sentences else first, last)
    return _title_line(lines, after.start, stop)


def _is_sentence(words: str) -> bool:
    return len(words) > _SENTENCE and words[-1] == "." and not is_recital(words)


def _title_line(lines: Sequence[Line], first: int, stop: int) -> int:
    """The title among the lines from ``first`` to ``stop``, or the line that opens the preamble."""
    for at in range(first, stop):
        if reads_as_title(lines[at].words) and not closes(lines[at].words):
            return at
    return next((i for i in range(stop, first, -1) if lines[i].apart), min(first, stop))

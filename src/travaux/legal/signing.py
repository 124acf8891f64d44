"""When a legal text was signed, by its own words: its closing formula, else a line of its head."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from travaux.legal.days import closing_day, closing_month
from travaux.legal.units import cited_units
from travaux.model import LegalText, Span, UnitKind

__all__ = ["Signed", "signing_time"]

_TAIL = 12_000  # code points before the end of a text in which its closing formula stands
_HEAD = 3_000
_FORMULA = 300  # code points after "Done" in which the day stands
_LONGEST_LINE = 60  # code points beside the day in "(3 May 2031)", "Date of signature: 3 May 2031"
_DONE = re.compile(
    r"\b(?:done|made|signed|concluded|executed|hecho|firmado|suscrito|fait|signé|fatto|feito)\b"
    r"(?=\W{1,3}(?:\w+\W{1,3}){0,9}?(?:at|in|on|this|the|en|el|à|le|em|a|il)\b)",
    re.IGNORECASE,
)
_SIGNED_LINE = re.compile(
    r"\b(?:date\s+of\s+sign(?:ing|ature)|signed\s+(?:(?:at|in)\s+[^\n.,;]{2,40}?,?\s+)?on|signature\s+date|"
    r"fecha\s+de\s+(?:firma|suscripción))\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Signed:
    """The time of signature: its first and last day, equal where the day is told; and its words."""

    first: date
    last: date
    span: Span

    @property
    def day(self) -> date | None:
        """The day of signature, None where only the month is told."""
        return self.first if self.first == self.last else None


def signing_time(text: str, legal: LegalText) -> Signed | None:
    """When ``legal``, a text within ``text``, says that it was signed.

    By the closing formula ("Done at ... this third day of May"), else by a line of the head that
    holds a day and little else. A month where the day was left blank; None where neither is told.
    """
    stretches = list(_formulas(text, legal))
    for start, end in stretches:
        if found := closing_day(text, start, end):
            return Signed(found[0], found[0], found[1])
    if head := _by_head(text, legal):
        return head
    for start, end in stretches:
        if month := closing_month(text, start, end):
            return Signed(*month)
    return None


def _formulas(text: str, legal: LegalText) -> Iterator[tuple[int, int]]:
    """The stretches after "Done" in the closing part, then the whole of that part."""
    closings = [unit.span for unit in legal.units if unit.kind is UnitKind.CLOSING]
    body = _last_start(legal)
    tail = Span(max(body, legal.span.end - _TAIL), legal.span.end)
    for span in closings or [tail]:
        for done in _DONE.finditer(text, span.start, span.end):
            yield done.end(), min(done.end() + _FORMULA, span.end)
    for span in closings:
        yield span.start, span.end


def _last_start(legal: LegalText) -> int:
    units = cited_units(legal)
    return units[-1].span.start if units else legal.span.start


def _by_head(text: str, legal: LegalText) -> Signed | None:
    units = cited_units(legal)
    start = legal.span.start
    end = min(units[0].span.start if units else legal.span.end, start + _HEAD)
    for line in re.finditer(r"[^\n]*\S[^\n]*", text[start:end]):
        first, last = start + line.start(), start + line.end()
        if found := closing_day(text, first, last):
            day, span = found
            beside = len(line.group().strip()) - len(span)
            bracketed = text[span.start - 1 : span.start] + text[span.end : span.end + 1] == "()"
            told = _SIGNED_LINE.search(text, first, span.start)
            alone = beside <= _LONGEST_LINE // 4 or (bracketed and span.end + 2 >= last)
            if alone or (told and beside <= _LONGEST_LINE and not _other(line.group())):
                return Signed(day, day, span)
    return None


def _other(words: str) -> bool:
    """Whether a line that speaks of a signature speaks of another text's."""
    return bool(re.search(r"\b(?:treaty|agreement|protocol|convention)\b", words, re.IGNORECASE))

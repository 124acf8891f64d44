"""Defined terms: what a text says its words mean, and where it uses them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from travaux.model import DefinedTerm, Span

__all__ = ["terms", "with_uses"]

_OPEN, _CLOSE = '“"‘„«', '”"’“»'
_QUOTED = (
    rf"[{_OPEN}](?P<term>[^{_OPEN}{_CLOSE}\n]{{1,80}}(?:\n[^{_OPEN}{_CLOSE}\n]{{1,60}})?)[{_CLOSE}]"
)
_MEANS = re.compile(
    rf"{_QUOTED}(?P<more>(?:\s*,?\s*(?:and|or)?\s*[{_OPEN}][^{_OPEN}{_CLOSE}]{{1,80}}[{_CLOSE}]){{0,6}})"
    r"[^;.”“\"]{0,80}?\s(?:shall\s+)?(?:means?|refers?\s+to|includes?|comprises?|has\s+the\s+(?:same\s+)?meaning|shall\s+be\s+understood)\b\s*:?\s*"
)
_CALLED = re.compile(
    rf"\(?\b(?:hereinafter|hereafter|henceforth|herein|collectively)?\s*(?:jointly\s+|collectively\s+|individually\s+)?"
    rf"(?:referred\s+to\s+as|called|known\s+as)\s*:?\s*(?:the\s+|a\s+)?{_QUOTED}|"
    rf"\b(?:hereinafter|hereafter)\s*,?\s*(?:the\s+)?{_QUOTED.replace('<term>', '<term2>')}|"
    rf"\((?:the\s+|each\s+a\s+)?{_QUOTED.replace('<term>', '<term3>')}\)"
)
_LONGEST = 1_500  # code points of a definition
_REACH = 200  # code points before "hereinafter" in which what it names begins


def terms(text: str, span: Span) -> tuple[DefinedTerm, ...]:
    """The terms that the stretch defines, by their places, without their uses."""
    found = {term.term.start: term for term in [*_called(text, span), *_meant(text, span)]}
    return tuple(found[at] for at in sorted(found))


def with_uses(
    text: str, defined: tuple[DefinedTerm, ...], span: Span | None = None
) -> tuple[DefinedTerm, ...]:
    """The terms with every place in ``span`` (the whole text if None) that uses them.

    A use is written as the term is, but for a plural s; of terms that begin alike the longest
    counts. One pass over the text for all terms.
    """
    span = span or Span(0, len(text))
    if not defined:
        return ()
    names = {" ".join(term.term.of(text).split()) for term in defined}
    longest = sorted(names, key=lambda name: (-len(name), name))
    either = "|".join(r"\s+".join(map(re.escape, name.split())) for name in longest)
    uses: dict[str, list[Span]] = {name: [] for name in names}
    for match in re.compile(rf"(?<!\w)({either})(?:s|es)?(?!\w)").finditer(
        text, span.start, span.end
    ):
        uses[" ".join(match[1].split())].append(Span(*match.span()))
    return tuple(
        DefinedTerm(
            one.term,
            one.definition,
            _elsewhere(uses[" ".join(one.term.of(text).split())], one.term),
        )
        for one in defined
    )


def _elsewhere(places: list[Span], term: Span) -> tuple[Span, ...]:
    return tuple(place for place in places if not place.overlaps(term))


def _meant(text: str, span: Span) -> Iterator[DefinedTerm]:
    for match in _MEANS.finditer(text, span.start, span.end):
        stop = min(span.end, match.end() + _LONGEST)
        end = re.compile(r";|\.(?=\s|$)|\n\s*\n\s*(?=[^a-z\s(])").search(text, match.end(), stop)
        definition = Span(match.end(), max(match.end() + 1, end.start() if end else stop))
        yield DefinedTerm(Span(*match.span("term")), definition)
        more = re.compile(rf"[{_OPEN}]([^{_OPEN}{_CLOSE}]{{1,80}})[{_CLOSE}]")
        for other in more.finditer(text, match.start("more"), match.end("more")):
            yield DefinedTerm(Span(*other.span(1)), definition)


def _called(text: str, span: Span) -> Iterator[DefinedTerm]:
    for match in _CALLED.finditer(text, span.start, span.end):
        name = next(n for n in ("term", "term2", "term3") if match[n])
        before = text[max(span.start, match.start() - _REACH) : match.start()].rstrip(" (,\n")
        end = max(span.start, match.start() - _REACH) + len(before)
        opens = [m.end() for m in re.finditer(r"[;.:]\s+|\n\s*\n\s*|,\s+(?:and\s+)?", before)]
        start = end - len(before) + (opens[-1] if opens else 0)
        if start < end:
            yield DefinedTerm(Span(*match.span(name)), Span(start, end))

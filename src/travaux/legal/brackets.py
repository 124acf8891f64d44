"""Square brackets of drafts: what is open, what is only a citation, and who proposed it."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence

from travaux.model import Problem, Span
from travaux.model.versions import Bracket, BracketKind, Standing, Status

__all__ = ["brackets_of", "standing_of"]

_SIGN = re.compile(r"[\[\]]|\n")
_NUMERALS = re.compile(r"\d{1,3}(?:\s*[,;–-]\s*\d{1,3})*")
# Insertions of editors and of notaries by the manuals of style; no party proposes them.
_EDITORIAL = re.compile(
    r"sic|recte|emphasis (?:added|supplied)|footnotes? omitted|internal .{0,30}omitted|"
    r"signed|signatures?|seal|l\.\s?s\.|translation|translated .{0,40}",
    re.IGNORECASE,
)
_PLACEHOLDER = re.compile(
    r"\W*|[XYNxyn]{1,3}|"
    r"(?:this |the )?(?:\w+\s+){0,4}?(?:to be (?:developed|inserted|determined|completed|"
    r"added|elaborated|drafted|decided|agreed|confirmed|specified|discussed)|t\.?b\.?[acd]\.?)\b.{0,80}|"
    r"(?:insert\b.{0,60})|(?:intentionally )?(?:reserved|left blank|blank)|(?:.{0,40}\s)?"
    r"placeholder\b.{0,80}|(?:date|place|name|number|amount)",
    re.IGNORECASE | re.DOTALL,
)
_IN_TITLE = re.compile(
    r"\b(?:placeholder|reserved|to be (?:developed|determined))\b", re.IGNORECASE
)
_BY = re.compile(
    r"\s*(?:(?i:(?:new )?(?:text |wording )?(?:proposed|proposal|submitted|supported|suggested)"
    r" (?:by|from|of)) (?P<said>[^:\[\]\n]{2,60}):|"
    r"(?P<named>[A-Z][\w.&’'-]*(?:[ ,/+]+(?:and |of |the )?[A-Z][\w.&’'-]*){0,5}):\s)"
)
_BEFORE = re.compile(r"(?P<by>[A-Z][\w.&’'-]*(?: [A-Z][\w.&’'-]*){0,3}):\s*$")
_BEHIND = re.compile(r"\s?\((?P<by>[A-Z][\w.&’'-]*(?:[ ,/+]+(?:and )?[A-Z][\w.&’'-]*){0,5})\)")
_OPTION = re.compile(
    r"^[ \t\[(]*(?:(?:option|alternative|variant)\s+[\w.]{1,4}\b|"
    r"(?:[\w.()]+\s+){0,2}alt\.?(?:\s?\d+)?\b)",
    re.IGNORECASE | re.MULTILINE,
)
_WORD = re.compile(r"\w+(?:[’'-]\w+)*")
_LEAST = 3  # words that an article must say beyond its placeholders to say something


def brackets_of(text: str, span: Span) -> tuple[tuple[Bracket, ...], tuple[Problem, ...]]:
    """The square brackets of a stretch by their first sign, and what of them does not close.

    Linear in the stretch. A bracket that never closes ends with its paragraph, so that it opens no
    word beyond; one that spans paragraphs and closes is whole.
    """
    pairs, problems = _pairs(text, span)
    kinds = [_plain_kind(text, pair) for pair, _, _ in pairs]
    drafts = any(kind is None for kind in kinds)
    found = []
    for (pair, depth, closed), plain in zip(pairs, kinds, strict=True):
        kind = plain
        if plain is BracketKind.CITATION and drafts and not _clings(text, pair):
            kind = BracketKind.WORDING  # "[30] days" in a text that negotiates
        by = _by(text, pair, span)
        found.append(Bracket(pair, depth, kind or BracketKind.WORDING, by, closed))
    return _alternatives(text, found), tuple(problems)


def _pairs(text: str, span: Span) -> tuple[list[tuple[Span, int, bool]], list[Problem]]:
    pairs: list[tuple[Span, int, bool]] = []
    stack: list[int] = []
    problems: list[Problem] = []
    lines: list[int] = []
    for sign in _SIGN.finditer(text, span.start, span.end):
        if sign[0] == "\n":
            lines.append(sign.start())
        elif sign[0] == "[":
            stack.append(sign.start())
        elif stack:
            start = stack.pop()
            pairs.append((Span(start, sign.end()), len(stack) + 1, True))
        else:
            what = "A bracket closes that never opened."
            problems.append(Problem("unopened-bracket", what, Span(sign.start(), sign.end())))
    return _with_unclosed(pairs, stack, [*lines, span.end], problems), problems


def _with_unclosed(
    pairs: list[tuple[Span, int, bool]],
    unclosed: Sequence[int],
    ends: Sequence[int],
    problems: list[Problem],
) -> list[tuple[Span, int, bool]]:
    """All pairs in order; what never closes is contained and opens nothing inside other lines."""
    for start in unclosed:
        what = "A bracket never closes; it is taken to end with its paragraph."
        problems.append(Problem("unclosed-bracket", what, Span(start, start + 1)))
    whole = []
    for pair, depth, closed in pairs:
        whole.append((pair, max(1, depth - bisect_left(unclosed, pair.start)), closed))
    for start in unclosed:
        end = ends[min(bisect_right(ends, start), len(ends) - 1)]
        whole.append((Span(start, max(end, start + 1)), 1, False))
    return sorted(whole, key=lambda one: (one[0].start, -one[0].end))


def _inner(text: str, pair: Span) -> str:
    """The words of a bracket without its signs; long ones are cut, for no rule needs more."""
    return text[pair.start + 1 : min(pair.end, pair.start + 200)].rstrip("]").strip()


def _plain_kind(text: str, pair: Span) -> BracketKind | None:
    inner = _inner(text, pair)
    if _NUMERALS.fullmatch(inner):
        return BracketKind.CITATION
    if _EDITORIAL.fullmatch(inner):
        return BracketKind.EDITORIAL
    return BracketKind.PLACEHOLDER if _PLACEHOLDER.fullmatch(inner) else None


def _clings(text: str, pair: Span) -> bool:
    """Whether a bracket hangs on the word before it, as the mark of a note does."""
    return (
        pair.start > 0 and not text[pair.start - 1].isspace() and text[pair.start - 1] not in "[]("
    )


def _by(text: str, pair: Span, whole: Span) -> Span | None:
    """Who proposed the words, where the draft says it inside, before or behind the bracket."""
    if inside := _BY.match(text, pair.start + 1, pair.end):
        name = "said" if inside["said"] else "named"
        return Span(*inside.span(name))
    if behind := _BEHIND.match(text, pair.end, whole.end):
        return Span(*behind.span("by"))
    first = max(whole.start, pair.start - 60)
    before = _BEFORE.search(text[first : pair.start].rsplit("\n", 1)[-1])
    if before:
        shift = pair.start - len(text[first : pair.start].rsplit("\n", 1)[-1])
        return Span(shift + before.start("by"), shift + before.end("by"))
    return None


def _alternatives(text: str, found: Sequence[Bracket]) -> tuple[Bracket, ...]:
    """``found``, those side by side and those with a stroke inside told to be alternatives."""
    marked: set[int] = set()
    last: dict[int, int] = {}
    for i, bracket in enumerate(found):
        if not bracket.open:
            continue
        before = last.get(bracket.depth)
        if before is not None and _side_by_side(text, found[before], bracket):
            marked |= {before, i}
        if re.search(r"\S\s+/\s+\S", _inner(text, bracket.span)):
            marked.add(i)
        last[bracket.depth] = i
    wording = BracketKind.WORDING
    return tuple(
        Bracket(b.span, b.depth, BracketKind.ALTERNATIVE, b.by, b.closed)
        if i in marked and b.kind is wording
        else b
        for i, b in enumerate(found)
    )


def _side_by_side(text: str, first: Bracket, second: Bracket) -> bool:
    gap = second.span.start - first.span.end
    between = text[first.span.end : second.span.start] if 0 <= gap <= 6 else "-"
    return between.strip() in {"", "/", "or"} and "\n" not in between


def standing_of(
    text: str, title: Span | None, body: Span | None, *, container: bool = False
) -> tuple[Standing, tuple[Bracket, ...]]:
    """What is open in a title and a body, and their brackets. Offsets are those of ``text``.

    ``container`` says that the articles inside this one hold its words, so that an empty body is
    no placeholder. Options of a body count as alternatives although no bracket is round them.
    """
    stretches = [span for span in (title, body) if span]
    found = tuple(b for span in stretches for b in brackets_of(text, span)[0])
    opened = [b for b in found if b.open]
    options = len(_OPTION.findall(body.of(text))) if body else 0
    alternatives = sum(b.kind is BracketKind.ALTERNATIVE for b in opened) + options
    words = [w.start() for span in stretches for w in _WORD.finditer(text, span.start, span.end)]
    inside = _count_inside(words, [b.span for b in opened])
    status = _status(text, title, body, found, container=container)
    if status is Status.SETTLED and (opened or options):
        status = Status.CONTESTED
    depth = max((b.depth for b in opened), default=0)
    return Standing(status, len(opened), alternatives, inside, len(words), depth), found


def _status(
    text: str, title: Span | None, body: Span | None, found: Iterable[Bracket], *, container: bool
) -> Status:
    """Placeholder or settled; that brackets make an article contested is for the caller."""
    says = body.of(text) if body else ""
    if body is None and container:
        says = title.of(text) if title else ""
        return Status.PLACEHOLDER if _IN_TITLE.search(says) else Status.SETTLED
    holes = [b.span for b in found if b.kind is BracketKind.PLACEHOLDER]
    words = [w.start() for w in _WORD.finditer(text, body.start, body.end)] if body else []
    rest = len(words) - _count_inside(words, holes)
    named = bool(title and _IN_TITLE.search(title.of(text)))
    whole = bool(says) and _PLACEHOLDER.fullmatch(says.strip().strip("[]()").strip()) is not None
    if not container and (rest < _LEAST or named or whole):
        return Status.PLACEHOLDER
    return Status.SETTLED


def _count_inside(places: Sequence[int], spans: Sequence[Span]) -> int:
    """How many of the sorted ``places`` lie in the union of ``spans``."""
    merged: list[Span] = []
    for span in sorted(spans):
        if merged and span.start <= merged[-1].end:
            merged[-1] = merged[-1].cover(span)
        else:
            merged.append(span)
    return sum(bisect_left(places, s.end) - bisect_left(places, s.start) for s in merged)

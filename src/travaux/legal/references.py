"""Cross-references of a provision, and the units of the tree they lead to."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from travaux.model import CrossReference, LegalText, LegalUnit, Span, UnitKind

__all__ = ["UnitIndex", "references"]

_WORD = (
    r"articles?|arts?\.|paragraphs?|paras?\.?|sub-?paragraphs?|points?|clauses?|sections?|chapters?|parts?|titles?|"
    r"annex(?:es)?|appendi(?:x|ces)|schedules?|protocols?|rules?|sentences?|items?"
)
_INNER = r"(?:\s?\([\da-zA-Z]{1,5}\)){0,4}"
_NUMBER = (
    r"(?:\d{1,3}(?:\.\d{1,3}){0,3}(?:\s?(?:bis|ter|quater|quinquies))?|"
    rf"[IVXLC]{{1,7}}(?:\.\d{{1,3}})?(?![a-z])|[A-Z](?![\w’'])|\([\da-zA-Z]{{1,5}}\)){_INNER}"
)
_JOIN = r"(?:\s*,\s*(?:and\s+|or\s+)?|\s+(?:and|or|to|through|and/or)\s+|\s*[-–]\s*)"
_LIST = rf"{_NUMBER}(?:{_JOIN}{_NUMBER}){{0,30}}"
_ORDINAL = r"first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|last"
_RELATIVE = (
    r"this|the\s+(?:present|preceding|previous|following|foregoing|same|said)|preceding|that"
)
_REFERENCE = re.compile(
    rf"\b(?P<word>(?=(?-i:[A-Z]?[a-z]))(?:{_WORD}))"
    rf"\s+(?P<numbers>(?-i:{_LIST}))(?P<place>\s+(?:above|below))?"
    rf"|\b(?P<relative>{_RELATIVE}|the\s+(?:{_ORDINAL}))\s+(?P<word2>{_WORD})\b(?!\s+(?:\d|\([a-z]))",
    re.IGNORECASE,
)
_ELSEWHERE = re.compile(
    r"\s*,?\s*(?:of|to|in)\s+(?P<name>(?:the\s+)?(?:[A-Z][\w’'-]*|\d{4})"
    r"(?:\s+(?:(?:of|on|for|the|and|to|in|from|with)\s+){0,3}(?:[A-Z][\w’'-]*|\d{4}))*)"
)
_SINGULAR = {
    "annexes": "annex",
    "appendices": "appendix",
    "art.": "article",
    "arts.": "article",
    "para.": "paragraph",
    "paras.": "paragraph",
    "para": "paragraph",
    "paras": "paragraph",
    "sub-paragraph": "subparagraph",
    "sub-paragraphs": "subparagraph",
}
_KINDS = {
    "article": {UnitKind.ARTICLE},
    "rule": {UnitKind.ARTICLE},
    "paragraph": {UnitKind.PARAGRAPH},
    "clause": {UnitKind.PARAGRAPH, UnitKind.ARTICLE},
    "subparagraph": {UnitKind.POINT},
    "point": {UnitKind.POINT, UnitKind.PARAGRAPH},
    "section": {UnitKind.SECTION, UnitKind.ARTICLE},
    "chapter": {UnitKind.CHAPTER},
    "part": {UnitKind.PART},
    "title": {UnitKind.PART, UnitKind.BOOK},
    "annex": {UnitKind.ANNEX},
    "appendix": {UnitKind.ANNEX},
    "schedule": {UnitKind.ANNEX},
}
_MOST = 100  # units that one range is spelled out into


@dataclass(frozen=True, slots=True)
class UnitIndex:
    """A legal text with its units by kind and number, for looking many references up.

    ``numbered`` holds the first unit of each kind and number, also by the last part of a number;
    ``notes`` are the places of its footnotes, in order.
    """

    whole: LegalText
    numbered: Mapping[tuple[UnitKind, str], LegalUnit]
    notes: tuple[Span, ...]

    @classmethod
    def of(cls, whole: LegalText) -> UnitIndex:
        """The index of a text. Linear in the number of its units."""
        numbered: dict[tuple[UnitKind, str], LegalUnit] = {}
        named = [(unit, unit.number) for unit in whole.walk() if unit.number is not None]
        for unit, number in named:
            numbered.setdefault((unit.kind, number), unit)
        for unit, number in named:
            numbered.setdefault((unit.kind, number.rsplit(".", 1)[-1]), unit)
        return cls(whole, numbered, tuple(sorted(note.span for note in whole.notes)))


def references(text: str, span: Span, index: UnitIndex | None = None) -> tuple[CrossReference, ...]:
    """The references in the stretch, in order, resolved in a tree if its index is given."""
    return tuple(
        replace(ref, targets=_targets(ref, index)) if index else ref for ref in _written(text, span)
    )


def _written(text: str, span: Span) -> Iterator[CrossReference]:
    """The references as written; "paragraph 2 of Article 5" is one, from the article inwards."""
    matches = list(_REFERENCE.finditer(text, span.start, span.end))
    at = 0
    while at < len(matches):
        first = at
        while at + 1 < len(matches) and _joined(text, matches[at], matches[at + 1]):
            at += 1
        yield _one(text, matches[first : at + 1], span)
        at += 1


def _joined(text: str, inner: re.Match[str], outer: re.Match[str]) -> bool:
    return bool(re.fullmatch(r"\s*,?\s*(?:of|in)\s+(?:the\s+)?", text[inner.end() : outer.start()]))


def _one(text: str, group: Sequence[re.Match[str]], span: Span) -> CrossReference:
    outer = group[-1]
    word = _singular(outer["word"] or outer["word2"])
    paths: tuple[tuple[str, ...], ...] = ()
    for match in reversed(group):
        own = tuple(_paths(match["numbers"])) if match["numbers"] else ()
        paths = tuple((*head, *tail) for head in paths or ((),) for tail in own) or paths
    relative = " ".join(outer["relative"].lower().split()) if outer["relative"] else None
    if outer["numbers"] and outer["place"]:
        relative = outer["place"].strip().lower()
    if len(group) > 1 and outer["relative"]:
        word = _singular(group[-2]["word"] or group[-2]["word2"]) if not paths else word
    named = _ELSEWHERE.match(text, outer.end(), span.end)
    elsewhere = Span(*named.span("name")) if named and outer["numbers"] else None
    return CrossReference(Span(group[0].start(), outer.end()), word, paths, relative, elsewhere)


def _singular(word: str) -> str:
    low = word.lower()
    return _SINGULAR.get(low, low[:-1] if low.endswith("s") and low != "annexes" else low)


def _paths(numbers: str) -> Iterator[tuple[str, ...]]:
    """The paths of a list or range: "5(2)(a), 6 and 8 to 10"."""
    parts = re.split(rf"({_JOIN})", numbers)
    before: tuple[str, ...] = ()
    for at in range(0, len(parts), 2):
        path = _path(parts[at])
        joined = parts[at - 1].strip().lower() if at else ""
        if joined in {"to", "through", "-", "–"} and before:
            yield from _between(before, path)
        if before and len(path) == 1 and parts[at].startswith("(") and len(before) > 1:
            path = (*before[:-1], *path)
        yield path
        before = path


def _path(words: str) -> tuple[str, ...]:
    parts = re.findall(
        r"[\w.]+(?:\s(?:bis|ter|quater|quinquies))?",
        re.sub(r"(?<=\d)(bis|ter|quater)\b", r" \1", words),
    )
    return tuple(parts)


def _between(first: tuple[str, ...], last: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    """What a range leaves out, where its ends are numbers or single letters."""
    low, high = first[-1], last[-1]
    head = first[:-1]
    if low.isdigit() and high.isdigit():
        yield from ((*head, str(n)) for n in range(int(low) + 1, min(int(high), int(low) + _MOST)))
    elif len(low) == len(high) == 1 and low.isalpha() and high.isalpha():
        yield from ((*head, chr(n)) for n in range(ord(low) + 1, ord(high)))


# In the tree.


def _chain(whole: LegalText, span: Span) -> tuple[LegalUnit, ...]:
    """The units that hold the stretch, outermost first."""
    chain: list[LegalUnit] = []
    units: Sequence[LegalUnit] = whole.units
    while units:
        at = bisect_right(units, span.start, key=lambda unit: unit.span.start) - 1
        if at < 0 or not units[at].span.contains(span):
            break
        chain.append(units[at])
        units = units[at].children
    return tuple(chain)


def _targets(ref: CrossReference, index: UnitIndex) -> tuple[Span, ...]:
    if ref.elsewhere is not None:
        return ()
    chain = _chain(index.whole, ref.span)
    if not ref.paths:
        unit = _relative(ref, chain)
        return (unit.span,) if unit else ()
    found = [_resolve(ref.word, path, index, chain) for path in ref.paths]
    return tuple(unit.span for unit in found if unit is not None)


def _relative(ref: CrossReference, chain: tuple[LegalUnit, ...]) -> LegalUnit | None:
    """The nearest such unit around for "this Article", its neighbour for "the preceding"."""
    kinds = _KINDS.get(ref.word, set())
    at = next((i for i in range(len(chain) - 1, -1, -1) if chain[i].kind in kinds), None)
    if at is None:
        return None
    if ref.relative in {"this", "the present", "the said", "that", "the same"}:
        return chain[at]
    siblings = chain[at - 1].children if at else ()
    index = next((i for i, unit in enumerate(siblings) if unit == chain[at]), None)
    if index is None:
        return None
    step = -1 if ref.relative and ("preceding" in ref.relative or "previous" in ref.relative) else 1
    if ref.relative not in {"the preceding", "preceding", "the previous", "the following"}:
        return None
    return siblings[index + step] if 0 <= index + step < len(siblings) else None


def _resolve(
    word: str, path: tuple[str, ...], index: UnitIndex, chain: tuple[LegalUnit, ...]
) -> LegalUnit | None:
    kinds = _KINDS.get(word, set())
    outer = next((u for u in reversed(chain) if u.kind in {UnitKind.ARTICLE, UnitKind.ANNEX}), None)
    if word in {"paragraph", "subparagraph", "point"} and outer is not None:
        near = [unit for holder in reversed(chain) for unit in holder.children]
        found = next((u for u in near if u.kind in kinds and u.number == path[0]), None)
    else:
        kept = (index.numbered.get((kind, path[0])) for kind in sorted(kinds))
        found = next((unit for unit in kept if unit is not None), None)
    for number in path[1:]:
        if found is None:
            return None
        found = next((u for u in found.children if _same(u.number, number)), None)
    return found


def _same(number: str | None, wanted: str) -> bool:
    return number is not None and (number == wanted or number.rsplit(".", 1)[-1] == wanted)

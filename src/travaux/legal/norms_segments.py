"""The sentences and items of a provision, and the words above each item that it goes on from."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

__all__ = ["Segment", "masked", "segments"]

_MARK = (
    r"(?:\((?:\d{1,3}|[a-z]{1,2}|[ivx]{1,6}|[A-Z])\)"
    r"|\d{1,3}(?:\.\d{1,3}){0,2}(?:\s?(?:bis|ter|quater))?[.)](?=\s)|\d{1,2}\.\d{1,2}(?=\s)"
    r"|(?:[a-z]|[ivx]{1,6}|[A-Z])[.)](?=\s)"
    r"|(?:\[\d{1,3}(?:\s?(?:bis|ter))?\.?\]\.?){1,4}\.?(?=\s)"
    r"|[-–—•●◦▪\uf0b7](?=\s?\w))"
)
_BREAK = re.compile(
    rf"\n[^\S\n]*(?:\n\s*)+(?=[^a-z\s(]|{_MARK})"
    rf"|\n[^\S\n]*(?=[\[“\"]{{0,2}}{_MARK})"
    r"|(?P<stop>[.;:?!][\"”’)\]*]{0,3}\d{0,3})\s+(?=[\"“‘(\[]{0,3}[A-Z0-9(\[“])"
    r"|(?<=[;:,])\s+(?:(?:and|or)\s+)?(?=\((?:[a-z]|[ivx]{1,6})\)\s)"
    r"|(?<=\s)(?=\((?:a|i)\)\s)"
)
_ABBREVIATED = re.compile(
    r"(?:\b(?:Mr|Mrs|Ms|Dr|St|Nos?|Arts?|[Pp]aras?|e\.g|i\.e|cf|vs|Prof|Gen|Hon|Inc|Ltd|Co|Vol|p|pp|[A-Z]))$"
)
_BARE_MARK = re.compile(r"\s*[\[(]*(?:\d{1,3}(?:\.\d{1,3}){0,2}|[ivx]{1,6}|[a-zA-Z])")
_FIRST_MARK = re.compile(rf"[\[“\"]{{0,2}}({_MARK})\s*")
_TITLE_LINE = re.compile(r"([^\n,;:.]{2,60})\n\s*(?=[\[“\"]{0,2}[A-Z\d])")
_GOES_ON = frozenset(
    (
        *(
            "of",
            "the",
            "and",
            "in",
            "to",
            "for",
            "by",
            "with",
            "a",
            "an",
            "or",
            "on",
            "each",
            "any",
        ),
        *(
            "other",
            "that",
            "which",
            "from",
            "its",
            "their",
            "at",
            "as",
            "this",
            "no",
            "contracting",
        ),
    )
)
_NO_TITLE = re.compile(r"\b(?:shall|should|must|may|will|is|are|means|agree|agrees)\b")
_LONGEST_TITLE = 45  # code points of a heading that stands on a line of its own
_BLANK = str.maketrans(dict.fromkeys("\n\r\t\f\v\u00a0[]*{}", " "))


@dataclass(frozen=True, slots=True)
class Segment:
    """A sentence or item ``[start, end)`` without its mark, all in the same string.

    ``mark`` is its own mark ("(a)", "2.", "-"), None for a sentence that has none. ``lead`` is the
    number of the segment that ends with the colon above it, None where nothing stands above it.
    """

    start: int
    end: int
    mark: str | None
    lead: int | None


def masked(words: str) -> str:
    """``words`` in the same length with line ends, square brackets and asterisks as spaces."""
    return words.translate(_BLANK)


def segments(words: str) -> tuple[Segment, ...]:
    """The sentences and items of ``words``, in order. Linear in their length."""
    found: list[Segment] = []
    open_items: list[tuple[str, str, int]] = []  # style, last mark, number of the lead
    for start, end, fresh in _stretches(words):
        first = _FIRST_MARK.match(words, start, end)
        mark = first[1] if first else None
        begin = first.end() if first else start
        if begin >= end:
            continue
        lead = _lead(words, found, open_items, mark, fresh=fresh)
        found.append(Segment(begin, end, mark, lead))
    return tuple(found)


def _stretches(words: str) -> Iterator[tuple[int, int, bool]]:
    """Start and end of each, and whether it begins a paragraph or line of its own."""
    at, fresh = 0, True
    for match in _BREAK.finditer(words):
        stop = match["stop"]
        marked = "\n" in match.group() and _FIRST_MARK.match(words, match.end())
        if stop and stop[0] == "." and not marked and _is_abbreviated(words, match.start()):
            continue
        end = match.end("stop") if stop else match.start()
        yield from _titles(words, at, end, fresh=fresh)
        at = match.end()
        fresh = "\n" in match.group()
    yield from _titles(words, at, len(words), fresh=fresh)


def _is_abbreviated(words: str, at: int) -> bool:
    line = words.rfind("\n", max(0, at - 14), at) + 1
    begins = (line or at < 14) and _BARE_MARK.fullmatch(words, line, at)
    return bool(begins or _ABBREVIATED.search(words[max(0, at - 6) : at]))


def _titles(words: str, start: int, end: int, *, fresh: bool) -> Iterator[tuple[int, int, bool]]:
    """The stretch, apart from headings that stand on lines of their own at its head."""
    while fresh and (line := _TITLE_LINE.match(words, start, end)):
        title = line[1].strip()
        last = title.rsplit(None, 1)[-1].lower() if title else ""
        if len(title) > _LONGEST_TITLE or last in _GOES_ON or _NO_TITLE.search(title):
            break
        yield start, start + len(line[1]), True
        start = line.end()
    while start < end and words[start].isspace():
        start += 1
    while end > start and words[end - 1].isspace():
        end -= 1
    if start < end:
        yield start, end, fresh


def _style(mark: str, before: str) -> str:
    """The kind of numbering a mark belongs to; "(i)" goes on from "(h)" or begins anew."""
    bare = mark.strip("()[]. ")
    if not bare or not bare[0].isalnum():
        return "dash"
    if bare[0].isdigit():
        return "digit"
    if bare.isupper():
        return "upper"
    if set(bare) <= set("ivx") and not (len(bare) == 1 and ord(before[:1] or " ") == ord(bare) - 1):
        return "roman"
    return "alpha"


def _lead(
    words: str,
    found: list[Segment],
    open_items: list[tuple[str, str, int]],
    mark: str | None,
    *,
    fresh: bool,
) -> int | None:
    """The lead of the next segment; ``open_items`` is brought up to date."""
    if mark is None:
        if fresh and found and words[found[-1].end - 1] not in ":;,":
            open_items.clear()
        return None
    before = next((m for s, m, _ in reversed(open_items) if s == "alpha"), "")
    style = _style(mark, before)
    bare = mark.strip("()[]. ")
    for at in range(len(open_items) - 1, -1, -1):
        if open_items[at][0] == style and not _begins_anew(words, found, style, bare):
            lead = open_items[at][2]
            open_items[at:] = [(style, bare, lead)]
            return lead
    colon = bool(found) and words[found[-1].end - 1] == ":"
    if found and (colon if style == "digit" else _leads(words, found[-1])):
        open_items.append((style, bare, len(found) - 1))
        return len(found) - 1
    if style == "digit":
        open_items.clear()
    return None


def _begins_anew(words: str, found: list[Segment], style: str, bare: str) -> bool:
    first = {"digit": "1", "alpha": "a", "roman": "i", "upper": "A"}.get(style)
    return bare == first and bool(found) and words[found[-1].end - 1] == ":"


def _leads(words: str, segment: Segment) -> bool:
    """Whether the words before an item lead to it: with a colon, or without a stop."""
    last = words[segment.end - 1]
    return last in ":—–" or (last not in ".;?!" and segment.mark is not None)

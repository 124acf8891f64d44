"""Tables of contents, and the headings of a text that its table of contents lists."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence

from travaux.codebook.legal_words import legal_words
from travaux.legal.headings import CONTAINERS, Heading, container_heading
from travaux.legal.lines import Line
from travaux.legal.numbers import normal_number
from travaux.legal.openings import Opening, opening_of
from travaux.model import Span, UnitKind

__all__ = ["NUMBERED", "contents_of", "listed_headings", "written_number"]

_LATIN = "bis|ter|quater|quinquies|sexies"
NUMBERED = re.compile(
    r"(?:(?P<several>(?:\[(?:\d{1,3}|[a-z])\.?\]){2,})"
    rf"|[\[(]*(?P<number>\d{{1,3}}|[a-z])(?:\s?(?P<latin>{_LATIN}))?(?:\.\]?|\]\.?))"
    r"\s*(?P<title>[^\W\d_\[“\"‘(].*|[\[“\"‘(].*)"
)
"""A numbered line with a title: "3 bis. Fees", "[b][c.] Reviews"."""
_LEADER = re.compile(r"(?:\.\s?){5,}\s*\d*\s*$|…{2,}\s*\d*\s*$|\s{8,}\d*\s*$")
_ALIKE = 10  # letters that a heading shares with its line in the table of contents
_TITLE = 400  # code points of a line that are compared
_TRIED = 20  # lines with the same beginning that are tried
_APART = 12  # lines between two entries of one table


def contents_of(lines: Sequence[Line]) -> tuple[int, int] | None:
    """The first and one past the last line of the table of contents, None where there is none.

    Its lines end in leaders or in a page number far to the right.
    """
    first, last = -1, -1
    for at, line in enumerate(lines):
        if _LEADER.search(line.words[-_TITLE:]):
            if first < 0:
                first = at - 1 if at and _is_container(lines[at - 1].words) else at
            elif at - last > _APART:
                break
            last = at
    if last - first < 3 or not _lists_units(lines[first : last + 1]):
        return None
    while first and lines[first - 1].words.strip(" :").lower() in legal_words().contents:
        first -= 1
    return first, last + 1


def _lists_units(lines: Sequence[Line]) -> bool:
    """Whether a third of the lines name units: rows of dots stand in forms and signatures too."""
    named = [line for line in lines if opening_of(line.words) or NUMBERED.match(line.words)]
    return len(named) * 3 >= len(lines)


def _is_container(words: str) -> bool:
    opening = opening_of(words)
    return opening is not None and opening.kind in CONTAINERS


def listed_headings(lines: Sequence[Line], listed: Sequence[Line]) -> list[Heading]:
    """The headings among ``lines`` that the table of contents ``listed`` names, in its order."""
    found: list[Heading] = []
    places = _places(lines)
    above = _parts_above(lines)
    at, part, article = 0, "", ""
    for entry in _entries(listed):
        number, key = _keys(entry)
        opening = opening_of(entry)
        candidates = places.get((number, key[:_ALIKE]), ())
        if not number and len(candidates) > 1 and opening is None:
            continue  # a running head that stands between the entries
        place = _find_entry(lines, candidates, at, key)
        if place is None:
            continue
        at = place[1] + 1
        if opening and opening.kind in CONTAINERS:
            part, article = opening.number or "", ""
            found.append(_opened(lines, place, opening))
        elif opening:
            found.append(_opened(lines, place, opening))
            part, article = "", ""
        elif number:
            article, full = _path(number, above[place[0]] or part, article)
            found.append(_article(lines, place, full))
        else:
            found.append(_unnumbered(lines, place))
    return _with_holders(lines, found)


def _with_holders(lines: Sequence[Line], found: Sequence[Heading]) -> list[Heading]:
    """``found`` and the headings of parts and annexes that the table does not list, or lists apart.

    They stand before the first heading found only where nothing else stands between.
    """
    if not found:
        return []
    taken = {line for heading in found for line in range(*_lines_of(lines, heading))}
    first = _lines_of(lines, found[0])[0]
    more = [
        heading
        for at in range(max(0, first - 1), len(lines))
        if at not in taken and (heading := container_heading(lines, at)) is not None
    ]
    more = [h for h in more if not _within_annex(h, found)]
    return sorted([*found, *more], key=lambda heading: heading.span)


def _lines_of(lines: Sequence[Line], heading: Heading) -> tuple[int, int]:
    first = bisect_left(lines, heading.span.start, key=lambda line: line.start)
    return first, bisect_left(lines, heading.span.end, key=lambda line: line.start)


def _within_annex(heading: Heading, found: Sequence[Heading]) -> bool:
    """Whether a preamble or option heading stands inside what was found: it opens nothing there."""
    return heading.kind is UnitKind.PREAMBLE and heading.span.start > found[0].span.start


def _entries(lines: Sequence[Line]) -> list[str]:
    """The titles of a table of contents, each on one line and without its page."""
    entries: list[str] = []
    pending = ""
    for line in lines:
        words = line.words
        if words.isdigit() or words.strip(" :").lower() in legal_words().contents:
            continue
        if pending and (opening_of(words) is not None or NUMBERED.match(words)):
            entries.append(pending)
            pending = ""
        pending = f"{pending} {_LEADER.sub('', words[-_TITLE:])}".strip()
        if _LEADER.search(words[-_TITLE:]):
            entries.append(pending)
            pending = ""
    return [re.sub(r"\s\d{1,2}$", "", entry) for entry in [*entries, pending] if entry]


def _parts_above(lines: Sequence[Line]) -> list[str]:
    """For each line the number of the part it stands in, "" before the first."""
    above, part = [], ""
    for at, line in enumerate(lines):
        heading = container_heading(lines, at) if len(line.words) < 160 else None
        if heading and heading.kind in CONTAINERS:
            part = heading.number or ""
        elif heading and heading.kind is UnitKind.ANNEX:
            part = ""
        above.append(part)
    return above


def _path(number: str, part: str, article: str) -> tuple[str, str]:
    """The article that now holds lettered ones, and the full number of this one."""
    lettered = number[0].isalpha()
    nested = f"{article}.{number}" if lettered and article else number
    article = article if lettered else number
    return article, f"{part}.{nested}" if part else nested


def _keys(words: str) -> tuple[str, str]:
    """The number and the letters of a heading, for comparing it where brackets and notes differ."""
    match = NUMBERED.match(words)
    number = written_number(match) if match else ""
    return number, _letters(match["title"] if match else words)


def written_number(match: re.Match[str]) -> str:
    """The number of a match of :data:`NUMBERED`; of several in brackets all, as in "b/c"."""
    if match["several"]:
        return "/".join(re.findall(r"\w+", match["several"]))
    return normal_number(match["number"], match["latin"])


def _letters(words: str) -> str:
    return "".join(c for c in words.lower() if c.isalpha())


def _places(lines: Sequence[Line]) -> dict[tuple[str, str], list[int]]:
    """The lines under their number and the first letters of what follows it."""
    places: dict[tuple[str, str], list[int]] = {}
    for at, line in enumerate(lines):
        number, letters = _keys(line.words[:_TITLE])
        if letters:
            places.setdefault((number, letters[:_ALIKE]), []).append(at)
    return places


def _find_entry(
    lines: Sequence[Line], candidates: Sequence[int], at: int, key: str
) -> tuple[int, int] | None:
    """The lines that hold the heading ``key``, from line ``at`` on: first and last."""
    for first in candidates[bisect_left(candidates, at) :][:_TRIED]:
        last, letters = first, _keys(lines[first].words[:_TITLE])[1]
        while last + 1 < len(lines) and last < first + 3 and len(letters) < len(key) - 2:
            more = letters + _letters(lines[last + 1].words[:_TITLE])
            if len(more) > 1.5 * len(key) + 5:
                break
            letters, last = more, last + 1
        if 0.6 * len(key) <= len(letters) <= 1.5 * len(key) + 5:
            return first, last
    return None


def _span(lines: Sequence[Line], place: tuple[int, int]) -> Span:
    return Span(lines[place[0]].start, lines[place[1]].end)


def _article(lines: Sequence[Line], place: tuple[int, int], full: str) -> Heading:
    first = lines[place[0]]
    match = NUMBERED.match(first.words)
    title = Span(first.start + (match.start("title") if match else 0), lines[place[1]].end)
    number = full.rpartition(".")[2]
    under = 1 if number[0].isalpha() and number[0].islower() else 0
    return Heading(UnitKind.ARTICLE, "article", full, _span(lines, place), title, under)


def _opened(lines: Sequence[Line], place: tuple[int, int], opening: Opening) -> Heading:
    span = _span(lines, place)
    real = opening_of(lines[place[0]].words)
    at = lines[place[0]].start + (real.at if real else 0)
    title = Span(at, span.end) if at < span.end and opening.rest else None
    return Heading(opening.kind, opening.word, opening.number, span, title)


def _unnumbered(lines: Sequence[Line], place: tuple[int, int]) -> Heading:
    """A heading without word or number: what follows is outside the articles."""
    span = _span(lines, place)
    word = lines[place[0]].words.split(None, 1)[0].strip(".:").lower()
    return Heading(UnitKind.ANNEX, word, None, span, span)

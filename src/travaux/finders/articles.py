"""The legal structure of a text: its parts, articles and operative paragraphs, by its layout.

Lines are read once. A table of contents, where there is one, says which headings to look for;
otherwise headings are lines that begin with "Article 3" or, failing those, a run of short numbered
lines. Paragraphs numbered from 1 that begin with an operative verb are a resolution's.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from travaux.codebook.text_kinds import text_words
from travaux.model import Span

__all__ = ["Unit", "legal_units", "normal_number", "told_verb"]

_NUMBER_WORDS = (
    *("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"),
    *("eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen"),
    *("eighteen", "nineteen", "twenty"),
)
_TENS = {"twenty": 20, "thirty": 30, "forty": 40, "fifty": 50}
_UPTO_NINE = "|".join(_NUMBER_WORDS[:9])
_WORD = rf"(?:(?:{'|'.join(_TENS)})(?:[- ](?:{_UPTO_NINE}))?|{'|'.join(_NUMBER_WORDS)})"
_NUMBER = (
    rf"(?:\d{{1,3}}(?:\.\d{{1,3}})*[a-z]?|[IVXLC]{{1,7}}(?:\.\d{{1,3}})?|[A-Z]\d?|(?i:{_WORD}))"
)
_LATIN = r"(?:\s?(bis|ter|quater|quinquies))?"

_ARTICLE = re.compile(
    rf"[\[(]*(?P<unit>(?i:article|art\.|rule))\s+\[?(?P<number>{_NUMBER}){_LATIN}\]?(?![\w/])"
    r"(?P<mark>\s*[.:;–—-]+)?\s*(?P<title>.*)"
)
_PART = re.compile(
    r"[\[(]*(?i:part|chapter|title|section)\s+"
    r"(?P<number>[IVXLC]{1,7}|\d{1,2}|[A-Z])\b(?P<mark>\s*[.:–—-]+)?\s*(?P<title>.*)"
)
_ANNEX = re.compile(
    r"[\[(]*(?i:annex|appendix|schedule)\b(?:es\b|\s+[\[(]?[IVXLC\dA-Z]{1,5}\b|\s*[:.]|\s*$)"
)
_NUMBERED = re.compile(
    rf"[\[(]*(?P<number>\d{{1,3}}|[a-z]){_LATIN}(?:\.\]?|\]\.?)\s*(?P<title>[^\W\d_\[“\"‘(].*|[\[“\"‘(].*)"
)
_LEADER = re.compile(r"(?:\.\s?){5,}\s*\d*\s*$|…{2,}\s*\d*\s*$|\s{8,}\d*\s*$")
_MODAL = re.compile(
    r"\b(?:shall|should|may|must|will|is|are|was|were|has|have|can|agree|agrees|means|be)\b"
)


_ALIKE = 10  # letters that a heading shares with its line in the table of contents
_TITLE = 400  # code points of a line that are compared
_TRIED = 20  # lines with the same beginning that are tried


@dataclass(frozen=True, slots=True)
class Unit:
    """A numbered unit of a text: ``number`` normalised ("3 bis", "II.1"), ``unit`` its word.

    ``heading`` is the line or lines that open it, ``body`` what it says up to the next heading,
    without surrounding space; None where there is nothing between.
    """

    number: str
    unit: str
    title: str | None
    heading: Span
    body: Span | None


@dataclass(frozen=True, slots=True)
class _Line:
    start: int
    end: int
    words: str


@dataclass(frozen=True, slots=True)
class _Heading:
    number: str
    unit: str
    title: str | None
    start: int
    end: int


def normal_number(number: str, latin: str | None = None) -> str:
    """A number as it is compared: "Twelve" is "12", "3bis" is "3 bis", "IV" stays."""
    words = number.lower().replace("-", " ").split()
    if all(word in _NUMBER_WORDS or word in _TENS for word in words):
        number = str(sum(_TENS.get(w) or _NUMBER_WORDS.index(w) + 1 for w in words))
    return f"{number} {latin}" if latin else number


def told_verb(words: str) -> tuple[str, str] | None:
    """The subject and first verb of a communiqué's paragraph ("The Parties", "welcomed").

    None where no verb of the table ``told`` follows within a few words.
    """
    told = text_words().told
    parts = words.split()[:16]
    for at, part in enumerate(parts):
        if at and part.strip(",").lower() in told:
            subject = " ".join(parts[:at]).rstrip(",")
            return (subject, part.strip(",").lower()) if _can_act(subject) else None
    return None


def _can_act(subject: str) -> bool:
    """Whether the words read as a subject: no other verb or clause in them."""
    return subject[:1].isupper() and not _MODAL.search(subject) and not re.search(r"[.;:]", subject)


def legal_units(text: str, contents: str = "") -> tuple[Unit, ...]:
    """The units of ``text`` in order, empty where it has no legal structure of its own.

    ``contents`` is its table of contents where that was taken out of the text.
    """
    lines = list(_lines(text))
    listed, rest = list(_lines(contents)), lines
    if not listed and (within := _contents(lines)):
        listed, rest = lines[within[0] : within[1]], lines[within[1] :]
    if listed:
        found = _listed(rest, _entries(listed))
        if len(found) >= 3:
            return _with_bodies(text, found)
    for headings in (_articles(rest), _paragraphs(rest), _sections(rest)):
        if len(headings) >= 2:
            return _with_bodies(text, headings)
    return ()


def _lines(text: str) -> Iterator[_Line]:
    at = 0
    for raw in text.split("\n"):
        words = raw.strip()
        if words:
            start = at + len(raw) - len(raw.lstrip())
            yield _Line(start, start + len(words), words)
        at += len(raw) + 1


_TESTIMONIUM = re.compile(
    r"^\W*(?:in\s+(?:witness|faith)\s+whereof|done\s+(?:at|in)\s)", re.IGNORECASE | re.MULTILINE
)


def _with_bodies(text: str, headings: Sequence[_Heading]) -> tuple[Unit, ...]:
    closing = _TESTIMONIUM.search(text, headings[-1].end)
    ends = [h.start for h in headings[1:]] + [closing.start() if closing else len(text)]
    return tuple(
        Unit(h.number, h.unit, h.title, Span(h.start, h.end), _trim(text, h.end, end))
        for h, end in zip(headings, ends, strict=True)
        if h.unit != "end"
    )


def _trim(text: str, start: int, end: int) -> Span | None:
    words = text[start:end]
    left = start + len(words) - len(words.lstrip())
    right = start + len(words.rstrip())
    return Span(left, right) if left < right else None


# A table of contents: lines that end in leaders or in a page number far to the right.


def _contents(lines: Sequence[_Line]) -> tuple[int, int] | None:
    """The first and one past the last line of the table of contents."""
    first, last = -1, -1
    for at, line in enumerate(lines):
        if _LEADER.search(line.words[-_TITLE:]):
            if first < 0:
                first = at - 1 if at and _PART.match(lines[at - 1].words) else at
            elif at - last > 12:
                break
            last = at
    return (first, last + 1) if last - first >= 3 else None


def _entries(lines: Sequence[_Line]) -> list[str]:
    """The titles of a table of contents, each on one line and without its page."""
    entries: list[str] = []
    pending = ""
    for line in lines:
        words = line.words
        if words.isdigit():
            continue
        if pending and (_PART.match(words) or _NUMBERED.match(words)):
            entries.append(pending)
            pending = ""
        pending = f"{pending} {_LEADER.sub('', words[-_TITLE:])}".strip()
        if _LEADER.search(words[-_TITLE:]):
            entries.append(pending)
            pending = ""
    return [re.sub(r"\s\d{1,2}$", "", entry) for entry in entries if entry]


def _listed(lines: Sequence[_Line], entries: Sequence[str]) -> list[_Heading]:
    """The headings of the body that the table of contents lists, in its order."""
    found: list[_Heading] = []
    wanted = [(entry, *_keys(entry)) for entry in entries]
    places = _places(lines)
    above = _parts_above(lines)
    at, part, article = 0, "", ""
    for entry, number, key in wanted:
        candidates = places.get((number, key[:_ALIKE]), ())
        if not number and len(candidates) > 1 and not _PART.match(entry):
            continue  # a running head that stands between the entries
        place = _find_entry(lines, candidates, at, key)
        if place is None:
            continue
        first, last = place
        at = last + 1
        span = (lines[first].start, lines[last].end)
        container = _PART.match(entry)
        if container:
            part, article = container["number"], ""
            found.append(_Heading(part, "part", _clean(container["title"]), *span))
        elif _ANNEX.match(entry) or not number:
            found.append(_Heading("", "end", None, *span))
        else:
            article, full = _path(number, above[first] or part, article)
            found.append(_Heading(full, "article", _clean(_numberless(entry)), *span))
    return _without_parts(found)


def _parts_above(lines: Sequence[_Line]) -> list[str]:
    """For each line the number of the part it stands in, "" before the first."""
    above, part = [], ""
    for line in lines:
        container = _PART.match(line.words)
        if container and _is_part(line.words):
            part = container["number"]
        above.append(part)
    return above


def _path(number: str, part: str, article: str) -> tuple[str, str]:
    """The article that now holds lettered ones, and the full number of this one."""
    nested = f"{article}.{number}" if number.isalpha() and article else number
    article = article if number.isalpha() else number
    return article, f"{part}.{nested}" if part else nested


def _without_parts(headings: Sequence[_Heading]) -> list[_Heading]:
    """Parts end the article before them and are no provisions themselves."""
    return [_Heading("", "end", None, h.start, h.end) if h.unit == "part" else h for h in headings]


def _keys(words: str) -> tuple[str, str]:
    """The number and the letters of a heading, for comparing it where brackets and notes differ."""
    match = _NUMBERED.match(words)
    number = normal_number(match["number"], match[2]) if match else ""
    return number, _letters(match["title"] if match else words)


def _letters(words: str) -> str:
    return "".join(c for c in words.lower() if c.isalpha())


def _numberless(words: str) -> str:
    match = _NUMBERED.match(words)
    return match["title"] if match else words


def _places(lines: Sequence[_Line]) -> dict[tuple[str, str], list[int]]:
    """The lines under their number and the first letters of what follows it."""
    places: dict[tuple[str, str], list[int]] = {}
    for at, line in enumerate(lines):
        number, letters = _keys(line.words[:_TITLE])
        if letters:
            places.setdefault((number, letters[:_ALIKE]), []).append(at)
    return places


def _find_entry(
    lines: Sequence[_Line], candidates: Sequence[int], at: int, key: str
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


def _clean(title: str) -> str | None:
    """A title without what stands around it and without the number of a note."""
    bare = re.sub(r"(?<=[^\W\d_)\]*])\d{1,2}(?=$|,)", "", " ".join(title.split())).strip(" .:–—-")
    return bare or None


# Without a table of contents.


def _articles(lines: Sequence[_Line]) -> list[_Heading]:
    """Lines that begin with "Article 3": a title or the article itself may follow."""
    found: list[_Heading] = []
    for at, line in enumerate(lines):
        match = _ARTICLE.match(line.words)
        if match and _opens_article(match):
            following = lines[at + 1] if at + 1 < len(lines) else None
            found.append(_article(line, match, following))
        elif found and (_is_annex(line.words) or _is_part(line.words)):
            found.append(_Heading("", "end", None, line.start, line.end))
    return found if len([h for h in found if h.unit != "end"]) >= 2 else []


def _is_annex(words: str) -> bool:
    return len(words) < 80 and bool(_ANNEX.match(words))


def _is_part(words: str) -> bool:
    """Whether a line is the heading of a part or chapter and no sentence that cites one."""
    part = _PART.match(words) if len(words) < 100 else None
    return bool(part and words[-1] not in ".;," and (part["mark"] or _is_title(words)))


def _opens_article(match: re.Match[str]) -> bool:
    title = match["title"]
    return not title or bool(match["mark"]) or title[0].isupper() or title[0] in '[(“"‘'


def _article(line: _Line, match: re.Match[str], following: _Line | None) -> _Heading:
    number = normal_number(match["number"], match[3])
    title = match["title"]
    if title and (_MODAL.search(title) or len(title) > 120 or title[0] == "("):
        return _Heading(number, "article", None, line.start, line.start + match.start("title"))
    if not title and following and _is_title(following.words):
        return _Heading(number, "article", _clean(following.words), line.start, following.end)
    return _Heading(number, "article", _clean(title), line.start, line.end)


def _is_title(words: str) -> bool:
    """Whether a line alone reads as a heading: short, no sentence, no number before it."""
    return (
        len(words) <= 90
        and len(words.split()) <= 12
        and (words[0].isupper() or words[0] in "[(")
        and words[-1] not in ".;:,"
        and not _MODAL.search(words)
        and not _ARTICLE.match(words)
        and not re.match(r"\(?[\da-z]{1,2}[.)]", words)
    )


def _paragraphs(lines: Sequence[_Line]) -> list[_Heading]:
    """The operative paragraphs of a resolution or communiqué: numbered from 1.

    Most have an operative verb at their head ("Welcomes") or after their subject ("The Parties
    welcomed").
    """
    found: list[_Heading] = []
    verbs = 0
    for line in lines:
        match = re.match(r"(\d{1,3})\.\s*(?=[A-Z])", line.words)
        if not match or int(match[1]) != len(found) + 1:
            continue
        verbs += _is_operative(line.words[match.end() : match.end() + 120])
        found.append(_Heading(match[1], "paragraph", None, line.start, line.start + match.end()))
    return found if len(found) >= 2 and verbs * 2 >= len(found) else []


def _is_operative(words: str) -> bool:
    lower = [word.strip(",") for word in words.lower().split()]
    table = text_words()
    return not table.operative.keys().isdisjoint(lower[:3]) or told_verb(words) is not None


def _sections(lines: Sequence[_Line]) -> list[_Heading]:
    """Short numbered lines that count up, starting again with each part."""
    found: list[_Heading] = []
    part, expected, titles = "", 1, 0
    for line in lines:
        container = _PART.match(line.words)
        if container and _is_part(line.words):
            part, expected = container["number"], 1
            found.append(_Heading("", "end", None, line.start, line.end))
            continue
        match = _NUMBERED.match(line.words)
        if match and match["number"] == str(expected) and _is_title(match["title"]):
            number = normal_number(match["number"], match[2])
            full = f"{part}.{number}" if part else number
            found.append(_Heading(full, "article", _clean(match["title"]), line.start, line.end))
            expected, titles = expected + 1, titles + 1
    return found if titles >= 3 else []

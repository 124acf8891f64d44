"""Footnotes and endnotes among the lines of a text, told apart from numbered paragraphs."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from travaux.codebook.legal_words import legal_words
from travaux.legal.lines import Line
from travaux.model import Note, Span

__all__ = ["notes_of"]

_SUPERSCRIPT = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
_NOTE = re.compile(
    r"(?P<mark>\d{1,3}|[⁰¹²³⁴⁵⁶⁷⁸⁹]{1,3}|\*{1,3})\s+(?=[^\W\d_a-z‘“\"]|[‘“\"(]|https?:|[a-z]\w+\s)"
)
_BACK = 12_000  # code points before a note in which its mark stands
_AFTER = r"(?!\d|/|\.\d|,\d{3}|\s?(?:per\s?cent|%|°))"
_SKIPPED = 3  # notes of a count that can be missing


def notes_of(text: str, lines: Sequence[Line]) -> tuple[tuple[Note, ...], list[Line]]:
    """The notes among ``lines``, in order, and the other lines.

    Numbers of notes run on from 1, and the mark of each stands glued to a word before it (or, where
    the layout was lost, after a space); a numbered line without such a mark is a paragraph.
    """
    notes: list[Note] = []
    kept: list[Line] = []
    expected, since = 1, 0
    searched: dict[str, int] = {}  # up to where the mark of a note was looked for in vain
    for line in lines:
        match = _NOTE.match(line.words)
        mark = match["mark"].translate(_SUPERSCRIPT) if match else ""
        if match is None or not _is_due(mark, expected):
            kept.append(line)
            continue
        start = max(since, line.start - _BACK, searched.get(mark, 0) - 1)
        at = _marked(text, mark, match["mark"], start, line.start)
        if at is None:
            searched[mark] = line.start
            kept.append(line)
            continue
        notes.append(Note(mark, Span(line.start, line.end), at))
        if mark.isdigit():
            expected, since = int(mark) + 1, at
    return tuple(notes), kept


def _is_due(mark: str, expected: int) -> bool:
    return mark[0] == "*" or 0 <= int(mark) - expected < _SKIPPED


def _marked(text: str, mark: str, written: str, start: int, end: int) -> int | None:
    """Where the mark of a note stands in ``text[start:end]``, None where it does not."""
    if mark[0] == "*":
        star = re.compile(r"(?<=[\w.,;:)\]”’])" + re.escape(mark) + r"(?!\*)")
        found = [m.start() for m in star.finditer(text, start, end)]
        return found[-1] if found else None
    shapes = {written, mark, mark.translate(str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹"))}
    either = "|".join(re.escape(shape) for shape in sorted(shapes))
    where = re.compile(
        rf"(?:(?<=[^\W\d_])|(?<=[,;:)\]”’\"*])|(?<=\d[,–-]))(?:{either}){_AFTER}(?![^\W\d_])"
        rf"|(?<=[,;:)\]”’\"*]\s)(?:{either}){_AFTER}(?![^\W\d_]|[.)])"
        rf"|(?<=\.)(?:{either})(?=\s*(?:$|[^\w\s/]|[A-Z]|\n))"
        rf"|(?<=[^\W\d_]\s)(?:{either})(?=,\d{{1,3}}(?!\d))"
        rf"|(?<=\.\s)(?:{either})(?=\s*$|\n)|(?<=\.\n)(?:{either})(?=\s+[A-Z])",
        re.MULTILINE,
    )
    match = where.search(text, start, end) or _loose(text, either, start, end)
    return match.start() if match else None


@lru_cache(maxsize=1)
def _numbered_words() -> frozenset[str]:
    """Words before a number that is their own: "annex 3", "no. 3"."""
    kinds = ("article", "part", "chapter", "section", "annex", "option", "paragraph")
    units = legal_words().units
    return frozenset(word for kind in kinds for word in units[kind]) | {"no", "page", "resolution"}


def _loose(text: str, either: str, start: int, end: int) -> re.Match[str] | None:
    """The mark after a space, where the layout was lost: no number of a unit, no count."""
    loose = re.compile(rf"(?<=[a-z.]\s)(?:{either})(?=\s|,\s?\d|\s,|$)", re.MULTILINE)
    for match in loose.finditer(text, start, end):
        word = text[max(0, match.start() - 20) : match.start()].rsplit(maxsplit=1)[-1].lower()
        if word.strip(".,") not in _numbered_words():
            return match
    return None

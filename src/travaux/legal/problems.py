"""What of a legal text reads strangely or could not be read, said for people."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from itertools import pairwise

from travaux.legal.numbers import follows, values
from travaux.model import LegalUnit, Problem, Span, UnitKind

__all__ = ["bracket_problems", "count_problems", "script_problems"]

_SAMPLE = 20_000  # code points that show the script of a text
_BRACKET = re.compile(r"[\[\]]")
_SCRIPTS = {
    "CYRILLIC": "Cyrillic",
    "GREEK": "Greek",
    "CJK": "Chinese or Japanese",
    "HANGUL": "Korean",
    "DEVANAGARI": "Devanagari",
}


def bracket_problems(text: str, articles: Sequence[LegalUnit], whole: Span) -> Iterator[Problem]:
    """For each article, or the whole where there is none, the square brackets without a partner."""
    stretches = [
        (f"{a.word.capitalize()} {a.number or ''}".strip(), _own(a)) for a in articles
    ] or [("The text", whole)]
    for name, span in stretches:
        opened, unopened = _unpaired(text, span)
        if opened:
            yield Problem(
                "unclosed-bracket", _open(name, len(opened)), Span(opened[0], opened[0] + 1)
            )
        if unopened:
            yield Problem(
                "unopened-bracket", _close(name, len(unopened)), Span(unopened[0], unopened[0] + 1)
            )


def _own(article: LegalUnit) -> Span:
    """The stretch of an article up to the first article inside it."""
    inner = next((c for c in article.children if c.kind is UnitKind.ARTICLE), None)
    return Span(article.span.start, inner.span.start) if inner else article.span


def _unpaired(text: str, span: Span) -> tuple[list[int], list[int]]:
    opened: list[int] = []
    unopened: list[int] = []
    for match in _BRACKET.finditer(text, span.start, span.end):
        if match[0] == "[":
            opened.append(match.start())
        elif opened:
            opened.pop()
        else:
            unopened.append(match.start())
    return opened, unopened


def _open(name: str, n: int) -> str:
    return f"{name}: " + ("a bracket never closes." if n == 1 else f"{n} brackets never close.")


def _close(name: str, n: int) -> str:
    told = "a bracket closes that never opened." if n == 1 else f"{n} brackets close unopened."
    return f"{name}: {told}"


def count_problems(articles: Sequence[LegalUnit]) -> Iterator[Problem]:
    """Numbers of articles that a count passes over, and those that stand twice."""
    for before, after in pairwise(articles):
        first, second = before.number or "", after.number or ""
        if not first or not second:
            continue
        if first == second:
            what = f"{after.word.capitalize()} {second} stands twice."
            yield Problem("number-twice", what, after.heading)
        elif not follows(second, first) and follows(second, first, most=20) and _plain(second):
            what = f"Numbers are missing between {before.word} {first} and {after.word} {second}."
            yield Problem("number-gap", what, after.heading)


def _plain(number: str) -> bool:
    return any(len(value) <= 2 for value in values(number).values())


def script_problems(text: str) -> Iterator[Problem]:
    """That a text is written from right to left, or in another script than Latin."""
    letters = [c for c in text[:_SAMPLE] if c.isalpha()]
    if not letters:
        return
    sides = [unicodedata.bidirectional(c) in {"R", "AL"} for c in letters]
    if sum(sides) * 3 > len(letters):
        yield Problem(
            "right-to-left",
            "The text is written from right to left: its units are told by their headings alone.",
        )
        return
    for name, script in _SCRIPTS.items():
        if sum(unicodedata.name(c, "").startswith(name) for c in letters[::7]) * 21 > len(letters):
            what = f"The text is in {script} script: its units are told by their headings alone."
            yield Problem("other-script", what)
            return

"""The marks at the head of paragraphs and points: "1.", "(a)", "OP1 alt 2", "[1][3].", "–"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from travaux.codebook.legal_words import legal_words
from travaux.legal.numbers import normal_number

__all__ = ["Mark", "marks_of"]

_LONGEST = 120  # code points of a line within which its marks stand


@dataclass(frozen=True, slots=True)
class Mark:
    """A mark: how it is written (its style), its number as compared, where it begins and ends.

    ``style`` is "number", "op", "decimal", "(number)", "letter", "capital" or "dash"; letters can
    be Roman numerals. A dash has no number. ``start`` and ``end`` count from the start of the line.
    """

    style: str
    number: str | None
    start: int
    end: int
    enclosed: bool = False


def marks_of(words: str) -> list[Mark]:
    """The marks that a line begins with: "1. (a) Each Party" has two. Most lines have none."""
    found: list[Mark] = []
    head = words[:_LONGEST]
    at = 0
    while len(found) < 3 and (mark := _mark_at(head, at)):
        if found and not _goes_under(mark, found[-1]):
            break
        found.append(mark)
        at = mark.end
    return found


def _goes_under(mark: Mark, above: Mark) -> bool:
    """Whether a second mark on a line opens a unit below the first: "(a)(i)", "1. (a)"."""
    if mark.style in {"dash", "op"}:
        return False
    return mark.style != above.style or (
        mark.style == "letter" and mark.number == "i" != above.number
    )


def _mark_at(head: str, at: int) -> Mark | None:
    match = _pattern().match(head, at)
    if match is None or match.end() == match.start():
        return None
    groups = match.groupdict()
    if groups["dash"]:
        return Mark("dash", None, at, match.end())
    if groups["op"]:
        return Mark("op", _operative(match), at, match.end())
    if groups["several"]:
        return Mark("number", "/".join(re.findall(r"\w+", groups["several"])), at, match.end())
    style = next(s for s in ("decimal", "paren", "digits", "capital", "letter") if groups[s])
    number = normal_number(groups[style], groups["latin"])
    if style == "letter" and _is_word(head, match):
        return None
    names = {"paren": "(number)", "digits": "number"}
    enclosed = head[: match.start(style)].endswith("(")
    return Mark(names.get(style, style), number, at, match.end(), enclosed)


def _is_word(head: str, match: re.Match[str]) -> bool:
    """Whether "a." or "i.e." only looks like a mark."""
    return bool(
        re.match(r"(?:i\.e|e\.g|a\.m|p\.m)\b", head[match.start("letter") :], re.IGNORECASE)
    )


def _operative(match: re.Match[str]) -> str:
    kind, latin = match["op"].upper(), match["op_latin"]
    number = "/".join(re.findall(r"\d+", match["op_number"]))
    if letter := re.search(r"[a-z]$", match["op_number"]):
        number += f".{letter[0]}"
    told = f"{kind}{number}" + (f" {latin.lower()}" if latin else "")
    if match["alt"]:
        told += " alt" + (f" {match['alt_number']}" if match["alt_number"] else "")
    return told


@lru_cache(maxsize=1)
def _pattern() -> re.Pattern[str]:
    latin = "|".join(legal_words().latin)
    tail = rf"(?:\s?(?P<latin>(?i:{latin})))?"
    before = r"[\[*\s]*"
    alone = r"(?=\s|[\[“\"‘(*]|$)"
    return re.compile(
        rf"{before}(?:"
        r"(?P<op>(?i:op|pp))\s?(?P<op_number>\d{1,3}(?:[\s.]{0,3}[a-z](?=[.\s]))?|(?:\[\d{1,3}\]){2,}(?:\s?[a-z](?=[.\s]))?)"
        rf"[\s.]*(?:(?P<op_latin>(?i:{latin}))[\s.]*)?"
        r"(?P<alt>(?i:alt(?:ernative)?)\b\.?\s*(?:(?P<alt_number>\d{1,2})(?!\d))?)?\s?[.:)\]*]*\s*"
        r"|(?P<several>\[?\d{1,3}[a-z]?\](?:\*{0,2}\s?\[\d{1,3}[a-z]?\]\*{0,2})*)(?:[.)]\s*|\s+(?=[A-Z\[]))"
        rf"|(?P<decimal>\d{{1,2}}(?:\.\d{{1,2}}){{1,3}})[.)\]]*\s+(?=[\[“\"‘(A-Z])"
        r"|\((?P<paren>\d{1,3}[a-z]?)\)\s*"
        rf"|(?P<digits>\d{{1,3}}[a-z]?){tail}\s?(?:[.)]\]?|\]\.?)(?=[A-Z]|{alone})\s*"
        rf"|\(?(?P<capital>[A-Z]|[IVX]{{2,5}})[.)]\]?{alone}\s*"
        rf"|\(?(?P<letter>[ivx]{{2,6}}|(?P<twin>[a-z])(?P=twin)|[a-z])(?:[.)]\]?|\]\.){alone}\s*"
        r"|(?P<dash>[–—•‣▪●◦·-])\s+)"
    )

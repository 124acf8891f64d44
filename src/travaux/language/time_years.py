"""Quarters, seasons, years, decades and centuries."""

from __future__ import annotations

import re

from travaux.language.time_anchors import NO_ANCHOR, Scene
from travaux.language.time_meaning import (
    Match,
    Meaning,
    Reader,
    dated,
    part_named,
    picked,
    relative_year,
    spanned,
)
from travaux.language.time_patterns import ORDINALS
from travaux.language.time_values import (
    century,
    decade,
    half,
    period,
    quarter,
    season,
    year,
    year_part,
)
from travaux.model import Span

__all__ = ["YEARS"]


_NTH = {"first": 1, "second": 2, "third": 3, "fourth": 4}


def _quarter(match: Match, scene: Scene) -> Meaning | None:
    ordinal = (match["ordinal"] or "").lower()
    is_half = (match["kind"] or match["code"]).lower() in {"half", "h"}
    number = int(match["nth"]) if match["nth"] else _NTH.get(ordinal, 2 if is_half else 4)
    if is_half and (number > 2 or not (match["year"] or match["year2"] or match["relyear"])):
        return None
    if ordinal == "last" and not (match["year"] or match["relyear"]):
        return None
    make = half if is_half else quarter
    given = match["year"] or match["year2"]
    if given:
        return dated(match, make(int(given), number), NO_ANCHOR)
    if match["relyear"]:
        found = relative_year(match, scene)
        return dated(match, make(found[0], number) if found else None, scene.today)
    return picked(match, scene, lambda candidate: make(candidate, number))


def _season(match: Match, _: Scene) -> Meaning | None:
    return dated(match, season(int(match["year"]), match["season"].lower()), NO_ANCHOR)


def _decade(match: Match, _: Scene) -> Meaning | None:
    part = match["part"].lower() if match["part"] else None
    return dated(match, decade(int(match["year"]), part), NO_ANCHOR)


def _century(match: Match, _: Scene) -> Meaning | None:
    words = match["number"].lower()
    number = int(re.sub(r"\D", "", words)) if words[0].isdigit() else ORDINALS[words]
    return dated(match, century(number), NO_ANCHOR) if 1 <= number <= 30 else None


def _year_span(match: Match, _: Scene) -> Meaning | None:
    start, end = int(match["year"]), match["year2"]
    last = int(end) if len(end) == 4 else start // 100 * 100 + int(end)
    if not start < last <= start + 200 or (len(end) == 2 and not 1 <= last - start <= 60):
        return None
    first, final = year(start), year(last)
    if first is None or final is None:
        return None
    days = period(first.earliest, final.latest, f"{first.value}/{final.value}")
    return dated(match, days, NO_ANCHOR)


_BEFORE_YEAR = re.compile(
    r"(?:^|[\s(\[“‘\"'—–])(?:in|since|until|till|by|before|after|during|from|of|to|through|between"
    r"|and|or|circa|than|years?|for|as|around|late|early|autumn|summer|spring|winter|fall|election"
    r"|fiscal)\s$|[(\[]$|\b\d{4},\s$",
    re.IGNORECASE,
)
_THE = re.compile(
    r"(?:^|[\s(“‘\"'—–])(?:the|its|his|her|their|our|this|that|a|an|\w+['’]s)\s$", re.IGNORECASE
)
# After these a number of four digits can as well be a quantity.
_LOOSE = re.compile(
    r"(?:of|to|for|than|and|or|as|through|by|from|around|between)\s$", re.IGNORECASE
)
_COUNTED = re.compile(
    r"[\s-](?:people|persons?|men|women|children|troops?|soldiers?|fighters?|refugees?|civilians?"
    r"|deaths?|dead|killed|wounded|injured|cases|tons?|tonnes?|miles?|km|kilomet\w+|met(?:er|re)s?"
    r"|feet|dollars?|euros?|pounds?|percent|per cent|times|hours?|days|weeks|months|years?|members"
    r"|delegates|participants|officers|police\w*|prisoners?|detainees|migrants|students|workers"
    r"|jobs|homes|houses|votes|missiles|tanks|rockets|words|pages)\b"
)


def _year(match: Match, scene: Scene) -> Meaning | None:
    """A year named alone. Other numbers of four digits are not years, and doubt is against it."""
    number, part = int(match["year"]), part_named(match["part"])
    likely = 1900 <= number <= 2099
    before = match.string[max(0, match.start() - 14) : match.start()]
    after = match.string[match.end() : match.end() + 14]
    if match["part"] and not part:
        return None
    if _COUNTED.match(after) or not (part or _reads_as_year(match, scene, before, likely)):
        return None
    days = year_part(number, part) if part else year(number)
    return dated(match, days, NO_ANCHOR)


def _reads_as_year(match: Match, scene: Scene, before: str, likely: bool) -> bool:
    counts = _counts(match, scene)
    if _BEFORE_YEAR.search(before):
        return not counts or (likely and not _LOOSE.search(before))
    if _THE.search(before):
        return likely and counts
    return likely and not counts and _stands_alone(match, scene)


def _counts(match: Match, scene: Scene) -> bool:
    """Whether the number stands before a noun that it counts or dates ("the 2015 deal")."""
    tokens = scene.annotated.token_span(Span(match.start("year"), match.end("year")))
    if not tokens:
        return False
    root = tokens.root
    return root.dep_ in {"nummod", "compound"} and root.head.i > root.i


def _stands_alone(match: Match, scene: Scene) -> bool:
    """Whether the number is the subject or an adverbial of its clause: "2014 changed that"."""
    tokens = scene.annotated.token_span(spanned(match))
    if not tokens:
        return False
    root = tokens.root
    return root.dep_ in {"nsubj", "npadvmod", "pobj"} and (
        root.i == root.sent.start or root.dep_ == "pobj"
    )


YEARS: dict[str, Reader] = {
    "quarter": _quarter,
    "season": _season,
    "decade": _decade,
    "century": _century,
    "year_span": _year_span,
    "year": _year,
}

"""Words that name a time, and the time they name.

A grammar of the project's own: the patterns of :mod:`travaux.language.time_patterns` are tried at
each word that can start an expression; where matches overlap, the one that starts first and is
longest is read, in the order of the text, by the rule of the same name. Precision comes first:
words that may be something else ("May", "march", a number of four digits) are left alone, and
what nothing anchors stays unresolved.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date, timedelta

from travaux.language.annotated import Annotated, TimeExpression, TimeKind
from travaux.language.time_anchors import NO_ANCHOR, Dated, Scene, Tense
from travaux.language.time_dates import DATES
from travaux.language.time_lengths import LENGTHS
from travaux.language.time_meaning import Match, Meaning
from travaux.language.time_patterns import (
    DATELINE,
    MONTHS,
    PATTERNS,
    RELATION,
    SLASHED,
    STARTS,
    WEEKDAYS,
    WORD,
)
from travaux.language.time_relative import RELATIVE
from travaux.language.time_values import Days, day, days_of
from travaux.language.time_years import YEARS
from travaux.model import Anchor, AnchorKind, Document, Precision, Relation, Span, When

__all__ = ["find_times", "times_in"]

_RULES = DATES | YEARS | RELATIVE | LENGTHS


def find_times(document: Document, annotated: Annotated) -> tuple[TimeExpression, ...]:
    """All time expressions of a document, in order; they do not overlap."""
    matches = _matches(document.text)
    today = _today(document)
    first = Scene(annotated, today, (), month_first=_month_first(document))
    scene = replace(first, complete=_complete(matches, first))
    meanings = list(_joined(list(_read(matches, scene)), scene))
    return tuple(_expression(meaning, annotated) for meaning in meanings)


def times_in(
    annotated: Annotated, span: Span, kinds: Iterable[TimeKind] = (TimeKind.DATE, TimeKind.TIME)
) -> tuple[TimeExpression, ...]:
    """The time expressions of ``kinds`` that lie wholly inside ``span``, in order."""
    wanted = frozenset(kinds)
    first = bisect_left(annotated.times, span.start, key=lambda t: t.span.start)
    last = bisect_left(annotated.times, span.end, key=lambda t: t.span.start)
    inside = annotated.times[first:last]
    return tuple(t for t in inside if t.span.end <= span.end and t.kind in wanted)


# --- anchors of the document ---------------------------------------------------------------------


def _today(document: Document) -> Anchor | None:
    """What "today" counts from: the day of the dateline where it has one, else of publication."""
    if document.published is None:
        return None
    published = document.published.value
    anchor = Anchor(AnchorKind.PUBLICATION, published)
    written = _dateline_day(document, published)
    if written is None or written == published:
        return anchor
    span = document.dateline.span if document.dateline else None
    return Anchor(AnchorKind.TEXT, written, span) if span else anchor


def _dateline_day(document: Document, published: date) -> date | None:
    found = DATELINE.search(document.dateline.value) if document.dateline else None
    if found is None:
        return None
    month = MONTHS[(found["month"] or found["month2"]).lower().rstrip(".")]
    days = day(published.year, month, int(found["day"] or found["day2"]))
    near = days is not None and abs(days.middle - published) <= timedelta(days=3)
    return days.earliest if days and near else None


def _month_first(document: Document) -> bool | None:
    """How 3/4/2021 is written here: as other dates of the document show, else as its language."""
    orders = {int(found[2]) > 12 for found in SLASHED.finditer(document.text)
              if (int(found[1]) > 12) != (int(found[2]) > 12)}  # fmt: skip
    if len(orders) == 1:
        return orders.pop()
    language = document.language.value.lower() if document.language else ""
    return {"en-us": True, "en-gb": False, "en-au": False, "en-ie": False}.get(language)


def _complete(matches: list[tuple[str, Match]], scene: Scene) -> tuple[Dated, ...]:
    """The dates that name their own year, but not those that only bound something else."""
    found, taken = [], 0
    for name, match in matches:
        if name not in _NAMES_ITS_YEAR or match.start() < taken:
            continue
        meaning = _RULES[name](match, scene)
        if meaning is None:
            continue
        taken = match.end()
        if meaning.days and meaning.anchor == NO_ANCHOR and not _bound(match):
            found.append(Dated(meaning.span, meaning.days))
    return tuple(found)


_NAMES_ITS_YEAR = {"iso", "numeric", "day_month", "month_day", "day_range", "month_day_range",
                   "month"}  # fmt: skip


def _bound(match: Match) -> bool:
    return RELATION.search(match.string[max(0, match.start() - 24) : match.start()]) is not None


# --- reading -------------------------------------------------------------------------------------


def _matches(text: str) -> list[tuple[str, Match]]:
    """All matches of all patterns, sorted by start, longest first, then by the order of rules."""
    found = []
    for word in WORD.finditer(text):
        start = word.start()
        if text[start].isdigit() or word[0][1:].isdigit() or word[0].lower() in STARTS:
            found += sorted(_matches_at(text, start), key=lambda each: -each[1].end())
    return found


def _matches_at(text: str, start: int) -> Iterator[tuple[str, Match]]:
    for name, pattern in PATTERNS.items():
        match = pattern.match(text, start)
        if match:
            yield name, match


def _read(matches: list[tuple[str, Match]], scene: Scene) -> Iterator[Meaning]:
    taken = 0
    for name, match in matches:
        if match.start() < taken:
            continue
        meaning = _RULES[name](match, scene)
        if meaning is None:
            continue
        taken = match.end()
        if meaning.days and _sets_the_day(meaning, match):
            scene.last = Dated(meaning.span, meaning.days)
            if meaning.days.precision is Precision.DAY:
                scene.last_day = scene.last
        yield meaning


def _sets_the_day(meaning: Meaning, match: Match) -> bool:
    """Whether "the next day" can count from here; not from "as of 27 May" or "recently"."""
    days = meaning.days
    vague = days is None or days.precision is Precision.VAGUE or days.earliest is None
    return not vague and meaning.kind is not TimeKind.DURATION and not _for_reference(match)


def _for_reference(match: Match) -> bool:
    found = RELATION.search(match.string[max(0, match.start() - 24) : match.start()])
    return found is not None and found["word"].lower().endswith(("since", "as of"))


_RANGE = re.compile(r"[ ]?[-–—][ ]?|[ ](?:to|until|till|through|and)[ ](?:the )?")
_MOVED = frozenset(["postpone", "move", "reschedule", "shift", "delay", "change", "bring", "push"])


def _joined(meanings: list[Meaning], scene: Scene) -> Iterator[Meaning]:
    """Two that are one become one: "from January 9 to February 2", "3 p.m. on Monday, May 2"."""
    at = 0
    while at < len(meanings):
        both = _one(meanings[at], meanings[at + 1], scene) if at + 1 < len(meanings) else None
        yield both or meanings[at]
        at += 2 if both else 1


def _one(first: Meaning, second: Meaning, scene: Scene) -> Meaning | None:
    return _stretch(first, second, scene) or _hour(first, second, scene)


def _hour(first: Meaning, second: Meaning, scene: Scene) -> Meaning | None:
    """An hour of a weekday that the next date names: "3 p.m. on Monday" and "May 2"."""
    text = scene.annotated.text
    weekday = first.span.of(text).rsplit(maxsplit=1)[-1].lower() in WEEKDAYS
    between = text[first.span.end : second.span.start]
    if first.kind is not TimeKind.TIME or not weekday or between not in {", ", " "}:
        return None
    if second.kind is not TimeKind.DATE or not second.days or not (first.value and second.value):
        return None
    hour = first.value.partition("T")[2]
    span = Span(first.span.start, second.span.end)
    return replace(second, span=span, kind=TimeKind.TIME, value=f"{second.value}T{hour}")


def _stretch(first: Meaning, second: Meaning, scene: Scene) -> Meaning | None:
    text = scene.annotated.text
    between = text[first.span.end : second.span.start]
    joint = _RANGE.fullmatch(between)
    if not joint or not (first.days and second.days) or first.kind is not second.kind:
        return None
    if Precision.VAGUE in {first.days.precision, second.days.precision}:
        return None
    led = text[max(0, first.span.start - 12) : first.span.start].lower()
    opened = re.search(r"\bbetween (?:the )?$" if "and" in between else r"\bfrom (?:the )?$", led)
    if not opened and between.strip() not in {"-", "–", "—", "through"}:
        return None
    if _is_moved(first.span, scene):
        return None
    return _merged(*_in_order(_before(first, second), second, scene))


def _is_moved(span: Span, scene: Scene) -> bool:
    """“Moved from Monday to Friday” names two days and no stretch."""
    tokens = scene.annotated.token_span(span)
    if not tokens:
        return False
    head = tokens.root.head
    return bool({head.lemma_, head.head.lemma_} & _MOVED)


def _before(first: Meaning, second: Meaning) -> Meaning:
    """``first`` in the year that puts it before ``second``, if only ``second`` names its year."""
    own = second.anchor == NO_ANCHOR and first.anchor != NO_ANCHOR
    start = first.days.earliest if first.days else None
    end = second.days.latest if second.days else None
    if not own or start is None or end is None:
        return first
    options = (day(year, start.month, start.day) for year in (end.year, end.year - 1))
    moved = next((days for days in options if days and days.middle <= end), None)
    return replace(first, days=moved, anchor=NO_ANCHOR) if moved else first


def _in_order(first: Meaning, second: Meaning, scene: Scene) -> tuple[Meaning, Meaning]:
    """Two weekdays, each read alone, in the week that puts the first before the second."""
    if not first.days or not second.days:
        return first, second
    start, end = first.days.earliest, second.days.earliest
    weekdays = second.anchor == first.anchor and second.days.precision is Precision.DAY
    if not (start and end and weekdays and timedelta() < start - end < timedelta(days=7)):
        return first, second
    if scene.tense(first.span) is Tense.FUTURE:
        return first, _moved(second, end, 7)
    return _moved(first, start, -7), second


def _moved(meaning: Meaning, start: date, count: int) -> Meaning:
    moved = _step(start, count)
    return replace(meaning, days=days_of(moved)) if moved else meaning


def _merged(first: Meaning, second: Meaning) -> Meaning | None:
    if not first.days or not second.days or not first.days.earliest or not second.days.latest:
        return None
    if second.days.latest < first.days.earliest:
        return None
    value = f"{first.days.value}/{second.days.value}"
    days = Days(first.days.earliest, second.days.latest, Precision.PERIOD, value)
    anchor = first.anchor if first.anchor != NO_ANCHOR else second.anchor
    return Meaning(first.span.cover(second.span), first.kind, value, days, anchor)


# --- writing down --------------------------------------------------------------------------------


def _expression(meaning: Meaning, annotated: Annotated) -> TimeExpression:
    when = _when(meaning, annotated) if meaning.dated else None
    return TimeExpression(meaning.span, meaning.kind, meaning.value, when)


def _when(meaning: Meaning, annotated: Annotated) -> When:
    relation, start = _relation(meaning, annotated)
    text = annotated.text[start : meaning.span.end]
    days = meaning.days
    if days is None:
        return When(text, None, None, Precision.UNKNOWN, meaning.anchor, relation)
    earliest, latest = _bounded(days, relation)
    if relation is Relation.BEFORE and _END_OF.match(annotated.text, meaning.span.start):
        latest = days.latest  # "before the end of March" reaches to the end of March
    return When(text, earliest, latest, days.precision, meaning.anchor, relation)


_END_OF = re.compile(r"(?:the )?(?:end|close) of\b", re.IGNORECASE)


def _relation(meaning: Meaning, annotated: Annotated) -> tuple[Relation, int]:
    """How the words before bind the date, and where those words start."""
    span = meaning.span
    lead = max(0, span.start - 24)
    found = RELATION.search(annotated.text[lead : span.start])
    if meaning.value and "/" in meaning.value:
        return Relation.BETWEEN, span.start
    vague = meaning.days is not None and meaning.days.precision is Precision.VAGUE
    if found is None or vague or _modifies(span, annotated):
        return Relation.ON, span.start
    word = " ".join(found["word"].lower().split())
    relation = _RELATIONS.get(word, Relation.SINCE)
    return relation, span.start if relation is Relation.ON else lead + found.start("word")


_RELATIONS = {
    "as of": Relation.ON, "until": Relation.UNTIL, "till": Relation.UNTIL, "up to": Relation.UNTIL,
    "by": Relation.UNTIL, "no later than": Relation.UNTIL, "before": Relation.BEFORE,
    "earlier than": Relation.BEFORE, "prior to": Relation.BEFORE, "ahead of": Relation.BEFORE,
    "in advance of": Relation.BEFORE, "after": Relation.AFTER, "following": Relation.AFTER,
}  # fmt: skip


def _modifies(span: Span, annotated: Annotated) -> bool:
    """“After Friday's talks” and "before Monday talks" bound the talks and not the day."""
    if annotated.text[span.end : span.end + 2] in {"'s", "’s"}:
        return True
    tokens = annotated.token_span(span)
    if not tokens:
        return False
    root = tokens.root
    return root.dep_ in {"compound", "poss", "nmod", "amod", "nummod"} and root.head.i >= tokens.end


def _bounded(days: Days, relation: Relation) -> tuple[date | None, date | None]:
    match relation:
        case Relation.SINCE:
            return days.earliest, None
        case Relation.UNTIL:
            return None, days.latest
        case Relation.BEFORE:
            return None, _step(days.earliest, -1)
        case Relation.AFTER:
            return _step(days.latest, 1), None
        case _:
            return days.earliest, days.latest


def _step(one: date | None, count: int) -> date | None:
    try:
        return one + timedelta(days=count) if one else None
    except OverflowError:
        return None

"""Dates that count from publication, or from a day that the text itself sets."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

from travaux.language.annotated import TimeKind
from travaux.language.time_anchors import Scene, Tense
from travaux.language.time_meaning import (
    DAY_WORDS,
    DAYPARTS,
    Match,
    Meaning,
    Reader,
    dated,
    direction,
    length,
    moved_by,
    number_in,
    part_named,
    singular,
    spanned,
    unit_beside,
)
from travaux.language.time_patterns import WEEKDAYS
from travaux.language.time_values import (
    Days,
    month_part,
    period,
    season,
    shifted,
    unit_around,
    year_part,
)
from travaux.model import Anchor, Precision, Span

__all__ = ["RELATIVE"]


_SEASONS = {"spring", "summer", "autumn", "fall", "winter"}


def _weekday(match: Match, scene: Scene) -> Meaning | None:
    if match["every"] or (match["many"] and not match["relweek"]):
        kind = TimeKind.SET
        at = WEEKDAYS[match["weekday"].lower()] + 1
        return Meaning(spanned(match), kind, f"XXXX-WXX-{at}", dated=False)
    if scene.today is None or scene.today.day is None:
        return dated(match, None, None, _kind(match))
    today, at = scene.today.day, WEEKDAYS[match["weekday"].lower()]
    if match["relweek"]:
        weeks = {"last": -1, "this": 0, "next": 1}[match["relweek"].lower()]
        monday = shifted(today, "day", 7 * weeks - today.weekday())
        days = moved_by(monday, at)
    else:
        days = _weekday_by(match, scene, today, at)
    return _with_daypart(dated(match, days, scene.today), match["daypart"])


def _weekday_by(match: Match, scene: Scene, today: date, at: int) -> Days | None:
    rel = (match["rel"] or "").lower()
    back, ahead = (today.weekday() - at) % 7, (at - today.weekday()) % 7
    if rel.endswith(("last", "past", "previous")):
        return moved_by(today, -(back or 7))
    if rel == "next":
        return _next_weekday(today, ahead or 7)
    if rel.endswith(("coming", "following")):
        return moved_by(today, ahead or 7)
    if rel in {"this", "current"}:
        return moved_by(today, at - today.weekday())
    future = scene.tense(spanned(match)) is Tense.FUTURE
    return moved_by(today, ahead if future else -back)


def _next_weekday(today: date, ahead: int) -> Days | None:
    """“Next Friday”, said before the Friday of the same week, can be either of two Fridays."""
    days = moved_by(today, ahead)
    if days is None or today.weekday() + ahead > 6 or today.weekday() == 6:
        return days
    later = shifted(today, "day", ahead + 7)
    return replace(days, latest=later, precision=Precision.PERIOD) if later else days


def _kind(match: Match) -> TimeKind:
    return TimeKind.TIME if match["daypart"] else TimeKind.DATE


def _with_daypart(meaning: Meaning, daypart: str | None) -> Meaning:
    if not daypart or meaning.value is None:
        return meaning
    code = next(code for word, code in DAYPARTS.items() if daypart.lower().endswith(word))
    return replace(meaning, kind=TimeKind.TIME, value=f"{meaning.value}T{code}")


def _day_word(match: Match, scene: Scene) -> Meaning | None:
    word = " ".join(match["word"].lower().split()).removeprefix("the ")
    if _in_a_title(match):
        return None
    today = scene.today.day if scene.today else None
    days = moved_by(today, DAY_WORDS[word])
    daypart = "night" if word in {"tonight", "last night"} else match["daypart"]
    kind = TimeKind.TIME if daypart else TimeKind.DATE
    return _with_daypart(dated(match, days, scene.today, kind), daypart)


def _the_weekend(match: Match, scene: Scene) -> Meaning | None:
    """Over the weekend: the one that was or, by tense, the one to come."""
    today = scene.today.day if scene.today else None
    if today is None:
        return dated(match, None, None)
    ahead = scene.tense(spanned(match)) is Tense.FUTURE
    back = not ahead and today.weekday() < 5
    return dated(match, unit_beside(today, "weekend", -1 if back else 0), scene.today)


def _rel_unit(match: Match, scene: Scene) -> Meaning | None:
    """Last week, early next month, later this year, the following week, the past year."""
    rel, unit = match["rel"].lower(), match["unit"].lower()
    led = match.string[max(0, match.start() - 4) : match.start("rel")].lower()
    if "the " in led and match.string.startswith(" of ", match.end()):
        return None  # "the last year of his term"
    if (rel == "past" and unit not in _SEASONS) or (unit == "decade" and rel == "last"):
        return length(match, 1, unit)
    if unit == "day":
        return _beside(match, scene, unit, direction(rel)) if rel in {*_BESIDE, "next"} else None
    anchor = scene.set_by_text(spanned(match)) if rel in _BESIDE else scene.today
    days = _unit_days(match, scene, anchor.day) if anchor and anchor.day else None
    return dated(match, days, anchor)


def _unit_days(match: Match, scene: Scene, today: date) -> Days | None:
    step, unit = direction(match["rel"].lower()), match["unit"].lower()
    if unit in _SEASONS:
        return _relative_season(today, unit, step)
    if unit == "week" and step == 0 and today.weekday() == 6:
        return _week_on_sunday(match, scene, today)
    whole = unit_beside(today, unit, step)
    return _part_of(whole, unit, (match["part"] or "").lower(), today)


def _week_on_sunday(match: Match, scene: Scene, sunday: date) -> Days | None:
    """Said on a Sunday, "this week" can be the week that ends or the week that begins."""
    ending, beginning = unit_around(sunday, "week"), unit_beside(sunday, "week", 1)
    part, tense = (match["part"] or "").lower(), scene.tense(spanned(match))
    if ending is None or beginning is None or part == "earlier" or tense is Tense.PAST:
        return ending
    ahead = part == "later" or tense is Tense.FUTURE
    if ahead:
        return replace(beginning, earliest=sunday)
    return replace(ending, latest=beginning.latest, precision=Precision.PERIOD)


_BESIDE = {"previous", "following", "same"}


def _relative_season(today: date, name: str, step: int) -> Days | None:
    options = [found for y in range(-2, 3) if (found := season(today.year + y, name))]
    if step < 0:
        return max((d for d in options if d.latest and d.latest < today), key=_middle, default=None)
    if step > 0:
        return min(
            (d for d in options if d.earliest and d.earliest > today), key=_middle, default=None
        )
    return min(options, key=lambda days: abs(days.middle - today), default=None)


def _middle(days: Days) -> date:
    return days.middle


def _part_of(whole: Days | None, unit: str, part: str, today: date) -> Days | None:
    """The part of a week, month or year that words like "early" or "later" leave of it."""
    if whole is None or not part or whole.earliest is None:
        return whole
    if part == "later":
        return period(today, whole.latest, whole.value) or whole
    if part == "earlier":
        return period(whole.earliest, today, whole.value) or whole
    named = part_named(part)
    if named and unit == "month":
        return month_part(whole.earliest.year, whole.earliest.month, named)
    if named and unit == "year":
        return year_part(whole.earliest.year, named)
    return whole


def _unit_end(match: Match, scene: Scene) -> Meaning | None:
    today = scene.today.day if scene.today else None
    unit = match["unit"].lower()
    whole = unit_around(today, unit) if today else None
    days = _part_of(whole, unit, match["part"].lower(), today) if today else None
    return dated(match, days, scene.today)


def _beside(match: Match, scene: Scene, unit: str, step: int) -> Meaning:
    """The next day, that week, the year before: counted from the day the text set last."""
    anchor, set_last = scene.set_by_text(spanned(match)), scene.last
    exact = set_last is not None and _exact_enough(set_last.days.precision, unit)
    if anchor is None or anchor.day is None or not exact:
        return dated(match, None, None)
    moved = shifted(anchor.day, unit, step)
    return dated(match, unit_around(moved, unit) if moved else None, anchor)


_EXACT = [
    {Precision.DAY}, {Precision.WEEK}, {Precision.MONTH_PART, Precision.MONTH}, {Precision.YEAR}
]  # fmt: skip


_UNIT_EXACT = {"day": 1, "night": 1, "week": 2, "fortnight": 2, "month": 3, "year": 4}


def _exact_enough(precision: Precision, unit: str) -> bool:
    return any(precision in level for level in _EXACT[: _UNIT_EXACT.get(unit, 4)])


def _that_unit(match: Match, scene: Scene) -> Meaning | None:
    return _beside(match, scene, match["unit"].lower(), 0)


def _day_beside(match: Match, scene: Scene) -> Meaning | None:
    """The day before; not "the day before the talks", which counts from an event."""
    side = match["side"].lower()
    if side != "earlier" and _goes_on(match):
        return None
    return _beside(match, scene, match["unit"].lower(), 1 if side == "after" else -1)


def _later(match: Match, scene: Scene) -> Meaning | None:
    """Two days later, a week earlier; of "a week after the talks" only the length is a time."""
    count, unit, side = number_in(match["number"]), singular(match["unit"]), match["side"].lower()
    if side in {"before", "after", "prior"} and _goes_on(match):
        span = Span(match.start(), match.end("many"))
        return replace(length(match, count, unit), span=span)
    if count is None or unit not in _UNIT_EXACT or count != int(count):
        return dated(match, None, None)
    sign = 1 if side in {"later", "after", "afterwards"} else -1
    return _beside(match, scene, "day" if unit == "night" else unit, sign * int(count))


def _goes_on(match: Match) -> bool:
    """Whether "two days after" goes on to say after what: then the length is all it gives."""
    return bool(re.match(r"\s+[\w“‘\"']", match.string[match.end() : match.end() + 3]))


def _ago(match: Match, scene: Scene) -> Meaning | None:
    count = number_in(match["number"])
    return _counted(match, scene, None if count is None else -count, singular(match["unit"]))


def _ahead(match: Match, scene: Scene) -> Meaning | None:
    """In three days; with a past verb that is how long it took."""
    count = number_in(match["number"] or match["number2"])
    unit = singular(match["unit"] or match["unit2"])
    one_day = count == 1 and unit == "day"
    if match["number2"] and (one_day or scene.tense(spanned(match)) is not Tense.FUTURE):
        return None if one_day else length(match, count, unit)
    return _counted(match, scene, count, unit)


def _dated_about(match: Match, moved: date | None, anchor: Anchor | None) -> Meaning:
    """A decade ago: the year ten years ago, give or take two."""
    first = shifted(moved, "year", -2) if moved else None
    last = shifted(moved, "year", 2) if moved else None
    around = period(first, last, f"{moved.year:04}") if moved and first and last else None
    return dated(match, around, anchor)


def _counted(match: Match, scene: Scene, count: float | None, unit: str) -> Meaning:
    today = scene.today.day if scene.today else None
    if unit in {"second", "minute", "hour"} or count is None or today is None:
        reference = ("PAST_REF" if count is None else None) if today else None
        return Meaning(spanned(match), TimeKind.DATE, reference)
    if count != int(count):
        return dated(match, None, None)
    unit = "day" if unit == "night" else unit
    moved = shifted(today, unit, int(count))
    if unit in {"decade", "century"}:
        return _dated_about(match, moved, scene.today)
    return dated(match, unit_around(moved, unit) if moved else None, scene.today)


_TITLED = re.compile(r"[a-z0-9,’'] $")


def _in_a_title(match: Match) -> bool:
    """Whether a capital in mid-sentence makes the words a name: "the Today programme"."""
    before = match.string[max(0, match.start() - 2) : match.start()]
    return match[0][:1].isupper() and bool(_TITLED.search(before))


RELATIVE: dict[str, Reader] = {
    "weekday": _weekday,
    "day_word": _day_word,
    "rel_unit": _rel_unit,
    "the_weekend": _the_weekend,
    "unit_end": _unit_end,
    "that_unit": _that_unit,
    "day_beside": _day_beside,
    "ago": _ago,
    "later": _later,
    "ahead": _ahead,
}

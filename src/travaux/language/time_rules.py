"""One reader for each pattern: what the words that matched mean, and what that was resolved against."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date

from travaux.language.annotated import TimeKind
from travaux.language.time_anchors import NO_ANCHOR, UNRESOLVED, Scene, Tense
from travaux.language.time_patterns import (
    MONTHS,
    NUMBERS,
    ORDINALS,
    REFERENCES,
    SETS,
    UNITS,
    WEEKDAYS,
)
from travaux.language.time_values import (
    Days,
    century,
    day,
    days_of,
    decade,
    half,
    month,
    month_part,
    period,
    quarter,
    season,
    shifted,
    unit_around,
    weekend,
    year,
    year_part,
)
from travaux.model import Anchor, Precision, Span

__all__ = ["RULES", "Meaning", "Reader"]


@dataclass(frozen=True, slots=True)
class Meaning:
    """What words mean: ``days`` is None for durations and sets, and where nothing anchors them.

    ``dated`` says whether the words name a time on the calendar at all, resolved or not.
    """

    span: Span
    kind: TimeKind
    value: str | None
    days: Days | None = None
    anchor: Anchor = UNRESOLVED
    dated: bool = True


Match = re.Match[str]
Reader = Callable[[Match, Scene], Meaning | None]

_SEASONS = {"spring", "summer", "autumn", "fall", "winter"}
_DAYPARTS = {"morning": "MO", "afternoon": "AF", "evening": "EV", "night": "NI", "midday": "12:00",
             "noon": "12:00", "midnight": "24:00"}  # fmt: skip
_CLOCK = re.compile(r"(\d{1,2})[:.]?(\d\d)?\s?([apAP])?")


def _spanned(match: Match) -> Span:
    return Span(match.start(), match.end())


def _dated(
    match: Match, days: Days | None, anchor: Anchor | None, kind: TimeKind = TimeKind.DATE
) -> Meaning:
    """A date; unresolved where there are no days or no anchor."""
    if days is None or anchor is None:
        return Meaning(_spanned(match), kind, None)
    return Meaning(_spanned(match), kind, days.value, days, anchor)


def _picked(match: Match, scene: Scene, make: Callable[[int], Days | None]) -> Meaning:
    """A date without its year: ``make`` gives it for a year, the scene picks the year."""
    found = scene.pick(_spanned(match), (make(each) for each in _years(scene)))
    return _dated(match, *(found or (None, None)))


def _years(scene: Scene) -> list[int]:
    near = {dated.days.middle.year for dated in scene.complete}
    if scene.today and scene.today.day:
        near.add(scene.today.day.year)
    return sorted({each + step for each in near for step in (-1, 0, 1)})


def _relative_year(scene: Scene, words: str) -> tuple[int, Anchor] | None:
    if scene.today is None or scene.today.day is None:
        return None
    step = {"last": -1, "this": 0, "the": 0, "next": 1}[words.lower()]
    return scene.today.day.year + step, scene.today


def _given_year(match: Match, scene: Scene) -> tuple[int | None, Anchor | None, bool]:
    """The year the words give, its anchor, and whether they give one at all."""
    if match["year"]:
        return int(match["year"]), NO_ANCHOR, True
    if match["relyear"]:
        found = _relative_year(scene, match["relyear"])
        return (*found, True) if found else (None, None, True)
    return None, None, False


def _month_number(match: Match) -> int:
    return MONTHS[match["month"].lower().rstrip(".")]


# --- dates that are spelled out -----------------------------------------------------------------


def _iso(match: Match, scene: Scene) -> Meaning | None:
    return _dated(match, day(int(match["year"]), int(match["month"]), int(match["day"])), NO_ANCHOR)


def _numeric(match: Match, scene: Scene) -> Meaning | None:
    """12/17/2021. Where both orders are possible and nothing tells which, it stays unresolved."""
    one, two, of = int(match["one"]), int(match["two"]), int(match["year"])
    month_first = False if match["sep"] == "." else scene.month_first
    if one > 12 or two > 12 or one == two:
        month_first = two > 12
    if month_first is None:
        return _dated(match, None, None)
    return _dated(match, day(of, one, two) if month_first else day(of, two, one), NO_ANCHOR)


def _day_of_month(match: Match, scene: Scene) -> Meaning | None:
    in_month, on = _month_number(match), int(match["day"])
    of, anchor, given = _given_year(match, scene)
    if given:
        return _dated(match, day(of, in_month, on) if of else None, anchor)
    weekday = WEEKDAYS[match["weekday"].lower().rstrip(".")[:3]] if match["weekday"] else None

    def in_year(candidate: int) -> Days | None:
        days = day(candidate, in_month, on)
        wrong = days and weekday is not None and days.middle.weekday() != weekday
        return None if wrong else days

    return _picked(match, scene, in_year)


def _day_range(match: Match, scene: Scene) -> Meaning | None:
    """10-12 January; "10 and 12 January" are two days, and then only the later one is read."""
    in_month, start, end = _month_number(match), int(match["day"]), int(match["day2"])
    if end <= start or (match["word"] == "and" and end != start + 1 and not _after_between(match)):
        return None
    of, anchor, given = _given_year(match, scene)

    def in_year(candidate: int) -> Days | None:
        first, last = day(candidate, in_month, start), day(candidate, in_month, end)
        if first is None or last is None:
            return None
        return period(first.earliest, last.latest, f"{first.value}/{last.value}")

    if given:
        return _dated(match, in_year(of) if of else None, anchor)
    return _picked(match, scene, in_year)


def _after_between(match: Match) -> bool:
    return match.string[max(0, match.start() - 8) : match.start()].lower() == "between "


_ALSO_A_WORD = {"march", "may", "april", "june", "august", "jan.", "mar."}
_BEFORE_MONTH = re.compile(
    r"(?:^|[\s(\"'“‘—–-])(?:in|of|since|until|till|by|before|after|from|to|through|during|between|for|around"
    r"|the|late|early|mid|mid-|and|or|end|every|each|a|an)[\s-]{1,2}$",
    re.IGNORECASE,
)
_NAME_BEFORE = re.compile(r"[A-Z][\w.’'-]{0,20} $")
_NAME_AFTER = re.compile(r" [A-Z][a-z]")


def _month(match: Match, scene: Scene) -> Meaning | None:
    """December 2021, mid-December, last December, December."""
    in_month, part = _month_number(match), _part(match["part"])
    if match["part"] and not part:
        return None
    of, anchor, given = _given_year(match, scene)
    if not (given or part or match["rel"] or _is_month(match)):
        return None

    def in_year(candidate: int) -> Days | None:
        return month_part(candidate, in_month, part) if part else month(candidate, in_month)

    if given:
        return _dated(match, in_year(of) if of else None, anchor)
    if match["rel"]:
        found = _relative_month(scene, match["rel"].lower(), in_month)
        return _dated(match, in_year(found) if found else None, scene.today)
    return _picked(match, scene, in_year)


def _is_month(match: Match) -> bool:
    """Whether a bare month name is a month, and not a verb or a name."""
    text, start, end = match.string, match.start(), match.end()
    before = text[max(0, start - 22) : start]
    led = _BEFORE_MONTH.search(before)
    if match["month"].lower() in _ALSO_A_WORD and not led:
        return False
    if _NAME_AFTER.match(text, end) and match["month"].lower() in _ALSO_A_WORD:
        return False
    return (
        bool(led) or not _NAME_BEFORE.search(before) or match["month"].lower() not in _ALSO_A_WORD
    )


def _relative_month(scene: Scene, rel: str, in_month: int) -> int | None:
    if scene.today is None or scene.today.day is None:
        return None
    today = scene.today.day
    if rel.endswith(("last", "past", "previous")):
        return today.year - (today.month <= in_month)
    if rel.endswith(("next", "coming", "following")):
        return today.year + (today.month >= in_month)
    return today.year


def _part(words: str | None) -> str | None:
    if not words:
        return None
    lower = words.lower()
    for part, names in _PARTS.items():
        if any(name in lower for name in names):
            return part
    return None


_PARTS = {
    "early": ("early", "beginning", "start", "first half"),
    "mid": ("mid",),
    "late": ("late", "end", "close", "second half"),
}


def _short_month_year(match: Match, scene: Scene) -> Meaning | None:
    return _dated(match, month(int(match["year"]), _month_number(match)), NO_ANCHOR)


# --- dates relative to publication ---------------------------------------------------------------


def _weekday(match: Match, scene: Scene) -> Meaning | None:
    if match["every"] or (match["many"] and not match["relweek"]):
        kind = TimeKind.SET
        at = WEEKDAYS[match["weekday"].lower()] + 1
        return Meaning(_spanned(match), kind, f"XXXX-WXX-{at}", dated=False)
    if scene.today is None or scene.today.day is None:
        return _dated(match, None, None, _kind(match))
    today, at = scene.today.day, WEEKDAYS[match["weekday"].lower()]
    if match["relweek"]:
        weeks = {"last": -1, "this": 0, "next": 1}[match["relweek"].lower()]
        monday = shifted(today, "day", 7 * weeks - today.weekday())
        days = _moved(monday, at)
    else:
        days = _weekday_by(match, scene, today, at)
    return _with_daypart(_dated(match, days, scene.today), match["daypart"])


def _weekday_by(match: Match, scene: Scene, today: date, at: int) -> Days | None:
    rel = (match["rel"] or "").lower()
    back, ahead = (today.weekday() - at) % 7, (at - today.weekday()) % 7
    if rel.endswith(("last", "past", "previous")):
        return _moved(today, -(back or 7))
    if rel == "next":
        return _next_weekday(today, ahead or 7)
    if rel.endswith(("coming", "following")):
        return _moved(today, ahead or 7)
    if rel in {"this", "current"}:
        return _moved(today, at - today.weekday())
    future = scene.tense(_spanned(match)) is Tense.FUTURE
    return _moved(today, ahead if future else -back)


def _next_weekday(today: date, ahead: int) -> Days | None:
    """ "Next Friday", said before the Friday of the same week, can be either of two Fridays."""
    days = _moved(today, ahead)
    if days is None or today.weekday() + ahead > 6 or today.weekday() == 6:
        return days
    later = shifted(today, "day", ahead + 7)
    return replace(days, latest=later, precision=Precision.PERIOD) if later else days


def _moved(today: date | None, count: int) -> Days | None:
    moved = shifted(today, "day", count) if today else None
    return days_of(moved) if moved else None


def _kind(match: Match) -> TimeKind:
    return TimeKind.TIME if match["daypart"] else TimeKind.DATE


def _with_daypart(meaning: Meaning, daypart: str | None) -> Meaning:
    if not daypart or meaning.value is None:
        return meaning
    code = next(code for word, code in _DAYPARTS.items() if daypart.lower().endswith(word))
    return replace(meaning, kind=TimeKind.TIME, value=f"{meaning.value}T{code}")


_DAY_WORDS = {
    "yesterday": -1, "today": 0, "tonight": 0, "tomorrow": 1, "last night": -1, "this": 0,
    "day before yesterday": -2, "day after tomorrow": 2,
}  # fmt: skip


def _day_word(match: Match, scene: Scene) -> Meaning | None:
    word = " ".join(match["word"].lower().split()).removeprefix("the ")
    if word == "today" and match.string[match.end() : match.end() + 2] in {"’s", "'s"}:
        return _todays(match, scene)
    today = scene.today.day if scene.today else None
    days = _moved(today, _DAY_WORDS[word])
    daypart = "night" if word in {"tonight", "last night"} else match["daypart"]
    kind = TimeKind.TIME if daypart else TimeKind.DATE
    return _with_daypart(_dated(match, days, scene.today, kind), daypart)


def _todays(match: Match, scene: Scene) -> Meaning:
    return _dated(
        match, days_of(scene.today.day) if scene.today and scene.today.day else None, scene.today
    )


def _rel_unit(match: Match, scene: Scene) -> Meaning | None:
    """Last week, early next month, later this year, the following week, the past year."""
    rel, unit = match["rel"].lower(), match["unit"].lower()
    if rel == "past" and unit not in _SEASONS:
        return _length(match, 1, unit)
    if unit == "day":
        return _beside(match, scene, unit, _step(rel)) if rel in {*_BESIDE, "next"} else None
    anchor = scene.set_by_text(_spanned(match)) if rel in _BESIDE else scene.today
    if anchor is None or anchor.day is None:
        return _dated(match, None, None)
    if unit in _SEASONS:
        return _dated(match, _relative_season(anchor.day, unit, _step(rel)), anchor)
    if unit == "week" and _step(rel) == 0 and anchor.day.weekday() == 6:
        return _dated(match, _week_on_sunday(match, scene, anchor.day), anchor)
    whole = _unit_beside(anchor.day, unit, _step(rel))
    return _dated(match, _part_of(whole, unit, (match["part"] or "").lower(), anchor.day), anchor)


def _week_on_sunday(match: Match, scene: Scene, sunday: date) -> Days | None:
    """ "This week", said on a Sunday, can be the week that ends or the week that begins."""
    ending, beginning = unit_around(sunday, "week"), _unit_beside(sunday, "week", 1)
    part, tense = (match["part"] or "").lower(), scene.tense(_spanned(match))
    if ending is None or beginning is None or part == "earlier" or tense is Tense.PAST:
        return ending
    ahead = part == "later" or tense is Tense.FUTURE
    if ahead:
        return replace(beginning, earliest=sunday)
    return replace(ending, latest=beginning.latest, precision=Precision.PERIOD)


def _unit_beside(today: date, unit: str, step: int) -> Days | None:
    moved = shifted(today, unit, step)
    if moved is None:
        return None
    return weekend(moved) if unit == "weekend" else unit_around(moved, unit)


_BESIDE = {"previous", "following", "same"}


def _step(rel: str) -> int:
    if rel.endswith(("last", "past", "previous")):
        return -1
    return 1 if rel.endswith(("next", "coming", "following")) else 0


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
    named = _part(part)
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
    return _dated(match, days, scene.today)


# --- dates relative to a date in the text --------------------------------------------------------


def _beside(match: Match, scene: Scene, unit: str, step: int) -> Meaning:
    """The next day, that week, the year before: counted from the day the text set last."""
    anchor, set_last = scene.set_by_text(_spanned(match)), scene.last
    exact = set_last is not None and _exact_enough(set_last.days.precision, unit)
    if anchor is None or anchor.day is None or not exact:
        return _dated(match, None, None)
    moved = shifted(anchor.day, unit, step)
    return _dated(match, unit_around(moved, unit) if moved else None, anchor)


_EXACT = [
    {Precision.DAY}, {Precision.WEEK}, {Precision.MONTH_PART, Precision.MONTH}, {Precision.YEAR}
]  # fmt: skip
_UNIT_EXACT = {"day": 1, "night": 1, "week": 2, "fortnight": 2, "month": 3, "year": 4}


def _exact_enough(precision: Precision, unit: str) -> bool:
    return any(precision in level for level in _EXACT[: _UNIT_EXACT.get(unit, 4)])


def _that_unit(match: Match, scene: Scene) -> Meaning | None:
    return _beside(match, scene, match["unit"].lower(), 0)


def _day_beside(match: Match, scene: Scene) -> Meaning | None:
    return _beside(
        match, scene, match["unit"].lower(), 1 if match["side"].lower() == "after" else -1
    )


def _later(match: Match, scene: Scene) -> Meaning | None:
    """Two days later, a week earlier."""
    count, unit = _number(match["number"]), _singular(match["unit"])
    sign = 1 if match["side"].lower() in {"later", "after", "afterwards"} else -1
    if match["side"].lower() in {"before", "after", "prior"} and _goes_on(match):
        return _length(match, count, unit)
    if count is None or unit not in _UNIT_EXACT or count != int(count):
        return _dated(match, None, None)
    return _beside(match, scene, "day" if unit == "night" else unit, sign * int(count))


def _goes_on(match: Match) -> bool:
    """Whether "two days after" goes on to say after what: then the length is all it gives."""
    return bool(re.match(r"\s+[\w“‘\"']", match.string[match.end() : match.end() + 3]))


def _ago(match: Match, scene: Scene) -> Meaning | None:
    count = _number(match["number"])
    return _counted(match, scene, None if count is None else -count, _singular(match["unit"]))


def _ahead(match: Match, scene: Scene) -> Meaning | None:
    """In three days; with a past verb that is how long it took."""
    count = _number(match["number"] or match["number2"])
    unit = _singular(match["unit"] or match["unit2"])
    if match["number2"] and scene.tense(_spanned(match)) is not Tense.FUTURE:
        return _length(match, count, unit)
    return _counted(match, scene, count, unit)


def _counted(match: Match, scene: Scene, count: float | None, unit: str) -> Meaning:
    today = scene.today.day if scene.today else None
    if unit in {"second", "minute", "hour"} or count is None or today is None:
        reference = ("PAST_REF" if count is None else None) if today else None
        return Meaning(_spanned(match), TimeKind.DATE, reference)
    if count != int(count):
        return _dated(match, None, None)
    unit = "day" if unit == "night" else unit
    moved = shifted(today, unit, int(count))
    return _dated(match, unit_around(moved, unit) if moved else None, scene.today)


# --- windows, lengths and sets -------------------------------------------------------------------


def _number(words: str | None) -> float | None:
    if not words:
        return None
    lower = " ".join(words.lower().split())
    return float(lower) if lower[0].isdigit() else NUMBERS.get(lower)


def _singular(unit: str) -> str:
    lower = unit.lower()
    return "century" if lower == "centurie" else lower


def _window(match: Match, scene: Scene) -> Meaning | None:
    """The past three weeks, the next two months, recent days."""
    rel, unit, count = match["rel"].lower(), _singular(match["unit"]), _number(match["number"])
    if not match["many"] and (
        count is None or count != 1 or match["number"].lower() in {"a", "an"}
    ):
        return None
    value = _length_value(count, unit)
    today = scene.today.day if scene.today else None
    whole = count is not None and count == int(count) and unit not in {"second", "minute", "hour"}
    if rel in {"following", "previous", "preceding"} or not today or not whole or count is None:
        return Meaning(_spanned(match), TimeKind.DURATION, value, dated=False)
    sign = -1 if _step(rel) < 0 or rel == "recent" else 1
    end = shifted(today, "day" if unit == "night" else unit, sign * int(count))
    days = period(min(today, end), max(today, end), value) if end else None
    return _dated(match, days, scene.today, TimeKind.DURATION)


def _length_value(count: float | None, unit: str) -> str:
    code = UNITS[unit]
    number = "X" if count is None else f"{count:g}"
    if code in "EC" and count is not None:
        code, number = "Y", f"{count * (10 if code == 'E' else 100):g}"
    if unit == "fortnight" and count is not None:
        number = f"{2 * count:g}"
    return f"PT{number}{code[1]}" if code.startswith("T") else f"P{number}{code}"


def _length(match: Match, count: float | None, unit: str) -> Meaning:
    return Meaning(_spanned(match), TimeKind.DURATION, _length_value(count, unit), dated=False)


_MEASURES = re.compile(
    r"\b(?:for|in|within|over|about|around|than|nearly|almost|least|most|lasted|lasting|lasts|after|during|took"
    r"|takes|take|some|just|only|another|every|under|up to|roughly|approximately|spent|through|to|the|of)\s$",
    re.IGNORECASE,
)


def _duration(match: Match, scene: Scene) -> Meaning | None:
    """Three days, a 16-hour flight; not an age, and not "a year" where it measures nothing."""
    number = match["number"].lower()
    if match["old"] or number == "one" and match["unit"].lower() in {"day", "second"}:
        return None
    if number in {"a", "an"} and not _MEASURES.search(
        match.string[max(0, match.start() - 14) : match.start()]
    ):
        return None
    if (
        match["unit"].lower() in {"second", "quarter", "minute"}
        and not match["many"]
        and "-" not in match[0]
    ):
        return None
    plural = match["many"] or "-" in match[0] or number in {"a", "an", "one", "half a", "half an"}
    return _length(match, _number(number), _singular(match["unit"])) if plural else None


def _bare_duration(match: Match, scene: Scene) -> Meaning | None:
    return _length(match, None, _singular(match["unit"]))


def _set(match: Match, scene: Scene) -> Meaning | None:
    if match["adverb"]:
        return Meaning(_spanned(match), TimeKind.SET, SETS[match["adverb"]], dated=False)
    unit = _singular(match["unit"] or match["per"])
    value = _length_value(_number(match["number"]) if match["number"] else 1, unit)
    return Meaning(_spanned(match), TimeKind.SET, value, dated=False)


# --- larger stretches ----------------------------------------------------------------------------

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
        return _dated(match, make(int(given), number), NO_ANCHOR)
    if match["relyear"]:
        found = _relative_year(scene, match["relyear"])
        return _dated(match, make(found[0], number) if found else None, scene.today)
    return _picked(match, scene, lambda candidate: make(candidate, number))


def _season(match: Match, scene: Scene) -> Meaning | None:
    return _dated(match, season(int(match["year"]), match["season"].lower()), NO_ANCHOR)


def _decade(match: Match, scene: Scene) -> Meaning | None:
    part = match["part"].lower() if match["part"] else None
    return _dated(match, decade(int(match["year"]), part), NO_ANCHOR)


def _century(match: Match, scene: Scene) -> Meaning | None:
    words = match["number"].lower()
    number = int(re.sub(r"\D", "", words)) if words[0].isdigit() else ORDINALS[words]
    return _dated(match, century(number), NO_ANCHOR) if 1 <= number <= 30 else None


def _year_span(match: Match, scene: Scene) -> Meaning | None:
    start, end = int(match["year"]), match["year2"]
    last = int(end) if len(end) == 4 else start // 100 * 100 + int(end)
    if not start < last <= start + 200 or (len(end) == 2 and not 1 <= last - start <= 60):
        return None
    first, final = year(start), year(last)
    if first is None or final is None:
        return None
    days = period(first.earliest, final.latest, f"{first.value}/{final.value}")
    return _dated(match, days, NO_ANCHOR)


_BEFORE_YEAR = re.compile(
    r"(?:^|[\s(\[“‘\"'—–])(?:in|since|until|till|by|before|after|during|from|of|to|through|between|and|or|circa|than"
    r"|year|years|for|as|around|late|early|autumn|summer|spring|winter|fall|election|fiscal)[\s ]$|[(\[]$",
    re.IGNORECASE,
)
_THE = re.compile(
    r"(?:^|[\s(“‘\"'—–])(?:the|its|his|her|their|our|this|that|a|an|\w+['’]s)[\s ]$", re.I
)
_LOOSE = re.compile(
    r"(?:of|to|for|than|and|or|as|through|by|from|around|between)[\s ]$", re.IGNORECASE
)
_COUNTED = re.compile(
    r"[\s -](?:people|persons?|men|women|children|troops?|soldiers?|fighters?|refugees?|civilians?|deaths?|dead|killed"
    r"|wounded|injured|cases|tons?|tonnes?|miles?|km|kilomet\w+|met(?:er|re)s?|feet|dollars?|euros?|pounds?|percent"
    r"|per cent|times|hours?|days|weeks|months|years?|members|delegates|participants|officers|police\w*|prisoners?"
    r"|detainees|migrants|students|workers|jobs|homes|houses|words|votes|missiles|tanks|rockets|words|pages)\b"
)


def _year(match: Match, scene: Scene) -> Meaning | None:
    """A year named alone. Other numbers of four digits are not years, and doubt is against it."""
    number, part = int(match["year"]), _part(match["part"])
    likely = 1900 <= number <= 2099
    before = match.string[max(0, match.start() - 14) : match.start()]
    after = match.string[match.end() : match.end() + 14]
    if match["part"] and not part:
        return None
    if _COUNTED.match(after) or not (part or _reads_as_year(match, scene, before, likely)):
        return None
    days = year_part(number, part) if part else year(number)
    return _dated(match, days, NO_ANCHOR)


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
    return (
        bool(tokens)
        and tokens.root.dep_ in {"nummod", "compound"}
        and tokens.root.head.i > tokens.root.i
    )


def _stands_alone(match: Match, scene: Scene) -> bool:
    """Whether the number is the subject or an adverbial of its clause: "2014 changed that"."""
    tokens = scene.annotated.token_span(_spanned(match))
    if not tokens:
        return False
    root = tokens.root
    return root.dep_ in {"nsubj", "npadvmod", "pobj"} and (
        root.i == root.sent.start or root.dep_ == "pobj"
    )


# --- times of day and vague words ----------------------------------------------------------------


def _clock(match: Match, scene: Scene) -> Meaning | None:
    words, on = match["clock"] or match["clock2"], match["weekday"] or match["weekday2"]
    if not match["clock2"] and not _clock_led(match, words):
        return None
    value = _clock_value(words)
    if value is None:
        return None
    days, anchor = _clock_day(match, scene, on)
    if days is None or anchor is None or days.precision is not Precision.DAY:
        return Meaning(_spanned(match), TimeKind.TIME, f"T{value}")
    return Meaning(_spanned(match), TimeKind.TIME, f"{days.value}T{value}", days, anchor)


def _clock_led(match: Match, words: str) -> bool:
    """ "15:30" can be a score: it is a time with a.m., hours, a zone, or after a preposition."""
    if re.search(r"[a-zA-Z]", match[0]):
        return True
    before = match.string[max(0, match.start() - 7) : match.start()].lower()
    return ":" in words and before.endswith(
        (" at ", " by ", "until ", "from ", "after ", "before ")
    )


def _clock_value(words: str) -> str | None:
    found = _CLOCK.match(words)
    if not found:
        return None
    hour, minute, half_day = int(found[1]), int(found[2] or 0), (found[3] or "").lower()
    if len(found[1]) == 2 and found[2] is None and half_day == "" and words[2:4].isdigit():
        minute = int(words[2:4])
    if half_day and hour > 12:
        return None
    hour = hour % 12 + (12 if half_day == "p" else 0) if half_day else hour
    return f"{hour:02}:{minute:02}"


def _clock_day(match: Match, scene: Scene, on: str | None) -> tuple[Days | None, Anchor | None]:
    today = scene.today.day if scene.today else None
    if on and on.lower() in _DAY_WORDS:
        return _moved(today, _DAY_WORDS[on.lower()]), scene.today
    if on and today:
        at = WEEKDAYS[on.lower()]
        future = scene.tense(_spanned(match)) is Tense.FUTURE
        step = (at - today.weekday()) % 7 if future else -((today.weekday() - at) % 7)
        return _moved(today, step), scene.today
    if on or scene.last is None:
        return None, None
    sentence = scene.annotated.sentence_at(match.start())
    return (
        (scene.last.days, scene.set_by_text(_spanned(match)))
        if sentence.contains(scene.last.span)
        else (None, None)
    )


def _reference(match: Match, scene: Scene) -> Meaning | None:
    """Now, recently, soon: as near or far as the writer cares to mean."""
    value = REFERENCES[" ".join(match[0].lower().split())]
    today = scene.today.day if scene.today else None
    if today is None:
        return Meaning(_spanned(match), TimeKind.DATE, value)
    earliest = None if value == "PAST_REF" else today
    latest = None if value == "FUTURE_REF" else today
    days = Days(earliest, latest, Precision.VAGUE, value)
    return _dated(match, days, scene.today)


RULES: dict[str, Reader] = {
    "iso": _iso, "numeric": _numeric, "day_month": _day_of_month, "month_day": _day_of_month,
    "day_range": _day_range, "month_day_range": _day_range, "month": _month,
    "short_month_year": _short_month_year, "weekday": _weekday, "day_word": _day_word,
    "rel_unit": _rel_unit, "unit_end": _unit_end, "that_unit": _that_unit,
    "day_beside": _day_beside, "ago": _ago, "later": _later, "ahead": _ahead, "window": _window,
    "duration": _duration, "bare_duration": _bare_duration, "set": _set, "quarter": _quarter,
    "season": _season, "decade": _decade, "century": _century, "year_span": _year_span,
    "year": _year, "clock": _clock, "reference": _reference,
}  # fmt: skip

"""Lengths, sets, times of day, and words as vague as "recently"."""

from __future__ import annotations

import re

from travaux.language.annotated import TimeKind
from travaux.language.time_anchors import Scene, Tense
from travaux.language.time_meaning import (
    DAY_WORDS,
    DAYPARTS,
    NAME_AFTER,
    Match,
    Meaning,
    Reader,
    dated,
    direction,
    length,
    length_value,
    moved_by,
    number_in,
    singular,
    spanned,
)
from travaux.language.time_patterns import REFERENCES, SETS, WEEKDAYS
from travaux.language.time_values import Days, period, shifted
from travaux.model import Anchor, Precision

__all__ = ["LENGTHS"]


_CLOCK = re.compile(r"(\d{1,2})[:.]?(\d\d)?\s?([apAP])?")


def _window(match: Match, scene: Scene) -> Meaning | None:
    """The past three weeks, the next two months, recent days."""
    rel, unit, count = match["rel"].lower(), singular(match["unit"]), number_in(match["number"])
    if not match["many"] and (
        count is None or count != 1 or match["number"].lower() in {"a", "an"}
    ):
        return None
    if rel == "last" and _LASTS.search(match.string[max(0, match.start() - 9) : match.start()]):
        return None
    value = length_value(count, unit)
    today = scene.today.day if scene.today else None
    whole = count is not None and count == int(count) and unit not in {"second", "minute", "hour"}
    if rel in {"following", "previous", "preceding"} or not today or not whole or count is None:
        return Meaning(spanned(match), TimeKind.DURATION, value, dated=False)
    sign = -1 if direction(rel) < 0 or rel == "recent" else 1
    if sign > 0 and scene.tense(spanned(match)) is Tense.PAST:
        return length(match, count, unit)  # "over the next three years he returned twice"
    end = shifted(today, "day" if unit == "night" else unit, sign * int(count))
    days = period(min(today, end), max(today, end), value) if end else None
    return dated(match, days, scene.today, TimeKind.DURATION)


# "The talks are expected to last three days": a verb.
_LASTS = re.compile(r"(?:\b(?:to|will|would|can|could|may|might|should|must|not)|n['’]t) $")

_MEASURES = re.compile(
    r"\b(?:for|in|within|over|about|around|than|nearly|almost|least|most|lasted|lasting|lasts|after"
    r"|during|took|takes|take|as long as|some|just|only|another|every|under|up to|roughly"
    r"|approximately|spent|through|to|the|of)\s$",
    re.IGNORECASE,
)


def _duration(match: Match, _: Scene) -> Meaning | None:
    """Three days, a 16-hour flight; not an age, and not "a year" where it measures nothing."""
    number, unit, hyphen = match["number"].lower(), singular(match["unit"]), "-" in match[0]
    one = number in {"a", "an", "one", "half a", "half an"}
    if match["old"] or not (match["many"] or hyphen or one) or _round_the_clock(match):
        return None
    before = match.string[max(0, match.start() - 14) : match.start()]
    if one and not hyphen and number != "one" and not _MEASURES.search(before):
        return None
    if unit in _ONE_OF_THESE.get(number, ()) or (unit == "quarter" and number in {"some", "many"}):
        return None
    return length(match, number_in(number), unit)


_ONE_OF_THESE = {
    "one": ("day", "second", "quarter"),
    "a": ("second", "quarter", "minute", "weekend"),
    "half a": ("quarter",),
}  # fmt: skip


def _round_the_clock(match: Match) -> bool:
    """“24 hours a day”, "seven days a week" say always."""
    return bool(
        re.match(r"[ -]a[ -](?:day|week|year)\b", match.string[match.end() : match.end() + 8])
    )


def _bare_duration(match: Match, _: Scene) -> Meaning | None:
    return length(match, None, singular(match["unit"]))


def _set(match: Match, _: Scene) -> Meaning | None:
    """Every day, annually, twice a week; not "the daily Telegraph"."""
    if match["adverb"]:
        named = NAME_AFTER.match(match.string, match.end())
        value = SETS[match["adverb"]]
        return None if named else Meaning(spanned(match), TimeKind.SET, value, dated=False)
    unit = singular(match["unit"] or match["per"])
    value = length_value(number_in(match["number"]) if match["number"] else 1, unit)
    return Meaning(spanned(match), TimeKind.SET, value, dated=False)


def _clock(match: Match, scene: Scene) -> Meaning | None:
    """9 a.m. Tuesday, 15:00 GMT, at noon; a day in the same sentence is its day."""
    words, on = (
        match["clock"] or match["clock2"] or match["noon"],
        match["weekday"] or match["weekday2"],
    )
    if match["clock"] and not _clock_led(match, words):
        return None
    value = DAYPARTS.get(words.lower()) or _clock_value(words)
    if value is None:
        return None
    days, anchor = _clock_day(match, scene, on)
    if days is None or anchor is None or days.precision is not Precision.DAY:
        return Meaning(spanned(match), TimeKind.TIME, f"T{value}")
    return Meaning(spanned(match), TimeKind.TIME, f"{days.value}T{value}", days, anchor)


def _clock_led(match: Match, words: str) -> bool:
    """“15:30” can be a score: it is a time with a.m., hours, a zone, or after a preposition."""
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
    if on and on.lower() in DAY_WORDS:
        return moved_by(today, DAY_WORDS[on.lower()]), scene.today
    if on and today:
        at = WEEKDAYS[on.lower()]
        future = scene.tense(spanned(match)) is Tense.FUTURE
        step = (at - today.weekday()) % 7 if future else -((today.weekday() - at) % 7)
        return moved_by(today, step), scene.today
    if on or scene.last is None:
        return None, None
    sentence = scene.annotated.sentence_at(match.start())
    return (
        (scene.last.days, scene.set_by_text(spanned(match)))
        if sentence.contains(scene.last.span)
        else (None, None)
    )


def _reference(match: Match, scene: Scene) -> Meaning | None:
    """Now, recently, soon: as near or far as the writer cares to mean."""
    before = match.string[max(0, match.start() - 4) : match.start()]
    if before.lower() in {"as ", " as "}:
        return None  # "as soon as"
    if match[0].lower().endswith("future") and not before.lower().endswith(("in ", "for ")):
        return None  # "the future of the pact"
    value = REFERENCES[" ".join(match[0].lower().split())]
    today = scene.today.day if scene.today else None
    if today is None:
        return Meaning(spanned(match), TimeKind.DATE, value)
    earliest = None if value == "PAST_REF" else today
    latest = None if value == "FUTURE_REF" else today
    days = Days(earliest, latest, Precision.VAGUE, value)
    return dated(match, days, scene.today)


LENGTHS: dict[str, Reader] = {
    "window": _window,
    "duration": _duration,
    "bare_duration": _bare_duration,
    "set": _set,
    "clock": _clock,
    "reference": _reference,
}

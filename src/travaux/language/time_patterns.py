"""The words that name times: vocabularies, and one compiled pattern for each way of saying one.

Names of months and weekdays count only with a capital. Every quantifier is bounded, so that
each pattern runs over a text in linear time.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

__all__ = [
    "DATELINE", "MONTHS", "NUMBERS", "ORDINALS", "PATTERNS", "REFERENCES", "RELATION", "SETS",
    "SLASHED", "STARTS", "UNITS", "WEEKDAYS", "WORD",
]  # fmt: skip


def _words(listed: str) -> list[str]:
    return listed.split()


_MONTH_NAMES = _words(
    "January February March April May June July August September October November December"
)
_WEEKDAY_NAMES = _words("Monday Tuesday Wednesday Thursday Friday Saturday Sunday")
_SHORT_MONTHS = _words("Jan Feb Mar Apr Jun Jul Aug Sept Sep Oct Nov Dec")

MONTHS = {name.lower(): at for at, name in enumerate(_MONTH_NAMES, 1)}
MONTHS |= {name.lower(): MONTHS[next(m for m in MONTHS if m.startswith(name.lower()[:3]))]
           for name in _SHORT_MONTHS}  # fmt: skip
WEEKDAYS = {name.lower(): at for at, name in enumerate(_WEEKDAY_NAMES)}
WEEKDAYS |= {name.lower()[:3]: at for at, name in enumerate(_WEEKDAY_NAMES)}

_CARDINALS = _words(
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen"
    " sixteen seventeen eighteen nineteen twenty"
)
NUMBERS: dict[str, float] = {word: at for at, word in enumerate(_CARDINALS, 1)}
NUMBERS |= {"thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "ninety": 90, "hundred": 100}
NUMBERS |= {"a": 1, "an": 1, "a couple of": 2, "couple of": 2, "half a": 0.5, "half an": 0.5}
_ORDINAL_WORDS = _words(
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth"
    " fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth twenty-first"
)
ORDINALS = {word: at for at, word in enumerate(_ORDINAL_WORDS, 1)}

UNITS = {
    "second": "TS", "minute": "TM", "hour": "TH", "day": "D", "night": "D", "weekend": "WE",
    "week": "W", "fortnight": "W", "month": "M", "quarter": "Q", "year": "Y", "decade": "E",
    "century": "C", "centurie": "C",
}  # fmt: skip

SETS = {
    "daily": "P1D", "nightly": "P1D", "weekly": "P1W", "fortnightly": "P2W", "monthly": "P1M",
    "quarterly": "P3M", "yearly": "P1Y", "annually": "P1Y", "annual": "P1Y", "biannual": "P6M",
    "hourly": "PT1H",
}  # fmt: skip

REFERENCES = {
    "now": "PRESENT_REF", "currently": "PRESENT_REF", "presently": "PRESENT_REF",
    "nowadays": "PRESENT_REF", "at present": "PRESENT_REF", "at the moment": "PRESENT_REF",
    "at this moment": "PRESENT_REF", "these days": "PRESENT_REF",
    "recently": "PAST_REF", "lately": "PAST_REF", "in the past": "PAST_REF",
    "the past": "PAST_REF", "not long ago": "PAST_REF", "long ago": "PAST_REF",
    "soon": "FUTURE_REF", "shortly": "FUTURE_REF", "the near future": "FUTURE_REF",
    "the foreseeable future": "FUTURE_REF", "the future": "FUTURE_REF",
    "near future": "FUTURE_REF",
}  # fmt: skip


def _any(words: Iterable[str]) -> str:
    listed = sorted(words, key=lambda w: (-len(w), w))
    return "(?:" + "|".join(map(re.escape, listed)) + ")"


def _named(names: list[str]) -> str:
    return _any([*names, *(name.upper() for name in names)])


_S = r"[ \u00a0]{1,3}"  # between two words; a line break ends a paragraph and so an expression
_MONTH = rf"(?:{_named(_MONTH_NAMES)}|{_named(_SHORT_MONTHS)}\b\.?)"
_MONTH_ONLY = rf"(?:{_named(_MONTH_NAMES)}|(?:{'|'.join(_SHORT_MONTHS)})\.)"
_WEEKDAY = _named(_WEEKDAY_NAMES)
_ANY_WEEKDAY = rf"(?:{_WEEKDAY}|(?:Mon|Tue|Tues|Wed|Thu|Thur|Thurs|Fri|Sat|Sun)\b\.?)"
_D = r"(?:0?[1-9]|[12]\d|3[01])"
_ORD = r"(?:st|nd|rd|th|ST|ND|RD|TH)?"
_Y = r"[12]\d{3}(?![\d%]|[.,]\d)"
_B = r"(?<![\w$€£#/.,:-])"
_E = r"(?![\w%]|[.,/:]\d|[-–]\d)"
_E_RANGE = r"(?![\w%]|[.,/:]\d)"
_DASH = r"[ ]?[-–—][ ]?"
_N = rf"(?:\d{{1,4}}(?:\.\d)?|(?i:{_any(NUMBERS)}))"
_VAGUE_N = r"(?i:(?:several|some|many|a[ ]few|few|dozens[ ]of|hundreds[ ]of))"
_UNIT = (
    r"(?:second|minute|hour|day|night|weekend|week|fortnight|month|quarter|year|decade|century"
    r"|centurie)"
)
_BIG_UNIT = r"(?i:day|weekend|week|fortnight|month|quarter|year|decade|century)"
_SEASON = r"(?i:spring|summer|autumn|fall|winter)"
_PART = (
    r"(?i:early(?:[ ]in)?|mid|late(?:[ ]in)?|(?:the[ ])?(?:very[ ])?(?:beginning|start|middle|end"
    r"|close"
    r"|first[ ]half|second[ ]half)[ ]of(?:[ ]the)?)"
)
_REL = r"(?i:last|this|next|(?:this[ ])?(?:past|coming)|previous|following|same|current)"
_DAYPART = (
    r"(?i:(?:early[ ]|late[ ]|mid-)?(?:morning|afternoon|evening|night)|midday|noon|midnight)"
)
_CLOCK = (
    r"(?:(?:[01]?\d|2[0-3])(?:[:.][0-5]\d)?[ ]?(?:[ap]\.m\b\.?|[AP]\.M\b\.?|[ap]m\b|[AP]M\b)"
    r"|(?:[01]?\d|2[0-3])[:.][0-5]\d(?:[ ]?(?:hours|hrs|h)\b)?|(?:[01]\d|2[0-3])[0-5]\d[ ]?"
    r"(?:hours|hrs|GMT|UTC)\b)"
)
_ZONE = (
    r"(?:[ ]?\(?(?:GMT|UTC|BST|CET|CEST|EET|MSK|EST|EDT|CST|CDT|PST|PDT|ET|PT|local[ ]time"
    r"|[A-Z][a-z]{1,15}[ ]time)\)?)?"
)
_REL_YEAR = r"(?i:last|this|next|that|the[ ](?:same|following|next|previous))"
_YEAR_TAIL = rf"(?:,?{_S}(?P<year>{_Y})|,?{_S}(?:of[ ])?(?P<relyear>{_REL_YEAR}){_S}year)?"

_SPELLED = {
    "iso": (
        rf"{_B}(?P<year>\d{{4}})-(?P<month>\d{{2}})-(?P<day>\d{{2}})(?:[T ]\d{{2}}:\d{{2}}"
        rf"(?::\d{{2}})?Z?)?{_E}"
    ),
    "numeric": (
        rf"{_B}(?P<one>\d{{1,2}})(?P<sep>[/.])(?P<two>\d{{1,2}})(?P=sep)(?P<year>[12]\d{{3}}){_E}"
    ),
    "day_month": (
        rf"{_B}(?:(?P<weekday>{_ANY_WEEKDAY}),?{_S}(?:the[ ])?)?(?:[Tt]he[ ])?(?P<day>{_D}){_ORD}"
        rf"(?:[ ]day)?(?:{_S}of)?(?:{_S}|-)(?P<month>{_MONTH}){_YEAR_TAIL}{_E}"
    ),
    "month_day": (
        rf"{_B}(?:(?P<weekday>{_ANY_WEEKDAY}),?{_S}(?:the[ ])?)?(?:(?P<rel>(?i:last|this"
        rf"|next)){_S})?"
        rf"(?P<month>{_MONTH}){_S}(?:the[ ])?(?P<day>{_D}){_ORD}{_YEAR_TAIL}{_E}"
    ),
    "day_range": (
        rf"{_B}(?:the[ ])?(?P<day>{_D}){_ORD}(?:{_DASH}|{_S}(?P<word>to|and|until|till"
        rf"|through){_S}(?:the[ ])?)"
        rf"(?P<day2>{_D}){_ORD}(?:{_S}of)?{_S}(?P<month>{_MONTH}){_YEAR_TAIL}{_E}"
    ),
    "month_day_range": (
        rf"{_B}(?P<month>{_MONTH}){_S}(?:the[ ])?(?P<day>{_D}){_ORD}"
        rf"(?:{_DASH}|{_S}(?P<word>to|and|until|till|through){_S}(?:the[ ])?)(?P<day2>{_D}){_ORD}"
        rf"(?!{_S}{_MONTH})(?![ ](?:percent|per[ ]cent|a\.m|p\.m|am|pm|people)\b){_YEAR_TAIL}{_E}"
    ),
    "month": (
        rf"{_B}(?:(?P<part>{_PART})(?:{_S}|-))?(?:(?P<rel>{_REL}){_S})?(?P<month>{_MONTH_ONLY})"
        rf"(?:,?{_S}(?:of[ ])?(?P<year>{_Y})|,?{_S}(?:of[ ])?(?P<relyear>{_REL_YEAR})"
        rf"{_S}year)?{_E_RANGE}"
    ),
    "holiday": (
        rf"{_B}(?P<holiday>Christmas(?:[ ](?:Day|Eve))?|New[ ]Year['’]s[ ](?:Day|Eve)"
        rf"|Thanksgiving(?:[ ]Day)?)"
        rf"(?:,?{_S}(?P<year>{_Y}))?{_E}"
    ),
    "short_month_year": rf"{_B}(?P<month>{_named(_SHORT_MONTHS)}),?[ ](?P<year>{_Y}){_E}",
}
_RELATIVE = {
    "weekday": (
        rf"{_B}(?:(?P<every>(?i:every|each)){_S})?(?:(?P<rel>{_REL}){_S})?(?P<weekday>{_WEEKDAY})"
        rf"(?P<many>s)?"
        rf"(?:{_S}(?P<daypart>{_DAYPART}))?(?:,?{_S}(?:of[ ])?(?P<relweek>(?i:last|this"
        rf"|next)){_S}week)?{_E}"
    ),
    "day_word": (
        rf"{_B}(?i:(?P<word>(?:the[ ])?day[ ]before[ ]yesterday|(?:the[ ])?day[ ]after[ ]tomorrow"
        rf"|yesterday|"
        rf"today|tonight|tomorrow|last[ ]night|this[ ](?=morning|afternoon|evening)))"
        rf"(?:{_S}?(?P<daypart>{_DAYPART}))?{_E}"
    ),
    "rel_unit": (
        rf"{_B}(?:(?P<part>(?i:later|earlier)|{_PART}){_S})?(?i:(?:the[ ])?(?P<rel>{_REL})){_S}"
        rf"(?P<unit>{_BIG_UNIT}|{_SEASON}){_E}"
    ),
    "unit_end": (
        rf"{_B}(?i:(?:the[ ])?(?P<part>beginning|start|middle|end|close)[ ]of[ ](?:the|this)[ ]"
        rf"(?P<unit>week|month|quarter|year|decade|century)){_E}"
    ),
    "the_weekend": (
        rf"{_B}(?:(?<=\b[Oo]ver )|(?<=\b[Aa]t )|(?<=\b[Oo]n )|(?<=\b[Dd]uring ))the{_S}weekend{_E}"
    ),
    "that_unit": (
        rf"{_B}(?i:(?P<part>(?:later|earlier)[ ])?(?P<rel>that|the[ ]same|the[ ]very[ ]same)[ ]"
        rf"(?P<unit>day|week|month|year)){_E}"
    ),
    "day_beside": (
        rf"{_B}(?i:(?:the[ ])(?P<unit>day|week|month|year)[ ](?P<side>before|after|earlier)){_E}"
    ),
    "ago": rf"{_B}(?P<number>{_N}|{_VAGUE_N})(?:{_S}|-)(?P<unit>{_UNIT})s?(?:{_S}|-)(?i:ago){_E}",
    "later": (
        rf"{_B}(?P<number>{_N}|{_VAGUE_N}){_S}(?P<unit>{_UNIT})(?P<many>s?){_S}"
        rf"(?i:(?P<side>later|earlier|before|after|prior|afterwards|beforehand|previously)){_E}"
    ),
    "ahead": (
        rf"{_B}(?P<number>{_N}){_S}(?P<unit>{_UNIT})s?(?:['’]?{_S}time\b|{_S}from[ ](?:now"
        rf"|today)\b){_E}"
        rf"|(?<=\b[Ii]n )(?P<number2>{_N}){_S}(?P<unit2>{_UNIT})s?{_E}"
    ),
    "window": (
        rf"{_B}(?i:(?:the[ ])?(?P<rel>past|last|next|coming|previous|following|recent"
        rf"|preceding)){_S}"
        rf"(?:(?P<number>{_N}|{_VAGUE_N}){_S})?(?:or[ ]so[ ])?(?P<unit>{_UNIT})(?P<many>s)?{_E}"
    ),
}
_LENGTHS = {
    "duration": (
        rf"{_B}(?P<number>{_N}|{_VAGUE_N})(?:(?:{_S}(?i:more|consecutive|straight|full|long|whole"
        rf"|additional)?[ ]?)|-)"
        rf"(?P<unit>{_UNIT})(?P<many>s)?(?:-long)?(?P<old>(?:-|[ ])(?i:old|olds|of[ ]age)\b)?{_E}"
    ),
    "bare_duration": (
        rf"(?:(?<=\b[Ff]or )|(?<=\b[Ii]n )|(?<=\b[Oo]ver ))(?P<unit>hour|day|week|month|year"
        rf"|decade|centurie)s{_E}"
    ),
    "set": (
        rf"{_B}(?:(?P<adverb>{_any(SETS)})|(?i:(?:every|each)[ ](?:(?P<number>{_N})[ ])?"
        rf"(?P<unit>{_UNIT})s?)"
        rf"|(?i:(?:once|twice|thrice|{_N}[ ]times|(?:several|many)[ ]times|times)[ ]"
        rf"(?:a|an|per|each|every)[ ](?P<per>{_UNIT}))){_E}"
    ),
    "quarter": (
        rf"{_B}(?:(?i:(?:the[ ])?(?P<ordinal>first|second|third|fourth|final|last)[ ]"
        rf"(?P<kind>quarter|half))"
        rf"(?:[ ](?:of[ ])?(?:(?P<year>{_Y})|(?P<relyear>(?i:last|this|next|the))[ ]year))?|"
        rf"(?P<code>[QH])(?P<nth>[1-4])"
        rf"[ ](?P<year2>{_Y})){_E}"
    ),
    "season": (
        rf"{_B}(?:(?P<part>{_PART})[ -]|[Tt]he[ ])?(?P<season>{_SEASON})(?:[ ]of)?[ ]"
        rf"(?P<year>{_Y})(?:[-–/]\d{{2}}(?:\d{{2}})?)?{_E_RANGE}"
    ),
    "decade": (
        rf"{_B}(?:[Tt]he[ ])?(?:(?P<part>(?i:early|mid|late))[ -])?(?P<year>[12]\d\d0)['’]?s{_E}"
    ),
    "century": (
        rf"{_B}(?i:(?:the[ ])?(?:(?:early|mid|late)[ -])?(?P<number>\d{{1,2}}(?:st|nd|rd|th)"
        rf"|{_any(ORDINALS)})[ -]century){_E}"
    ),
    "year_span": (
        rf"{_B}(?P<year>1[5-9]\d\d|20\d\d)(?:[ ]?[-–—][ ]?|[ ]to[ ])(?P<year2>1[5-9]\d\d|20\d\d"
        rf"|\d\d){_E}"
    ),
    "year": (
        rf"(?:(?:(?P<part>{_PART})(?:[ ]|-))(?:(?i:the[ ])?[Yy]ear[ ])?|{_B})(?P<year>1[0-9]\d\d"
        rf"|20\d\d|21\d\d)"
        rf"(?![\w%]|[.,:/]\d|[-–][\dA-Z])"
    ),
    "clock": (
        rf"{_B}(?:(?P<clock>{_CLOCK}){_ZONE}(?:{_S}(?:on[ ])?(?P<weekday>{_WEEKDAY}|(?i:today"
        rf"|tomorrow|yesterday)))?"
        rf"|(?P<weekday2>{_WEEKDAY}|(?i:today|tomorrow|yesterday))(?:[ ]at)?[ ]"
        rf"(?P<clock2>{_CLOCK}){_ZONE}"
        r"|(?:(?<=\bat )|(?<=\bby )|(?<=\buntil )|(?<=\bbefore )|(?<=\bafter ))(?P<noon>noon"
        r"|midday|midnight))(?![\w%])"
    ),
    "reference": rf"{_B}(?i:{_any(REFERENCES)}){_E}(?! (?:enough|after|before|thereafter|that\b))"
    rf"(?![ ](?:(?:{_N}|{_VAGUE_N})[ ])?(?:{_UNIT})s?\b)",
}  # fmt: skip

PATTERNS: dict[str, re.Pattern[str]] = {
    name: re.compile(pattern) for name, pattern in (_SPELLED | _RELATIVE | _LENGTHS).items()
}

# Every expression starts with a number or one of these words; only there are patterns tried.
WORD = re.compile(r"\w+")
STARTS = frozenset(
    word.split()[0].lower()
    for word in [
        *MONTHS, *WEEKDAYS, *NUMBERS, *ORDINALS, *SETS, *REFERENCES,
        *(name + "s" for name in (*UNITS, *WEEKDAYS)),
        *_words("tues thur thurs several some many few couple dozens hundreds early mid late the"),
        *_words("very beginning start middle end close final last this next past coming previous"),
        *_words("recent following preceding same current that day later earlier today tonight"),
        *_words("tomorrow yesterday every each once twice thrice times spring summer autumn fall"),
        *_words("winter christmas new thanksgiving noon midday midnight"),
    ]
)  # fmt: skip

# The word before an expression that says how it bounds what is dated; read at the end of a slice.
RELATION = re.compile(
    r"(?<![\w-])(?P<word>(?i:(?:ever[ ])?since|until|till|up[ ]to|(?:no[ ]later|earlier)[ ]than"
    r"|before|prior[ ]to"
    r"|ahead[ ]of|in[ ]advance[ ]of|by|after|following|from|starting(?:[ ](?:on|from|in))?"
    r"|beginning(?:[ ](?:on|from|in))?|as[ ]of))"
    rf"{_S}(?:(?i:the|about|around|at[ ]least|late|mid|early){_S})?$"
)

# The day in a dateline: "GENEVA, Jan. 9 (Agency)".
DATELINE = re.compile(
    rf"{_B}(?:(?P<month>{_MONTH}){_S}(?P<day>{_D}){_ORD}|(?P<day2>{_D}){_ORD}{_S}"
    rf"(?P<month2>{_MONTH})){_E}"
)
SLASHED = re.compile(rf"{_B}(\d{{1,2}})/(\d{{1,2}})/\d{{4}}{_E}")

"""What a date is resolved against: the publication day, or a day that the text itself sets."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import Enum
from itertools import islice

from spacy.tokens import Token

from travaux.language.annotated import Annotated
from travaux.language.time_values import Days
from travaux.model import Anchor, AnchorKind, Precision, Span

__all__ = ["NO_ANCHOR", "UNRESOLVED", "Dated", "Scene", "Tense", "choose", "tense_at"]

NO_ANCHOR = Anchor(AnchorKind.NONE_NEEDED)
UNRESOLVED = Anchor(AnchorKind.UNRESOLVED)

# A day without a year takes the year of a date in the text only if it then lies this near to it.
_NEAR_IN_TEXT = timedelta(days=120)
# A reading by tense gives way to one this near the anchor, if it is itself far from it.
_CLOSE, _FAR = timedelta(days=31), timedelta(days=180)
# With a publication date, a day in the text gives its year on over so many sentences.
_SENTENCES_APART = 3
# Time zones: what is past can bear the date of the day after publication.
_ONE_DAY = timedelta(days=1)


class Tense(Enum):
    """Whether what is dated lies behind or ahead of the writer, as the clause's verb tells."""

    PAST = "past"
    FUTURE = "future"
    UNKNOWN = "unknown"


def _words(listed: str) -> frozenset[str]:
    return frozenset(listed.split())


_AHEAD_VERBS = _words(
    "anticipate envisage expect foresee intend pencil plan project schedule set slate"
)
_AHEAD_WORDS = _words("ahead due forthcoming upcoming planned scheduled expected")
# What an infinitive after them says lies ahead: "agreed to meet on Friday".
_LOOKING_AHEAD = _AHEAD_VERBS | _words(
    "able agree agreement aim ask call commit commitment deadline decide decision demand due elect"
    " hope instruct intention invitation invite likely need offer oblige order plan pledge prepare"
    " promise propose proposal readiness ready request require threaten time unlikely urge vow want"
    " willing wish"
)
_MODALS = _words("will wo 'll ’ll shall would may might must should ought")
_PRESENT = _words("is are am 's ’s 're ’re be being gets get")
_PAST_AUX = _words("was were had has have 've ’ve did been")
_HAVE = _words("have 've ’ve")
# Verbs whose present tense can tell of a timetable: "the talks begin on Monday".
_TIMETABLE = _words(
    "arrive begin close come commence conclude convene depart end enter expire fall fly gather go"
    " host kick launch leave meet open reconvene resume return run start take travel visit vote"
)
_MODIFIERS = _words("amod compound nmod nummod poss")
_DEADLINES = _words("until till to by")
_PUTTING_OFF = _words(
    "adjourn allow bring defer delay extend give have move postpone prolong push reschedule shift"
    " suspend"
)


def tense_at(token: Token) -> Tense:
    """The tense of the clause around ``token``, from the parse; UNKNOWN where it does not tell."""
    modifies = token.dep_ in _MODIFIERS
    deadline = token.head.lower_ in _DEADLINES
    appointed = token.head.lower_ == "for"  # "called for Monday"
    for _ in range(12):
        head = token.head
        if head.i == token.i:
            return Tense.UNKNOWN
        if modifies and head.pos_ in {"VERB", "AUX"} and not token.dep_.startswith("nsubj"):
            return Tense.UNKNOWN  # "would discuss Monday's attack" tells nothing of Monday
        token = head
        if (deadline and token.lemma_ in _PUTTING_OFF) or (appointed and token.pos_ == "VERB"):
            return Tense.FUTURE
        appointed = appointed and token.lower_ == "for"
        found = _tense_of(token)
        if found is not Tense.UNKNOWN:
            return found
    return Tense.UNKNOWN


def _tense_of(token: Token) -> Tense:
    if token.pos_ in {"VERB", "AUX"}:
        return _verb_tense(token)
    if token.lower_ in _AHEAD_WORDS:
        return Tense.FUTURE
    if token.pos_ in {"NOUN", "PROPN"} and any(c.lower_ in _AHEAD_WORDS for c in token.lefts):
        return Tense.FUTURE
    return Tense.UNKNOWN


def _verb_tense(verb: Token) -> Tense:
    helpers = {c.lower_ for c in verb.lefts if c.dep_.startswith("aux")}
    present, past = bool(helpers & _PRESENT), bool(helpers & _PAST_AUX)
    if helpers & _MODALS:
        return Tense.PAST if helpers & _HAVE and verb.tag_ == "VBN" else Tense.FUTURE
    if _looks_ahead(verb) and verb.tag_ != "VBG":
        return Tense.FUTURE
    if verb.tag_ == "VBD" or (verb.tag_ in {"VBN", "VBG"} and past):
        return Tense.PAST
    if verb.tag_ == "VBN":
        return Tense.FUTURE if present else Tense.PAST
    return Tense.FUTURE if _tells_of_plans(verb, helpers, present) else Tense.UNKNOWN


def _tells_of_plans(verb: Token, helpers: set[str], present: bool) -> bool:
    """Whether it "is meeting", "is to meet", agrees "to meet", or "meets" by a timetable."""
    match verb.tag_:
        case "VBG":
            return present
        case "VB":
            return "to" in helpers and (verb.head.lemma_ in _LOOKING_AHEAD or _is_to(verb.head))
        case _:
            return verb.tag_ in {"VBZ", "VBP"} and verb.lemma_ in _TIMETABLE


def _is_to(verb: Token) -> bool:
    """Whether it is the verb of "is to meet"."""
    return verb.lemma_ == "be" and verb.tag_ in {"VBZ", "VBP"}


def _looks_ahead(verb: Token) -> bool:
    """Whether it plans or expects: "is scheduled", "planned a vote", "were due to meet"."""
    ahead = verb.lemma_ in _AHEAD_VERBS or verb.lower_ in _AHEAD_WORDS
    return ahead or (verb.lemma_ == "be" and any(c.lower_ in _AHEAD_WORDS for c in verb.rights))


@dataclass(frozen=True, slots=True)
class Dated:
    """A stretch of days the text has named, and where."""

    span: Span
    days: Days


@dataclass(slots=True)
class Scene:
    """What can anchor the next expression: publication, dates with their year, the last day set."""

    annotated: Annotated
    today: Anchor | None  # what "today" counts from; None where the page has no date
    complete: tuple[Dated, ...]  # dates of the narrative that name their own year, in order
    last: Dated | None = None
    last_day: Dated | None = None  # the last that is exact to the day
    month_first: bool | None = None  # how 3/4/2021 is to be read, None where nothing tells
    _starts: list[int] = field(init=False)

    def __post_init__(self) -> None:
        """Index the dates."""
        self._starts = [dated.span.start for dated in self.complete]

    def tense(self, span: Span) -> Tense:
        """The tense of the clause that holds ``span``."""
        lead = self.annotated.text[max(0, span.start - 12) : span.start]
        if lead.lower().endswith(("as soon as ", "as early as ")):
            return Tense.FUTURE
        tokens = self.annotated.token_span(span)
        return tense_at(tokens.root) if tokens else Tense.UNKNOWN

    def set_by_text(self, span: Span) -> Anchor | None:
        """The day last set in the paragraph of ``span`` or the one before, as an anchor."""
        if self.last is None or self.last.days.earliest is None:
            return None
        paragraph = self.annotated.paragraph_at(span.start)
        before = self.annotated.paragraph_at(max(0, paragraph.start - 2))
        if self.last.span.start < before.start:
            return None
        return Anchor(AnchorKind.TEXT, self.last.days.earliest, self.last.span)

    def years_near(self, span: Span) -> list[int]:
        """The years that a date without a year at ``span`` can be in, in order."""
        at = bisect_left(self._starts, span.start)
        middles = [dated.days.middle for dated in self.complete[max(0, at - 1) : at + 1]]
        if self.last and self.last.days.earliest:
            middles.append(self.last.days.earliest)
        if self.today and self.today.day:
            middles.append(self.today.day)
        return sorted({middle.year + step for middle in middles for step in (-1, 0, 1)})

    def pick(self, span: Span, candidates: Iterable[Days | None]) -> tuple[Days, Anchor] | None:
        """The one of ``candidates`` (the same words in different years) that is meant, if known."""
        options = [days for days in candidates if days is not None]
        if not options:
            return None
        if self.today is None or self.today.day is None:
            return self._pick_by_text(span, options)
        tense = self.tense(span)
        retold = self._retold(span, options) if tense is Tense.PAST else None
        by_tense = choose(options, self.today.day, tense)
        near_today = abs(by_tense.middle - self.today.day) <= _CLOSE
        if retold and near_today and abs(retold[0].middle - (retold[1].day or date.min)) > _CLOSE:
            retold = None
        return retold or (by_tense, self.today)

    def _pick_by_text(self, span: Span, options: list[Days]) -> tuple[Days, Anchor] | None:
        """By the date with a year before it, or after it where there is none before.

        Where a date after it in its own paragraph says otherwise than one in a paragraph before,
        nothing is picked.
        """
        at = bisect_left(self._starts, span.start)
        before = [_near(options, dated) for dated in self.complete[max(0, at - 1) : at]]
        after = [_near(options, dated) for dated in self.complete[at : at + 1]]
        found = next((pick for pick in [*before, *after] if pick), None)
        last = next((pick for pick in [*after, *before] if pick), None)
        if found is None or last is None or found[0] == last[0]:
            return found
        paragraph = self.annotated.paragraph_at(span.start)
        here = [bool(pick[1].span and paragraph.contains(pick[1].span)) for pick in (found, last)]
        return None if here == [False, True] else found

    def _retold(self, span: Span, options: list[Days]) -> tuple[Days, Anchor] | None:
        """The reading by a day set a few sentences before, where the text tells of another year."""
        told, today = self.last_day, self.today.day if self.today else None
        if told is None or today is None:
            return self._in_the_year(span, options)
        sentences = [self.annotated.sentence_index(each.start) for each in (told.span, span)]
        near = sentences[1] - sentences[0] <= _SENTENCES_APART
        other = abs(told.days.middle - today) > timedelta(days=365)
        return (_near(options, told) if near and other else None) or self._in_the_year(
            span, options
        )

    def _in_the_year(self, span: Span, options: list[Days]) -> tuple[Days, Anchor] | None:
        """“In 2014 they met twice, in March and in May”: the year named in the same sentence."""
        set_last = self.last
        if set_last is None or set_last.days.precision not in _SETS_A_YEAR:
            return None
        if not self.annotated.sentence_at(span.start).contains(set_last.span):
            return None
        if not self._governs(set_last.span, span):
            return None
        found = _within(options, set_last.days)
        return (
            (found, Anchor(AnchorKind.TEXT, set_last.days.earliest, set_last.span))
            if found
            else None
        )

    def _governs(self, outer: Span, inner: Span) -> bool:
        """Whether the verb that ``outer`` dates also governs ``inner``."""
        first, second = self.annotated.token_span(outer), self.annotated.token_span(inner)
        if not first or not second:
            return False
        verb = next(
            (t for t in islice(first.root.ancestors, 12) if t.pos_ in {"VERB", "AUX"}), None
        )
        return verb is not None and any(t.i == verb.i for t in islice(second.root.ancestors, 12))


def _within(options: list[Days], year: Days) -> Days | None:
    return next((days for days in options if days.middle.year == year.middle.year), None)


_SETS_A_YEAR = frozenset({Precision.MONTH_PART, Precision.MONTH, Precision.YEAR})


def _near(options: list[Days], dated: Dated) -> tuple[Days, Anchor] | None:
    middle = dated.days.middle
    best = min(options, key=lambda days: abs(days.middle - middle))
    if abs(best.middle - middle) > _NEAR_IN_TEXT:
        return None
    return best, Anchor(AnchorKind.TEXT, dated.days.earliest, dated.span)


def choose(options: list[Days], today: date, tense: Tense) -> Days:
    """Of the same words in different years: by tense, else the nearest to ``today``."""
    nearest = min(options, key=lambda days: _distance(days, today))
    fitting = [days for days in options if _fits(days, today, tense)]
    if not fitting:
        return nearest
    best = min(fitting, key=lambda days: abs(days.middle - today))
    strained = abs(best.middle - today) > _FAR and abs(nearest.middle - today) <= _CLOSE
    return nearest if strained else best


def _distance(days: Days, today: date) -> timedelta:
    """How far off; the future counts twice, since most of what is reported has happened."""
    away = days.middle - today
    return 2 * away if away > timedelta() else -away


def _fits(days: Days, today: date, tense: Tense) -> bool:
    if days.earliest is None or days.latest is None:
        return False
    if tense is Tense.PAST:
        return days.earliest <= (today + _ONE_DAY if days.precision is Precision.DAY else today)
    return tense is Tense.UNKNOWN or days.latest >= today

"""What a date is resolved against: the publication day, or a day that the text itself sets."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import Enum

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
# Time zones: what is past can bear the date of the day after publication.
_ONE_DAY = timedelta(days=1)


class Tense(Enum):
    """Whether what is dated lies behind or ahead of the writer, as the clause's verb tells."""

    PAST = "past"
    FUTURE = "future"
    UNKNOWN = "unknown"


_AHEAD_VERBS = frozenset(
    ["anticipate", "envisage", "expect", "foresee", "intend", "pencil", "plan", "project", "schedule", "set", "slate"]
)
_AHEAD_WORDS = frozenset(["ahead", "due", "forthcoming", "upcoming", "planned", "scheduled", "expected"])
_MODALS = frozenset(["will", "wo", "'ll", "’ll", "shall", "would", "may", "might", "must", "should", "ought"])
_PRESENT = frozenset(["is", "are", "am", "'s", "’s", "'re", "’re", "be", "being", "gets", "get"])
_PAST_AUX = frozenset(["was", "were", "had", "has", "have", "'ve", "’ve", "did", "been"])
_TIMETABLE = frozenset(
    ["arrive", "begin", "close", "come", "commence", "conclude", "convene", "depart", "end", "enter", "expire", "fall", "fly", "gather", "go", "host", "kick", "launch", "leave", "meet", "open", "reconvene", "resume", "return", "run", "start", "take", "travel", "visit", "vote"]
)  # fmt: skip


_MODIFIERS = frozenset({"amod", "compound", "nmod", "nummod", "poss"})
_DEADLINES = frozenset({"until", "till", "to", "by"})
_PUTTING_OFF = frozenset(["adjourn", "allow", "defer", "delay", "extend", "give", "have", "postpone", "prolong"])


def tense_at(token: Token) -> Tense:
    """The tense of the clause around ``token``, from the parse; UNKNOWN where it does not tell."""
    modifies = token.dep_ in _MODIFIERS
    deadline = token.head.lower_ in _DEADLINES
    for _ in range(12):
        head = token.head
        if head.i == token.i:
            return Tense.UNKNOWN
        if modifies and head.pos_ in {"VERB", "AUX"} and not token.dep_.startswith("nsubj"):
            return Tense.UNKNOWN  # "would discuss Monday's attack" tells nothing of Monday
        token = head
        if deadline and token.lemma_ in _PUTTING_OFF:
            return Tense.FUTURE
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
    if helpers & _MODALS:
        perfect = helpers & {"have", "'ve", "’ve"} and verb.tag_ == "VBN"
        return Tense.PAST if perfect else Tense.FUTURE
    if _looks_ahead(verb) and verb.tag_ != "VBG":
        return Tense.FUTURE
    match verb.tag_:
        case "VBD":
            return Tense.PAST
        case "VBN":
            return Tense.FUTURE if helpers & _PRESENT and not helpers & _PAST_AUX else Tense.PAST
        case "VBG" if helpers & _PRESENT and not helpers & _PAST_AUX:
            return Tense.FUTURE
        case "VBG" if helpers & _PAST_AUX:
            return Tense.PAST
        case "VB" if "to" in helpers:
            return Tense.FUTURE
        case "VBZ" | "VBP" if verb.lemma_ in _TIMETABLE:
            return Tense.FUTURE
        case _:
            return Tense.UNKNOWN


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

    def pick(self, span: Span, candidates: Iterable[Days | None]) -> tuple[Days, Anchor] | None:
        """The one of ``candidates`` (the same words in different years) that is meant, if known."""
        options = [days for days in candidates if days is not None]
        if not options:
            return None
        if self.today is None or self.today.day is None:
            return self._pick_by_text(span, options)
        by_tense = choose(options, self.today.day, self.tense(span))
        return self._retold(span, options, by_tense) or (by_tense, self.today)

    def _pick_by_text(self, span: Span, options: list[Days]) -> tuple[Days, Anchor] | None:
        at = bisect_left(self._starts, span.start)
        before, after = self.complete[max(0, at - 1) : at], self.complete[at : at + 1]
        picks = [_near(options, dated) for dated in before + after]
        found = [pick for pick in picks if pick]
        if not found:
            return None
        same_paragraph = self.annotated.paragraph_at(span.start).contains(found[0][1].span or span)
        agree = all(days == found[0][0] for days, _ in found)
        return found[0] if agree or same_paragraph else None

    def _retold(
        self, span: Span, options: list[Days], by_tense: Days
    ) -> tuple[Days, Anchor] | None:
        """The reading by a full date just before, where the text tells of another year."""
        at = bisect_left(self._starts, span.start) - 1
        if at < 0 or self.today is None or self.today.day is None:
            return None
        dated = self.complete[at]
        paragraph = self.annotated.paragraph_at(span.start)
        near_today = abs(by_tense.middle - self.today.day) <= _CLOSE
        retold = abs(dated.days.middle - self.today.day) > timedelta(days=365)
        if near_today or not retold or not paragraph.contains(dated.span):
            return None
        return _near(options, dated) if self.tense(span) is Tense.PAST else None


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

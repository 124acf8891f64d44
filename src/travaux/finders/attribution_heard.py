"""Attributions chosen from what a trained reader heard, with parse and quotation marks beside it.

The reader's log-probabilities of each word's role are added to what the rules say of the word and
to what quotation marks forbid, and the best whole spans are taken (a product of experts; Hinton
2002). Rules alone are heard where they find an attribution inside another's content, or a quote
of which the reader heard nothing.
"""

from __future__ import annotations

import math
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import TypeAlias

import numpy as np
import numpy.typing as npt

from travaux.finders.attribution_parts import Attribution, Page
from travaux.finders.attribution_quotes import is_speech
from travaux.language import ROLES, Choice, Heard, Hearing, Quote
from travaux.language.viterbi import NEVER, best_of_each, spans_of
from travaux.model import Span

__all__ = ["Chosen", "Hints", "by_training", "choose"]

Floats: TypeAlias = npt.NDArray[np.float32]

_SOURCE, _CONTENT = 1, 5  # where the tags of a role begin in ROLES: begin, inside, end, single
_END, _SINGLE = 2, 3  # and after how many tags those of its end and of a single word stand
_TOGETHER = 64  # cues whose spans are looked for at once


def by_training(
    page: Page, hearing: Hearing, by_rule: Sequence[Attribution]
) -> tuple[Attribution, ...]:
    """What was heard, with whole quotes, and what rules found where nothing was heard."""
    hints = Hints(page, by_rule)
    chosen = choose(page, hearing.heard, hearing.choice, hints)
    ground = [told for one in chosen if (told := _told(one, hearing.choice))]
    taken = _Taken(ground)
    more = [found for found in by_rule if taken.lets_in(page, found)]
    return tuple(sorted([*ground, *more], key=_place))


class Hints:
    """The attributions of rules by their cues, and whose each whole quote is."""

    def __init__(self, page: Page, by_rule: Iterable[Attribution]) -> None:
        cued = [(a.cue, a) for a in by_rule if a.cue]
        self._cued = sorted(cued, key=lambda pair: pair[0])
        self._owners = {
            quote.outer.start: cue
            for cue, found in cued
            for span in found.content
            if (quote := page.quote_at(span.start)) and span.contains(quote.outer)
        }

    def at(self, start: int, end: int) -> Attribution | None:
        """The attribution whose cue overlaps a span, or None."""
        after = bisect_left(self._cued, end, key=lambda pair: pair[0].start)
        for cue, found in reversed(self._cued[max(0, after - 4) : after]):
            if cue.end > start:
                return found
        return None

    def others(self, quote: Quote, cue: Span) -> bool:
        """Whether rules give a quote to another cue."""
        owner = self._owners.get(quote.outer.start)
        return owner is not None and not owner.overlaps(cue)


@dataclass(frozen=True, slots=True)
class Chosen:
    """An attribution as chosen, and what tells how sure it is (see ``_features``)."""

    source: Span | None
    cue: Span
    content: tuple[Span, ...]
    features: tuple[float, ...]


def choose(page: Page, several: Iterable[Heard], choice: Choice, hints: Hints) -> Iterator[Chosen]:
    """The attribution of each cue, of those too unlikely or by which nothing is said none."""
    weighed = (_weighed(page, heard, choice, hints) for heard in several)
    likely = (one for one in weighed if one is not None)
    while group := list(islice(likely, _TOGETHER)):
        for one, spans in zip(group, _best(group), strict=True):
            chosen = _chosen(page, one, spans)
            if chosen is not None:
                yield chosen


@dataclass(frozen=True, slots=True, eq=False)
class _Weighed:
    """What was heard, the attribution by rules with the same cue, and the scores with its say."""

    heard: Heard
    hint: Attribution | None
    scores: Floats


def _weighed(page: Page, heard: Heard, choice: Choice, hints: Hints) -> _Weighed | None:
    """The scores of one cue, None where it is too unlikely."""
    hint = hints.at(*heard.cue)
    if heard.probability < (choice.cue if hint else choice.alone) or not len(heard.at):
        return None
    scores = heard.scores + np.float32(choice.tags) * heard.sharp
    scores[:, 0] -= np.float32(choice.outside)
    if hint:
        _add_hint(scores, heard, hint, choice)
    _forbid_cuts(page, scores, heard, choice, hints)
    return _Weighed(heard, hint, scores)


def _chosen(page: Page, one: _Weighed, spans: Sequence[tuple[str, Span]]) -> Chosen | None:
    """The attribution of one cue by its best spans, None where nothing is said."""
    heard, hint = one.heard, one.hint
    source = next((span for role, span in spans if role == "source"), None)
    cue = hint.cue if hint and hint.cue else Span(*heard.cue)
    others = [s for s in (cue, source) if s]
    pieces = (_with_quotes(page, span, others) for role, span in spans if role == "content")
    content = tuple(
        s for s in _merged(page, pieces) if not any(s.overlaps(other) for other in others)
    )
    if not content:
        return None
    return Chosen(source, cue, content, _features(page, heard, one.scores, source, content, hint))


def _told(chosen: Chosen, choice: Choice) -> Attribution | None:
    probability = round(_probability(chosen.features, choice), 2)
    if probability < choice.least:
        return None
    return Attribution(chosen.source, chosen.cue, chosen.content, probability)


def _add_hint(scores: Floats, heard: Heard, hint: Attribution, choice: Choice) -> None:
    """Speak for what a rule says: of each word its role, of the ends of a span that they are."""
    said = [(s, _CONTENT) for s in hint.content] + ([(hint.source, _SOURCE)] if hint.source else [])
    free = np.ones(len(scores), dtype=bool)
    for span, role in said:
        inside = (heard.spans[:, 1] > span.start) & (heard.spans[:, 0] < span.end)
        words = np.flatnonzero(inside)
        free &= ~inside
        if not len(words):
            continue
        scores[words, role : role + 4] += np.float32(choice.hint)
        first, last = words[0], words[-1]
        if first == last:
            scores[first, role + 3] += np.float32(2 * choice.border)
        else:
            scores[first, role] += np.float32(choice.border)
            scores[last, role + 2] += np.float32(choice.border)
    scores[free, 0] += np.float32(choice.hint)


def _forbid_cuts(page: Page, scores: Floats, heard: Heard, choice: Choice, hints: Hints) -> None:
    """Speak against content that cuts a closed quote, and against a quote that is another's."""
    cue, against = Span(*heard.cue), np.float32(choice.quote)
    starts, ends = heard.spans[:, 0], heard.spans[:, 1]
    for quote in page.quotes_in(int(starts[0]), int(starts[-1]) + 1):
        if not quote.closed or quote.outer.contains(cue):
            continue
        first, stop = np.searchsorted(starts, (quote.outer.start, quote.outer.end)).tolist()
        words = scores[first:stop]
        if hints.others(quote, cue):
            words[:, _CONTENT:] -= against
        words[starts[first:stop] > quote.inner.start, _CONTENT::_SINGLE] -= against
        words[ends[first:stop] < quote.inner.end, _CONTENT + _END :] -= against


def _best(group: Sequence[_Weighed]) -> Iterator[list[tuple[str, Span]]]:
    """The best spans of each; between words that are no neighbours every span ends."""
    parted = [_parted(one.scores, one.heard) for one in group]
    paths = best_of_each([wide for wide, _ in parted], ROLES)
    for one, (_, words), path in zip(group, parted, paths, strict=True):
        spans = one.heard.spans
        yield [
            (role, Span(int(spans[words[a], 0]), int(spans[words[b], 1])))
            for role, a, b in spans_of(path, ROLES)
        ]


def _parted(scores: Floats, heard: Heard) -> tuple[Floats, npt.NDArray[np.int64]]:
    """Scores with a word that can have no role in each gap, and which word each is (-1 for it)."""
    gaps = np.flatnonzero(np.diff(heard.at) != 1) + 1
    wide = np.insert(scores, gaps, np.float32(NEVER), axis=0)
    opened = gaps + np.arange(len(gaps))
    wide[opened, 0] = 0
    return wide, np.insert(np.arange(len(scores)), gaps, -1)


def _features(
    page: Page,
    heard: Heard,
    scores: Floats,
    said_by: Span | None,
    said: tuple[Span, ...],
    hint: Attribution | None,
) -> tuple[float, ...]:
    """What tells how sure an attribution is, the last the constant 1.

    The cue's probability, plain and as a log-odds; the mean and least probability of the words of
    content having that role, and of the source's words; whether there is a source; whether a rule
    has the same cue, the same content, the same source, all three; whether a quote is in it.
    """
    chances = np.exp(scores - np.logaddexp.reduce(scores, axis=1, keepdims=True))

    def role(spans: Iterable[Span], first: int) -> Floats:
        at = np.zeros(len(scores), dtype=bool)
        for span in spans:
            at |= (heard.spans[:, 0] >= span.start) & (heard.spans[:, 1] <= span.end)
        found: Floats = chances[at, first : first + 4].sum(axis=1)
        return found if len(found) else np.zeros(1, dtype=np.float32)

    content = role(said, _CONTENT)
    source = role([said_by] if said_by else [], _SOURCE)
    same_content = hint is not None and hint.content == said
    same_source = hint is not None and hint.source == said_by
    sure = min(max(heard.probability, 0.001), 0.999)
    return (
        heard.probability,
        math.log(sure / (1 - sure)) / 7,
        float(content.mean()),
        float(content.min()),
        float(source.mean()),
        float(said_by is not None),
        float(hint is not None),
        float(same_content),
        float(same_source),
        float(same_content and same_source),
        float(any(page.quote_at(span.start) for span in said)),
        1.0,
    )


def _probability(seen: Sequence[float], choice: Choice) -> float:
    if not choice.calibration:
        return seen[0]
    odds = sum(w * x for w, x in zip(choice.calibration, seen, strict=True))
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, odds))))


def _with_quotes(page: Page, span: Span, others: Sequence[Span]) -> Span:
    """``span`` with the whole of a closed quote that it has a part of: of speech any, else most."""
    start, end = span.start, span.end
    for quote in (page.quote_at(start), page.quote_at(end - 1)):
        if quote and _whole(page, quote, span) and not any(o.overlaps(quote.outer) for o in others):
            start, end = min(start, quote.outer.start), max(end, quote.outer.end)
    return Span(start, end)


def _whole(page: Page, quote: Quote, span: Span) -> bool:
    shared = min(quote.outer.end, span.end) - max(quote.outer.start, span.start)
    most = 2 * shared > len(quote.outer)
    return quote.closed and (most or is_speech(page, quote))


def _merged(page: Page, spans: Iterable[Span]) -> Iterator[Span]:
    """Spans in order, those with nothing but a space between them made one."""
    text = page.annotated.text
    last: Span | None = None
    for span in sorted(spans):
        if last and text[last.end : span.start] in ("", " "):
            last = Span(last.start, max(last.end, span.end))
            continue
        if last:
            yield last
        last = span
    if last:
        yield last


class _Taken:
    """Where something was heard, for looking up."""

    def __init__(self, ground: Sequence[Attribution]) -> None:
        self._content = sorted(s for a in ground for s in a.content)
        self._cues = sorted(a.cue for a in ground if a.cue)
        self._all = sorted(s for a in ground for s in (a.source, a.cue, *a.content) if s)

    def lets_in(self, page: Page, found: Attribution) -> bool:
        """Whether a rule's attribution may stand beside what was heard."""
        if found.cue and _touches(self._cues, found.cue):
            return False
        parts = [s for s in (found.source, found.cue, *found.content) if s]
        if all(_within(self._content, s) for s in parts):
            return found.cue is not None
        quotes = (page.quote_at(span.start) for span in found.content)
        quoted = any(quote and quote.closed for quote in quotes)
        return quoted and not any(_touches(self._all, s) for s in found.content)


def _touches(spans: Sequence[Span], span: Span) -> bool:
    at = bisect_left(spans, span.end, key=lambda s: s.start)
    return any(s.end > span.start for s in spans[max(0, at - 8) : at])


def _within(spans: Sequence[Span], span: Span) -> bool:
    at = bisect_right(spans, span.start, key=lambda s: s.start)
    return any(s.end >= span.end for s in spans[max(0, at - 8) : at])


def _place(found: Attribution) -> tuple[int, int]:
    spans = [*found.content, *(s for s in (found.source, found.cue) if s)]
    return min(s.start for s in spans), max(s.end for s in spans)

"""Who the parties of a legal text are, by its own words.

They stand in its title ("between X and Y"), in the words before its recitals ("The Government of X
and the Government of Y, hereinafter ..."), in its signatures ("For the Republic of X"), or, where
all of these are missing, in articles that say who is meant by the
Parties, or between whom they apply.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from itertools import islice

from travaux.codebook.parties import load_parties
from travaux.legal.party_lists import Listed, parties_listed, parties_signing
from travaux.legal.units import cited_units
from travaux.model import LegalText, PartyKind, PartyRef, Span, UnitKind

__all__ = ["signatories"]

_HEAD = 8_000  # code points above the first article in which the parties stand
_TAIL = 12_000  # code points before the end of a text in which its signatures stand
_OPERATIVE = 30_000  # code points of articles in which it is said who is meant by the Parties
_BETWEEN = re.compile(
    r"\b(?:between|among|entre)\b(?:\s+and\s+among\b)?(?:\s+the\s+following\b[^:\n]{0,40}:)?",
    re.IGNORECASE,
)
_RECITAL = re.compile(
    r"^\W{0,4}(?:[A-Z][a-z]+LY\s+)?(?:"
    r"[A-Z][a-z]+(?:ing|ised|ized|ful|ous|ced|ned|ved|ded|red)\b(?!\s+(?i:parties|states|party)\b)|"
    r"[A-Z]{3,}(?:ING|ISED|IZED|FUL|OUS|CED|NED|VED|DED|RED)\b(?!\s+(?i:parties|states|party)\b))"
    r"|\bha(?:ve|s)\s+(?:hereby\s+)?(?:agreed|decided|resolved)\b|\bhereby\s+agree\b"
    r"|\b(?:desiring|considering|recogni[sz]ing|wishing|convinced|determined|reaffirming|"
    r"recalling|resolved|having\s+regard|taking\s+into|bearing\s+in\s+mind|conscious|mindful)\b",
    re.MULTILINE,
)
_RECITAL_CAPITALS = re.compile(_RECITAL.pattern, re.MULTILINE | re.IGNORECASE)
_DONE = re.compile(
    r"\b(?:in\s+(?:witness|faith)\s+(?:where)?of|(?:done|made|signed)\s+(?:\w+\s+){0,3}?(?:at|in|on)\b|"
    r"en\s+foi\s+de\s+quoi|en\s+fe\s+de\s+lo\s+cual)",
    re.IGNORECASE,
)
_MEANS = re.compile(
    r"\b(?:contracting\s+)?part(?:y|ies)\W{0,3}\s+(?:means?|are|shall\s+mean|refers?\s+to|is)\s*:?",
    re.IGNORECASE,
)
_APPLIES = re.compile(
    r"\b(?:originating\s+in|territor(?:y|ies)\s+of|imports?\s+into|imported\s+into|exports?\s+to|"
    r"applied\s+(?:in|by))(?=\s+(?:the\s+)?[A-Z])"
)


def signatories(text: str, legal: LegalText) -> tuple[PartyRef, ...]:
    """The parties of ``legal``, a text within ``text``, in the order in which they are first named.

    A party that no table holds has the id ``name:<slug>``. Empty where the text does not say who
    its parties are; a party that it does not name is not given, whatever is known of the text.
    """
    named: list[Listed] = []
    for source in (_by_preamble, _by_signature, _by_definition, _by_application):
        named += source(text, legal)
        if len(found := _told(named)) > 1:
            return found
    return _told(named)


def _first(legal: LegalText) -> int:
    """Where the first article begins, or the end of a text without any."""
    units = cited_units(legal)
    return units[0].span.start if units else legal.span.end


def _by_preamble(text: str, legal: LegalText) -> Iterator[Listed]:
    first = _first(legal)
    yield from _by_title(text, legal, first)
    yield from _by_subject(text, legal, first)


def _by_title(text: str, legal: LegalText, first: int) -> Iterator[Listed]:
    """The parties that the lines of the title name after "between"."""
    title = legal.title
    if title is None or title.start > first:
        return
    words = title.of(text)
    if between := _BETWEEN.search(words):
        yield from parties_listed(words[between.end() :])


def _by_subject(text: str, legal: LegalText, first: int) -> Iterator[Listed]:
    """The parties that are the subject of the preamble: those before its first recital."""
    start = legal.span.start
    if legal.title is not None and legal.title.end <= first:
        start = legal.title.end
    for unit in legal.units:
        if unit.kind is UnitKind.PREAMBLE and unit.heading is not None:
            start = max(start, unit.heading.end)
    head = text[start : min(first, start + _HEAD)]
    subject = head[: _recitals(head)]
    yield from parties_listed(subject)
    if between := _BETWEEN.search(subject):
        yield from parties_listed(subject[between.end() :])


def _recitals(head: str) -> int:
    """Where the recitals begin in the words above the first article."""
    found = _RECITAL.search(head)
    shouted = _RECITAL_CAPITALS.search(head)
    ends = [match.start() for match in (found, shouted) if match]
    return min(ends, default=len(head))


def _by_signature(text: str, legal: LegalText) -> Iterator[Listed]:
    """The parties for whom the text is signed."""
    for span in _closings(text, legal):
        yield from parties_signing(span.of(text))


def _closings(text: str, legal: LegalText) -> Iterator[Span]:
    closings = [unit.span for unit in legal.units if unit.kind is UnitKind.CLOSING]
    if closings:
        yield from closings
        return
    tail = max(legal.span.start, legal.span.end - _TAIL)
    if done := _DONE.search(text, tail, legal.span.end):
        yield Span(done.start(), legal.span.end)


def _by_definition(text: str, legal: LegalText) -> Iterator[Listed]:
    """The parties that an article lists: "Parties means X, Y and Z"."""
    first = _first(legal)
    for match in _MEANS.finditer(text, first, min(legal.span.end, first + _OPERATIVE)):
        listed = list(parties_listed(text[match.end() : match.end() + 1_500].partition(".")[0]))
        if len(listed) > 1:
            yield from listed
            return


def _by_application(text: str, legal: LegalText) -> Iterator[Listed]:
    """The parties between which the articles apply, each named so at least twice."""
    first = _first(legal)
    words = text[first : min(legal.span.end, first + _OPERATIVE)]
    found = [
        one
        for match in _APPLIES.finditer(words)
        for one in islice(parties_listed(words[match.end() : match.end() + 120]), 1)
        if not one.party.id.startswith("name:")
    ]
    times = Counter(one.party for one in found)
    yield from (one for one in found if times[one.party] >= 2)


def _told(listed: list[Listed]) -> tuple[PartyRef, ...]:
    """Each party once; a group of states only where fewer than two of its members are named."""
    first = {one.party.id: one.party for one in reversed(listed)}
    parties = [first[party] for party in dict.fromkeys(one.party.id for one in listed)]
    ids = {party.id for party in parties}
    states = {one.party.id for one in listed if one.as_states}
    kept = (p for p in parties if not (p.id in states or _is_group(p)) or not _spelled_out(p, ids))
    return tuple(kept)


def _is_group(party: PartyRef) -> bool:
    entry = load_parties().get(party.id)
    return entry is not None and entry.kind is PartyKind.BLOC


def _spelled_out(party: PartyRef, ids: set[str]) -> bool:
    entry = load_parties().get(party.id)
    return entry is not None and len(ids.intersection(entry.members)) >= 2

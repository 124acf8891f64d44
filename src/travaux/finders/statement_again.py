"""Speakers named again by fewer words: "the diplomat" of before, "both sides" of the text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from travaux.finders.attribution_parts import Attribution
from travaux.finders.mentions import Mention, MentionForm, Mentions
from travaux.finders.statement_reader import StatementReader
from travaux.model import Speaker

__all__ = ["named_before"]

_INDEFINITE = re.compile(
    r"(?:an?|one|another)\s(?P<noun>[\w’' -]+?)(?=,|\s(?:of|for|from|in|at|to|with|who|on|briefed|"
    r"close|familiar|speaking|involved|based)\b|$)",
    re.IGNORECASE,
)
_DEFINITE = re.compile(r"the\s(?P<noun>(?:[\w-]+\s)?[\w-]+)", re.IGNORECASE)
_PAIR = re.compile(
    r"(?:both|the two)\s(?:sides|parties|countries|governments|states|nations|delegations|"
    r"neighbou?rs|capitals)|both",
    re.IGNORECASE,
)
_JOINED = re.compile(r",? and (?:the )?(?:breakaway (?:\w+ ){1,2}of )?")
_BACK = 12  # statements looked back for whoever "the official" was


def named_before(
    reader: StatementReader, found: Sequence[Attribution], who: Sequence[tuple[Speaker, ...]]
) -> Iterator[tuple[Speaker, ...]]:
    """The speakers of each attribution, those that a definite noun names again as before.

    "The spokesman" is the last "a Norwegian military spokesman" before, "both sides" the two
    parties that the text last joined by "and" before; whoever nothing before fits stays.
    """
    pairs = tuple(_pairs(reader))
    told: list[tuple[Speaker, ...]] = []
    for a, speakers in zip(found, who, strict=True):
        again: tuple[Speaker, ...] = ()
        if len(speakers) == 1 and a.source and _is_unnamed(speakers[0]):
            again = _sides(speakers[0].name, a.source.start, pairs) or _same(speakers[0], told)
        told.append(again or speakers)
        yield told[-1]


def _is_unnamed(speaker: Speaker) -> bool:
    return speaker.person is None and speaker.party is None


def _same(speaker: Speaker, told: Sequence[tuple[Speaker, ...]]) -> tuple[Speaker, ...]:
    """Whoever a definite noun names again: the last one before with an indefinite of that noun."""
    noun = _DEFINITE.fullmatch(speaker.name)
    if noun is None:
        return ()
    for before in reversed(told[-_BACK:]):
        if len(before) == 1 and (first := _INDEFINITE.match(before[0].name)):
            words = first["noun"].lower().split()
            wanted = noun["noun"].lower().split()
            if words[-len(wanted) :] == wanted:
                return before
    return ()


def _pairs(reader: StatementReader) -> Iterator[tuple[int, tuple[Mention, Mention]]]:
    """Where the text joins two parties by "and", and no third, with where that ends."""
    text = reader.annotated.text
    named = list(_names(reader.mentions))
    for i, (one, other) in enumerate(pairwise(named)):
        if one.party == other.party or not _JOINED.fullmatch(text, one.span.end, other.span.start):
            continue
        before = named[i - 1] if i else None
        third = before and text[before.span.end : one.span.start] in {", ", ", the "}
        if not third:
            yield other.span.end, (one, other)


def _names(mentions: Mentions) -> Iterator[Mention]:
    forms = {MentionForm.NAME, MentionForm.SEAT}
    return (m for m in mentions if m.party and not m.person and m.form in forms)


def _sides(
    words: str, at: int, pairs: Sequence[tuple[int, tuple[Mention, Mention]]]
) -> tuple[Speaker, ...]:
    """The two parties that "both sides" or "the two governments" mean at ``at``."""
    if _PAIR.fullmatch(words) is None:
        return ()
    before = [pair for end, pair in pairs if end <= at]
    if not before:
        return ()
    return tuple(Speaker(m.party.name, None, m.party) for m in before[-1] if m.party)

"""Which session of which body: "the fourth session of the X (X-4)", "its fifth session"."""

from __future__ import annotations

import re
from bisect import bisect_left

from spacy.tokens import Token

from travaux.codebook.forums import Forum, forums
from travaux.finders.meeting_told import Told, read_on
from travaux.finders.near import Near
from travaux.model import Span

__all__ = ["Named", "number"]

_REACH = 300  # code points back to which "its debate" at the head of a sentence can point


class Named:
    """The forums named in a document."""

    def __init__(self, text: str) -> None:
        self._text = text
        found = list(forums().find(text))
        self.spans = tuple(span for span, _ in found)
        self._by_start = {span.start: forum for span, forum in found}
        self._by_end = {span.end: forum for span, forum in found}
        self._starts = [span.start for span in self.spans]

    def at(self, start: int) -> Forum:
        """The forum whose name begins at ``start``."""
        return self._by_start[start]

    def ending(self, end: int) -> Forum | None:
        """The forum whose name ends at ``end``."""
        return self._by_end.get(end)

    def before(self, start: int) -> tuple[Span, Forum] | None:
        """The last forum named before ``start``, where it stands."""
        at = bisect_left(self._starts, start) - 1
        return (self.spans[at], self._by_start[self._starts[at]]) if at >= 0 else None

    def starting(self, start: int) -> Forum | None:
        """The forum whose name begins at ``start``, None where none does."""
        return self._by_start.get(start)

    def in_parentheses(self, end: int) -> tuple[Forum, int] | None:
        """The forum that "(INC-4)" after ``end`` names, and where the parenthesis ends."""
        match = re.match(r"\s?\((?:the\s+)?", self._text[end : end + 8])
        forum = self._by_start.get(end + match.end()) if match else None
        if match is None or forum is None:
            return None
        close = self._text.find(")", end, end + 60)
        return (forum, close + 1) if close > 0 else None


def number(near: Near, first: int, noun: Token, named: Named, told: Told) -> None:
    """Which session of which body: "the fourth session of the X (X-4)", "its fifth session"."""
    doc = noun.doc
    end = doc[told.end - 1].idx + len(doc[told.end - 1].text)
    aliased = named.in_parentheses(end)
    if aliased is not None:
        told.forum, close = aliased[0].name, aliased[1]
        while told.end < len(doc) and doc[told.end].idx < close:
            told.end += 1
        after = read_on(near, doc[told.end - 1])
        told.place, told.when = told.place or after.place, told.when or after.when
        return
    if told.forum is None and first > 0 and doc[first - 1].lower_ == "its":
        owner = _owner(near, named, doc[first - 1].idx, end)
        told.forum = owner.name if owner is not None and not owner.event else None
    ordinal = next((o for t in doc[first : noun.i] if (o := _ordinal(t.lower_))), None)
    whose = re.search(r"\bParties\s+to\b", near.annotated.text[noun.idx : end + 4])
    if told.forum is not None and ordinal is not None and not whose:  # "to the X Convention"
        told.forum = forums().numbered(told.forum, ordinal)


_ORDINALS = (
    *("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth"),
    *("tenth", "eleventh", "twelfth", "thirteenth", "fourteenth", "fifteenth", "sixteenth"),
    *("seventeenth", "eighteenth", "nineteenth", "twentieth"),
)


def _ordinal(word: str) -> int | None:
    if word in _ORDINALS:
        return _ORDINALS.index(word) + 1
    match = re.fullmatch(r"(\d{1,3})(?:st|nd|rd|th)", word)
    return int(match[1]) if match else None


_BESIDE = re.compile(
    r",?\s*(?:(?:opens|opened|began|begins|holds|held|ended|ends|at|in|during|for|after)\s+)?"
)


def _owner(near: Near, named: Named, its: int, end: int) -> Forum | None:
    """The forum that "its" at ``its`` means; None unless it is certain.

    It stands right before ("the council, at its fifth session"), or right after what a sentence
    begins with ("At its fifth session, the council ..."), or began the sentence before and is
    "it" after that.
    """
    text, before = near.annotated.text, named.before(its)
    if before is not None and _BESIDE.fullmatch(text, before[0].end, its):
        return before[1]
    sentence = near.annotated.sentence_at(its)
    if not re.fullmatch(r"(?:In|At|During|After|For)\s+", text[sentence.start : its]):
        return None
    after = re.match(r",?\s*(?:the\s+)?", text[end : end + 8], re.IGNORECASE)
    follows = named.starting(end + after.end()) if after else None
    if follows is not None or before is None:
        return follows
    index = near.annotated.sentence_index(its)
    last = near.annotated.sentences[index - 1] if index else sentence
    heads = bool(re.fullmatch(r"(?:The\s+)?", text[last.start : max(last.start, before[0].start)]))
    near_by = last.start <= before[0].start and its - before[0].start <= _REACH
    return before[1] if heads and near_by and re.match(r",?\s*it\b", text[end : end + 6]) else None

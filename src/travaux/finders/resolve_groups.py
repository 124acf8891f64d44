"""Unnamed people of a party: "US officials", "a senior diplomat", "both sides"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from travaux.codebook.offices import load_offices
from travaux.finders.mentions import Mention, MentionForm
from travaux.finders.people_tokens import Tokens
from travaux.model import PartyRef, Span

__all__ = ["find_groups"]

_BESIDE = frozenset({"ally", "member", "member state"})
_LEFT = 8
_BEFORE = frozenset({"NOUN", "PROPN", "ADJ", "NUM", "ADV"})
_PAIR = frozenset({"both", "two", "three", "all"})
_ARTICLES = _PAIR | {"the", "a", "an", "some", "many", "several", "four", "five", "one", "another"}
_JOINS = frozenset({"and", "or", "/"})
_POSSESSIVE = frozenset({"'s", "’s"})
_GAP = re.compile(r"[\s\-‑]")
_FROM = re.compile(r" (of|from|for|representing|in) (?:the )?")


@dataclass(slots=True)
class _Left:
    """What stands before a group's noun."""

    start: int
    parties: list[PartyRef]
    article: str = ""
    apart: bool = False


def find_groups(tokens: Tokens, taken: bytearray) -> Iterator[Mention]:
    """The groups that ``tokens`` name, one mention for each party of a group, outside ``taken``.

    ``taken`` has a byte for each code point, not 0 where a person or office is named already.
    """
    groups = load_offices()
    for match in groups.group_pattern.finditer(tokens.text):
        at = tokens.at(match.start())
        if taken[match.start()] or tokens.doc[at].pos_ not in {"NOUN", "PROPN"}:
            continue
        if tokens.party(at) is not None or tokens.is_modifier(at):
            continue
        noun = groups.groups[_GAP.sub(" ", match.group().lower())]
        left = _reach_left(at, match.start(), tokens, taken)
        end = _reach_right(match.end(), left, tokens)
        paired = noun in groups.parties and left.article in _PAIR
        if _stands_apart(noun, match.group(), left):
            left.parties.clear()
        if left.parties or noun in groups.people or paired or left.apart:
            yield from _mentions(Span(left.start, end), left.parties)


def _stands_apart(noun: str, words: str, left: _Left) -> bool:
    """Whether a group is another side than the party beside it: "a US ally", "a NATO member"."""
    if not left.parties or noun not in _BESIDE:
        return False
    alone = words.lower() == noun
    states = all(":" not in party.id for party in left.parties)
    left.apart = alone or (states and noun == "ally")
    return left.apart


def _mentions(span: Span, parties: list[PartyRef]) -> Iterator[Mention]:
    for party in dict.fromkeys(parties) or [None]:
        yield Mention(span, MentionForm.GROUP, party)


def _reach_left(at: int, start: int, tokens: Tokens, taken: bytearray) -> _Left:
    left = _Left(start, [])
    i, joined = at - 1, True
    while i >= 0 and at - i < _LEFT and not tokens.doc[i + 1].is_sent_start:
        token, party = tokens.doc[i], tokens.party(i)
        if party is not None:
            if not joined:
                break
            left.start = party.span.start
            if party.party is not None:
                left.parties.insert(0, party.party)
            i, joined = tokens.at(party.span.start) - 1, False
            continue
        if token.lower_ in _ARTICLES:
            left.start = token.idx
            left.article = token.lower_ if token.lower_ in _PAIR else left.article
        elif token.lower_ in _JOINS and tokens.party(i + 1) is not None:
            if tokens.party(i - 1) is None:
                break
            joined = True
        elif taken[token.idx] or tokens.is_time(i) or not _modifies(token.pos_, token.text):
            break
        elif token.text not in _POSSESSIVE and token.text != "-":
            left.start = token.idx
        i -= 1
    return left


def _modifies(pos: str, text: str) -> bool:
    return pos in _BEFORE or text in _POSSESSIVE or text == "-"


def _reach_right(end: int, left: _Left, tokens: Tokens) -> int:
    """Take in "of the EU", "from Russia", where no party stands before the noun."""
    link = None if left.parties else _FROM.match(tokens.text, end)
    if link is None:
        return end
    party = tokens.party(tokens.at(link.end()))
    if party is None or party.party is None or party.span.start != link.end():
        return end
    unfit = party.form == MentionForm.DEMONYM
    if unfit or (link.group(1) == "in" and party.form != MentionForm.SEAT):
        return end
    left.parties.append(party.party)
    return party.span.end

"""Who supports and who opposes whom, by name, as reports say it.

"The EU, opposed by Norway, proposed …", "Chad, with Mali, said …", "Peru supported the Argentine
proposal". It tells of parties, not of issues: what is supported is what the other party has said.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from travaux.analysis.acted_on import Named, Sides
from travaux.analysis.wording import wording
from travaux.codebook.parties import load_parties
from travaux.model import PartyRef, Passage, Said, Statement

__all__ = ["Support", "supports"]

_FOR = frozenset(
    {"support", "back", "endors", "second", "join", "agre", "echo", "welcom", "favor", "favour"}
)
_AGAINST = frozenset(
    {"oppos", "reject", "object", "disagre", "contest", "disput", "challeng", "counter"}
)
# What a party has said or put forward, so that who supports it supports the party.
_SAID = re.compile(
    r"\b(?:proposal|statement|position|commitment|view|approach|call|draft|text|amendment|suggestion|"
    r"intervention|concern|request|submission|initiative|paper|formulation|plan|offer|demand|idea|remark|objection)s?\b",
    re.IGNORECASE,
)
_CAPITAL = re.compile(r"\b[A-Z][^\W\d_]+(?: [A-Z][^\W\d_]+)?")
_WITH = re.compile(r"(?:^|[\s,(])with\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Support:
    """``by`` supports ``of`` (``sign`` +1) or opposes it (−1), in the words of ``passages``."""

    by: PartyRef
    of: PartyRef
    sign: int
    statement: str
    passages: tuple[Passage, ...]


def supports(said: Iterable[Said], sides: Sides) -> Iterator[Support]:
    """Support and opposition between named parties, in the order of the statements."""
    told = list(said)
    principals = _principals(told)
    for one in told:
        statement = one.statement
        found = [
            *_said_by(statement, principals.get(_place(statement), ()), sides),
            *_together(statement, sides),
            *_of_words(statement, sides),
        ]
        for by, of, sign in dict.fromkeys(found):
            if by.id != of.id:
                yield Support(by, of, sign, statement.id, statement.passages)


def _place(statement: Statement) -> tuple[str, int, int]:
    if not statement.content:
        return "", 0, 0
    first = statement.content[0]
    return first.document, first.start, first.end


def _principals(said: Sequence[Said]) -> dict[tuple[str, int, int], list[Statement]]:
    """By the place of their content, the statements that parties make themselves."""
    found: dict[tuple[str, int, int], list[Statement]] = defaultdict(list)
    for one in said:
        if not _by_cue(one.statement):
            found[_place(one.statement)].append(one.statement)
    return found


def _by_cue(statement: Statement) -> int:
    """+1 for "supported by", −1 for "opposed by", 0 for every other cue."""
    cue = wording(statement.cue.text) if statement.cue else None
    if cue is None or "by" not in cue.words[-2:]:
        return 0
    return _sign(cue.stems)


def _sign(stems: Iterable[str]) -> int:
    kept = set(stems)
    return -1 if kept & _AGAINST else int(bool(kept & _FOR))


def _parties(statement: Statement, sides: Sides) -> list[PartyRef]:
    if statement.on_behalf_of:
        return [statement.on_behalf_of]
    told = (s.party or sides.of_name(s.name) for s in statement.speakers)
    return list(dict.fromkeys(party for party in told if party))


def _said_by(
    statement: Statement, principals: Iterable[Statement], sides: Sides
) -> Iterator[tuple[PartyRef, PartyRef, int]]:
    sign = _by_cue(statement)
    if sign:
        for by in _parties(statement, sides):
            for principal in principals:
                for of in _leading(principal, sides):
                    yield by, of, sign


def _leading(statement: Statement, sides: Sides) -> list[PartyRef]:
    """Those who speak, without those who only speak with them."""
    with_them = {by for by, _, _ in _together(statement, sides)}
    return [party for party in _parties(statement, sides) if party not in with_them]


def _together(statement: Statement, sides: Sides) -> Iterator[tuple[PartyRef, PartyRef, int]]:
    """Y and Z support X: "X, with Y and Z, said"."""
    source = statement.source
    word = _WITH.search(source.text) if source else None
    if source is None or word is None:
        return
    named = list(_outermost(sides.inside(source)))
    if word.start() == 0:  # "With Y and Z, X objected"
        first, second = named[-1:], named[:-1]
    else:
        at = source.start + word.start()
        first, second = [n for n in named if n.start < at], [n for n in named if n.start >= at]
    for by in second:
        for of in first:
            yield by.party, of.party, 1


def _outermost(named: Iterable[Named]) -> Iterator[Named]:
    """Those that lie in no other ("Trinidad and Tobago" and not "Tobago")."""
    end = -1
    for one in named:
        if one.end > end:
            yield one
            end = one.end


def _of_words(statement: Statement, sides: Sides) -> Iterator[tuple[PartyRef, PartyRef, int]]:
    """What verbs say: "X supported the Y proposal", "X opposed Y and Z", "X disagreed with Y"."""
    cue = wording(statement.cue.text) if statement.cue else None
    if cue is None or _by_cue(statement) or not statement.content:
        return
    content = statement.content[0]
    noun = wording(content.text[:60]).stems[:4] if _sign(cue.stems) == 0 else ()
    sign = _sign(cue.stems) or _sign(noun)
    if not sign:
        return
    whole = content.text.strip(" .,")
    for of in _outermost(sorted([*sides.inside(content), *_by_adjective(content)], key=_order)):
        alone = len(whole) - (of.end - of.start) <= len("the ")
        after = content.text[of.end - content.start :][:40]
        before = content.text[max(0, of.start - content.start - 60) : of.start - content.start]
        if alone or _SAID.search(_up_to_clause(after)) or _SAID.search(_last_of(before)):
            for by in _leading(statement, sides):
                yield by, of.party, sign


def _order(named: Named) -> tuple[int, int]:
    return named.start, -named.end


def _by_adjective(content: Passage) -> Iterator[Named]:
    """Parties named by an adjective ("the Argentine proposal"), which is no mention of its own."""
    table = _adjectives()
    for word in _CAPITAL.finditer(content.text):
        for form in (word.group(), word.group().partition(" ")[0]):
            if form in table:
                start = content.start + word.start()
                yield Named(start, start + len(form), table[form])
                break


@lru_cache(maxsize=1)
def _adjectives() -> Mapping[str, PartyRef]:
    parties = load_parties().entries
    return {word: entry.ref for entry in parties.values() for word in entry.demonyms}


def _up_to_clause(words: str) -> str:
    """What follows a name up to the end of its phrase."""
    return re.split(r"[.;:,]|\b(?:on|to|that|which|for|in|by|of)\b", words, maxsplit=1)[0]


def _last_of(words: str) -> str:
    """What stands before a name, where "of", "by", "from" or another name lead to it."""
    return words if re.search(r"\b(?:of|by|from)\b(?:[^.;:]*)$", words) else ""

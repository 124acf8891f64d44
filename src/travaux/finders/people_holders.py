"""Who holds which office: names beside, before and behind the offices of a text."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from travaux.finders.people_names import Run
from travaux.finders.people_offices import OfficePhrase
from travaux.finders.people_tokens import Tokens
from travaux.model import PartyRef

__all__ = ["counterparts", "holders"]

_THEN_OFFICE = re.compile(
    r"(?: \([A-Z][^()\n]{1,30}\)(?=,))?"
    r"(?:,| \(|,? who(?: is| was| serves as| served as| has been)?| [–—-]|,? (?:currently|now)|"
    r" (?:is|was|became|has been|remains)(?= (?:the|its|his|her|their|[A-Z])))"
    r" ?(?:(?:also|currently|now|still|the|its|his|her|their|a|an) )*"
)
_AND_OFFICE = re.compile(
    r",? and (?:(?:also|the|a|an|its|his|her|their|currently|now) )*|"
    r", who (?:(?:also|currently|now) )?"
)
_AND_NAME = re.compile(r",? and |, ")
_APPOSITION_ENDS = re.compile(r"\s*(?:[,.;:)–—]|$|\n)")
_CLOSES = re.compile(r"\s*(?:,(?! and\b| [A-Z])|[.;:)–—]|$|\n)")
_COUNTERPART = re.compile(r"\bcounterpart\b( (?:from|in) (?:the )?)?")
_NAME_AND = re.compile(r", (?:his|her|its|their|the) (?:[a-z]+ ){0,2}$")
_MOST_GAP = 40  # code points between a name and its office


def holders(
    runs: Sequence[Run], offices: Sequence[OfficePhrase], tokens: Tokens
) -> tuple[tuple[int, int], ...]:
    """Which office (its index) is held by the person of which run (its index)."""
    text = tokens.text
    starts = {run.start: i for i, run in enumerate(runs)}
    ends = [run.span.end for run in runs]
    held: list[tuple[int, int]] = []
    last: tuple[int, int] | None = None
    for i, office in enumerate(offices):
        chain = (
            _names_after(office, runs, starts, text)
            or _name_before(office, runs, ends, tokens)
            or _name_beside(office, runs, starts, tokens)
        )
        if not chain and last is not None and last[0] == i - 1:
            gap = text[offices[i - 1].span.end : office.span.start]
            chain = [last[1]] if _AND_OFFICE.fullmatch(gap) else []
        held.extend((i, run) for run in chain)
        last = (i, chain[0]) if len(chain) == 1 else None
    return tuple(sorted([*held, *_in_front(held, runs, offices, text)]))


def _in_front(
    held: Sequence[tuple[int, int]],
    runs: Sequence[Run],
    offices: Sequence[OfficePhrase],
    text: str,
) -> Iterator[tuple[int, int]]:
    """Offices whose holder stands behind another one: "the chair, Peru's envoy Ana Souza,"."""
    holder = dict(held)
    for i, run in held:
        first = offices[i - 1] if i and i - 1 not in holder else None
        if first is None or first.plural or offices[i].plural:
            continue
        if runs[run].start < offices[i].span.end:
            continue
        gap = text[first.span.end : offices[i].span.start]
        beside = text.startswith(", ", offices[i].span.end)
        agree = first.party is None or offices[i].party in (None, first.party)
        closed = _CLOSES.match(text, runs[run].span.end) is not None
        if agree and closed and (gap == ", " or (gap == " and " and beside)):
            yield i - 1, run


def counterparts(runs: Sequence[Run], tokens: Tokens) -> Iterator[tuple[int, PartyRef]]:
    """The runs of those who are called somebody's counterpart, with the country stated there."""
    text = tokens.text
    starts = {run.start: i for i, run in enumerate(runs)}
    ends = {run.span.end: i for i, run in enumerate(runs)}
    for match in _COUNTERPART.finditer(text):
        party, start, end = _country(match, tokens)
        before = _NAME_AND.search(text, max(0, start - _MOST_GAP), start)
        found = starts.get(end + 1 + (text[end : end + 1] == ","))
        if found is None and before is not None:
            found = ends.get(before.start())
        if party is not None and found is not None:
            yield found, party


def _country(match: re.Match[str], tokens: Tokens) -> tuple[PartyRef | None, int, int]:
    """The party of a counterpart, and where the words for both start and end."""
    if match.end(1) > 0:
        after = tokens.party(tokens.at(match.end()))
        if after is not None and after.span.start == match.end():
            return after.party, match.start(), after.span.end
        return None, match.start(), match.end()
    before = tokens.party(tokens.at(match.start()) - 1)
    if before is None or before.span.end != match.start() - 1:
        return None, match.start(), match.end()
    return before.party, before.span.start, match.end()


def _is_place(run: Run, tokens: Tokens) -> bool:
    """Whether a run names where something happens: "In Quito, the foreign minister said"."""
    at = tokens.at(run.start)
    while at > 0 and tokens.doc[at].ent_iob_ == "I":
        at -= 1
    before = tokens.get(at - 1)
    placed = before is not None and before.lower_ in ("in", "at")
    return placed and not tokens.is_person(at)


def _names_after(
    office: OfficePhrase, runs: Sequence[Run], starts: dict[int, int], text: str
) -> list[int]:
    """The run right after an office; several after a plural: "Presidents Putin and Biden"."""
    end = office.span.end
    first = starts.get(end + 1) if text[end : end + 1] == " " else None
    if first is None:
        return []
    chain = [first]
    while office.plural and chain[-1] + 1 < len(runs):
        gap = text[runs[chain[-1]].span.end : runs[chain[-1] + 1].start]
        if len(gap) > 6 or not _AND_NAME.fullmatch(gap):
            break
        chain.append(chain[-1] + 1)
    return chain


def _name_beside(
    office: OfficePhrase, runs: Sequence[Run], starts: dict[int, int], tokens: Tokens
) -> list[int]:
    """The run in apposition after an office: "the US president, Donald Trump,"."""
    end = office.span.end
    first = starts.get(end + 2) if tokens.text[end : end + 2] == ", " else None
    if first is None or office.plural or not _in_apposition(runs[first], tokens.text, tokens):
        return []
    return [first]


def _in_apposition(run: Run, text: str, tokens: Tokens) -> bool:
    """Whether a name after an office and a comma ends as an apposition does and is a person's."""
    closed = _APPOSITION_ENDS.match(text, run.span.end) is not None
    return closed and (len(run.words) > 1 or tokens.is_person(tokens.at(run.span.start)))


def _name_before(
    office: OfficePhrase, runs: Sequence[Run], ends: Sequence[int], tokens: Tokens
) -> list[int]:
    """The run that an office stands in apposition to: "Lavrov, Russia's foreign minister"."""
    at = bisect_left(ends, office.span.start) - 1
    if at < 0 or office.plural or office.span.start - ends[at] > _MOST_GAP:
        return []
    if _is_place(runs[at], tokens):
        return []
    gap = tokens.text[ends[at] : office.span.start]
    return [at] if _THEN_OFFICE.fullmatch(gap) else []

"""Positions on provisions: a party that accepts or rejects "Article 6" takes a side on it.

Only acts of accepting and rejecting are read, and only where nothing else stands before the
provision in what is accepted or rejected: whoever "rejected the claim that Article 6 binds it" has
said nothing of Article 6 as such.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from travaux.analysis.acted_on import Sides
from travaux.analysis.stance import firmness
from travaux.analysis.wording import wording
from travaux.model import Act, Coded, Entry, PartyRef, Passage, Said, Statement

__all__ = ["on_provisions"]

_SIDE = {Act.ACCEPT: 1.0, Act.REJECT: -1.0}
_WEIGHT = 0.9
# Words that may stand between the verb and the provision it takes, beside names of parties.
_BEFORE = frozenset(
    (
        *(
            "to",
            "that",
            "it",
            "they",
            "he",
            "she",
            "we",
            "i",
            "the",
            "both",
            "all",
            "of",
            "and",
            "in",
        ),
        *("on", "with", "can", "could", "would", "will", "may", "might", "not", "never", "cannot"),
        *("has", "have", "had", "is", "draft", "new", "proposed", "revised", "text", "wording"),
    )
)
_VERBS = frozenset(
    ("accept", "reject", "agre", "support", "oppos", "approv", "endors", "drop", "back", "refus")
)
_REACH = 160  # characters of a statement in which a provision is looked for


def on_provisions(
    said: Iterable[Said], provisions: Iterable[Entry], sides: Sides, days: Mapping[str, date]
) -> Iterator[Coded]:
    """A code of each party on each provision that it accepts or rejects.

    The topic is the id of the provision's entry; +1 is acceptance of the provision. ``days`` are
    the days of publication by document.
    """
    places = _places(provisions)
    for one in said:
        side = _SIDE.get(one.statement.act)
        if side is None or one.document not in places:
            continue
        for topic in _taken(one.statement, places[one.document], sides):
            for party in _parties(one.statement, sides):
                yield _coded(one, party, topic, side, days)


def _places(provisions: Iterable[Entry]) -> Mapping[str, list[tuple[Passage, Entry]]]:
    found: dict[str, list[tuple[Passage, Entry]]] = defaultdict(list)
    for entry in provisions:
        for passage in entry.passages:
            found[passage.document].append((passage, entry))
    return found


def _taken(
    statement: Statement, places: Iterable[tuple[Passage, Entry]], sides: Sides
) -> list[str]:
    """Ids of the provisions that the content turns on; the name of each stands in the content."""
    found: dict[str, None] = {}
    for content in statement.content:
        for passage, entry in places:
            if passage.span.overlaps(content.span):
                at = _named(content.text[:_REACH], entry)
                if at is not None and _leads(content, at, sides):
                    found[entry.id] = None
    return list(found)


def _named(words: str, entry: Entry) -> int | None:
    """Where ``words`` name the provision ("Article 6"), and not a longer number ("Article 61")."""
    unit, number = entry.first("unit"), entry.first("number")
    if not isinstance(unit, str) or not isinstance(number, str):
        return None
    told = re.search(
        rf"(?<!\w){re.escape(unit)}s?\s+{re.escape(number)}(?!\w|\.\d)", words, re.IGNORECASE
    )
    return told.start() if told else None


def _leads(content: Passage, at: int, sides: Sides) -> bool:
    """Whether nothing but names and the verb stands in ``content`` before the place ``at``."""
    before = content.text[:at]
    for named in sides.inside(content):
        if named.end - content.start <= at:
            start, end = named.start - content.start, named.end - content.start
            before = before[:start] + " " * (end - start) + before[end:]
    told = wording(before)
    return all(
        word in _BEFORE or stem in _VERBS or not word[0].isalnum()
        for word, stem in zip(told.words, told.stems, strict=True)
    )


def _parties(statement: Statement, sides: Sides) -> list[PartyRef]:
    if statement.on_behalf_of:
        return [statement.on_behalf_of]
    return sorted({p for s in statement.speakers if (p := s.party or sides.of_name(s.name))})


def _coded(said: Said, party: PartyRef, topic: str, side: float, days: Mapping[str, date]) -> Coded:
    statement = said.statement
    words = wording(" ".join(p.text for p in statement.content))
    held = statement.confidence if statement.confidence is not None else 0.7
    when, published = statement.when, days.get(said.document)
    own = (when.earliest or when.latest) if when else None
    passages: tuple[Passage, ...] = statement.passages
    return Coded(
        statement=statement.id,
        document=said.document,
        day=min(own, published) if own and published else own or published,
        party=party,
        topic=topic,
        stance=side,
        firmness=firmness(words),
        act=statement.act,
        weight=round(_WEIGHT * held, 3),
        why=f"{statement.act.value}: the provision itself",
        passages=passages,
    )

"""Statements made ready to be linked: who speaks, to whom, of whom, on what, in which words."""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from travaux.analysis.acted_on import Sides
from travaux.analysis.answers import answer_kind, kind_of_act
from travaux.analysis.nearby import Nearby
from travaux.analysis.voices import Utterance
from travaux.analysis.wording import wording
from travaux.model import Act, AnswerKind, Coded, PartyRef, Passage

__all__ = ["Turn", "rarity", "turns_of", "turns_of_coded"]


_ASKED = re.compile(r"(?i)\b(?:ask|asks|asked|inquired?|enquired?|wondered|queried)\b")
_QUESTION = re.compile(r"(?i)[\W]*(?:whether|if|who|whose|what|when|where|why|which|how)\b")


@dataclass(frozen=True, slots=True)
class Turn:
    """One party's part in one statement.

    ``issues`` are stances by topic; ``named`` ids of parties in what is said; ``telling`` its
    stems, empty where only codes are at hand; ``kind`` the kind of answer its words would be;
    ``paragraph`` where its paragraph starts, −1 where that is not known; ``asks`` for a question.
    """

    statement: str
    document: str
    act: Act
    day: date | None
    by: PartyRef
    to: tuple[PartyRef, ...]
    named: frozenset[str]
    issues: Mapping[str, float]
    telling: frozenset[str]
    kind: AnswerKind | None
    passages: tuple[Passage, ...]
    paragraph: int = -1
    asks: bool = False


def turns_of(
    told: Iterable[Utterance],
    coded: Iterable[Coded],
    sides: Sides,
    days: Mapping[str, date],
    nearby: Nearby | None = None,
) -> list[Turn]:
    """The turns of utterances, those without a code too, in the order of their days."""
    codes: dict[tuple[str, str], list[Coded]] = defaultdict(list)
    for one in coded:
        if one.told_by is None:
            codes[one.statement, one.party.id].append(one)
    found = []
    for voice in told:
        paragraph = nearby.paragraph(voice.content[0]) if nearby and voice.content else -1
        turn = _turn(voice, codes.get((voice.id, voice.party.id), ()), sides, days)
        found.append(replace(turn, paragraph=paragraph))
    return sorted(found, key=_when)  # stable: statements of one day stay in their order


def _turn(told: Utterance, codes: Sequence[Coded], sides: Sides, days: Mapping[str, date]) -> Turn:
    statement = told.said.statement
    words = wording(f"{told.cue} {told.words}")
    named = frozenset(n.party.id for p in told.content for n in sides.inside(p))
    spoken = [who.party or sides.of_name(who.name) for who in statement.addressees]
    to = {party.id: party for party in spoken if party and party.id != told.party.id}
    to = to or {p.id: p for c in codes for p in c.to}
    return Turn(
        statement=told.id,
        document=told.said.document,
        act=told.act,
        day=codes[0].day if codes else days.get(told.said.document),
        by=told.party,
        to=tuple(to[key] for key in sorted(to)),
        named=named - {told.party.id},
        issues={c.topic: c.stance for c in codes},
        telling=words.telling(),
        kind=answer_kind(told.act, words, on_condition=told.condition is not None),
        passages=told.content,
        asks=bool(_ASKED.search(told.cue) and _QUESTION.match(told.words)),
    )


def turns_of_coded(coded: Iterable[Coded]) -> list[Turn]:
    """The turns of coded statements alone, such as those of another program, by their days."""
    groups: dict[tuple[str, str], list[Coded]] = {}
    for one in coded:
        groups.setdefault((one.statement, one.party.id), []).append(one)
    nothing: frozenset[str] = frozenset()
    found = [
        Turn(
            statement=one.statement,
            document=one.document,
            act=one.act,
            day=one.day,
            by=one.party,
            to=one.to,
            named=nothing,
            issues={c.topic: c.stance for c in same},
            telling=nothing,
            kind=kind_of_act(one.act),
            passages=one.passages,
        )
        for same in groups.values()
        for one in same[:1]
    ]
    return sorted(found, key=_when)


def _when(turn: Turn) -> tuple[bool, date]:
    return turn.day is None, turn.day or date.max


def rarity(turns: Sequence[Turn]) -> Mapping[str, float]:
    """The inverse document frequency of each stem over the turns, from 0 (in all) to 1 (in one)."""
    counted = Counter(stem for turn in turns for stem in turn.telling)
    many = max(2, len(turns))
    return {stem: math.log(many / n) / math.log(many) for stem, n in counted.items()}

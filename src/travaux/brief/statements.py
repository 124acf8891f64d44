"""Statements as lines: who, for whom, to whom, through whom, what, and what it does."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from travaux.brief.cite import Citer, Cites
from travaux.brief.fields import Shown
from travaux.brief.limits import Capped, Limits, capped
from travaux.brief.material import Material
from travaux.brief.words import capital, one_line, quoted, when_iso, when_words
from travaux.model import Act, Entry, Mode, Passage, Said, Speaker, Statement

__all__ = [
    "ActGroup",
    "Line",
    "Lines",
    "PartyGroup",
    "answers",
    "by_document",
    "telling",
    "threats",
]

_MODES = {
    Mode.DIRECT: "quoted words",
    Mode.INDIRECT: "reported, in the source’s words",
    Mode.MIXED: "reported, partly quoted",
}
_THREATS = {Act.THREATEN: "Threats", Act.WARN: "Warnings", Act.PROMISE: "Promises"}
_ANSWERS = {
    Act.DEMAND: "Demands",
    Act.PROPOSE: "Proposals",
    Act.OFFER: "Offers",
    Act.ACCEPT: "Accepted",
    Act.REJECT: "Rejected",
}


@dataclass(frozen=True, slots=True)
class Line:
    """One statement. ``channel``, ``content`` and the parts of a threat are verbatim, in quotes."""

    who: str | None
    for_whom: str | None
    to_whom: str | None
    channel: str | None
    cue: str | None
    content: str
    mode: str
    sure: str | None
    act: str
    condition: str | None
    consequence: str | None
    when: Shown | None
    cites: Cites


@dataclass(frozen=True, slots=True)
class ActGroup:
    """Statements of one act under its heading."""

    heading: str
    lines: Capped[Line]


@dataclass(frozen=True, slots=True)
class PartyGroup:
    """Demands and answers of one side."""

    heading: str
    acts: tuple[ActGroup, ...]


@dataclass(frozen=True, slots=True)
class Lines:
    """The statements of one document. ``number`` is its reference number."""

    number: int
    total: int
    lines: Capped[Line]


class Names:
    """The names of people and parties in the record, and the sides of people, by entry id."""

    def __init__(self, material: Material) -> None:
        entries: tuple[Entry, ...] = (*material.people, *material.parties)
        sides = ((e.id, e.readings("party")) for e in material.people)
        self._names: Mapping[str, str] = {e.id: e.name for e in entries}
        self._sides: Mapping[str, str] = {i: r[0].shown for i, r in sides if len(r) == 1}

    def in_words(self, speakers: Sequence[Speaker], ids: Sequence[str | None]) -> str | None:
        """Those who speak or are spoken to, in words, or None where nobody is named."""
        return "; ".join(self._one(s, i) for s, i in _paired(speakers, ids)) or None

    def side(self, said: Said) -> str:
        """The side a statement speaks for, empty where it is not known."""
        if said.statement.on_behalf_of:
            return said.statement.on_behalf_of.name
        pairs = _paired(said.statement.speakers, said.speakers)
        return next((side for s, i in pairs if (side := self._side(s, i))), "")

    def _one(self, speaker: Speaker, entry: str | None) -> str:
        """A person by the record's name; "a US official" in these words, for the US did not say it.

        Only who is named has an entry of its own; the entry of others is that of their side.
        """
        own = speaker.person is not None
        name = one_line(self._names.get(entry or "", speaker.name) if own else speaker.name)
        side = self._side(speaker, entry)
        return f"{name} ({side})" if side and side != name else name

    def _side(self, speaker: Speaker, entry: str | None) -> str:
        """The side as the statement gives it, or else as the record has it without dispute."""
        return speaker.party.name if speaker.party else self._sides.get(entry or "", "")


def _paired(
    speakers: Sequence[Speaker], ids: Sequence[str | None]
) -> Iterable[tuple[Speaker, str | None]]:
    return zip(speakers, [*ids, *[None] * (len(speakers) - len(ids))], strict=False)


def line(said: Said, names: Names, citer: Citer) -> Line:
    """One statement as a line."""
    statement = said.statement
    return Line(
        who=_capital(names.in_words(statement.speakers, said.speakers) or _words(statement.source)),
        for_whom=_for_whom(statement),
        to_whom=names.in_words(statement.addressees, said.addressees),
        channel=quoted(statement.channel.text) if statement.channel else None,
        cue=quoted(statement.cue.text) if statement.cue else None,
        content=quoted(*(p.text for p in statement.content)),
        mode=_MODES[statement.mode],
        sure=None if statement.confidence is None else f"speaker {statement.confidence:.0%} sure",
        act=statement.act.value,
        condition=quoted(statement.condition.text) if statement.condition else None,
        consequence=quoted(statement.consequence.text) if statement.consequence else None,
        when=Shown(when_words(statement.when), when_iso(statement.when))
        if statement.when
        else None,
        cites=citer.cite(statement.passages),
    )


def threats(material: Material, citer: Citer, limits: Limits) -> tuple[ActGroup, ...]:
    """Threats, warnings and promises, those with a condition first."""
    names, acts = Names(material), _by_act(material.statements, _THREATS)
    ranked = {
        a: sorted(s, key=lambda one: one.statement.condition is None) for a, s in acts.items()
    }
    return _groups(ranked, _THREATS, limits.acts, names, citer)


def telling(material: Material, citer: Citer, limits: Limits) -> tuple[Line, ...]:
    """The first threats and warnings that name a condition, threats first."""
    acts = _by_act(material.statements, {Act.THREATEN: "", Act.WARN: ""})
    both = (*acts.get(Act.THREATEN, ()), *acts.get(Act.WARN, ()))
    chosen = [said for said in both if said.statement.condition][: limits.glance]
    names = Names(material)
    return tuple(line(said, names, citer) for said in chosen)


def answers(material: Material, citer: Citer, limits: Limits) -> tuple[PartyGroup, ...]:
    """Demands, proposals and offers, and what was accepted and rejected, by the speaker's side.

    Sides come in the order of how often they speak; statements of no known side come last.
    """
    names = Names(material)
    sides: dict[str, list[Said]] = {}
    for said in material.statements:
        if said.statement.act in _ANSWERS:
            sides.setdefault(names.side(said), []).append(said)
    order = sorted(sides, key=lambda side: (not side, -len(sides[side]), side))
    return tuple(
        PartyGroup(
            side or "Side not reported",
            _groups(_by_act(sides[side], _ANSWERS), _ANSWERS, limits.answers, names, citer),
        )
        for side in order
    )


def by_document(material: Material, citer: Citer, limits: Limits) -> tuple[Lines, ...]:
    """All statements, document by document, in the order of the text, as many as the limits."""
    names, left, groups = Names(material), limits.all_statements, []
    numbered = [(n, s) for s in material.statements if (n := citer.number(s.document))]
    numbered.sort(key=lambda pair: (pair[0], _place(pair[1].statement)))
    for number, pairs in groupby(numbered, key=lambda pair: pair[0]):
        statements = [said for _, said in pairs]
        cut = capped(statements, min(left, limits.statements))
        left -= len(cut.shown)
        lines = tuple(line(said, names, citer) for said in cut.shown)
        groups.append(Lines(number, len(statements), Capped(lines, cut.more)))
    return tuple(groups)


def _by_act(statements: Iterable[Said], acts: Mapping[Act, str]) -> dict[Act, list[Said]]:
    grouped: dict[Act, list[Said]] = {}
    for said in statements:
        if said.statement.act in acts:
            grouped.setdefault(said.statement.act, []).append(said)
    return grouped


def _groups(
    grouped: Mapping[Act, Sequence[Said]],
    headings: Mapping[Act, str],
    limit: int,
    names: Names,
    citer: Citer,
) -> tuple[ActGroup, ...]:
    """The statements of each act as lines, in the order of ``headings``."""
    groups = []
    for act, heading in headings.items():
        if act in grouped:
            cut = capped(grouped[act], limit)
            lines = tuple(line(said, names, citer) for said in cut.shown)
            groups.append(ActGroup(heading, Capped(lines, cut.more)))
    return tuple(groups)


def _for_whom(statement: Statement) -> str | None:
    """On whose behalf, where that is not already said with the speaker."""
    side = statement.on_behalf_of
    if side is None or any(s.party == side or s.name == side.name for s in statement.speakers):
        return None
    return side.name


def _place(statement: Statement) -> int:
    return min((p.start for p in statement.passages), default=0)


def _capital(who: str | None) -> str | None:
    return capital(who) if who else None


def _words(passage: Passage | None) -> str | None:
    return one_line(passage.text) if passage else None

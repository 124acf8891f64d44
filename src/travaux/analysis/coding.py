"""Statements coded: which party takes which side on which issue, and how firmly.

The unit is that of discourse network analysis: actor, concept, agreement (Leifeld 2017), with a
stance instead of yes and no. What only tells of events takes no side and is not coded.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from travaux.analysis.acted_on import Sides
from travaux.analysis.assignment import Assigner
from travaux.analysis.stance import Taken, firmness, poles_of, turned_cue
from travaux.analysis.told import Told, told_of_others
from travaux.analysis.wording import Wording, wording
from travaux.codebook.shifters import shifters
from travaux.model import Act, Coded, Firmness, PartyRef, Passage, Said, Statement

__all__ = ["code"]

# What an act counts for: words that ask for or turn down something say more than a judgement.
_WEIGHT: Mapping[Act, float] = {
    Act.DEMAND: 1.0,
    Act.REJECT: 1.0,
    Act.ACCEPT: 1.0,
    Act.PROPOSE: 0.9,
    Act.OFFER: 0.8,
    Act.PROMISE: 0.8,
    Act.APPEAL: 0.8,
    Act.WARN: 0.5,
    Act.THREATEN: 0.5,
    Act.ACCUSE: 0.5,
    Act.DENY: 0.4,
    Act.ASSESS: 0.6,
    Act.REPORT: 0.4,
}
# Acts whose content is what the speaker is against, where their words do not say so themselves.
_AGAINST = frozenset({Act.ACCUSE, Act.WARN})
_TELLING = frozenset({Act.REPORT, Act.ASSESS})
_ON_CONDITION = frozenset({Act.THREATEN, Act.WARN, Act.REJECT})


@dataclass(frozen=True, slots=True)
class _Of:
    """What is the same for all codes of one statement."""

    said: Said
    day: date | None
    party: PartyRef
    person: str | None
    to: tuple[PartyRef, ...]


def code(
    said: Iterable[Said],
    assigner: Assigner,
    sides: Sides,
    days: Mapping[str, date],
) -> Iterator[Coded]:
    """The codes of statements, in their order.

    ``days`` are the days of publication by document, for statements that tell no day of their own.
    """
    for one in said:
        day = _day(one, days)
        speakers = _speakers(one, sides)
        for party, person in speakers:
            of = _Of(one, day, party, person, _addressees(one, sides, party))
            yield from _codes(of, assigner)
        own = {party.id for party, _ in speakers}
        by = speakers[0][0] if speakers else None
        for told in told_of_others(one.statement, sides, own):
            yield from _of_another(_Of(one, day, told.party, None, ()), told, assigner, by)


def _speakers(said: Said, sides: Sides) -> list[tuple[PartyRef, str | None]]:
    statement = said.statement
    if statement.on_behalf_of:
        people = [s.name for s in statement.speakers if s.person]
        return [(statement.on_behalf_of, people[0] if people else None)]
    found: dict[str, tuple[PartyRef, str | None]] = {}
    for speaker in statement.speakers:
        party = speaker.party or sides.of_name(speaker.name)
        if party:
            found.setdefault(party.id, (party, speaker.name if speaker.person else None))
    return list(found.values())


def _addressees(said: Said, sides: Sides, party: PartyRef) -> tuple[PartyRef, ...]:
    statement = said.statement
    told = [who.party or sides.of_name(who.name) for who in statement.addressees]
    found = {one.id: one for one in told if one and one.id != party.id}
    if not found and (named := sides.acted_on(statement, party)):
        found[named.party.id] = named.party
    return tuple(found[key] for key in sorted(found))


def _day(said: Said, days: Mapping[str, date]) -> date | None:
    when = said.statement.when
    own = (when.earliest or when.latest) if when else None
    published = days.get(said.document)
    return min(own, published) if own and published else own or published


def _codes(of: _Of, assigner: Assigner) -> Iterator[Coded]:
    statement = of.said.statement
    parts = _without_condition(statement)
    words = wording(" ".join(parts))
    if _takes_side(statement, words):
        for assigned in assigner.assign(" ".join(parts), words):
            taken = poles_of(assigner.issues[assigned.issue]).taken(words)
            if taken and taken.stance:
                weight = _WEIGHT[statement.act] * assigned.confidence
                yield _coded(of, assigned.issue, _as_meant(statement, taken), words, weight)
    yield from _of_condition(of, assigner)


def _without_condition(statement: Statement) -> list[str]:
    """The content without its condition: what is said to hold if is not what is wanted."""
    condition = statement.condition
    parts = []
    for passage in statement.content:
        text = passage.text
        if condition and passage.span.contains(condition.span):
            at = condition.start - passage.start
            text = text[:at] + " ; " + text[at + len(condition.text) :]
        parts.append(text)
    return parts


def _takes_side(statement: Statement, words: Wording) -> bool:
    """Whether the statement wants, refuses or judges something and does not only tell of it."""
    if statement.act not in _TELLING:
        return True
    wants = shifters().wanting
    cue = wording(statement.cue.text).stems if statement.cue else ()
    return (
        any(stem in wants for stem in (*cue, *words.stems))
        or firmness(words) is not Firmness.PREFERENCE
    )


def _as_meant(statement: Statement, taken: Taken) -> Taken:
    """The side of the content, turned where the cue or the act turns it."""
    cue = statement.cue.text if statement.cue else ""
    turns = turned_cue(cue)
    stance, why = taken.stance, f"{statement.act.value}: {taken.why}"
    if turns:
        return Taken(-stance, f"{why}; turned by “{cue}”")
    if statement.act in _AGAINST and not _says_against(statement):
        return Taken(-stance, f"{why}; it is what is complained or warned of")
    return Taken(stance, why)


def _says_against(statement: Statement) -> bool:
    first = statement.content[0].text.lstrip("“\"'‘ ").lower()
    return first.startswith(("against", "not to", "that it should not"))


def _of_condition(of: _Of, assigner: Assigner) -> Iterator[Coded]:
    """What is threatened with is against the condition, what is promised is for it."""
    statement = of.said.statement
    condition = statement.condition
    if condition is None:
        return
    opening, _, rest = condition.text.partition(" ")
    words = wording(rest)
    unless = opening.lower() in {"unless", "without", "until"}
    way = (-1 if statement.act in _ON_CONDITION else 1) * (-1 if unless else 1)
    for assigned in assigner.assign(condition.text, words):
        taken = poles_of(assigner.issues[assigned.issue]).taken(words)
        if taken and taken.stance:
            why = f"{statement.act.value} on the condition “{condition.text}”: {taken.why}"
            meant = Taken(way * taken.stance, why)
            yield _coded(of, assigned.issue, meant, words, 0.6 * assigned.confidence)


def _of_another(of: _Of, told: Told, assigner: Assigner, by: PartyRef | None) -> Iterator[Coded]:
    """What a statement tells of a party that does not speak in it; of whom no side is known, too."""
    words = wording(told.words)
    for assigned in assigner.assign(told.words, words):
        taken = poles_of(assigner.issues[assigned.issue]).taken(words)
        if taken and taken.stance:
            stance = -taken.stance if told.against else taken.stance
            teller = by.name if by else _teller(of.said)
            meant = Taken(stance, f"told by {teller}: {taken.why}")
            yield _coded(of, assigned.issue, meant, words, 0.4 * assigned.confidence, by)


def _teller(said: Said) -> str:
    return ", ".join(s.name for s in said.statement.speakers) or "the source"


def _coded(
    of: _Of, topic: str, taken: Taken, words: Wording, weight: float, by: PartyRef | None = None
) -> Coded:
    statement = of.said.statement
    held = statement.confidence if statement.confidence is not None else 0.7
    passages: tuple[Passage, ...] = statement.passages
    return Coded(
        statement=statement.id,
        document=of.said.document,
        day=of.day,
        party=of.party,
        topic=topic,
        stance=round(taken.stance, 2),
        firmness=firmness(words),
        act=statement.act,
        weight=round(weight * held, 3),
        why=taken.why,
        passages=passages,
        person=of.person,
        to=of.to,
        told_by=by,
    )

"""Statements coded: which party takes which side on which issue, and how firmly.

The unit is that of discourse network analysis: actor, concept, agreement (Leifeld 2017), with a
stance instead of yes and no. What only tells of events takes no side and is not coded.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from travaux.analysis.acted_on import Sides
from travaux.analysis.assignment import Assigner
from travaux.analysis.contested import named_points
from travaux.analysis.nearby import Nearby
from travaux.analysis.stance import Taken, firmness, no_view, poles_of, turned_cue
from travaux.analysis.told import Told, told_of_others
from travaux.analysis.voices import Utterance
from travaux.analysis.wording import Wording, wording
from travaux.codebook.negotiating import turn_of_phrase
from travaux.codebook.shifters import shifters
from travaux.model import Act, Assigned, Coded, Firmness, PartyRef, Said, Via

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
_YIELDING = frozenset({Act.ACCEPT})
_ASIDE = re.compile(r",\s+(?:which|who|whose)\b[^,;.]*,")  # tells of a speaker, not of the matter
_BARE = 4  # telling words beyond which a sentence has a matter of its own
_POINTING = frozenset(
    (
        *("this", "these", "those", "such"),
        *("proposal", "request", "offer", "demand", "figure", "idea", "matter", "invitation"),
    )
)
_OWN = frozenset({Act.PROPOSE, Act.OFFER})  # what a chair can do of its own
_ON_CONDITION = frozenset({Act.THREATEN, Act.WARN, Act.REJECT})


@dataclass(frozen=True, slots=True)
class _Of:
    """What is the same for all codes of one utterance."""

    told: Utterance
    day: date | None
    party: PartyRef
    person: str | None
    to: tuple[PartyRef, ...]
    hint: tuple[str, ...] = ()


def code(
    told: Iterable[Utterance],
    assigner: Assigner,
    sides: Sides,
    days: Mapping[str, date],
    nearby: Nearby | None = None,
) -> Iterator[Coded]:
    """The codes of utterances, in their order.

    Words that only point ("they have to be counted", "this choice") are on the issue of the
    nearest sentence before them in their paragraph, which ``nearby`` has. ``days`` are the days of
    publication by document, for statements that tell no day of their own.
    """
    done: set[str] = set()
    for one in told:
        day = _day(one.said, days)
        if not one.neutral or one.act in _OWN:
            whom = _addressees(one, sides)
            hint = tuple(nearby.before(one.content[0])) if nearby and one.content else ()
            yield from _codes(_Of(one, day, one.party, one.person, whom, hint), assigner)
        if one.id not in done:
            done.add(one.id)
            for other in told_of_others(one.content, sides, {one.party.id}):
                yield from _of_another(_Of(one, day, other.party, None, ()), other, assigner)


def _addressees(told: Utterance, sides: Sides) -> tuple[PartyRef, ...]:
    statement = told.said.statement
    spoken = [who.party or sides.of_name(who.name) for who in statement.addressees]
    found = {one.id: one for one in spoken if one and one.id != told.party.id}
    if not found and (named := sides.acted_on(statement, told.party)):
        found[named.party.id] = named.party
    return tuple(found[key] for key in sorted(found))


def _day(said: Said, days: Mapping[str, date]) -> date | None:
    when = said.statement.when
    own = (when.earliest or when.latest) if when else None
    published = days.get(said.document)
    return min(own, published) if own and published else own or published


def _codes(of: _Of, assigner: Assigner) -> Iterator[Coded]:
    told = of.told
    text = _threatened(told) or " ".join(_without_condition(told))
    words = wording(text)
    if told.act in _TELLING and any(named_points(f"{told.cue} {text}")):
        return  # calling a matter stuck or settled takes no side on it
    if _takes_side(told, words) or no_view(text):
        assigned_to = assigner.assign(text, words) or _pointed_at(of, words, assigner)
        for assigned in assigned_to:
            taken = poles_of(assigner.issues[assigned.issue]).taken(words)
            if taken is None and assigned.via is Via.CONTEXT:
                taken = _of_pointing(told)
            if no_view(f"{told.cue} {text}"):
                taken = Taken(0.0, "says that it takes no side")
            elif taken is None or not taken.stance:
                continue
            else:
                taken = _as_meant(told, taken)
            weight = _WEIGHT[told.act] * assigned.confidence
            yield _coded(of, assigned.issue, taken, words, weight)
    yield from _of_condition(of, assigner)


def _threatened(told: Utterance) -> str:
    """What a warning or threat says will follow, which its speaker holds out and is not against."""
    consequence = told.said.statement.consequence
    if told.act not in _ON_CONDITION - {Act.REJECT}:
        return ""
    if consequence is None:
        held = turn_of_phrase("held_out").search(told.words)
        return told.words[held.start() :] if held else ""
    return consequence.text if any(p.span.contains(consequence.span) for p in told.content) else ""


def _pointed_at(of: _Of, words: Wording, assigner: Assigner) -> tuple[Assigned, ...]:
    """The issue of the nearest sentence before that is on one, for words that point back."""
    if _POINTING.isdisjoint(words.words) or len(words.telling()) > _BARE:
        return ()
    for sentence in of.hint:
        found = assigner.assign(_ASIDE.sub(" ", sentence))
        if found:
            best = found[0]
            return (Assigned(best.issue, round(best.confidence * 0.7, 2), Via.CONTEXT),)
    return ()


def _of_pointing(told: Utterance) -> Taken | None:
    """The side taken towards what is only pointed at, as it is: acceptance or refusal of "this"."""
    if told.act in _YIELDING:
        return Taken(1.0, "what it points back to, as it is")
    return (
        Taken(1.0 if turned_cue(told.cue) else -1.0, "what it points back to")
        if told.act is Act.REJECT
        else None
    )


def _without_condition(told: Utterance) -> list[str]:
    """The content without its condition: what is said to hold if is not what is wanted."""
    condition = told.condition
    parts = []
    for passage in told.content:
        text = passage.text
        if condition and passage.span.contains(condition.span):
            at = condition.start - passage.start
            text = text[:at] + " ; " + text[at + len(condition.text) :]
        parts.append(text)
    return parts


def _takes_side(told: Utterance, words: Wording) -> bool:
    """Whether it wants, refuses or judges something and does not only tell of it."""
    if told.act not in _TELLING:
        return True
    wants = shifters().wanting
    return (
        any(stem in wants for stem in (*wording(told.cue).stems, *words.stems))
        or firmness(words) is not Firmness.PREFERENCE
    )


def _as_meant(told: Utterance, taken: Taken) -> Taken:
    """The side of the content, turned where the cue or the act turns it."""
    stance, why = taken.stance, f"{told.act.value}: {taken.why}"
    if turned_cue(told.cue):
        return Taken(-stance, f"{why}; turned by “{told.cue}”")
    if told.act in _AGAINST and not _says_against(told) and not _threatened(told):
        return Taken(-stance, f"{why}; it is what is complained or warned of")
    return Taken(stance, why)


def _says_against(told: Utterance) -> bool:
    first = told.content[0].text.lstrip("“\"'‘ ").lower()
    return first.startswith(("against", "not to", "that it should not"))


def _of_condition(of: _Of, assigner: Assigner) -> Iterator[Coded]:
    """What is threatened with is against the condition, what is promised or asked is for it."""
    told = of.told
    if told.condition is None:
        return
    opening, _, rest = told.condition.text.partition(" ")
    way = _way(told.act, opening.lower())
    words = wording(rest)
    for assigned in assigner.assign(rest, words) if way else ():
        taken = poles_of(assigner.issues[assigned.issue]).taken(words)
        if taken and taken.stance:
            why = f"{told.act.value} on the condition “{told.condition.text}”: {taken.why}"
            meant = Taken(way * taken.stance, why)
            yield _coded(of, assigned.issue, meant, words, 0.6 * assigned.confidence)


def _way(act: Act, opening: str) -> int:
    """+1 where the speaker wants the condition, −1 where not, 0 where it may be either."""
    unless = opening in {"unless", "without", "until"}
    if act in _ON_CONDITION:
        return 1 if unless else -1
    if act in {Act.PROMISE, Act.OFFER, Act.ACCEPT}:
        return -1 if opening in {"unless", "without"} else 1
    if act in {Act.DEMAND, Act.APPEAL, Act.PROPOSE}:
        return 1
    return 1 if unless and act is Act.ASSESS else 0


def _of_another(of: _Of, other: Told, assigner: Assigner) -> Iterator[Coded]:
    """What a statement tells of a party that does not speak in it."""
    words = wording(other.words)
    for assigned in assigner.assign(other.words, words):
        taken = poles_of(assigner.issues[assigned.issue]).taken(words)
        if taken and taken.stance:
            stance = -taken.stance if other.against else taken.stance
            by = of.told.party
            meant = Taken(stance, f"told by {by.name}: {taken.why}")
            yield _coded(of, assigned.issue, meant, words, 0.4 * assigned.confidence, by)


def _coded(
    of: _Of, topic: str, taken: Taken, words: Wording, weight: float, by: PartyRef | None = None
) -> Coded:
    told = of.told
    held = told.said.statement.confidence
    return Coded(
        statement=told.id,
        document=told.said.document,
        day=of.day,
        party=of.party,
        topic=topic,
        stance=round(taken.stance, 2),
        firmness=firmness(words),
        act=told.act,
        weight=round(weight * (0.7 if held is None else held), 3),
        why=taken.why,
        passages=told.passages,
        person=of.person,
        to=of.to,
        told_by=by,
    )

"""A draft case from a record: what each party can do and is reported to want, with passages.

The draft is made to be read and edited: it copies no judgement into the case that is not reported,
unless it marks it as an assumption and says what to check. Preferences are by option prioritising
(Peng, Hipel, Kilgour and Fang 1997), in the order that ``_wishes`` gives.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import chain

from travaux.model import Firmness, PartyRef, Passage, Position
from travaux.outlook.drafting_demands import Demand, Unplaced, demands
from travaux.outlook.drafting_material import Material, option_name
from travaux.outlook.drafting_threats import Threat, threats

__all__ = ["Choice", "Draft", "Line", "Stand", "Wish", "draft"]

MOST_OPTIONS = 14


@dataclass(frozen=True, slots=True)
class Choice:
    """An option of the draft: its name in the case, its owner, what it is, why it is there."""

    name: str
    owner: PartyRef
    text: str
    passages: tuple[Passage, ...]
    check: str = ""


@dataclass(frozen=True, slots=True)
class Wish:
    """A statement of preference. ``check``: what the analyst should check of an assumption."""

    say: str
    passages: tuple[Passage, ...]
    check: str = ""


@dataclass(frozen=True, slots=True)
class Stand:
    """Where a party stands on a line from 0 to 100, and how much it cares, from 0 to 1."""

    party: PartyRef
    position: float
    salience: float
    how: str
    passages: tuple[Passage, ...]


@dataclass(frozen=True, slots=True)
class Line:
    """An issue as a line with the parties on it."""

    title: str
    low_means: str
    high_means: str
    stands: tuple[Stand, ...]


@dataclass(frozen=True, slots=True)
class Draft:
    """What a record gives for a case, and what it does not.

    ``lacking`` says for each section that is not there what is missing; ``left_out`` what was said
    and makes no option.
    """

    parties: tuple[PartyRef, ...]
    choices: tuple[Choice, ...]
    wishes: tuple[tuple[PartyRef, tuple[Wish, ...]], ...]
    lines: tuple[Line, ...]
    lacking: tuple[str, ...]
    left_out: tuple[Unplaced, ...]

    @property
    def empty(self) -> bool:
        """Whether nothing could be drafted."""
        return not self.choices and not self.lines


def draft(material: Material) -> Draft:
    """The draft. A section for which too little is reported is left out; ``lacking`` says why."""
    asked, left = demands(material)
    held, more = threats(material)
    asked, held = _distinct(asked), _reaching(held)
    asked, cut = _fitting(asked, held)
    choices = tuple(_choices(asked, held))
    parties = _deciders(asked, held, choices)
    lines = tuple(_lines(material))
    lacking = (*_no_conflict(asked, held, parties), *_no_lines(material, lines))
    left_out = (*cut, *left, *more)
    if _no_conflict(asked, held, parties):
        return Draft((), (), (), lines, lacking, left_out)
    wishes = tuple((party, tuple(_wishes(party, asked, held))) for party in parties)
    return Draft(parties, choices, wishes, lines, lacking, left_out)


def _distinct(asked: Sequence[Demand]) -> tuple[Demand, ...]:
    """No two demands of one name: two askers may ask the same of one party."""
    taken = Counter(d.name for d in asked)
    return tuple(
        replace(d, topic=option_name(d.topic or "_".join(d.labels), "for", d.by.name))
        if taken[d.name] > 1
        else d
        for d in asked
    )


def _reaching(held: Sequence[Threat]) -> tuple[Threat, ...]:
    """No threat twice under one name: a later one of the same speaker gets the name of whom."""
    found: dict[str, Threat] = {}
    for one in held:
        found.setdefault(one.name, one)
    return tuple(found.values())


def _fitting(
    asked: tuple[Demand, ...], held: tuple[Threat, ...]
) -> tuple[tuple[Demand, ...], tuple[Unplaced, ...]]:
    """The demands that leave the case readable: those answered in words or told most often."""
    room = max(2, MOST_OPTIONS - len(held) - len({t.force_name for t in held if t.force}))
    ordered = sorted(asked, key=lambda d: (not d.direct, -len(d.passages), d.name))
    why = f"only the {room} demands that are told most are made options"
    return tuple(ordered[:room]), tuple(Unplaced(why, d.passages[:1]) for d in ordered[room:])


def _choices(asked: Sequence[Demand], held: Sequence[Threat]) -> Iterator[Choice]:
    for d in asked:
        yield Choice(d.name, d.of, d.text, d.passages)
    for name in dict.fromkeys(t.force_name for t in held if t.force):
        same = [t for t in held if t.force_name == name]
        owner = same[0].against
        assert owner is not None  # noqa: S101 - force is only told of whom it is feared
        warned = " and ".join(dict.fromkeys(t.by.name for t in same))
        text = f"use force, of which {warned} warn{'' if len(same) > 1 else 's'}"
        check = f"that {owner.name} may do it is said by {warned}; does {owner.name} say so?"
        yield Choice(name, owner, text, tuple(p for t in same for p in t.passages), check)
    for t in held:
        yield Choice(t.name, t.by, t.text, t.passages)


def _deciders(
    asked: Sequence[Demand], held: Sequence[Threat], choices: Sequence[Choice]
) -> tuple[PartyRef, ...]:
    involved = Counter(
        chain((d.by for d in asked), (t.by for t in held), (c.owner for c in choices))
    )
    return tuple(sorted(involved, key=lambda p: (-involved[p], p.id)))


def _no_conflict(
    asked: Sequence[Demand], held: Sequence[Threat], parties: Sequence[PartyRef]
) -> tuple[str, ...]:
    if not asked and not held:
        return (
            (
                "No conflict can be drafted: the record has no demand that says whom it asks and "
                "on which issue, and no threat that names its condition and what would follow."
            ),
        )
    if len(parties) < 2:
        names = ", ".join(p.name for p in parties)
        return (f"No conflict can be drafted: only {names} is reported to want or hold anything.",)
    return ()


def _wishes(party: PartyRef, asked: Sequence[Demand], held: Sequence[Threat]) -> Iterator[Wish]:
    """What a party would see true, the most important first.

    What it is reported to refuse; then its own demands; then what it is threatened with, avoided;
    then its own threats, carried out where their condition holds and only there; last what is asked
    of it and was not answered.
    """
    mine = [d for d in asked if d.by.id == party.id]
    of_me = [d for d in asked if d.of.id == party.id]
    yield from (Wish(f"not {d.name}", d.refused) for d in of_me if d.direct and d.refused)
    yield from (Wish(d.name, d.agreed) for d in of_me if d.direct and d.agreed)
    yield from (Wish(d.name, d.passages) for d in mine)
    yield from _feared(party, asked, held)
    yield from (_credible(t, mine) for t in held if t.by.id == party.id)
    yield from (_open(d) for d in of_me if not d.direct)
    for name in dict.fromkeys(t.force_name for t in held if t.against == party and t.force):
        yield Wish(f"not {name}", (), f"what would {party.name} gain by force, and at what cost?")


def _feared(party: PartyRef, asked: Sequence[Demand], held: Sequence[Threat]) -> Iterator[Wish]:
    wooed_by = {d.by.id for d in asked if d.of.id == party.id}
    for name in dict.fromkeys(t.force_name for t in held if t.force and t.by == party):
        told = tuple(p for t in held if t.force_name == name and t.by == party for p in t.passages)
        yield Wish(f"not {name}", told)
    for t in held:
        aimed = t.against == party if t.force else t.by.id in wooed_by or t.against == party
        if aimed and t.by != party:
            word = t.name if t.kind else f"not {t.name}"
            yield Wish(word, (), f"does {party.name} say that this would matter to it?")


def _credible(threat: Threat, mine: Sequence[Demand]) -> Wish:
    if threat.force:
        when, met = threat.force_name, "the other side uses force"
    elif mine and threat.kind:
        when, met = _all(mine), "all that it asks is accepted"
    elif mine:
        when, met = f"not ({_all(mine)})", "something that it asks is not accepted"
    else:
        return Wish(f"not {threat.name}", (), "nothing tells when it would be carried out")
    check = f"taken as carried out where {met}, and only there; what do its words say?"
    return Wish(f"{threat.name} iff {when}", threat.passages, check)


def _all(mine: Sequence[Demand]) -> str:
    return " and ".join(d.name for d in mine)


def _open(demand: Demand) -> Wish:
    if demand.agreed and not demand.refused:
        return Wish(demand.name, demand.agreed, "it answers such demands at large, not this one")
    if demand.refused:
        check = "it refuses such demands at large; would it refuse this one by itself?"
        return Wish(f"not {demand.name}", demand.refused, check)
    return Wish(f"not {demand.name}", (), "no answer to this is reported; would it be accepted?")


def _lines(material: Material) -> Iterator[Line]:
    standing = material.analysis.standing
    for issue in material.analysis.issues:
        sides = [p for p in standing if p.topic == issue.id and p.stance]
        if len({p.party.id for p in sides}) > 1:
            stands = tuple(_stand(p) for p in sorted(sides, key=lambda p: p.party.id))
            yield Line(issue.title, issue.negative, issue.positive, stands)


def _stand(position: Position) -> Stand:
    """Position, and salience: 0.4 and 0.1 a statement, up to 0.9; 0.9 for a red line."""
    many = len(position.evidence)
    firm = position.firmness is Firmness.RED_LINE
    salience = round(max(0.9 if firm else 0.0, min(0.9, 0.4 + 0.1 * many)), 2)
    noun = "statement" if many == 1 else "statements"
    how = f"salience from {many} {noun}, held as a {position.firmness.value}; capability equal"
    passages = tuple(p for code in position.evidence for p in code.passages)
    return Stand(position.party, round(50 * (position.stance + 1)), salience, how, passages)


def _no_lines(material: Material, lines: Sequence[Line]) -> tuple[str, ...]:
    if lines:
        return ()
    said = sorted({p.party.name for p in material.analysis.standing if p.stance})
    have = f" Positions are reported of {', '.join(said)} only." if said else ""
    return (f"No issue has reported positions of two parties.{have}",)

"""What is asked of whom: articles of drafts on the table, and demands that are addressed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from travaux.model import Act, AnswerKind, Entry, Exchange, PartyRef, Passage, TextRef
from travaux.outlook.drafting_material import Material, excerpt, option_name

__all__ = ["Demand", "Unplaced", "demands"]

_ASKING = frozenset({Act.DEMAND, Act.APPEAL, Act.PROPOSE})
_LOOSE = "bloc:"  # blocs that decide nothing as one, unless they take a position
_SURE = 0.8  # of a topic: what is less sure counts where something surer names the topic too


@dataclass(frozen=True, slots=True)
class Demand:
    """What ``by`` asks of ``of``. ``topic`` is the id of an issue, or "" where none is sure.

    ``label`` is how it is cited ("Article 4"), ``words`` the passage that says it; ``refused`` and
    ``agreed`` are passages in which ``of`` answers: to this (``direct``) or to such demands.
    """

    by: PartyRef
    of: PartyRef
    topic: str
    labels: tuple[str, ...]
    words: Passage
    passages: tuple[Passage, ...]
    refused: tuple[Passage, ...] = ()
    agreed: tuple[Passage, ...] = ()
    direct: bool = False

    @property
    def name(self) -> str:
        """What the option to accept it is called in a case file."""
        return option_name(self.of.name, self.topic or "_".join(self.labels) or "demand")

    @property
    def text(self) -> str:
        """The option to accept it in a sentence, with its first words."""
        said = f"“{excerpt(self.words, 90)}”"
        if self.labels:
            return f"accept {self.by.name}’s {' and '.join(self.labels)} ({said})"
        return f"do as {self.by.name} asks ({said})"


@dataclass(frozen=True, slots=True)
class Unplaced:
    """A demand that no option is made of, and why."""

    why: str
    passages: tuple[Passage, ...]


def demands(material: Material) -> tuple[tuple[Demand, ...], tuple[Unplaced, ...]]:
    """All demands, those with most passages first; and what could not be placed.

    Who is asked has to be heard in the record itself: nothing is decided for a party that is only
    spoken of.
    """
    found, left = _of_provisions(material)
    spoken = {(d.by.id, d.of.id) for d in found}
    for one in material.analysis.exchanges:
        if one.act not in _ASKING:
            continue
        if not one.to or not one.issues:
            left.append(Unplaced("whom it asks, or on which issue, is not said", one.passages))
        elif one.act is not Act.PROPOSE or not any((one.by.id, to.id) in spoken for to in one.to):
            found += [_of_exchange(material, one, to) for to in one.to]
    heard = {party.id for said in material.said for party in material.speaks_for(said)}
    heard &= {p.party.id for p in material.analysis.positions} | {d.by.id for d in found}
    heard |= {d.of.id for d in found if d.labels and not d.of.id.startswith(_LOOSE)}
    left += [
        Unplaced(f"no position of {d.of.name}, of whom it is asked, is reported", d.passages)
        for d in found
        if d.of.id not in heard
    ]
    answered = [_answered(material, d) for d in _merged(found) if d.of.id in heard]
    return tuple(sorted(answered, key=lambda d: (-len(d.passages), d.name))), tuple(left)


def _of_provisions(material: Material) -> tuple[list[Demand], list[Unplaced]]:
    texts = {found: entry for entry in material.texts for found in _names(entry)}
    found: list[Demand] = []
    left: list[Unplaced] = []
    for provision in material.provisions:
        text = next((texts[t] for t in _texts_of(provision) if t in texts), None)
        author = text.first("author") if text else None
        asked = _asked(material, text, provision, author) if text else ()
        if not isinstance(author, PartyRef) or not asked:
            left.append(Unplaced("who wrote it, or for whom, is not said", provision.passages[:1]))
        elif provision.first("modality") == "declaration":
            left.append(Unplaced("it declares and asks nothing", provision.passages[:1]))
        else:
            found += _of_provision(material, provision, author, asked)
    return _settled(found), left


def _names(text: Entry) -> Iterator[str]:
    """By what a provision may name a text: its id, that of a finding in it, or its title."""
    yield text.id
    yield from (finding for _, finding in text.findings)
    yield from (reading.shown for reading in text.readings("title"))


def _texts_of(provision: Entry) -> Iterator[str]:
    for reading in provision.readings("text"):
        if isinstance(reading.value, TextRef):
            yield reading.value.id
            yield reading.value.title


def _asked(
    material: Material, text: Entry, provision: Entry, author: object
) -> tuple[PartyRef, ...]:
    """Whom a text addresses: as reported, or the parties that its title or the article names."""
    own = author.id if isinstance(author, PartyRef) else ""
    told = [r.value for r in text.readings("addressees") if isinstance(r.value, PartyRef)]
    for entry, attribute in ((text, "title"), (provision, "bound")):
        if not told:
            passages = [p for r in entry.readings(attribute) for p in r.passages]
            told = [named.party for p in passages for named in material.sides.inside(p)]
    return tuple(sorted({party for party in told if party.id != own}))


def _of_provision(
    material: Material, provision: Entry, author: PartyRef, asked: Iterable[PartyRef]
) -> Iterator[Demand]:
    number, unit = provision.first("number"), provision.first("unit")
    label = f"{str(unit or 'article').capitalize()} {number}"
    for reading in provision.readings("content"):
        topics = material.assign(reading.shown)
        best = max(topics, key=lambda t: t.confidence) if topics else None
        for party in asked:
            for words in reading.passages[:1]:
                topic = f"{best.issue}{'' if best.confidence >= _SURE else '?'}" if best else ""
                yield Demand(author, party, topic, (label,), words, reading.passages)


def _settled(found: list[Demand]) -> list[Demand]:
    """Topics that are not sure: taken where a surer one of the same parties agrees, else dropped.

    What is then on no topic keeps to its article, or joins the topic that its article has.
    """
    sure = {(d.by.id, d.of.id, d.topic) for d in found}
    by_label: dict[tuple[str, str, str], str] = {}
    for d in found:
        if d.topic and not d.topic.endswith("?"):
            by_label.setdefault((d.by.id, d.of.id, d.labels[0]), d.topic)
    made = []
    for d in found:
        topic = d.topic.removesuffix("?")
        if d.topic.endswith("?") and (d.by.id, d.of.id, topic) not in sure:
            topic = ""
        made.append(replace(d, topic=topic or by_label.get((d.by.id, d.of.id, d.labels[0]), "")))
    return made


def _of_exchange(material: Material, one: Exchange, to: PartyRef) -> Demand:
    said = next((s for s in material.said if s.statement.id == one.statement), None)
    words = said.statement.content[0] if said and said.statement.content else one.passages[0]
    return Demand(one.by, to, one.issues[0], (), words, one.passages)


def _merged(found: Iterable[Demand]) -> Iterator[Demand]:
    """One demand for each of asker, asked and topic (or article, where there is no topic)."""
    groups: dict[tuple[str, str, str], list[Demand]] = defaultdict(list)
    for d in found:
        groups[d.by.id, d.of.id, d.name].append(d)
    for same in groups.values():
        labels = tuple(sorted({label for d in same for label in d.labels}))
        passages = tuple(sorted({p for d in same for p in d.passages}))
        yield replace(same[0], labels=labels, passages=passages)


def _answered(material: Material, demand: Demand) -> Demand:
    """With what the asked party says of it: by its position on the topic, or to such demands."""
    sides = [p for p in material.analysis.standing if p.topic == demand.topic and p.stance]
    own = next((p for p in sides if p.party.id == demand.of.id), None)
    other = next((p for p in sides if p.party.id == demand.by.id), None)
    if own and other:
        with_it = own.stance * other.stance > 0
        told = [c for c in own.evidence if c.stance * own.stance > 0 and c.told_by is None]
        passages = tuple(p for c in told for p in c.passages)
        if passages:
            if with_it:
                return replace(demand, direct=True, agreed=passages)
            return replace(demand, direct=True, refused=passages)
    answers = [
        answer
        for one in material.analysis.exchanges
        if one.by.id == demand.by.id
        for answer in one.answers
        if answer.by.id == demand.of.id
    ]
    return replace(
        demand,
        refused=tuple(p for a in answers if a.kind is AnswerKind.REJECTED for p in a.passages),
        agreed=tuple(p for a in answers if a.kind is AnswerKind.ACCEPTED for p in a.passages),
    )

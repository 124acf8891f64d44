"""Who speaks in each statement, for which party, sentence by sentence.

A finder knows one document. Here the whole record helps: a name in capitals that another page
introduces, "both sides", "it" for the party of the statement before. A long turn of a transcript is
taken sentence by sentence, since each can take a side of its own.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from travaux.analysis.acted_on import Sides
from travaux.analysis.affiliation import affiliations
from travaux.analysis.nearby import Nearby
from travaux.analysis.wording import wording
from travaux.codebook.negotiating import turn_of_phrase
from travaux.model import Act, Entry, PartyRef, Passage, Said, Statement

__all__ = ["Utterance", "chairs", "utterances"]

_PRONOUN = frozenset({"it", "they", "he", "she", "we", "i"})
_COLLECTIVE = re.compile(
    r"(?i)^(?:the |all (?:the )?|both (?:the )?)?(?P<many>two |three |four |five )?"
    r"(?:sides|parties|delegations|governments|capitals|teams|negotiators)\b"
)
_SPOKESMAN = re.compile(
    r"(?i)^(?:an?|the) (?:spokes(?:man|woman|person)|aide|adviser|deputy) "
    r"(?:for|of|to) (?P<whom>.+)$"
)
_THE_CHAIR = re.compile(r"(?i)^the (?:\w+ )?(?:chair|mediator|facilitator|moderator)\b")
_JOINED = re.compile(
    r"(?i)^\s*,\s*(?:(?:supported|joined|backed|seconded) by|(?:together |along )?with) "
)
_MANY = {"two": 2, "three": 3, "four": 4, "five": 5}
_CHAIR = re.compile(
    r"(?i)\b(?:co-?chair|chair(?:man|woman|person)?|mediator|facilitator|moderator)\b"
)
_SENTENCE = re.compile(r"[.!?][”’\"')\]]*\s+(?=[A-Z“\"‘'])")
_LONG = 12  # words of a content above which it is taken sentence by sentence


@dataclass(frozen=True, slots=True)
class Utterance:
    """One sentence, or a whole short statement, of one party.

    ``id`` is the statement's, with the number of the sentence where there are several. ``neutral``
    where a chair or mediator speaks, who takes no side by telling of the talks.
    """

    id: str
    said: Said
    party: PartyRef
    person: str | None
    act: Act
    cue: str
    content: tuple[Passage, ...]
    condition: Passage | None
    passages: tuple[Passage, ...]
    neutral: bool = False

    @property
    def words(self) -> str:
        """The content, its pieces joined by spaces."""
        return " ".join(passage.text for passage in self.content)


def chairs(people: Iterable[Entry]) -> frozenset[str]:
    """The names of those who chair or mediate, by their offices."""
    return frozenset(
        entry.name.casefold()
        for entry in people
        if any(_CHAIR.search(reading.shown) for reading in entry.readings("office"))
    )


def utterances(
    said: Sequence[Said],
    sides: Sides,
    presiding: frozenset[str] = frozenset(),
    nearby: Nearby | None = None,
) -> Iterator[Utterance]:
    """The utterances of statements, in their order; those without a known party are left out.

    ``presiding`` are names of those who chair; ``nearby`` has the text around the statements.
    """
    people = affiliations(said, sides)
    spoken = _by_document(said, sides)
    before: dict[str, tuple[PartyRef, ...]] = {}
    for one in said:
        statement = one.statement
        speakers = _speakers(one, sides, spoken, before) or _elsewhere(one, sides, people, nearby)
        if not speakers and statement.source and _THE_CHAIR.match(statement.source.text):
            one_chair = {party for name in presiding if (party := sides.of_name(name))}
            speakers = [(p, None) for p in one_chair] if len(one_chair) == 1 else []
        speakers += _beside(statement, sides, speakers)
        if speakers:
            before[one.document] = tuple(party for party, _ in speakers)
        source = statement.source.text if statement.source else ""
        neutral = bool(_CHAIR.search(source)) or any(
            s.name.casefold() in presiding for s in statement.speakers
        )
        for party, person in speakers:
            for piece in _sentences(statement):
                yield Utterance(
                    id=f"{statement.id}.{piece[0]}" if piece[0] else statement.id,
                    said=one,
                    party=party,
                    person=person,
                    act=piece[1],
                    cue="" if piece[0] else (statement.cue.text if statement.cue else ""),
                    content=piece[2],
                    condition=_inside(statement.condition, piece[2]),
                    passages=piece[2] if piece[0] else statement.passages,
                    neutral=neutral,
                )


def _elsewhere(
    said: Said, sides: Sides, people: Mapping[str, PartyRef], nearby: Nearby | None
) -> list[tuple[PartyRef, str | None]]:
    """The party of a speaker by what else the record tells of them, or by the text around."""
    statement = said.statement
    for speaker in statement.speakers:
        if speaker.name in people:
            return [(people[speaker.name], speaker.name)]
    source = statement.source
    if source is None:
        return []
    if nearby and source.text.lower() in {"i", "we"}:
        return [(p, name) for name, p in _ending(nearby.signed(source), sides, people)]
    if nearby and (meant := nearby.meant(source)):
        return [(meant, None)]
    if spokesman := _SPOKESMAN.match(source.text):
        return [(party, None) for _, party in _ending(spokesman["whom"], sides, people)]
    return []


def _beside(
    statement: Statement, sides: Sides, speakers: Sequence[tuple[PartyRef, str | None]]
) -> list[tuple[PartyRef, str | None]]:
    """Those that speak with the speaker: "NORLAND, supported by Sudrey, asked …"."""
    source, cue = statement.source, statement.cue
    if not (speakers and source and cue and source.end <= cue.start):
        return []
    known = {party.id for party, _ in speakers}
    whole = next((p for p in statement.passages if p.span.contains(cue.span)), None)
    if whole is None or not whole.span.contains(source.span):
        return []
    own = source.text.partition(", ")
    at = source.start + len(own[0]) if own[1] else source.end
    words = whole.text[at - whole.start : cue.start - whole.start]
    joined = _JOINED.match(words)
    if joined is None:
        return []
    said = whole.part(at - whole.start, cue.start - whole.start)
    found = {n.party.id: n.party for n in sides.inside(said) if n.party.id not in known}
    return [(party, None) for party in found.values()]


def _ending(name: str, sides: Sides, people: Mapping[str, PartyRef]) -> list[tuple[str, PartyRef]]:
    """The one known person or party whose name ends as ``name`` does."""
    if not name:
        return []
    if party := sides.of_name(name):
        return [(name, party)]
    last = name.rsplit(maxsplit=1)[-1]
    found = [(who, party) for who, party in people.items() if who.rsplit(maxsplit=1)[-1] == last]
    return found if len({party for _, party in found}) == 1 else []


def _by_document(said: Iterable[Said], sides: Sides) -> Mapping[str, Counter[PartyRef]]:
    """How often each party speaks in each document."""
    found: dict[str, Counter[PartyRef]] = defaultdict(Counter)
    for one in said:
        statement = one.statement
        if _together(statement):
            continue
        spoken_for = (s.party or sides.of_name(s.name) for s in statement.speakers)
        for party in (statement.on_behalf_of,) if statement.on_behalf_of else spoken_for:
            if party:
                found[one.document][party] += 1
    return found


def _speakers(
    said: Said,
    sides: Sides,
    spoken: Mapping[str, Counter[PartyRef]],
    before: Mapping[str, tuple[PartyRef, ...]],
) -> list[tuple[PartyRef, str | None]]:
    statement = said.statement
    if statement.on_behalf_of:
        people = [s.name for s in statement.speakers if s.person]
        return [(statement.on_behalf_of, people[0] if people else None)]
    found: dict[str, tuple[PartyRef, str | None]] = {}
    if statement.source and _together(statement):
        every = _unnamed(statement.source.text, said.document, spoken, before)
        if every:
            return [(party, None) for party in every]
    for speaker in statement.speakers:
        party = speaker.party or sides.of_name(speaker.name)
        if party:
            found.setdefault(party.id, (party, speaker.name if speaker.person else None))
            continue
        for other in _unnamed(speaker.name, said.document, spoken, before):
            found.setdefault(other.id, (other, None))
    return list(found.values())


def _together(statement: Statement) -> bool:
    return statement.source is not None and bool(_COLLECTIVE.match(statement.source.text))


def _unnamed(
    name: str,
    document: str,
    spoken: Mapping[str, Counter[PartyRef]],
    before: Mapping[str, tuple[PartyRef, ...]],
) -> Sequence[PartyRef]:
    """Whom "it" and "both sides" mean: the party of the statement before, those who speak most."""
    if name.lower() in _PRONOUN:
        last = before.get(document, ())
        return last if len(last) == 1 else ()
    together = _COLLECTIVE.match(name)
    if together is None:
        return ()
    counted = spoken.get(document, Counter())
    ranked = sorted(counted, key=lambda p: (-counted[p], p.id))
    many = _MANY.get(
        (together["many"] or "").strip().lower(), 2 if name.lower().startswith("both") else 0
    )
    if many:
        return ranked[:many] if len(ranked) >= many else ()
    return ranked if len(ranked) == 2 else ranked[:2] if name.lower().endswith("sides") else ()


def _sentences(statement: Statement) -> Iterator[tuple[int, Act, tuple[Passage, ...]]]:
    """The content whole, numbered 0, or sentence by sentence from 1, each with its own act."""
    if len(statement.content) != 1 or statement.cue is not None:
        cue = statement.cue.text if statement.cue else ""
        proposes = statement.act is Act.ASSESS and _act(cue) is Act.PROPOSE
        act = Act.PROPOSE if proposes else statement.act
        yield 0, act, statement.content
        return
    passage = statement.content[0]
    cuts = [0, *(m.end() for m in _SENTENCE.finditer(passage.text)), len(passage.text)]
    if len(cuts) <= 2 or len(wording(passage.text).words) <= _LONG:
        yield 0, statement.act, statement.content
        return
    for number, (start, end) in enumerate(pairwise(cuts), 1):
        words = passage.text[start:end].rstrip()
        if words:
            yield number, _act(words), (passage.part(start, start + len(words)),)


def _act(words: str) -> Act:
    """What a sentence of a turn does, by its plainest words."""
    for kind, act in (
        ("refusing", Act.REJECT),
        ("offering", Act.PROPOSE),
        ("yielding", Act.ACCEPT),
        ("wanting", Act.DEMAND),
    ):
        if turn_of_phrase(kind).search(words):
            return act
    return Act.ASSESS


def _inside(condition: Passage | None, content: Sequence[Passage]) -> Passage | None:
    if condition and any(p.span.contains(condition.span) for p in content):
        return condition
    return None

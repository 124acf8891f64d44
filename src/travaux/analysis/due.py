"""Answers that were pledged and that no document reports yet."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date

from travaux.analysis.acted_on import Sides
from travaux.analysis.answers import pledges_answer
from travaux.analysis.wording import wording
from travaux.model import Act, AnswerKind, Document, Due, Exchange, PartyRef, Passage, Said

__all__ = ["due_answers"]

_END = re.compile(r"[.!?][”’\"')\]]*\s+|\n")
_PLEDGING = frozenset({Act.PROMISE, Act.REPORT, Act.OFFER, Act.ASSESS})
_WILL = re.compile(r"\b(?:will|would|shall|(?:is|are) to)\b", re.IGNORECASE)


def due_answers(
    said: Iterable[Said],
    found: Sequence[Exchange],
    sides: Sides,
    documents: Mapping[str, Document],
) -> Iterator[Due]:
    """Each pledge of an answer that the same party has not given in a later document.

    The passage is the sentence of the pledge: what is pledged may stand before the verb ("the
    written answers that Norland has pledged to deliver").
    """
    for one in said:
        sentence = _pledge(one, documents[one.document]) if one.document in documents else None
        if sentence is None:
            continue
        fact = documents[one.document].published
        day = fact.value if fact else None
        for party in _parties(one, sides):
            asked = [x for x in found if any(to.id == party.id for to in x.to)]
            asked = [x for x in asked if not (x.day and day) or x.day <= day]
            if any(_given(x, party, one, day) for x in asked):
                continue
            last = max(asked, key=lambda x: (x.day or date.min, x.id), default=None)
            to = (last.by,) if last else ()
            yield Due(party, to, day, one.statement.id, (sentence,), last.id if last else None)


def _pledge(said: Said, document: Document) -> Passage | None:
    """The sentence in which an answer is pledged, None where none is."""
    statement = said.statement
    if statement.act not in _PLEDGING or not statement.content:
        return None
    sentence = _sentence(document, statement.content[0])
    told = sentence if statement.act is Act.PROMISE else statement.content[0]
    pledged = statement.act is Act.PROMISE or _WILL.search(told.text)
    return sentence if pledged and pledges_answer(wording(told.text)) else None


def _sentence(document: Document, passage: Passage) -> Passage:
    """The sentence or sentences that hold ``passage``, by full stops and line ends."""
    before = document.text[max(0, passage.start - 600) : passage.start]
    after = document.text[passage.end : passage.end + 600]
    ends = list(_END.finditer(before))
    start = passage.start - (len(before) - ends[-1].end() if ends else 0)
    if not ends and len(before) < 600:
        start = passage.start - len(before)
    close = _END.search(after)
    end = (
        passage.end
        if passage.text.rstrip()[-1:] in ".!?"
        else passage.end + (close.start() + 1 if close else 0)
    )
    return document.passage(start, min(end, len(document.text)))


def _parties(said: Said, sides: Sides) -> list[PartyRef]:
    statement = said.statement
    if statement.on_behalf_of:
        return [statement.on_behalf_of]
    return sorted({p for s in statement.speakers if (p := s.party or sides.of_name(s.name))})


def _given(exchange: Exchange, party: PartyRef, pledge: Said, day: date | None) -> bool:
    return any(
        answer.by.id == party.id
        and answer.kind is not AnswerKind.DEFERRED
        and answer.document != pledge.document
        and not (answer.day and day and answer.day <= day)
        for answer in exchange.answers
    )

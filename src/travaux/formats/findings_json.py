"""Findings as JSON objects, for programs and scorers (described in docs/findings-schema.md)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, TypeAlias

from travaux.model import (
    Document,
    Findings,
    Meeting,
    Office,
    Participant,
    Party,
    PartyRef,
    Passage,
    Person,
    Provision,
    Span,
    Speaker,
    Statement,
    Text,
    When,
)

__all__ = ["SCHEMA_VERSION", "finding_rows"]

SCHEMA_VERSION = 1

Row: TypeAlias = dict[str, Any]


def finding_rows(document: Document, findings: Findings) -> Iterator[Row]:
    """One JSON-ready object a finding, in the order of kinds and then of first passages.

    Offsets count Unicode code points. ``start`` and ``end`` are in the clean text, ``original``
    is where the passage stands in the decoded original.
    """
    draw = _Draw(document, {person.id: person.name for person in findings.people})
    shapes = {
        Party: draw.party,
        Person: draw.person,
        Meeting: draw.meeting,
        Text: draw.text,
        Provision: draw.provision,
        Statement: draw.statement,
    }
    for kind, found in findings.by_kind():
        for finding in found:
            yield {
                "schema": SCHEMA_VERSION,
                "kind": kind.value,
                "document": document.sha256,
                "file": document.source,
                "id": finding.id,
                "passages": [draw.passage(p) for p in finding.passages],
                **shapes[type(finding)](finding),  # type: ignore[operator]
            }


class _Draw:
    """Draws the findings of one document, whose offsets and people it knows."""

    def __init__(self, document: Document, people: dict[str, str]) -> None:
        self._offsets = document.offsets
        self._people = people

    def passage(self, passage: Passage) -> Row:
        original = self._offsets.original_span(Span(passage.start, passage.end))
        return {
            "start": passage.start,
            "end": passage.end,
            "text": passage.text,
            "original": [original.start, original.end],
        }

    def maybe(self, passage: Passage | None) -> Row | None:
        return self.passage(passage) if passage else None

    def party(self, party: Party) -> Row:
        codes = {
            "iso2": party.codes.iso2,
            "iso3": party.codes.iso3,
            "cow_number": party.codes.cow_number,
            "cow": party.codes.cow,
            "wikidata": party.codes.wikidata,
        }
        return {
            "name": party.name,
            "party_kind": party.kind.value,
            "codes": {name: code for name, code in codes.items() if code is not None},
            "members": list(party.members),
        }

    def person(self, person: Person) -> Row:
        return {
            "name": person.name,
            "variants": list(person.variants),
            "offices": [self.office(office) for office in person.offices],
            **_named(person.party),
        }

    def office(self, office: Office) -> Row:
        return {
            "title": office.title,
            **_named(office.party),
            "former": office.former,
            "passage": self.passage(office.passage),
        }

    def meeting(self, meeting: Meeting) -> Row:
        return {
            "name": meeting.name,
            "forum": meeting.forum,
            "form": meeting.form.value,
            "place": meeting.place,
            "when": _when(meeting.when),
            "participants": [self.participant(p) for p in meeting.participants],
            "status": meeting.status.value,
            "follows": meeting.follows,
        }

    def participant(self, participant: Participant) -> Row:
        person = self._people.get(participant.person or "")
        return {"name": participant.name, "person": person, **_named(participant.party)}

    def text(self, text: Text) -> Row:
        return {
            "title": text.title,
            "text_kind": text.kind.value,
            "author": text.author.name if text.author else None,
            "addressees": [party.name for party in text.addressees],
            "parties": [_named(party) for party in text.parties],
            "when": _when(text.when),
            "status": text.status.value,
            "version": text.version,
            "itself": text.itself,
        }

    def provision(self, provision: Provision) -> Row:
        return {
            "text": provision.text.title if provision.text else None,
            "text_id": provision.text.id if provision.text else None,
            "number": provision.number,
            "unit": provision.unit,
            "title": provision.title,
            "modality": provision.modality.value,
            "bound": list(provision.bound),
            "towards": list(provision.towards),
            "dates": [_when(when) for when in provision.dates],
            "content": self.maybe(provision.content),
        }

    def statement(self, statement: Statement) -> Row:
        behalf = statement.on_behalf_of
        return {
            **({"source": self.passage(statement.source)} if statement.source else {}),
            **({"cue": self.passage(statement.cue)} if statement.cue else {}),
            "content": [self.passage(p) for p in statement.content],
            "speakers": [self.speaker(s) for s in statement.speakers],
            "on_behalf_of": behalf.name if behalf else None,
            "mode": statement.mode.value,
            "act": statement.act.value,
            "channel": self.maybe(statement.channel),
            "addressee": [self.speaker(s) for s in statement.addressees],
            "condition": self.maybe(statement.condition),
            "consequence": self.maybe(statement.consequence),
            "when": _when(statement.when),
            "nested_in": statement.nested_in,
            "confidence": statement.confidence,
            "act_confidence": statement.act_confidence,
        }

    def speaker(self, speaker: Speaker) -> Row:
        person = self._people.get(speaker.person or "")
        return {"name": speaker.name, "person": person, **_named(speaker.party)}


def _named(party: PartyRef | None) -> Row:
    return {
        "party": party.name if party else None,
        "party_id": party.id if party else None,
    }


def _when(when: When | None) -> Row | None:
    if when is None:
        return None
    anchor = when.anchor
    return {
        "text": when.text,
        "earliest": when.earliest.isoformat() if when.earliest else None,
        "latest": when.latest.isoformat() if when.latest else None,
        "precision": when.precision.value,
        "relation": when.relation.value,
        "anchor": {
            "kind": anchor.kind.value,
            "day": anchor.day.isoformat() if anchor.day else None,
            "span": [anchor.span.start, anchor.span.end] if anchor.span else None,
        },
    }

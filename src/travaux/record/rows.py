"""Documents and findings as rows of the record's tables, and back."""

from __future__ import annotations

import json
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from travaux.model import (
    Document,
    Finding,
    Findings,
    Kind,
    Meeting,
    Party,
    Passage,
    Person,
    Provision,
    Statement,
    Text,
    When,
)
from travaux.record.codec import Json, canonical, decode, encode

__all__ = [
    "FORMS",
    "Links",
    "document_payload",
    "document_row",
    "finding_payload",
    "finding_row",
    "links_of",
    "no_passage",
    "read_document",
    "read_finding",
    "safe",
]  # fmt: skip

FORMS: dict[Kind, type] = {
    Kind.PARTY: Party,
    Kind.PERSON: Person,
    Kind.MEETING: Meeting,
    Kind.TEXT: Text,
    Kind.PROVISION: Provision,
    Kind.STATEMENT: Statement,
}

_FIRST, _LAST = date.min.isoformat(), date.max.isoformat()


@dataclass(frozen=True, slots=True)
class Links:
    """By what a finding is found: ids of parties and people, and names in lower case."""

    parties: frozenset[str] = frozenset()
    people: frozenset[str] = frozenset()
    names: frozenset[str] = frozenset()


def safe(source: str) -> str:
    """``source`` as a database can hold it: characters that are no Unicode are escaped."""
    return source.encode("utf-8", "backslashreplace").decode()


def document_row(document: Document, reader: str) -> dict[str, Any]:
    """The row of a document. Raises ValueError where its text is not Unicode."""
    document.text.encode()  # raises UnicodeEncodeError, a ValueError
    published = document.published.value.isoformat() if document.published else None
    return {
        "sha256": document.sha256,
        "source": safe(document.source),
        "reader": reader,
        "published": published,
        "text": document.text,
        "payload": zlib.compress(canonical(document_payload(document)).encode(), 6),
    }


def document_payload(document: Document) -> Json:
    """All of a document but its text, as plain values."""
    return encode(replace(document, text=""))


def read_document(text: str, payload: bytes) -> Document:
    """The document of a row."""
    bare: Document = decode(Document, json.loads(zlib.decompress(payload)), no_passage)
    return replace(bare, text=text)


def finding_payload(finding: Finding, document: Document) -> str:
    """A finding as canonical JSON, each passage as ``[start, end]``.

    Raises ValueError where a passage is not, to the letter, what the document says there.
    """

    def put(passage: Passage) -> Json:
        if passage != document.passage(passage.start, passage.end):
            raise ValueError(f"the passage {passage.start}..{passage.end} is not verbatim")
        return [passage.start, passage.end]

    return canonical(encode(finding, put))


def read_finding(kind: Kind, payload: str, sha256: str, text: str) -> Finding:
    """The finding of a row, its passages cut from the ``text`` of its document."""

    def cut(start: int, end: int) -> Passage:
        return Passage(sha256, start, end, text[start:end])

    finding: Finding = decode(FORMS[kind], json.loads(payload), cut)
    return finding


def finding_row(kind: Kind, position: int, finding: Finding, document: Document) -> dict[str, Any]:
    """The row of a finding, without the numbers of its document and itself.

    Raises ValueError where a passage is not verbatim.
    """
    earliest, latest = _days(finding, document)
    return {
        "kind": kind.value,
        "position": position,
        "id": finding.id,
        "act": finding.act.value if isinstance(finding, Statement) else None,
        "earliest": earliest,
        "latest": latest,
        "payload": finding_payload(finding, document),
    }


def _days(finding: Finding, document: Document) -> tuple[str | None, str | None]:
    when: When | None = getattr(finding, "when", None)
    if when is not None and when.resolved:
        earliest = when.earliest.isoformat() if when.earliest else _FIRST
        return earliest, when.latest.isoformat() if when.latest else _LAST
    if isinstance(finding, Meeting | Text) or document.published is None:
        return None, None
    day = document.published.value.isoformat()
    return day, day


def links_of(findings: Findings) -> Iterator[tuple[Finding, Links]]:
    """Every finding with its links, in the order of :meth:`Findings.by_kind`."""
    words = {name: party.id for party in findings.parties for name in _party_names(party)}
    for _, group in findings.by_kind():
        for finding in group:
            yield finding, _links(finding, words)


def _links(finding: Finding, words: dict[str, str]) -> Links:
    match finding:
        case Party():
            return Links(frozenset([finding.id]), names=_party_names(finding))
        case Person():
            parties = _ids([finding, *finding.offices])
            names = _folded([finding.name, *finding.variants])
            return Links(parties, frozenset([finding.id]), names)
        case Meeting():
            people = frozenset(p.person for p in finding.participants if p.person)
            return Links(_ids(finding.participants), people, _folded([finding.name]))
        case Text():
            ids = {ref.id for ref in (finding.author, *finding.addressees, *finding.parties) if ref}
            return Links(frozenset(ids), names=_folded([finding.title]))
        case Provision():
            sides = (_bare(side) for side in (*finding.bound, *finding.towards))
            return Links(frozenset(words[side] for side in sides if side in words))
        case Statement():
            people = frozenset(s.person for s in finding.speakers if s.person)
            behalf = {finding.on_behalf_of.id} if finding.on_behalf_of else set()
            return Links(_ids(finding.speakers) | behalf, people)


def _ids(holders: Iterable[Any]) -> frozenset[str]:
    return frozenset(holder.party.id for holder in holders if holder.party)


def _party_names(party: Party) -> frozenset[str]:
    codes = (party.codes.iso2, party.codes.iso3, party.codes.cow, party.codes.wikidata)
    mentions = (passage.text for passage in party.passages)
    return _folded([party.id, party.name, *filter(None, codes), *mentions])


def _folded(names: Iterable[str]) -> frozenset[str]:
    return frozenset(_bare(safe(name)) for name in names)


def _bare(name: str) -> str:
    return " ".join(name.casefold().split()).removeprefix("the ")


def no_passage(start: int, end: int) -> Passage:
    """Refuse to make a passage: for values that hold none."""
    raise ValueError(f"no passage {start}..{end} is expected here")

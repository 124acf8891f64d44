"""The rows that ``travaux show`` prints, made from a record."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any, TypeAlias

from travaux.analysis.cited import flags, named_after
from travaux.brief.drafts import originals
from travaux.cli.event_rows import event_rows
from travaux.model import Act, Document, Entry, Fact, Kind, Passage, Reading, Said, When
from travaux.record import Record

__all__ = ["VIEWS", "Filter", "rows"]

Row: TypeAlias = dict[str, Any]

_THREATS = (Act.THREATEN, Act.WARN, Act.PROMISE)

VIEWS: dict[str, tuple[str, ...]] = {
    "people": ("name", "office", "party", "variants", "documents", "passage"),
    "parties": ("name", "kind", "codes", "mentions", "documents"),
    "meetings": ("when", "name", "form", "place", "participants", "status", "passage"),
    "texts": ("when", "title", "kind", "status", "author", "problems", "passage"),
    "provisions": ("text", "number", "modality", "bound", "content", "flags"),
    "statements": (
        "when",
        "speaker",
        "on_behalf_of",
        "channel",
        "addressee",
        "act",
        "confidence",
        "cue",
        "content",
    ),
    "threats": ("when", "speaker", "act", "condition", "consequence", "cue", "content"),
    "events": ("when", "source", "plover", "cameo", "target", "code", "place", "basis", "passage"),
    "documents": ("title", "publisher", "published", "language", "characters", "file"),
    "dropped": ("file", "reason", "text"),
}

_KINDS = {
    "people": Kind.PERSON,
    "parties": Kind.PARTY,
    "meetings": Kind.MEETING,
    "texts": Kind.TEXT,
    "provisions": Kind.PROVISION,
}


@dataclass(frozen=True, slots=True)
class Filter:
    """What to keep: of one party or person, between two days (inclusive), statements so sure."""

    party: str | None = None
    person: str | None = None
    since: date | None = None
    until: date | None = None
    least: float | None = None


def rows(record: Record, view: str, keep: Filter) -> Iterator[Row]:
    """The rows of ``view`` (a key of VIEWS), each with its passages under ``passages``."""
    if view in _KINDS:
        found = record.entries(
            _KINDS[view], party=keep.party, person=keep.person, since=keep.since, until=keep.until
        )
        if view == "provisions":
            return _provision_rows(record, found)
        entry_rows = map(_entry_row, found)
        return _with_problems(record, entry_rows) if view == "texts" else entry_rows
    if view in {"statements", "threats"}:
        said = record.statements(
            party=keep.party,
            person=keep.person,
            since=keep.since,
            until=keep.until,
            least=keep.least,
            acts=_THREATS if view == "threats" else None,
        )
        return (_statement_row(one) for one in said)
    if view == "events":
        return event_rows(record, keep.party, keep.person, keep.since, keep.until)
    documents = (d for d in record.documents() if _published_within(d, keep))
    return _dropped_rows(documents) if view == "dropped" else map(_document_row, documents)


def _with_problems(record: Record, found: Iterable[Row]) -> Iterator[Row]:
    """The rows of texts, each with what could not be read of the text itself (``problems``)."""
    from travaux.finders.text_itself import text_problems

    known: dict[str, list[tuple[str, str]]] = {}
    for row in found:
        told: list[str] = []
        for passage in row["passages"]:
            sha = passage["document"]
            if sha not in known:
                document = record.document(sha)
                known[sha] = [
                    (title.of(document.text) if title else "", problem.what)
                    for title, problem in text_problems(document)
                ]
            told += [what for title, what in known[sha] if title in {"", passage["text"]}]
        yield row | {"problems": list(dict.fromkeys(told))}


def _entry_row(entry: Entry) -> Row:
    row: Row = {"id": entry.id, "name": entry.name, "title": entry.name}
    for attribute in entry.attributes:
        values = [_shown(reading) for reading in attribute.readings]
        row[attribute.name] = values if attribute.many or len(values) > 1 else values[0]
    row.setdefault("text", entry.name)
    row["mentions"] = len(entry.passages)
    row["documents"] = len({p.document for p in entry.passages})
    row["passage"] = next((p.text for p in _telling(entry)), None)
    row["passages"] = [_passage(p) for p in entry.passages]
    return row


def _provision_rows(record: Record, found: Iterable[Entry]) -> Iterator[Row]:
    """Provisions, each with what is odd in how pages cite it."""
    texts = list(record.entries(Kind.TEXT))
    every = named_after(record.entries(Kind.PROVISION), texts)
    odd: dict[str, list[str]] = {}
    for flag in flags(every, originals(texts)):
        odd.setdefault(flag.provision, []).append(flag.what)
    for entry in named_after(found, texts):
        yield {**_entry_row(entry), "flags": odd.get(entry.id, [])}


def _telling(entry: Entry) -> Iterator[Passage]:
    """The passages of an entry, first those of a person's offices: a name alone says little."""
    for reading in entry.readings("office"):
        yield from reading.passages
    yield from entry.passages


def _shown(reading: Reading) -> str:
    when = reading.value
    if isinstance(when, When) and when.earliest and when.latest:
        days = sorted({when.earliest.isoformat(), when.latest.isoformat()})
        return f"{'/'.join(days)} ({when.text})"
    return reading.shown


def _passage(passage: Passage) -> Row:
    return {
        "document": passage.document,
        "start": passage.start,
        "end": passage.end,
        "text": passage.text,
    }


def _statement_row(said: Said) -> Row:
    statement = said.statement
    behalf = statement.on_behalf_of
    when = statement.when
    return {
        "id": statement.id,
        "document": said.document,
        "when": _shown(Reading(when, ())) if when else None,
        "speaker": _names(statement.speakers),
        "speaker_parties": [s.party.name for s in statement.speakers if s.party],
        "on_behalf_of": behalf.name if behalf else None,
        "channel": statement.channel.text if statement.channel else None,
        "addressee": _names(statement.addressees),
        "act": statement.act.value,
        "mode": statement.mode.value,
        "cue": statement.cue.text if statement.cue else None,
        "content": " … ".join(p.text for p in statement.content),
        "condition": statement.condition.text if statement.condition else None,
        "consequence": statement.consequence.text if statement.consequence else None,
        "confidence": statement.confidence,
        "act_confidence": statement.act_confidence,
        "passages": [_passage(p) for p in statement.passages],
    }


def _names(speakers: Iterable[Any]) -> list[str]:
    return [
        f"{one.name} ({one.party.name})" if one.party and one.party.name != one.name else one.name
        for one in speakers
    ]


def _published_within(document: Document, keep: Filter) -> bool:
    day = document.published.value if document.published else None
    if day is None:
        return keep.since is None and keep.until is None
    return (keep.since is None or day >= keep.since) and (keep.until is None or day <= keep.until)


def _document_row(document: Document) -> Row:
    facts = {
        name: getattr(document, name)
        for name in ("title", "author", "publisher", "dateline", "published", "language", "url")
    }
    return {
        "id": document.sha256,
        "file": document.source,
        **{name: _fact(fact) for name, fact in facts.items()},
        "origins": {name: fact.origin.value for name, fact in facts.items() if fact},
        "characters": len(document.text),
        "dropped": len(document.dropped),
    }


def _fact(fact: Fact[Any] | None) -> str | None:
    return str(fact.value) if fact else None


def _dropped_rows(documents: Iterable[Document]) -> Iterator[Row]:
    for document in documents:
        for dropped in document.dropped:
            yield {
                "document": document.sha256,
                "file": document.source,
                "start": dropped.start,
                "reason": dropped.reason,
                "text": dropped.text,
            }

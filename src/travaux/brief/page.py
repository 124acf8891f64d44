"""The whole brief as values, in the order an analyst needs; templates only draw it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from travaux._version import __version__
from travaux.brief.cite import Citer, Cites
from travaux.brief.drafts import Strip, strips
from travaux.brief.fields import first_when, row_passages, sort_day
from travaux.brief.ledger import Ledger, ledger
from travaux.brief.limits import Capped, Limits
from travaux.brief.material import Material
from travaux.brief.meetings import (
    AHEAD,
    MeetingView,
    People,
    Timeline,
    meetings,
    telling_name,
    timeline,
)
from travaux.brief.network_picture import NetworkView, network_view, standing_codes
from travaux.brief.parties import PeopleView, people_and_parties
from travaux.brief.sources import FullText, SourceView, full_texts, sources
from travaux.brief.standing import Standing, standing
from travaux.brief.statements import (
    ActGroup,
    Line,
    Lines,
    PartyGroup,
    answers,
    by_document,
    telling,
    threats,
)
from travaux.brief.texts import TextView, texts
from travaux.brief.words import capital, counted, day_words, range_words, when_words
from travaux.model import Entry, SetAside

__all__ = ["AtAGlance", "Fact", "Page", "page"]


@dataclass(frozen=True, slots=True)
class Fact:
    """One telling line with its passages."""

    words: str
    detail: str
    cites: Cites


@dataclass(frozen=True, slots=True)
class AtAGlance:
    """Counts and the few most telling lines. ``ahead_of`` is the day of the latest document."""

    counts: tuple[tuple[str, str, str], ...]
    ahead_of: str | None
    ahead: tuple[Fact, ...]
    threats: tuple[Line, ...]
    texts: tuple[Fact, ...]


@dataclass(frozen=True, slots=True)
class Page:
    """Everything a brief shows. ``whole`` is False where documents are given in excerpts."""

    title: str
    read: str
    made_by: str
    glance: AtAGlance
    standing: Standing | None
    ledger: Ledger | None
    network: NetworkView | None
    people: PeopleView
    timeline: Timeline
    meetings: Capped[MeetingView]
    texts: Capped[TextView]
    drafts: tuple[Strip, ...]
    threats: tuple[ActGroup, ...]
    answers: tuple[PartyGroup, ...]
    statements: tuple[Lines, ...]
    total_statements: int
    sources: tuple[SourceView, ...]
    set_asides: tuple[SetAside, ...]
    documents: tuple[FullText, ...]
    whole: bool


def page(material: Material) -> Page:
    """The values of a brief."""
    limits = Limits.none() if material.full else Limits()
    citer = Citer(material.documents, limits.passages)
    started = Page(
        title=material.title,
        read=_read(material),
        made_by=f"Travaux {__version__}",
        glance=_glance(material, citer, limits),
        standing=standing(material, citer, limits),
        ledger=ledger(material, citer, limits),
        network=_network(material),
        people=people_and_parties(material, citer, limits),
        timeline=timeline(material, citer, limits),
        meetings=meetings(material, citer, limits),
        texts=texts(material, citer, limits),
        drafts=strips(material.documents, material.texts, limits.provisions, limits.own_words),
        threats=threats(material, citer, limits),
        answers=answers(material, citer, limits),
        statements=by_document(material, citer, limits),
        total_statements=len(material.statements),
        sources=sources(material, limits),
        set_asides=material.set_asides,
        documents=(),
        whole=True,
    )
    documents, whole = full_texts(material, citer, limits)  # last: it marks what the others cite
    return replace(started, documents=documents, whole=whole)


def _network(material: Material) -> NetworkView | None:
    found = material.analysis
    return network_view(standing_codes(found.standing)) if found else None


def _published(material: Material) -> list[date]:
    return sorted(d.published.value for d in material.documents if d.published)


def _read(material: Material) -> str:
    """``2 documents, published 10–12 January 2022; 1 file set aside``."""
    days = _published(material)
    words = counted(len(material.documents), "document")
    if days:
        words += f", published {range_words(days[0], days[-1])}"
    if undated := len(material.documents) - len(days):
        words += f" ({counted(undated, 'document')} without a publication date)"
    if material.set_asides:
        words += f"; {counted(len(material.set_asides), 'file')} set aside"
    return words


def _glance(material: Material, citer: Citer, limits: Limits) -> AtAGlance:
    days = _published(material)
    latest, people = days[-1] if days else None, People(material, citer)
    ahead = _ahead(material.meetings, latest)[: limits.glance]
    return AtAGlance(
        counts=_counts(material),
        ahead_of=day_words(latest) if latest else None,
        ahead=tuple(_meeting_fact(m, people, citer) for m in ahead),
        threats=telling(material, citer, limits),
        texts=tuple(_text_fact(t, citer) for t in _most_cited(material)[: limits.glance]),
    )


def _counts(material: Material) -> tuple[tuple[str, str, str], ...]:
    """Each kind: how many, what, and the section to go to."""
    counted_kinds = (
        (len(material.parties), "party", "parties", "parties"),
        (len(material.people), "person", "people", "parties"),
        (len(material.meetings), "meeting", "meetings", "meetings"),
        (len(material.texts), "text", "texts", "texts"),
        (len(material.provisions), "provision", "provisions", "texts"),
        (len(material.statements), "statement", "statements", "statements"),
    )
    return tuple((f"{n:,}", one if n == 1 else many, to) for n, one, many, to in counted_kinds)


def _ahead(entries: Sequence[Entry], latest: date | None) -> list[Entry]:
    """Meetings said to be coming, in order, leaving out those before the latest document's day."""
    coming = [e for e in entries if e.first("status") in AHEAD and first_when(e)]
    still = [e for e in coming if latest is None or sort_day(e)[1] >= latest]
    return sorted(still, key=lambda e: (*sort_day(e), e.name, e.id))


def _meeting_fact(entry: Entry, people: People, citer: Citer) -> Fact:
    when, place = first_when(entry), entry.first("place")
    detail = [when_words(when)] if when else []
    detail += [str(place)] if place else []
    cites = citer.cite(row_passages(entry, "when", "place"))
    words = telling_name(entry, people)
    return Fact(words, ", ".join([*detail, str(entry.first("status"))]), cites)


def _most_cited(material: Material) -> list[Entry]:
    """Texts by how many documents speak of them, then by how often."""
    return sorted(
        material.texts,
        key=lambda e: (-len({p.document for p in e.passages}), -len(e.passages), e.name, e.id),
    )


def _text_fact(entry: Entry, citer: Citer) -> Fact:
    documents = len({p.document for p in entry.passages})
    words = f"{counted(len(entry.passages), 'passage')} in {counted(documents, 'document')}"
    author, when = entry.readings("author"), first_when(entry)
    by = [f"by {author[0].shown}"] if len(author) == 1 else []
    told = ", ".join([*by, *([when_words(when, said=False)] if when else [])])
    return Fact(
        capital(entry.name), f"{told}; {words}" if told else words, citer.cite(row_passages(entry))
    )

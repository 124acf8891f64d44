"""Documents and findings made by hand: small, and every passage found in its text."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from travaux.model import (
    Act,
    Anchor,
    AnchorKind,
    Codes,
    Document,
    Fact,
    Meeting,
    MeetingForm,
    MeetingStatus,
    Modality,
    Mode,
    Office,
    Origin,
    Participant,
    Party,
    PartyKind,
    PartyRef,
    Passage,
    Person,
    Precision,
    Provision,
    Speaker,
    Statement,
    Text,
    TextKind,
    TextRef,
    TextStatus,
    When,
    content_id,
    sha256,
    slug,
)

NORLAND = PartyRef("name:norland", "Norland")
SUDREY = PartyRef("name:sudrey", "Sudrey")


def document(text: str, source: str = "a.txt", published: date | None = None) -> Document:
    fact = Fact(published, Origin.USER) if published else None
    return Document(sha256(text.encode()), source, "text/plain", text, published=fact)


def passage(doc: Document, words: str) -> Passage:
    start = doc.text.index(words)
    return doc.passage(start, start + len(words))


def everywhere(doc: Document, words: str) -> tuple[Passage, ...]:
    found, at = [], doc.text.find(words)
    while at >= 0:
        found.append(doc.passage(at, at + len(words)))
        at = doc.text.find(words, at + 1)
    return tuple(found)


def day(year: int, month: int, number: int, text: str | None = None) -> When:
    on = date(year, month, number)
    return When(text or f"{on:%d %B}", on, on, Precision.DAY, Anchor(AnchorKind.NONE_NEEDED))


def span_of(first: date, last: date | None, text: str) -> When:
    return When(text, first, last, Precision.PERIOD, Anchor(AnchorKind.NONE_NEEDED))


def vague(text: str) -> When:
    return When(text, None, None, Precision.VAGUE, Anchor(AnchorKind.UNRESOLVED))


def party(doc: Document, ref: PartyRef, *words: str, codes: Codes | None = None) -> Party:
    found = sorted(p for w in (words or (ref.name,)) for p in everywhere(doc, w))
    return Party(ref.id, ref.name, PartyKind.STATE, tuple(found), codes or Codes())


def person(
    doc: Document,
    name: str,
    *,
    office: str | None = None,
    side: PartyRef | None = None,
    variants: Sequence[str] = (),
) -> Person:
    offices = (Office(office, side, passage(doc, office)),) if office else ()
    words = sorted(p for w in (name, *variants) for p in everywhere(doc, w))
    ident = f"person:{slug(name)}"
    return Person(ident, name, tuple(sorted(variants)), offices, side, tuple(words))


def meeting(
    doc: Document,
    words: str,
    *,
    forum: str | None = None,
    form: MeetingForm = MeetingForm.MEETING,
    place: str | None = None,
    when: When | None = None,
    parties: Sequence[PartyRef] = (),
    status: MeetingStatus = MeetingStatus.UNKNOWN,
) -> Meeting:
    found = passage(doc, words)
    return Meeting(
        content_id("meeting", doc.sha256, found.start, found.end),
        forum or words,
        forum,
        form,
        place,
        when,
        tuple(Participant(p.name, p) for p in parties),
        status,
        (found,),
    )


def text(
    doc: Document,
    title: str,
    *,
    kind: TextKind = TextKind.AGREEMENT,
    author: PartyRef | None = None,
    when: When | None = None,
    status: TextStatus = TextStatus.UNKNOWN,
    version: str | None = None,
    itself: bool = False,
) -> Text:
    found = passage(doc, title)
    ident = content_id("text", doc.sha256, found.start)
    return Text(ident, title, kind, status, author, (), when, (found,), version, itself)


def provision(
    doc: Document, words: str, number: str, of: TextRef | None, bound: Sequence[str] = ()
) -> Provision:
    found = passage(doc, words)
    return Provision(
        id=content_id("provision", doc.sha256, found.start),
        text=of,
        number=number,
        unit="article",
        title=None,
        modality=Modality.UNKNOWN,
        bound=tuple(bound),
        towards=(),
        dates=(),
        content=found,
        passages=(found,),
    )


def statement(
    doc: Document,
    content: str,
    speaker: Speaker,
    *,
    act: Act = Act.REPORT,
    when: When | None = None,
    to: Sequence[Speaker] = (),
) -> Statement:
    found = passage(doc, content)
    return Statement(
        id=content_id("statement", doc.sha256, found.start),
        source=None,
        cue=None,
        content=(found,),
        speakers=(speaker,),
        on_behalf_of=speaker.party,
        mode=Mode.INDIRECT,
        act=act,
        channel=None,
        addressees=tuple(to),
        condition=None,
        consequence=None,
        when=when,
        passages=(found,),
    )

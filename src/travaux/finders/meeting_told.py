"""What the words around a meeting tell: who, where and when.

After the noun its phrases are read one by one from left to right ("between A and B in Geneva on
10 January"), and reading ends at the first that cannot be understood.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from spacy.tokens import Doc, Token

from travaux.codebook.forums import forums
from travaux.codebook.meeting_forms import meeting_words
from travaux.finders.meeting_places import AT, place_from
from travaux.finders.mentions import Mention
from travaux.finders.near import Near
from travaux.finders.phrases import span_of
from travaux.model import MeetingForm, MeetingStatus, PartyRef, Span, When

__all__ = [
    "MeetingMention",
    "Told",
    "called",
    "each_once",
    "end_of_name",
    "read_on",
    "without_owners",
]

_WITH = frozenset({"between", "with", "among", "of", "involving", "by", "from"})
_ABOUT = frozenset({"on", "over", "about", "regarding", "concerning", "for"})


@dataclass(frozen=True, slots=True)
class MeetingMention:
    """Words that name a meeting.

    ``span`` holds what is told in one stretch, ``name`` the noun phrase in it; ``definite`` where
    it may point back, ``pointing`` where it must ("these talks"). ``sides`` are the mentions of
    who takes part, in order.
    """

    span: Span
    name: str
    forum: str | None
    form: MeetingForm
    place: str | None
    when: When | None
    sides: tuple[Mention, ...]
    status: MeetingStatus
    definite: bool
    plural: bool
    pointing: bool = False
    of_delegates: bool = False  # who meets for the sides is told, be it unnamed

    @property
    def told(self) -> int:
        """How many of forum, place, time and sides are told."""
        return sum((self.forum is not None, self.place is not None, self.when is not None)) + min(
            2, len(self.sides)
        )


@dataclass(slots=True)
class Told:
    """What the words after a noun or verb tell; ``end`` is the token after the last one read."""

    end: int
    place: str | None = None
    when: When | None = None
    sides: list[Mention] = field(default_factory=list)
    forum: str | None = None
    of_delegates: bool = False
    verb: Token | None = None  # what took place ("ended") where it was read as a phrase


def called(near: Near, doc: Doc, first: int, core: Token, forum: str | None) -> str:
    """What the meeting is called, a forum by its canonical name."""
    words = span_of(doc, first, core.i + 1).of(near.annotated.text)
    if forum is None:
        return " ".join(words.split())
    for span, _ in forums().find(words):
        words = words[span.end :]
        break
    if not words or forum.endswith(words.strip()):
        return forum
    return " ".join(f"{forum} {words}".split())


def end_of_name(noun: Token) -> Token:
    """The last word of the name: in "round of security talks" it is "talks"."""
    doc, at = noun.doc, noun.i + 1
    if at < len(doc) and doc[at].lower_ == "of":
        for token in doc[at + 1 : at + 6]:
            if token.lower_ in {
                "talks",
                "negotiations",
                "consultations",
                "meetings",
                "discussions",
                "dialogue",
            }:
                return token
            if token.pos_ not in {"ADJ", "NOUN", "PROPN", "VERB", "DET"}:
                break
    return noun


# What follows: "between A and B in Geneva on 10 January".


def read_on(near: Near, core: Token) -> Told:
    """What the phrases after ``core`` tell, up to the first that cannot be understood."""
    doc = core.doc
    stop = core.sent.end
    told = Told(core.i + 1)
    at = core.i + 1
    while at < stop:
        reached = _step(near, doc, at, stop, told)
        if reached <= at:
            break
        at = reached
        told.end = at
    return told


def _step(near: Near, doc: Doc, at: int, stop: int, told: Told) -> int:
    """Where one more phrase from token ``at`` ends, or ``at`` if none can be understood."""
    token = doc[at]
    time = _time_from(near, doc, at, stop)
    if time is not None:
        told.when = told.when or time[0]
        return time[1]
    place = place_from(near, doc, at + 1, stop) if token.lower_ in AT else None
    if place is not None:
        told.place = told.place or place[0]
        return place[1]
    if token.lower_ in meeting_words().mediated:
        return _mediator_from(near, doc, at, stop, told)
    if token.lower_ == "within" or token.lower_ in _WITH:
        return _sides_from(near, doc, at, stop, told)
    if token.lower_ in _ABOUT:
        return _phrase_end(near, doc, at + 1, stop)
    return _joined(near, doc, at, stop, told) if _joins(doc, at, stop) else at


def _joined(near: Near, doc: Doc, at: int, stop: int, told: Told) -> int:
    after = Told(at)
    reached = _step(near, doc, at + 1, stop, after)
    if not (after.place or after.when):
        return at
    told.place, told.when = told.place or after.place, told.when or after.when
    told.verb = doc[at] if doc[at].tag_ == "VBD" else told.verb
    return reached


def _joins(doc: Doc, at: int, stop: int) -> bool:
    """Whether a time or place may follow: after a comma, or after "planned" or "ended"."""
    if at + 1 >= stop or doc[at + 1].lower_ not in {"on", "in", "at", "for"}:
        return False
    if doc[at].text == ",":
        return True
    words, lemma = meeting_words(), doc[at].lemma_.lower()
    over = words.verdicts.get(lemma) is MeetingStatus.SCHEDULED or lemma in words.taking_place
    return doc[at].tag_ in {"VBN", "VBD"} and (over or lemma == "foresee")


def _mediator_from(near: Near, doc: Doc, at: int, stop: int, told: Told) -> int:
    """Who mediates or plays host, after "hosted by" or "mediated by"."""
    if at + 1 >= stop or doc[at + 1].lower_ != "by":
        return at
    end = _phrase_end(near, doc, at + 2, stop)
    named = near.named(span_of(doc, at + 2, end)) if end > at + 2 else ()
    told.sides.extend(named)
    return end if named else at


_TO_TIME = frozenset(
    [
        "on",
        "in",
        "for",
        "the",
        "at",
        "late",
        "early",
        "from",
        "that",
        "scheduled",
        "set",
        "are",
        "is",
        "was",
        "were",
        "due",
        "held",
        "planned",
        "of",
        "which",
        "to",
        "begin",
        "start",
        "open",
        "take",
        "place",
    ]
)
"""Words that may stand between a meeting and its day."""


def _time_from(near: Near, doc: Doc, at: int, stop: int) -> tuple[When, int] | None:
    """The time that begins at token ``at``, or after a few small words."""
    for token in doc[at : min(at + 6, stop)]:
        time = near.time_at(token)
        if time is not None and time.when is not None:
            end = token.i
            while end < stop and doc[end].idx < time.span.end:
                end += 1
            return time.when, end
        if token.lower_ not in _TO_TIME:
            return None
    return None


def _sides_from(near: Near, doc: Doc, at: int, stop: int, told: Told) -> int:
    end = _phrase_end(near, doc, at + 1, stop)
    if end <= at + 1:
        return at
    named = near.named(span_of(doc, at + 1, min(stop, end + 8)))
    here = doc[end - 1].idx + len(doc[end - 1].text)
    named = tuple(m for m in named if m.span.start < here)
    while named and end < stop and doc[end].idx < named[-1].span.end:
        end += 1
    phrase = span_of(doc, at + 1, end).of(near.annotated.text)
    forum = next((f.name for _, f in forums().find(phrase)), None)
    if forum is not None and doc[at].lower_ in {"of", "within"}:
        told.forum = forum
    elif doc[at].lower_ == "within":
        told.forum = next((m.party.name for m in named[:1] if m.party and _meets(m.party)), None)
    elif doc[at].lower_ in {"by", "from"} and not named:
        return at
    else:
        told.sides.extend(without_owners(near, named))
    return end


def _meets(party: PartyRef) -> bool:
    """Whether a party is an organisation or bloc, within which others can meet."""
    return party.id.startswith(("org:", "bloc:"))


def without_owners(near: Near, named: Iterable[Mention]) -> tuple[Mention, ...]:
    """Those of ``named`` who only own who acts ("A's main backer") left out."""
    text = near.annotated.text
    return tuple(m for m in named if not _owns(near, text, m))


def _owns(near: Near, text: str, mention: Mention) -> bool:
    if text[mention.span.end : mention.span.end + 2] not in {"’s", "'s"}:
        return False
    tokens = near.annotated.token_span(mention.span)
    if tokens is None:
        return False
    head = tokens.root.head
    return head.i > tokens.root.i and head.lower_ not in meeting_words().delegates


def _phrase_end(near: Near, doc: Doc, at: int, stop: int) -> int:
    """One past the noun phrase that begins at ``at``: up to a verb, a mark or another phrase."""
    end = at
    while end < stop and end - at < 40:
        token = doc[end]
        if token.pos_ in {"VERB", "AUX", "SCONJ"} or token.tag_ in {"WDT", "WP", "WRB", "MD"}:
            break
        if _ends_phrase(token) and (token.text != "," or not _enumerates(doc, end, stop)):
            break
        if (
            token.lower_ in AT | _ABOUT | {"after", "before", "during", "as", "when", "but"}
            and end > at
        ):
            break
        if near.time_at(token) is not None and end > at:
            break
        end += 1
    return end


def _ends_phrase(token: Token) -> bool:
    """Whether a line ends here or a mark other than those inside names stands here."""
    return "\n" in token.text or (token.is_punct and token.text not in {"-", "–", "’", "'", "."})


def _enumerates(doc: Doc, comma: int, stop: int) -> bool:
    """Whether the comma stands in a list that "and" ends soon ("A, B and C")."""
    after = doc[comma + 1 : min(stop, comma + 7)]
    return (
        any(t.lower_ == "and" for t in after)
        and len(after) > 0
        and after[0].pos_ in {"PROPN", "NOUN", "DET", "ADJ"}
    )


def each_once(sides: list[Mention]) -> tuple[Mention, ...]:
    """Each side once: a party only named as the adjective of its own person's office is dropped."""
    spoken = {m.party.id for m in sides if m.person is not None and m.party is not None}
    found: dict[tuple[str | None, str | None], Mention] = {}
    for m in sides:
        party = m.party.id if m.party else None
        if m.person is None and party in spoken:
            continue
        found.setdefault((m.person, None if m.person else party), m)
    return tuple(found.values())

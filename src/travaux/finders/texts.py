"""Texts on the table: those a document speaks of, and the one it may be itself."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from travaux.codebook.text_kinds import text_words
from travaux.finders.mentions import Mentions
from travaux.finders.near import Near
from travaux.finders.text_itself import own_texts
from travaux.finders.text_mentions import TextMention, text_mentions
from travaux.language import Annotated
from travaux.legal import parties_listed
from travaux.model import (
    Document,
    PartyRef,
    Passage,
    Span,
    Text,
    TextKind,
    TextStatus,
    When,
    content_id,
    slug,
)

__all__ = ["find_texts"]

_OPEN = 60  # texts back that a later mention is compared with
_REACH = 2  # paragraphs back to which "the document" can point


@dataclass(slots=True)
class _Entry:
    """A text with the mentions joined to it so far."""

    mentions: list[TextMention]
    spans: list[Span] = field(default_factory=list)

    @property
    def first(self) -> TextMention:
        return max(self.mentions, key=lambda m: (m.formal, m.specific, -m.span.start))

    def parties(self) -> set[str]:
        authors = {m.author.id for m in self.mentions if m.author}
        return authors.union(*({p.id for p in (*m.named, *m.modifiers)} for m in self.mentions))


def find_texts(annotated: Annotated, mentions: Mentions) -> tuple[Text, ...]:
    """The texts that a document speaks of, in the order of their first passages.

    A document that is a text itself, or holds several, gives those first, with ``itself`` set.
    """
    near = Near(annotated, mentions)
    own = own_texts(annotated)
    found = [m for m in text_mentions(near) if all(_beside(text, m) for text in own)]
    entries = _joined(near, found)
    texts = [_text(near, entry) for entry in entries]
    titles = {slug(text.title) for text in own}
    return (*own, *(text for text in texts if slug(text.title) not in titles))


def _beside(own: Text, mention: TextMention) -> bool:
    """Whether a mention names a text other than the one that the document is."""
    titles = [passage.span for passage in own.passages]
    return (
        mention.formal
        and len(mention.title.split()) > 1
        and not any(t.start < mention.span.end and mention.span.start < t.end for t in titles)
    )


def _joined(near: Near, found: Iterable[TextMention]) -> list[_Entry]:
    entries: list[_Entry] = []
    titles: dict[str, _Entry] = {}
    short: dict[str, list[_Entry]] = {}
    recent: list[tuple[int, _Entry]] = []
    previous: tuple[TextMention, _Entry] | None = None
    for mention in found:
        paragraph = _paragraph_index(near.annotated, mention.span.start)
        recent = [(at, e) for at, e in recent if paragraph - at <= _REACH]
        entry = (
            _apposed(near, previous, mention)
            or titles.get(_key(mention))
            or _shortened(short, mention)
            or _pointed(near, mention, entries, [e for _, e in recent])
        )
        if entry is None:
            if not mention.specific:
                continue
            entry = _Entry([])
            entries.append(entry)
        _add(entry, mention)
        titles.setdefault(_key(mention), entry)
        if mention.formal and entry not in short.setdefault(_short(mention), []):
            short[_short(mention)].append(entry)
        if not mention.compared:
            recent = [(at, e) for at, e in recent if e is not entry] + [(paragraph, entry)]
        previous = (mention, entry)
    return entries


def _add(entry: _Entry, mention: TextMention) -> None:
    entry.mentions.append(mention)
    entry.spans.append(mention.span)


def _key(mention: TextMention) -> str:
    if not mention.specific:
        return f"?{mention.span.start}"
    words = slug(mention.title).replace("communique", "communiqué")
    return words.removesuffix("s")


def _short(mention: TextMention) -> str:
    """The title up to its noun: "Lisbon Convention" of "Lisbon Convention on Ferries"."""
    words = slug(mention.title).split("-")
    noun = slug(mention.noun)
    return "-".join(words[: words.index(noun) + 1] if noun in words else words)


def _shortened(short: dict[str, list[_Entry]], mention: TextMention) -> _Entry | None:
    """The one text whose title this is in short, or the other way round; None if uncertain."""
    key = _short(mention)
    entries = short.get(key, []) if mention.formal and "-" in key else []
    if len(entries) != 1:
        return None
    bare = slug(mention.title) == key
    return entries[0] if bare or all(slug(m.title) == key for m in entries[0].mentions) else None


def _paragraph_index(annotated: Annotated, offset: int) -> int:
    low, high = 0, len(annotated.paragraphs)
    while low < high:
        middle = (low + high) // 2
        if annotated.paragraphs[middle].start <= offset:
            low = middle + 1
        else:
            high = middle
    return low - 1


def _apposed(
    near: Near, previous: tuple[TextMention, _Entry] | None, mention: TextMention
) -> _Entry | None:
    """The text named just before in other words: "a document – 'Agreement on ...'"."""
    if previous is None or not mention.formal or previous[0].formal:
        return None
    gap = near.annotated.text[previous[0].span.end : mention.span.start]
    if len(gap) > 40 or not any(mark in gap for mark in "–—-:,("):
        return None
    return previous[1] if gap.rstrip(" ‘“'\"").endswith(tuple("–—-:,(")) else None


def _pointed(
    near: Near, mention: TextMention, entries: Sequence[_Entry], recent: Sequence[_Entry]
) -> _Entry | None:
    """The one text already named that a later mention means, None where it is not certain."""
    if mention.formal or not mention.definite:
        return None
    parties = {p.id for p in (*mention.named, *mention.modifiers)}
    fitting = [e for e in entries[-_OPEN:] if _fits(mention, e) and parties <= e.parties()]
    if parties:
        return fitting[0] if len(fitting) == 1 else None
    if mention.specific and not _general(mention):
        fitting = [e for e in fitting if mention.kind in {m.kind for m in e.mentions}]
        return fitting[0] if len(fitting) == 1 else None
    near_by = [e for e in recent if e in fitting]
    if len(near_by) == 1:
        return near_by[0]
    paragraph = near.annotated.paragraph_at(mention.span.start)
    here = [e for e in near_by if any(paragraph.start <= s.start for s in e.spans)]
    return here[-1] if here and (len(here) == 1 or _general(mention)) else None


def _fits(mention: TextMention, entry: _Entry) -> bool:
    """Whether the kinds go together and one does not stand for several."""
    first = entry.first
    if mention.plural != first.plural:
        return False
    kinds = {m.kind for m in entry.mentions}
    return _general(mention) or mention.kind in kinds or kinds == {TextKind.DOCUMENT}


def _general(mention: TextMention) -> bool:
    return mention.noun.removesuffix("s") in text_words().general


def _spans(near: Near, entry: _Entry) -> list[Span]:
    """The sentence that tells most of a text, then the words of its other mentions, in order."""
    telling = max(
        entry.mentions,
        key=lambda m: (
            (m.author is not None) + (m.when is not None) + m.specific,
            m.formal,
            -m.span.start,
        ),
    )
    sentence = near.annotated.sentence_at(telling.span.start)
    others = {m.span for m in entry.mentions if m is not telling}
    return [sentence.cover(telling.span), *sorted(others)]


def _text(near: Near, entry: _Entry) -> Text:
    document = near.annotated.document
    first = entry.first
    author = next((m.author for m in entry.mentions if m.author), None)
    addressees = tuple(dict.fromkeys(a for m in entry.mentions for a in m.addressees))
    named = _counterparts(entry, author)
    spans = _spans(near, entry)
    return Text(
        id=content_id("text", document.sha256, slug(first.title), first.span.start),
        title=first.title,
        kind=_kind(entry),
        status=_entry_status(entry),
        author=author,
        addressees=tuple(a for a in addressees or named if a != author),
        when=_entry_when(entry),
        passages=tuple(_passage(document, span) for span in spans),
        version=next((m.version for m in entry.mentions if m.version), None),
        parties=_between(entry),
    )


def _between(entry: _Entry) -> tuple[PartyRef, ...]:
    """The parties that a mention of the text names after "between", two or more; else none."""
    for mention in entry.mentions:
        _, between, words = mention.title.partition(" between ")
        if not between:
            continue
        told = [one.party for one in parties_listed(words) if not one.party.id.startswith("name:")]
        parties = tuple(dict.fromkeys((*told, *mention.named)))
        if len(parties) > 1:
            return parties
    return ()


def _counterparts(entry: _Entry, author: PartyRef | None) -> tuple[PartyRef, ...]:
    """The other parties to a draft that one of them has put forward."""
    first = entry.first
    if author is None or "between" not in first.title.split() or author not in first.named:
        return ()
    return first.named


def _kind(entry: _Entry) -> TextKind:
    kinds = [m.kind for m in entry.mentions if m.kind is not TextKind.DOCUMENT]
    return (
        entry.first.kind
        if entry.first.kind is not TextKind.DOCUMENT
        else next(iter(kinds), TextKind.DOCUMENT)
    )


_FIRM = (TextStatus.SIGNED, TextStatus.ADOPTED, TextStatus.REJECTED, TextStatus.DRAFT)


def _entry_status(entry: _Entry) -> TextStatus:
    told = [m.status for m in entry.mentions if m.status is not TextStatus.UNKNOWN]
    firm = [status for status in told if status in _FIRM]
    return next(iter(firm or told), TextStatus.UNKNOWN)


def _entry_when(entry: _Entry) -> When | None:
    told = [m.when for m in entry.mentions if m.when]
    resolved = [when for when in told if when.resolved]
    return next(iter(resolved or told), None)


def _passage(document: Document, span: Span) -> Passage:
    return document.passage(span.start, span.end)

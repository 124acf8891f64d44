"""Where a document names a text on the table, and what the words around it tell."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from spacy.tokens import Doc, Token

from travaux.codebook.text_kinds import TextEvent, text_words
from travaux.finders.mentions import Mention, MentionForm
from travaux.finders.near import Near, parties_of
from travaux.finders.phrases import is_compared, left_edge, span_of
from travaux.model import PartyRef, Span, TextKind, TextStatus, When

__all__ = ["TextMention", "text_mentions"]

_LINK = frozenset({"of", "on", "and", "the", "between", "among", "for", "concerning", "regarding"})
_TELLING = frozenset({"of", "on", "between", "with", "banning", "for", "about", "among", "over"})
_RIGHT = frozenset({"DET", "ADJ", "NOUN", "PROPN", "NUM", "CCONJ", "PART"})
_COUNTED = re.compile(r"(?:\d+|[a-z]+)[-‑]point", re.IGNORECASE)
_NUMBERED = re.compile(r"(?:No\.?\s*)?\d[\d/()-]*")
_VERSION = re.compile(
    r"\b(?:(?:revised|new|first|second|third|fourth|latest|final|initial|updated)\s+)?(?:zero\s+)?drafts?\b"
    r"|\b(?:revised|final|amended|consolidated|updated)\s+(?:text|version)\b",
    re.IGNORECASE,
)
_PLAIN_VERSION = frozenset({"draft", "drafts"})
_LONGEST = 40  # tokens of a title
_NEAR = 500  # code points around a text in which its time stands


@dataclass(frozen=True, slots=True)
class TextMention:
    """Words that name a text.

    ``span`` is the noun phrase without its article, ``title`` what it is called there.
    ``definite`` where it points back ("the", "this"); ``specific`` where the words alone tell
    which text is meant; ``compared`` where it only serves a comparison. ``named`` are the parties
    in the title, ``modifiers`` those before the noun.
    """

    span: Span
    title: str
    noun: str
    kind: TextKind
    formal: bool
    definite: bool
    specific: bool
    compared: bool
    plural: bool
    named: tuple[PartyRef, ...]
    modifiers: tuple[PartyRef, ...]
    author: PartyRef | None
    addressees: tuple[PartyRef, ...]
    when: When | None
    status: TextStatus
    version: str | None


def text_mentions(near: Near) -> Iterator[TextMention]:
    """Every mention of a text in the document, in order, telling or pointing back."""
    annotated = near.annotated
    tokens = annotated.tokens
    beyond = 0
    for match in _nouns().finditer(annotated.text):
        if match.start() < beyond:
            continue
        found = tokens.char_span(*match.span(), alignment_mode="expand")
        if found is None or not _heads(found[-1]):
            continue
        mention = _mention(near, found[0], found[-1], match.group().lower())
        if mention is not None:
            beyond = mention.span.end
            yield mention


@lru_cache(maxsize=1)
def _nouns() -> re.Pattern[str]:
    nouns = sorted(text_words().kinds, key=lambda noun: (-len(noun), noun))
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, nouns))})\b", re.IGNORECASE)


def _heads(token: Token) -> bool:
    """Whether the word is a noun and the head of its phrase, and no verb or first name."""
    if token.pos_ not in {"NOUN", "PROPN"} or token.ent_type_ == "PERSON":
        return False
    if token.i + 1 == len(token.doc):
        return True
    after = token.nbor(1)
    if after.pos_ in {"NOUN", "PROPN"} and token.dep_ in {"compound", "nmod", "amod"}:
        return False
    if token.lower_ == "draft" and _leads_to_kind(after):
        return False
    return not (after.text in {"-", "–"} and not after.whitespace_ and not token.whitespace_)


def _leads_to_kind(after: Token) -> bool:
    """Whether "draft" only describes another noun that follows ("draft proposed agreement")."""
    for token in after.doc[after.i : after.i + 3]:
        if token.lower_ in text_words().kinds:
            return True
        if token.pos_ not in {"ADJ", "NOUN", "PROPN", "VERB"}:
            break
    return False


def _mention(near: Near, first: Token, noun: Token, word: str) -> TextMention | None:
    words = text_words()
    kind = words.kinds[word]
    left = left_edge(first)
    before = [t.lower_ for t in noun.doc[left : first.i]]
    if words.not_with.intersection(before):
        return None
    if word.removesuffix("s") in words.joint_only and not words.joint.intersection(before):
        return None
    formal = noun.text[0].isupper() and (first.i > left or noun.text != noun.text.upper())
    quoted = _quoted_title(near, noun)
    right = _right_edge(near, noun, formal)
    span = quoted or span_of(noun.doc, left, right)
    return _described(near, noun, kind, word, span, _Frame(left, right, formal, bool(quoted)))


@dataclass(frozen=True, slots=True)
class _Frame:
    left: int
    right: int
    formal: bool
    quoted: bool


def _described(
    near: Near, noun: Token, kind: TextKind, word: str, span: Span, frame: _Frame
) -> TextMention | None:
    doc, words = noun.doc, text_words()
    before = doc[frame.left : noun.i]
    lower = [t.lower_ for t in before]
    modifiers = _parties_before(near, doc, frame.left, noun.i)
    named = near.parties(span)
    states = [words.states[w] for w in lower if w in words.states]
    status, event, governor = _event(noun)
    author = _author(near, noun, event, governor) or _possessor(near, doc, frame.left, noun.i, kind)
    title = " ".join(span.of(near.annotated.text).split())
    capital = any(t.text[:1].isupper() and t.pos_ == "PROPN" for t in before)
    general = word.removesuffix("s") in words.general
    formal = frame.quoted or (
        frame.formal
        and not general
        and (capital or any(t.text[:1].isupper() for t in doc[noun.i + 1 : frame.right]))
    )
    drafted = bool(states) or "draft" in lower
    counted = bool(_COUNTED.search(title)) or bool(
        re.search(r"\d", doc[noun.i + 1].text if noun.i + 1 < frame.right else "")
    )
    return TextMention(
        span=span,
        title=title,
        noun=word,
        kind=kind,
        formal=formal,
        definite=_definite(doc, frame.left),
        specific=_specific(
            kind,
            formal or counted,
            drafted,
            _told(doc, frame, named, modifiers),
            bool(author),
            event is not None,
            word,
        ),
        compared=is_compared(near.annotated.text, span.start),
        plural=word in words.plurals,
        named=named,
        modifiers=modifiers,
        author=author,
        addressees=_addressees(near, doc, noun, frame.right, author),
        when=_when(near, noun, governor, frame),
        status=_status(states, status, kind, counted),
        version=_version(title),
    )


def _told(
    doc: Doc, frame: _Frame, named: tuple[PartyRef, ...], modifiers: tuple[PartyRef, ...]
) -> bool:
    """Whether the parties in the title tell which text it is."""
    if len(named) > 1 or (modifiers and _definite(doc, frame.left)):
        return True
    after = {t.lower_ for t in doc[frame.left : frame.right]}
    return bool(named) and not after.isdisjoint({"with", "between"})


def _specific(
    kind: TextKind,
    formal: bool,
    drafted: bool,
    named: bool,
    authored: bool,
    done: bool,
    word: str,
) -> bool:
    """Whether the words tell enough to stand for a text of their own."""
    if formal:
        return authored or done or kind not in {TextKind.ACT, TextKind.BILL}
    words = text_words()
    if word in words.plurals and not drafted and kind not in words.strong | {TextKind.AGREEMENT}:
        return False
    general = word.removesuffix("s") in words.general
    if drafted:
        return (named or authored) and (not general or authored)
    if general:
        return authored
    strong = kind in text_words().strong
    return (named and (strong or kind == TextKind.AGREEMENT)) or (authored and (strong or named))


def _right_edge(near: Near, noun: Token, formal: bool) -> int:
    """One past the last word of the title after its noun."""
    doc, end = noun.doc, noun.i + 1
    if end < len(doc) and _NUMBERED.fullmatch(doc[end].text) and not near.in_time(doc[end]):
        return end + 1
    at, inside = end, False
    while at < len(doc) and at - noun.i < _LONGEST:
        token = doc[at]
        if near.in_time(token) or "\n" in token.text or token.ent_type_ == "DATE":
            break
        if formal and token.text[0].isupper() and token.pos_ not in {"VERB", "PRON"}:
            end = at + 1
        elif token.lower_ == "and" and not inside:
            break
        elif formal and token.lower_ in _LINK and (inside or token.lower_ != "the"):
            inside = True
        else:
            break
        at += 1
    return end if end > noun.i + 1 else _told_after(near, noun)


def _told_after(near: Near, noun: Token) -> int:
    """One past the phrase after the noun that tells which text it is ("with Iran")."""
    doc, at = noun.doc, noun.i + 1
    if at >= len(doc) or doc[at].lower_ not in _TELLING:
        return noun.i + 1
    end, at = noun.i + 1, at + 1
    while at < len(doc) and at - noun.i < 14:
        token = doc[at]
        if near.in_time(token) or not (token.pos_ in _RIGHT or token.lower_ == "of"):
            break
        if token.pos_ in {"NOUN", "PROPN", "NUM"} or token.tag_ == "NNP":
            end = at + 1
        at += 1
    return end


def _quoted_title(near: Near, noun: Token) -> Span | None:
    """The quote whose first words hold the noun, where it reads as a title."""
    quote = near.annotated.quote_at(noun.idx)
    if quote is None or noun.idx - quote.inner.start > 40 or not quote.closed:
        return None
    words = quote.inner.of(near.annotated.text)
    doc = noun.doc
    before = doc[left_edge(noun, 8) : noun.i]
    lead = doc.char_span(quote.inner.start, noun.idx + len(noun.text), alignment_mode="contract")
    if lead is None or len(lead) - 1 > len(before) + 1:
        return None
    if not words[:1].isupper() or len(words) > 250 or re.search(r"[.!?]\s|[.!?]$|\n", words):
        return None
    inner = doc.char_span(quote.inner.start, quote.inner.end, alignment_mode="expand")
    if inner is None or any(t.tag_ in {"VBZ", "VBD", "VBP", "MD"} for t in inner):
        return None
    indent, tail = len(words) - len(words.lstrip()), len(words.rstrip(" ,;"))
    return Span(quote.inner.start + indent, quote.inner.start + tail)


def _definite(doc: Doc, left: int) -> bool:
    return left > 0 and doc[left - 1].lower_ in {
        "the",
        "this",
        "that",
        "these",
        "those",
        "its",
        "their",
    }


# What is done with the text, and by whom.


def _event(noun: Token) -> tuple[TextStatus | None, TextEvent | None, Token | None]:
    """The status that what is done gives the text, the event and the word that tells it."""
    words = text_words()
    for governor in _governors(noun):
        event = (
            words.events.get(governor.lemma_.lower()) if governor.pos_ in {"VERB", "AUX"} else None
        )
        event = event or (
            words.event_nouns.get(governor.lower_) if governor.pos_ == "NOUN" else None
        )
        if event is not None:
            return (event.status if _real(governor) else None), event, governor
    return None, None, None


def _governors(noun: Token) -> Iterator[Token]:
    """The verbs and nouns that do something with the noun: above it, and below it."""
    if noun.dep_ in {"dobj", "nsubjpass", "obj"}:
        yield noun.head
    if noun.dep_ == "conj" and noun.head.dep_ in {"dobj", "nsubjpass"}:
        yield noun.head.head
    if noun.dep_ == "pobj" and noun.head.lower_ == "of":
        yield noun.head.head
    for child in noun.children:
        if child.i > noun.i and child.dep_ in {"acl", "relcl"}:
            yield child
    yield from _events_before(noun)


def _events_before(noun: Token) -> Iterator[Token]:
    """The noun of doing that an "of" before the text may go back to ("the adoption by A of")."""
    doc, first = noun.doc, left_edge(noun)
    if first > 1 and "of" in {doc[first - 1].lower_, doc[first - 2].lower_}:
        for token in reversed(doc[max(noun.sent.start, first - 25) : first]):
            if token.pos_ == "NOUN" and token.lower_ in text_words().event_nouns:
                yield token
                return


def _real(governor: Token) -> bool:
    """Whether what the verb says is told as done: not denied, not wished, not to come."""
    if any(c.dep_ == "neg" or c.tag_ == "MD" for c in governor.children):
        return False
    if any(c.tag_ == "TO" for c in governor.children):
        return False
    return governor.tag_ not in {"VB", "VBP"}


def _author(
    near: Near, noun: Token, event: TextEvent | None, governor: Token | None
) -> PartyRef | None:
    """Who made the text, where the words around it say so."""
    if event is None or governor is None or not event.by_author:
        return None
    agent = _agent(near, governor) or _agent(near, noun)
    if agent is not None or (governor.tag_ == "VBN" and governor.dep_ == "acl"):
        return agent
    return _subject_party(near, governor)


def _agent(near: Near, governor: Token) -> PartyRef | None:
    for child in governor.children:
        if child.lower_ == "by" and child.i > governor.i:
            return _first_party(near, child)
    return None


def _first_party(near: Near, head: Token) -> PartyRef | None:
    """The first party named in what hangs under ``head``."""
    left, right = head.left_edge, head.right_edge
    parties = parties_of(near.mentions.inside(Span(left.idx, right.idx + len(right.text))))
    return parties[0] if parties else None


def _subject_party(near: Near, governor: Token) -> PartyRef | None:
    """The party of the subject of ``governor``, or of the verb it depends on."""
    at = governor
    for _ in range(4):
        for child in at.children:
            if child.dep_ == "nsubj" and child.i < governor.i:
                return _party_at(near, child)
        if at.dep_ not in {"xcomp", "pcomp", "prep", "advcl", "conj", "acl", "pobj", "dobj"}:
            return None
        at = at.head
    return None


def _party_at(near: Near, token: Token) -> PartyRef | None:
    """The party of the mention that ends at or holds ``token``, pronouns included."""
    left = token.left_edge
    span = Span(left.idx, token.idx + len(token.text))
    with_party: list[Mention] = [m for m in near.mentions.inside(span) if m.party is not None]
    if not with_party:
        return None
    holding = [m for m in with_party if m.span.end >= token.idx]
    return (holding or with_party)[-1].party


def _possessor(near: Near, doc: Doc, left: int, noun: int, kind: TextKind) -> PartyRef | None:
    """The party whose text it is said to be ("Russia's draft", "the Iranian proposal")."""
    if left > 0 and doc[left - 1].tag_ == "POS":
        at = doc[left - 2]
        return _party_at(near, at)
    lower = {token.lower_ for token in doc[left:noun]}
    draft = {"draft", "proposed"} & lower or kind in {
        TextKind.PROPOSAL,
        TextKind.LETTER,
        TextKind.NON_PAPER,
    }
    first = near.mentions.inside(span_of(doc, left, noun)) if draft and left < noun else ()
    demonyms = [m for m in first if m.form is MentionForm.DEMONYM and m.party]
    return demonyms[0].party if len({m.party for m in demonyms}) == 1 else None


def _parties_before(near: Near, doc: Doc, left: int, noun: int) -> tuple[PartyRef, ...]:
    start = left
    if left > 1 and doc[left - 1].tag_ == "POS":
        start = doc[left - 2].left_edge.i
    return near.parties(span_of(doc, start, noun)) if noun > start else ()


def _addressees(
    near: Near, doc: Doc, noun: Token, right: int, author: PartyRef | None
) -> tuple[PartyRef, ...]:
    """To whom an authored text is put: "with X", "to X", or the other side of "between"."""
    if author is None:
        return ()
    follows = doc[noun.i + 1].lower_ if noun.i + 1 < len(doc) else ""
    if follows not in {"with", "to", "between"}:
        return ()
    last = right
    if follows == "to":
        last = doc[noun.i + 1].right_edge.i + 1
    parties = near.parties(span_of(doc, noun.i + 1, last)) if last > noun.i + 1 else ()
    return tuple(p for p in parties if p != author)


def _when(near: Near, noun: Token, governor: Token | None, frame: _Frame) -> When | None:
    """The time of what is done with the text, or the one that stands right beside the noun."""
    sentence = near.annotated.sentence_at(noun.idx)
    around = Span(max(sentence.start, noun.idx - _NEAR), min(sentence.end, noun.idx + _NEAR))
    times = near.times(around) if around.end > around.start else ()
    joints = {"of", "from", "dated", "dated on", *(("", "on", "in") if governor else ())}
    start, end = noun.doc[frame.left].idx, noun.doc[frame.right - 1]
    stop = end.idx + len(end.text)
    for time in times:
        between = near.annotated.text[stop : time.span.start] if time.span.start >= stop else "-"
        if between.strip(" ,(") in joints:
            return time.when
        if start <= time.span.start and time.span.end <= noun.idx:
            return time.when
    if governor is None:
        return None
    left, right = sorted((governor, noun), key=lambda t: t.i)
    reach = Span(
        min(left.idx, governor.left_edge.idx),
        max(right.idx, governor.right_edge.idx + len(governor.right_edge.text)),
    )
    inside = [t for t in near.times(reach) if not _reference(near, t.span)]
    nearest = min(
        inside, key=lambda t: (abs(t.span.start - governor.idx), t.span.start), default=None
    )
    return nearest.when if nearest else None


def _reference(near: Near, span: Span) -> bool:
    """Whether the time is one the text speaks of ("as of"), not one of the text."""
    before = near.annotated.text[max(0, span.start - 14) : span.start].lower()
    return bool(re.search(r"\b(?:as of|since|until|by|before|after|for)\s+(?:the\s+)?$", before))


def _status(
    states: list[TextStatus], told: TextStatus | None, kind: TextKind, counted: bool
) -> TextStatus:
    if told in {TextStatus.SIGNED, TextStatus.ADOPTED, TextStatus.REJECTED}:
        return told
    if states:
        return TextStatus.DRAFT if TextStatus.DRAFT in states else states[0]
    if told is not None:
        return told
    if kind is TextKind.RESOLUTION and counted:
        return TextStatus.ADOPTED
    return TextStatus.PROPOSED if kind is TextKind.PROPOSAL else TextStatus.UNKNOWN


def _version(title: str) -> str | None:
    match = _VERSION.search(title)
    return match.group() if match and match.group().lower() not in _PLAIN_VERSION else None

"""Where a document names a text on the table, and what the words around it tell."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from spacy.tokens import Doc, Token

from travaux.codebook.text_kinds import text_words
from travaux.finders.near import Near
from travaux.finders.phrases import is_compared, left_edge, span_of
from travaux.finders.text_events import author_of, event_of, has_role_author, is_real, possessor
from travaux.finders.text_title import (
    SETTLED,
    Frame,
    TitleWords,
    is_definite,
    is_owned,
    status_of,
    version_of,
)
from travaux.model import PartyRef, Span, TextKind, TextStatus, When

_LINK = frozenset({"of", "on", "and", "the", "between", "among", "for", "concerning", "regarding"})
_TELLING = frozenset(
    {"of", "on", "between", "with", "banning", "for", "about", "among", "over", "against"}
)
_TOPIC = frozenset({"on", "against", "banning", "to"})
_WITHIN = frozenset({"of", "between", "among"})
_RIGHT = frozenset({"DET", "ADJ", "NOUN", "PROPN", "NUM", "CCONJ", "PART"})
_NUMBERED = re.compile(r"(?:No\.?\s*)?\d[\d/()-]*")
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
    if token.pos_ not in {"NOUN", "PROPN"} or _of_a_person(token):
        return False
    if token.i + 1 == len(token.doc):
        return True
    after = token.nbor(1)
    if after.pos_ in {"NOUN", "PROPN"} and token.dep_ in {"compound", "nmod", "amod"}:
        return False
    if token.lower_ == "draft" and _leads_to_kind(after):
        return False
    return not (after.text in {"-", "–"} and not after.whitespace_ and not token.whitespace_)


def _of_a_person(token: Token) -> bool:
    """Whether the word is in a person's name; at its end only "Bill" is."""
    if token.ent_type_ != "PERSON":
        return False
    goes_on = token.i + 1 < len(token.doc) and token.nbor(1).ent_iob_ == "I"
    return goes_on or text_words().kinds.get(token.lower_) is TextKind.BILL


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
    formal = noun.text[0].isupper() and (first.i > left or noun.text != noun.text.upper())
    quoted = _quoted_title(near, noun)
    right = _right_edge(near, noun, formal)
    span = quoted or span_of(noun.doc, left, right)
    return _described(near, noun, kind, word, span, Frame(left, right, formal, bool(quoted)))


def _described(
    near: Near, noun: Token, kind: TextKind, word: str, span: Span, frame: Frame
) -> TextMention | None:
    doc = noun.doc
    status, event, governor = event_of(noun)
    if not _made_jointly(near, frame, noun, word, governor):
        return None
    modifiers = _parties_before(near, doc, frame.left, noun.i)
    author = author_of(near, noun, event, governor) or possessor(near, doc, frame.left, noun, kind)
    title = " ".join(span.of(near.annotated.text).split())
    words = TitleWords(near, noun, kind, word, frame, title)
    words.real = governor is not None and is_real(governor)
    named = near.parties(span)
    when = _when(near, noun, governor, frame)
    by_role = has_role_author(noun, event, governor)
    return TextMention(
        span=span,
        title=title,
        noun=word,
        kind=kind,
        formal=words.formal,
        definite=is_definite(doc, frame.left),
        specific=_specific(
            words,
            told=_told(doc, frame, named, modifiers),
            authored=author is not None or by_role,
            done=event is not None,
        ),
        compared=is_compared(near.annotated.text, span.start),
        plural=word in text_words().plurals,
        named=named,
        modifiers=modifiers,
        author=author,
        addressees=_addressees(near, doc, noun, frame.right, author),
        when=when,
        status=status_of(words, status),
        version=version_of(title),
    )


def _made_jointly(near: Near, frame: Frame, noun: Token, word: str, governor: Token | None) -> bool:
    """Whether a noun that only sometimes names a text on the table does so here."""
    words, single, doc = text_words(), word.removesuffix("s"), noun.doc
    before = [t.lower_ for t in doc[frame.left : noun.i]]
    if single in words.written_only:
        handed = governor is not None and governor.lemma_.lower() in words.handed
        owned = is_owned(doc, frame.left) or doc[frame.left - 1].lower_ == "own"
        return "written" in before or (handed and frame.left > 0 and owned)
    if single in words.joint_only and (words.joint | {"draft"}).intersection(before):
        return True
    if single in words.signed_only:
        after = doc[noun.i + 1 : noun.i + 3]
        principles = len(after) == 2 and after[1].lower_ in words.of_what
        return principles or _is_out(governor) or _dated(near, doc, frame, noun)
    return single not in words.joint_only


def _is_out(governor: Token | None) -> bool:
    """Whether the text is told to have been signed, adopted or issued."""
    words = text_words()
    if governor is None:
        return False
    event = words.events.get(governor.lemma_.lower()) or words.event_nouns.get(governor.lower_)
    return event is not None and event.status in {*SETTLED, TextStatus.PROPOSED}


def _dated(near: Near, doc: Doc, frame: Frame, noun: Token) -> bool:
    before = doc[frame.left : noun.i]
    timed = bool(near.times(span_of(doc, frame.left, noun.i))) if before else False
    return timed and is_definite(doc, frame.left)


def _told(
    doc: Doc, frame: Frame, named: tuple[PartyRef, ...], modifiers: tuple[PartyRef, ...]
) -> bool:
    """Whether the parties in the title tell which text it is."""
    if len(named) > 1 or (modifiers and is_definite(doc, frame.left)):
        return True
    after = {t.lower_ for t in doc[frame.left : frame.right]}
    return bool(named) and not after.isdisjoint({"with", "between"})


def _specific(words: TitleWords, *, told: bool, authored: bool, done: bool) -> bool:
    """Whether the words tell enough to stand for a text of their own."""
    table, single = text_words(), words.word.removesuffix("s")
    if words.one_of_several and words.formal:
        return False
    if words.formal or words.counted:
        return authored or done or words.kind not in words.unspecific
    if single in table.alone or words.topical:
        return words.word not in table.plurals or authored
    if single in table.written_only | table.signed_only:
        out = words.written or single in table.signed_only
        return authored or told or (out and (done or words.dated or words.of_what))
    if words.general or words.joint:
        return authored or (words.general and words.dated) or (words.joint and done)
    return _told_apart(words, authored, done) or _strong_enough(words, told, authored)


_TABLED = frozenset({"amendment", "letter", "note"})
"""Texts that several at once can be of one author."""
_MADE = frozenset({TextKind.PROPOSAL, TextKind.LETTER})


def _told_apart(words: TitleWords, authored: bool, done: bool) -> bool:
    """Whether its matter, its date or what is done with it tells one text from others."""
    table, single = text_words(), words.word.removesuffix("s")
    if words.word in table.plurals:
        return authored and done and single in _TABLED
    if words.matter:
        return done or words.definite
    if words.kind in _MADE:
        return authored or words.dated
    if words.drafted:
        return done or words.topic or (words.definite and not words.general)
    strong = words.kind in table.strong or single in {"roadmap", "road map", "accord"}
    return (strong and done) or (words.kind is TextKind.AGREEMENT and words.real and words.topic)


def _strong_enough(words: TitleWords, told: bool, authored: bool) -> bool:
    """Whether a noun for one kind of text tells, with its parties or its author, which it is."""
    table = text_words()
    strong = words.kind in table.strong
    if words.drafted:
        return told or authored
    if words.word in table.plurals and not strong and words.kind is not TextKind.AGREEMENT:
        return False
    return (told and (strong or words.kind is TextKind.AGREEMENT)) or (
        authored and (strong or told)
    )


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
        if near.in_time(token) or not (token.pos_ in _RIGHT or token.lower_ in _WITHIN):
            break
        if token.lower_ == "and" and _another(doc, at + 1):
            break
        if token.pos_ in {"NOUN", "PROPN", "NUM"} or token.tag_ == "NNP":
            end = at + 1
        at += 1
    return end


def _another(doc: Doc, at: int) -> bool:
    """Whether another text is named from token ``at`` on: "a treaty with A and an agreement"."""
    kinds = text_words().kinds
    return doc[at : at + 1].text.lower() in {"a", "an", "another"} and any(
        token.lower_ in kinds for token in doc[at + 1 : at + 4]
    )


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


def _when(near: Near, noun: Token, governor: Token | None, frame: Frame) -> When | None:
    """The time of what is done with the text, or the one that stands right beside the noun."""
    sentence = near.annotated.sentence_at(noun.idx)
    around = Span(max(sentence.start, noun.idx - _NEAR), min(sentence.end, noun.idx + _NEAR))
    times = near.times(around) if around.end > around.start else ()
    joints = {"of", "from", "dated", "dated on", *(("", "on", "in") if governor else ())}
    start, end = noun.doc[frame.left].idx, noun.doc[frame.right - 1]
    stop = end.idx + len(end.text)
    for time in times:
        between = near.annotated.text[stop : time.span.start] if time.span.start >= stop else "-"
        if between.strip(" ,(") in joints or between.endswith(" dated "):
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

"""What a bulletin attributes by a noun or a passive: "Peru's request for X", "X urged by Peru"."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from travaux.finders.attribution_parts import Attribution, Page
from travaux.finders.bulletin_names import Names, Subject
from travaux.model import Span

__all__ = ["motions"]

_ABOUT = frozenset(
    ("for", "on", "to", "that", "against", "about", "of", "over", "concerning", "regarding")
)
_NEAR = 10  # tokens between a party's name and its noun
_LONG = 150  # tokens of what a noun is about
_FROM = (("by",), ("from",))


def motions(page: Page, names: Names, first: int, end: int) -> Iterator[Attribution]:
    """The attributions by nouns and passives among the tokens from ``first`` to ``end``."""
    for i in range(first, end - 1):
        token = page.tokens[i]
        if page.quote_at(token.idx) is not None:
            continue
        if token.lower_ in page.cues.motions:
            yield from _by_noun(page, names, token)
        elif token.tag_ == "VBN" and page.tokens[i + 1].lower_ == "by":
            yield from _by_passive(page, names, token)


def _by_noun(page: Page, names: Names, noun: Token) -> Iterator[Attribution]:
    owner, at = _owner(page, names, noun)
    if owner is None:
        return
    cue = Span(noun.idx, noun.idx + len(noun))
    sides = names.asides(at, Subject((), (), at)) if page.tokens[at].text == "," else None
    if sides and sides.sides:
        at = sides.end + (page.tokens[sides.end].text == ",")
    if at >= names.end or page.tokens[at].lower_ not in _ABOUT:
        return
    content = page.span(at, _end(page, names, noun, at))
    if content is None:
        return
    yield Attribution(owner, cue, (content,))
    for side in sides.sides if sides else ():
        words = Span(page.tokens[side.first].idx, page.tokens[side.last].idx + 2)
        for group in side.groups:
            who = page.span(group.first, group.last)
            if who:
                yield Attribution(who, words, (content,))


def _owner(page: Page, names: Names, noun: Token) -> tuple[Span | None, int]:
    """Whose noun it is, and the token after both: "Peru's request", "a request by Peru"."""
    i = noun.i
    for start in range(max(0, i - _NEAR), i):
        name = names.names.get(start)
        possessive = name and name.end == i - 1 and page.tokens[i - 1].tag_ == "POS"
        if name and (name.end == i or possessive):
            return page.span(start, name.end - 1), i + 1
    start = names.words(i + 1, *_FROM)
    subject = names.subject(start) if start else None
    if subject is None or subject.sides or len(subject.groups) > 1:
        return None, i
    group = subject.groups[0]
    return page.span(group.first, group.last), subject.end


def _end(page: Page, names: Names, noun: Token, at: int) -> int:
    """The last token of what a noun is about, from token ``at`` on."""
    word = page.tokens[at]
    heads = [word, *word.ancestors]
    inside = [h for h in heads if h.i >= noun.i and h.left_edge.i >= noun.left_edge.i]
    last = max((h.right_edge.i for h in (noun, *inside) if h.right_edge.i >= at), default=at)
    if word.lower_ in ("to", "that") and word.head.i > at:
        last = max(last, word.head.right_edge.i)
    last = min(last, at + _LONG)
    commas = (t.i for t in page.tokens[at : last + 1] if t.text == "," and names.subject(t.i + 1))
    return min(last, next(commas, last + 1) - 1)


def _by_passive(page: Page, names: Names, verb: Token) -> Iterator[Attribution]:
    cue = page.cues.verbs.get(verb.lower_)
    subject = names.subject(verb.i + 2)
    if cue is None or cue.lemma not in page.cues.positions or subject is None:
        return
    pieces = _patient(page, verb, subject)
    if not pieces:
        return
    start = verb.i
    while page.tokens[start - 1].dep_ in ("auxpass", "aux") and page.tokens[start - 1].head == verb:
        start -= 1
    words = Span(page.tokens[start].idx, page.tokens[verb.i + 1].idx + 2)
    for group in subject.groups:
        who = page.span(group.first, group.last)
        if who:
            yield Attribution(who, words, pieces)


def _patient(page: Page, verb: Token, subject: Subject) -> tuple[Span, ...]:
    """What was done so: the noun that a participle stands behind, or the subject of a passive."""
    while verb.dep_ == "conj" and verb.head.i < verb.i:
        verb = verb.head
    if verb.dep_ in ("acl", "relcl") and verb.i > verb.head.i:
        noun, rest = verb.head, verb.head.right_edge.i
        if page.tokens[verb.i - 1].text == ",":
            return ()
        spans = [page.span(noun.left_edge.i, verb.i - 1)]
        if rest >= subject.end and page.tokens[subject.end].tag_ in ("VBG", "TO", "IN", "WDT"):
            spans.append(page.span(subject.end, rest))
        return tuple(s for s in spans if s)
    patient = next((c for c in verb.lefts if c.dep_ == "nsubjpass"), None)
    if patient is None or patient.pos_ == "PRON":
        return ()
    span = page.span(patient.left_edge.i, patient.right_edge.i)
    return (span,) if span else ()

"""What is done with a text, and by whom."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc, Token

from travaux.codebook.text_kinds import TextEvent, text_words
from travaux.finders.mentions import Mention, MentionForm
from travaux.finders.near import Near, parties_of
from travaux.finders.phrases import left_edge, span_of
from travaux.model import PartyRef, Span, TextKind, TextStatus

__all__ = ["author_of", "event_of", "has_role_author", "is_real", "possessor"]


def event_of(noun: Token) -> tuple[TextStatus | None, TextEvent | None, Token | None]:
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
            return (event.status if is_real(governor) else None), event, governor
    return None, None, None


def _governors(noun: Token) -> Iterator[Token]:
    """The verbs and nouns that do something with the noun: above it, and below it."""
    if noun.dep_ in {"dobj", "nsubjpass", "obj"}:
        yield noun.head
    if noun.dep_ == "conj" and noun.head.dep_ in {"dobj", "nsubjpass"}:
        yield noun.head.head
    if noun.dep_ == "pobj" and noun.head.lower_ == "of":
        yield noun.head.head
    named_for = [o for c in noun.children if c.lower_ in {"of", "on"} for o in c.children]
    for above in (noun, *named_for):
        for child in above.children:
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


_SUPPOSING = frozenset({"if", "once", "unless", "until", "when", "whether"})


def is_real(governor: Token) -> bool:
    """Whether what the verb says is told as done: not denied, wished, to come or supposed."""
    beside = (*governor.children, *(governor.head.children if governor.dep_ != "ROOT" else ()))
    if any(c.lower_ in _SUPPOSING and c.i < governor.i for c in beside):
        return False
    if any(c.dep_ == "neg" or c.tag_ == "MD" for c in governor.children):
        return False
    if any(c.tag_ == "TO" for c in governor.children):
        return False
    return governor.tag_ not in {"VB", "VBP"}


def author_of(
    near: Near, noun: Token, event: TextEvent | None, governor: Token | None
) -> PartyRef | None:
    """Who made the text, where the words around it say so."""
    if event is None or governor is None or not event.by_author:
        return _maker(near, noun) or _writer(near, noun)
    agent = _agent(near, governor) or _agent(near, noun)
    if agent is not None or (governor.tag_ == "VBN" and governor.dep_ == "acl"):
        return agent
    return _subject_party(near, governor)


def _maker(near: Near, noun: Token) -> PartyRef | None:
    """Who made a text of which something else is told first: "rejected a draft tabled by A"."""
    for child in noun.subtree:
        event = text_words().events.get(child.lemma_.lower()) if child.tag_ == "VBN" else None
        if event is not None and event.by_author and child.i > noun.i:
            return _agent(near, child)
    return None


def _writer(near: Near, noun: Token) -> PartyRef | None:
    """Who says or does something "in a letter"."""
    above = noun.head
    if noun.dep_ != "pobj" or above.lower_ != "in" or above.head.pos_ != "VERB":
        return None
    letter = text_words().kinds.get(noun.lower_) is TextKind.LETTER
    return _subject_party(near, above.head) if letter else None


def has_role_author(noun: Token, event: TextEvent | None, governor: Token | None) -> bool:
    """Whether an office of the negotiation made the text ("a draft by the chair")."""
    heads = [child for child in noun.children if child.lower_ in {"by", "of", "from"}]
    heads += [child for child in noun.children if child.dep_ == "poss"]
    if event is not None and governor is not None and event.by_author:
        heads += [child for child in governor.children if child.dep_ in {"agent", "nsubj"}]
    roles = text_words().role_authors
    return any(token.lower_ in roles for head in heads for token in (head, *head.children))


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
        subjects = [c for c in at.children if c.dep_ == "nsubj" and c.i < governor.i]
        if subjects:
            return next((p for c in subjects if (p := _party_at(near, c))), None)
        if at.dep_ not in {"xcomp", "pcomp", "prep", "advcl", "conj", "acl", "pobj", "dobj"}:
            return None
        at = at.head
    return None


def _party_at(near: Near, token: Token) -> PartyRef | None:
    """The party of the mention that ends at or holds ``token``, or else of its apposition."""
    apposed = next((t for t in token.subtree if t.dep_ == "appos" and t.i != token.i), None)
    return _party_ending(near, token) or (_party_ending(near, apposed) if apposed else None)


def _party_ending(near: Near, token: Token) -> PartyRef | None:
    span = Span(token.left_edge.idx, token.idx + len(token.text))
    with_party: list[Mention] = [m for m in near.mentions.inside(span) if m.party is not None]
    holding = [m for m in with_party if m.span.end >= token.idx]
    return (holding or with_party)[-1].party if with_party else None


def possessor(near: Near, doc: Doc, left: int, noun: Token, kind: TextKind) -> PartyRef | None:
    """The party whose text it is said to be ("Russia's draft", "the Iranian proposal")."""
    if left > 1 and doc[left - 1].lower_ == "own":
        left -= 1
    if left > 1 and doc[left - 1].tag_ == "POS":
        return _party_at(near, doc[left - 2])
    if left > 0 and doc[left - 1].lower_ in {"its", "their", "his", "her"}:
        return _party_at(near, doc[left - 1])
    lower = {token.lower_ for token in doc[left : noun.i]}
    draft = {"draft", "proposed"} & lower or kind in {
        TextKind.PROPOSAL,
        TextKind.LETTER,
        TextKind.NON_PAPER,
    }
    first = near.mentions.inside(span_of(doc, left, noun.i)) if draft and left < noun.i else ()
    demonyms = [m for m in first if m.form is MentionForm.DEMONYM and m.party]
    return demonyms[0].party if len({m.party for m in demonyms}) == 1 else None

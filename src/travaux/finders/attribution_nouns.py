"""Attribution by a noun: "Russia's position that …", "a promise to …", "the demand is that …"."""

from __future__ import annotations

from spacy.tokens import Token

from travaux.finders.attribution_parts import Attribution, Page
from travaux.model import Span

__all__ = ["by_noun"]


def by_noun(page: Page, noun: Token) -> Attribution | None:
    """The attribution that a noun makes with a that-clause or an infinitive, or None."""
    clause = _clause(noun)
    if clause is None or _is_uttered(page, noun):
        return None
    content = page.span(clause.left_edge.i, clause.right_edge.i)
    source = _owner(page, noun, clause)
    if content is None:
        return None
    cue = Span(noun.idx, noun.idx + len(noun))
    if source is None and not _predicate(noun):
        return None
    return Attribution(source, cue, (content,))


def _is_uttered(page: Page, noun: Token) -> bool:
    """Whether a verb already attributes what the noun names: "reiterated its proposal that"."""
    above = noun.head
    cue = page.cues.verbs.get(above.lower_) if noun.dep_ == "dobj" else None
    return cue is not None and "np" in cue.acts


def _clause(noun: Token) -> Token | None:
    for child in noun.rights:
        edge = child.left_edge.lower_
        if child.dep_ in ("acl", "relcl", "ccomp") and edge == "that" and _full(child):
            return child
        if child.dep_ == "acl" and edge == "to" and child.left_edge.i == noun.i + 1:
            return child
    if _predicate(noun):
        rights = [c for c in noun.head.rights if not c.is_punct]
        return next((c for c in rights[:1] if c.left_edge.lower_ == "that"), None)
    return None


def _full(clause: Token) -> bool:
    """Whether "that" joins a whole clause and stands for nothing in it."""
    that = clause.left_edge
    own = [c for c in clause.lefts if c.dep_ in ("nsubj", "nsubjpass", "expl") and c != that]
    return bool(own) and that.dep_ == "mark"


def _predicate(noun: Token) -> bool:
    """Whether the noun is what is said to be: "the demand is that …"."""
    return noun.dep_ == "nsubj" and noun.head.lemma_ == "be"


def _owner(page: Page, noun: Token, clause: Token) -> Span | None:
    """Whose noun it is: "Russia's demand", "the demand by Russia that"."""
    for child in noun.children:
        if child.dep_ == "poss":
            return page.span(child.left_edge.i, child.right_edge.i)
        if child.dep_ == "prep" and child.lower_ in ("by", "from", "of") and child.i < clause.i:
            owner = next((c for c in child.rights if c.dep_ == "pobj"), None)
            if owner is not None:
                last = min(owner.right_edge.i, clause.left_edge.i - 1)
                return page.span(owner.left_edge.i, last)
    return None

"""Who is said to have said what: sources, cues and contents that belong together.

Where a trained reader has read the document, what it heard is the ground; rules on parse and
quotation marks add what it cannot see and keep quotes whole. Without one, rules read alone.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from spacy.tokens import Token

from travaux.finders.attribution_asides import according_to, in_passing, in_view
from travaux.finders.attribution_bulletin import Bulletin, by_bulletin
from travaux.finders.attribution_heard import by_training
from travaux.finders.attribution_nouns import by_noun
from travaux.finders.attribution_parts import Attribution, Page, frames_of
from travaux.finders.attribution_quotes import by_quotes
from travaux.finders.attribution_sides import with_sides
from travaux.finders.attribution_verbs import by_adjective, by_verb
from travaux.language.annotated import Annotated

__all__ = ["Attribution", "attributions", "rules"]

_VIEWS = frozenset(
    (
        "view",
        "opinion",
        "judgment",
        "judgement",
        "estimation",
        "eyes",
        "words",
        "assessment",
        "reading",
    )
)


def attributions(annotated: Annotated) -> tuple[Attribution, ...]:
    """All attributions of a document, in the order of their first words."""
    page = Page.of(annotated)
    found = rules(page)
    if annotated.heard is not None:
        heard = by_training(page, annotated.heard, found)
        found = tuple(clean for one in with_sides(page, heard) if (clean := _apart(one)))
    return tuple(sorted(_taking_over(page, found), key=_place))


def rules(page: Page) -> tuple[Attribution, ...]:
    """What rules on parse and quotation marks find, in the order of their first words."""
    quoted = by_quotes(page)
    taken = frozenset(verb for _, verb in quoted if verb is not None)
    alone = [a for a, verb in quoted if verb is None]
    told = [*(a for a, verb in quoted if verb is not None), *_by_clauses(page, taken)]
    told = [clean for found in with_sides(page, told) if (clean := _apart(found))]
    return tuple(sorted(_carried(page, told, alone), key=_place))


def _taking_over(page: Page, told: Iterable[Attribution]) -> list[Attribution]:
    """``told``, and in the place of what it has of bulletin-like sentences the reading of those."""
    bulletin = by_bulletin(page)
    others = [a for a in told if not _claimed(page, bulletin, a)]
    return [*others, *filter(None, map(_apart, bulletin.attributions))]


def _claimed(page: Page, bulletin: Bulletin, found: Attribution) -> bool:
    cue = found.cue or found.content[0]
    return page.annotated.sentence_index(cue.start) in bulletin.sentences


def _apart(found: Attribution) -> Attribution | None:
    """An attribution whose content does not overlap its source or cue, or None."""
    others = [s for s in (found.source, found.cue) if s]
    content = tuple(s for s in found.content if not any(s.overlaps(o) for o in others))
    return replace(found, content=content) if content else None


def _carried(page: Page, told: list[Attribution], alone: list[Attribution]) -> list[Attribution]:
    """A quote alone after a sentence that tells what somebody said goes on with it.

    "He said it was late. “We must act.”" is one speaker's, in one paragraph; a quote with no such
    sentence just before it stays nobody's.
    """
    ends: dict[int, int] = {}
    for i, found in enumerate(told):
        if _says(page, found):
            ends[page.annotated.sentence_index(found.content[-1].start)] = i
    rest = []
    for quote in alone:
        at = page.annotated.sentence_index(quote.content[0].start)
        if at - 1 not in ends or not _same_paragraph(page, told[ends[at - 1]], quote):
            rest.append(quote)
            continue
        i = ends[at - 1]
        told[i] = replace(told[i], content=(*told[i].content, *quote.content))
        ends[page.annotated.sentence_index(quote.content[-1].end - 1)] = i
    return [*told, *rest]


def _says(page: Page, found: Attribution) -> bool:
    """Whether the cue is a verb of saying with a named source."""
    tokens = page.annotated.token_span(found.cue) if found.cue else None
    if tokens is None or found.source is None:
        return False
    return any(
        "quote" in page.cues.verbs[t.lower_].acts for t in tokens if t.lower_ in page.cues.verbs
    )


def _same_paragraph(page: Page, first: Attribution, second: Attribution) -> bool:
    at = page.annotated.paragraph_at
    return at(first.content[-1].start) == at(second.content[0].start)


def _by_clauses(page: Page, taken: frozenset[int]) -> Iterator[Attribution]:
    for token in page.tokens:
        word = token.lower_
        if word == "according":
            found = according_to(page, token)
        elif word in _VIEWS and (view := in_view(page, token)):
            found = view
        elif word in page.cues.adjectives and _is_state(token):
            found = by_adjective(page, token)
            if found is None and word in page.cues.verbs:
                found = _by_verb(page, token, taken)
        elif word in page.cues.verbs:
            found = _by_verb(page, token, taken)
            if found is None and token.pos_ == "NOUN" and word in page.cues.nouns:
                found = _by_noun(page, token)
        elif word in page.cues.nouns and token.pos_ == "NOUN":
            found = _by_noun(page, token)
        else:
            continue
        if found:
            yield found


def _is_state(word: Token) -> bool:
    """Whether an adjective, or a participle like one, stands after "be": "is opposed to"."""
    return word.dep_ == "acomp" or any(c.dep_ == "auxpass" for c in word.lefts)


def _by_verb(page: Page, token: Token, taken: frozenset[int]) -> Attribution | None:
    if token.i in taken or token.pos_ not in ("VERB", "AUX") or page.quote_at(token.idx):
        return None
    cue = page.cues.verbs[token.lower_]
    found = by_verb(page, token, cue)
    if found is None and "quote" in frames_of(token, cue):
        found = in_passing(page, token)
    return found


def _by_noun(page: Page, token: Token) -> Attribution | None:
    return None if page.quote_at(token.idx) else by_noun(page, token)


def _place(found: Attribution) -> tuple[int, int]:
    spans = [*found.content, *(s for s in (found.source, found.cue) if s)]
    return min(s.start for s in spans), max(s.end for s in spans)

"""Who is said to have said what: sources, cues and contents, by rules on parse and quotes."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator

from spacy.tokens import Token

from travaux.finders.attribution_asides import according_to, in_passing, in_view
from travaux.finders.attribution_lists import by_lists
from travaux.finders.attribution_nouns import by_noun
from travaux.finders.attribution_parts import Attribution, Page, frames_of
from travaux.finders.attribution_quotes import by_quotes, labelled
from travaux.finders.attribution_sides import with_sides
from travaux.finders.attribution_turns import by_turns, through_records, without_address
from travaux.finders.attribution_verbs import by_adjective, by_verb
from travaux.language.annotated import Annotated

__all__ = ["Attribution", "attributions"]

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
    quoted = by_quotes(page)
    taken = frozenset(verb for _, verb in quoted if verb is not None)
    alone = [a for a, _ in quoted if a.source is None and a.cue is None]
    told = [*(a for a, _ in quoted if a.source or a.cue), *_by_clauses(page, taken)]
    told = [clean for found in with_sides(page, told) if (clean := _apart(found))]
    told = _carried(page, [*told, *_beyond(by_lists(page), told)], alone)
    turns = by_turns(page)
    told = (
        _with_turns(turns, list(without_address(page, told)))
        if turns
        else through_records(page, told)
    )
    return tuple(sorted(told, key=_place))


def _beyond(listed: list[Attribution], told: list[Attribution]) -> Iterator[Attribution]:
    """Those in lists whose cue nothing else has found with a source of its own."""
    cues = {found.cue.end for found in told if found.cue and found.source}
    yield from (found for found in listed if found.cue and found.cue.end not in cues)


def _with_turns(turns: list[Attribution], told: list[Attribution]) -> list[Attribution]:
    """All attributions of a transcript: its turns, and in them what others are said to have said.

    Words in a turn that have no source of their own are its speaker's and in the turn already.
    """
    starts = [turn.content[0].start for turn in turns]

    def within(found: Attribution) -> bool:
        at = bisect_right(starts, found.content[0].start) - 1
        return at >= 0 and turns[at].content[0].contains(found.content[0])

    return [*turns, *(a for a in told if a.source or not within(a))]


def _apart(found: Attribution) -> Attribution | None:
    """An attribution whose content does not overlap its source or cue, or None."""
    others = [s for s in (found.source, found.cue) if s]
    content = tuple(s for s in found.content if not any(s.overlaps(o) for o in others))
    return Attribution(found.source, found.cue, content) if content else None


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
        told[i] = Attribution(told[i].source, told[i].cue, (*told[i].content, *quote.content))
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
    return found or labelled(page, token)


def _by_noun(page: Page, token: Token) -> Attribution | None:
    return None if page.quote_at(token.idx) else by_noun(page, token)


def _place(found: Attribution) -> tuple[int, int]:
    spans = [*found.content, *(s for s in (found.source, found.cue) if s)]
    return min(s.start for s in spans), max(s.end for s in spans)

"""Attribution beside a sentence: "…, officials said", "according to …", "in the words of …"."""

from __future__ import annotations

import re

from spacy.tokens import Token

from travaux.finders.attribution_parts import (
    Attribution,
    Page,
    cue_tokens,
    leading_verb,
    subject_of,
)
from travaux.finders.attribution_verbs import source_span
from travaux.model import Span

__all__ = ["according_to", "in_passing", "in_view"]

_ADJUNCTS = frozenset({"prep", "npadvmod", "advmod", "dobj", "dative", "tmod", "prt"})
_ASIDE = 8  # tokens between "in" and the noun whose it is
_DATELINE = re.compile(
    r"[A-Z][A-Z'’.-]+(?:[ /][A-Z'’.-]+){0,3}(?:, [\w .]{2,24})?(?: \([^)\n]{2,24}\))? ?[–—-]{1,2} "
)
_ENDS = frozenset({".", "!", "?", ";"})
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})


def in_passing(page: Page, verb: Token) -> Attribution | None:
    """The attribution of a sentence that ``verb`` interrupts or ends: "Talks, she said, go on."."""
    led = leading_verb(verb, page.cues)
    subject = subject_of(led, page.cues)
    if subject is None or subject.dep_ not in ("nsubj", "nsubjpass") or verb.tag_ == "VBG":
        return None
    if subject.head not in (verb, led) or led.dep_ == "relcl":
        return None
    start, end = cue_tokens(verb, led)
    if page.tokens[start].tag_ == "MD":
        return None
    first = min(start, subject.left_edge.i)
    last = max(end, subject.right_edge.i)
    for child in verb.rights:
        gap = child.left_edge.i - last - 1
        apart = gap == 1 and child.dep_ == "prep" and page.tokens[last + 1].text == ","
        if child.dep_ in _ADJUNCTS and (gap == 0 or apart):
            last = child.right_edge.i
    content = _around(page, first, last)
    if not content or content[0].start >= page.tokens[first].idx:
        return None
    cue = Span(page.tokens[start].idx, page.tokens[end].idx + len(page.tokens[end]))
    return Attribution(source_span(page, subject, verb), cue, content)


def according_to(page: Page, token: Token) -> Attribution | None:
    """The attribution by "according to" whose first word is ``token``."""
    tokens = page.tokens
    if token.i + 2 >= len(tokens) or tokens[token.i + 1].lower_ != "to":
        return None
    to = tokens[token.i + 1]
    noun = next((c for c in to.rights if c.dep_ in ("pobj", "pcomp")), None)
    if noun is None:
        return None
    last = noun.right_edge.i
    source = page.span(to.i + 1, last)
    content = _around(page, token.i, last)
    if source is None or not content:
        return None
    return Attribution(source, Span(token.idx, to.idx + len(to)), content)


def in_view(page: Page, noun: Token) -> Attribution | None:
    """The attribution by "in Peru's view, …" or "in the words of one delegate, …"."""
    prep = noun.head
    if noun.dep_ != "pobj" or prep.lower_ != "in" or noun.i - prep.i > _ASIDE:
        return None
    owner = next((c for c in noun.lefts if c.dep_ == "poss"), None)
    if owner is not None and owner.pos_ == "PRON" and noun.lower_ in ("words", "eyes"):
        return None
    if owner is not None:
        cue, source = (
            Span(noun.idx, noun.idx + len(noun)),
            page.span(owner.left_edge.i, owner.right_edge.i),
        )
    else:
        of = next((c for c in noun.rights if c.lower_ == "of" and c.i == noun.i + 1), None)
        who = next((c for c in of.rights if c.dep_ == "pobj"), None) if of is not None else None
        if of is None or who is None:
            return None
        cue, source = Span(prep.idx, of.idx + len(of)), page.span(who.left_edge.i, who.right_edge.i)
    content = _around(page, prep.i, noun.right_edge.i)
    return Attribution(source, cue, content) if content and source else None


def _around(page: Page, first: int, last: int) -> tuple[Span, ...]:
    """What stands before and after tokens ``first`` to ``last`` in their sentence.

    Empty where they are not set off from it, or nothing with a verb is left.
    """
    tokens = page.tokens
    sentence = page.annotated.sentence_at(tokens[first].idx)
    dateline = _DATELINE.match(page.annotated.text, sentence.start, sentence.end)
    begin = page.token_at(dateline.end() if dateline else sentence.start)
    stop = page.token_at(sentence.end)
    if first < begin or last >= stop:
        return ()
    before = page.span(begin, first - 1) if _set_off(tokens[first - 1]) and first > begin else None
    after = None
    if last + 1 < stop and tokens[last + 1].text in (",", ":") and tokens[last + 1].text:
        after = page.span(last + 2, stop - 1) if last + 2 < stop else None
        if after and tokens[last + 2].tag_ == "VBG":
            after = None
    elif last + 1 < stop and tokens[last + 1].text not in _ENDS and not tokens[last + 1].is_quote:
        return ()
    spans = tuple(s for s in (before, after) if s)
    words = [t for s in spans for t in page.annotated.token_span(s) or ()]
    return spans if any(t.tag_ in _FINITE for t in words) else ()


def _set_off(token: Token) -> bool:
    return token.text in (",", "—", "–", "--", "-") or token.is_quote or token.is_right_punct

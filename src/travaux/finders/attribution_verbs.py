"""Attribution by a verb and its clause: "X said that …", "X demanded …", "was accused by X of …"."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from travaux.codebook.cues import VerbCue
from travaux.finders.attribution_parts import (
    Attribution,
    Page,
    cue_tokens,
    is_passive,
    leading_verb,
    subject_of,
)
from travaux.model import Span

__all__ = ["by_verb", "source_span"]

_SMALL = frozenset({"ccomp", "oprd", "xcomp", "attr", "acomp"})


def by_verb(page: Page, verb: Token, cue: VerbCue) -> Attribution | None:
    """The attribution that ``verb`` makes with the clause or phrase it governs, or None."""
    if is_passive(verb):
        return _passive(page, verb, cue)
    found = _governed(verb, cue)
    if found is None:
        return None
    first, last, link = found
    subject = subject_of(verb)
    if subject is None or _bare_infinitive(verb, page):
        return None
    start, end = cue_tokens(verb, leading_verb(verb, page.cues))
    if link and link.i == end + 1:
        end = link.i
    if end + 1 < len(page.tokens) and page.tokens[end + 1].text == ":":
        end += 1
    content = page.span(first, last)
    cue_words = Span(page.tokens[start].idx, page.tokens[end].idx + len(page.tokens[end]))
    if content is None or content.overlaps(cue_words):
        return None
    return Attribution(source_span(page, subject, verb), cue_words, (content,))


def _bare_infinitive(verb: Token, page: Page) -> bool:
    """Whether ``verb`` is an infinitive that no leading verb makes an act: "came to defend"."""
    led = leading_verb(verb, page.cues)
    return led == verb and any(c.tag_ == "TO" for c in verb.lefts)


def source_span(page: Page, noun: Token, verb: Token) -> Span | None:
    """The noun phrase of ``noun`` without what belongs to ``verb``.

    The comma that closes an apposition before the verb belongs to it.
    """
    first, last = noun.left_edge.i, noun.right_edge.i
    if first <= verb.i <= last:
        first, last = (first, verb.left_edge.i - 1) if noun.i < verb.i else (verb.i + 1, last)
    if first > noun.i or last < noun.i:
        first = last = noun.i
    for i in range(first, noun.i):
        if page.tokens[i].text in ("–", "—", "--", "-") and page.tokens[i].whitespace_:
            first = i + 1
    found = page.span(first, last)
    text = page.annotated.text
    if found and "," in found.of(text) and text[found.end : found.end + 1] == "," and last < verb.i:
        return Span(found.start, found.end + 1)
    return found


def _governed(verb: Token, cue: VerbCue) -> tuple[int, int, Token | None] | None:
    """First and last token of what ``verb`` governs, and the preposition that links them."""
    frames = cue.acts
    noun: Token | None = None
    for child in verb.rights:
        dep = child.dep_
        if dep in ("dobj", "dative"):
            noun = noun or child
        elif dep in ("ccomp", "xcomp"):
            found = _clause(verb, child, noun, frames)
            if found:
                return (*found, None)
        elif dep in ("oprd", "attr", "acomp") and noun and "name" in frames:
            return noun.left_edge.i, child.right_edge.i, None
        elif dep in ("prep", "agent"):
            linked = _linked(child, noun, frames)
            if linked:
                return linked
    if noun and noun.dep_ == "dobj" and "np" in frames and noun.pos_ != "PRON":
        return noun.left_edge.i, noun.right_edge.i, None
    return None


def _clause(
    verb: Token, clause: Token, noun: Token | None, frames: object
) -> tuple[int, int] | None:
    assert isinstance(frames, dict)
    first, last = clause.left_edge.i, clause.right_edge.i
    if first <= verb.i:
        return None
    to = any(c.tag_ == "TO" for c in clause.lefts)
    own = any(c.dep_ in ("nsubj", "nsubjpass", "expl") for c in clause.lefts)
    if to and ("np-to" in frames) and (own or noun):
        return (first if own or not noun else noun.left_edge.i), last
    if to and "to" in frames and not own:
        return first, last
    if clause.tag_ == "VBG" and not own and "ing" in frames:
        return first, last
    if "name" in frames and not to and clause.pos_ not in ("VERB", "AUX"):
        return (noun.left_edge.i if noun else first), last
    if (
        "that" in frames
        and not to
        and (noun is None or "person" in frames or noun.dep_ == "dative")
    ):
        return first, last
    return None


def _linked(
    prep: Token, noun: Token | None, frames: object
) -> tuple[int, int, Token | None] | None:
    assert isinstance(frames, dict)
    word, last = prep.lower_, prep.right_edge.i
    if last == prep.i:
        return None
    if noun and (f"np-{word}" in frames or (word == "as" and "as" in frames)):
        return noun.left_edge.i, last, None
    if word in frames and (noun is None or "person" in frames):
        return prep.i + 1, last, prep
    return None


def _passive(page: Page, verb: Token, cue: VerbCue) -> Attribution | None:
    return None

"""What the rules of attribution share: the result, the page they read, and parts of a clause."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Mapping
from dataclasses import dataclass, field

from spacy.tokens import Doc, Token

from travaux.codebook.cues import Cues, VerbCue, load_cues
from travaux.language.annotated import Annotated, Quote
from travaux.model import Act, Span

__all__ = [
    "Attribution",
    "Page",
    "cue_tokens",
    "frames_of",
    "is_passive",
    "leading_verb",
    "subject_of",
]

_ASIDE = 4  # tokens between an auxiliary and its verb: "could not, however, accept"
_CLIMB = 8  # verbs between one and the verb that has its subject
_ABOVE = frozenset({"xcomp", "conj", "advcl", "pcomp", "dep"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_EMPTY = frozenset({"it", "there"})
_HYPHENS = frozenset({"-", "‐", "‑"})
_GROUP = frozenset({"aux", "auxpass", "neg", "advmod"})
_PARTICLES = frozenset({"out", "back", "forward", "aside"})
_EDGE = " \t\n\r\xa0,;:.-–—•*("
_OPEN_EDGE = " \t\n\r\xa0,;:.–—•*)"


@dataclass(frozen=True, slots=True)
class Attribution:
    """Words attributed to somebody: spans as PolNeAR's annotators mark them.

    ``source`` is None where nobody is named, ``cue`` where nothing but the quotation marks tells
    that somebody speaks; ``content`` has a span for every stretch, in order. ``probability`` is
    what a trained reader holds of it, None where only rules found it.
    """

    source: Span | None
    cue: Span | None
    content: tuple[Span, ...]
    probability: float | None = None


@dataclass(frozen=True, slots=True)
class Page:
    """An annotated document with what the rules look up in it."""

    annotated: Annotated
    quotes: tuple[Quote, ...]
    starts: tuple[int, ...]
    cues: Cues = field(default_factory=load_cues)

    @classmethod
    def of(cls, annotated: Annotated) -> Page:
        """The page of a document; its quotes are the outermost ones."""
        quotes = tuple(q for q in annotated.quotes if q.depth == 0)
        return cls(annotated, quotes, tuple(token.idx for token in annotated.tokens))

    @property
    def tokens(self) -> Doc:
        """The tokens of the document."""
        return self.annotated.tokens

    def quote_at(self, offset: int) -> Quote | None:
        """The outermost quote around ``offset``, or None."""
        at = bisect_right(self.quotes, offset, key=lambda q: q.outer.start) - 1
        if at >= 0 and offset < self.quotes[at].outer.end:
            return self.quotes[at]
        return None

    def quotes_in(self, start: int, end: int) -> tuple[Quote, ...]:
        """The outermost quotes that share something with ``[start, end)``, in order."""
        first = bisect_right(self.quotes, start, key=lambda q: q.outer.end)
        return self.quotes[first : bisect_left(self.quotes, end, key=lambda q: q.outer.start)]

    def token_at(self, offset: int) -> int:
        """The index of the first token that starts at or after ``offset``."""
        return bisect_left(self.starts, offset)

    def closed(self, span: Span) -> bool:
        """Whether the quote that ends with ``span`` is closed by a mark."""
        quote = self.quote_at(span.end - 1)
        return quote is None or quote.closed

    def span(self, first: int, last: int) -> Span | None:
        """The words of tokens ``first`` to ``last`` (inclusive), bare of punctuation at its edges.

        A quote that begins inside is taken whole, with its marks, and so is a hyphenated word.
        """
        if first > last:
            return None
        last = _word_end(self.tokens, last)
        start, end = self.tokens[first].idx, self.tokens[last].idx + len(self.tokens[last])
        return self.trimmed(start, end)

    def trimmed(self, start: int, end: int) -> Span | None:
        """``[start, end)`` bare of punctuation at its edges, and no quote cut in two."""
        text = self.annotated.text
        while start < end and text[start] in _OPEN_EDGE:
            start += 1
        opening = self.quote_at(start)
        if opening and start <= opening.inner.start:
            start = opening.outer.start
        closing = self.quote_at(end - 1) if end > start else None
        if closing and closing.outer.start >= start:
            return Span(start, closing.outer.end)
        while end > start and text[end - 1] in _EDGE:
            end -= 1
        closing = self.quote_at(end - 1) if end > start else None
        if closing and closing.outer.start >= start:
            end = closing.outer.end
        return Span(start, end) if end > start else None


def _word_end(tokens: Doc, last: int) -> int:
    """The last token of the hyphenated word that token ``last`` stands in: "non | - | starter"."""
    while last + 1 < len(tokens) and not tokens[last].whitespace_:
        joins = tokens[last].text in _HYPHENS or tokens[last + 1].text in _HYPHENS
        if not joins or not (tokens[last + 1].is_alpha or tokens[last + 1].text in _HYPHENS):
            break
        last += 1
    return last


def frames_of(verb: Token, cue: VerbCue) -> Mapping[str, Act]:
    """The acts by frame of ``verb`` with the word after it: "pointed" and "pointed out" differ."""
    if not cue.particles or verb.i + 1 >= len(verb.doc):
        return cue.acts
    return cue.before(verb.doc[verb.i + 1].lower_)


def is_passive(verb: Token) -> bool:
    """Whether ``verb`` is passive: "was accused", "a claim rejected by"."""
    if any(child.dep_ in ("auxpass", "nsubjpass") for child in verb.lefts):
        return True
    return verb.tag_ == "VBN" and verb.dep_ == "acl"


def subject_of(verb: Token, cues: Cues) -> Token | None:
    """The head of the subject of ``verb``, its own or that of the verb above; None where absent."""
    joined = True
    for step in range(_CLIMB):
        subjects = [c for c in verb.children if c.dep_ in _SUBJECTS]
        if subjects:
            nearest = next((c for c in reversed(subjects) if c.i < verb.i), subjects[0])
            return None if nearest.lower_ in _EMPTY and step == 0 and is_passive(verb) else nearest
        above = _above(verb)
        if above is None:
            return None
        if above.pos_ in ("NOUN", "PROPN", "PRON") and verb.dep_ == "acl":
            if (step == 0 and verb.tag_ == "VBD") or (joined and _can_speak(above, cues)):
                return above
            above = _governor(above)
        joined = joined and verb.dep_ == "conj"
        verb = above
    return None


def _above(verb: Token) -> Token | None:
    """What ``verb`` has its subject from, where it has none of its own."""
    if verb.dep_ in _ABOVE or verb.dep_ == "prep":
        return verb.head
    if verb.tag_ == "VBG" and verb.dep_ in ("acl", "ccomp"):
        return verb.head
    if verb.tag_ == "VBD" and verb.dep_ == "acl" and verb.head.dep_ == "ROOT":
        return verb.head  # a main clause that the parser took for a noun
    return None


def _can_speak(noun: Token, cues: Cues) -> bool:
    """Whether a noun before a participle is its subject: somebody named, or a text."""
    word = noun.lower_
    named = noun.ent_type_ in ("PERSON", "ORG", "GPE", "NORP") or noun.pos_ == "PRON"
    return named or word in cues.channels or word.removesuffix("s") in cues.channels


def _governor(noun: Token) -> Token:
    """The verb that a noun phrase stands under, or the topmost word reached."""
    for _ in range(_CLIMB):
        if noun.pos_ in ("VERB", "AUX") or noun.head == noun:
            break
        noun = noun.head
    return noun


def leading_verb(verb: Token, cues: Cues) -> Token:
    """The first verb of a chain that ends in ``verb``: "went" in "went on to say"."""
    for _ in range(_CLIMB):
        above = verb.head
        near = 0 < verb.i - above.i <= 4
        to = verb.dep_ == "xcomp" or any(c.tag_ == "TO" for c in verb.lefts)
        if not (near and to and verb.dep_ in ("xcomp", "advcl") and above.lower_ in cues.leading):
            return verb
        verb = above
    return verb


def cue_tokens(verb: Token, first: Token) -> tuple[int, int]:
    """The tokens, first and last, of the verb group of ``verb`` whose chain starts at ``first``.

    Auxiliaries, negation and adverbs before it belong to it, and a particle after it.
    """
    tokens, start, end = verb.doc, first.i, verb.i
    start = _group_start(first, start)
    if start > 1 and tokens[start - 1].text == "-" and tokens[start - 2].lower_ == "re":
        start -= 2  # "re-iterated"
    after = tokens[end + 1] if end + 1 < len(tokens) else None
    particle = after is not None and (after.dep_ == "prt" or after.lower_ in _PARTICLES)
    if particle and after is not None and after.head == verb:
        end += 1
    return start, end


def _group_start(first: Token, start: int) -> int:
    """The first of the auxiliaries and adverbs before token ``start``, over an aside between."""
    tokens = first.doc
    while start > 0 and tokens[start - 1].dep_ in _GROUP and _within(tokens[start - 1], first):
        start -= 1
    if start < 2 or tokens[start - 1].text != ",":
        return start
    helping = [c for c in first.lefts if c.dep_ in ("aux", "auxpass", "neg") and c.i < start - 1]
    between = tokens[helping[-1].i + 1 : start] if helping else ()
    aside = 0 < len(between) <= _ASIDE and all(
        t.is_punct or (t.dep_ in _GROUP and _within(t, first)) for t in between
    )
    return _group_start(first, helping[-1].i) if aside else start


def _within(word: Token, verb: Token) -> bool:
    """Whether an auxiliary or adverb belongs to ``verb``, by itself or through another adverb."""
    return word.head == verb or (word.head.dep_ == "advmod" and word.head.head == verb)

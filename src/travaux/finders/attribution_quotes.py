"""Attribution of direct quotes: the cue after, before or between them, and quotes that go on."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass, field

from spacy.tokens import Span as TokenSpan
from spacy.tokens import Token

from travaux.codebook.offices import load_names, load_offices, plain
from travaux.finders.attribution_parts import (
    Attribution,
    Page,
    cue_tokens,
    frames_of,
    is_passive,
    leading_verb,
    subject_of,
)
from travaux.finders.attribution_verbs import governed, source_span
from travaux.language.annotated import Quote
from travaux.model import Span

__all__ = ["by_quotes", "is_speech", "labelled"]

_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_NAMED = frozenset({"it", "him", "her", "them", "this", "that"})  # "“A farce,” critics call it"
_LABEL = 12  # tokens between a verb and the marks around what it calls something
_REACH = 40  # tokens between a quote and the verb that attributes it
_GOES_ON = (",", "?", "!", "…", "—", "–", "-", ";")


@dataclass(slots=True)
class _Said:
    """An attribution being put together; ``verb`` is None where only the marks attribute."""

    verb: Token | None
    source: Span | None
    cue: Span | None
    content: list[Span] = field(default_factory=list)

    @property
    def end(self) -> int:
        """Where the words said, the cue and the source have all ended."""
        return max(s.end for s in (self.content[-1], self.source, self.cue) if s)

    def done(self) -> Attribution:
        return Attribution(self.source, self.cue, tuple(sorted(self.content)))


def by_quotes(page: Page) -> tuple[tuple[Attribution, int | None], ...]:
    """Every direct quote of speech length, attributed where it can be, with the cue's token."""
    said: list[_Said] = []
    for quote in page.quotes:
        _take(page, quote, said)
    return tuple((s.done(), s.verb.i if s.verb is not None else None) for s in said)


def labelled(page: Page, verb: Token) -> Attribution | None:
    """What somebody calls something in quotation marks: "called the plan “weak but honest”"."""
    cue = page.cues.verbs[verb.lower_]
    if "name" not in frames_of(verb, cue) or is_passive(verb):
        return None
    subject = subject_of(verb, page.cues)
    named = next((c for c in verb.rights if c.dep_ in ("dobj", "nsubj", "ccomp", "oprd")), None)
    if subject is None or named is None or page.quote_at(named.left_edge.idx):
        return None
    at = bisect_left(page.quotes, named.left_edge.idx, key=lambda q: q.outer.start)
    quote = page.quotes[at] if at < len(page.quotes) else None
    begin, end = cue_tokens(verb, verb)
    if quote is None or page.token_at(quote.outer.start) - end > _LABEL:
        return None
    between = page.tokens[named.left_edge.i : page.token_at(quote.outer.start)]
    if any(t.tag_ in _FINITE or t.text in (".", ";", ":") or "\n" in t.text for t in between):
        return None
    content = Span(named.left_edge.idx, quote.outer.end)
    cue_span = Span(page.tokens[begin].idx, page.tokens[end].idx + len(page.tokens[end]))
    return Attribution(source_span(page, subject, verb), cue_span, (content,))


def is_speech(page: Page, quote: Quote) -> bool:
    """Whether a quote is as long as speech: a clause, not a term or a title."""
    words = _tokens_in(page, quote.inner)
    finite = any(t.tag_ in _FINITE for t in words)
    return len(words) >= 3 and (finite or quote.inner.of(page.annotated.text)[-1] in ".!?")


def _tokens_in(page: Page, span: Span) -> list[Token]:
    found = page.annotated.token_span(span)
    return [t for t in found if not t.is_punct and not t.is_space] if found else []


def _take(page: Page, quote: Quote, said: list[_Said]) -> None:
    speech = is_speech(page, quote)
    text = page.annotated.text
    first = page.token_at(quote.outer.start)
    after = page.token_at(quote.outer.end)
    goes_on = quote.inner.of(text)[-1] in _GOES_ON or (
        after < len(page.tokens) and page.tokens[after].text == ","
    )
    verb = None
    if goes_on:
        verb = _cue_after(page, after)
    if verb is None:
        verb = _cue_before(page, first, speech=speech)
    if verb is not None:
        _join(page, verb, quote, said)
    elif speech and (led := _led(page, quote, first)) is not None:
        said.append(led)
    elif speech and not _continue(page, quote, first, said) and _stands_alone(page, quote, first):
        said.append(_Said(None, None, None, [quote.outer]))


def _join(page: Page, verb: Token, quote: Quote, said: list[_Said]) -> None:
    start = _lead_in(page, quote, verb)
    content = Span(start, quote.outer.end)
    if said and said[-1].verb is not None and said[-1].verb.i == verb.i:
        said[-1].content.append(content)
        return
    first, last = cue_tokens(verb, _leading(page, verb))
    if last + 1 < len(page.tokens) and page.tokens[last + 1].text == ":":
        last += 1
    cue = Span(page.tokens[first].idx, page.tokens[last].idx + len(page.tokens[last]))
    waiting = _waiting(page, quote, said)
    said.append(_Said(verb, _source(page, verb), cue, [*waiting, content]))


def _leading(page: Page, verb: Token) -> Token:
    """The first verb of the chain that ends in ``verb``: "quoted" in "was quoted as saying"."""
    prep = verb.head
    if verb.tag_ == "VBG" and prep.lower_ == "as" and prep.head.tag_ in ("VBN", "VBD"):
        return prep.head
    return leading_verb(verb, page.cues)


def _led(page: Page, quote: Quote, first: int) -> _Said | None:
    """A quote after a colon that somebody stands before, whatever he does: "Ruiz was brief: “…”".

    The cue is the verb of the words before the colon, or the colon where they have none.
    """
    tokens = page.tokens
    if first < 2 or tokens[first - 1].text != ":":
        return None
    start = _clause(page, first - 1)
    words = [t for t in tokens[start : first - 1] if not t.is_space]
    subject = next((t for t in words if t.dep_ == "nsubj" and _someone(page, t)), None)
    colon = Span(tokens[first - 1].idx, tokens[first - 1].idx + 1)
    if subject is None or subject.head not in words or subject.head.pos_ not in ("VERB", "AUX"):
        return _led_by_name(page, quote, words, colon)
    verb = subject.head
    if verb.tag_ not in _FINITE and not any(c.tag_ in _FINITE for c in verb.lefts):
        return None
    begin, end = cue_tokens(verb, verb)
    cue = Span(tokens[begin].idx, tokens[end].idx + len(tokens[end]))
    return _Said(verb, source_span(page, subject, verb), cue, [quote.outer])


def _led_by_name(page: Page, quote: Quote, words: list[Token], colon: Span) -> _Said | None:
    """A quote after a colon and a name with no verb, or one that the parser took for a noun."""
    if not words or words[0].pos_ != "PROPN":
        return None
    cue = next((t for t in words if t.tag_ == "NNS" and _quotes(page, t)), None)
    if cue is not None:
        source = page.span(words[0].i, cue.i - 1)
        return _Said(cue, source, Span(cue.idx, cue.idx + len(cue)), [quote.outer])
    names = [t for t in words if t.pos_ == "PROPN"]
    if len(names) > 1 and not any(_is_given(t) for t in names):
        return None  # "International Conference: “…”"
    if any(t.tag_ in _FINITE for t in words) or len(names) < len(words) - 1:
        return None
    return _Said(None, page.span(names[0].i, names[-1].i), colon, [quote.outer])


def _is_given(word: Token) -> bool:
    """Whether a word belongs to a person's name."""
    return word.ent_type_ == "PERSON" or plain(word.text) in load_names().given


def _clause(page: Page, last: int) -> int:
    """The first token of the sentence that token ``last`` ends, as far as a quote after it goes."""
    start = last
    while start > 0 and last - start < _REACH:
        before = page.tokens[start - 1]
        if "\n" in before.text or before.text in (".", "!", "?", ":") or page.quote_at(before.idx):
            break
        start -= 1
    return start


def _someone(page: Page, noun: Token) -> bool:
    """Whether a noun names somebody who can speak."""
    if noun.pos_ == "PROPN" or noun.ent_type_ == "PERSON":
        return True
    offices = load_offices()
    if noun.lower_ in ("he", "she", "they", "who"):
        return True
    people = noun.lower_ in offices.groups or offices.pattern.fullmatch(noun.lower_) is not None
    return people or noun.lower_ in page.cues.speakers


def _waiting(page: Page, quote: Quote, said: list[_Said]) -> list[Span]:
    """The unclosed quotes of the paragraphs just before, which this one goes on with."""
    if said and said[-1].verb is None and not page.closed(said[-1].content[-1]):
        between = page.annotated.text[said[-1].end : quote.outer.start]
        if not between.strip():
            return said.pop().content
    return []


def _lead_in(page: Page, quote: Quote, verb: Token) -> int:
    """Where what is said begins: before the quote where its sentence begins in plain words."""
    start = quote.outer.start
    if verb.idx < start:
        return start
    sentence = page.annotated.sentence_at(start).start
    before = page.annotated.text[sentence:start].rstrip()
    if not before or before[-1] in ",:;.!?—" or page.quote_at(sentence) not in (None, quote):
        return start
    return sentence


def _source(page: Page, verb: Token) -> Span | None:
    subject = subject_of(leading_verb(verb, page.cues), page.cues)
    hears = subject is not None and subject.dep_ == "nsubjpass"
    if hears and "person" in page.cues.verbs[verb.lower_].acts:
        return None  # "he was told"
    if subject is None or page.quote_at(subject.idx):
        subject = next((t for t in verb.rights if t.dep_ in ("dobj", "attr", "oprd", "dep")), None)
        subject = subject or _name_after(page, verb)
        if subject is None or subject.pos_ not in ("NOUN", "PROPN", "PRON"):
            return None
    return source_span(page, subject, verb)


def _name_after(page: Page, verb: Token) -> Token | None:
    """The last word of the name right after ``verb``, however the parser took it."""
    last = verb
    while last.i + 1 < len(page.tokens) and last.nbor().pos_ == "PROPN" and last.whitespace_:
        last = last.nbor()
    return last if last.i > verb.i else None


def _cue_after(page: Page, at: int) -> Token | None:
    tokens = page.tokens
    if at < len(tokens) and tokens[at].text == ",":
        at += 1
    if at < len(tokens) and tokens[at].pos_ in ("CCONJ", "SCONJ"):
        return None
    for token in tokens[at : at + _REACH]:
        if (
            "\n" in token.text
            or page.quote_at(token.idx)
            or token.text in (".", ";", ":", "?", "!")
        ):
            return None
        if token.pos_ not in ("VERB", "AUX"):
            continue
        if _quotes(page, token) and (token.tag_ != "VBG" or _leading(page, token) != token):
            return None if _says_more(page, token) else token
        if token.tag_ in _FINITE and not _aside(token, at):
            follows = token.dep_ in ("aux", "auxpass") or token.lower_ in page.cues.leading
            if not follows:
                return None
    return None


def _says_more(page: Page, verb: Token) -> bool:
    """Whether ``verb`` has words of its own to attribute after it, and not the quote before it."""
    found = governed(verb, page.cues.verbs[verb.lower_])
    if found is None or found[0] < verb.i:
        return False
    return page.quote_at(page.tokens[found[0]].idx) is None


def _aside(verb: Token, at: int) -> bool:
    """Whether ``verb`` stands in a relative clause that describes the speaker."""
    for _ in range(6):
        if verb.dep_ == "relcl":
            return verb.head.i >= at
        if verb.head == verb:
            return False
        verb = verb.head
    return False


def _quotes(page: Page, token: Token) -> bool:
    cue = page.cues.verbs.get(token.lower_)
    if cue is None:
        return False
    frames = frames_of(token, cue)
    after = token.nbor().lower_ if token.i + 1 < len(page.tokens) else ""
    return "quote" in frames or ("name" in frames and after in _NAMED)


def _cue_before(page: Page, at: int, *, speech: bool) -> Token | None:
    """The verb before token ``at`` that introduces a quote there."""
    tokens, last = page.tokens, at - 1
    if last < 0:
        return None
    pause = tokens[last].text in (",", ":")
    if not pause and (not speech or tokens[last].lower_ == "that" or tokens[last].text in ".!?;"):
        return None
    for i in range(last - pause, max(-1, last - _REACH), -1):
        token = tokens[i]
        if "\n" in token.text or token.text in (".", "!", "?") or page.quote_at(token.idx):
            return None
        if token.pos_ in ("VERB", "AUX"):
            if _quotes(page, token):
                return token if pause or i == last or tokens[at + 1].is_title else None
            if token.tag_ in _FINITE:
                return None
    return None


def _continue(page: Page, quote: Quote, first: int, said: list[_Said]) -> bool:
    """Join a quote that goes on with what the last speaker said."""
    if not said:
        return False
    last = said[-1]
    between = page.annotated.text[last.end : quote.outer.start]
    if "\n" in between and not _next_paragraph(page, quote, last):
        return False
    words = page.tokens[page.token_at(last.end) : first]
    if _says_own(words):
        return False
    if len(words) > _REACH or sum(t.text in (".", "?", "!") for t in words) > 1:
        return False
    if between.strip() and between.rstrip()[-1] not in ".!?,:;—":
        return False
    last.content.append(quote.outer)
    return True


def _says_own(words: TokenSpan) -> bool:
    """Whether a new sentence before a quote is about somebody: its quote is not the last one's."""
    own = False
    for token in words:
        if own and token.dep_ in ("nsubj", "nsubjpass"):
            return True
        own = own or token.text in (".", "?", "!")
    return False


def _next_paragraph(page: Page, quote: Quote, last: _Said) -> bool:
    """Whether ``quote`` is a paragraph that goes on with what was said in the one before it.

    Quotes must be all there is in it. After a closed quote only the paragraph next to the cue's
    goes on; an unclosed one goes on as long as the next opens again.
    """
    at = page.annotated.paragraph_at
    paragraph = at(quote.outer.start)
    if paragraph.start != quote.outer.start or paragraph.end - quote.outer.end > 1:
        return False
    if not page.closed(last.content[-1]):
        return True
    return last.cue is not None and at(last.cue.start) == at(last.end)


def _stands_alone(page: Page, quote: Quote, first: int) -> bool:
    """Whether a quote is a sentence of its own and no part of another."""
    inner = quote.inner.of(page.annotated.text)
    if not quote.closed:
        return page.annotated.paragraph_at(quote.outer.start).start == quote.outer.start
    return page.tokens[first].is_sent_start is True and inner[-1] in ".!?…"

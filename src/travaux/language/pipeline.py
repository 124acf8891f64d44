"""From a document to an annotated document: tokens, sentences, entities, quotes and times."""

from __future__ import annotations

import importlib
import re
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import replace
from functools import lru_cache
from itertools import islice, repeat
from typing import Any

from spacy.attrs import SENT_START
from spacy.language import Language
from spacy.tokens import Doc

from travaux.errors import LanguageModelError
from travaux.language.annotated import Annotated
from travaux.language.quotes import find_quotes
from travaux.language.speech import SpeechReader
from travaux.language.speech_decoding import Hearing
from travaux.language.times import find_times
from travaux.model import Document, Span

__all__ = ["annotate", "annotate_all", "load_language"]

# What the statistical components see at once, in code points and in tokens. Their memory grows with
# it (about 1.5 kB per code point of prose); larger groups are no faster.
_GROUP = 60_000
_PIECE = 40_000
_PIECE_TOKENS = 12_000
_TOKEN = re.compile(r"\w+|[^\w\s]|\n\s*")  # about what the tokeniser takes for one
# Words with a hyphen that stay one token ("re-iterated"): taken apart, they are no verbs.
_AGAIN = re.compile(r"(?:[Rr]e-|[Cc]o-(?=sign|sponsor|author))[a-z]+$")
_PARAGRAPH_END = re.compile(r"\n\s*")
# The tokeniser's time is quadratic in the length of a run without a space. No word is so long.
_RUN = 400
_LONG_RUN = re.compile(rf"\S{{{_RUN + 1}}}")
_PARTS = re.compile(rf"\S{{{_RUN}}}|\S*\s+|\S+")


# To look at a word's dependants takes as long as its sentence is, and there is such a word in each
# clause. No sentence of people is so long, in tokens, without one of the marks that end one.
_SENTENCE = 400
_STOPS = frozenset(".!?…")
_PAUSES = frozenset(",;:")


@Language.component("travaux_paragraphs")
def _start_sentences_with_paragraphs(tokens: Doc) -> Doc:
    """A line break ends a sentence, whatever the parser thinks, and so does a length of no sense.

    What has no end for so long is cut behind its last pause, or where it must be.
    """
    starts: Any = tokens.to_array([SENT_START])
    first = pause = 0
    for i, token in enumerate(tokens[:-1], 1):
        text = token.text
        if "\n" in text:
            starts[i] = 1
        if text in _STOPS or "\n" in text:
            first = i
        elif text in _PAUSES:
            pause = i
        if i - first >= _SENTENCE:
            first = max(pause, i - _SENTENCE // 2)
            starts[first] = 1
    return tokens.from_array([SENT_START], starts)


@lru_cache(maxsize=2)
def load_language(model: str) -> Language:
    """The language pipeline of an importable spaCy model package, loaded once.

    Raises LanguageModelError where the package is absent or does not hold a parser and entities.
    """
    try:
        nlp: Language = importlib.import_module(model).load()
    except ImportError as absent:
        raise LanguageModelError(
            f"The language model '{model}' is not installed.",
            "Install it, or name another spaCy model in the settings (language_model).",
        ) from absent
    missing = {"parser", "ner"} - set(nlp.pipe_names)
    if missing:
        raise LanguageModelError(
            f"The language model '{model}' has no {' and no '.join(sorted(missing))}.",
            "Name a spaCy model with a parser and an entity recogniser.",
        )
    tokenizer: Any = nlp.tokenizer
    tokenizer.token_match = _AGAIN.match
    nlp.add_pipe("travaux_paragraphs", before="parser")
    return nlp


def annotate(document: Document, nlp: Language, speech: SpeechReader | None = None) -> Annotated:
    """Annotate one document. Time is linear in its length."""
    return next(annotate_all([document], nlp, speech))


def annotate_all(
    documents: Iterable[Document], nlp: Language, speech: SpeechReader | None = None
) -> Iterator[Annotated]:
    """Annotate documents in their order; short ones share the model's batches.

    ``speech`` reads beside the pipeline, in a thread of its own, one group of documents ahead.
    """
    if speech is None:
        for group in _groups(documents):
            yield from _annotated_group(group, nlp, repeat(None))
        return
    with ThreadPoolExecutor(1, "travaux-speech") as pool:
        for group, heard in _ahead(_groups(documents), speech, pool):
            yield from _annotated_group(group, nlp, (one.result() for one in heard))


def _ahead(
    groups: Iterable[list[Document]], speech: SpeechReader, pool: ThreadPoolExecutor
) -> Iterator[tuple[list[Document], list[Future[Hearing]]]]:
    """Each group with what will be heard in it, once the next one is being read, too."""
    waiting: deque[tuple[list[Document], list[Future[Hearing]]]] = deque()
    for group in groups:
        waiting.append((group, [pool.submit(speech.read, d.text) for d in group]))
        if len(waiting) > 1:
            yield waiting.popleft()
    yield from waiting


def _annotated_group(
    group: list[Document], nlp: Language, heard: Iterable[Hearing | None]
) -> Iterator[Annotated]:
    pieces = [list(_pieces(document.text)) for document in group]
    flat = (_tokens(piece, nlp) for of_one in pieces for piece in of_one)
    done = nlp.pipe(flat, batch_size=8 if len(group) > 1 else 1)
    for document, of_one, speech in zip(group, pieces, heard, strict=False):
        tokens = _joined([_bare(next(done)) for _ in of_one], nlp)
        yield replace(_annotated(document, tokens), heard=speech)


def _bare(tokens: Doc) -> Doc:
    """``tokens`` without the vectors that nobody asks for after the model."""
    tokens.tensor = tokens.tensor[:0]
    return tokens


def _tokens(piece: str, nlp: Language) -> Doc:
    """The tokens of ``piece``; a run without a space that no word is as long as is cut first."""
    if not _LONG_RUN.search(piece):
        return nlp.make_doc(piece)
    found = [token for part in _PARTS.findall(piece) for token in nlp.make_doc(part)]
    return Doc(nlp.vocab, [t.text for t in found], [bool(t.whitespace_) for t in found])


def _groups(documents: Iterable[Document]) -> Iterator[list[Document]]:
    group: list[Document] = []
    size = 0
    for document in documents:
        if group and size + len(document.text) > _GROUP:
            yield group
            group, size = [], 0
        group.append(document)
        size += len(document.text)
    if group:
        yield group


def _annotated(document: Document, tokens: Doc) -> Annotated:
    bare = Annotated(document, tokens, tuple(_paragraphs(document.text)), _sentences(tokens))
    quotes = find_quotes(document.text, bare.paragraphs)
    times = find_times(document, bare)
    return Annotated(document, tokens, bare.paragraphs, bare.sentences, quotes, times)


def _joined(pieces: list[Doc], nlp: Language) -> Doc:
    if len(pieces) == 1:
        return pieces[0]
    return Doc.from_docs(pieces, ensure_whitespace=False) or nlp.make_doc("")


def _pieces(text: str) -> Iterator[str]:
    """``text`` cut into pieces that are not too long, after a paragraph or else after a space."""
    start = 0
    while start < len(text):
        end = _reach(text, start)
        if end < len(text):
            end = text.rfind("\n", start, end) + 1 or text.rfind(" ", start, end) + 1 or end
        yield text[start:end]
        start = end


def _reach(text: str, start: int) -> int:
    """How far the piece that begins at ``start`` can go: so many code points, so many tokens."""
    end = min(start + _PIECE, len(text))
    last = next(islice(_TOKEN.finditer(text, start, end), _PIECE_TOKENS, None), None)
    return last.start() if last else end


def _paragraphs(text: str) -> Iterator[Span]:
    start = 0
    for gap in _PARAGRAPH_END.finditer(text):
        if gap.start() > start:
            yield Span(start, gap.start())
        start = gap.end()
    if start < len(text):
        yield Span(start, len(text))


def _sentences(tokens: Doc) -> tuple[Span, ...]:
    return tuple(_trimmed(s.start_char, s.text) for s in tokens.sents if s.text.strip())


def _trimmed(start: int, words: str) -> Span:
    lead = len(words) - len(words.lstrip())
    return Span(start + lead, start + len(words.rstrip()))

"""Attributions of bulletins of talks: parties, by name, and the positions they take.

"ALGERIA, with Bolivia, for the group, and opposed by the EU, proposed X and, with OMAN, urged Y,
noting Z" names its speakers in a list, in capitals or not, and strings positions together. Such
sentences are read by the order of their words, as a parser takes them apart wrongly.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from spacy.tokens import Token

from travaux.finders.attribution_parts import Attribution, Page
from travaux.finders.bulletin_clauses import Clause, Clauses
from travaux.finders.bulletin_motions import motions
from travaux.finders.bulletin_names import Group, Names, names_in
from travaux.model import Span

__all__ = ["Bulletin", "by_bulletin"]

# A document is a bulletin from this many marked sentences on, if they are one in _SHARE of all
# that tell a party's position.
_STYLED = 3
_SHARE = 3
_LINKS = frozenset({"for", "on", "upon", "against", "over", "about", "of"})


@dataclass(frozen=True, slots=True)
class Bulletin:
    """What bulletin-like sentences attribute, and which sentences of the document those are.

    ``sentences`` are indices as ``Annotated.sentence_index`` gives them: what any other reader
    finds in them is to be left aside.
    """

    attributions: tuple[Attribution, ...]
    sentences: frozenset[int]


def by_bulletin(page: Page) -> Bulletin:
    """The attributions of all sentences that are written as bulletins write.

    Such a sentence has a party by name as the subject of a verb of position, and a mark that news
    has not: a state in capitals, a group of parties or a list of three as subject, who speaks
    along or for whom ("with Peru", "for the group"), or who takes sides ("opposed by Chile").
    Where a document has several, and they are many of those with such a subject and verb, the
    others of it are bulletin-like too.
    """
    read = {
        index: clauses
        for index, sentence in enumerate(page.annotated.sentences)
        if (clauses := _clauses(page, sentence))
    }
    marked = {index for index, clauses in read.items() if any(c.marked for c in clauses)}
    if len(marked) >= _STYLED and len(marked) * _SHARE >= len(read):
        marked = set(read)
    found = [a for index in sorted(marked) for a in _sentence(page, index, read[index])]
    return Bulletin(tuple(dict.fromkeys(found)), frozenset(marked))


def _clauses(page: Page, sentence: Span) -> list[Clause]:
    """The positions of parties in one sentence."""
    first, end = page.token_at(sentence.start), page.token_at(sentence.end)
    names = Names(page, names_in(page, first, end), end)
    return list(Clauses(page, names, first, end).read()) if names.names else []


def _sentence(page: Page, index: int, clauses: list[Clause]) -> Iterator[Attribution]:
    """What a sentence attributes: by its clauses, and by nouns and passives beside them."""
    sentence = page.annotated.sentences[index]
    first, end = page.token_at(sentence.start), page.token_at(sentence.end)
    for clause in clauses:
        yield from _told(page, clause)
    yield from motions(page, Names(page, names_in(page, first, end), end), first, end)


def _told(page: Page, clause: Clause) -> Iterator[Attribution]:
    """What a clause attributes: to its speakers by its verb, to others by the side they take."""
    start, end = clause.cue
    if end + 1 == clause.first < clause.last and _links(page.tokens[end + 1]):
        end, clause = end + 1, replace(clause, first=clause.first + 1)
    spans = (page.span(first, last) for first, last in clause.pieces())
    content = tuple(span for span in spans if span)
    if not content:
        return
    cue = _words(page, start, end)
    for source in _sources(page, clause.groups):
        if not source.overlaps(cue):
            yield Attribution(source, cue, content)
    for side in clause.sides:
        by = _words(page, side.first, side.last)
        for source in _sources(page, side.groups):
            yield Attribution(source, by, content)


def _links(word: Token) -> bool:
    """Whether a word joins what is said to its verb: "called for", "objected to the text"."""
    to = word.lower_ == "to" and word.tag_ == "IN"
    return word.lower_ in _LINKS or to


def _sources(page: Page, groups: tuple[Group, ...]) -> Iterator[Span]:
    """The spans of those who speak: one for all that stand together and speak for themselves."""
    merged: list[Group] = []
    for group in groups:
        last = merged[-1] if merged else None
        near = last is not None and 0 < group.first - last.last <= 4
        if last and near and not (last.behalf or group.behalf):
            merged[-1] = replace(last, last=group.last)
        else:
            merged.append(group)
    for group in merged:
        yield _closed(page, _words(page, group.first, group.last))


def _closed(page: Page, span: Span) -> Span:
    """A source with an aside holds the comma that closes it, as everywhere."""
    text = page.annotated.text
    closed = "," in span.of(text) and text[span.end : span.end + 1] == ","
    return Span(span.start, span.end + closed)


def _words(page: Page, first: int, last: int) -> Span:
    return Span(page.tokens[first].idx, page.tokens[last].idx + len(page.tokens[last]))

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
    """
    found: list[Attribution] = []
    sentences: set[int] = set()
    for index, sentence in enumerate(page.annotated.sentences):
        told = _sentence(page, page.token_at(sentence.start), page.token_at(sentence.end))
        if told:
            found += told
            sentences.add(index)
    return Bulletin(tuple(found), frozenset(sentences))


def _sentence(page: Page, first: int, end: int) -> list[Attribution]:
    """The attributions of one sentence, none where it is not written so."""
    names = Names(page, names_in(page, first, end), end)
    if not names.names:
        return []
    clauses = list(Clauses(page, names, first, end).read())
    if not any(clause.marked for clause in clauses):
        return []
    told = [a for clause in clauses for a in _told(page, clause)]
    told += motions(page, names, first, end)
    return list(dict.fromkeys(told))


def _told(page: Page, clause: Clause) -> Iterator[Attribution]:
    """What a clause attributes: to its speakers by its verb, to others by the side they take."""
    content = page.span(clause.first, clause.last)
    if content is None:
        return
    start, end = clause.cue
    link = page.tokens[end + 1]
    if end + 1 == clause.first < clause.last and _links(link):
        end, content = end + 1, page.span(clause.first + 1, clause.last) or content
    cue = _words(page, start, end)
    for source in _sources(page, clause.groups):
        if not source.overlaps(cue):
            yield Attribution(source, cue, (content,))
    for side in clause.sides:
        by = _words(page, side.first, side.last)
        for source in _sources(page, side.groups):
            yield Attribution(source, by, (content,))


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

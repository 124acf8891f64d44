"""Provisions: the numbered units of texts, from a text itself and as others cite them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from travaux.finders.cited import Citation, citations
from travaux.finders.mentions import Mentions
from travaux.finders.near import Near
from travaux.finders.text_itself import own_legal
from travaux.language import Annotated
from travaux.legal import UnitIndex, cited_units, norms, own_body, title_words, told_clauses
from travaux.model import (
    Document,
    LegalUnit,
    Modality,
    Norms,
    Passage,
    Provision,
    Span,
    Text,
    TextKind,
    TextRef,
    When,
    content_id,
)

__all__ = ["find_provisions"]


_SPEAKING = frozenset(
    {TextKind.COMMUNIQUE, TextKind.DECLARATION, TextKind.STATEMENT, TextKind.RESOLUTION}
)
"""Texts that speak of the articles of others."""


def find_provisions(
    annotated: Annotated, texts: tuple[Text, ...], mentions: Mentions
) -> tuple[Provision, ...]:
    """The provisions of a document, in the order of their first passages.

    Of a text itself each article or operative paragraph is one, and of a communiqué or resolution
    also each article of another text that it cites; in other pages each article cited.
    What a page says of one article twice in different words stays two provisions.
    """
    near = Near(annotated, mentions)
    own = [text for text in texts if text.itself]
    if own:
        refs = {text.ref for text in own}
        cited = citations(near, texts) if any(text.kind in _SPEAKING for text in own) else ()
        others = tuple(c for c in cited if c.text is not None and c.text not in refs)
        trees = zip(own, own_legal(annotated.document), strict=True)
        indexed = ((text.ref, UnitIndex.of(tree)) for text, tree in trees)
        units = ((ref, index, unit) for ref, index in indexed for unit in cited_units(index.whole))
        return tuple(_own(near, *one) for one in units) + _merged(near, others)
    return _merged(near, citations(near, texts))


def _own(near: Near, text: TextRef, index: UnitIndex, unit: LegalUnit) -> Provision:
    document = near.annotated.document
    body = own_body(unit, document.text)
    content = _passage(document, body) if body else None
    heading = _passage(document, unit.heading or unit.span)
    number = unit.number or ""
    said = norms(document.text, body, index) if body else Norms(unit.span)
    return Provision(
        id=content_id("provision", document.sha256, number, heading.start),
        text=text,
        number=number,
        unit=unit.word,
        title=title_words(unit, document.text, index.whole.notes),
        modality=said.modality,
        bound=_bound(document, said),
        towards=_towards(document, said),
        dates=_dates(near, body),
        content=content,
        passages=(heading, content) if content else (heading,),
    )


_ORDERS = frozenset({Modality.OBLIGATION, Modality.PROHIBITION, Modality.PERMISSION})


def _bound(document: Document, said: Norms) -> tuple[str, ...]:
    """Who is bound, each once; who only declares where nobody is."""
    orders = [clause for clause in said.clauses if clause.modality in _ORDERS]
    spans = [span for clause in orders or said.clauses for span in clause.bound]
    return _words(document, spans)


def _towards(document: Document, said: Norms) -> tuple[str, ...]:
    return _words(document, [span for clause in said.clauses for span in clause.towards])


def _words(document: Document, spans: Sequence[Span]) -> tuple[str, ...]:
    """The words of the spans on one line, each once, whatever article stands before them."""
    found: dict[str, str] = {}
    for span in spans:
        words = " ".join(span.of(document.text).split())
        bare = re.sub(
            r"^(?:an?|the|each|any|all|both|every|no|neither|either)\s+", "", words.lower()
        )
        found.setdefault(bare, words)
    return tuple(found.values())


def _merged(near: Near, found: tuple[Citation, ...]) -> tuple[Provision, ...]:
    """One provision for each text, number and distinct content; bare citations join the first."""
    groups: dict[tuple[str | None, str, str], list[Citation]] = {}
    for citation in found:
        if citation.content is not None:
            groups.setdefault(_key(near, citation), []).append(citation)
    first_of = {key[:2]: key for key in reversed(groups)}
    for citation in found:
        if citation.content is None:
            key = _key(near, citation)
            groups.setdefault(first_of.get(key[:2], key), []).append(citation)
    provisions = [_cited(near, group) for group in groups.values()]
    return tuple(sorted(provisions, key=lambda p: (p.passages[0].start, p.number, p.id)))


def _key(near: Near, citation: Citation) -> tuple[str | None, str, str]:
    said = citation.content.of(near.annotated.text) if citation.content else ""
    text = citation.text.id if citation.text else None
    return text, f"{citation.unit} {citation.number}", " ".join(said.lower().split())


def _cited(near: Near, group: list[Citation]) -> Provision:
    document = near.annotated.document
    first = group[0]
    content = _passage(document, first.content) if first.content else None
    told = told_clauses(document.text, first.content) if first.content else ()
    said = Norms(first.passage, told)
    spans = sorted({c.passage for c in group}, key=lambda s: (s != first.passage, s.start))
    return Provision(
        id=content_id("provision", document.sha256, first.number, first.passage.start, first.at),
        text=first.text,
        number=first.number,
        unit=first.unit,
        title=None,
        modality=said.modality,
        bound=_bound(document, said) or first.bound,
        towards=_towards(document, said),
        dates=_dates(near, first.content),
        content=content,
        passages=tuple(_passage(document, span) for span in spans),
    )


def _dates(near: Near, body: Span | None) -> tuple[When, ...]:
    """The dates a provision refers to, each once."""
    whens = [time.when for time in near.times(body)] if body else []
    return tuple(dict.fromkeys(when for when in whens if when is not None and when.resolved))


def _passage(document: Document, span: Span) -> Passage:
    return document.passage(span.start, span.end)

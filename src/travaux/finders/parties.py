"""Parties: every mention of a state, organisation, bloc or group, and who of them acts."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable

from spacy.tokens import Span as TokenSpan

from travaux.codebook.parties import Form, PartyTable, Surface, load_parties
from travaux.finders.mentions import Mention, MentionForm
from travaux.finders.party_again import acronym_mentions, epithet_mentions
from travaux.finders.party_grammar import (
    acts,
    heads_list,
    is_language,
    qualifies_body,
    stands_in_place,
)
from travaux.finders.party_index import Hit, Taken, table_index
from travaux.finders.party_patterns import unknown_kind, unknown_mentions
from travaux.finders.party_traps import (
    datelines,
    heads_longer_name,
    in_all_capitals,
    is_affixed,
    is_owned,
    is_person,
    of_another_world,
    shares_head,
)
from travaux.language import Annotated
from travaux.model import Codes, Party, PartyRef, Span

__all__ = ["find_parties", "party_mentions"]

_FORMS = {
    Form.NAME: MentionForm.NAME,
    Form.DEMONYM: MentionForm.DEMONYM,
    Form.SEAT: MentionForm.SEAT,
    Form.CAPITAL: MentionForm.SEAT,
}


def party_mentions(annotated: Annotated) -> tuple[Mention, ...]:
    """All mentions of parties by name, demonym or seat, in order, none overlapping.

    A capital or seat is mentioned only where it stands for the government. Names of media,
    research centres, companies and people that hold a party's name are no mentions. A party that
    no table holds has the id ``name:<slug>``.
    """
    table = load_parties()
    hits = tuple(table_index().scan(annotated.text))
    certain = Counter(h.surface.party for h in hits if h.surface and not h.surface.shared)
    elsewhere = of_another_world(annotated.text, table)
    written_at = Taken((span.start, span.end) for span in datelines(annotated, table))
    known = [
        _mention(hit, hit.surface, certain, table)
        for hit in hits
        if hit.surface
        and hit.words not in elsewhere
        and written_at.free(hit.start, hit.end)
        and _is_mention(hit, hit.surface, annotated, table)
    ]
    more = unknown_mentions(annotated, Taken((hit.start, hit.end) for hit in hits))
    traps = [Span(hit.start, hit.end) for hit in hits if hit.surface is None]
    named = _longest((*known, *more), traps)
    again = (*acronym_mentions(annotated.text, named), *epithet_mentions(annotated.text, named))
    return _longest((*named, *again), traps) if again else named


def _longest(mentions: Iterable[Mention], blocked: Iterable[Span]) -> tuple[Mention, ...]:
    """``mentions`` without overlaps: of two at one place the longer, none in ``blocked``."""
    places: list[tuple[Span, Mention | None]] = [(m.span, m) for m in mentions]
    places += [(span, None) for span in blocked]
    kept: list[Mention] = []
    done = 0
    for span, mention in sorted(places, key=lambda p: (p[0].start, -p[0].end, p[1] is not None)):
        if span.start >= done:
            done = span.end
            if mention is not None:
                kept.append(mention)
    return tuple(kept)


def _mention(hit: Hit, surface: Surface, named: Counter[str], table: PartyTable) -> Mention:
    party = _party(surface, named, table)
    return Mention(Span(hit.start, hit.end), _FORMS[surface.form], party)


def _party(surface: Surface, named: Counter[str], table: PartyTable) -> PartyRef:
    """Whom a shared name means: the one whom the document names otherwise, else the likelier."""
    if surface.shared:
        best = max(surface.shared, key=lambda party: (named[party], -surface.shared.index(party)))
        return table.entry(best).ref
    return table.entry(surface.party).ref


def _is_mention(hit: Hit, surface: Surface, annotated: Annotated, table: PartyTable) -> bool:
    text = annotated.text
    if is_affixed(text, hit, table) or is_owned(text, hit, table) or in_all_capitals(text, hit):
        return False
    span = annotated.token_span(Span(hit.start, hit.end))
    if span is None or is_person(span, hit, table):
        return False
    if heads_longer_name(span, table.words["institutions"]):
        return False
    return _FITS[surface.form](span, table)


def _any_name(span: TokenSpan, table: PartyTable) -> bool:  # noqa: ARG001
    return True


def _demonym(span: TokenSpan, table: PartyTable) -> bool:  # noqa: ARG001
    return not is_language(span.root)


def _seat(span: TokenSpan, table: PartyTable) -> bool:  # noqa: ARG001
    return not stands_in_place(span.root)


def _capital(span: TokenSpan, table: PartyTable) -> bool:
    events = table.words["events"]
    if heads_longer_name(span, events) or shares_head(span, events):
        return False
    return acts(span.root)


_FITS: dict[Form, Callable[[TokenSpan, PartyTable], bool]] = {
    Form.NAME: _any_name,
    Form.DEMONYM: _demonym,
    Form.SEAT: _seat,
    Form.CAPITAL: _capital,
}


def find_parties(annotated: Annotated, mentions: Iterable[Mention]) -> tuple[Party, ...]:
    """The parties that a document treats as actors, in the order of their first mention.

    A party acts where a mention stands for somebody who acts, or qualifies a body or people of
    its own, or where one of its people is mentioned; one that is only a place or an adjective of
    other things is not found. Passages are the mentions of the party itself, not of its people.
    """
    by_party: dict[PartyRef, list[Mention]] = {}
    for mention in mentions:
        if mention.party is not None:
            by_party.setdefault(mention.party, []).append(mention)
    found = [
        _entry(ref, shown, annotated)
        for ref, of_party in by_party.items()
        if (shown := [m for m in of_party if m.person is None and m.form in _SHOWN])
        and any(_acts(mention, annotated) for mention in of_party)
    ]
    return tuple(sorted(found, key=lambda party: (party.passages[0], party.id)))


_NOUNS = frozenset({"NOUN", "PROPN"})
_SHOWN = frozenset({MentionForm.NAME, MentionForm.DEMONYM, MentionForm.SEAT, MentionForm.GROUP})


_BESIDE = re.compile(
    r",? (?:supported|opposed|seconded|joined|backed|echoed) by\b|, on behalf of\b|"
    r", (?:speaking )?for (?:the )?[A-Z]"
)
_FOR = re.compile(r", (?:speaking )?for (?:the )?$|\bon behalf of (?:the )?$")


def _speaks_up(span: Span, text: str) -> bool:
    """Whether others stand with or against a party, or one speaks for it: "X, opposed by Y,"."""
    if _BESIDE.match(text, span.end):
        return True
    return text[span.end : span.end + 1] == "," and bool(
        _FOR.search(text, max(0, span.start - 20), span.start)
    )


def _acts(mention: Mention, annotated: Annotated) -> bool:
    if mention.person is not None:
        return True
    if mention.form not in (MentionForm.NAME, MentionForm.DEMONYM):
        return True
    if _speaks_up(mention.span, annotated.text):
        return True
    span = annotated.token_span(mention.span)
    if span is None:
        return False
    if mention.form is MentionForm.DEMONYM:
        return qualifies_body(span.root) or (span.root.pos_ in _NOUNS and acts(span.root))
    return acts(span.root) or qualifies_body(span.root) or heads_list(span.root)


def _entry(ref: PartyRef, mentions: list[Mention], annotated: Annotated) -> Party:
    known = load_parties().get(ref.id)
    spans = sorted({mention.span for mention in mentions})
    return Party(
        id=ref.id,
        name=ref.name,
        kind=known.kind if known else unknown_kind(ref),
        passages=tuple(annotated.document.passage(s.start, s.end) for s in spans),
        codes=known.codes if known else Codes(),
        members=known.members if known else (),
    )

"""Names of parties that are none where they stand: parts of people's, media's, firms' names."""

from __future__ import annotations

import re
from itertools import islice

from spacy.tokens import Doc, Token
from spacy.tokens import Span as TokenSpan

from travaux.codebook.parties import Form, PartyTable
from travaux.finders.party_grammar import is_body_noun
from travaux.finders.party_index import Hit
from travaux.language import Annotated
from travaux.model import Span

__all__ = [
    "datelines",
    "heads_longer_name",
    "in_all_capitals",
    "is_affixed",
    "is_owned",
    "is_person",
    "of_another_world",
    "shares_head",
]

_BEFORE = re.compile(r"([A-Za-z]+)-$")
_AFTER = re.compile(r"-([A-Za-z]+)")
_STOP = re.compile(r"[.!?\n]")
_OWNER = re.compile(r"(\w+)(['’]s)?\s$")
_DATELINE = re.compile(
    r"\s*(?P<place>[A-Z][\w.'’/-]*(?: [A-Z][\w.'’/-]*){0,3})(?P<more>(?:, [\w.'’ ]{2,25}){0,3})"
    r"(?P<agency> ?\([^)\n]{2,40}\))?(?:,? ?[–—]| ?--?) ?"
    r"(?=[\"“‘']?(?:[A-Z]? ?[a-z]|[A-Z]\.|[A-Z]{2,5} [a-z]))"
)
_LISTS = frozenset({",", "and", "or", "&", "and/or"})
_LIST = 16  # tokens of a list of names that share a head
_JOINS = frozenset({"of", "for", "and", "&", "on", "in", "the", "-"})


def is_affixed(text: str, hit: Hit, table: PartyTable) -> bool:
    """Whether an affix makes another party of it: "pro-Russian", "US-backed"."""
    before = _BEFORE.search(text[max(0, hit.start - 12) : hit.start])
    if before and before.group(1).lower() in table.words["prefixes"]:
        return True
    after = _AFTER.match(text, hit.end)
    if after is None:
        return False
    word = after.group(1).lower()
    return word in table.words["suffixes"] or (len(word) > 4 and word.endswith("ed"))


def in_all_capitals(text: str, hit: Hit) -> bool:
    """Whether a short name in capitals stands in a line in capitals, where "US" can be "us"."""
    if hit.end - hit.start > 3 or not hit.words.isalpha():
        return False
    before = _STOP.split(text[max(0, hit.start - 25) : hit.start])[-1]
    after = _STOP.split(text[hit.end : hit.end + 25])[0]
    around = f"{before} {after}"
    words = [word for word in around.split() if word.isalpha() and len(word) > 1]
    return len(words) > 2 and all(word.isupper() for word in words)


def datelines(annotated: Annotated, table: PartyTable) -> tuple[Span, ...]:
    """Where paragraphs name the place that they were written in: "OSLO, May 3 (Agency) – ".

    The place is in capitals, or a date or an agency stands with it.
    """
    found = []
    for paragraph in annotated.paragraphs:
        match = _DATELINE.match(annotated.text, paragraph.start, paragraph.end)
        if match is None:
            continue
        place = match.group("place")
        dated = any(c.isdigit() for c in match.group("more"))
        known = table.look_up(place)
        city = place.isupper() and len(place) > 3
        city = city and (known is None or known.form is Form.CAPITAL)
        if city or match.group("agency") or dated:
            found.append(Span(paragraph.start, match.end()))
    return tuple(found)


def of_another_world(text: str, table: PartyTable) -> frozenset[str]:
    """The names whose other bearer the text speaks of, and not of this one: "Georgia" of the US."""

    def speaks_of(words: tuple[str, ...]) -> bool:
        return any(word in text for word in words)

    return frozenset(
        name
        for name, homonym in table.homonyms.items()
        if name in text and speaks_of(homonym.other) and not speaks_of(homonym.this)
    )


def is_owned(text: str, hit: Hit, table: PartyTable) -> bool:
    """Whether a name that many bodies bear has an owner before it: "Russia's Security Council"."""
    if hit.words not in table.words["generic_names"]:
        return False
    before = _OWNER.search(text[max(0, hit.start - 30) : hit.start])
    if before is None:
        return False
    owner = table.surfaces.get(before.group(1))
    return bool(before.group(2)) or before.group(1) == "National" or owner is not None


def is_person(span: TokenSpan, hit: Hit, table: PartyTable) -> bool:
    """Whether the name is part of a person's name: "Michael Jordan", "Dawn French"."""
    if hit.words not in table.words["surnames"] and not (hit.surface and _one_word_city(hit)):
        return False
    before, after = _neighbour(span, -1), _neighbour(span, 1)
    if after is not None and _is_name(after) and not is_body_noun(after):
        return span.root.ent_type_ == "PERSON" or span.root.dep_ == "compound"
    if before is not None and _is_name(before) and not is_body_noun(before):
        return span.root.ent_type_ == "PERSON" or before.dep_ == "compound"
    return False


def _one_word_city(hit: Hit) -> bool:
    return hit.surface is not None and hit.surface.form is Form.CAPITAL and " " not in hit.words


def _is_name(token: Token) -> bool:
    return token.pos_ == "PROPN" and token.is_title and token.is_alpha


def _neighbour(span: TokenSpan, step: int) -> Token | None:
    at = span.end if step > 0 else span.start - 1
    return span.doc[at] if 0 <= at < len(span.doc) else None


def heads_longer_name(span: TokenSpan, heads: frozenset[str]) -> bool:
    """Whether a run of capitalised words around the name ends or begins with one of ``heads``.

    "Moscow Institute of Physics", "Centre for Russian Studies", "University of Oslo".
    """
    return _ends_run(span, heads) or _begins_run(span, heads)


def shares_head(span: TokenSpan, heads: frozenset[str]) -> bool:
    """Whether the name stands in a list before the head of texts they are named for.

    "The Basel, Rotterdam and Stockholm Conventions", "the Rome or Geneva Convention".
    """
    joined = False
    for token in islice(span.doc[span.end :], _LIST):
        if token.lower_ in _LISTS:
            joined = True
        elif joined and _is_head(token, heads):
            return True
        elif not (token.is_title or token.is_upper or token.is_space) or token.is_sent_start:
            return False
    return False


def _is_head(token: Token, heads: frozenset[str]) -> bool:
    word = token.text[:1].upper() + token.text[1:]
    one = word[:-3] + "y" if word.endswith("ies") else word.removesuffix("s")
    return word in heads or one in heads


def _ends_run(span: TokenSpan, heads: frozenset[str]) -> bool:
    for token in islice(_after(span.doc, span.end), 5):
        if token.text in heads:
            return token.nbor(-1).text not in {"Central", "National", "Reserve"}
        if not (token.is_title or token.text in {"&", "-"}) or is_body_noun(token):
            return False
    return False


def _begins_run(span: TokenSpan, heads: frozenset[str]) -> bool:
    at, joined = span.start - 1, False
    for _ in range(6):
        if at < 0:
            return False
        token = span.doc[at]
        if token.text in heads:
            return joined
        if token.text in {"of", "for", "on"}:
            joined = True
        elif not (token.is_title or token.text in _JOINS):
            return False
        at -= 1
    return False


def _after(doc: Doc, at: int) -> TokenSpan:
    return doc[at : at + 5]

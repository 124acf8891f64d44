"""Parties that no table holds, found by what the text says of them.

An unknown state shows by its government ("the Halvaran delegation", "Halvara's foreign
minister", "the Kingdom of Halvara"), an unknown group by the head of its name ("the Vostran
Liberation Front"). One sign alone is not enough: signs are counted, and the named entities of
the language model and the grammar have a say.
"""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import islice

from travaux.codebook.parties import Form, Surface, load_parties
from travaux.finders.mentions import Mention, MentionForm
from travaux.finders.party_grammar import acts
from travaux.finders.party_index import NameIndex, Taken
from travaux.finders.party_states import MOST, NAME, unlisted_states
from travaux.language import Annotated
from travaux.model import PartyKind, PartyRef, Span, slug

__all__ = ["unknown_kind", "unknown_mentions"]


def unknown_mentions(annotated: Annotated, taken: Taken) -> tuple[Mention, ...]:
    """The mentions of parties that no table holds, in order.

    ``taken`` are the places of the names that the tables hold. A mention here may hold one of
    those ("the Syrian Liberation Front"), and then goes before it.
    """
    names = {**unlisted_states(annotated, taken), **_groups(annotated, taken)}
    if not names:
        return ()
    surfaces: dict[str, Surface | None] = {
        words: Surface(ref.id, form) for words, (ref, form) in names.items()
    }
    refs = {ref.id: ref for ref, _ in names.values()}
    return tuple(
        Mention(Span(hit.start, hit.end), MentionForm(hit.surface.form), refs[hit.surface.party])
        for hit in NameIndex(surfaces).scan(annotated.text)
        if hit.surface
    )


def unknown_kind(party: PartyRef) -> PartyKind:
    """What kind of actor an unknown party is, by the last words of its name."""
    words = load_parties().words
    ends = set(party.name.split())
    if ends & words["bloc_heads"] and not ends & words["international"]:
        return PartyKind.BLOC
    if ends & words["group_heads"]:
        return PartyKind.GROUP
    return PartyKind.STATE if len(ends) == 1 else PartyKind.ORGANISATION


# -- groups --------------------------------------------------------------------------------------


@lru_cache(maxsize=1)
def _group() -> re.Pattern[str]:
    words = load_parties().words
    lists = ("group_heads", "organisation_heads", "again", "body_heads")
    heads = sorted(frozenset().union(*(words[name] for name in lists)))
    return re.compile(
        rf"\b((?:{NAME}\s){{1,4}}(?:{'|'.join(heads)})"
        rf"(?:\s(?:for|of)(?:\sthe)?\s{NAME}(?:\s(?:of\s)?{NAME}){{0,2}})?)\b"
        r"(?:\s\(([A-Z][A-Z-]{1,8})\))?"
    )


# "The", possessors, and adjectives such as "Kurdish-led", are no part of a name.
_LEAD = re.compile(r"^(?:The\s|[A-Z]\w*-[a-z]+\s|(?:[\w-]+\s)*[\w-]+['’]s\s)+")


def _groups(annotated: Annotated, taken: Taken) -> dict[str, tuple[PartyRef, Form]]:
    names: dict[str, tuple[PartyRef, Form]] = {}
    for match in _group().finditer(annotated.text):
        whole = _LEAD.sub("", match.group(1))
        start = match.end(1) - len(whole)
        if not taken.free(match.end(1) - 1, match.end(1)):
            continue
        short = match.group(2)
        named = _is_group(whole) or (short and " " in whole and _speaks(annotated, whole, short))
        if not named and not _negotiates(annotated, Span(start, match.end(1))):
            continue
        if len(names) < MOST and (short or _acts_as_one(annotated, Span(start, match.end(1)))):
            ref = PartyRef(f"name:{slug(whole)}", " ".join(whole.split()))
            names[whole] = (ref, Form.NAME)
            if short and short not in load_parties().surfaces:
                names[short] = (ref, Form.NAME)
    return names


def _speaks(annotated: Annotated, name: str, acronym: str) -> bool:
    """Whether a name with its acronym speaks somewhere, or acts as those who negotiate do."""
    words = load_parties().words
    verbs = words["negotiating_verbs"] | words["speaking_verbs"]
    either = f"{re.escape(name)}|{re.escape(acronym)}"
    places = islice(re.finditer(rf"(?<![\w(-])(?:{either})(?![\w)-])", annotated.text), 50)
    spans = (annotated.token_span(Span(*place.span())) for place in places)
    roots = (span.root for span in spans if span is not None)
    return any(root.dep_ == "nsubj" and root.head.lemma_ in verbs for root in roots)


def _is_group(whole: str) -> bool:
    """Not "Russian Army" or "British Forces", which are bodies of a state, nor "National Union"."""
    table, words = load_parties(), whole.split()
    heads = table.words["group_heads"] | table.words["organisation_heads"]
    if len(words) < 2:
        return False
    if words[-1] == "Party" and words[-2] in table.words["treaty_words"]:
        return False
    if not heads & set(words):
        return bool(table.words["international"] & set(words))
    if words[0] in table.surfaces and len(words) == 2:
        return False
    return len(words) > 2 or words[1] == "Party" or words[0] not in table.words["not_demonyms"]


def _negotiates(annotated: Annotated, span: Span) -> bool:
    """Whether "the Coral Group" does what only those who negotiate do; a company does not."""
    words, whole = load_parties().words, span.of(annotated.text).split()
    if words["bloc_heads"].isdisjoint({whole[0], whole[-1]}) or len(whole) < 2:
        return False
    if annotated.text[max(0, span.start - 4) : span.start].lower() != "the ":
        return False
    tokens = annotated.token_span(span)
    if tokens is None or tokens.root.dep_ != "nsubj":
        return False
    return tokens.root.head.lemma_ in words["negotiating_verbs"]


def _acts_as_one(annotated: Annotated, span: Span) -> bool:
    tokens = annotated.token_span(span)
    if tokens is None:
        return False
    labelled = any(token.ent_type_ in {"ORG", "NORP"} for token in tokens)
    return (labelled and acts(tokens.root)) or _negotiates(annotated, span)

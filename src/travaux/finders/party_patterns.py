"""Parties that no table holds, found by what the text says of them.

An unknown state shows by its government ("the Halvaran delegation", "Halvara's foreign
minister", "the Kingdom of Halvara"), an unknown group by the head of its name ("the Vostran
Liberation Front"). One sign alone is not enough: signs are counted, and the named entities of
the language model and the grammar have a say.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import islice

from travaux.codebook.parties import Form, Surface, load_parties
from travaux.finders.mentions import Mention, MentionForm
from travaux.finders.party_grammar import acts
from travaux.finders.party_index import NameIndex, Taken
from travaux.language import Annotated
from travaux.model import PartyKind, PartyRef, Span, slug

__all__ = ["unknown_kind", "unknown_mentions"]

_NAME = r"[A-Z][\w’'-]{0,40}[a-z]"
_ENOUGH = 3  # signs: a government noun 1, "Kingdom of" 2, a named entity 1, an action 1
_DEMONYM_ENDINGS = (
    "ians",
    "ian",
    "ans",
    "an",
    "ese",
    "ish",
    "ers",
    "er",
    "is",
    "i",
    "ic",
    "ns",
    "n",
)
_MOST = (
    300  # of each kind in one document: more is a list or an attack, and time is quadratic in it
)
_PLACES = frozenset({"GPE", "NORP", "LOC"})


@dataclass(slots=True)
class _Candidate:
    """A word that may name an unknown state, with the signs seen for it."""

    signs: int = 0
    possessed: bool = False
    words: set[str] = field(default_factory=set)


def unknown_mentions(annotated: Annotated, taken: Taken) -> tuple[Mention, ...]:
    """The mentions of parties that no table holds, in order.

    ``taken`` are the places of the names that the tables hold. A mention here may hold one of
    those ("the Syrian Liberation Front"), and then goes before it.
    """
    names = {**_states(annotated, taken), **_groups(annotated, taken)}
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


# -- states --------------------------------------------------------------------------------------


@lru_cache(maxsize=1)
def _government() -> re.Pattern[str]:
    nouns = sorted(load_parties().words["state_nouns"], key=lambda noun: (-len(noun), noun))
    either = "|".join(rf"(?i:{re.escape(noun)})" for noun in nouns)
    return re.compile(
        rf"\b(?P<name>{_NAME})(?P<s>['’]s)?\s(?:(?:deputy|Deputy|chief|top|own)\s)?(?:{either})\b"
    )


@lru_cache(maxsize=1)
def _style() -> re.Pattern[str]:
    heads = sorted(load_parties().words["state_heads"], key=lambda head: (-len(head), head))
    return re.compile(rf"\b({'|'.join(heads)}) of (?:the )?(?P<name>{_NAME})(?!\s+of\b)")


def _states(annotated: Annotated, taken: Taken) -> dict[str, tuple[PartyRef, Form]]:
    found: dict[str, _Candidate] = {}
    sovereign = load_parties().words["sovereign_heads"]
    for match in _government().finditer(annotated.text):
        if _may_be_state(match, taken):
            _note(found, match.group("name"), 1).possessed |= bool(match.group("s"))
    for match in _style().finditer(annotated.text):
        if _may_be_state(match, taken):
            signs = _ENOUGH if match.group(1) in sovereign else 2
            _note(found, match.group("name"), signs, match.group()).possessed = True
    if not found:
        return {}
    people = _people(annotated)
    seen = {word: one for word, one in found.items() if word not in people}
    families = tuple(_families(seen, annotated.text))
    support = _support({word for family in families for word in family}, annotated)
    names: dict[str, tuple[PartyRef, Form]] = {}
    for family in families:
        names.update(_named(family, seen, support))
    return names


def _may_be_state(match: re.Match[str], taken: Taken) -> bool:
    table, word = load_parties(), match.group("name")
    if word in table.surfaces or not taken.free(match.start("name"), match.end("name")):
        return False
    if word in table.words["not_demonyms"] or word in table.words["places"]:
        return False
    return word.lower() not in _body_words() and len(word) > 3


@lru_cache(maxsize=1)
def _body_words() -> frozenset[str]:
    nouns = load_parties().words["nouns"]
    return frozenset(word for noun in nouns for word in noun.split())


def _note(found: dict[str, _Candidate], word: str, signs: int, whole: str = "") -> _Candidate:
    candidate = found.setdefault(word, _Candidate()) if len(found) < _MOST else _Candidate()
    candidate.signs += signs
    if whole:
        candidate.words.add(whole)
    return candidate


def _people(annotated: Annotated) -> set[str]:
    """The last words of the names of people, as the language model sees them."""
    people = (entity for entity in annotated.tokens.ents if entity.label_ == "PERSON")
    return {entity[-1].text for entity in people if len(entity) > 1}


def _families(seen: Iterable[str], text: str) -> Iterator[tuple[str, ...]]:
    """Words of one root ("Halvara", "Halvaran", "Halvarans"), from all the words of the text."""
    roots: dict[str, list[str]] = {}
    for word in sorted({m.group() for m in re.finditer(rf"\b{_NAME}\b", text)}):
        if len(word) > 3 and word not in load_parties().surfaces:
            for root in _roots(word):
                roots.setdefault(root, []).append(word)
    done: set[str] = set()
    for word in sorted(seen):
        if word not in done:
            family = {kin for root in _roots(word) for kin in roots.get(root, ())} | {word}
            done |= family
            yield tuple(sorted(family))


def _roots(word: str) -> set[str]:
    """The word without its last vowels, and without a demonym's ending: what its kin share."""
    plain = word.casefold().removesuffix("'s").removesuffix("’s")
    cut = next((plain[: -len(e)] for e in _DEMONYM_ENDINGS if plain.endswith(e)), plain)
    return {root for root in (plain.rstrip("aeiouy"), cut.rstrip("aeiouy")) if len(root) >= 4}


def _named(
    family: Sequence[str], seen: Mapping[str, _Candidate], support: Mapping[str, frozenset[str]]
) -> dict[str, tuple[PartyRef, Form]]:
    family = [word for word in family if not word.endswith(("'s", "’s"))]
    signs = sum(seen[word].signs for word in family if word in seen)
    held = frozenset[str]().union(*(support.get(word, frozenset()) for word in family))
    if signs + len(held) < _ENOUGH:
        return {}
    base = _base(family, seen)
    ref = PartyRef(f"name:{slug(base)}", base)
    forms = {word: (ref, Form.NAME if word == base else Form.DEMONYM) for word in family}
    styles = {whole for word in family if word in seen for whole in seen[word].words}
    return forms | dict.fromkeys(styles, (ref, Form.NAME))


def _base(family: Sequence[str], seen: Mapping[str, _Candidate]) -> str:
    """The name among the forms: one that possesses or has a style, else the shortest."""
    named = [word for word in family if word in seen and seen[word].possessed]
    return min(named or family, key=lambda word: (len(word), word))


def _support(words: set[str], annotated: Annotated) -> dict[str, frozenset[str]]:
    """Signs of the language model, by word: "place" where it is a place or people, "acts"."""
    held: dict[str, set[str]] = {}
    for token in annotated.tokens:
        if token.text in words and token.ent_type_ != "PERSON":
            signs = held.setdefault(token.text, set())
            if token.ent_type_ in _PLACES:
                signs.add("place")
            if token.tag_.startswith("NNP") and acts(token):
                signs.add("acts")
    return {word: frozenset(signs) for word, signs in held.items()}


# -- groups --------------------------------------------------------------------------------------


@lru_cache(maxsize=1)
def _group() -> re.Pattern[str]:
    words = load_parties().words
    lists = ("group_heads", "organisation_heads", "again", "body_heads")
    heads = sorted(frozenset().union(*(words[name] for name in lists)))
    return re.compile(
        rf"\b((?:{_NAME}\s){{1,4}}(?:{'|'.join(heads)})"
        rf"(?:\s(?:for|of)(?:\sthe)?\s{_NAME}(?:\s(?:of\s)?{_NAME}){{0,2}})?)\b"
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
        if len(names) < _MOST and (short or _acts_as_one(annotated, Span(start, match.end(1)))):
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

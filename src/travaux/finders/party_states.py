"""States that no table holds, found by what the text says of them.

An unknown state shows by its government ("the Halvaran delegation", "Halvara's treasury", "the
Minister of Water of Halvara"), by its style ("the Kingdom of Halvara"), by the heading of its
speaker ("Mr. Orm (Halvara)"), by what only states have between them ("the border between Halvara
and Tulm"). One sign alone is not enough: signs are counted, and the grammar, the language model
and kin words ("Halvara", "Halvaran") have a say.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from travaux.codebook.parties import Form, load_parties
from travaux.finders.party_grammar import acts
from travaux.finders.party_index import Taken
from travaux.language import Annotated
from travaux.model import PartyRef, slug

__all__ = ["MOST", "NAME", "unlisted_states"]

NAME = r"[A-Z](?:[\w-]|['’](?!s\b)){0,40}[a-z]"
MOST = 300  # of each kind in one document: more is a list or an attack, and time is quadratic in it

_ENOUGH = 3  # what the signs of a name must add up to; each pattern and support says its worth
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
_PLACES = frozenset({"GPE", "NORP", "LOC"})
_WHOLE = r"(?![\w’'-]*\s(?:[A-Z]|of\b|Bank\b))"  # no first word of a longer name
_LIST = (
    rf"(?:the\s)?(?P<names>{NAME}(?:,\s(?:the\s)?{NAME})*"
    rf"(?:,?\sand\s(?:the\s)?{NAME})?){_WHOLE}"
)
_EACH = re.compile(NAME)


@dataclass(slots=True)
class _Candidate:
    """A word that may name an unknown state, with the signs seen for it."""

    signs: int = 0
    possessed: bool = False
    words: set[str] = field(default_factory=set)


_Found = dict[str, _Candidate]


def unlisted_states(annotated: Annotated, taken: Taken) -> dict[str, tuple[PartyRef, Form]]:
    """Surface -> party and form, of the states of a document that no table holds.

    ``taken`` are the places of the names that the tables hold.
    """
    found: _Found = {}
    text = annotated.text
    title = annotated.document.title
    for words, held in ((title.value if title else "", Taken(())), (text, taken)):
        _by_government(found, words, held)
        _by_style(found, words, held)
        _in_lists(found, words, held)
    if not found:
        return {}
    people = _people(annotated)
    seen = {word: one for word, one in found.items() if word not in people}
    families = tuple(_families(seen, text))
    sure = {word for family in families if _signs(family, seen) > 1 for word in family}
    support = _support({word for family in families for word in family}, sure, annotated)
    names: dict[str, tuple[PartyRef, Form]] = {}
    for family in families:
        names.update(_named(family, seen, support))
    return names


# -- signs in the words ----------------------------------------------------------------------------


@lru_cache(maxsize=1)
def _government() -> re.Pattern[str]:
    words = load_parties().words

    def either(names: Iterable[str]) -> str:
        rows = sorted(names, key=lambda noun: (-len(noun), noun))
        return "|".join(rf"(?i:{re.escape(noun)})" for noun in rows)

    return re.compile(
        rf"\b(?P<name>{NAME})(?P<s>['’]s)?\s(?:(?:deputy|Deputy|chief|top|own|military)\s)?"
        rf"(?:(?P<sure>{either(words['state_nouns'])})|(?P<weak>{either(words['state_things'])}))\b"
    )


@lru_cache(maxsize=1)
def _style() -> re.Pattern[str]:
    heads = sorted(load_parties().words["state_heads"], key=lambda head: (-len(head), head))
    return re.compile(rf"\b({'|'.join(heads)}) of (?:the )?(?P<name>{NAME})(?!\s+of\b)")


_PORTFOLIO = r"(?:\s(?:of|for)\s(?:the\s)?\w+(?:(?:,|\sand|,\sand)\s\w+){0,2})"
_LISTED = tuple(
    (re.compile(rf"\b{head}\s{_LIST}"), worth)
    for head, worth in (
        (rf"[Mm]inisters?{_PORTFOLIO}\s(?:of|from)", 2),
        (r"(?:[Pp]rime|[Ff]oreign|[Ff]inance|[Dd]efen[cs]e|[Ii]nterior)\s[Mm]inisters?\sof", 2),
        (r"(?:[Pp]remiers?|[Cc]hancellors?|[Kk]ing|[Qq]ueen|[Ee]mir|[Ss]ultan)\sof", 2),
        (r"(?:[Nn]egotiators?|[Dd]elegat(?:ions?|es?)|[Ee]nvoys?)\s(?:of|from|for)", 2),
        (r"[Aa]mbassadors?\s(?:of|to|from)", 2),
        (r"(?:[Gg]overnments?|[Pp]residents?|[Pp]arliaments?|[Aa]uthorities|[Pp]eoples?)\sof", 1),
        (r"[Rr]epresentatives?\s(?:of|from|for)", 1),
        (
            (
                r"(?:breakaway|separatist|neighbouring|neighboring|self-(?:declared|proclaimed)|"
                r"unrecogni[sz]ed)\s(?:\w+\s)?(?:region|territory|enclave|state|republic|country)\sof"
            ),
            2,
        ),
        (r"(?:kingdom|republic|sultanate|emirate|principality|island\sstate)\sof", 2),
        (
            (
                r"(?:border|frontier|war|truce|ceasefire|cease-fire|armistice|peace(?:\s\w+)?|"
                r"hostilities|prisoner\sexchange)\sbetween"
            ),
            2,
        ),
        (r"(?:talks|negotiations|treaty|relations|agreement)\sbetween", 1),
    )
)
_SPEAKER = re.compile(
    rf"\b(?:Mr|Mrs|Ms|Miss|Dr|Sir|Dame|Mme|Madam|Prof)\.?\s[^()\n:]{{2,40}}\s\((?P<names>{NAME})\)"
)
_RESUMED = re.compile(
    rf"\b(?P<names>{NAME}(?:,\s{NAME})*\sand\s(?:the\s)?{NAME})\s(?:(?:have|had|will)\s)?"
    r"(?:resumed?|held|hold|opened|open|began|begin|signed?|swap(?:ped)?|exchanged?|agreed?(?:\sto)?"
    r"|suspend(?:ed)?|concluded?|restored?)\s(?:an?\s|the\s|their\s)?(?:\w+\s){0,2}"
    r"(?:talks|negotiations|truce|ceasefire|cease-fire|treaty|armistice|prisoners|relations)\b"
)


def _by_government(found: _Found, text: str, taken: Taken) -> None:
    for match in _government().finditer(text):
        if _may_be_state(match["name"], match.start("name"), taken):
            owns = bool(match["s"] and match["sure"])
            _note(found, match["name"], 1 + owns).possessed |= bool(match["s"])


def _by_style(found: _Found, text: str, taken: Taken) -> None:
    sovereign = load_parties().words["sovereign_heads"]
    for match in _style().finditer(text):
        if _may_be_state(match["name"], match.start("name"), taken):
            signs = _ENOUGH if match.group(1) in sovereign else 2
            _note(found, match["name"], signs, match.group()).possessed = True


def _in_lists(found: _Found, text: str, taken: Taken) -> None:
    for pattern, worth in (*_LISTED, (_SPEAKER, 2), (_RESUMED, 2)):
        for match in pattern.finditer(text):
            for name in _EACH.finditer(text, *match.span("names")):
                word = name.group().removesuffix("'s").removesuffix("’s")
                if _may_be_state(word, name.start(), taken):
                    _note(found, word, worth).possessed = True


def _may_be_state(word: str, start: int, taken: Taken) -> bool:
    table = load_parties()
    if word in table.surfaces or not taken.free(start, start + len(word)):
        return False
    if word in table.words["not_demonyms"] or word in table.words["places"]:
        return False
    return word.lower() not in _body_words() and len(word) > 3


@lru_cache(maxsize=1)
def _body_words() -> frozenset[str]:
    nouns = load_parties().words["nouns"]
    return frozenset(word for noun in nouns for word in noun.split())


def _note(found: _Found, word: str, signs: int, whole: str = "") -> _Candidate:
    candidate = found.setdefault(word, _Candidate()) if len(found) < MOST else _Candidate()
    candidate.signs += signs
    if whole:
        candidate.words.add(whole)
    return candidate


_HONORED = re.compile(
    rf"\b(?:Mr|Mrs|Ms|Miss|Dr|Sir|Dame|Lord|Lady|Gen|Sen|Rep|Prof|President|Senator|General|"
    rf"Colonel|Judge|Justice|Minister|Chancellor|Secretary|Ambassador)\.?\s(?:{NAME}\s)?(?P<last>{NAME})"
)
# A name in the middle of a sentence with another before it: "and Ana Orm", not "North Halvara".
_WITH_GIVEN = re.compile(
    rf"(?<=[a-z,] )(?!(?:North|South|East|West|Northern|Southern|Eastern|Western|Upper|Lower)\b)"
    rf"[A-Z][a-zà-ÿ]+\s(?P<last>{NAME})"
)


def _people(annotated: Annotated) -> set[str]:
    """The last words of the names of people, as the language model sees them, or by a title."""
    people = (entity for entity in annotated.tokens.ents if entity.label_ == "PERSON")
    named = {entity[-1].text for entity in people if len(entity) > 1}
    titled = {match["last"] for match in _HONORED.finditer(annotated.text)}
    whole = {match["last"] for match in _WITH_GIVEN.finditer(annotated.text)}
    return {word.removesuffix("'s").removesuffix("’s") for word in named | titled | whole}


# -- kin and support -------------------------------------------------------------------------------


def _families(seen: Iterable[str], text: str) -> Iterator[tuple[str, ...]]:
    """Words of one root ("Halvara", "Halvaran", "Halvarans"), from all the words of the text."""
    roots: dict[str, list[str]] = {}
    for word in sorted({m.group() for m in re.finditer(rf"\b{NAME}\b", text)}):
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
    held = frozenset[str]().union(*(support.get(word, frozenset()) for word in family))
    if _signs(family, seen) + len(held) < _ENOUGH:
        return {}
    base = _base(family, seen)
    ref = PartyRef(f"name:{slug(base)}", base)
    forms = {word: (ref, Form.NAME if word == base else Form.DEMONYM) for word in family}
    styles = {whole for word in family if word in seen for whole in seen[word].words}
    return forms | dict.fromkeys(styles, (ref, Form.NAME))


def _signs(family: Sequence[str], seen: Mapping[str, _Candidate]) -> int:
    """What the words around a family are worth, and one more where it has a demonym."""
    base = _base(family, seen)
    kin = any(word != base and _is_derived(word, base) for word in family)
    return kin + sum(seen[word].signs for word in family if word in seen)


def _is_derived(word: str, base: str) -> bool:
    """Whether a word is the base with a demonym's ending: "Halvaran" of "Halvara"."""
    return word.endswith(_DEMONYM_ENDINGS) and len(word) > len(base) - 2


def _base(family: Sequence[str], seen: Mapping[str, _Candidate]) -> str:
    """The name among the forms: one that possesses or has a style, else the shortest."""
    named = [word for word in family if word in seen and seen[word].possessed]
    return min(named or family, key=lambda word: (len(word), word))


def _support(words: set[str], sure: set[str], annotated: Annotated) -> dict[str, frozenset[str]]:
    """Signs of the language model, by word: "place" where it is a place or people, "acts".

    That the model takes an unknown name for a person's counts against it, but for ``sure`` ones.
    """
    held: dict[str, set[str]] = {}
    for token in annotated.tokens:
        if token.text in words and (token.ent_type_ != "PERSON" or token.text in sure):
            signs = held.setdefault(token.text, set())
            if token.ent_type_ in _PLACES:
                signs.add("place")
            if token.tag_.startswith("NNP") and acts(token):
                signs.add("acts")
    return {word: frozenset(signs) for word, signs in held.items()}

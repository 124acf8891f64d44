"""Whether a name stands for somebody who acts in its sentence, or for a place.

Read off the parse and the words around, with the word lists of ``codebook/seats.yaml``.
"""

from __future__ import annotations

from functools import lru_cache

from spacy.tokens import Token

from travaux.codebook.parties import load_parties

__all__ = ["acts", "heads_list", "is_body_noun", "is_language", "qualifies_body", "stands_in_place"]

_SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "agent"})
_OBJECTS = frozenset({"dobj", "dative", "iobj", "obj", "attr", "oprd"})
_INSIDE = frozenset({"compound", "nmod", "amod", "nummod", "npadvmod"})
_HOPS = 6  # how far up a list or a compound is followed; longer ones are parser errors


@lru_cache(maxsize=1)
def _lists() -> dict[str, frozenset[str]]:
    return dict(load_parties().words)


@lru_cache(maxsize=1)
def _body_words() -> frozenset[str]:
    return frozenset(noun.rpartition(" ")[2] for noun in load_parties().words["nouns"])


def is_body_noun(token: Token) -> bool:
    """Whether a token is a noun of a party's bodies, offices or people ("ministry", "envoy")."""
    return token.lower_ in _body_words()


def _first_of_list(token: Token) -> Token:
    """The first member of the list ("Moscow, Kyiv and Minsk") that a token stands in."""
    for _ in range(_HOPS):
        if token.dep_ not in {"conj", "appos"}:
            break
        token = token.head
    return token


def acts(token: Token) -> bool:
    """Whether a name stands where one stands who acts, and not where a place stands."""
    token = _first_of_list(token)
    if token.dep_ in _SUBJECTS:
        return token.head.lemma_ not in _lists()["host_verbs"]
    if token.dep_ == "poss":
        return token.head.lemma_ not in _lists()["place_nouns"] and token.head.pos_ != "PROPN"
    if token.dep_ in _OBJECTS:
        return token.head.pos_ == "VERB" and token.head.lemma_ not in _lists()["motion_verbs"]
    if token.dep_ == "pobj":
        return _acts_after(token.head)
    return False


def _acts_after(preposition: Token) -> bool:
    lists, word = _lists(), preposition.lower_
    if word in lists["actor_prepositions"]:
        return True
    if word in lists["place_prepositions"]:
        return False
    return preposition.head.lemma_.lower() in lists["relational"]


def stands_in_place(token: Token) -> bool:
    """Whether a name stands where a place stands: "met at the White House"."""
    token = _first_of_list(token)
    if token.dep_ == "pobj":
        return not _acts_after(token.head)
    if token.dep_ == "dobj":
        return token.head.lemma_ in _lists()["motion_verbs"]
    return False


def qualifies_body(token: Token) -> bool:
    """Whether a name or demonym qualifies a body, an office or people of its party.

    "Russian foreign ministry", "US officials", "Ukraine's army", "the government of Chile".
    """
    token = _first_of_list(token)
    if token.dep_ == "pobj" and token.head.lower_ == "of":
        return is_body_noun(token.head.head)
    for _ in range(_HOPS):
        if token.dep_ not in _INSIDE and token.dep_ not in {"poss", "conj"}:
            return False
        token = token.head
        if is_body_noun(token):
            return True
    return False


def heads_list(token: Token) -> bool:
    """Whether a name stands in a list that is its own sentence, as in the preamble of a treaty."""
    first = _first_of_list(token)
    return first.dep_ == "ROOT" and any(child.dep_ == "conj" for child in first.rights)


def is_language(token: Token) -> bool:
    """Whether a demonym is the name of a language: "in Russian", "speaks French"."""
    if token.dep_ == "pobj" and token.head.lower_ in {"in", "into", "from"}:
        return token.tag_ != "NNPS" and not token.lower_.endswith("s") and not _has_article(token)
    spoken = token.dep_ in _OBJECTS
    return spoken and token.head.lemma_ in {"speak", "learn", "understand", "teach", "translate"}


def _has_article(token: Token) -> bool:
    return any(child.lower_ == "the" for child in token.lefts)

"""Lists of parties as legal texts write them: "the Republic of X, Y and the Government of Z"."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from travaux.codebook.parties import Form, load_parties
from travaux.model import PartyKind, PartyRef, slug

__all__ = ["Listed", "parties_listed", "parties_signing"]


@dataclass(frozen=True, slots=True)
class Listed:
    """A party of a list. ``as_states`` where its member states are meant ("the EFTA States")."""

    party: PartyRef
    as_states: bool = False


_LONGEST = 14  # words of a party's name
_ASIDE = re.compile(r"\([^()]{0,200}\)|[“\"][^”\"]{0,80}[”\"]|\[[^\[\]]{0,80}\]")
_CALLED = re.compile(
    r",?\s*\b(?:hereinafter|hereafter|hereinunder|herein|(?:further\s+)?referred\s+to|"
    r"en\s+adelante)\b.*?(?=\bof\s+the\s+(?:one|other)\s+part|\band\s+(?:the\b|[A-Z])|[;,\n]|$)",
    re.IGNORECASE,
)
_SPLIT = re.compile(r"[,;:\n/]|\s+(?:and|as\s+well\s+as|y|et)\s+|\s[–—-]\s|&", re.IGNORECASE)
_BEFORE = re.compile(
    r"\s*(?:(?:and|between|among|for|on\s+behalf\s+of|of|by|the|both|y|et|pour|por|le|la|el|l['’])\s+"
    r"|(?:\(?[a-z0-9]{1,3}[.)]\s+)"
    r"|(?:royal\s+|federal\s+)?(?:governments?|council|president|commission|cabinet(?:\s+of\s+ministers)?|"
    r"head\s+of\s+state|parliament|people|peoples|states?|gobiernos?|gouvernements?)\s+"
    r"(?:of|de(?:l|\s+la)?|du|de\s+l['’])\s+"
    r"|(?:his|her)\s+majesty(?:['’]s\s+government)?(?:\s+in\s+|\s+of\s+|,?\s+))",
    re.IGNORECASE,
)
_WORD = re.compile(r"[^\W_]+(?:[.'’‘`´-][^\W_]+)*\.?")
_STATES = re.compile(r"\s+(?:member\s+)?(?:states?|countries|members)\b", re.IGNORECASE)
_CHINA = re.compile(r"\s*,\s*China\b", re.IGNORECASE)
_STYLE = (
    r"(?:republic|kingdom|state|federation|union|commonwealth|principality|sultanate|emirate|duchy|"
    r"grand\s+duchy|confederation|federative\s+republic|socialist\s+republic|people['’]s\s+republic|"
    r"democratic\s+republic|federal\s+republic)"
)
_STYLED = re.compile(rf"(?:(?:[A-Z][\w'’-]+\s+){{0,3}}?)(?i:{_STYLE}\s+of\s+(?:the\s+)?)")
_REALM = re.compile(
    r"(?:\s+(?:people['’]?s|socialist|federative|federal|democratic|arab|islamic|soviet|united))*"
    r"\s+(?:republics?|kingdom|federation|confederation|state|union)\b",
    re.IGNORECASE,
)
_FORMAL = re.compile(
    rf"(?:(?:[A-Z][\w'’-]+\s+){{0,3}}?)(?i:(?:{_STYLE}|community|territory)\s+of\s+(?:the\s+)?)"
    r"(?!(?i:for|and)\b)[A-Z][\w'’-]*(?:\s+(?!(?i:for|and|the|of)\b)[A-Z][\w'’-]*){0,3}"
)
_OF_GOVERNMENT = re.compile(r"[A-Z][\w'’-]*(?:\s+(?!(?i:for)\b)[A-Z][\w'’-]*){0,4}")
_SIGNED = re.compile(
    r"\b(?:for\s+and\s+on\s+behalf\s+of|on\s+behalf\s+of|for|por|pour)\b"
    r"(?=\s+(?i:the|el|la|le|gobierno)\b|\s+[A-Z])",
    re.IGNORECASE,
)
_SIGNATURES = re.compile(r"(?:For|FOR)\s+(?:the\s+|THE\s+)?(?:Government|GOVERNMENT)\s+(?:of|OF)")


def parties_listed(words: str) -> Iterator[Listed]:
    """The parties of a list, in its order.

    A part of the list that does not begin with a party's name, an office for one aside ("the
    Government of"), names none. What a party is called further on ("hereinafter ...") and what
    stands in brackets is passed over.
    """
    plain = _CALLED.sub(" ", _ASIDE.sub(" ", words))
    at = 0
    while at < len(plain):
        start, office = _name_start(plain, at)
        found = _party_at(plain, start, office)
        if found is None:
            split = _SPLIT.search(plain, start)
            at = split.end() if split else len(plain)
            continue
        listed, end = found
        yield listed
        split = _SPLIT.search(plain, end)
        at = split.end() if split else len(plain)


def parties_signing(words: str) -> Iterator[Listed]:
    """The parties of the signatures in a closing part ("For the Republic of X"), columns too."""
    plain = _ASIDE.sub(" ", words)
    for match in _SIGNED.finditer(plain):
        start, office = _name_start(plain, match.end())
        if found := _party_at(plain, start, office):
            yield found[0]
    for crossed in _columns(plain):
        yield from crossed


def _columns(words: str) -> Iterator[list[Listed]]:
    """Names under two heads on one line: "For the Government of  For the Government of"."""
    heads = list(_SIGNATURES.finditer(words))
    for one, other in pairwise(heads):
        between = words[one.end() : other.start()]
        if between.strip(" \t").lower() not in {"", "the"}:
            continue
        rest = " ".join(words[other.end() : other.end() + 300].split())
        yield [found[0] for at in _names(rest) if (found := _party_at(rest, at, office=False))][:2]


def _names(words: str) -> Iterator[int]:
    """Where a name can begin after another: at each capital that no name already covers."""
    covered = 0
    for word in _WORD.finditer(words):
        if word.start() < covered or not word.group()[0].isupper():
            continue
        if found := _party_at(words, word.start(), office=False):
            covered = found[1]
            yield word.start()


def _name_start(words: str, at: int) -> tuple[int, bool]:
    """Where a name begins behind articles and offices, and whether an office stands before it."""
    office = False
    while match := _BEFORE.match(words, at):
        if _known_at(words, at + len(match.group()) - len(match.group().lstrip())):
            break
        office = office or bool(re.search(r"(?i)government|gobierno|gouvernement", match.group()))
        at = match.end()
    while at < len(words) and words[at].isspace():
        at += 1
    return at, office


def _party_at(words: str, at: int, office: bool) -> tuple[Listed, int] | None:
    if at >= len(words) or not words[at].isupper():
        return None
    if known := _known_at(words, at):
        party, end = known
        states = _STATES.match(words, end)
        if states and party.id.startswith(("org:", "bloc:")):
            return Listed(party, as_states=True), states.end()
        entry = load_parties().get(party.id)
        if entry and entry.kind is PartyKind.TERRITORY and (china := _CHINA.match(words, end)):
            end = china.end()
        return Listed(party), end
    if styled := _styled(words, at) or _realm(words, at):
        return Listed(styled[0]), styled[1]
    match = _FORMAL.match(words, at) or (_OF_GOVERNMENT.match(words, at) if office else None)
    if match is None:
        return None
    name = " ".join(match.group().split())
    return Listed(PartyRef(f"name:{slug(name)}", name)), match.end()


def _styled(words: str, at: int) -> tuple[PartyRef, int] | None:
    """A state under a style that it no longer has, or has not in the table: "Republic of X"."""
    match = _STYLED.match(words, at)
    found = _known_at(words, match.end()) if match else None
    return found if found and _is_state(found[0]) else None


def _realm(words: str, at: int) -> tuple[PartyRef, int] | None:
    """A state by its people and its style, such as it no longer has: "Xian People's Republic"."""
    word = _WORD.match(words, at)
    party = _demonyms().get(_folded(word.group())) if word else None
    match = _REALM.match(words, word.end()) if word and party else None
    return (party, match.end()) if party and match and _is_state(party) else None


def _is_state(party: PartyRef) -> bool:
    entry = load_parties().get(party.id)
    return entry is not None and entry.kind in {PartyKind.STATE, PartyKind.TERRITORY}


def _known_at(words: str, at: int) -> tuple[PartyRef, int] | None:
    """The party whose name, the longest that fits, begins at ``at``; and where it ends."""
    found: tuple[PartyRef, int] | None = None
    key, end = "", at
    for count, word in enumerate(_WORD.finditer(words, at)):
        if count >= _LONGEST or (count == 0 and word.start() != at):
            break
        if key and re.search(r"[;:\n]\s*\n|[;:()]", words[end : word.start()]):
            break
        key, end = f"{key} {_folded(word.group())}".strip(), word.end()
        if party := _index().get(key):
            found = party, end
    return found


def _folded(words: str) -> str:
    plain = unicodedata.normalize("NFKD", words.casefold())
    return "".join(sign for sign in plain if sign.isalnum() or sign == " ")


@lru_cache(maxsize=1)
def _index() -> dict[str, PartyRef]:
    """Names of parties and their bodies, without case, accents and marks."""
    table = load_parties()
    named: dict[str, PartyRef] = {}
    for written, surface in table.surfaces.items():
        if surface.form is Form.NAME:
            key = " ".join(_folded(word) for word in _WORD.findall(written))
            named.setdefault(key.removeprefix("the "), table.entries[surface.party].ref)
    return named


@lru_cache(maxsize=1)
def _demonyms() -> dict[str, PartyRef]:
    """Adjectives of one word for the people of a party, without case and accents."""
    table = load_parties()
    return {
        _folded(written): table.entries[surface.party].ref
        for written, surface in table.surfaces.items()
        if surface.form is Form.DEMONYM and " " not in written
    }

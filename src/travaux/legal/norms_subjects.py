"""Who or what a verb of a provision is said of."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from travaux.codebook.norm_words import norm_words
from travaux.codebook.parties import load_parties
from travaux.codebook.text_kinds import text_words

__all__ = [
    "Subject",
    "actor_at_end",
    "actor_first",
    "is_actor",
    "is_plain_actor",
    "named_after",
    "subject",
]

_LEADING = re.compile(
    r"(?:\([^()]{0,80}\)|[\s,;:.…\"“”‘’'()–—-]|\d{1,3}(?=\s)|(?:and|or|but|that|however|nevertheless|nonetheless|"
    r"therefore|accordingly|moreover|furthermore|"
    r"thereafter|in addition|in particular|consequently|similarly|likewise|also|further|"
    r"then|thus|otherwise|note|"
    r"provided that|while|whereas|nor|option \d)\b(?=[\s,:]))+",
    re.IGNORECASE,
)
_TRAILING = re.compile(
    r"(?:[\s,(]|\b(?:also|further|hereby|therefore|jointly|individually|again|thus|then|each|both|all|"
    r"nevertheless|accordingly|furthermore|(?!assembly\b|supply\b|family\b)[a-z]{3,12}ly)(?=[\s,]*$))+$"
)
_NO_ADJUNCT = (
    r"(?!nothing|something|contracting|participating|exporting|importing|complaining|requesting|"
    r"requested|responding|neighbouring|neighboring|developing|developed|united|interested|working|"
    r"meeting|existing|coordinating|governing|monitoring|acceding|depositing|littoral|signing)"
)
_ADJUNCT = re.compile(
    r"(?:if|where|when|whenever|wherever|before|after|until|till|unless|in|for|under|notwithstanding|subject\s+to|pursuant|"
    r"without|upon|at|on|with|within|to|by|while|as|from|during|except|save|given|following|once|since|should|so\s+long|"
    r"provided|because|having|despite|throughout|among|between|through|of|prior\s+to|no\s+later|not\s+later|wherever|"
    r"(?:one|two|three|four|five|six|seven|eight|nine|ten|\d+)\s+(?:days?|weeks?|months?|years?)|"
    rf"{_NO_ADJUNCT}[a-z-]{{3,}}ing)\b",
    re.IGNORECASE,
)
_CLAUSE = 8  # code points of the shortest clause before a main one ("if it so ...")
_DEPENDENT = re.compile(
    r"(?:if|where|when|whenever|wherever|unless|until|while|as|because|once|since|should|so\s+long|save|except)\b",
    re.IGNORECASE,
)
_INSERTED = re.compile(
    r"(?:in|on|at|for|under|upon|with|within|by|as|to|where|when|if|which|who|whose|including|inter|notwithstanding|"
    r"subject|pursuant|without|acting|through|following|after|before|unless|until|during|having|taking|"
    r"hereinafter|whichever|bearing|recognising|recognizing|from|whether|so\s+far|wherever|"
    rf"{_NO_ADJUNCT}[a-z]{{4,}}(?:ing|ed))\b",
    re.IGNORECASE,
)
_RELATIVE = re.compile(
    r"\b(?:which|who|whom|whose|that|where|if|when|unless|whether)\b", re.IGNORECASE
)
_PRONOUN = re.compile(r"\b(it|they|he|she|we|i)$", re.IGNORECASE)
_CUT = re.compile(
    r"\b(?:of|in|on|for|to|that|which|who|whose|from|with|under|by|at|as|against|between|within|without|among|"
    r"concerned|referred|listed)\b|[,(;]"
)
_DETERMINED = r"(?:a|an|the|each|any|no|neither|either|both|all|every|that|those|such|another|one)"
_BETWEEN = r"(?!(?:of|and|or|in|to|for|by|an?|the|each|any)\b)"
_NO_NAME = frozenset(
    (
        *("this", "that", "these", "those", "such", "any", "each", "every", "all", "no", "nothing"),
        *("there", "which", "what", "who", "article", "articles", "annex", "annexes", "option"),
        *("appendix", "section", "part", "chapter", "paragraph", "preamble", "protocol", "note"),
        *("he", "she", "it", "they", "where", "when", "if"),
    )
)
_NO_NAME_END = re.compile(r"(?:tion|sion|ment|ance|ence|ity|ing|ness|ure|age|dom|ship|s)$")


@dataclass(frozen=True, slots=True)
class Subject:
    """The subject of a verb: its place, and what it is.

    ``actor``: somebody who can be bound; ``negative``: "no Party", "neither side"; ``nothing``:
    "nothing in this Agreement"; ``pronoun``: it stands for another; ``empty``: there is none of its
    own here (it goes on from the verb before).
    """

    start: int
    end: int
    actor: bool = False
    negative: bool = False
    nothing: bool = False
    pronoun: bool = False
    empty: bool = False


@lru_cache(maxsize=1)
def _actor() -> re.Pattern[str]:
    nouns = sorted(norm_words().actors, key=lambda noun: (-len(noun), noun))
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, nouns))})\b(?![’'-])", re.IGNORECASE)


@lru_cache(maxsize=1)
def _partitive() -> re.Pattern[str]:
    words = sorted(norm_words().partitives, key=lambda word: (-len(word), word))
    return re.compile(rf"(?:{'|'.join(words)})\s+of\s+", re.IGNORECASE)


@lru_cache(maxsize=1)
def _final_actor() -> re.Pattern[str]:
    nouns = sorted(norm_words().actors, key=lambda noun: (-len(noun), noun))
    either = "|".join(map(re.escape, nouns))
    joined = r"(?:and|or)\s+(?:the\s+)?(?-i:[A-Z])[\w’-]+(?:\s+(?-i:[A-Z])[\w’-]+)?"
    return re.compile(
        rf"(?:\b(?:{_DETERMINED}\s+){{1,2}}(?:{_BETWEEN}[\w-]+\s+){{0,3}}?|\b(?-i:(?=[A-Z])))"
        rf"(?:{either})(?:\s+(?:concerned|of\s+the\s+[\w\s]{{1,40}}|{joined}))?$",
        re.IGNORECASE,
    )


def actor_at_end(mask: str, start: int, end: int) -> Subject | None:
    """The actor that ends ``mask[start:end]``: "a Party" in "in taking measures a Party"."""
    words = mask[start:end].rstrip()
    floor = max(0, len(words) - 90)
    pronoun = _PRONOUN.search(words, floor)
    if pronoun:
        stands_for = pronoun.group().lower() in norm_words().pronouns
        return Subject(
            start + pronoun.start(), start + pronoun.end(), actor=True, pronoun=stands_for
        )
    match = _final_actor().search(words, floor)
    if match is None:
        return None
    negative = bool(re.match(r"(?:no|neither)\b", match.group(), re.IGNORECASE))
    return Subject(start + match.start(), start + match.end(), actor=True, negative=negative)


@lru_cache(maxsize=1)
def _any_actor() -> re.Pattern[str]:
    nouns = sorted(norm_words().actors, key=lambda noun: (-len(noun), noun))
    partitives = sorted(norm_words().partitives, key=lambda word: (-len(word), word))
    return re.compile(
        rf"\b(?:(?:{'|'.join(partitives)})\s+of\s+)?(?:{_DETERMINED}\s+){{1,2}}"
        rf"(?:{_BETWEEN}[\w-]+\s+){{0,3}}?(?:{'|'.join(map(re.escape, nouns))})\b(?![’'-])",
        re.IGNORECASE,
    )


def actor_first(mask: str, start: int, end: int) -> tuple[int, int] | None:
    """The first actor named with an article between two places, for whom a pronoun can stand."""
    match = _any_actor().search(mask, start, end)
    return match.span() if match else None


_NAMED_STOP = re.compile(
    r"[,;.:(]|\s(?:to|for|that|with|against|about|on|not|within|before|by|at|from)\b", re.IGNORECASE
)


def named_after(mask: str, start: int, end: int) -> tuple[int, int] | None:
    """Whom a verb of asking or directing names after it ("the Secretariat" before "to report")."""
    begin = start + len(mask[start:end]) - len(mask[start:end].lstrip())
    stop = _NAMED_STOP.search(mask, begin, min(end, begin + 200))
    close = stop.start() if stop else end
    return (begin, close) if begin < close and is_actor(_plain(mask[begin:close])) else None


def _plain(words: str) -> str:
    return re.sub(r"^(?:our|its|their|his|her)\s+", "", words, flags=re.IGNORECASE)


def subject(mask: str, start: int, end: int, *, verb_of_norm: bool = True) -> Subject | None:
    """The subject that ends before ``end``, None where the words are a clause that depends.

    ``verb_of_norm``: a modal or the like comes after it. Another verb is that of the clause that
    depends where no comma ends it ("When a Party requests").
    """
    lead = _LEADING.match(mask, start, end)
    begin = lead.end() if lead else start
    tail = _TRAILING.search(mask[begin:end][-80:])
    stop = end - len(tail.group()) if tail and end - begin >= len(tail.group()) else end
    stop = max(stop, begin)
    if begin >= stop:
        return Subject(begin, begin, empty=True)
    if _ADJUNCT.match(mask, begin, stop) and not _is_name(mask[begin:stop]):
        return _after_adjunct(mask, begin, stop, verb_of_norm=verb_of_norm)
    return _phrase(mask, begin, _insertion(mask, begin, stop))


def _after_adjunct(mask: str, begin: int, stop: int, *, verb_of_norm: bool) -> Subject | None:
    commas = [m.end() for m in re.finditer(r",\s*", mask[begin:stop])]
    for comma in reversed(commas[-12:]):
        at = begin + comma
        if _INSERTED.match(mask, at, stop) or not mask[at:stop].strip():
            continue
        if _opens(mask, at, stop) or comma == commas[0]:
            found = _phrase(mask, at, stop)
            if found.actor or not _RELATIVE.match(mask, at, stop):
                return found
    last = actor_at_end(mask, begin, stop)
    depends = _DEPENDENT.match(mask, begin, stop)
    if depends is None:  # a phrase without a comma after it, and then something that acts
        return last or Subject(begin, stop)
    if last is None or last.start - depends.end() < _CLAUSE:
        return None
    return last if last.pronoun or verb_of_norm else None


def _opens(mask: str, at: int, stop: int) -> bool:
    """Whether a subject begins here and not the last part of a list."""
    words = mask[at:stop]
    return bool(re.match(rf"{_DETERMINED}\b", words, re.IGNORECASE)) or _is_actor(words)


def _insertion(mask: str, begin: int, stop: int) -> int:
    """Where the subject ends before something inserted between commas."""
    for comma in re.finditer(r"\s*,\s*", mask[begin:stop]):
        after = begin + comma.end()
        if _INSERTED.match(mask, after, stop):
            return begin + comma.start()
    return stop


def _phrase(mask: str, start: int, stop: int) -> Subject:
    words = mask[start:stop]
    trimmed = len(words.rstrip(" ,\"”’'"))
    words = words[:trimmed]
    low = words[:40].lower()
    return Subject(
        start,
        start + trimmed,
        actor=is_actor(words),
        negative=bool(re.match(r"(?:no|neither|none)\b", low)),
        nothing=low.startswith("nothing"),
        pronoun=low in norm_words().pronouns,
    )


def is_actor(words: str) -> bool:
    """Whether a noun phrase is somebody who can be bound."""
    low = words.lower()
    if low in norm_words().pronouns or re.match(r"(?:we|i)\b(?!\.)", low):
        return True
    return _is_name(words) or _is_actor(words)


def _is_common(word: str) -> bool:
    """Whether one word that opens a sentence ends like a common noun and is no party's name."""
    return bool(_NO_NAME_END.search(word)) and load_parties().named(word) is None


def is_plain_actor(words: str) -> bool:
    """Whether the words are an actor and no clause or phrase that leads to one."""
    return is_actor(words) and not _ADJUNCT.match(words) and not _DEPENDENT.search(words)


def _is_actor(words: str) -> bool:
    partitive = _partitive().match(words)
    if partitive:
        words = words[partitive.end() :]
    cut = _CUT.search(words)
    head = words[: cut.start()] if cut else words
    for match in _actor().finditer(head):
        after = head[match.end() :].strip()
        if not after or re.match(r"(?:and|or|/|\*)|[\w-]+(?:ing|ed)\b|\d|\)", after):
            return True
    return False


def _is_name(words: str) -> bool:
    """Whether the words are a proper name that is no text's ("Norland", and no "Annex II")."""
    parts = [
        word for word in re.findall(r"[\w.’'-]+", words) if word.lower() not in {"the", "of", "and"}
    ]
    lower = {word.lower() for word in parts}
    return (
        0 < len(parts) <= 7
        and all(word[0].isupper() and word[1:2] != "." for word in parts)
        and lower.isdisjoint(text_words().kinds)
        and lower.isdisjoint(_NO_NAME)
        and not (len(parts) == 1 and _is_common(parts[0]))
        and not any(word.isupper() and len(word) > 4 for word in parts)
    )

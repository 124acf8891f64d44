"""What a provision does, whom it binds and towards whom, from its own words."""

from __future__ import annotations

import re
from dataclasses import dataclass

from travaux.codebook.text_kinds import text_words
from travaux.legal import told_verb
from travaux.model import Modality

__all__ = ["Norm", "norm"]

_PROHIBITION = re.compile(
    r"\bcalls?\s+for\s+(?:an?|the)\s+(?:\w+\s+)?(?:ban|halt|end|stop|freeze|moratorium)\b"
    r"|\b(?:shall|should|must|may|will|can)\s+(?:each\s+|all\s+|both\s+)?not\b"
    r"|\b(?:shall|should|must|will|undertakes?|agrees?|commits?(?:\s+(?:themselves|itself))?|obliged|required|pledges?|(?:(?:is|are)\s+)?to)"
    r"(?:\s+\w+ly)?(?:\s+to)?\s+(?:refrain|abstain|desist|renounce|forgo)\b"
    r"|\bnot\s+to\b|\bcannot\b|\b(?:prohibit|forbid|outlaw)\w*\b|\bban(?:s|ned|ning)?\b"
    r"|\b(?:halt|end|stop|freeze|moratorium)\s+(?:to|on)\b|\b(?:refrain|abstain)\w*\s+from\b"
    r"|\b(?:no|neither)\s+(?:party|state|member|side)\s+(?:shall|may|should|will)\b"
    r"|\brenounces?\b"
    r"|^(?:shall|should|must|will)?\s*not\b",
    re.IGNORECASE,
)
_SAVING = re.compile(
    r"\b(?:shall|should|must|may|will|do|does)\s+not\s+(?:be\s+(?:\w+ly\s+)?)?(?:interpreted|construed|read|understood|affect|prejudice|impair)\b"
    r"|\bnothing\s+in\s+(?:this|the)\b|\bwithout\s+prejudice\b",
    re.IGNORECASE,
)
_DEFINITION = re.compile(
    r"\bfor\s+the\s+purposes?\s+of\s+(?:this|the|these|article)\b"
    r"|[”’\"'\])]\s+(?:means?|refers?\s+to)\b|\b(?:the\s+)?(?:term|expression)\b.{0,60}\bmeans?\b|\bshall\s+mean\b",
    re.IGNORECASE,
)
_OBLIGATION = re.compile(
    r"\b(?:shall|must|should)\b|\bwill\b(?!\s+be\s+able)|\bundertakes?\b|\bagrees?\s+to\b"
    r"|\bcommits?\b(?:\s+(?:themselves|itself))?(?:\s+to)?|\b(?:is|are)\s+(?:obliged|required|bound|to)\b|\bneeds?\s+(?:for|to)\b"
    r"|\b(?:requires?|obliges?|demands?|calls?\s+for|calls?\s+(?:up)?on|pledges?|obligation|duty)\b|^to\s+\w+",
    re.IGNORECASE,
)
_PERMISSION = re.compile(
    r"\b(?-i:may)\b(?!\s+not)|\b(?:is|are)\s+(?:entitled|free|allowed|permitted)\b|\bha(?:s|ve)\s+the\s+right\b|\b(?:allow|permit|authori[sz]e)s\b",
    re.IGNORECASE,
)
_DECLARATION = re.compile(
    r"\b(?:objective|purpose|aim|goal)s?\b[^.;]{0,60}\b(?:is|are)\s+to\b|"
    r"\b(?:re)?affirms?\b|\brecogni[sz]es?\b|\backnowledges?\b|\bdeclares?\b|\bconfirms?\b|\brecalls?\b"
    r"|\bdo(?:es)?\s+not\s+(?:consider|regard|see)\b|\bnotes?\b|\bwelcomes?\b|\bstress(?:es)?\b|\breiterates?\b",
    re.IGNORECASE,
)
_CONDITION = re.compile(
    r"^(?:if|unless|where|in\s+the\s+event|provided\s+that|subject\s+to)\b", re.IGNORECASE
)
_RULES = (
    (_DEFINITION, Modality.DEFINITION),
    (_SAVING, Modality.DECLARATION),
    (_DECLARATION, Modality.DECLARATION),
    (_PROHIBITION, Modality.PROHIBITION),
    (_PERMISSION, Modality.PERMISSION),
    (_OBLIGATION, Modality.OBLIGATION),
)
_ACTOR = re.compile(
    r"\b(?:part(?:y|ies)|states?|members?|governments?|signator(?:y|ies)|sides?|secretariat|committee|"
    r"council|commission|organi[sz]ations?|countr(?:y|ies)|body|bodies|union|allies|each|director|"
    r"secretary|federation|republic|kingdom|authorit(?:y|ies)|alliance|conference|assembly|"
    r"chair|depositary|court|panel|mission|government)\b",
    re.IGNORECASE,
)
_SUBJECT = re.compile(
    r"(?P<subject>[^.;:]{2,220}?),?\s+(?:(?:also|further|hereby|therefore|each|both|jointly|individually|all|\[)\s*)*"
    r"(?:shall|should|must|(?-i:may)|will|undertakes?|agrees?|commits?|reaffirms?|affirms?|recogni[sz]es?|"
    r"declares?|confirms?|do\s+not|does\s+not|refrains?|pledges?|is\s+(?:entitled|to)|are\s+(?:entitled|encouraged|to))\b",
    re.IGNORECASE,
)
_NOT_SUBJECT = re.compile(
    r"(?:if|where|when|whenever|before|after|unless|until|in|for|under|notwithstanding|subject|"
    r"pursuant|without|nothing|upon|at|on|with|to|by|while|as|should)\b"
    r"|.*\b(?:shall|should|must)\b",
    re.IGNORECASE,
)
_NO_NAME = frozenset(
    (
        *("this", "that", "these", "those", "such", "any", "each", "every", "all", "no", "nothing"),
        *("it", "they", "there", "which", "what", "who", "article", "articles", "annex", "annexes"),
        *("appendix", "section", "part", "chapter", "paragraph", "preamble"),
    )
)
_AFTER_HEAD = re.compile(r"\b(?:of|in|on|for|to|that|which|who|from|with|under|by)\b|[,(]")
_NEED = re.compile(r"\bneed\s+for\s+(?P<subject>[^,.;:]{2,80}?)\s+(?:not\s+)?to\b", re.IGNORECASE)
_OBJECT = re.compile(
    r"^(?:(?:also|further|again)\s+)?(?P<verb>\w+)(?:\s+(?:up)?on)?\s+(?!that\b)(?P<object>[^,.;:]{3,120}?),?\s+to\b",
    re.IGNORECASE,
)
_TOWARDS = re.compile(
    r"\b(?:against|towards?|vis-à-vis|at\s+the\s+expense\s+of(?:\s+the\s+(?:security|interests?|rights?)\s+of)?)\s+"
    r"(?P<whom>(?:(?:the|any|all|each|other|of|one)\s+)*(?:(?-i:[A-Z])[\w’'-]*|part(?:y|ies)|states?|members?)\b"
    r"(?:\s+(?:(?:and|of|the)\s+)*(?:(?-i:[A-Z])[\w-]*|part(?:y|ies)|states?)\b)*)"
    r"|\b(?P<other>(?:(?:each|the|any|any\s+of\s+the|all|all\s+the)\s+)?other\s+(?:contracting\s+)?(?:part(?:y|ies)|states?\s+part(?:y|ies)|sides?))\b"
    r"|\b(?P<mutual>each\s+other|one\s+another)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Norm:
    """What a provision does, and the bound and favoured parties as they are written."""

    modality: Modality
    bound: tuple[str, ...]
    towards: tuple[str, ...]


def norm(words: str) -> Norm:
    """The norm that ``words`` state; UNKNOWN and empty where they state none."""
    flat = " ".join(words[:1_500].split())
    operative = _operative(flat) or _told(flat)
    if operative is not None:
        return operative
    return Norm(_modality(flat), _bound(flat), _towards(flat))


def _operative(words: str) -> Norm | None:
    """The norm of a resolution's paragraph: its first verb, and whom that verb addresses."""
    first = [word.strip(",") for word in words[:60].lower().split()[:3]]
    table = text_words().operative
    verb = next((word for word in first if word in table), None)
    if (
        verb is None
        or not words[:1].isupper()
        or not re.match(r"(?:also|further|again|strongly|decides|\w+s\b)", words, re.IGNORECASE)
    ):
        return None
    if first.index(verb) > 0 and first[0] not in {
        "also",
        "further",
        "again",
        "strongly",
        "solemnly",
    }:
        return None
    match = _OBJECT.match(words)
    whom = match["object"] if match and table[verb] is not Modality.DECLARATION else None
    return Norm(table[verb], (whom,) if whom and _ACTOR.search(whom) else (), _towards(words))


_UNDERTAKEN = re.compile(
    r"\b(?:(?:agree|commit|pledge|decide|resolve)[ds]?|committed|undert(?:ook|akes?|ake))\s+"
    r"(?:themselves\s+|itself\s+)?(?:not\s+)?to\b",
    re.IGNORECASE,
)


def _told(words: str) -> Norm | None:
    """The norm of a communiqué's paragraph: what its subject says that it does or will do."""
    found = told_verb(words)
    if found is None:
        return None
    subject, verb = found
    bound = (subject,) if verb not in {"met", "held"} else ()
    undertaken = _UNDERTAKEN.search(words)
    if undertaken is None:
        return Norm(Modality.DECLARATION, bound, _towards(words))
    barred = "not" if "not" in undertaken.group().split() else ""
    modality = _modality(f"shall {barred} {words[undertaken.end() :].lstrip()}")
    return Norm(modality, (subject,), _towards(words))


def _modality(words: str) -> Modality:
    """The modality whose words come first; of those at one place, the more exact one."""
    if _CONDITION.match(words) and not re.search(r"\b(?:shall|must|may|should|will)\b", words):
        return Modality.CONDITION
    found = [
        (m.start(), rank, kind)
        for rank, (rule, kind) in enumerate(_RULES)
        if (m := rule.search(words))
    ]
    return min(found, default=(0, 0, Modality.UNKNOWN))[2]


def _bound(words: str) -> tuple[str, ...]:
    match = _NEED.search(words) or _SUBJECT.match(_without_number(words))
    if match is None:
        return ()
    for part in (match["subject"], match["subject"].rsplit(", ", 1)[-1]):
        subject = re.sub(r"^(?:that|and|or|but)\s+", "", part.strip(" ,[]“‘\"'"))
        if _is_actor(subject):
            return (subject,)
    return ()


def _is_actor(subject: str) -> bool:
    """Whether the noun that heads the subject is somebody who can be bound."""
    if _NOT_SUBJECT.match(subject):
        return False
    return _is_name(subject) or bool(_ACTOR.search(_AFTER_HEAD.split(subject, maxsplit=1)[0]))


def _is_name(subject: str) -> bool:
    """Whether the subject is a proper name that is no text's ("Norland", and no "Annex II")."""
    words = [word for word in subject.split() if word.lower() not in {"the", "of", "and"}]
    lower = {word.lower() for word in words}
    return (
        0 < len(words) <= 6
        and all(word[0].isupper() and word[1:2] != "." for word in words)
        and lower.isdisjoint(text_words().kinds)
        and lower.isdisjoint(_NO_NAME)
    )


def _without_number(words: str) -> str:
    return re.sub(
        r"^(?:option \d+\s+)?(?:[\[(]*\d{1,3}[.)\]]*\s+|\([a-z]\)\s+)?",
        "",
        words,
        flags=re.IGNORECASE,
    )


def _towards(words: str) -> tuple[str, ...]:
    found = [m["whom"] or m["other"] or m["mutual"] for m in _TOWARDS.finditer(words)]
    return tuple(dict.fromkeys(re.sub(r"[’']s?$", "", whom.strip()) for whom in found))

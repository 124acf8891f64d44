"""Which verbs of a sentence are its main verbs, and what each is said of."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from travaux.legal.norms_cues import Cue, CueKind
from travaux.legal.norms_drafts import Draft, Place
from travaux.legal.norms_segments import Segment
from travaux.legal.norms_subjects import Subject, is_actor, subject

__all__ = ["is_auxiliary", "is_main", "subject_of"]

_JOIN = re.compile(r"(?P<mark>[,;]\s*)?\b(?:and|or|but|while|whereas|nor)\b\s*|(?P<bare>[,;]\s+)")
_DEPENDS = re.compile(
    r"\b(?:that|which|who|whom|whose|where|if|when|whether|unless)\b", re.IGNORECASE
)
_AUXILIARY = re.compile(
    r"(?:is|are|was|were|has|have|had|do|does|did|cannot|can|could|may|shall|will|would|must)\b"
)
_HELPS = re.compile(r"(?:is|are|was|were|has|have|had|do|does|did|remains?)\b")
_DETERMINER = re.compile(
    r"(?:a|an|the|each|any|no|either|both|all|every|such|these|those|this|its|their|it|they|he|"
    r"she|we|one|some|other)\b",
    re.IGNORECASE,
)
_FINITE = re.compile(
    r"\b(?:is|are|was|were|has|have|had|does|do|shall|may|will|must|\w{3,}(?:es|ts|rs|ed))\b"
)
_INFINITIVE = re.compile(r"\b(?:to|not|shall|will|may|must|should)\s+$", re.IGNORECASE)
_PREPOSITION = re.compile(r"\b(?:in|of|to|for|under|by|with|on|at|from)\s+$", re.IGNORECASE)
_COMPARES = re.compile(r"\b(?:as|than)\s+$", re.IGNORECASE)  # "as may be delegated"
_TOLD = frozenset({CueKind.DECLARE, CueKind.CALL, CueKind.DIRECT})
_NORMS = frozenset({CueKind.MODAL, CueKind.EFFECT, CueKind.COPULA})
_JOINS = 6  # conjunctions tried before a verb


def is_auxiliary(cue: Cue) -> bool:
    """Whether the cue is no more than "is", "has" and the like: it tells least of all."""
    return cue.kind is CueKind.DECLARE and bool(_HELPS.match(cue.word))


def subject_of(
    mask: str, segment: Segment, cue: Cue, found: Sequence[Draft], given: Place | None
) -> Subject | None:
    """The subject of a main verb, None where the cue is no main verb.

    ``found`` are the clauses before it in its sentence, ``given`` the subject named above a list.
    """
    if cue.kind is CueKind.MEANS:
        return None if found else Subject(segment.start, cue.start)
    norm = cue.kind in _NORMS
    near = max(segment.start, cue.start - 12)
    if (_COMPARES if norm else _INFINITIVE).search(mask, near, cue.start):
        return None
    return _joined(mask, cue, found[-1]) if found else _first(mask, segment, cue, given)


def _first(mask: str, segment: Segment, cue: Cue, given: Place | None) -> Subject | None:
    """The subject of the first main verb of a sentence."""
    whose = subject(mask, segment.start, cue.start, verb_of_norm=cue.kind in _NORMS)
    if whose is None:
        return None
    if whose.empty and given is not None:
        return Subject(*given, actor=True)
    if whose.empty:  # an item that begins with its modal: what it is said of stands above
        opens = segment.mark is not None and cue.kind in _NORMS and cue.start == segment.start
        return whose if opens else None
    if not is_main(mask, whose, cue):
        return None
    told = cue.kind in _TOLD and cue.word and not whose.actor
    return whose if not told or _HELPS.match(cue.word) else None


def is_main(mask: str, whose: Subject, cue: Cue) -> bool:
    """Whether the verb is not that of a relative clause within the subject."""
    relatives = [
        match
        for match in _DEPENDS.finditer(mask, whose.start, cue.start)
        if not _points(mask, match, whose)
    ]
    if not relatives:
        return True
    after = mask[relatives[-1].end() : cue.start].strip()
    if not after or _AUXILIARY.match(after):
        return bool(after)
    whose_own = relatives[-1].group().lower() == "whose"
    if whose_own or _DETERMINER.match(after) or after[0].isupper():
        return bool(_FINITE.search(after.partition(" ")[2]))
    verb = re.match(r"(?:\w+ly\s+)?\w+(?:s|ed|n)\b", after)
    return bool(verb or re.search(r"\s(?:is|are|was|were|has|have)\s", after))


def _points(mask: str, match: re.Match[str], whose: Subject) -> bool:
    """Whether "that" points at something ("in that Article", "that Party shall")."""
    if match.group().lower() != "that":
        return False
    before = mask[max(0, match.start() - 9) : match.start()]
    return match.start() == whose.start or bool(_PREPOSITION.search(before))


def _joined(mask: str, cue: Cue, before: Draft) -> Subject | None:
    """The subject of a verb that a conjunction joins to the clause before."""
    lo = before.cue.end if before.cue else before.segment.start
    joins = list(_JOIN.finditer(mask, lo, cue.start))
    for join in reversed(joins[-_JOINS:]):
        between = mask[lo : join.start()]
        whose = subject(mask, join.end(), cue.start)
        if whose is None:
            continue
        if whose.empty:
            return None if join["bare"] else _same(cue, before, between)
        if _is_joined(mask, cue, whose, join, between):
            return _listed(mask, whose, joins, join)
    return None


def _is_joined(mask: str, cue: Cue, whose: Subject, join: re.Match[str], between: str) -> bool:
    """Whether the words between the conjunction and the verb are a subject of its own."""
    rest = mask[whose.start : cue.start]
    if _DEPENDS.search(rest) or not (whose.actor or _DETERMINER.match(rest)):
        return False
    if _DEPENDS.search(between) and not (join["mark"] or join["bare"]):
        return False
    return whose.actor or not (join["bare"] or cue.kind in _TOLD)


def _listed(
    mask: str, whose: Subject, joins: Sequence[re.Match[str]], at: re.Match[str]
) -> Subject:
    """The subject with the earlier parts of its list: "agencies, bodies and funds"."""
    earlier = [join for join in joins if join.start() < at.start()]
    if not at["bare"] or not earlier or earlier[-1]["bare"]:
        return whose
    first = mask[earlier[-1].end() : at.start()]
    if not is_actor(first.strip()) or len(first.split()) > 5:
        return whose
    return replace(whose, start=earlier[-1].end())


def _same(cue: Cue, before: Draft, between: str) -> Subject | None:
    """The subject before, where a verb without one of its own can share it."""
    if before.cue is None:
        return None
    if cue.kind in _TOLD or cue.kind is CueKind.COMMIT:
        return before.subject if _alike(before.cue, cue, between) else None
    alike = cue.kind is CueKind.MODAL and (cue.word == before.cue.word or not cue.word)
    return None if _DEPENDS.search(between) and not alike else before.subject


def _alike(first: Cue, second: Cue, between: str) -> bool:
    """Whether two verbs can share a subject: both past, both in -s, or both plain."""
    if first.kind is CueKind.MODAL or not first.word or not second.word:
        return False
    if first.past or second.past:
        return first.past and second.past
    if first.word.endswith("s") or second.word.endswith("s"):
        return first.word.split()[0].endswith("s") and second.word.split()[0].endswith("s")
    return first.kind is not CueKind.COMMIT and not re.search(r"\bto\b", between)

"""What one main verb does, and who is bound by it."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from travaux.codebook.norm_words import norm_words
from travaux.legal.norms_cues import Cue, CueKind, cues
from travaux.legal.norms_drafts import Draft, Place, trimmed_action, with_action
from travaux.legal.norms_segments import Segment
from travaux.legal.norms_subjects import Subject, actor_first, is_actor, named_after, subject
from travaux.legal.norms_verbs import is_main
from travaux.model import Modality

__all__ = ["Verb", "directed", "draft_of", "is_aim"]

_O, _F, _P = Modality.OBLIGATION, Modality.PROHIBITION, Modality.PERMISSION
_D, _E = Modality.DECLARATION, Modality.DEFINITION
_BINDS = frozenset({_O, _F, _P})
_FAR = 260  # code points after a verb in which its agent or object stands
_FOR_PURPOSES = re.compile(r"for\s+(?:the\s+)?purposes?\s+of\b", re.IGNORECASE)
_IS_THE = re.compile(r"\s*be\s+(?:the|those)\b")
_IMPERSONAL = re.compile(
    r"\s*(?:be(?:en)?\s+)?(?:\w+ly\s+)?(?:(?P<taken>agreed|decided)|recogni[sz]ed|understood|noted|"
    r"recalled|acknowledged|considered|emphasi[sz]ed|(?P<duty>the\s+(?:sole\s+|joint\s+)?(?:duty|"
    r"responsibility|obligation|task)\s+of\s+|incumbent\s+(?:up)?on\s+|for\s+)|"
    r"necessary|essential|important|desirable|appropriate|open)",
    re.IGNORECASE,
)
_PASSIVE = re.compile(
    r"\s*(?:,[^,;.]{1,120},)?\s*(?:\w{3,14}ly\s+)?be\s+(?:\w{3,14}ly\s+)?"
    r"(?!required|obliged|obligated|bound|entitled|allowed|permitted|authori|prepared|composed|"
    r"comprised|committed|guided|expected|urged|encouraged|invited|concerned|seized|deemed|"
    r"considered|called|represented)(?:\w{2,}ed|\w+(?:own|orne?|ught|ken|ven|ade|aid|ept|elt|eld|den|ten)|set|put|sent|dealt|met|led|done|found)\b",
    re.IGNORECASE,
)
_AGENT_ENDS = re.compile(
    r"[,;.:(]|\s(?:in|on|for|to|within|at|under|by|through|with|from|after|before|during|upon|"
    r"where|if|unless|when|that|which|who|as)\b"
)
_PREVENTS = re.compile(
    r"\b(?:prevent|preclud|restrict|bar|stop|prohibit|hinder)\w*\s+(?P<whom>[^,;:.]{2,80}?)\s+from\b",
    re.IGNORECASE,
)
_THAT = re.compile(r"\s*,?\s*(?:[^,;:.]{1,80},\s*)?that\b")


@dataclass(frozen=True, slots=True)
class Verb:
    """A main verb at its place; ``last`` is the actor named last before its sentence."""

    mask: str
    segment: Segment
    cue: Cue
    whose: Subject
    last: Place | None


def draft_of(verb: Verb) -> Draft | None:
    """The clause that a main verb makes."""
    segment, cue, whose = verb.segment, verb.cue, verb.whose
    if cue.kind is CueKind.MEANS:
        return Draft(segment, _E, cue)
    special = _addressing(verb) or _saving(verb) or _impersonal(verb) or _naming(verb)
    if special is not None:
        return special
    modality = cue.modality if whose.actor and not _lasts(verb) else cue.thing
    if whose.negative and modality in {_O, _P}:
        modality = _P if cue.kind is CueKind.COPULA and modality is _O else _F
    bound, implied = _bearer(verb, modality)
    towards = named_after(verb.mask, cue.end, segment.end) if cue.kind is CueKind.CALL else None
    return Draft(segment, modality, cue, bound, implied, towards, subject=whose, force=cue.force)


def _lasts(verb: Verb) -> bool:
    """Whether "it" is a text or rule that applies or remains in force."""
    return verb.whose.pronoun and verb.cue.kind is CueKind.EFFECT


def _addressing(verb: Verb) -> Draft | None:
    """A verb whose clause is in the words after it ("tasks X", "agreed that X shall")."""
    if verb.cue.kind is CueKind.DIRECT and verb.cue.word:
        return directed(verb.mask, verb.segment, verb.cue, verb.whose)
    return _inner(verb.mask, verb.segment, verb.cue) if verb.cue.kind is CueKind.COMMIT else None


def _naming(verb: Verb) -> Draft | None:
    """What only says who, what or where something is, or what it is for."""
    segment, cue, whose = verb.segment, verb.cue, verb.whose
    if cue.kind is CueKind.COPULA and cue.word == "to" and is_aim(verb.mask, whose):
        return Draft(segment, _D, cue, subject=whose)
    if _IS_THE.match(verb.mask, cue.end, segment.end) and cue.thing is _D:
        purposes = _FOR_PURPOSES.match(verb.mask, segment.start, segment.end)
        return Draft(segment, _E if purposes else _D, cue, subject=whose)
    modality = cue.modality if whose.actor else cue.thing
    if cue.kind is CueKind.COPULA and modality in {_D, _E}:
        return Draft(segment, modality, cue, subject=whose)
    return None


def is_aim(mask: str, whose: Subject) -> bool:
    """Whether the subject is an aim: that it "is to" do something is no duty."""
    head = re.split(r"\b(?:of|for|in)\b", mask[whose.start : whose.end], maxsplit=1)[0]
    return not norm_words().aims.isdisjoint(head.lower().split())


def _impersonal(verb: Verb) -> Draft | None:
    """Words like "it was agreed that", "it shall be the duty of each State to"."""
    mask, segment, cue, whose = verb.mask, verb.segment, verb.cue, verb.whose
    if mask[whose.start : whose.end].lower() != "it":
        return None
    match = _IMPERSONAL.match(mask, cue.end, segment.end)
    if match is None:
        return None
    if match["duty"]:
        bound = named_after(mask, match.end(), segment.end)
        return Draft(segment, _O, cue, bound, subject=whose)
    kept = cue.modality if cue.kind is CueKind.MODAL else _D
    return Draft(segment, _O if match["taken"] else kept, cue, subject=whose)


def _saving(verb: Verb) -> Draft | None:
    """What a saving clause leaves: "nothing shall prevent a Party from" permits."""
    cue, whose = verb.cue, verb.whose
    if not cue.saving:
        return None
    if cue.word != "prevent" and not whose.nothing:
        return Draft(verb.segment, _D, cue, subject=whose)
    stop = min(verb.segment.end, cue.start + _FAR)
    match = _PREVENTS.search(verb.mask, cue.start, stop)
    if match and (whose.nothing or cue.modality is _F):
        bound = match.span("whom") if is_actor(match["whom"]) else None
        return Draft(verb.segment, _P, cue, bound, subject=whose)
    return Draft(verb.segment, _D, cue, subject=whose) if whose.nothing else None


# Who is bound.


def _bearer(verb: Verb, modality: Modality) -> tuple[Place | None, bool]:
    """Who is bound: the subject, whom its pronoun stands for, or the agent of a passive."""
    cue, whose, segment = verb.cue, verb.whose, verb.segment
    passive = cue.kind is CueKind.MODAL and _PASSIVE.match(verb.mask, cue.end, segment.end)
    if passive and modality in _BINDS and (not whose.actor or modality is not _P):
        return _agent(verb.mask, cue.end, segment.end), False
    if passive and (agent := _agent(verb.mask, cue.end, segment.end)) is not None:
        return agent, False
    if whose.pronoun:
        found = actor_first(verb.mask, segment.start, whose.start) or verb.last
        return found, found is not None
    if whose.actor:
        return (whose.start, whose.end), not segment.start <= whose.start < segment.end
    return None, False


def _agent(mask: str, start: int, end: int) -> Place | None:
    """Who acts in a passive: "shall be borne by the Parties"."""
    for match in re.compile(r"\bby\s+").finditer(mask, start, min(end, start + _FAR)):
        stop = _AGENT_ENDS.search(mask, match.end(), end)
        close = stop.start() if stop else end
        words = mask[match.end() : close].rstrip()
        if is_actor(words.strip()):
            return match.end(), match.end() + len(words)
    return None


# Verbs whose clause is in the words after them.


def directed(mask: str, segment: Segment, cue: Cue, whose: Subject | None = None) -> Draft:
    """A verb that addresses another ("Requests the Secretariat to", "We task our officials")."""
    inner = _inner(mask, segment, cue)
    if inner is not None:
        return inner
    if cue.modality is _D:
        action = trimmed_action(mask, cue.end, segment.end)
        return Draft(segment, _D, cue, action=action, subject=whose)
    whom = named_after(mask, cue.end, segment.end)
    action = trimmed_action(mask, whom[1] if whom else cue.end, segment.end)
    draft = Draft(segment, cue.modality, cue, whom, action=action, subject=whose)
    return replace(draft, force=cue.force)


def _inner(mask: str, segment: Segment, cue: Cue) -> Draft | None:
    """The clause inside "decides that X shall", where it has a modal of its own."""
    opens = _THAT.match(mask, cue.end, segment.end)
    if mask[cue.start : cue.end].rstrip().endswith("that"):
        start = cue.end
    elif opens and cue.word in norm_words().commit:
        start = opens.end()
    else:
        return None
    for inside in cues(mask, start, segment.end):
        told = {CueKind.MODAL, CueKind.EFFECT, CueKind.COPULA}
        if inside.kind not in told or inside.word == "indicative":
            continue
        whose = subject(mask, start, inside.start)
        if whose is None or whose.empty or not is_main(mask, whose, inside):
            return None
        draft = draft_of(Verb(mask, segment, inside, whose, None))
        return with_action(draft, trimmed_action(mask, inside.end, segment.end)) if draft else None
    return None

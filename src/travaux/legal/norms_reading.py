"""The clauses of a stretch of legal text: sentence by sentence and item by item."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from enum import Enum

from travaux.legal.norms_bearers import Verb, directed, draft_of, is_aim
from travaux.legal.norms_cues import Cue, CueKind, cues, operative
from travaux.legal.norms_drafts import Draft, Place, cue_start, trimmed_action, with_action
from travaux.legal.norms_segments import Segment
from travaux.legal.norms_subjects import is_plain_actor, subject
from travaux.legal.norms_verbs import is_auxiliary, subject_of
from travaux.model import Modality

__all__ = ["Reader"]

_O, _F, _P = Modality.OBLIGATION, Modality.PROHIBITION, Modality.PERMISSION
_D, _E = Modality.DECLARATION, Modality.DEFINITION
_DETERMINER = re.compile(
    r"(?:a|an|the|each|any|no|either|both|all|every|such|these|those|this|its|their|it|they|"
    r"one|some|other)\b",
    re.IGNORECASE,
)
_NOUN = re.compile(r"(?:tions?|ments?|ance|ity|sion|ing)$")
_FIRST_NOT = re.compile(r"\s*(?:not|refrain|abstain|desist|never)\b", re.IGNORECASE)
_PURPOSES = re.compile(
    r"(?:for\s+(?:the\s+)?purposes?\s+of|(?:as\s+used\s+)?in\s+(?:this|the\s+present)\b)[^:]{0,140}$"
    r"|the\s+following\s+(?:terms|definitions|expressions)",
    re.IGNORECASE,
)
_ENDS_IN_BEING = re.compile(
    r"\b(?:is|are|shall\s+be)(?:\s+(?:as\s+follows|to|the\s+following))?$", re.IGNORECASE
)
_NO_INFINITIVE = re.compile(
    r"\b(?:relating|related|respect|regards?|subject|pursuant|according|limited|due|prior|addition|"
    r"contrary|appl(?:y|ies|ied|icable)|belonging|referred|refer|relation|equal|access|similar|"
    r"attributable|extend(?:s|ed)?|given|addressed)\s+to$",
    re.IGNORECASE,
)
_TELLS = re.compile(
    r"\b(?:prescribes?|sets|provides?|lays|specif(?:y|ies)|contains?|lists|consists?|includes?|"
    r"governs?|covers?|serves?|forms?|constitutes?|comprises?|establishes|describes?|concerns?|"
    r"relates?|depends?|requires?)\b"
)
_THAT = re.compile(r"[^,;:]{0,40}\bthat$|", re.IGNORECASE)
_RECITAL = re.compile(r"(?:[A-Z][a-z]{2,}ing|[A-Z]{3,}ING)\b")
_RELATIVE_END = re.compile(r"\b(?:which|that|who|whom|as|than)\s+$", re.IGNORECASE)
_PREVENTS = re.compile(
    r"Nothing\s+in\s[^,;:.]{1,80}?\b(?:prevents|precludes|prohibits)\s+(?P<whom>[^,;:.]{2,80}?)\s+from\b"
)
_FEW = 4  # words of the shortest sentence
_SMALL_TAIL = 90  # code points that may stand between a modal and the colon after it
_SHORT = 80  # code points of a subject that stands alone above a list


class LeadKind(Enum):
    """How the items below a colon go on from the words above it."""

    GOES_ON = "goes-on"  # "each Party shall:"
    THAT = "that"  # "the Ministers agreed that:"
    SUBJECT = "subject"  # "The Ministers:"
    DEFINE = "define"  # "For the purposes of this Agreement:"
    AIMS = "aims"  # "The objectives of this Agreement are:"
    LIST = "list"  # "including:", "if:"


@dataclass(frozen=True, slots=True)
class _Lead:
    kind: LeadKind
    draft: Draft | None = None
    subject: Place | None = None


@dataclass(slots=True)
class Reader:
    """Reads the segments of one stretch in order; ``mask`` is the stretch without its brackets."""

    mask: str
    segments: tuple[Segment, ...]
    _leads: dict[int, _Lead] = field(default_factory=dict)
    _last: Place | None = None

    def drafts(self) -> list[Draft]:
        """Every clause, in the order of the text."""
        found: list[Draft] = []
        for number, segment in enumerate(self.segments):
            lead = self._leads.get(segment.lead) if segment.lead is not None else None
            own = self._read(segment, lead)
            found += own
            self._leads[number] = self._as_lead(segment, own, lead)
            bound = [draft.bound for draft in own if draft.bound]
            self._last = bound[-1] if bound else self._last
        return found

    # One segment.

    def _read(self, segment: Segment, lead: _Lead | None) -> list[Draft]:
        if lead is None:
            return self._own(segment, None) or self._any(segment) or self._bare(segment)
        if lead.kind is LeadKind.SUBJECT:
            return self._own(segment, lead.subject)
        if lead.kind is LeadKind.DEFINE:
            return [Draft(segment, _E, self._meaning(segment))]
        if lead.kind is LeadKind.AIMS:
            return [Draft(segment, _D, None)]
        return self._item(segment, lead)

    def _item(self, segment: Segment, lead: _Lead) -> list[Draft]:
        """An item that says all by itself, or goes on from the words above it, or is a part."""
        full = [draft for draft in self._own(segment, None) if _says_all(draft)]
        if full or lead.kind is LeadKind.LIST or lead.draft is None:
            return full
        if lead.kind is LeadKind.GOES_ON and not self._begins_with_verb(segment):
            return []
        return [self._going_on(segment, lead.draft)]

    def _going_on(self, segment: Segment, above: Draft) -> Draft:
        """The item as it goes on from the modal above it."""
        modality = above.modality
        if _FIRST_NOT.match(self.mask, segment.start, segment.end):
            modality = _P if modality is _F else _F
        return Draft(
            segment,
            modality,
            None,
            above.bound,
            implied=above.bound is not None,
            action=(segment.start, segment.end),
            force=above.force,
        )

    def _begins_with_verb(self, segment: Segment) -> bool:
        words = self.mask[segment.start : segment.start + 60].split()
        if not words or _DETERMINER.match(words[0]):
            return False
        first = words[0].lower()
        return first[0].isalpha() and not _NOUN.search(first) and words[1:2] != ["of"]

    def _any(self, segment: Segment) -> list[Draft]:
        """A sentence whose subject could not be told: its last modal that no relative word has."""
        for cue in reversed(cues(self.mask, segment.start, segment.end)):
            if cue.kind not in {CueKind.MODAL, CueKind.EFFECT} or cue.word == "indicative":
                continue
            before = self.mask[max(segment.start, cue.start - 10) : cue.start]
            if not before or _RELATIVE_END.search(before):
                continue
            action = trimmed_action(self.mask, cue.end, segment.end)
            return [Draft(segment, cue.thing, cue, action=action, force=cue.force)]
        return []

    def _bare(self, segment: Segment) -> list[Draft]:
        """A sentence that orders nothing and has no verb of the tables."""
        words = self.mask[segment.start : segment.end]
        whole = (segment.start, segment.end)
        if len(words.split()) < _FEW:
            return []
        if re.match(r"(?:We|I)\b", words):
            whose = subject(self.mask, segment.start, segment.start + len("We"))
            bound = (segment.start, whose.end) if whose else None
            return [Draft(segment, _D, None, bound, action=whole)]
        prevents = _PREVENTS.match(self.mask, segment.start, segment.end)
        if prevents:
            bound = prevents.span("whom") if is_plain_actor(prevents["whom"]) else None
            return [Draft(segment, _P, None, bound, action=whole)]
        tells = words[-1] == "." and words[0].isupper() and _TELLS.search(words)
        if tells or words.startswith("There ") or self._is_recital(segment):
            return [Draft(segment, _D, None, action=whole)]
        return []

    def _is_recital(self, segment: Segment) -> bool:
        ends = self.mask[segment.end - 1] in ",;"
        return ends and bool(_RECITAL.match(self.mask, segment.start, segment.end))

    def _meaning(self, segment: Segment) -> Cue | None:
        found = cues(self.mask, segment.start, segment.end)
        return next((cue for cue in found if cue.kind is CueKind.MEANS), None)

    # Clauses with a verb of their own.

    def _own(self, segment: Segment, given: Place | None) -> list[Draft]:
        opened = operative(self.mask, segment.start, segment.end) if given is None else None
        if opened is not None:
            return [directed(self.mask, segment, opened)]
        if segment.mark is None and self._is_recital(segment):
            return []
        found = cues(self.mask, segment.start, segment.end)
        telling = [cue for cue in found if not is_auxiliary(cue)]
        drafts = self._of_verbs(segment, found, given)
        if drafts and not _opens_plainly(segment, drafts[0]):
            drafts = self._of_verbs(segment, telling, given) or drafts
        return self._with_actions(segment, drafts)

    def _of_verbs(
        self, segment: Segment, found: list[Cue] | tuple[Cue, ...], given: Place | None
    ) -> list[Draft]:
        drafts: list[Draft] = []
        for cue in found:
            whose = subject_of(self.mask, segment, cue, drafts, given)
            if whose is None:
                continue
            draft = draft_of(Verb(self.mask, segment, cue, whose, self._last))
            if draft is not None:
                drafts.append(draft)
        return drafts

    def _with_actions(self, segment: Segment, found: list[Draft]) -> list[Draft]:
        """Each draft with its action: from its cue to the next clause or the end."""
        done = []
        for at, draft in enumerate(found):
            start = draft.cue.end if draft.cue else segment.start
            stop = segment.end
            if at + 1 < len(found):
                own = found[at + 1].subject
                after = own is not None and not own.empty and own.start > start
                stop = own.start if own and after else cue_start(found[at + 1])
            done.append(with_action(draft, trimmed_action(self.mask, start, stop)))
        return done

    # What stands above items.

    def _as_lead(self, segment: Segment, own: list[Draft], above: _Lead | None) -> _Lead:
        words = self.mask[segment.start : segment.end].rstrip(" :—–,")
        last = own[-1] if own else None
        defines = last is not None and last.cue is not None and last.cue.kind is CueKind.MEANS
        if defines or (above and above.kind in {LeadKind.DEFINE, LeadKind.AIMS}):
            return _Lead(LeadKind.LIST)
        if last is None:
            return self._lead_without_verb(segment, words, above)
        if _ENDS_IN_BEING.search(words) and last.modality is _D and self._aims(last):
            return _Lead(LeadKind.AIMS, last)
        if words.endswith(" that"):
            end = last.cue.end if last.cue else segment.start
            near = _THAT.fullmatch(
                self.mask, min(end, segment.start + len(words)), segment.start + len(words)
            )
            return _Lead(LeadKind.THAT if near else LeadKind.LIST, last)
        to = words.endswith(" to") and not _NO_INFINITIVE.search(words)
        goes_on = to or self._stops_at_modal(segment, last)
        return _Lead(LeadKind.GOES_ON if goes_on else LeadKind.LIST, last)

    def _lead_without_verb(self, segment: Segment, words: str, above: _Lead | None) -> _Lead:
        if _PURPOSES.match(words):
            return _Lead(LeadKind.DEFINE)
        if above is None and len(words) < _SHORT and is_plain_actor(words):
            return _Lead(LeadKind.SUBJECT, subject=(segment.start, segment.start + len(words)))
        return _Lead(LeadKind.LIST)

    def _aims(self, draft: Draft) -> bool:
        return draft.subject is None or is_aim(self.mask, draft.subject)

    def _stops_at_modal(self, segment: Segment, draft: Draft) -> bool:
        """Whether nothing but an insertion stands between the modal and the colon."""
        told = {CueKind.MODAL, CueKind.COMMIT, CueKind.COPULA}
        if draft.cue is None or draft.cue.kind not in told:
            return False
        rest = self.mask[draft.cue.end : segment.end].strip(" :—–")
        longest = 2 * _SMALL_TAIL if rest.endswith(",") else _SMALL_TAIL
        return not rest or (rest[0] == "," and len(rest) < longest)


def _opens_plainly(segment: Segment, draft: Draft) -> bool:
    """Whether "is", "has" and the like stand first after a subject that opens the sentence."""
    if draft.cue is None or not is_auxiliary(draft.cue) or draft.subject is None:
        return False
    return draft.subject.start == segment.start


def _says_all(draft: Draft) -> bool:
    """Whether a clause of an item stands for itself and does not go on from the words above."""
    if draft.cue is None or draft.subject is None:
        return draft.cue is not None and draft.cue.kind is CueKind.MEANS
    told = {CueKind.DECLARE, CueKind.CALL, CueKind.DIRECT}
    opens = draft.cue.start == draft.segment.start
    return draft.cue.kind not in told and (opens or not draft.subject.empty)

"""The clauses of a stretch of legal text: sentence by sentence and item by item."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from enum import Enum

from travaux.codebook.norm_words import norm_words
from travaux.legal.norms_cues import Cue, CueKind, cues, operative
from travaux.legal.norms_segments import Segment
from travaux.legal.norms_subjects import (
    Subject,
    actor_first,
    is_actor,
    is_plain_actor,
    named_after,
    subject,
)
from travaux.model import Force, Modality

__all__ = ["Draft", "Reader"]

_O, _F, _P = Modality.OBLIGATION, Modality.PROHIBITION, Modality.PERMISSION
_D, _E = Modality.DECLARATION, Modality.DEFINITION
_JOIN = re.compile(r"(?P<mark>[,;]\s*)?\b(?:and|or|but|while|whereas|nor)\b\s*|(?P<bare>[,;]\s+)")
_DEPENDS = re.compile(r"\b(?:that|which|who|whom|whose|where|if|when|whether|unless)\b", re.IGNORECASE)
_AUXILIARY = re.compile(
    r"(?:is|are|was|were|has|have|had|do|does|did|cannot|can|could|may|shall|will|would|must)\b"
)
_DETERMINER = re.compile(
    r"(?:a|an|the|each|any|no|either|both|all|every|such|these|those|this|its|their|it|they|he|she|we|one|some|other)\b",
    re.IGNORECASE,
)
_INFINITIVE = re.compile(r"\b(?:to|not|shall|will|may|must|should)\s+$", re.IGNORECASE)
_IMPERSONAL = re.compile(
    r"\s*(?:be(?:en)?\s+)?(?:\w+ly\s+)?(?:(?P<taken>agreed|decided)|recogni[sz]ed|understood|noted|recalled|acknowledged|considered|emphasi[sz]ed|"
    r"(?P<duty>the\s+(?:sole\s+|joint\s+)?(?:duty|responsibility|obligation|task)\s+of\s+|incumbent\s+(?:up)?on\s+|for\s+)|"
    r"necessary|essential|important|desirable|appropriate|open)",
    re.IGNORECASE,
)
_FIRST_NOT = re.compile(r"\s*(?:not|refrain|abstain|desist|never)\b", re.IGNORECASE)
_PURPOSES = re.compile(
    r"(?:for\s+(?:the\s+)?purposes?\s+of|(?:as\s+used\s+)?in\s+(?:this|the\s+present)\b)[^:]{0,140}$|the\s+following\s+(?:terms|definitions|expressions)",
    re.IGNORECASE,
)
_FOR_PURPOSES = re.compile(r"for\s+(?:the\s+)?purposes?\s+of\b", re.IGNORECASE)
_NO_INFINITIVE = re.compile(
    r"\b(?:relating|related|respect|regard|regards|subject|pursuant|according|limited|due|prior|addition|contrary|appl(?:y|ies|ied|icable)|"
    r"belonging|referred|refer|relation|equal|access|similar|attributable|extend(?:s|ed)?|given|addressed)\s+to$",
    re.IGNORECASE,
)
_TELLS = re.compile(
    r"\b(?:prescribes?|sets|provides?|lays|specif(?:y|ies)|contains?|lists|consists?|includes?|governs?|covers?|serves?|"
    r"forms?|constitutes?|comprises?|establishes|describes?|concerns?|relates?|depends?|requires?)\b"
)
_THAT = re.compile(r"[^,;:]{0,40}\bthat$", re.IGNORECASE)
_RECITAL = re.compile(r"[A-Z][a-z]{2,}ing\b")
_SMALL_TAIL = 90  # code points that may stand between a modal and the colon after it


class LeadKind(Enum):
    """How the items below a colon go on from the words above it."""

    GOES_ON = "goes-on"  # "each Party shall:"
    THAT = "that"  # "the Ministers agreed that:"
    SUBJECT = "subject"  # "The Ministers:"
    DEFINE = "define"  # "For the purposes of this Agreement:"
    AIMS = "aims"  # "The objectives of this Agreement are:"
    LIST = "list"  # "including:", "if:"


@dataclass(frozen=True, slots=True)
class Draft:
    """A clause, its places counted in the stretch that is read."""

    segment: Segment
    modality: Modality
    cue: Cue | None
    bound: tuple[int, int] | None = None
    implied: bool = False
    towards: tuple[int, int] | None = None
    action: tuple[int, int] | None = None
    subject: Subject | None = None
    force: Force = Force.BINDING


@dataclass(frozen=True, slots=True)
class _Lead:
    kind: LeadKind
    draft: Draft | None = None
    subject: tuple[int, int] | None = None


@dataclass(slots=True)
class Reader:
    """Reads the segments of one stretch in order; ``mask`` is the stretch without its brackets."""

    mask: str
    segments: tuple[Segment, ...]
    _leads: dict[int, _Lead] = field(default_factory=dict)
    _last: tuple[int, int] | None = None

    def drafts(self) -> list[Draft]:
        """Every clause, in the order of the text."""
        found: list[Draft] = []
        for number, segment in enumerate(self.segments):
            lead = self._leads.get(segment.lead) if segment.lead is not None else None
            own = self._read(segment, lead)
            found += own
            self._leads[number] = self._as_lead(segment, own, lead)
            for draft in own:
                if draft.bound:
                    self._last = draft.bound
        return found

    # One segment.

    def _read(self, segment: Segment, lead: _Lead | None) -> list[Draft]:
        if lead is None:
            return self._own(segment, None) or self._bare(segment)
        if lead.kind is LeadKind.DEFINE:
            return [Draft(segment, _E, self._first(segment, CueKind.MEANS))]
        if lead.kind is LeadKind.AIMS:
            return [Draft(segment, _D, None)]
        if lead.kind is LeadKind.SUBJECT:
            return self._own(segment, lead.subject)
        full = [d for d in self._own(segment, None) if _says_all(d)]
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
        noun = first.endswith(("tion", "tions", "ment", "ments", "ance", "ity", "sion", "ing"))
        return not noun and words[1:2] != ["of"] and first[0].isalpha()

    def _bare(self, segment: Segment) -> list[Draft]:
        """A recital, or a sentence that only says that something is there."""
        words = self.mask[segment.start : segment.end]
        if len(words.split()) < 4:
            return []
        if re.match(r"(?:We|I)\b", words):
            whose = subject(self.mask, segment.start, segment.start + 2)
            own = (segment.start, whose.end) if whose else None
            return [Draft(segment, _D, None, own, action=(segment.start, segment.end))]
        if words.startswith("There ") or (_RECITAL.match(words) and words[-1:] in {",", ";"}):
            return [Draft(segment, _D, None, action=(segment.start, segment.end))]
        if segment.mark is None or self.segments[0] is segment or words[0].isupper():
            if words[-1] == "." and words[0].isupper() and _TELLS.search(words):
                return [Draft(segment, _D, None, action=(segment.start, segment.end))]
        return []

    def _first(self, segment: Segment, kind: CueKind) -> Cue | None:
        return next(
            (c for c in cues(self.mask, segment.start, segment.end) if c.kind is kind), None
        )

    # Clauses with a verb of their own.

    def _own(self, segment: Segment, given: tuple[int, int] | None) -> list[Draft]:
        opened = operative(self.mask, segment.start, segment.end) if given is None else None
        if opened is not None:
            return [self._directed(segment, opened, given=None)]
        found: list[Draft] = []
        for cue in cues(self.mask, segment.start, segment.end):
            whose = self._whose(segment, cue, found, given)
            if whose is None:
                continue
            draft = self._draft(segment, cue, whose)
            if draft is not None:
                found.append(draft)
        return self._with_actions(segment, found)

    def _with_actions(self, segment: Segment, found: list[Draft]) -> list[Draft]:
        """Each draft with its action: from its cue to the next clause or the end."""
        done = []
        for at, draft in enumerate(found):
            if draft.cue is None:
                done.append(draft)
                continue
            stop = segment.end
            if at + 1 < len(found):
                following = found[at + 1]
                own = following.subject
                stop = (
                    own.start
                    if own and not own.empty and own.start > draft.cue.end
                    else _cue_start(following)
                )
            done.append(_with_action(draft, self._trim(draft.cue.end, stop)))
        return done

    def _trim(self, start: int, stop: int) -> tuple[int, int] | None:
        words = self.mask[start:stop]
        lead = re.match(r"[\s,:]*", words)
        tail = re.search(r"(?:[\s,;:.]|\b(?:and|or|but|while)\b)*$", words)
        begin = start + (lead.end() if lead else 0)
        end = start + (tail.start() if tail else len(words))
        return (begin, end) if begin < end else None

    def _whose(
        self, segment: Segment, cue: Cue, found: list[Draft], given: tuple[int, int] | None
    ) -> Subject | None:
        """The subject of a main verb, None where the cue is no main verb."""
        if cue.kind is CueKind.MEANS:
            return Subject(segment.start, cue.start) if not found else None
        norm = cue.kind in {CueKind.MODAL, CueKind.EFFECT, CueKind.COPULA}
        if not norm and _INFINITIVE.search(
            self.mask, max(segment.start, cue.start - 12), cue.start
        ):
            return None
        if found:
            return self._whose_next(cue, found[-1])
        whose = subject(self.mask, segment.start, cue.start, verb_of_norm=norm)
        if whose is None:
            return None
        if whose.empty:
            return Subject(*given, actor=True) if given else None
        if not self._is_main(whose, cue):
            return None
        if (
            cue.kind in {CueKind.DECLARE, CueKind.CALL, CueKind.DIRECT}
            and cue.word
            and not whose.actor
        ):
            return (
                whose if _AUXILIARY.match(cue.word) or cue.word in {"remains", "remain"} else None
            )
        return whose

    def _is_main(self, whose: Subject, cue: Cue) -> bool:
        """Whether the verb is not that of a relative clause within the subject."""
        last = None
        for last in _DEPENDS.finditer(self.mask, whose.start, cue.start):  # noqa: B007 - the last
            pass
        if last is None:
            return True
        after = self.mask[last.end() : cue.start].strip()
        if not after:
            return False
        if _AUXILIARY.match(after):
            return True
        if last.group().lower() == "whose" or _DETERMINER.match(after) or after[0].isupper():
            rest = after.partition(" ")[2]
            return bool(
                re.search(
                    r"\b(?:is|are|was|were|has|have|had|does|do|\w{3,}(?:es|ts|rs|ed))\b", rest
                )
            )
        return bool(re.match(r"(?:\w+ly\s+)?\w+(?:s|ed|n)\b", after))

    def _whose_next(self, cue: Cue, before: Draft) -> Subject | None:
        """The subject of a verb that a conjunction joins to the clause before."""
        assert before.cue is not None  # noqa: S101 - drafts found in one segment have cues
        lo = before.cue.end
        joins = list(_JOIN.finditer(self.mask, lo, cue.start))
        for join in reversed(joins[-6:]):
            between = self.mask[lo : join.start()]
            whose = subject(self.mask, join.end(), cue.start)
            if whose is None:
                continue
            if whose.empty:
                return self._same_subject(cue, before, between, bare=bool(join["bare"]))
            rest = self.mask[whose.start : cue.start]
            if _DEPENDS.search(rest) or not (whose.actor or _DETERMINER.match(rest)):
                continue
            if join["bare"] and not whose.actor:
                continue
            if _DEPENDS.search(between) and not (join["mark"] or join["bare"]):
                continue
            if cue.kind in {CueKind.DECLARE, CueKind.CALL, CueKind.DIRECT} and not whose.actor:
                continue
            return self._listed(whose, joins, join)
        return None

    def _listed(self, whose: Subject, joins: list[re.Match[str]], at: re.Match[str]) -> Subject:
        """The subject with the earlier parts of its list: "agencies, bodies and funds"."""
        earlier = [join for join in joins if join.start() < at.start()]
        if not at["bare"] or not earlier or earlier[-1]["bare"]:
            return whose
        first = self.mask[earlier[-1].end() : at.start()]
        if not is_actor(first.strip()) or len(first.split()) > 5:
            return whose
        return replace(whose, start=earlier[-1].end())

    def _same_subject(self, cue: Cue, before: Draft, between: str, *, bare: bool) -> Subject | None:
        old = before.subject
        if old is None or bare or before.cue is None:
            return None
        if cue.kind in {CueKind.DECLARE, CueKind.CALL, CueKind.COMMIT, CueKind.DIRECT}:
            return old if _alike(before.cue, cue, between) else None
        alike = cue.word == before.cue.word or not cue.word
        if cue.kind is CueKind.MODAL and _DEPENDS.search(between) and not alike:
            return None
        if cue.kind is CueKind.COPULA and _DEPENDS.search(between):
            return None
        return old

    def _draft(self, segment: Segment, cue: Cue, whose: Subject) -> Draft | None:
        if cue.kind is CueKind.MEANS:
            return Draft(segment, _E, cue)
        if cue.kind is CueKind.COPULA and cue.word == "to" and self._is_aim(whose):
            return Draft(segment, _D, cue, subject=whose)
        if cue.kind is CueKind.DIRECT and cue.word:
            return self._directed(segment, cue, given=whose)
        if cue.saving and (prevented := self._prevented(segment, cue, whose)) is not None:
            return prevented
        if cue.kind is CueKind.COMMIT and (inner := self._inner(segment, cue)) is not None:
            return inner
        if whose.pronoun and self.mask[whose.start : whose.end].lower() == "it":
            impersonal = self._impersonal(segment, cue, whose)
            if impersonal is not None:
                return impersonal
        modality = cue.modality if whose.actor else cue.thing
        if whose.negative and modality in {_O, _P}:
            modality = _P if cue.kind is CueKind.COPULA and modality is _O else _F
        begins = self.mask[segment.start : segment.end]
        if _FOR_PURPOSES.match(begins) and re.match(
            r"\s+be\s+(?:the|those)\b", self.mask[cue.end : cue.end + 12]
        ):
            return Draft(segment, _E, cue, subject=whose)
        if modality is not cue.thing and cue.thing is _D and self._is_named(cue):
            return Draft(segment, _D, cue, subject=whose)
        if cue.kind is CueKind.COPULA and modality in {_D, _E}:
            return Draft(segment, modality, cue, subject=whose)
        bound, implied = self._bearer(segment, cue, whose)
        towards = named_after(self.mask, cue.end, segment.end) if cue.kind is CueKind.CALL else None
        return Draft(
            segment, modality, cue, bound, implied, towards, subject=whose, force=cue.force
        )

    def _is_named(self, cue: Cue) -> bool:
        """Whether the words say who or what somebody is ("shall be the Secretary-General")."""
        return bool(re.match(r"\s*be\s+the\b", self.mask[cue.end : cue.end + 12]))

    def _impersonal(self, segment: Segment, cue: Cue, whose: Subject) -> Draft | None:
        """ "It was agreed that", "it shall be the duty of each State to": no "it" is bound."""
        match = _IMPERSONAL.match(self.mask, cue.end, segment.end)
        if match is None:
            return None
        if match["duty"]:
            return Draft(
                segment, _O, cue, named_after(self.mask, match.end(), segment.end), subject=whose
            )
        kept = cue.modality if cue.kind is CueKind.MODAL else _D
        return Draft(segment, _O if match["taken"] else kept, cue, subject=whose)

    def _is_aim(self, whose: Subject) -> bool:
        head = re.split(r"\b(?:of|for|in)\b", self.mask[whose.start : whose.end], maxsplit=1)[0]
        return not norm_words().aims.isdisjoint(head.lower().split())

    def _bearer(
        self, segment: Segment, cue: Cue, whose: Subject
    ) -> tuple[tuple[int, int] | None, bool]:
        """Who is bound: the subject, whom its pronoun stands for, or the agent of a passive."""
        if whose.pronoun:
            here = actor_first(self.mask, segment.start, whose.start)
            found = here or self._last
            return found, found is not None
        if whose.actor:
            return (whose.start, whose.end), not segment.start <= whose.start < segment.end
        if cue.modality in {_O, _F, _P} and cue.kind in {CueKind.MODAL, CueKind.COPULA}:
            return self._agent(cue.end, segment.end), False
        return None, False

    def _agent(self, start: int, end: int) -> tuple[int, int] | None:
        """Who acts in a passive: "shall be borne by the Parties"."""
        if not re.match(r"\s*(?:\w+ly\s+)?be\b", self.mask[start : start + 30]):
            return None
        for match in re.finditer(r"\bby\s+", self.mask[start : min(end, start + 260)]):
            at = start + match.end()
            stop = re.search(
                r"[,;.:(]|\s(?:in|on|for|to|within|at|under|by|through|with|from|after|before|during|upon|where|if|"
                r"unless|when|that|which|who|as)\b",
                self.mask[at:end],
            )
            close = at + stop.start() if stop else end
            if is_actor(self.mask[at:close].strip()):
                return at, at + len(self.mask[at:close].rstrip())
        return None

    def _prevented(self, segment: Segment, cue: Cue, whose: Subject) -> Draft | None:
        """What a saving clause leaves: "nothing shall prevent a Party from" permits."""
        if cue.word != "prevent" and not whose.nothing:
            return Draft(segment, _D, cue, subject=whose)
        match = re.search(
            r"\b(?:prevent|preclud|restrict|bar|stop|prohibit|hinder)\w*\s+(?P<whom>[^,;:.]{2,80}?)\s+from\b",
            self.mask[cue.start : min(segment.end, cue.start + 260)],
            re.IGNORECASE,
        )
        if match and (whose.nothing or cue.modality is _F):
            at = (cue.start + match.start("whom"), cue.start + match.end("whom"))
            bound = at if is_actor(match["whom"]) else None
            return Draft(segment, _P, cue, bound, subject=whose)
        return Draft(segment, _D, cue, subject=whose) if whose.nothing else None

    def _directed(self, segment: Segment, cue: Cue, given: Subject | None) -> Draft:
        """A verb that addresses another ("Requests the Secretariat to", "We task our officials")."""
        inner = self._inner(segment, cue)
        if inner is not None:
            return inner
        if cue.modality is _D:
            return Draft(segment, _D, cue, action=self._trim(cue.end, segment.end), subject=given)
        whom = named_after(self.mask, cue.end, segment.end)
        action = self._trim(whom[1] if whom else cue.end, segment.end)
        return Draft(
            segment, cue.modality, cue, whom, action=action, subject=given, force=cue.force
        )

    def _inner(self, segment: Segment, cue: Cue) -> Draft | None:
        """The clause inside "decides that X shall", where it has a modal of its own."""
        opens = re.match(r"\s*,?\s*(?:[^,;:.]{1,80},\s*)?that\b", self.mask[cue.end : segment.end])
        if self.mask[cue.start : cue.end].rstrip().endswith("that"):
            start = cue.end
        elif opens and (cue.word in norm_words().commit):
            start = cue.end + opens.end()
        else:
            return None
        for inside in cues(self.mask, start, segment.end):
            if (
                inside.kind not in {CueKind.MODAL, CueKind.EFFECT, CueKind.COPULA}
                or inside.word == "indicative"
            ):
                continue
            whose = subject(self.mask, start, inside.start)
            if whose is None or whose.empty or not self._is_main(whose, inside):
                return None
            draft = self._draft(segment, inside, whose)
            return _with_action(draft, self._trim(inside.end, segment.end)) if draft else None
        return None

    # What stands above items.

    def _as_lead(self, segment: Segment, own: list[Draft], above: _Lead | None) -> _Lead:
        words = self.mask[segment.start : segment.end].rstrip(" :—–,")
        last = own[-1] if own else None
        if (
            (above
            and above.kind in {LeadKind.DEFINE, LeadKind.AIMS})
            or (last and last.modality is _E and last.cue and last.cue.kind is CueKind.MEANS)
        ):
            return _Lead(LeadKind.LIST)
        if not own and _PURPOSES.match(words):
            return _Lead(LeadKind.DEFINE)
        aims = re.search(
            r"\b(?:is|are|shall\s+be)(?:\s+(?:as\s+follows|to|the\s+following))?$",
            words,
            re.IGNORECASE,
        )
        whose = last.subject if last else None
        if aims and (whose is None or self._is_aim(whose)) and last and last.modality is _D:
            return _Lead(LeadKind.AIMS, last)
        if words.endswith(" that") and last and last.cue:
            near = _THAT.fullmatch(self.mask[last.cue.end : segment.start + len(words)])
            return (
                _Lead(LeadKind.THAT, last)
                if near or last.cue.end >= segment.start + len(words)
                else _Lead(LeadKind.LIST)
            )
        if last and self._stops_at_modal(segment, last):
            return _Lead(LeadKind.GOES_ON, last)
        if words.endswith(" to") and last and not _NO_INFINITIVE.search(words):
            return _Lead(LeadKind.GOES_ON, last)
        if not own and above is None and len(words) < 80 and is_plain_actor(words):
            return _Lead(LeadKind.SUBJECT, subject=(segment.start, segment.start + len(words)))
        return _Lead(LeadKind.LIST)

    def _stops_at_modal(self, segment: Segment, draft: Draft) -> bool:
        """Whether nothing but an insertion stands between the modal and the colon."""
        if draft.cue is None or draft.cue.kind not in {
            CueKind.MODAL,
            CueKind.COMMIT,
            CueKind.COPULA,
        }:
            return False
        rest = self.mask[draft.cue.end : segment.end].strip(" :—–")
        return (
            not rest
            or (rest[0] == "," and rest[-1:] == "," and len(rest) < 2 * _SMALL_TAIL)
            or (rest[0] == "," and len(rest) < _SMALL_TAIL)
        )


def _says_all(draft: Draft) -> bool:
    """Whether a clause of an item stands for itself and does not go on from the words above."""
    if draft.cue is None or draft.subject is None:
        return draft.cue is not None and draft.cue.kind is CueKind.MEANS
    return (
        draft.cue.kind not in {CueKind.DECLARE, CueKind.CALL, CueKind.DIRECT}
        and not draft.subject.empty
    )


def _alike(first: Cue, second: Cue, between: str) -> bool:
    """Whether two verbs can share a subject: both past, both in -s, or both plain."""
    if first.kind is CueKind.MODAL or not first.word or not second.word:
        return False
    if first.past or second.past:
        return first.past and second.past
    if first.word.endswith("s") or second.word.endswith("s"):
        return first.word.split()[0].endswith("s") and second.word.split()[0].endswith("s")
    return first.kind is not CueKind.COMMIT and not re.search(r"\bto\b", between)


def _cue_start(draft: Draft) -> int:
    return draft.cue.start if draft.cue else draft.segment.start


def _with_action(draft: Draft, action: tuple[int, int] | None) -> Draft:
    return draft if draft.action else replace(draft, action=action)

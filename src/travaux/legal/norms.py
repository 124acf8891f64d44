"""What a provision does: its clauses, limits of time, references and terms.

Rules over the words alone, no language model: a stretch is cut into sentences and items; the words
that tell what is done ("shall not", "undertake to", "is entitled to") are found in each, those of
dependent clauses put aside, and the subject before the verb is who is bound. Items below a colon go
on from the words above it. Classes of norms follow A. Ross, "Directives and Norms" (1968), as far
as texts between states use them; see docs/norms.md for what is decided where they leave it open.
"""

from __future__ import annotations

import re

from travaux.legal.norms_qualifiers import conditions, exceptions, places, towards
from travaux.legal.norms_reading import Draft, Reader
from travaux.legal.norms_segments import masked, segments
from travaux.legal.references import references
from travaux.legal.terms import terms
from travaux.legal.time_limits import time_limits
from travaux.model import Clause, Modality, Norms, Span
from travaux.model.legal import LegalText, LegalUnit

__all__ = ["clauses", "norms", "unit_norms"]

_NOT_IN_BRACKETS = re.compile(r"\[[^\[\]]{0,20}\bnot\b[^\[\]]{0,20}\]")


def norms(text: str, span: Span | None = None) -> Norms:
    """All that the stretch ``span`` of ``text`` holds; the whole text where it is None."""
    span = span or Span(0, len(text))
    return Norms(
        span,
        clauses(text, span),
        time_limits(text, span),
        places(text, span),
        references(text, span),
        terms(text, span),
    )


def unit_norms(text: str, unit: LegalUnit, whole: LegalText | None = None) -> Norms:
    """All that a unit of a legal text holds, its children included.

    References are resolved in the tree of ``whole`` where that is given.
    """
    span = unit.body or unit.span
    found = norms(text, span)
    if whole is None:
        return found
    return Norms(
        found.span,
        found.clauses,
        found.limits,
        found.places,
        references(text, span, whole),
        found.terms,
    )


def clauses(text: str, span: Span) -> tuple[Clause, ...]:
    """What the stretch does, clause by clause, in order. Linear in its length."""
    words = span.of(text)
    mask = masked(words)
    reader = Reader(mask, segments(words))
    return tuple(_clause(words, mask, span.start, draft) for draft in reader.drafts())


def _clause(words: str, mask: str, base: int, draft: Draft) -> Clause:
    segment = draft.segment
    readings = _readings(words, draft)
    first = draft.subject.start if draft.subject and not draft.subject.empty else segment.start
    return Clause(
        span=Span(base + segment.start, base + segment.end),
        modality=readings[0] if readings else draft.modality,
        cue=Span(base + draft.cue.start, base + draft.cue.end) if draft.cue else None,
        force=draft.force,
        bound=(Span(base + draft.bound[0], base + draft.bound[1]),) if draft.bound else (),
        implied=draft.implied,
        towards=_moved(base, (draft.towards,) if draft.towards else towards(mask, segment, draft.bound)),
        action=Span(base + draft.action[0], base + draft.action[1]) if draft.action else None,
        conditions=_moved(base, conditions(mask, segment, first)),
        exceptions=_moved(base, exceptions(mask, segment, first)),
        contested=bool(readings),
        readings=readings,
    )


def _moved(base: int, places_found: tuple[tuple[int, int], ...]) -> tuple[Span, ...]:
    return tuple(Span(base + start, base + end) for start, end in places_found)


def _readings(words: str, draft: Draft) -> tuple[Modality, ...]:
    """The modalities that brackets in the words that tell leave open, the strictest first."""
    cue = draft.cue
    if cue is None:
        return ()
    raw = words[max(0, cue.start - 1) : cue.end + 1]
    if cue.readings:
        return cue.readings
    if "[" not in raw and "]" not in raw:
        return ()
    if _NOT_IN_BRACKETS.search(raw) and draft.modality is Modality.PROHIBITION:
        permits = cue.word == "may"
        return (draft.modality, Modality.PERMISSION if permits else Modality.OBLIGATION)
    return (draft.modality,)

"""What a provision does: its clauses, limits of time, references and terms.

Rules over the words alone, no language model: a stretch is cut into sentences and items; the words
that tell what is done ("shall not", "undertake to", "is entitled to") are found in each, those of
dependent clauses put aside, and the subject before the verb is who is bound. Items below a colon go
on from the words above it. Classes of norms follow A. Ross, "Directives and Norms" (1968), as far
as texts between states use them; see docs/norms.md for what is decided where they leave it open.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from itertools import takewhile

from travaux.legal.norms_drafts import Draft
from travaux.legal.norms_qualifiers import conditions, exceptions, places, towards
from travaux.legal.norms_reading import Reader
from travaux.legal.norms_segments import Segment, masked, segments
from travaux.legal.norms_told import told
from travaux.legal.references import UnitIndex, references
from travaux.legal.terms import terms
from travaux.legal.time_limits import time_limits
from travaux.model import Clause, LegalUnit, Modality, Norms, Span

__all__ = ["clauses", "norms", "told_clauses", "unit_norms"]

_NOT_IN_BRACKETS = re.compile(r"\[[^\[\]]{0,20}\bnot\b[^\[\]]{0,20}\]")


def norms(text: str, span: Span | None = None, index: UnitIndex | None = None) -> Norms:
    """All that the stretch ``span`` of ``text`` holds; the whole text where it is None.

    With the index of a tree, footnotes within the stretch are passed over and references resolved.
    The terms come without their uses: see :func:`travaux.legal.terms.with_uses`.
    """
    span = span or Span(0, len(text))
    read = _without_notes(text, span, index)
    return Norms(
        span,
        _clauses(read, span.start),
        time_limits(text, span),
        places(text, span),
        references(text, span, index),
        terms(text, span),
    )


def unit_norms(text: str, unit: LegalUnit, index: UnitIndex | None = None) -> Norms:
    """All that a unit of a legal text holds, its children included."""
    return norms(text, unit.body or unit.span, index)


def _without_notes(text: str, span: Span, index: UnitIndex | None) -> str:
    """The words of the stretch, in the same length, with its footnotes as spaces."""
    words = span.of(text)
    notes = index.notes if index else ()
    first = max(0, bisect_right(notes, span.start, key=lambda note: note.start) - 1)
    for note in takewhile(lambda note: note.start < span.end, notes[first:]):
        start = max(note.start, span.start) - span.start
        end = min(note.end, span.end) - span.start
        if start < end:
            words = words[:start] + " " * (end - start) + words[end:]
    return words


def clauses(text: str, span: Span) -> tuple[Clause, ...]:
    """What the stretch does, clause by clause, in order. Linear in its length."""
    return _clauses(span.of(text), span.start)


def told_clauses(text: str, span: Span) -> tuple[Clause, ...]:
    """What others say that a provision does, in their words: also less than a sentence.

    "not to dam the river", "calls for a ban on mines", "obliges the Parties to consult".
    """
    words = span.of(text)
    fragment = told(masked(words))
    if fragment is None:
        return clauses(text, span)
    modality, cue, bound = fragment
    base = span.start
    return (
        Clause(
            span,
            modality,
            Span(base + cue[0], base + cue[1]),
            bound=_moved(base, (bound,) if bound else ()),
            towards=_moved(base, towards(masked(words), Segment(0, len(words), None, None), bound)),
        ),
    )


def _clauses(words: str, base: int) -> tuple[Clause, ...]:
    mask = masked(words)
    reader = Reader(mask, segments(words))
    return tuple(_clause(words, mask, base, draft) for draft in reader.drafts())


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
        towards=_moved(
            base, (draft.towards,) if draft.towards else towards(mask, segment, draft.bound)
        ),
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

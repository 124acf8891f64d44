"""A clause while it is read: its places are counted in the stretch."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from travaux.legal.norms_cues import Cue
from travaux.legal.norms_segments import Segment
from travaux.legal.norms_subjects import Subject
from travaux.model import Force, Modality

__all__ = ["Draft", "Place", "cue_start", "trimmed_action", "with_action"]

Place = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Draft:
    """A clause; ``subject`` is that of its verb, whether or not it is who is bound."""

    segment: Segment
    modality: Modality
    cue: Cue | None
    bound: Place | None = None
    implied: bool = False
    towards: Place | None = None
    action: Place | None = None
    subject: Subject | None = None
    force: Force = Force.BINDING


def cue_start(draft: Draft) -> int:
    """Where the words that tell begin, or else the item."""
    return draft.cue.start if draft.cue else draft.segment.start


def with_action(draft: Draft, action: Place | None) -> Draft:
    """The draft with ``action``, unless it has one."""
    return draft if draft.action else replace(draft, action=action)


def trimmed_action(mask: str, start: int, stop: int) -> Place | None:
    """The stretch without marks and conjunctions at its ends; None where nothing is left."""
    words = mask[start:stop]
    lead = re.match(r"[\s,:]*", words)
    tail = re.search(r"(?:[\s,;:.]|\b(?:and|or|but|while)\b)*$", words[-80:])
    begin = start + (lead.end() if lead else 0)
    end = start + len(words) - (len(tail.group()) if tail else 0)
    return (begin, end) if begin < end else None

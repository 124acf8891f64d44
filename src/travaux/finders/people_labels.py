"""People whom only the labels of a transcript's turns name in full: "DALIA ORM: …"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from travaux.codebook.offices import load_offices
from travaux.codebook.turns import load_turns
from travaux.finders.attribution_turns import turns_of
from travaux.finders.people_names import Run
from travaux.language import Annotated

__all__ = ["labelled"]

_BRACKETS = re.compile(r"\s*[(\[][^)\]]*[)\]]")
_MOST_WORDS = 4  # of a name; longer labels are headings


def labelled(annotated: Annotated, runs: Sequence[Run]) -> frozenset[int]:
    """The indices of the runs that are a whole label of a turn but for honorific and brackets.

    One word alone is no name there without an honorific, and an office is none.
    """
    ends = {}
    for turn in turns_of(annotated):
        words = _BRACKETS.sub("", turn.label.of(annotated.text)).rstrip(" .")
        if not _is_role(words.lower()):
            ends[turn.label.start] = turn.label.start + len(words)
    return frozenset(
        i
        for i, run in enumerate(runs)
        if ends.get(run.start) == run.span.end
        and (run.honorific is not None or 1 < len(run.words) <= _MOST_WORDS)
    )


def _is_role(label: str) -> bool:
    turns = load_turns()
    if label in turns.asking or label in turns.answering:
        return True
    return load_offices().pattern.search(label) is not None

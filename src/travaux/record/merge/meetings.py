"""Which meetings of many documents are one meeting."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from travaux.model import MeetingForm, When
from travaux.record.merge.union import Groups, Union

__all__ = ["MeetingKey", "merge_meetings"]


@dataclass(frozen=True, slots=True)
class MeetingKey:
    """What merging looks at in a meeting. ``parties`` are the ids of those who take part."""

    document: str
    id: str
    forum: str | None
    form: MeetingForm
    place: str | None
    when: When | None
    parties: frozenset[str]


def merge_meetings(meetings: Sequence[MeetingKey]) -> Groups:
    """Groups of places in ``meetings`` that are one meeting."""
    return Union(len(meetings)).groups()

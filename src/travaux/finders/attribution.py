"""Who is said to have said what: sources, cues and contents that belong together.

Where a trained reader has read the document, what it heard is the ground; rules on parse and
quotation marks add what it cannot see and keep quotes whole. Without one, rules read alone.
Bulletins, transcripts and lists are read by rules of their own, which come before both.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable

from travaux.finders.attribution_bulletin import Bulletin, by_bulletin
from travaux.finders.attribution_heard import by_training
from travaux.finders.attribution_parts import Attribution, Page
from travaux.finders.attribution_rules import apart, in_lists, place, rules
from travaux.finders.attribution_sides import with_sides
from travaux.finders.attribution_turns import by_turns, through_records, without_address
from travaux.language.annotated import Annotated

__all__ = ["Attribution", "attributions"]


def attributions(annotated: Annotated) -> tuple[Attribution, ...]:
    """All attributions of a document, in the order of their first words."""
    page = Page.of(annotated)
    found = list(rules(page))
    if annotated.heard is not None:
        heard = by_training(page, annotated.heard, found)
        found = apart(with_sides(page, heard))
        found += in_lists(page, found)
    found = _taking_over(page, found)
    turns = by_turns(page)
    if turns:
        found = _with_turns(turns, list(without_address(page, found)))
    else:
        found = through_records(page, found)
    return tuple(sorted(found, key=place))


def _with_turns(turns: list[Attribution], told: list[Attribution]) -> list[Attribution]:
    """All attributions of a transcript: its turns, and in them what others are said to have said.

    Words in a turn that have no source of their own, or its label, are its speaker's and in the
    turn already.
    """
    starts = [turn.content[0].start for turn in turns]
    labels = {turn.source.start for turn in turns if turn.source}

    def within(found: Attribution) -> bool:
        at = bisect_right(starts, found.content[0].start) - 1
        return at >= 0 and turns[at].content[0].contains(found.content[0])

    def told_already(found: Attribution) -> bool:
        return found.source.start in labels if found.source else within(found)

    return [*turns, *(a for a in told if not told_already(a))]


def _taking_over(page: Page, told: Iterable[Attribution]) -> list[Attribution]:
    """``told``, and in the place of what it has of bulletin-like sentences the reading of those."""
    bulletin = by_bulletin(page)
    others = [a for a in told if not _claimed(page, bulletin, a)]
    return [*others, *apart(bulletin.attributions)]


def _claimed(page: Page, bulletin: Bulletin, found: Attribution) -> bool:
    cue = found.cue or found.content[0]
    return page.annotated.sentence_index(cue.start) in bulletin.sentences

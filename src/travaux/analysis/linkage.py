"""Linkage: who ties issues together, and who insists on keeping them apart."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from travaux.analysis.acted_on import Sides
from travaux.analysis.assignment import Assigner
from travaux.codebook.negotiating import turn_of_phrase
from travaux.model import Act, Link, Passage, Said, Ties

__all__ = ["links"]


def links(said: Iterable[Said], assigner: Assigner, sides: Sides) -> Iterator[Link]:
    """Linkages of issues, in the order of the statements.

    "No X without Y" and "only if" tie issues where both are of the codebook; the other forms also
    where the codebook knows one or none.
    """
    for one in said:
        statement = one.statement
        content = " ".join(p.text for p in statement.content)
        found = _ties(f"{statement.cue.text if statement.cue else ''} {content}")
        if found is None or statement.act is Act.REPORT:
            continue
        ties, weak = found
        issues = tuple(sorted(a.issue for a in assigner.assign(content)))
        if weak and len(issues) < 2:
            continue
        parties = [
            statement.on_behalf_of,
            *(s.party or sides.of_name(s.name) for s in statement.speakers),
        ]
        for party in sorted({p for p in parties if p}):
            passages: tuple[Passage, ...] = statement.passages
            yield Link(party, ties, issues, statement.id, passages)


def _ties(words: str) -> tuple[Ties, bool] | None:
    """What is done to issues, and whether it takes two issues of the codebook to be sure."""
    if turn_of_phrase("apart").search(words):
        return Ties.APART, False
    if turn_of_phrase("together").search(words):
        return Ties.TOGETHER, False
    return (Ties.TOGETHER, True) if turn_of_phrase("together_weak").search(words) else None

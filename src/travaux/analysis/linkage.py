"""Linkage: who ties issues together, and who insists on keeping them apart."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from travaux.analysis.acted_on import Sides
from travaux.analysis.assignment import Assigner
from travaux.model import Act, Link, Passage, Said, Ties

__all__ = ["links"]

_TOGETHER = re.compile(
    r"\b(?:(?:treat|handle|discuss|address|resolve|settle|consider|negotiat|tak|deal)\w*(?:\s+with)?\b[^.;]{0,160}\b(?:together|as (?:one|a (?:single )?(?:package|whole|unit))|as one \w+|jointly|in parallel|in tandem)|"
    r"(?:single|one|whole) (?:package|undertaking)|package deal|(?:link|tie|tied|coupl|bundl|condition)\w*\b[^.;]{0,100}\b(?:to|with|on)\b|"
    r"nothing is agreed until|indivisible|inseparable|hand in hand|go(?:es)? together|"
    r"(?:no|not)\b[^.;]{0,100}\bwithout\b|only (?:together with|in parallel|alongside|if|once|after))",
    re.IGNORECASE,
)
_APART = re.compile(
    r"\b(?:(?:treat|handle|discuss|address|resolve|settle|consider|negotiat|tak|keep|kept|deal)\w*(?:\s+with)?\b[^.;]{0,160}\b(?:separate(?:ly)?|apart|on (?:its|their) own|on separate tracks)|"
    r"(?:separate|different) (?:tracks?|issues?|matters?|questions?|baskets?|agreements?)|(?:de|un)-?(?:link|coupl)\w*|"
    r"(?:not|never|no)\b[^.;]{0,40}\b(?:link|tied?|coupl|condition)\w*|(?:reject|refus|oppos)\w*\b[^.;]{0,60}\blink\w*|"
    r"independent(?:ly)? of|without (?:any )?(?:link|precondition)s?)\b",
    re.IGNORECASE,
)
_WEAK = re.compile(r"^(?:(?:no|not)\b|only )", re.IGNORECASE)


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
    if _APART.search(words):
        return Ties.APART, False
    together = _TOGETHER.search(words)
    return (Ties.TOGETHER, bool(_WEAK.match(together.group()))) if together else None

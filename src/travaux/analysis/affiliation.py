"""For which party people speak whose party no document tells.

Somebody who says more than once what one party thinks or will do ("Norland would reply", "Norland
does not exclude it"), and says so first thing, speaks for that party. So does a spokesman for a
person whose party is known. What they blame another party for is no sign of it.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping

from travaux.analysis.acted_on import Sides
from travaux.model import PartyRef, Said, Statement

__all__ = ["affiliations"]

_OPENING = re.compile(r"(?i)^[\s“\"'‘]*(?:that |which )?(?:the )?$")
_OWN = re.compile(
    r"(?i)^(?:[’']s)? (?:would|will|did|does|could|was|is|stood|stands?"
    r"|accept\w*|want\w*|support\w*|reject\w*|respect\w*"
    r"|back\w*|remain\w*|had|has) "
)
_LEAST = 2  # times that somebody has to speak of one party as their own


def affiliations(said: Iterable[Said], sides: Sides) -> Mapping[str, PartyRef]:
    """Party by name of person, for those who have none yet."""
    votes: dict[str, Counter[PartyRef]] = defaultdict(Counter)
    for one in said:
        statement = one.statement
        for party in _spoken_of(statement, sides):
            for speaker in statement.speakers:
                if speaker.person and not (speaker.party or sides.of_name(speaker.name)):
                    votes[speaker.name][party] += 1
    found = {}
    for name, counted in votes.items():
        (party, many), *others = counted.most_common(2)
        if many >= _LEAST and not others:
            found[name] = party
    return found


def _spoken_of(statement: Statement, sides: Sides) -> Iterable[PartyRef]:
    """The parties that stand as the subject of a clause of what is said."""
    for passage in statement.content:
        for named in sides.inside(passage):
            before = passage.text[: named.start - passage.start]
            after = passage.text[named.end - passage.start :]
            leads = _OPENING.match(before) or before.endswith((" that ", " that the "))
            if leads and _OWN.match(after):
                yield named.party

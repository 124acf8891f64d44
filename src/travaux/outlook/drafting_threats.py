"""What a party is reported to hold in store: threats, warnings with means, conditional promises."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import lru_cache

from travaux.codebook.cues import load_cues
from travaux.codebook.tables import read_table
from travaux.model import Act, PartyRef, Passage, Said, Statement
from travaux.outlook.drafting_demands import Unplaced
from travaux.outlook.drafting_material import Material, excerpt, option_name

__all__ = ["Threat", "threats"]

_HELD = frozenset({Act.THREATEN, Act.PROMISE})
_LEAST_WORDS = 4  # "if it uses force"
_TOLD = frozenset({Act.THREATEN, Act.PROMISE, Act.WARN, Act.ASSESS, Act.REPORT, Act.DEMAND})


@dataclass(frozen=True, slots=True)
class Threat:
    """What ``by`` holds in store for ``against``, on a condition; a promise where ``kind``.

    ``force``: the condition is that the other side uses force, which is then an option of it.
    """

    by: PartyRef
    against: PartyRef | None
    words: Passage
    condition: Passage
    passages: tuple[Passage, ...]
    force: bool = False
    kind: bool = False

    @property
    def name(self) -> str:
        """What the option to carry it out is called in a case file."""
        after = "on_force" if self.force else "carried_out"
        return option_name(self.by.name, "promise" if self.kind else "threat", after)

    @property
    def text(self) -> str:
        """The option to carry it out in a sentence, with its own words."""
        what = "promise" if self.kind else "threat"
        on = f", on the condition “{excerpt(self.condition)}”" if self.whole else ""
        return f"carry out its {what} (“{excerpt(self.words)}”{on})"

    @property
    def whole(self) -> bool:
        """Whether the condition says what it is; a few words have no verb in them."""
        return len(self.condition.text.split()) >= _LEAST_WORDS

    @property
    def force_name(self) -> str:
        """The name of the other side's option to do what the condition says."""
        return option_name(self.against.name, "force") if self.against and self.force else ""


def threats(material: Material) -> tuple[tuple[Threat, ...], tuple[Unplaced, ...]]:
    """One threat for each speaker, addressee and kind of condition; and what makes no option."""
    found: list[Threat] = []
    left: list[Unplaced] = []
    for said in material.said:
        statement = said.statement
        if statement.condition is None or statement.act not in _TOLD:
            continue
        if not _means(statement):
            if statement.act is Act.WARN:
                why = "a warning that does not say that the speaker would bring it about"
                left.append(Unplaced(why, statement.passages))
            continue
        found += _of_statement(material, said, statement, statement.condition)
    return tuple(_merged(found)), tuple(left)


def _means(statement: Statement) -> bool:
    """Whether the words name what a side does to another: a threat or promise, or means of harm."""
    if statement.act in _HELD:
        return True
    consequence = statement.consequence
    words = set(re.findall(r"[\w-]+", consequence.text.lower())) if consequence else set()
    return bool(words & load_cues().harm)


def _of_statement(
    material: Material, said: Said, statement: Statement, condition: Passage
) -> Iterator[Threat]:
    words = statement.consequence or statement.content[0]
    for party in material.speaks_for(said):
        told = [s.party for s in statement.addressees if s.party and s.party != party]
        named = material.sides.acted_on(statement, party)
        against = told[0] if told else named.party if named else None
        force = against is not None and bool(_force().search(condition.text))
        kind = statement.act is Act.PROMISE
        yield Threat(party, against, words, condition, statement.passages, force, kind)


@lru_cache(maxsize=1)
def _force() -> re.Pattern[str]:
    words = sorted(set(read_table("use_of_force")["words"]), key=lambda w: (-len(w), w))
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, words))})\b", re.IGNORECASE)


def _merged(found: Iterable[Threat]) -> Iterator[Threat]:
    groups: dict[tuple[str, str, bool, bool], list[Threat]] = defaultdict(list)
    for one in found:
        against = one.against.id if one.against and one.force else ""
        groups[one.by.id, against, one.force, one.kind].append(one)
    for same in groups.values():
        passages = tuple(sorted({p for one in same for p in one.passages}))
        yield replace(same[0], passages=passages)

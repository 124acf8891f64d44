"""What is stuck and what is common ground: topics ranked by how far apart the parties stand."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from travaux.codebook.negotiating import turn_of_phrase
from travaux.model import Firmness, Passage, Position, StickingPoint

__all__ = ["common_ground", "named_points", "sticking_points"]

_FIRM = {Firmness.RED_LINE: 1.0, Firmness.PREFERENCE: 0.7, Firmness.OPENNESS: 0.4}


def sticking_points(
    standing: Iterable[Position], named: Mapping[str, Sequence[Passage]] | None = None
) -> tuple[StickingPoint, ...]:
    """Topics with parties on both sides, the most contested first.

    The score is the difference of the two furthest stances, halved, times the mean firmness of both
    (red line 1, preference .7, openness .4), times the weight of evidence ``1 − 2^(−w)``, where
    ``w`` is the lesser of both sides' summed weights. ``named`` holds by topic the passages in
    which a source itself calls it stuck; they do not change the score.
    """
    points = []
    for topic, sides in _by_topic(standing).items():
        low, high = min(sides, key=lambda p: p.stance), max(sides, key=lambda p: p.stance)
        if low.stance < 0 < high.stance and low.party != high.party:
            firm = (_FIRM[low.firmness] + _FIRM[high.firmness]) / 2
            weight = 1 - 2 ** -min(_weight(sides, -1), _weight(sides, 1))
            score = round((high.stance - low.stance) / 2 * firm * weight, 3)
            points.append(StickingPoint(topic, score, sides, tuple((named or {}).get(topic, ()))))
    return tuple(sorted(points, key=lambda p: (-p.score, p.topic)))


def common_ground(
    standing: Iterable[Position], named: Mapping[str, Sequence[Passage]] | None = None
) -> tuple[StickingPoint, ...]:
    """Topics on which two parties or more are reported, all on one side; most parties first."""
    points = [
        StickingPoint(topic, 0.0, sides, tuple((named or {}).get(topic, ())))
        for topic, sides in _by_topic(standing).items()
        if len({p.party.id for p in sides}) > 1
        and (all(p.stance > 0 for p in sides) or all(p.stance < 0 for p in sides))
    ]
    return tuple(sorted(points, key=lambda p: (-len(p.sides), p.topic)))


def named_points(words: str) -> tuple[bool, bool]:
    """Whether ``words`` call something a sticking point, and whether they call it common ground."""
    stuck, shared = (bool(turn_of_phrase(kind).search(words)) for kind in ("stuck", "shared"))
    return stuck, shared


def _by_topic(standing: Iterable[Position]) -> dict[str, tuple[Position, ...]]:
    found: dict[str, list[Position]] = defaultdict(list)
    for position in standing:
        if position.stance:
            found[position.topic].append(position)
    return {
        topic: tuple(sorted(sides, key=lambda p: (p.stance, p.party.id)))
        for topic, sides in sorted(found.items())
    }


def _weight(sides: Iterable[Position], side: int) -> float:
    return sum(c.weight for p in sides if p.stance * side > 0 for c in p.evidence)

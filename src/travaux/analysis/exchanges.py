"""Exchanges: a demand, proposal, offer or question, whom it addresses, and how it was answered.

An opening and an answer are linked by what they share: the issue, the words (weighed by how rare
they are in the record), the parties addressed and named, and time. Each link carries its score and
its reasons. An opening to which no answer is found has the state "no answer reported", which
is not a refusal.
"""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from travaux.analysis.answers import against, settled
from travaux.analysis.turns import Turn, rarity
from travaux.model import Act, Answer, AnswerKind, Exchange, content_id

__all__ = ["exchanges"]

_OPENING = frozenset({Act.DEMAND, Act.PROPOSE, Act.OFFER, Act.APPEAL})
# Judgement, set on the development half of the annotated negotiations (evaluation/exchanges).
_LEAST = 1.0  # score from which a statement is an answer
_TELLING = 0.8  # weight of shared words that stands for a shared issue
_DAYS = 120  # days after which words are no longer taken as an answer
_KEPT = 12  # openings that are looked at for each party, topic and addressee, the latest first
_KEPT_CODED = 2  # likewise, where there are codes and no words to tell them apart


def exchanges(turns: Sequence[Turn]) -> tuple[Exchange, ...]:
    """The exchanges among ``turns``, which are in the order of their days; by their openings."""
    return _Ledger(rarity(turns)).filled(turns)


class _Ledger:
    """Openings so far, and where to look for the one that a turn answers."""

    def __init__(self, rare: Mapping[str, float]) -> None:
        self._rare = rare
        kept = _KEPT if rare else _KEPT_CODED
        self._places: dict[tuple[str, ...], deque[int]] = defaultdict(lambda: deque(maxlen=kept))
        self._opened: list[Turn] = []
        self._answers: dict[int, list[Answer]] = defaultdict(list)
        self._follows: dict[int, int] = {}

    def filled(self, turns: Iterable[Turn]) -> tuple[Exchange, ...]:
        for turn in turns:
            self._take(turn)
        made = [_exchange(turn, self._answers.get(n, ())) for n, turn in enumerate(self._opened)]
        for number, before in self._follows.items():
            made[number] = replace(made[number], follows=made[before].id)
        return tuple(made)

    def _take(self, turn: Turn) -> None:
        best = self._best(turn)
        if best is not None:
            number, score, why = best
            self._answers[number].append(_answer(turn, self._opened[number], score, why))
        if _opens(turn):
            number = len(self._opened)
            self._opened.append(turn)
            if best is not None:
                self._follows[number] = best[0]
            for key in _keys(turn):
                self._places[key].append(number)

    def _best(self, turn: Turn) -> tuple[int, float, str] | None:
        """The opening that ``turn`` answers best, with score and reasons; the latest of equals."""
        if turn.kind is None and not turn.telling:
            return None  # nothing but a code, and not that of an answer
        best, most = -1, _LEAST
        for number in sorted(self._near(turn)):
            score = self._score(self._opened[number], turn)
            if score >= most:
                best, most = number, score
        return (best, most, self._why(self._opened[best], turn)) if best >= 0 else None

    def _near(self, turn: Turn) -> set[int]:
        """Openings of others on its topics, to its party, or by a party that it names."""
        keys: list[tuple[str, ...]] = [("on", topic, turn.by.id) for topic in turn.issues]
        keys += [("on", topic, "") for topic in turn.issues]
        if self._rare:
            keys += [("to", turn.by.id), *(("by", who.id) for who in turn.to)]
            keys += [("by", who) for who in turn.named]
            keys += [("all", topic) for topic in turn.issues]
            keys += [("in", turn.document, str(turn.paragraph))] if turn.paragraph >= 0 else []
        numbers = {n for key in keys for n in self._places.get(key, ())}
        return {n for n in numbers if self._opened[n].by.id != turn.by.id}

    def _score(self, opening: Turn, turn: Turn) -> float:
        """What speaks for ``turn`` as an answer to ``opening``; 0 where it can be none."""
        apart = (turn.day - opening.day).days if turn.day and opening.day else 0
        shared = not opening.issues.keys().isdisjoint(turn.issues)
        if apart > _DAYS or not (turn.kind or against(opening.issues, turn.issues)):
            return 0.0  # to hold the same view is no answer
        weight = 0.0
        if opening.telling and turn.telling:
            weight = sum(self._rare[s] for s in opening.telling & turn.telling)
        beside = _beside(opening, turn)
        if not (shared or weight > _TELLING or beside):
            return 0.0
        score = (
            0.7 * beside
            + 0.6 * shared
            + 0.3 * _addressed(opening, turn)
            + 0.3 * _names(opening, turn)
        )
        score += 0.35 * (turn.kind is not None) + self._alike(opening, turn, weight)
        return round(score - 0.3 * apart / _DAYS, 2)

    def _alike(self, opening: Turn, turn: Turn, weight: float) -> float:
        if not weight:
            return 0.0
        least = min(sum(self._rare[s] for s in side.telling) for side in (opening, turn))
        return 1.6 * min(1.0, weight / max(2.0, least))

    def _why(self, opening: Turn, turn: Turn) -> str:
        told = []
        if not opening.issues.keys().isdisjoint(turn.issues):
            told.append("the same issue")
        if _beside(opening, turn):
            told.append("in the same paragraph")
        if _addressed(opening, turn):
            told.append(f"addressed to {turn.by.name}")
        if _names(opening, turn):
            told.append(f"names {opening.by.name}")
        if turn.kind is not None:
            told.append(f"its words are of one that is {turn.kind.value}")
        common = sorted(opening.telling & turn.telling, key=lambda s: (-self._rare[s], s))
        if common:
            told.append(f"shared words ({', '.join(common[:4])})")
        return "; ".join(told)


def _keys(turn: Turn) -> Iterator[tuple[str, ...]]:
    whom = {who.id for who in turn.to} | turn.named
    for topic in turn.issues:
        yield "all", topic
        for party in whom or {""}:
            yield "on", topic, party
    if turn.paragraph >= 0:
        yield "in", turn.document, str(turn.paragraph)
    yield "by", turn.by.id
    for party in whom:
        yield "to", party


def _opens(turn: Turn) -> bool:
    """Whether it asks something of others; an appeal on no issue and to nobody is none."""
    if turn.asks:
        return True
    return turn.act in _OPENING and bool(not turn.telling or turn.issues or turn.to or turn.named)


def _beside(opening: Turn, turn: Turn) -> bool:
    """Whether an answer stands in the paragraph of the opening."""
    same = opening.document == turn.document and opening.paragraph == turn.paragraph
    return same and turn.paragraph >= 0 and turn.kind is not None


def _addressed(opening: Turn, turn: Turn) -> bool:
    return turn.by in opening.to or turn.by.id in opening.named


def _names(opening: Turn, turn: Turn) -> bool:
    return opening.by in turn.to or opening.by.id in turn.named


def _answer(turn: Turn, opening: Turn, score: float, why: str) -> Answer:
    return Answer(
        kind=settled(turn.kind, turn.act, against(opening.issues, turn.issues)),
        by=turn.by,
        statement=turn.statement,
        document=turn.document,
        day=turn.day,
        score=score,
        why=why,
        passages=turn.passages,
    )


def _exchange(turn: Turn, answers: Sequence[Answer]) -> Exchange:
    return Exchange(
        id=content_id("exchange", turn.document, turn.statement, turn.by.id),
        by=turn.by,
        to=turn.to,
        act=turn.act,
        statement=turn.statement,
        document=turn.document,
        day=turn.day,
        issues=tuple(sorted(turn.issues)),
        answers=tuple(answers),
        state=answers[-1].kind if answers else AnswerKind.NOT_REPORTED,
        passages=turn.passages,
    )

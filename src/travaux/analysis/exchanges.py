"""Exchanges: a demand, proposal, offer or question, whom it addresses, and how it was answered.

An opening and an answer are linked by what they share: the issue, the words (weighed by how rare
they are in the record), the parties addressed and named, and time. Each link carries its score and
its reasons. An opening to which no answer is found has the state "no answer reported", which is not a
refusal.
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
        if turn.act in _OPENING:
            number = len(self._opened)
            self._opened.append(turn)
            if best is not None:
                self._follows[number] = best[0]
            for key in _keys(turn):
                self._places[key].append(number)

    def _best(self, turn: Turn) -> tuple[int, float, str] | None:
        """The opening that ``turn`` answers best, with score and reasons; the latest of equals."""
        found: tuple[int, float, str] | None = None
        for number in sorted(self._near(turn)):
            scored = self._score(self._opened[number], turn)
            if scored and scored[0] >= _LEAST and (found is None or scored[0] >= found[1]):
                found = (number, *scored)
        return found

    def _near(self, turn: Turn) -> set[int]:
        """Openings of others on its topics, to its party, or by a party that it names."""
        keys = [("to", turn.by.id), *(("by", who.id) for who in turn.to)]
        keys += [("by", who) for who in turn.named]
        keys += [("on", topic) for topic in turn.issues]
        numbers = {n for key in keys for n in self._places.get(key, ())}
        return {n for n in numbers if self._opened[n].by.id != turn.by.id}

    def _score(self, opening: Turn, turn: Turn) -> tuple[float, str] | None:
        apart = (turn.day - opening.day).days if turn.day and opening.day else 0
        if apart > _DAYS:
            return None
        shared = opening.issues.keys() & turn.issues.keys()
        weight, common = self._shared_words(opening, turn)
        if not (shared or weight > 0.8) or not (turn.kind or shared):
            return None
        parts = list(_parts(opening, turn, on_issue=bool(shared)))
        if weight > 0.5:
            parts.append((0.0, f"shared words ({', '.join(common[:4])})"))
        total = sum(part for part, _ in parts) + self._alike(opening, turn, weight)
        return round(total - 0.3 * apart / _DAYS, 2), "; ".join(words for _, words in parts)

    def _shared_words(self, opening: Turn, turn: Turn) -> tuple[float, list[str]]:
        common = sorted(opening.telling & turn.telling, key=lambda s: (-self._rare[s], s))
        return sum(self._rare[stem] for stem in common), common

    def _alike(self, opening: Turn, turn: Turn, weight: float) -> float:
        if not weight:
            return 0.0
        least = min(sum(self._rare[s] for s in side.telling) for side in (opening, turn))
        return 1.6 * min(1.0, weight / max(2.0, least))


def _keys(turn: Turn) -> Iterator[tuple[str, ...]]:
    yield "by", turn.by.id
    for topic in turn.issues:
        yield "on", topic
    for party in {who.id for who in turn.to} | turn.named:
        yield "to", party


def _parts(opening: Turn, turn: Turn, *, on_issue: bool) -> Iterator[tuple[float, str]]:
    if on_issue:
        yield 0.6, "the same issue"
    if any(who.id == turn.by.id for who in opening.to) or turn.by.id in opening.named:
        yield 0.3, f"addressed to {turn.by.name}"
    if opening.by.id in turn.named or any(who.id == opening.by.id for who in turn.to):
        yield 0.3, f"names {opening.by.name}"
    if turn.kind is not None:
        yield 0.35, f"its words are of one that is {turn.kind.value}"


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

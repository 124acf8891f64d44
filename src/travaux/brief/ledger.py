"""The ledger of exchanges: who asks whom for what, who answered how, and what is still due."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from travaux.brief.cite import Citer, Cites
from travaux.brief.limits import Capped, Limits, capped
from travaux.brief.material import Material
from travaux.brief.standing import Words
from travaux.brief.words import day_words, quoted
from travaux.model import Answer, AnswerKind, Due, Exchange, PartyRef

__all__ = ["AnswerView", "DueView", "ExchangeView", "Ledger", "ledger"]


@dataclass(frozen=True, slots=True)
class AnswerView:
    """One answer; ``why`` says why it is taken as one."""

    kind: str
    by: str
    when: str
    quote: str
    why: str
    cites: Cites


@dataclass(frozen=True, slots=True)
class ExchangeView:
    """An opening with its answers in time. ``number`` is its place in the ledger.

    ``follows`` is the number of the exchange that it is a counter-offer in, 0 for none.
    """

    number: int
    by: str
    to: str
    act: str
    issues: str
    when: str
    quote: str
    state: str
    answers: tuple[AnswerView, ...]
    follows: int
    cites: Cites


@dataclass(frozen=True, slots=True)
class DueView:
    """An answer that was pledged and is not reported."""

    by: str
    to: str
    when: str
    quote: str
    number: int
    cites: Cites


@dataclass(frozen=True, slots=True)
class Ledger:
    """The exchanges in order of time, and the answers still due."""

    exchanges: Capped[ExchangeView]
    due: Capped[DueView]


def ledger(material: Material, citer: Citer, limits: Limits) -> Ledger | None:
    """The values of the section, None where no analysis is given.

    Where there are too many, those that were answered, or whose addressee is known, are kept first.
    """
    found = material.analysis
    if found is None:
        return None
    words = Words(material, found)
    kept = sorted(found.exchanges, key=lambda x: (not x.answers, not x.to))[: limits.exchanges]
    kept.sort(key=lambda x: (x.day is None, x.day or date.min, x.id))
    numbers = {x.id: n for n, x in enumerate(kept, 1)}
    shown = tuple(_exchange(x, numbers, words, citer) for x in kept)
    due = capped(found.due, limits.due)
    return Ledger(
        Capped(shown, len(found.exchanges) - len(shown)),
        Capped(tuple(_due(one, numbers, citer) for one in due.shown), due.more),
    )


def _exchange(x: Exchange, numbers: dict[str, int], words: Words, citer: Citer) -> ExchangeView:
    return ExchangeView(
        number=numbers[x.id],
        by=x.by.name,
        to=_names(x.to),
        act=x.act.value,
        issues="; ".join(map(words.title, x.issues)),
        when=_day(x.day),
        quote=words.quote(x.statement, x.passages),
        state=x.state.value,
        answers=tuple(
            _answer(one, words, citer)
            for one in x.answers
            if one.kind is not AnswerKind.NOT_REPORTED
        ),
        follows=numbers.get(x.follows or "", 0),
        cites=citer.cite(x.passages),
    )


def _answer(one: Answer, words: Words, citer: Citer) -> AnswerView:
    return AnswerView(
        kind=one.kind.value,
        by=one.by.name,
        when=_day(one.day),
        quote=words.quote(one.statement, one.passages),
        why=one.why,
        cites=citer.cite(one.passages),
    )


def _due(one: Due, numbers: dict[str, int], citer: Citer) -> DueView:
    quote = quoted(*(p.text for p in one.passages[:1]))
    number = numbers.get(one.exchange or "", 0)
    return DueView(
        one.by.name, _names(one.to), _day(one.day), quote, number, citer.cite(one.passages)
    )


def _names(parties: tuple[PartyRef, ...]) -> str:
    return ", ".join(party.name for party in parties)


def _day(day: date | None) -> str:
    return day_words(day) if day else ""

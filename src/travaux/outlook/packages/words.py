"""The answer to a question of packages in sentences."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from travaux.outlook.packages.answer import Answer
from travaux.outlook.packages.points import Point
from travaux.outlook.packages.spec import Package, PackageCase
from travaux.outlook.packages.trades import Change, Trade, changes, ideal, trades

__all__ = ["in_words", "package_words"]

MOST_TRADES = 3
MOST_CHANGES = 4
_RULE = {
    "Nash": "the largest product of gains (Nash)",
    "Kalai-Smorodinsky": "equal shares of what each could gain (Kalai-Smorodinsky)",
    "egalitarian": "the most for whom it gives least (egalitarian)",
    "utilitarian": "the largest sum (utilitarian)",
}


def in_words(answer: Answer) -> tuple[str, ...]:
    """How many packages are worth talking about, which the rules pick, who gives what for what."""
    if answer.points is None:
        return (*_none(answer), *_evidence(answer))
    return (*_front(answer), *_why(answer), *_shared(answer), *_picked(answer), *_evidence(answer))


def package_words(case: PackageCase, package: Package) -> str:
    """A package by its values: "Deployments: limited; Inspections: yearly"."""
    return "; ".join(
        f"{issue.name}: {issue.values[value]}"
        for issue, value in zip(case.issues, package, strict=True)
    )


def _none(answer: Answer) -> Iterator[str]:
    least = ", ".join(f"{party.name} {party.minimum:g}" for party in answer.case.parties)
    yield f"No package that the conditions allow gives each party its minimum ({least})."
    yield "As the case stands there is nothing to agree on; a lower minimum or another value might."


def _front(answer: Answer) -> Iterator[str]:
    case, number = answer.case, len(answer.front)
    if number == 1:
        yield (
            f"Of {case.combinations:,} packages one is best for all: every other gives some party "
            "less, or less than its minimum, and none more."
        )
    else:
        yield (
            f"Of {case.combinations:,} packages {number:,} are efficient: in each, whatever gives "
            "one party more gives another less (Pareto front), and each party has its minimum."
        )
    if not answer.front.exact:
        lost = ", ".join(
            f"{party.name} {bound:.3g}"
            for party, bound in zip(case.parties, answer.front.bound, strict=True)
        )
        yield (
            "The exact front is too large to keep; this is a selection. For every package that "
            "leaves each party that much above its minimum there is one here that gives each "
            f"at most so much less: {lost}. The points below are the best of the selection."
        )
    quo = case.status_quo
    if quo is not None and not case.allowed(quo):
        yield "The status quo itself is not allowed by the conditions."


def _why(answer: Answer) -> Iterator[str]:
    said = [condition.why for condition in answer.case.conditions if condition.why]
    if said:
        yield f"Not every package is allowed: {'; '.join(dict.fromkeys(said))}."


def _shared(answer: Answer) -> Iterator[str]:
    """What does not depend on the rule."""
    packages = [package for package, _ in answer.picked()]
    same = [
        f"{issue.name}: {issue.values[packages[0][number]]}"
        for number, issue in enumerate(answer.case.issues)
        if len({package[number] for package in packages}) == 1
    ]
    if len(packages) > 1 and same:
        yield f"Whatever the rule, the same in all four: {'; '.join(same)}."


def _picked(answer: Answer) -> Iterator[str]:
    for package, points in answer.picked():
        rules = _listed(_RULE[point.rule] for point in points)
        yield f"By {rules}: {package_words(answer.case, package)}. {_worth(answer, points[0])}"
        yield from _against_quo(answer.case, package)
        yield from _against_ideal(answer.case, package)
        yield from (
            _trade(answer.case, package, t) for t in _different(trades(answer.case, package))
        )


def _worth(answer: Answer, point: Point) -> str:
    assert answer.points is not None  # noqa: S101 - there is no point without
    told = [
        f"{party.name} has {worth:.4g} ({party.disagreement:.4g} without agreement, "
        f"{best:.4g} at most)"
        for party, worth, best in zip(
            answer.case.parties, point.utilities, answer.points.ideal, strict=True
        )
    ]
    return f"{'; '.join(told)}."


def _against_quo(case: PackageCase, package: Package) -> Iterator[str]:
    if case.status_quo is None:
        return
    if package == case.status_quo:
        yield "This is the status quo."
        return
    for party in range(len(case.parties)):
        found = changes(case, package, case.status_quo, party)
        better = [c for c in found if c.share > 0]
        worse = [c for c in found if c.share < 0]
        said = " and ".join(
            part
            for part in (_some(case, "gains on", better), _some(case, "gives up on", worse))
            if part
        )
        yield f"Against the status quo {case.parties[party].name} {said or 'is as before'}."


def _against_ideal(case: PackageCase, package: Package) -> Iterator[str]:
    for party in range(len(case.parties)):
        found = changes(case, package, ideal(case, party), party)
        said = _some(case, "gives way on", list(found)) or "gets all that it wants"
        yield f"Against its own ideal {case.parties[party].name} {said}."


def _some(case: PackageCase, verb: str, found: list[Change]) -> str:
    told = [
        f"{case.issues[c.issue].name} ({case.issues[c.issue].values[c.value]} instead of "
        f"{case.issues[c.issue].values[c.instead]}: {_percent(abs(c.share))})"
        for c in found[:MOST_CHANGES]
    ]
    rest = found[MOST_CHANGES:]
    if rest:
        told.append(f"{len(rest)} more ({_percent(sum(abs(c.share) for c in rest))})")
    return f"{verb} {_listed(told)}" if told else ""


def _different(found: tuple[Trade, ...]) -> list[Trade]:
    """The largest trades, no issue of a pair of parties told twice."""
    told: list[Trade] = []
    for trade in found:
        if not any(t.parties == trade.parties and set(t.issues) & set(trade.issues) for t in told):
            told.append(trade)
    return told[:MOST_TRADES]


def _trade(case: PackageCase, package: Package, trade: Trade) -> str:
    one, other = (case.parties[party].name for party in trade.parties)
    a, b = (f"{case.issues[i].name} ({case.issues[i].values[package[i]]})" for i in trade.issues)
    return (
        f"An exchange in it: {one} gives way on {a}, which costs it {_percent(trade.gives[0])} and "
        f"is worth {_percent(trade.gains[0])} to {other}; {other} gives way on {b}, which costs it "
        f"{_percent(trade.gives[1])} and is worth {_percent(trade.gains[1])} to {one} "
        "(of what is at stake for each)."
    )


def _evidence(answer: Answer) -> Iterator[str]:
    if answer.rests_on:
        number = len(answer.rests_on)
        noun = "passage" if number == 1 else "passages"
        yield f"The utilities rest on {number} {noun}: {', '.join(answer.rests_on)}."
    else:
        yield "No utility names a passage: they are the analyst's own."
    if answer.assumed:
        yield f"Utilities that are marked as assumptions: {answer.assumed}."
    if answer.unsaid:
        yield f"Utilities that say neither a passage nor that they are assumed: {answer.unsaid}."


def _percent(share: float) -> str:
    return f"{100 * share:.0f} %" if share >= 0.01 else "under 1 %"


def _listed(words: Iterable[str]) -> str:
    *most, last = [*words] or [""]
    return f"{', '.join(most)} and {last}" if most else last

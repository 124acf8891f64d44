"""What changes if one assumption flips: each single change of the case and what it does.

Sensitivity analysis in the sense of Fang, Hipel and Kilgour (1993, section 8.4), done throughout:
each statement reversed or left out, each two neighbours of a ranking exchanged, each infeasible
pattern left out, each one-way option freed.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TypeVar

from travaux.errors import CaseError
from travaux.outlook.conflict.logic import Formula
from travaux.outlook.conflict.orders import order_of
from travaux.outlook.conflict.spec import (
    Conflict,
    Ground,
    Preference,
    Ranking,
    Statements,
    Tier,
    Utilities,
)
from travaux.outlook.conflict.stability import Concept, GraphModel, equilibria

__all__ = ["Change", "Flip", "changes", "flips", "reaching"]

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Change:
    """One change of a case: ``what`` in words, whose preference (None: the rules), the new case."""

    what: str
    dm: int | None
    ground: Ground
    conflict: Conflict


@dataclass(frozen=True, slots=True)
class Flip:
    """What a change does to the equilibria: states that then hold anew, and that hold no more."""

    change: Change
    gained: tuple[int, ...]
    lost: tuple[int, ...]


def flips(model: GraphModel, concept: Concept = Concept.SEQ) -> tuple[Flip, ...]:
    """The single changes that change the equilibria: assumptions first, then by how much.

    The cost is one solution of the model a change.
    """
    now = set(model.states.listed(equilibria(model, concept)))
    found = []
    for change in changes(model.conflict):
        solved = _solved(model, change, concept)
        then = now if solved is None else set(solved)
        if then != now:
            gained, lost = tuple(sorted(then - now)), tuple(sorted(now - then))
            found.append(Flip(change, gained, lost))
    return tuple(sorted(found, key=_weight))


def reaching(model: GraphModel, state: int, concept: Concept = Concept.SEQ) -> tuple[Change, ...]:
    """The single changes of the case after which ``state`` is an equilibrium; none if it is one."""
    if state in model.states.listed(equilibria(model, concept)):
        return ()
    found = ((change, _solved(model, change, concept)) for change in changes(model.conflict))
    return tuple(change for change, states in found if states is not None and state in states)


def _weight(flip: Flip) -> tuple[bool, int, int]:
    ground = flip.change.ground
    return not ground.assumed, -len(flip.gained) - len(flip.lost), ground.line


def _solved(model: GraphModel, change: Change, concept: Concept) -> tuple[int, ...] | None:
    """The equilibria after ``change``; None where the case then contradicts itself or is open.

    A statement reversed may contradict another, and a pattern left out may free states that a
    ranking has no place for: such a change alone is no alternative.
    """
    try:
        return _solution(model, change, concept)
    except CaseError:
        return None


def _solution(model: GraphModel, change: Change, concept: Concept) -> tuple[int, ...]:
    if change.dm is None:
        other = GraphModel.of(change.conflict)
    else:
        orders = list(model.orders)
        orders[change.dm] = order_of(
            model.states, change.dm, change.conflict.preferences[change.dm]
        )
        other = GraphModel.with_orders(change.conflict, model.states, tuple(orders))
    return other.states.listed(equilibria(other, concept))


def changes(conflict: Conflict) -> Iterator[Change]:
    """Yield each single change of the case, in the order of the file."""
    names = conflict.option_names
    for k, option in enumerate(conflict.options):
        if option.one_way is not None:
            options = _without(conflict.options, k, replace(option, one_way=None))
            freed = replace(conflict, options=options)
            yield Change(f"“{option.words}” can be undone", None, option.ground, freed)
    for k, rule in enumerate(conflict.infeasible):
        left = replace(conflict, infeasible=_without(conflict.infeasible, k))
        what = f"“{rule.pattern.written(names)}” is feasible after all"
        yield Change(what, None, rule.ground, left)
    for dm, preference in enumerate(conflict.preferences):
        for what, ground, new in _variants(preference, conflict):
            put = (*conflict.preferences[:dm], new, *conflict.preferences[dm + 1 :])
            said = f"{conflict.decision_makers[dm]}: {what}"
            yield Change(said, dm, ground, replace(conflict, preferences=put))


def _without(items: tuple[T, ...], k: int, *instead: T) -> tuple[T, ...]:
    return items[:k] + instead + items[k + 1 :]


def _variants(
    preference: Preference, conflict: Conflict
) -> Iterator[tuple[str, Ground, Preference]]:
    if isinstance(preference, Statements):
        yield from _statement_variants(preference, conflict.option_names)
    elif isinstance(preference, Ranking):
        yield from _ranking_variants(preference, conflict)
    else:
        yield from _utility_variants(preference, conflict.option_names)


def _statement_variants(
    preference: Statements, names: tuple[str, ...]
) -> Iterator[tuple[str, Ground, Preference]]:
    rows = preference.statements
    for k, row in enumerate(rows):
        said, ground = row.formula.written(names), _either(row.ground, preference.ground)
        opposite = replace(row, formula=Formula("not", parts=(row.formula,)))
        reversed_ = replace(preference, statements=_without(rows, k, opposite))
        yield f"the reverse of “{said}” is preferred", ground, reversed_
        left = replace(preference, statements=_without(rows, k))
        yield f"“{said}” does not matter", ground, left


def _ranking_variants(
    preference: Ranking, conflict: Conflict
) -> Iterator[tuple[str, Ground, Preference]]:
    tiers = preference.tiers
    for k in range(len(tiers) - 1):
        first, second = tiers[k], tiers[k + 1]
        pair = (
            replace(second, far_above=first.far_above),
            replace(first, far_above=second.far_above),
        )
        new = replace(preference, tiers=tiers[:k] + pair + tiers[k + 2 :])
        what = f"{_tier_words(second, conflict)} is preferred to {_tier_words(first, conflict)}"
        yield what, _either(first.ground, preference.ground), new


def _utility_variants(
    preference: Utilities, names: tuple[str, ...]
) -> Iterator[tuple[str, Ground, Preference]]:
    order = sorted(range(len(preference.rows)), key=lambda k: -preference.rows[k].value)
    for high, low in pairwise(order):
        rows = list(preference.rows)
        one, two = rows[high], rows[low]
        if one.value == two.value:
            continue
        rows[high], rows[low] = replace(one, value=two.value), replace(two, value=one.value)
        what = f"“{two.when.written(names)}” is preferred to “{one.when.written(names)}”"
        yield what, _either(one.ground, preference.ground), replace(preference, rows=tuple(rows))


def _tier_words(tier: Tier, conflict: Conflict) -> str:
    if tier.rest:
        return "any other state"
    return " or ".join(f"[{', '.join(conflict.taken(state))}]" for state in tier.states)


def _either(own: Ground, whole: Ground) -> Ground:
    """The ground of an item; where it names none, that of the whole preference, its own line."""
    if own.rests_on or own.assumed:
        return own
    return Ground(whole.rests_on, whole.assumed, own.line or whole.line)

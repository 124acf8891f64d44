"""What a party prefers, as the ``conflict:`` section says it: one of three ways."""

from __future__ import annotations

from travaux.outlook.case_nodes import Node
from travaux.outlook.conflict.case_parts import GROUND, formula_of, ground_of, state_of, yes
from travaux.outlook.conflict.spec import (
    Preference,
    Ranking,
    Statement,
    Statements,
    Tier,
    Utilities,
    Utility,
)

__all__ = ["preference_of"]

Names = tuple[str, ...]
_WAYS = ("statements", "ranking", "utilities")


def preference_of(node: Node, options: Names) -> Preference:
    """The preference of one party. Raises CaseError with the line of what cannot be."""
    node.only(*_WAYS, "strong_from", *GROUND)
    ways = [way for way in _WAYS if node.get(way)]
    if len(ways) != 1:
        raise node.error(
            f"contradictory preferences: {' and '.join(ways)} are given."
            if ways
            else "no preference is given.",
            f"Give one of: {', '.join(_WAYS)}.",
        )
    if node.get("strong_from") and ways != ["utilities"]:
        raise node.error("'strong_from' belongs to utilities.")
    said = node.need(ways[0])
    if ways == ["statements"]:
        rows = tuple(_statement(item, options) for item in said.items())
        return Statements(rows, ground_of(node))
    if ways == ["ranking"]:
        return Ranking(_tiers(said, options), ground_of(node))
    limit = node.get("strong_from")
    rows_of = tuple(_utility(item, options) for item in said.items())
    return Utilities(rows_of, limit.number(least=1e-9) if limit else None, ground_of(node))


def _statement(item: Node, options: Names) -> Statement:
    if not item.is_mapping():
        return Statement(formula_of(item, options), ground=ground_of(item))
    item.only("say", "weight", "strong", "unknown", *GROUND)
    weight = item.get("weight")
    return Statement(
        formula_of(item.need("say"), options),
        weight.number() if weight else None,
        yes(item.get("strong")),
        yes(item.get("unknown")),
        ground_of(item),
    )


def _utility(item: Node, options: Names) -> Utility:
    item.only("when", "value", *GROUND)
    return Utility(
        formula_of(item.need("when"), options), item.need("value").number(), ground_of(item)
    )


def _tiers(node: Node, options: Names) -> tuple[Tier, ...]:
    """The places of a ranking, best first; ">>" between two: all above is strongly preferred."""
    items = node.items()
    tiers: list[Tier] = []
    for number, item in enumerate(items):
        if _word(item) == ">>":
            if not tiers or number + 1 == len(items) or _word(items[number + 1]) == ">>":
                raise item.error("'>>' stands between two places of the ranking.")
            continue
        far = number + 1 < len(items) and _word(items[number + 1]) == ">>"
        tiers.append(_tier(item, options, far_above=far))
    return tuple(tiers)


def _word(node: Node) -> str:
    return "" if node.is_list() or node.is_mapping() else node.word()


def _tier(item: Node, options: Names, *, far_above: bool) -> Tier:
    ground = ground_of(item)
    if item.is_list():
        return Tier((state_of(item, options),), far_above=far_above, ground=ground)
    if not item.is_mapping():
        if item.word() == "others":
            return Tier((), far_above=far_above, rest=True, ground=ground)
        raise item.error(
            f"'{item.word()}' is no state.",
            "Write a state as the list of options taken, such as [a, b] or [], or 'others'.",
        )
    item.only("tied", "unknown", *GROUND)
    tied, vague = item.get("tied"), item.get("unknown")
    if (tied is None) == (vague is None):
        raise item.error("either 'tied' or 'unknown' is expected here.")
    among = (tied or item.need("unknown")).items()
    states = tuple(state_of(state, options) for state in among)
    return Tier(states, unknown=vague is not None, far_above=far_above, ground=ground)

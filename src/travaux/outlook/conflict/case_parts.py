"""Parts that recur in the ``conflict:`` section: conditions, states, grounds, yes and no."""

from __future__ import annotations

from travaux.outlook.case_nodes import Node
from travaux.outlook.conflict.logic import Formula, FormulaError, parse_formula
from travaux.outlook.conflict.spec import Ground

__all__ = ["GROUND", "formula_of", "ground_of", "state_of", "yes"]

GROUND = ("rests_on", "assumed")
_YES = {"true": True, "yes": True, "false": False, "no": False}


def yes(node: Node | None) -> bool:
    """Whether a value says yes; False where it is absent. Raises CaseError for another word."""
    if node is None:
        return False
    if node.word().lower() not in _YES:
        raise node.error(f"'{node.word()}' is neither true nor false.")
    return _YES[node.word().lower()]


def ground_of(node: Node) -> Ground:
    """What an item rests on, and its line."""
    if not node.is_mapping():
        return Ground(line=node.line)
    passages = node.get("rests_on")
    return Ground(passages.words() if passages else (), yes(node.get("assumed")), node.line)


def formula_of(node: Node, options: tuple[str, ...]) -> Formula:
    """A condition over options. Raises CaseError with the line."""
    try:
        return parse_formula(node.word(), options)
    except FormulaError as wrong:
        raise node.error(str(wrong)) from None


def state_of(node: Node, options: tuple[str, ...]) -> int:
    """A state as the list of options taken in it. Raises CaseError for an unknown one."""
    state = 0
    for item in node.items():
        if item.word() not in options:
            raise item.error(f"'{item.word()}' is no option (options: {', '.join(options)}).")
        state |= 1 << options.index(item.word())
    return state

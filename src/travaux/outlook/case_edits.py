"""Edits of a case to try: "Arlen wants not dam", "Arlen.minimum = 30", "Arlen.Quota.high = 40"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import chain, combinations

import yaml

from travaux.errors import InputError
from travaux.outlook.case_nodes import Node
from travaux.outlook.conflict.case_parts import formula_of
from travaux.outlook.conflict.logic import Formula, FormulaError, parse_formula

__all__ = ["edited"]

_MOST_NAMED = 12  # options, for comparing two statements in all states of these
_WANTS = re.compile(r"(?P<party>.+?)\s+wants\s+(?P<wish>.+)")
_PREFER = re.compile(r"prefer:\s*(?P<party>[^:]+):\s*(?P<wishes>.+)")
_SET = re.compile(r"(?P<party>[^.=]+)\.(?P<what>[^=]+)=(?P<value>.+)")
_PLACE = re.compile(
    r"(?P<party>[^.=]+)\.(?P<what>position|salience|capability)\s*=(?P<value>.+?)\s+in\s+(?P<issue>.+)"
)
_FORMS = (
    "Write 'PARTY wants CONDITION', 'prefer: PARTY: CONDITION > CONDITION', "
    "'PARTY.minimum = NUMBER', 'PARTY.disagreement = NUMBER', 'PARTY.ISSUE.VALUE = NUMBER' or "
    "'PARTY.position = NUMBER in ISSUE' (or salience, capability)."
)


def edited(top: Node, edits: Sequence[str]) -> Node:
    """The case with each edit made, in order; the tree of ``top`` itself is changed.

    Raises InputError for words that are no edit, or that name what the case does not have.
    """
    for edit in edits:
        _edit(top, edit.strip())
    return top


def _edit(top: Node, edit: str) -> None:
    if found := _PREFER.fullmatch(edit):
        wishes = [wish.strip() for wish in found["wishes"].split(">")]
        _wish(top, edit, found["party"].strip(), wishes)
    elif found := _PLACE.fullmatch(edit):
        _place(top, edit, *(found[part].strip() for part in ("party", "what", "value", "issue")))
    elif found := _SET.fullmatch(edit):
        _set(top, edit, found["party"].strip(), found["what"].strip(), found["value"].strip())
    elif found := _WANTS.fullmatch(edit):
        _wish(top, edit, found["party"].strip(), [found["wish"]])
    else:
        raise InputError(f"“{edit}” is no edit of a case.", _FORMS)


def _wish(top: Node, edit: str, party: str, wishes: list[str]) -> None:
    """Put ``wishes`` before all that the party is said to want.

    What says the same as a wish, or its opposite, goes.
    """
    preference = _down(top, "conflict", "preferences", party)
    statements = preference.get("statements") if preference else None
    if statements is None or not isinstance(statements.yaml, yaml.SequenceNode):
        raise InputError(
            f"“{edit}”: the case has no statements of what {party} wants.",
            "Only preferences written as 'statements' can be edited so.",
        )
    options = _options(top)
    for wish in reversed(wishes):
        wanted = _formula(wish, options, edit)
        kept = [row for row in statements.items() if not _settles(wanted, row, options)]
        new = _scalar(wish, statements.yaml)
        statements.yaml.value[:] = [new, *(row.yaml for row in kept)]


def _options(top: Node) -> tuple[str, ...]:
    rows = _down(top, "conflict", "options")
    return tuple(row.need("name").word() for row in rows.items()) if rows else ()


def _formula(wish: str, options: tuple[str, ...], edit: str) -> Formula:
    try:
        return parse_formula(wish, options)
    except FormulaError as wrong:
        raise InputError(f"“{edit}”: {wrong}", "A condition is such as 'dam and not x'.") from None


def _settles(wanted: Formula, row: Node, options: tuple[str, ...]) -> bool:
    """Whether a statement says what is ``wanted``, or its opposite: then it says nothing more."""
    said = formula_of(row.need("say") if row.is_mapping() else row, options)
    named = sorted(said.options() | wanted.options())
    if len(named) > _MOST_NAMED:
        return False
    states = [sum(1 << k for k in taken) for taken in _subsets(named)]
    return len({said.holds(state) == wanted.holds(state) for state in states}) == 1


def _subsets(named: list[int]) -> Iterator[tuple[int, ...]]:
    return chain.from_iterable(combinations(named, size) for size in range(len(named) + 1))


def _place(top: Node, edit: str, party: str, what: str, value: str, issue: str) -> None:
    """Set a number of one actor on one issue."""
    rows = top.get("issues")
    for row in rows.items() if rows else ():
        if row.need("name").word() == issue:
            for actor in row.need("actors").items():
                if actor.need("name").word() == party:
                    _put(actor, what, value)
                    return
    raise InputError(f"“{edit}”: the case has no {party} on an issue called {issue}.", _FORMS)


def _set(top: Node, edit: str, party: str, what: str, value: str) -> None:
    rows = _down(top, "package", "parties")
    for row in rows.items() if rows else ():
        name = row.get("name")
        if name is not None and name.word() == party:
            _set_in(row, edit, what, value)
            return
    raise InputError(f"“{edit}”: no party of the package is called {party}.", _FORMS)


def _set_in(row: Node, edit: str, what: str, value: str) -> None:
    if what in {"minimum", "disagreement"}:
        _put(row, what, value)
        return
    issue, _, name = (part.strip() for part in what.rpartition("."))
    scores = _down(row, "utilities", issue)
    if scores is None or scores.get(name) is None:
        raise InputError(f"“{edit}”: there is no utility of '{what}' in the case.", _FORMS)
    _put(scores, name, value)


def _down(node: Node | None, *keys: str) -> Node | None:
    for key in keys:
        node = node.get(key) if node is not None and node.is_mapping() else None
    return node


def _put(node: Node, key: str, value: str) -> None:
    """Write ``key: value`` in a mapping, in place of what stands there."""
    kept = [(k, v) for k, v in node.yaml.value if k.value != key]
    node.yaml.value[:] = [*kept, (_scalar(key, node.yaml), _scalar(value, node.yaml))]


def _scalar(words: str, near: yaml.Node) -> yaml.ScalarNode:
    return yaml.ScalarNode("tag:yaml.org,2002:str", words, near.start_mark, near.end_mark)

"""The section ``issues`` of a case file: lines with their ends in words, and who stands where."""

from __future__ import annotations

import math

from travaux.outlook.case_nodes import Node
from travaux.outlook.spatial.issue import Issue, Range, SpatialActor

__all__ = ["issues_of"]


def issues_of(node: Node) -> tuple[Issue, ...]:
    """The issues of the list ``node``.

    Raises CaseError, with the line, for an unknown key, a number that is none or off its scale,
    a range whose ends are turned round, and for two issues or two actors of one name.
    """
    issues = tuple(_issue(item) for item in node.items())
    if not issues:
        raise node.error("no issue stands here.", "Write at least one, or leave 'issues' out.")
    _once([(issue.name, item) for issue, item in zip(issues, node.items(), strict=True)])
    return issues


def _issue(node: Node) -> Issue:
    node.only("name", "scale", "status_quo", "actors", "rests_on", "assumed")
    low, high, low_means, high_means = _scale(node.need("scale"))
    actors = node.need("actors")
    found = tuple(_actor(item, low, high) for item in actors.items())
    _once([(actor.name, item) for actor, item in zip(found, actors.items(), strict=True)])
    quo = node.get("status_quo")
    return Issue(
        node.need("name").word(),
        low,
        high,
        low_means,
        high_means,
        found,
        quo.number(low, high) if quo else None,
        _words(node, "rests_on"),
        _note(node),
        node.line,
    )


def _scale(node: Node) -> tuple[float, float, str, str]:
    node.only("from", "to", "from_means", "to_means")
    low, high = node.need("from").number(), node.need("to")
    if (top := high.number()) <= low:
        raise high.error(
            "the scale has to end above where it begins.", "Give the lower end in 'from'."
        )
    return low, top, node.need("from_means").word(), node.need("to_means").word()


def _actor(node: Node, low: float, high: float) -> SpatialActor:
    node.only("name", "position", "salience", "capability", "rests_on", "assumed")
    return SpatialActor(
        node.need("name").word(),
        _range(node.need("position"), low, high),
        _range(node.need("salience"), 0.0, 1.0),
        _range(node.need("capability"), 0.0, math.inf),
        _words(node, "rests_on"),
        _note(node),
        node.line,
    )


def _range(node: Node, least: float, most: float) -> Range:
    """A number, or a list of two that are not turned round."""
    if not node.is_list():
        return Range(*[node.number(least, most)] * 2)
    ends = node.items()
    if len(ends) != 2:
        raise node.error("a range has two ends.", "Write one number, or [low, high].")
    low, high = (end.number(least, most) for end in ends)
    if low > high:
        raise node.error("the range is turned round.", "Write the lower end first.")
    return Range(low, high)


def _words(node: Node, key: str) -> tuple[str, ...]:
    found = node.get(key)
    return found.words() if found else ()


def _note(node: Node) -> str:
    found = node.get("assumed")
    return "; ".join(found.words()) if found else ""


def _once(named: list[tuple[str, Node]]) -> None:
    seen: set[str] = set()
    for name, node in named:
        if name in seen:
            raise node.error(f"'{name}' stands here twice.", "Keep one, or name them apart.")
        seen.add(name)

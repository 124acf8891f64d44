"""Issues, packages and conditions as a case file writes them."""

from __future__ import annotations

from dataclasses import dataclass

from travaux.outlook.case_nodes import Node
from travaux.outlook.packages.spec import Condition, Grounds, Issue, Package

__all__ = ["KeyedValues", "conditions_of", "grounds_of", "issues_of", "package_of"]

_MOST_VALUES = 255
_YES, _NO = {"yes", "true", "on"}, {"no", "false", "off"}


@dataclass(frozen=True, slots=True)
class KeyedValues:
    """Issues and values by their names."""

    issues: tuple[Issue, ...]

    def issue(self, name: str, node: Node) -> int:
        """The number of the issue of this name. Raises CaseError at ``node``."""
        names = [issue.name for issue in self.issues]
        if name not in names:
            raise node.error(f"no issue is called '{name}'.", f"Issues: {', '.join(names)}.")
        return names.index(name)

    def value(self, issue: int, name: str, node: Node) -> int:
        """The number of an issue's value. Raises CaseError at ``node``."""
        values = self.issues[issue].values
        if name not in values:
            raise node.error(
                f"'{self.issues[issue].name}' has no value '{name}'.",
                f"Values: {', '.join(values)}.",
            )
        return values.index(name)


def issues_of(node: Node) -> tuple[Issue, ...]:
    """The list of issues, each with a ``name`` and its ``values``."""
    issues = tuple(_issue(row) for row in node.items())
    if not issues:
        raise node.error("at least one issue is needed.")
    for number, issue in enumerate(issues):
        if issue.name in {earlier.name for earlier in issues[:number]}:
            raise node.items()[number].error(f"'{issue.name}' stands here twice.", "Keep one.")
    return issues


def _issue(node: Node) -> Issue:
    node.only("name", "values")
    written = node.need("values")
    values = tuple(value.word() for value in written.items())
    if not 1 <= len(set(values)) == len(values) <= _MOST_VALUES:
        raise written.error(f"1 to {_MOST_VALUES} different values are expected.")
    return Issue(node.need("name").word(), values)


def package_of(node: Node, keyed: KeyedValues) -> Package:
    """One value for each issue. Raises CaseError where one is missing."""
    chosen = {keyed.issue(name, v): (name, v) for name, v in node.pairs()}
    for number, issue in enumerate(keyed.issues):
        if number not in chosen:
            raise node.error(f"'{issue.name}' is missing.")
    return tuple(
        keyed.value(number, chosen[number][1].word(), chosen[number][1])
        for number in range(len(keyed.issues))
    )


def conditions_of(node: Node, keyed: KeyedValues) -> tuple[Condition, ...]:
    """``never: {…}`` or ``if: {…}`` with ``then: {…}``, each with ``why`` where it is said."""
    return tuple(_condition(row, keyed) for row in node.items())


def _condition(node: Node, keyed: KeyedValues) -> Condition:
    node.only("never", "if", "then", "why")
    said = node.get("why")
    why = said.word() if said else ""
    never = node.get("never")
    if never is not None:
        if node.get("if") or node.get("then"):
            raise node.error("'never' stands alone, or 'if' with 'then'.")
        return Condition(_wanted(never, keyed), None, why)
    return Condition(_wanted(node.need("if"), keyed), _wanted(node.need("then"), keyed), why)


def _wanted(node: Node, keyed: KeyedValues) -> tuple[tuple[int, frozenset[int]], ...]:
    found = []
    for name, values in node.pairs():
        issue = keyed.issue(name, values)
        nodes = values.items() if values.is_list() else (values,)
        found.append((issue, frozenset(keyed.value(issue, v.word(), v) for v in nodes)))
    if not found:
        raise node.error("at least one issue with its value is expected.")
    return tuple(found)


def grounds_of(node: Node) -> Grounds:
    """``rests_on`` (passages or entries by name) and ``assumed`` (yes or no) of a mapping."""
    passages, assumed = node.get("rests_on"), node.get("assumed")
    return Grounds(
        passages.words() if passages else (), _yes(assumed) if assumed else False, node.line
    )


def _yes(node: Node) -> bool:
    written = node.word().lower()
    if written not in _YES | _NO:
        raise node.error(f"'{written}' is neither yes nor no.")
    return written in _YES

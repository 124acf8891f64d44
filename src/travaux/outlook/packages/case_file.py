"""The ``package:`` section of a case file; errors name the line."""

from __future__ import annotations

from pathlib import Path

from travaux.outlook.case_nodes import Node, case_nodes
from travaux.outlook.packages.case_parts import (
    KeyedValues,
    conditions_of,
    grounds_of,
    issues_of,
    package_of,
)
from travaux.outlook.packages.fronts import feasible
from travaux.outlook.packages.spec import Grounds, Issue, Package, PackageCase, Party

__all__ = ["load_package", "package_case"]

_SECTION = ("issues", "parties", "conditions", "status_quo")
_PARTY = ("name", "utilities", "weights", "disagreement", "minimum")


def load_package(path: str | Path, text: str | None = None) -> PackageCase:
    """The packages of the case file at ``path`` (or of ``text``).

    Raises CaseError with the line where something is missing, unknown or no number, or where the
    conditions exclude every package.
    """
    return package_case(case_nodes(path, text).need("package"))


def package_case(node: Node) -> PackageCase:
    """The same of the section's value."""
    node.only(*_SECTION)
    issues = issues_of(node.need("issues"))
    keyed = KeyedValues(issues)
    quo = node.get("status_quo")
    status_quo = package_of(quo, keyed) if quo else None
    rows = node.need("parties")
    parties = tuple(_party(row, keyed, status_quo) for row in rows.items())
    if len({party.name for party in parties}) < len(parties) or len(parties) < 2:
        raise rows.error("two or more parties with different names are needed.")
    _all_scored(node.need("issues"), rows, issues)
    tied = node.get("conditions")
    case = PackageCase(issues, parties, conditions_of(tied, keyed) if tied else (), status_quo)
    if tied and not feasible(case):
        raise tied.error("together these exclude every package.", "Take one of them out.")
    return case


def _all_scored(issues: Node, parties: Node, known: tuple[Issue, ...]) -> None:
    """Raise where no party scores an issue: nothing could be said about its values."""
    scored = {name for row in parties.items() for name, _ in row.need("utilities").pairs()}
    for node, issue in zip(issues.items(), known, strict=True):
        if issue.name not in scored:
            raise node.error(
                f"no party scores '{issue.name}'.", "Give it utilities, or take it out."
            )


def _party(node: Node, keyed: KeyedValues, status_quo: Package | None) -> Party:
    node.only(*_PARTY)
    name = node.need("name").word()
    weights = _weights(node, keyed)
    utilities: list[tuple[float, ...]] = [(0.0,) * len(i.values) for i in keyed.issues]
    grounds = [(Grounds(),) * len(i.values) for i in keyed.issues]
    for issue_name, row in node.need("utilities").pairs():
        issue = keyed.issue(issue_name, row)
        scores = [_score(value) for value in _by_value(row, keyed, issue)]
        utilities[issue] = tuple(weights[issue] * worth for worth, _ in scores)
        grounds[issue] = tuple(ground for _, ground in scores)
    without = _disagreement(node, utilities, status_quo)
    least = node.get("minimum")
    minimum = least.number() if least else without
    if least and minimum < without:
        raise least.error(f"is less than the {without:g} that {name} has without an agreement.")
    return Party(name, tuple(utilities), without, minimum, tuple(grounds))


def _weights(node: Node, keyed: KeyedValues) -> list[float]:
    weights = [1.0] * len(keyed.issues)
    written = node.get("weights")
    for name, value in written.pairs() if written else ():
        weights[keyed.issue(name, value)] = value.number(least=0)
    return weights


def _by_value(row: Node, keyed: KeyedValues, issue: int) -> list[Node]:
    """The utilities of an issue in the order of its values. Each must be there."""
    found = {keyed.value(issue, name, value): value for name, value in row.pairs()}
    for number, value_name in enumerate(keyed.issues[issue].values):
        if number not in found:
            raise row.error(
                f"'{value_name}' is not scored.", "Write 0 where it is worth nothing to the party."
            )
    return [found[number] for number in range(len(found))]


def _score(node: Node) -> tuple[float, Grounds]:
    if not node.is_mapping():
        return node.number(), Grounds(line=node.line)
    node.only("utility", "rests_on", "assumed")
    return node.need("utility").number(), grounds_of(node)


def _disagreement(
    node: Node, utilities: list[tuple[float, ...]], status_quo: Package | None
) -> float:
    written = node.get("disagreement")
    if written:
        return written.number()
    if status_quo is None:
        raise node.error(
            "'disagreement' is missing: what the party has if nothing is agreed.",
            "Write it for each party, or the package that holds then as 'status_quo'.",
        )
    return sum(row[value] for row, value in zip(utilities, status_quo, strict=True))

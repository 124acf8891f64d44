"""The ``conflict:`` section of a case file, made to be read and edited.

See docs/outlook-conflict.md for the format. Every error names the file and the line.
"""

from __future__ import annotations

import re
from pathlib import Path

from travaux.outlook.case_nodes import Node, case_nodes
from travaux.outlook.conflict.case_parts import GROUND, formula_of, ground_of, state_of
from travaux.outlook.conflict.case_preferences import preference_of
from travaux.outlook.conflict.spec import Conflict, Ground, Infeasible, OneWay, Option, Preference
from travaux.outlook.conflict.stability import GraphModel

__all__ = ["conflict_of", "load_conflict"]

_NAME = re.compile(r"[^\W\d_][\w-]*")
_RESERVED = frozenset({"and", "or", "not", "if", "iff", "true", "others"})


def load_conflict(path: str | Path, text: str | None = None) -> GraphModel:
    """The graph model of the case file at ``path``, or of ``text`` where that is given.

    Raises CaseError with the line of what cannot be.
    """
    return GraphModel.of(conflict_of(case_nodes(path, text).need("conflict")))


def conflict_of(section: Node) -> Conflict:
    """The conflict that the section says. Raises CaseError with the line of what is amiss."""
    section.only(
        *("title", "decision_makers", "options", "infeasible", "preferences", "status_quo")
    )
    names = _decision_makers(section.need("decision_makers"))
    options = _options(section.need("options"), names)
    title, rules, status_quo = (section.get(k) for k in ("title", "infeasible", "status_quo"))
    words = tuple(option.name for option in options)
    return Conflict(
        names,
        options,
        _preferences(section.need("preferences"), names, words),
        tuple(_infeasible(rule, words) for rule in rules.items()) if rules else (),
        state_of(status_quo, words) if status_quo else None,
        ground_of(status_quo) if status_quo else Ground(),
        title.word() if title else "",
        section.path,
        section.line,
    )


def _decision_makers(node: Node) -> tuple[str, ...]:
    names: list[str] = []
    for item in node.items():
        if item.word() in names:
            raise item.error(f"'{item.word()}' stands here twice.", "Keep one.")
        names.append(item.word())
    if not names:
        raise node.error("a conflict needs a decision maker.")
    return tuple(names)


def _options(node: Node, parties: tuple[str, ...]) -> tuple[Option, ...]:
    options: list[Option] = []
    for item in node.items():
        option = _option(item, parties)
        if option.name in {other.name for other in options}:
            raise item.error(f"there are two options '{option.name}'.", "Rename one.")
        options.append(option)
    if not options:
        raise node.error("a conflict needs an option.")
    return tuple(options)


def _option(item: Node, parties: tuple[str, ...]) -> Option:
    item.only("name", "owner", "text", "one_way", *GROUND)
    name = item.need("name")
    if not _NAME.fullmatch(name.word()) or name.word() in _RESERVED:
        raise name.error(
            f"'{name.word()}' cannot be the name of an option.",
            "Take one word of letters, digits, '_' and '-'; say the rest under 'text'.",
        )
    owner = item.get("owner")
    if owner is None:
        raise item.error(
            f"nobody owns the option '{name.word()}'.",
            f"Say 'owner:' and one of: {', '.join(parties)}.",
        )
    if owner.word() not in parties:
        raise owner.error(
            f"'{owner.word()}' is no decision maker here.", f"Known: {', '.join(parties)}."
        )
    text, way = item.get("text"), item.get("one_way")
    return Option(
        name.word(),
        parties.index(owner.word()),
        text.word() if text else "",
        _one_way(way) if way else None,
        ground_of(item),
    )


def _one_way(node: Node) -> OneWay:
    if node.word() not in {"on", "off"}:
        raise node.error(
            f"'{node.word()}' is no direction.",
            "'on': once taken it stays taken; 'off': once given up it stays so.",
        )
    return OneWay(node.word())


def _infeasible(item: Node, options: tuple[str, ...]) -> Infeasible:
    if not item.is_mapping():
        return Infeasible(formula_of(item, options), ground_of(item))
    item.only("when", *GROUND)
    return Infeasible(formula_of(item.need("when"), options), ground_of(item))


def _preferences(
    node: Node, parties: tuple[str, ...], options: tuple[str, ...]
) -> tuple[Preference, ...]:
    for name, value in node.pairs():
        if name not in parties:
            raise value.error(
                f"'{name}' is no decision maker here.", f"Known: {', '.join(parties)}."
            )
    found = []
    for party in parties:
        said = node.get(party)
        if said is None:
            raise node.error(f"nothing says what {party} prefers.")
        found.append(preference_of(said, options))
    return tuple(found)

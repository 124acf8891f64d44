"""A case file as read: YAML whose every value knows its line, so that an error can name it."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import yaml

from travaux.errors import CaseError

__all__ = ["Node", "case_nodes"]


def case_nodes(path: str | Path, text: str | None = None) -> Node:
    """The top of the case file at ``path``, or of ``text`` where that is given.

    Raises CaseError where it cannot be read, is no YAML, or holds no mapping.
    """
    name = str(path)
    try:
        words = Path(path).read_text(encoding="utf-8") if text is None else text
        top = yaml.compose(words, Loader=yaml.SafeLoader)
    except (OSError, UnicodeDecodeError) as unread:
        raise CaseError(name, 0, f"The case file {name} cannot be read: {unread}.") from unread
    except yaml.YAMLError as broken:
        mark = getattr(broken, "problem_mark", None)
        line = mark.line + 1 if mark else 0
        problem = getattr(broken, "problem", None) or "it is no YAML"
        raise CaseError(name, line, f"This is no YAML: {problem}.") from broken
    node = Node(name, "", top if top is not None else yaml.MappingNode("tag:yaml.org,2002:map", []))
    node.pairs()
    return node


@dataclass(frozen=True, slots=True, eq=False)
class Node:
    """One value of a case file. ``key`` is how errors name it ("conflict.options[2].owner")."""

    path: str
    key: str
    yaml: yaml.Node

    @property
    def line(self) -> int:
        """Its line, counted from 1; 0 for an empty file."""
        mark = self.yaml.start_mark
        return mark.line + 1 if mark else 0

    def error(self, what: str, advice: str = "") -> CaseError:
        """An error that names this value's file and line."""
        return CaseError(self.path, self.line, f"{self.key}: {what}" if self.key else what, advice)

    def pairs(self) -> tuple[tuple[str, Node], ...]:
        """The keys and values of a mapping, in order. Raises CaseError where it is none."""
        if not isinstance(self.yaml, yaml.MappingNode):
            raise self.error("a mapping (key: value) is expected here.")
        found: dict[str, Node] = {}
        for key, value in self.yaml.value:
            name = str(key.value)
            if name in found:
                line = key.start_mark.line + 1
                raise CaseError(self.path, line, f"'{name}' stands here twice.", "Keep one.")
            found[name] = Node(self.path, f"{self.key}.{name}".lstrip("."), value)
        return tuple(found.items())

    def get(self, key: str) -> Node | None:
        """The value of ``key`` in a mapping, None where it is absent."""
        return next((value for name, value in self.pairs() if name == key), None)

    def need(self, key: str) -> Node:
        """The value of ``key``. Raises CaseError where it is absent."""
        found = self.get(key)
        if found is None:
            raise self.error(f"'{key}' is missing.")
        return found

    def only(self, *keys: str) -> None:
        """Raise CaseError where the mapping has a key that is none of ``keys``."""
        for name, value in self.pairs():
            if name not in keys:
                raise value.error(f"'{name}' is not known here.", f"Known: {', '.join(keys)}.")

    def items(self) -> tuple[Node, ...]:
        """The items of a list. Raises CaseError on another value."""
        if not isinstance(self.yaml, yaml.SequenceNode):
            raise self.error("a list is expected here.")
        return tuple(Node(self.path, f"{self.key}[{n}]", v) for n, v in enumerate(self.yaml.value))

    def is_list(self) -> bool:
        """Whether this is a list."""
        return isinstance(self.yaml, yaml.SequenceNode)

    def is_mapping(self) -> bool:
        """Whether this is a mapping."""
        return isinstance(self.yaml, yaml.MappingNode)

    def word(self) -> str:
        """A word or sentence. Raises CaseError on a list, a mapping or nothing."""
        if not isinstance(self.yaml, yaml.ScalarNode) or not self.yaml.value.strip():
            raise self.error("a word is expected here.")
        return str(self.yaml.value).strip()

    def words(self) -> tuple[str, ...]:
        """The words of a list, or one word."""
        return tuple(node.word() for node in self.items()) if self.is_list() else (self.word(),)

    def number(self, least: float = -math.inf, most: float = math.inf) -> float:
        """A finite number in ``[least, most]``. Raises CaseError on anything else."""
        written = self.word()
        try:
            value = float(written)
        except ValueError:
            raise self.error(f"'{written}' is not a number.") from None
        if not math.isfinite(value):
            raise self.error(f"'{written}' is not a finite number.")
        if not least <= value <= most:
            raise self.error(f"{written} is outside {least:g} to {most:g}.")
        return value

    def walk(self) -> Iterator[Node]:
        """Yield this value and all below it."""
        yield self
        below = (
            (value for _, value in self.pairs())
            if self.is_mapping()
            else self.items()
            if self.is_list()
            else ()
        )
        for node in below:
            yield from node.walk()

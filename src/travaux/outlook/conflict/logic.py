"""A small logic over options: ``not``, ``and``, ``or``, ``if``, ``->``, ``iff`` and brackets.

"withdraw if not blockade" and "not blockade -> withdraw" are the same. ``and`` binds closer than
``or``, and both closer than ``if``, ``->`` and ``iff``. These are the connectives of preference
statements in GMCR II (Peng, Hipel, Kilgour and Fang 1997).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

__all__ = ["Formula", "FormulaError", "always", "parse_formula", "pattern"]

Bools = NDArray[np.bool_]
_TOKEN = re.compile(r"\s*(<->|->|[()&|!]|[^\W\d_][\w-]*|\S)")
_SAME = {"&": "and", "|": "or", "!": "not", "<->": "iff"}
_WORDS = frozenset({"and", "or", "not", "if", "iff", "true"})
MOST_DEPTH = 50  # brackets and "not" in one another; far more than a person can read
MOST_TOKENS = 400  # likewise


class FormulaError(ValueError):
    """A formula that cannot be understood; the text says why."""


@dataclass(frozen=True, slots=True)
class Formula:
    """A condition on options: ``kind`` is "option", "true" or a connective over ``parts``."""

    kind: str
    option: int = -1
    parts: tuple[Formula, ...] = ()

    def options(self) -> frozenset[int]:
        """The options it speaks of."""
        if self.kind == "option":
            return frozenset({self.option})
        return frozenset().union(*(part.options() for part in self.parts))

    def truth(self, taken: Callable[[int], Bools]) -> Bools:
        """Where it is true; ``taken(k)`` says where option ``k`` is taken (shapes broadcast)."""
        if self.kind == "option":
            return taken(self.option)
        if self.kind == "true":
            return np.ones((), bool)
        values = [part.truth(taken) for part in self.parts]
        found: Bools = _TRUTH[self.kind](*values)
        return found

    def holds(self, state: int) -> bool:
        """Whether it is true in ``state``, a number whose bit ``k`` is option ``k``."""
        return bool(self.truth(lambda k: np.array(bool(state >> k & 1))))

    def written(self, names: Sequence[str]) -> str:
        """The formula in words that :func:`parse_formula` reads, with these names of options."""
        if self.kind == "option":
            return names[self.option]
        if self.kind == "true":
            return "true"
        parts = [self._inside(part, names) for part in self.parts]
        return f"not {parts[0]}" if self.kind == "not" else f" {self.kind} ".join(parts)

    @staticmethod
    def _inside(part: Formula, names: Sequence[str]) -> str:
        text = part.written(names)
        return text if part.kind in {"option", "not", "true"} else f"({text})"


_TRUTH: Mapping[str, Any] = {
    "not": lambda a: ~a,
    "and": lambda a, b: a & b,
    "or": lambda a, b: a | b,
    "->": lambda a, b: ~a | b,
    "if": lambda a, b: a | ~b,
    "iff": lambda a, b: a == b,
}


def always() -> Formula:
    """The formula that is true in every state."""
    return Formula("true")


def pattern(taken: Mapping[int, bool]) -> Formula:
    """The formula of a pattern: options (by number) that are taken (True) or not (False)."""
    found = always()
    for option, is_taken in taken.items():
        one = Formula("option", option)
        one = one if is_taken else Formula("not", parts=(one,))
        found = one if found.kind == "true" else Formula("and", parts=(found, one))
    return found


def parse_formula(text: str, names: Sequence[str]) -> Formula:
    """The formula that ``text`` writes over options ``names``.

    Raises FormulaError for unknown options and for text that is no formula.
    """
    tokens = [_SAME.get(t, t) for t in _TOKEN.findall(text)]
    if len(tokens) > MOST_TOKENS:
        raise FormulaError(f"the condition has more than {MOST_TOKENS} words.")
    parser = _Parser(tokens, names)
    found = parser.conditional()
    if parser.tokens:
        raise FormulaError(f"'{parser.tokens[0]}' is not expected in “{text}”.")
    return found


class _Parser:
    """Recursive descent, one method a level of binding."""

    def __init__(self, tokens: list[str], names: Sequence[str]) -> None:
        self.tokens = tokens
        self.names = {name: k for k, name in enumerate(names)}
        self.depth = 0

    def next(self) -> str:
        if not self.tokens:
            raise FormulaError("the condition ends where an option is expected.")
        return self.tokens.pop(0)

    def conditional(self) -> Formula:
        left = self.chain("or")
        while self.tokens and self.tokens[0] in {"if", "->", "iff"}:
            kind = self.next()
            left = Formula(kind, parts=(left, self.chain("or")))
        return left

    def chain(self, kind: str) -> Formula:
        below = self.negation if kind == "and" else lambda: self.chain("and")
        left = below()
        while self.tokens and self.tokens[0] == kind:
            self.next()
            left = Formula(kind, parts=(left, below()))
        return left

    def negation(self) -> Formula:
        word = self.next()
        self.depth += 1
        if self.depth > MOST_DEPTH:
            raise FormulaError("the condition is nested too deep to be read.")
        try:
            return self.atom(word)
        finally:
            self.depth -= 1

    def atom(self, word: str) -> Formula:
        if word == "not":
            return Formula("not", parts=(self.negation(),))
        if word == "(":
            inner = self.conditional()
            if self.next() != ")":
                raise FormulaError("a bracket is not closed.")
            return inner
        if word == "true":
            return always()
        if word not in self.names:
            known = ", ".join(self.names)
            what = "expects an option here" if word in _WORDS else "is no option"
            raise FormulaError(f"'{word}' {what} (options: {known}).")
        return Formula("option", self.names[word])

"""The numbers that Word puts before paragraphs: counted from the definitions of its lists."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from lxml import etree

__all__ = ["Numbering", "W", "read_numbering"]

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_DEEPEST = 8
_BULLETS = {"\uf0b7": "•", "\uf0a7": "▪", "o": "◦", "\uf02d": "–", "-": "–"}


@dataclass(frozen=True, slots=True)
class _Level:
    """One level of a list: where it starts, how it counts and how its number is written."""

    start: int
    style: str
    text: str
    legal: bool = False


@dataclass
class Numbering:
    """The lists of a document and how far each has counted.

    ``lists`` gives for each list (``numId``) its levels and the list it counts together with,
    ``anew`` the lists and levels that begin their count anew, ``styles`` the list and level of
    paragraph styles.
    """

    lists: Mapping[str, tuple[str, Mapping[int, _Level]]]
    styles: Mapping[str, tuple[str, int]]
    anew: frozenset[tuple[str, int]] = frozenset()
    _counts: dict[str, list[int]] = field(default_factory=dict)
    _begun: set[tuple[str, int]] = field(default_factory=set)

    def label(self, paragraph: etree._Element, style: str | None) -> str:
        """The number before a paragraph as Word shows it, "" where it has none; counts it."""
        number = _of_paragraph(paragraph, self.styles.get(style or ""))
        if number is None or number[0] not in self.lists:
            return ""
        list_id, depth = number
        together, levels = self.lists[list_id]
        if depth not in levels:
            return ""
        counts = self._counts.setdefault(together, [-1] * (_DEEPEST + 1))
        if number in self.anew and number not in self._begun:
            counts[depth] = -1
        self._begun.add(number)
        counts[depth] = levels[depth].start if counts[depth] < 0 else counts[depth] + 1
        counts[depth + 1 :] = [-1] * (_DEEPEST - depth)
        return _written(levels, counts, depth)


def _of_paragraph(
    paragraph: etree._Element, styled: tuple[str, int] | None
) -> tuple[str, int] | None:
    """The list and level of a paragraph, from itself or from its style; None for none."""
    own = paragraph.find(f"{W}pPr/{W}numPr")
    if own is None:
        return styled
    list_id = _value(own.find(f"{W}numId")) or (styled[0] if styled else "")
    depth = _value(own.find(f"{W}ilvl"))
    level = int(depth) if depth and depth.isdigit() else styled[1] if styled else 0
    return None if list_id in {"", "0"} else (list_id, min(level, _DEEPEST))


def _written(levels: Mapping[int, _Level], counts: list[int], depth: int) -> str:
    level = levels[depth]
    if level.style == "bullet":
        return _BULLETS.get(level.text, level.text if level.text.isprintable() else "•")
    words = level.text
    for at in range(depth + 1):
        if f"%{at + 1}" in words and at in levels:
            count = counts[at] if counts[at] >= 0 else levels[at].start
            style = "decimal" if level.legal else levels[at].style
            words = words.replace(f"%{at + 1}", _number(count, style))
    return words


def _number(count: int, style: str) -> str:
    return _STYLES.get(style, str)(count)


def _letters(count: int) -> str:
    """Word's letters: a to z, then aa, bb, ..."""
    return chr(97 + (count - 1) % 26) * ((count - 1) // 26 + 1) if count > 0 else "0"


def _roman(count: int) -> str:
    signs = ((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"),
             (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))  # fmt: skip
    words = ""
    for value, sign in signs:
        words += sign * (count // value)
        count %= value
    return words


_STYLES: dict[str, Callable[[int], str]] = {
    "decimal": str,
    "decimalZero": lambda count: f"{count:02}",
    "lowerLetter": _letters,
    "upperLetter": lambda count: _letters(count).upper(),
    "lowerRoman": _roman,
    "upperRoman": lambda count: _roman(count).upper(),
    "none": lambda _: "",
}


def read_numbering(numbering: etree._Element | None, styles: etree._Element | None) -> Numbering:
    """The lists of ``word/numbering.xml`` and the styles of ``word/styles.xml`` that use them."""
    abstract: dict[str, dict[int, _Level]] = {}
    lists: dict[str, tuple[str, Mapping[int, _Level]]] = {}
    anew: set[tuple[str, int]] = set()
    for node in numbering.iterfind(f"{W}abstractNum") if numbering is not None else ():
        abstract[node.get(f"{W}abstractNumId", "")] = _levels(node)
    for node in numbering.iterfind(f"{W}num") if numbering is not None else ():
        list_id = node.get(f"{W}numId", "")
        together = _value(node.find(f"{W}abstractNumId")) or ""
        levels = dict(abstract.get(together, {}))
        for override in node.iterfind(f"{W}lvlOverride"):
            depth = int(override.get(f"{W}ilvl", "0"))
            levels |= _levels(override)
            start = _value(override.find(f"{W}startOverride"))
            if start is not None and depth in levels:
                old = levels[depth]
                levels[depth] = _Level(int(start), old.style, old.text, old.legal)
                anew.add((list_id, depth))
        lists[list_id] = (together, levels)
    return Numbering(lists, _styled(styles, lists), frozenset(anew))


def _levels(node: etree._Element) -> dict[int, _Level]:
    found = {}
    for level in node.iterfind(f"{W}lvl"):
        start = _value(level.find(f"{W}start")) or "1"
        style = _value(level.find(f"{W}numFmt")) or "decimal"
        text = _value(level.find(f"{W}lvlText")) or ""
        legal = level.find(f"{W}isLgl") is not None
        found[int(level.get(f"{W}ilvl", "0"))] = _Level(int(start), style, text, legal)
    return found


def _styled(
    styles: etree._Element | None, lists: Mapping[str, tuple[str, Mapping[int, _Level]]]
) -> dict[str, tuple[str, int]]:
    """For each paragraph style that numbers, its list and level, also by the style it builds on."""
    own: dict[str, tuple[str | None, int | None]] = {}
    based: dict[str, str] = {}
    for style in styles.iterfind(f"{W}style") if styles is not None else ():
        name = style.get(f"{W}styleId", "")
        number = style.find(f"{W}pPr/{W}numPr")
        if number is not None:
            depth = _value(number.find(f"{W}ilvl"))
            own[name] = (_value(number.find(f"{W}numId")), int(depth) if depth else None)
        if base := _value(style.find(f"{W}basedOn")):
            based[name] = base
    found: dict[str, tuple[str, int]] = {}
    for name in own.keys() | based.keys():
        chain = _chain(name, based)
        list_id = next((own[n][0] for n in chain if n in own and own[n][0]), None)
        level = next((own[n][1] for n in chain if n in own and own[n][1] is not None), None)
        if list_id in lists:
            found[name] = (list_id or "", min(level or 0, _DEEPEST))
    return found


def _chain(name: str, based: Mapping[str, str]) -> list[str]:
    chain = [name]
    while chain[-1] in based and len(chain) < 20:
        chain.append(based[chain[-1]])
    return chain


def _value(node: etree._Element | None) -> str | None:
    return node.get(f"{W}val") if node is not None else None

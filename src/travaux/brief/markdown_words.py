"""What every part of the Markdown brief uses: words of a source without markup, and passages."""

from __future__ import annotations

import re
from collections.abc import Iterator

from travaux.brief.cite import Cites
from travaux.brief.limits import Capped
from travaux.brief.words import counted, one_line, visible

__all__ = ["NOT_REPORTED", "escaped", "more", "passages"]

_MARKUP = re.compile(r"([\\`*_{}\[\]<>#|~&$^=])")
_LINE_START = re.compile(r"^(\s*)([-+]|\d{1,9}[.)])(?=\s|$)")
_ADDRESS = re.compile(r"(?i)\b(https?|ftp|www|mailto|xmpp)([:.])")
NOT_REPORTED = "–"


def escaped(text: str) -> str:
    """``text`` on one line as plain words: nothing in it is markup or a link."""
    safe = _MARKUP.sub(r"\\\1", visible(one_line(text)))
    safe = _ADDRESS.sub(lambda m: f"{m[1]}\\{m[2]}", safe)
    return _LINE_START.sub(lambda m: f"{m[1]}{m[2][:-1]}\\{m[2][-1]}", safe)


def passages(cites: Cites, indent: str = "  ") -> Iterator[str]:
    """The passages under a line, as block quotes."""
    for cited in cites.shown:
        rest = f" … ({cited.rest:,} more characters)" if cited.rest else ""
        words = f"{_around(cited.before)}**{escaped(cited.text)}**{rest or _around(cited.after)}"
        yield from ("", f"{indent}> {words} \\[{cited.number}\\]")
    if cites.more:
        yield from ("", f"{indent}{counted(cites.more, 'more passage')} not shown here.")
    yield ""


def _around(context: str) -> str:
    """The words beside a passage, with the space that parts them from it."""
    left = " " if context[:1].isspace() else ""
    right = " " if context[-1:].isspace() else ""
    return f"{left}{escaped(context)}{right}" if context.strip() else left


def more(cut: Capped[object], what: str) -> Iterator[str]:
    """How much more there is, and where."""
    if cut.more:
        yield from (f"{cut.more:,} more: see `travaux show {what}`, or use `--full`.", "")

"""The title of a legal text, in the lines above its first unit."""

from __future__ import annotations

import re
from functools import lru_cache

from travaux.codebook.text_kinds import text_words
from travaux.model import Span

__all__ = ["FORMULA", "reads_as_title", "title_of"]

_HEAD = 6_000  # code points in which the title of a text stands
FORMULA = re.compile(
    r"\b(?:have|has|hereby)\s+(?:hereby\s+)?agreed?\s+"
    r"(?:as\s+follows|on\s+the\s+following|to\s+the\s+following|upon)"
    r"|^\W*the\s+(?:high\s+)?(?:contracting\s+)?(?:parties|states\s+parties)"
    r"\s+to\s+(?:this|the\s+present)"
    r"|^\W*(?:recalling|recognizing|recognising|reaffirming|desiring|determined|convinced|noting|"
    r"bearing\s+in\s+mind|mindful|guided\s+by|considering)\b"
    r"|^\W*resolution\s+adopted\s+by\b"
    r"|\bdone\s+(?:at|in)\s+\S{1,60}.{0,40}\b(?:day|copies|duplicate)\b",
    re.IGNORECASE | re.MULTILINE,
)
"""A formula that only a legal text has."""
_BODY_TITLE = re.compile(r"^\d{1,2}/\d{1,3}\.\s+\S")
_NO_TITLE = re.compile(
    r"committee|conference of the parties|session\b|note by|distr\.|agenda|\bhereby\b|shall\b|"
    r"^\d+\.\s|^contents\b|^annex\b|https?:|explanatory|^preamble",
    re.IGNORECASE,
)
_LINE = re.compile(r"[^\n]*\S[^\n]*")


def title_of(text: str, start: int, end: int) -> Span | None:
    """Where the title stands in ``text[start:end]``, None where no line reads as one.

    It is the first line that begins with the name of a kind of text ("Draft agreement on ..."),
    with the lines it goes on over.
    """
    lines = list(_LINE.finditer(text, start, min(end, start + _HEAD)))
    first: Span | None = None
    for at, line in enumerate(lines):
        words = line.group().strip()
        if _BODY_TITLE.match(words):
            return _stretch(text, line.start(), line.end())
        if first is None and reads_as_title(words):
            first = _stretch(text, line.start(), _title_end(text, lines, at))
    return first


def reads_as_title(words: str) -> bool:
    """Whether a line is a title that begins with the name of a kind of text, and no sentence."""
    return (
        len(words) <= 200
        and (words[0].isupper() or words[0] in '“"‘[')
        and words[-1] not in ".;,"
        and not _NO_TITLE.search(words)
        and bool(_title_start().match(words.lstrip('“"‘[')))
    )


@lru_cache(maxsize=1)
def _title_start() -> re.Pattern[str]:
    nouns = sorted(text_words().kinds, key=lambda noun: (-len(noun), noun))
    before = r"(?:(?!(?:of|on|for|to|in|by|at|with)\s)[\w’'().,-]+\s+){0,7}?"
    return re.compile(rf"{before}(?:{'|'.join(map(re.escape, nouns))})\b", re.IGNORECASE)


def _title_end(text: str, lines: list[re.Match[str]], at: int) -> int:
    """The end of a title that goes on over the next lines, up to a blank line or a sentence."""
    end = lines[at].end()
    for line in lines[at + 1 : at + 5]:
        words = line.group().strip()
        if "\n" in text[end + 1 : line.start()].replace(" ", "") or FORMULA.search(words):
            break
        if words[-1] in ".;,:" or not (words[0].islower() or _goes_on(text[:end], words)):
            break
        end = line.end()
    return end


def _goes_on(before: str, words: str) -> bool:
    line = before[before.rfind("\n") + 1 :].strip()
    last = line.rsplit(None, 1)[-1].lower()
    joined = {"of", "on", "and", "the", "between", "for", "in", "to", "with", "concerning"}
    first = words.split(None, 1)[0].lower()
    return last in joined or (line.isupper() and words.isupper()) or first in joined


def _stretch(text: str, start: int, end: int) -> Span:
    words = text[start:end]
    return Span(start + len(words) - len(words.lstrip()), start + len(words.rstrip()))

"""Plain text and text layers of PDFs: lines joined to the paragraphs they were broken from."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import pairwise

from travaux.codebook.legal_words import legal_words
from travaux.documents.blocks import Block, Piece, block_of, dropped, pieces_between
from travaux.documents.lines import Line, lines_of, without_furniture
from travaux.model import Dropped

__all__ = ["blocks_of_text"]

# A line that opens a new unit whatever stands before it: a bullet, "1.", "(a)", "[3]", "OP1 bis".
_OPENS = re.compile(
    r"\[{0,3}(?:[•‣▪●◦·]\s?|\d{1,3}(?:\.\d{1,3})*\s?(?:bis|ter|quater)?[.)]\s|\([a-z]{1,2}\)\s|[a-z][.)]\]?\s|\(?[ivx]{1,5}[.)]\]?\s"
    r"|\[\d{1,3}\]|\(\d{1,3}\)\s|OP\s?[\d\[])"
)
# One that does so only after a line that ends a sentence: a dash, a footnote, "Article 4 ...".
_MAY_OPEN = re.compile(
    r"(?:[*–—-]\s|\d{1,3}(?:\.\d{1,3})*\s+[A-Z“\"]|(?:article|annex|part|chapter|section|(?:sub-?)?option"
    r"|protocol|appendix|alternative)\s+\[?(?:\d|[ivxlc]+\b|[a-z]\b)"
    r"|(?:provision|measure)s?\s+common\s+(?:to|for)\s"
    r"|in witness whereof|in faith whereof|done (?:at|in)\s)",
    re.IGNORECASE,
)
_HEADING = re.compile(
    r"(?:article|annex|part|chapter|section|(?:sub-?)?option|protocol|appendix|alternative)\s+"
    r"(?:\d{1,3}(?:\s?(?:bis|ter|quater))?|[ivxlc]+|[a-z])\s*[.:]?",
    re.IGNORECASE,
)
_AROUND = 5  # lines before and after that show how wide a text is at this place
_ENTRY = 4  # lines between two entries of a table of contents
_STOPS = (".", "!", "?", ":", ";")
_CONTENTS = re.compile(r"(?:\.\s?){5,}\s*\d{1,4}$|\s{8,}\d{1,4}$")
_FIRST_WORD = re.compile(r"\S+")
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")


def blocks_of_text(original: str, wrapped: bool = False) -> tuple[list[Block], list[Dropped]]:
    """The paragraphs of a plain text, and its page furniture as dropped.

    Lines are joined in a text that shows that its lines were broken to a width, and in one
    that is known to be ``wrapped``, as the text layer of a PDF is.
    """
    lines, furniture = without_furniture(lines_of(original))
    width = _widest(lines) if wrapped else _width(lines)
    words = set(_WORD.findall(original)) if width else set()
    blocks: list[Block] = []
    for group in _paragraphs(lines, width):
        near = bool(blocks) and group[0].gap == 0 and not group[0].torn
        blocks.append(block_of(_joined(original, group, words), near))
    contents = _contents(blocks) if width else set()
    gone = furniture + [dropped(blocks[i], "table-of-contents") for i in sorted(contents)]
    return [b for i, b in enumerate(blocks) if i not in contents], gone


def _contents(blocks: Sequence[Block]) -> set[int]:
    """The lines of tables of contents: those with leaders, and what stands between two of them.

    An entry can lack its leader, and a long one goes on over several lines.
    """
    led = [i for i, block in enumerate(blocks) if _CONTENTS.search(block.text)]
    found = set(led)
    for before, after in pairwise(led):
        between = range(before + 1, after)
        if len(between) <= _ENTRY and not any(blocks[i].text.endswith(_STOPS) for i in between):
            found.update(between)
    return found


def _widest(lines: Sequence[Line]) -> int:
    lengths = sorted(len(line.text) for line in lines)
    return lengths[len(lengths) * 9 // 10] if lengths else 0


def _width(lines: Sequence[Line]) -> int:
    """The width the lines were broken to, in code points; 0 for a text of unbroken paragraphs.

    In a broken text, lines go on in lower case where the last one did not end a sentence, and
    most of those broken off are about as long as each other.
    """
    pairs = [(a, b) for a, b in pairwise(lines) if not b.gap and a.page == b.page]
    carried = [len(a.text) for a, b in pairs if b.text[0].islower() and not a.text.endswith(_STOPS)]
    if len(carried) < 2 or len(carried) * 5 < len(pairs):
        return 0
    width = sorted(carried)[len(carried) * 9 // 10]
    full = sum(length > width * 0.7 for length in carried)
    return width if 30 <= width <= 250 and full * 2 >= len(carried) else 0


def _paragraphs(lines: Sequence[Line], width: int) -> Iterator[list[Line]]:
    """Lines that belong together; the footnotes of a page come after the paragraph it ends in."""
    group: list[Line] = []
    notes: list[list[Line]] = []
    for i, line in enumerate(lines):
        running = notes[-1] if line.note and notes else [] if line.note else group
        if running and width and _continues(running[-1], line, _local(lines, i, width)):
            running.append(line)
        elif line.note and width:
            notes.append([line])
        else:
            yield from filter(None, (group, *notes))
            group, notes = [line], []
    yield from filter(None, (group, *notes))


def _local(lines: Sequence[Line], i: int, width: int) -> int:
    """The width around line ``i``, which can be narrower than that of the whole text."""
    around = lines[max(0, i - _AROUND) : i + _AROUND]
    return max(40, min(width, max(len(line.text) for line in around)))


def _continues(last: Line, line: Line, width: int) -> bool:
    """Whether ``line`` goes on with the paragraph of ``last``, in a text broken to ``width``."""
    if (
        _CONTENTS.search(last.text)
        or _HEADING.fullmatch(last.text)
        or _HEADING.fullmatch(line.text)
    ):
        return False
    if _opens(last, line):
        return False
    ended = last.text.endswith(_STOPS)
    turned = line.torn or line.page != last.page
    if line.text[0].islower() and not ended:
        return turned or not line.gap
    if (line.gap and not turned) or (turned and ended):
        return False
    next_word = _FIRST_WORD.match(line.text)
    room = len(last.text) + 1 + len(next_word[0] if next_word else "")
    return room > width * 0.88 and len(last.text) > width * 0.6


def _opens(last: Line, line: Line) -> bool:
    if _OPENS.match(line.text) or _opens_recital(last, line):
        return True
    if line.indent > last.indent and _MAY_OPEN.match(line.text) and line.text[0].isupper():
        return True
    return last.text.endswith(_STOPS) and _MAY_OPEN.match(line.text) is not None


def _opens_recital(last: Line, line: Line) -> bool:
    """Whether a line opens the next recital of a preamble: "Welcoming ..." after a comma."""
    return last.text.endswith((",", ";")) and _recital().match(line.text) is not None


@lru_cache(maxsize=1)
def _recital() -> re.Pattern[str]:
    words = (word.capitalize() for word in legal_words().recitals if word.endswith("ing"))
    return re.compile(rf"(?:{'|'.join(sorted(words))})\s")


def _joined(original: str, group: Sequence[Line], words: set[str]) -> Iterator[Piece]:
    for i, line in enumerate(group):
        text = line.text
        follows = group[i + 1].text if i + 1 < len(group) else ""
        broken = follows and text.endswith("-") and len(text) > 1 and text[-2].isalpha()
        if not broken or not follows[0].islower():
            yield from pieces_between(original, line.start, line.end)
            if follows:
                yield Piece(" ", None)
            continue
        end = line.end - 1 if _was_one_word(text, follows, words) else line.end
        yield from pieces_between(original, line.start, end)


def _was_one_word(line: str, follows: str, words: set[str]) -> bool:
    """Whether the hyphen ending ``line`` only breaks a word that elsewhere stands whole."""
    head = _WORD.findall(line[:-1])
    tail = _WORD.match(follows)
    if not head or not tail:
        return False
    return head[-1] + tail[0] in words and f"{head[-1]}-{tail[0]}" not in words

"""Taking from a page what is no part of its report, and keeping that with its reason.

Decided by structure and by the general phrases of sites: lines that repeat, headings of link blocks
and the titles under them, excerpts that break off, captions, buttons, bylines.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from travaux.documents.blocks import Block
from travaux.documents.bylines import names_chair, read_byline, read_dateline
from travaux.documents.phrases import is_story, is_title_like, is_truncated, normal, phrases

__all__ = ["Cleaned", "without_residue"]

_FRONT = 10  # blocks at the top of a page among which its title and byline stand
_GLUED = 40  # code points that a site's section can put before a repeated title
_INSTRUMENT = re.compile(
    r"(?:article|section|annex|part)\s+(?:\d|[IVX]+\b)|\d{1,3}\.\s+\S", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Cleaned:
    """The blocks of a report, those dropped with reasons, and what the page's words say of it.

    ``title_at`` and ``dateline_at`` are where these stand in the original if they are kept.
    """

    blocks: tuple[Block, ...]
    gone: tuple[tuple[Block, str], ...]
    title: str | None = None
    title_at: int | None = None
    author: str | None = None
    published: date | None = None
    dateline: str | None = None
    dateline_at: int | None = None


def without_residue(blocks: Sequence[Block], title: str | None = None) -> Cleaned:
    """``blocks`` without the residue of the page; ``title`` as its markup gives it, if it does."""
    stories = [is_story(block.text) for block in blocks]
    last = max((i for i, story in enumerate(stories) if story), default=-1)
    if last < 0:  # nothing to tell residue from
        return Cleaned(tuple(blocks), ())
    reasons: dict[int, str] = {}
    named, stays = _title(blocks, title, reasons)
    byline = _front(blocks, stories, reasons, stays)
    _marks(blocks, last, reasons)
    _sections(blocks, stories, reasons)
    _pairs(blocks, reasons)
    kept = [i for i in range(len(blocks)) if i not in reasons]
    line_at, line, line_day = _dateline(blocks, kept)
    return Cleaned(
        blocks=tuple(blocks[i] for i in kept),
        gone=tuple((blocks[i], reasons[i]) for i in sorted(reasons)),
        title=named,
        title_at=None if stays is None or stays in reasons else blocks[stays].start,
        author=byline[0],
        published=byline[2] or line_day,
        dateline=line or byline[1],
        dateline_at=line_at,
    )


def _title(
    blocks: Sequence[Block], given: str | None, reasons: dict[int, str]
) -> tuple[str | None, int | None]:
    """The title, dropped wherever it stands at the top; the index of the block where it stays."""
    at = _title_block(blocks, given)
    if at is None:
        return None, None
    title = blocks[at].text
    plain = normal(title)
    for i, block in enumerate(blocks):
        if i != at and _repeats(normal(block.text), plain, i < _FRONT):
            reasons[i] = "repeated-title"
    if _is_instrument(blocks):  # the title of a treaty is a part of it
        return title, at
    reasons[at] = "title"
    return title, None


def _title_block(blocks: Sequence[Block], given: str | None) -> int | None:
    front = [i for i, b in enumerate(blocks[:_FRONT]) if is_title_like(b.text)]
    if given:
        wanted = normal(given)
        return next((i for i in front if _same_title(normal(blocks[i].text), wanted)), None)
    plain = {i: normal(blocks[i].text) for i in front}
    for i in front:
        for j in front:
            if i < j <= i + 3 and _repeats(plain[i], plain[j], True):
                return j
    first = next((i for i, b in enumerate(blocks[:_FRONT]) if normal(b.text)), None)
    if first is None or first not in front or first + 1 >= len(blocks):
        return None
    return first if _opens_page(blocks, first) else None


def _opens_page(blocks: Sequence[Block], first: int) -> bool:
    """Whether the line at the top is a headline.

    It has three words or more and no number first, and after it stands a byline or date line, or
    an empty line and then paragraphs that all end as sentences do.
    """
    words = blocks[first].text
    if words.count(" ") < 2 or words[0].isdigit() or words[0] in "•“\"‘'(" or read_byline(words):
        return False
    after = [b for b in blocks[first + 1 : first + 6] if normal(b.text)]
    if any(read_byline(b.text) for b in after[:3]):
        return True
    if not after or after[0].near or words.endswith((")", "]")):
        return False
    return sum(is_story(b.text) for b in after) * 2 > len(after) and is_story(after[0].text)


def _same_title(block: str, title: str) -> bool:
    """Whether a line is the title that the markup gives, which may name the site as well."""
    if block == title:
        return True
    return len(block) >= 15 and title.startswith(block) and len(block) * 2 >= len(title)


def _repeats(block: str, title: str, front: bool) -> bool:
    if block == title:
        return True
    return (
        front and len(title) >= 15 and block.endswith(title) and len(block) <= len(title) + _GLUED
    )


def _is_instrument(blocks: Sequence[Block]) -> bool:
    return sum(_INSTRUMENT.match(block.text) is not None for block in blocks) >= 3


def _front(
    blocks: Sequence[Block], stories: Sequence[bool], reasons: dict[int, str], stays: int | None
) -> tuple[str | None, str | None, date | None]:
    """Author, place and day as bylines and date lines at the top say; a report loses them."""
    author = place = day = None
    seen = 0
    instrument = _is_instrument(blocks)  # its date line is a part of it
    for i, block in enumerate(blocks[: 2 * _FRONT]):
        seen += stories[i] and i not in reasons
        if seen > 2:
            break
        found = read_byline(block.text) if i not in reasons and i != stays else None
        if found and not (instrument and found.author):
            if not instrument and not names_chair(block.text):
                reasons[i] = "byline" if found.author else "date-line"
            if not names_chair(block.text):
                author, place = author or found.author, place or found.place
            day = day or found.published
    return author, place, day


def _marks(blocks: Sequence[Block], last: int, reasons: dict[int, str]) -> None:
    """Buttons, calls to the reader, pointers, captions, headings of link blocks: by their words."""
    table = phrases()
    for i, block in enumerate(blocks):
        if i in reasons:
            continue
        reason = block.kind or table.reason(block.text)
        if reason is None and table.is_caption(block.text, i < _FRONT):
            reason = "caption"
        if reason and not (reason == "button" and i < last and _INSTRUMENT.match(block.text)):
            reasons[i] = reason


def _sections(blocks: Sequence[Block], stories: Sequence[bool], reasons: dict[int, str]) -> None:
    """What stands under the heading of a link block: titles and excerpts, up to the next story."""
    i = 0
    while i < len(blocks):
        if reasons.get(i) != "block-heading":
            i += 1
            continue
        i += 1
        end = _end_of_section(blocks, stories, i)
        for j in range(i, end):
            reasons.setdefault(j, "teaser")
        i = max(i, end)


def _end_of_section(blocks: Sequence[Block], stories: Sequence[bool], start: int) -> int:
    """Where the titles and excerpts that begin at ``start`` end.

    A whole paragraph ends them, unless it is a short one under a title and more of the
    same kind follow to the end of the page.
    """
    end = start
    while end < len(blocks) and not stories[end]:
        end += 1
    if end == start or end == len(blocks):
        return end
    rest = range(start, len(blocks))
    titles = sum(is_title_like(blocks[i].text) for i in rest)
    in_turn = all(
        not stories[i] or (len(blocks[i].text) <= 300 and not stories[i - 1]) for i in rest
    )
    return len(blocks) if in_turn and titles >= 2 and titles * 2 >= len(rest) else end


def _pairs(blocks: Sequence[Block], reasons: dict[int, str]) -> None:
    """Two or more titles each followed by an excerpt that breaks off are a list of links."""
    pairs = [
        i
        for i in range(len(blocks) - 1)
        if i not in reasons
        and i + 1 not in reasons
        and is_title_like(blocks[i].text)
        and is_truncated(blocks[i + 1].text)
    ]
    if len(pairs) >= 2:
        for i in pairs:
            reasons[i] = reasons[i + 1] = "teaser"


def _dateline(
    blocks: Sequence[Block], kept: Sequence[int]
) -> tuple[int | None, str | None, date | None]:
    for i in kept[:3]:
        found = read_dateline(blocks[i].text)
        if found and is_story(blocks[i].text):
            return blocks[i].start, found.text, found.published
    return None, None, None

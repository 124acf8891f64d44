"""Operative paragraphs of resolutions and communiqués, and short numbered sections."""

from __future__ import annotations

import re
from collections.abc import Sequence

from travaux.codebook.text_kinds import text_words
from travaux.legal.contents import NUMBERED, written_number
from travaux.legal.headings import CONTAINERS, Heading, container_heading
from travaux.legal.lines import Line
from travaux.legal.numbers import follows
from travaux.legal.openings import MODAL
from travaux.model import Span, UnitKind

__all__ = [
    "bare_numerals",
    "is_operative",
    "operative_paragraphs",
    "sections",
    "told_paragraphs",
    "told_verb",
]

_COUNTED = re.compile(r"(?:OP\s?)?(?P<number>\d{1,3})(?:\.|\)|(?=\s))\s*(?=[\[(“\"]*[A-Z])")
_NUMERAL = re.compile(r"(?P<number>[IVXL]{1,6})(?:\s*[.):–—-]+\s*|\s*$)(?P<title>\S.*)?$")
_LONGEST = 90  # code points of a heading that is a short numbered line


def told_verb(words: str) -> tuple[str, str] | None:
    """The subject and first verb of a communiqué's paragraph ("The Parties", "welcomed").

    None where no verb of the table ``told`` follows within a few words.
    """
    told = text_words().told
    parts = words[:400].split()[:16]
    for at, part in enumerate(parts):
        if at and part.strip(",").lower() in told:
            subject = " ".join(parts[:at]).rstrip(",")
            return (subject, part.strip(",").lower()) if _can_act(subject) else None
    return None


def _can_act(subject: str) -> bool:
    """Whether the words read as a subject: no other verb or clause in them."""
    return subject[:1].isupper() and not MODAL.search(subject) and not re.search(r"[.;:]", subject)


def is_operative(words: str) -> bool:
    """Whether a paragraph begins with an operative verb ("Welcomes") or with who did what."""
    lower = [word.strip(",[]") for word in words[:120].lower().split()]
    return (
        not text_words().operative.keys().isdisjoint(lower[:3])
        or told_verb(words[:120]) is not None
    )


def operative_paragraphs(lines: Sequence[Line]) -> list[Heading]:
    """The operative paragraphs of a resolution or communiqué: numbered from 1.

    Most have an operative verb at their head ("Welcomes") or after their subject ("The Parties
    welcomed"). The number is their whole heading.
    """
    found: list[Heading] = []
    verbs = 0
    for line in lines:
        match = _COUNTED.match(line.words)
        if not match or int(match["number"]) != len(found) + 1:
            continue
        verbs += is_operative(line.words[match.end() : match.end() + 120])
        span = Span(line.start, line.start + match.end())
        found.append(Heading(UnitKind.PARAGRAPH, "paragraph", match["number"], span))
    return found if len(found) >= 2 and verbs * 2 >= len(found) else []


def sections(lines: Sequence[Line]) -> list[Heading]:
    """Short numbered lines that count up, starting again with each part."""
    found: list[Heading] = []
    part, expected, titles = "", 1, 0
    for at, line in enumerate(lines):
        container = container_heading(lines, at)
        if container:
            part, expected = (container.number or "") if container.kind in CONTAINERS else "", 1
            found.append(container)
            continue
        match = NUMBERED.match(line.words)
        if match and match["number"] == str(expected) and _is_short_title(match["title"]):
            number = written_number(match)
            title = Span(line.start + match.start("title"), line.end)
            full = f"{part}.{number}" if part else number
            found.append(
                Heading(UnitKind.ARTICLE, "article", full, Span(line.start, line.end), title)
            )
            expected, titles = expected + 1, titles + 1
    return found if titles >= 3 else []


def bare_numerals(lines: Sequence[Line]) -> list[Heading]:
    """Lines that are a Roman numeral and perhaps a title, counting up."""
    found: list[Heading] = []
    for at, line in enumerate(lines):
        match = _NUMERAL.match(line.words) if len(line.words) <= _LONGEST else None
        if match is None or (match["title"] and not _is_short_title(match["title"])):
            continue
        last = found[-1].number or "" if found else ""
        if match["number"] != "I" and not (found and follows(match["number"], last)):
            continue
        if match["number"] == "I" and found and not is_anew(lines, at):
            continue
        title = Span(line.start + match.start("title"), line.end) if match["title"] else None
        span = Span(line.start, line.end)
        found.append(Heading(UnitKind.ARTICLE, "article", match["number"], span, title))
    return found if len(found) >= 3 else []


def is_anew(lines: Sequence[Line], at: int) -> bool:
    """Whether a count can begin anew at a line: the one above ends as a sentence or title does."""
    return at == 0 or lines[at].apart or lines[at - 1].words[-1] in ".;:"


def _is_short_title(words: str) -> bool:
    return (
        len(words) <= _LONGEST
        and len(words.split()) <= 12
        and (words[0].isupper() or words[0] in "[(")
        and words[-1] not in ".;:,"
        and not MODAL.search(words)
    )


def told_paragraphs(lines: Sequence[Line]) -> list[Heading]:
    """The paragraphs of a communiqué without numbers: most say who did what."""
    whole = [line for line in lines if len(line.words) > _LONGEST]
    told = [line for line in whole if told_verb(line.words) is not None]
    if len(told) < 3 or len(told) * 3 < len(whole) * 2:
        return []
    return [
        Heading(UnitKind.PARAGRAPH, "paragraph", None, Span(line.start, line.start))
        for line in whole[whole.index(told[0]) :]
    ]

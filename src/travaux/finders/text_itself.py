"""Whether a document is itself a text on the table, and then which."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from travaux.codebook.text_kinds import text_words
from travaux.finders.articles import Unit, legal_units
from travaux.language import Annotated
from travaux.model import (
    Document,
    Precision,
    Span,
    Text,
    TextKind,
    TextStatus,
    When,
    content_id,
    slug,
)

__all__ = ["own_text", "own_units"]

_HEAD = 6_000  # code points in which the title of a text stands
_FORMULA = re.compile(
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
_BODY_TITLE = re.compile(r"^\d{1,2}/\d{1,3}\.\s+\S")
_VERSIONS = (
    r"(?:(?:the|revised|second|third|final|zero|first|new|updated|consolidated|preliminary|joint)"
    r"\s+)*"
)


def own_units(document: Document) -> tuple[Unit, ...]:
    """The units of a document that is a text itself, empty where it only speaks of one."""
    text = document.text
    contents = "\n".join(d.text for d in document.dropped if d.reason == "table-of-contents")
    units = legal_units(text, contents)
    if len(units) < 2 or not _carries(text, units):
        return ()
    return units if _FORMULA.search(text) or _title(text, units[0].heading.start) else ()


def own_text(annotated: Annotated) -> Text | None:
    """The text that the document is itself, None where it only speaks of texts."""
    document = annotated.document
    units = own_units(document)
    if not units:
        return None
    title = _title(document.text, units[0].heading.start)
    words = " ".join(title.of(document.text).split()) if title else _fact(document)
    passage = title or _names_itself(document.text) or units[0].heading
    words = words or " ".join(passage.of(document.text).split())
    return Text(
        id=content_id("text", document.sha256, slug(words), "itself"),
        title=words,
        kind=_kind(document.text[:_HEAD], words, units),
        status=_status(document.text, words, units[0].heading.start),
        author=None,
        addressees=(),
        when=_own_when(annotated, passage.end, units[0].heading.start),
        passages=(document.passage(passage.start, passage.end),),
        version=_version(words),
        itself=True,
    )


_LONGEST_DATE_LINE = 40  # code points beside the day in "Version of 3 May 2031"
_DONE = re.compile(r"\b(?:done|signed|adopted)\s+(?:at|in|on|this)\b", re.IGNORECASE)


def _own_when(annotated: Annotated, start: int, stop: int) -> When | None:
    """The day that a line of the head or the closing formula ("Done at ...") gives the text."""
    text = annotated.text
    closing = [m.end() for m in _DONE.finditer(text, max(stop, len(text) - 4_000))]
    for time in annotated.times:
        if time.when is None or time.when.precision is not Precision.DAY or time.span.start < start:
            continue
        at, end = time.span.start, time.span.end
        if end <= stop and _dates_the_text(text, at, end):
            return time.when
        if any(0 <= at - done <= 120 for done in closing):
            return time.when
    return None


def _dates_the_text(text: str, start: int, end: int) -> bool:
    """Whether the line holds a day and little else, as "Version of 3 May 2031" does."""
    first, last = text.rfind("\n", 0, start) + 1, text.find("\n", end)
    last = len(text) if last < 0 else last
    goes_on = text[end:last].strip()[-1:] in {".", ",", ";", ":"}
    return len(text[first:start] + text[end:last]) <= _LONGEST_DATE_LINE and not goes_on


def _names_itself(text: str) -> Span | None:
    """What a text without a title calls itself: "this Agreement"."""
    kinds = text_words().kinds
    for match in re.finditer(r"\b(?:this|the\s+present)\s+(?P<kind>[A-Z][\w-]+)", text):
        if match["kind"].lower() in kinds:
            return Span(*match.span("kind"))
    return None


def _fact(document: Document) -> str:
    return document.title.value if document.title else ""


def _carries(text: str, units: Sequence[Unit]) -> bool:
    """Whether the units are most of the document, as they are not in a page that lists some."""
    said = sum(len(unit.body) + len(unit.heading) for unit in units if unit.body)
    start = units[0].heading.start
    return said >= 0.5 * (len(text) - start) and said >= 0.4 * len(text) and _spread(units)


def _spread(units: Sequence[Unit]) -> bool:
    """Whether what the last unit holds is not the rest of a page."""
    last = units[-1].body
    others = sum(len(unit.body) for unit in units[:-1] if unit.body)
    return last is None or len(last) <= others + 1_500


@lru_cache(maxsize=1)
def _title_start() -> re.Pattern[str]:
    nouns = sorted(text_words().kinds, key=lambda noun: (-len(noun), noun))
    before = r"(?:(?!(?:of|on|for|to|in|by|at|with)\s)[\w’'().,-]+\s+){0,7}?"
    return re.compile(rf"{before}(?:{'|'.join(map(re.escape, nouns))})\b", re.IGNORECASE)


_NO_TITLE = re.compile(
    r"committee|conference of the parties|session\b|note by|distr\.|agenda|\bhereby\b|shall\b|"
    r"^\d+\.\s|^contents\b|^annex\b|https?:|explanatory|^preamble",
    re.IGNORECASE,
)


def _title(text: str, end: int) -> Span | None:
    """Where the title stands in the head of a text: lines that begin with the name of its kind."""
    lines = list(re.finditer(r"[^\n]*\S[^\n]*", text[: min(end, _HEAD)]))
    first: Span | None = None
    for at, line in enumerate(lines):
        words = line.group().strip()
        if _BODY_TITLE.match(words):
            return _stretch(text, line.start(), line.end())
        if first is None and _reads_as_title(words):
            first = _stretch(text, line.start(), _title_end(text, lines, at))
    return first


def _reads_as_title(words: str) -> bool:
    return (
        len(words) <= 200
        and (words[0].isupper() or words[0] in '“"‘[')
        and words[-1] not in ".;,"
        and not _NO_TITLE.search(words)
        and bool(_title_start().match(words.lstrip('“"‘[')))
    )


def _title_end(text: str, lines: Sequence[re.Match[str]], at: int) -> int:
    """The end of a title that goes on over the next lines, up to a blank line or a sentence."""
    end = lines[at].end()
    for line in lines[at + 1 : at + 5]:
        words = line.group().strip()
        if "\n" in text[end + 1 : line.start()].replace(" ", "") or _FORMULA.search(words):
            break
        if words[-1] in ".;,:" or not (words[0].islower() or _goes_on(text[:end])):
            break
        end = line.end()
    return end


def _goes_on(before: str) -> bool:
    last = before.rstrip().rsplit(None, 1)[-1].lower()
    return last in {"of", "on", "and", "the", "between", "for", "in", "to", "with", "concerning"}


def _stretch(text: str, start: int, end: int) -> Span:
    words = text[start:end]
    return Span(start + len(words) - len(words.lstrip()), start + len(words.rstrip()))


def _kind(head: str, title: str, units: Sequence[Unit]) -> TextKind:
    words = text_words()
    named = [words.kinds[w] for w in re.findall(r"[\w-]+", title.lower()) if w in words.kinds]
    if TextKind.COMMUNIQUE in named:
        return TextKind.COMMUNIQUE
    adopted = re.search(r"\b(resolution|decision|declaration)\b", head, re.IGNORECASE)
    if units[0].unit == "paragraph" and adopted:
        return words.kinds[adopted[1].lower()]
    telling = [kind for kind in named if kind is not TextKind.DOCUMENT]
    if telling:
        return telling[0]
    return TextKind.RESOLUTION if units[0].unit == "paragraph" else TextKind.DOCUMENT


def _status(text: str, title: str, body: int) -> TextStatus:
    head = text[:_HEAD]
    if re.search(r"\bdraft\b", title, re.IGNORECASE) or "[" in title:
        return TextStatus.DRAFT
    if re.search(
        r"\b(?:resolution|decision|declaration)s?\s+adopted\b|\badopted (?:by|on|at)\b",
        head,
        re.IGNORECASE,
    ):
        return TextStatus.ADOPTED
    if re.search(r"\b(?:done|signed)\s+(?:at|in)\s+[A-Z][\w-]+", text[-4_000:], re.IGNORECASE):
        return TextStatus.SIGNED
    return (
        TextStatus.DRAFT
        if re.search(r"\bdraft\b", head[: min(body, 1_000)], re.IGNORECASE)
        else TextStatus.UNKNOWN
    )


def _version(title: str) -> str | None:
    match = re.match(rf"({_VERSIONS}draft)\b", title, re.IGNORECASE)
    return match[1] if match and len(match[1].split()) > 1 else None

"""Whether a document is itself a text on the table, and then which."""

from __future__ import annotations

import re
from collections.abc import Sequence

from travaux.codebook.text_kinds import text_words
from travaux.language import Annotated
from travaux.legal import (
    FORMULA,
    Signed,
    cited_units,
    legal_texts,
    own_body,
    signatories,
    signing_time,
)
from travaux.model import (
    Anchor,
    AnchorKind,
    Document,
    LegalText,
    LegalUnit,
    Precision,
    Problem,
    Span,
    Text,
    TextKind,
    TextStatus,
    UnitKind,
    When,
    content_id,
    slug,
)

__all__ = ["own_legal", "own_texts", "text_problems"]

_HEAD = 6_000  # code points in which the title of a text stands
_VERSIONS = (
    r"(?:(?:the|revised|second|third|final|zero|first|new|updated|consolidated|preliminary|joint)"
    r"\s+)*"
)


def own_legal(document: Document) -> tuple[LegalText, ...]:
    """The legal texts that a document is, as trees; empty where it only speaks of texts."""
    found: list[LegalText] = []
    for legal in legal_texts(document):
        if _is_own(document.text, legal, found[-1].span.end if found else 0):
            found.append(legal)
    return tuple(found)


def text_problems(document: Document) -> tuple[tuple[Span | None, Problem], ...]:
    """What of the texts that a document is could not be read or reads strangely.

    Each with the place of its text's title, None where it has none. A document that only holds a
    table of contents says so. Empty for pages that speak of texts.
    """
    own = own_legal(document) or tuple(t for t in legal_texts(document) if not t.units)
    return tuple((legal.title, problem) for legal in own for problem in legal.problems)


def _is_own(text: str, legal: LegalText, since: int) -> bool:
    """``since`` is where the text before it ends, 0 for the first."""
    units = cited_units(legal)
    if len(units) < 2 or not _carries(legal, text, units, since):
        return False
    named = legal.title is not None and legal.title.start <= units[0].span.start
    return named or FORMULA.search(legal.span.of(text)) is not None or _before(text, legal)


def _before(text: str, legal: LegalText) -> bool:
    """Whether a formula that only a legal text has stands above its first unit."""
    return FORMULA.search(text[: legal.span.start]) is not None


def own_texts(annotated: Annotated) -> tuple[Text, ...]:
    """The texts that the document is itself, empty where it only speaks of texts.

    They stand in the order of :func:`own_legal`.
    """
    return tuple(_own_text(annotated, legal) for legal in own_legal(annotated.document))


def _own_text(annotated: Annotated, legal: LegalText) -> Text:
    document = annotated.document
    units = cited_units(legal)
    first, stretch = units[0].span.start, legal.span.of(document.text)
    title = legal.title
    words = " ".join(title.of(document.text).split()) if title else _fact(document)
    passage = title or _names_itself(document.text, legal.span) or _opening(units[0])
    words = words or " ".join(passage.of(document.text).split())
    head = document.text[legal.span.start : legal.span.start + _HEAD]
    return Text(
        id=content_id("text", document.sha256, slug(words), "itself"),
        title=words,
        kind=_kind(head, words, units),
        status=_status(stretch, words, first - legal.span.start),
        author=None,
        addressees=(),
        when=_own_when(annotated, legal, passage.end, first),
        passages=(document.passage(passage.start, passage.end),),
        version=_version(words),
        itself=True,
        parties=signatories(document.text, legal),
    )


def _opening(unit: LegalUnit) -> Span:
    return unit.heading or unit.span


_LONGEST_DATE_LINE = 40  # code points beside the day in "Version of 3 May 2031"


def _own_when(annotated: Annotated, legal: LegalText, start: int, stop: int) -> When | None:
    """The day that the text says it was signed, else the one that a line of its head gives it."""
    text = annotated.text
    signed = signing_time(text, legal)
    if signed and signed.day:
        return _signed_when(text, signed, Precision.DAY)
    for time in annotated.times:
        if time.when is None or time.when.precision is not Precision.DAY or time.span.start < start:
            continue
        at, end = time.span.start, time.span.end
        if end <= stop and _dates_the_text(text, at, end):
            return time.when
    return _signed_when(text, signed, Precision.MONTH) if signed else None


def _signed_when(text: str, signed: Signed, precision: Precision) -> When:
    words = signed.span.of(text)
    anchor = Anchor(AnchorKind.NONE_NEEDED)
    return When(words, signed.first, signed.last, precision, anchor=anchor)


def _dates_the_text(text: str, start: int, end: int) -> bool:
    """Whether the line holds a day and little else, as "Version of 3 May 2031" does."""
    first, last = text.rfind("\n", 0, start) + 1, text.find("\n", end)
    last = len(text) if last < 0 else last
    goes_on = text[end:last].strip()[-1:] in {".", ",", ";", ":"}
    return len(text[first:start] + text[end:last]) <= _LONGEST_DATE_LINE and not goes_on


def _names_itself(text: str, whole: Span) -> Span | None:
    """What a text without a title calls itself: "this Agreement"."""
    kinds = text_words().kinds
    named = re.compile(r"\b(?:this|the\s+present)\s+(?P<kind>[A-Z][\w-]+)")
    for match in named.finditer(text, whole.start, whole.end):
        if match["kind"].lower() in kinds:
            return Span(*match.span("kind"))
    return None


def _fact(document: Document) -> str:
    return document.title.value if document.title else ""


def _carries(legal: LegalText, text: str, units: Sequence[LegalUnit], since: int) -> bool:
    """Whether the units are most of the document, as they are not in a page that lists some.

    What stands before ``since`` is another text's.
    """
    outer = [unit for unit in legal.units if unit.kind is not UnitKind.PREAMBLE]
    said = sum(len(unit.span) for unit in outer)
    start = units[0].span.start
    end = len(text) if legal.span.end * 2 > len(text) else legal.span.end
    most = said >= 0.5 * (end - start) and said >= 0.4 * (end - since)
    return most and _spread(text, units)


def _spread(text: str, units: Sequence[LegalUnit]) -> bool:
    """Whether what the last unit holds is not the rest of a page."""
    bodies = [own_body(unit, text) for unit in units]
    last = bodies[-1]
    others = sum(len(body) for body in bodies[:-1] if body)
    return last is None or len(last) <= others + 1_500


def _kind(head: str, title: str, units: Sequence[LegalUnit]) -> TextKind:
    words = text_words()
    named = [words.kinds[w] for w in re.findall(r"[\w-]+", title.lower()) if w in words.kinds]
    if TextKind.COMMUNIQUE in named:
        return TextKind.COMMUNIQUE
    adopted = re.search(r"\b(resolution|decision|declaration)\b", head, re.IGNORECASE)
    if units[0].word == "paragraph" and adopted:
        return words.kinds[adopted[1].lower()]
    telling = [kind for kind in named if kind is not TextKind.DOCUMENT]
    if telling:
        return telling[0]
    return TextKind.RESOLUTION if units[0].word == "paragraph" else TextKind.DOCUMENT


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

"""Provisions as others cite them: which text they belong to, and what they are said to say."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from travaux.codebook.text_kinds import text_words
from travaux.finders.near import Near
from travaux.finders.phrases import is_compared
from travaux.legal import normal_number
from travaux.model import Passage, Span, Text, TextKind, TextRef

__all__ = ["Citation", "citations"]

_NUM = r"(?:\d{1,3}(?:\.\d{1,2})*(?:\s?(?:bis|ter))?|[IVXLC]{1,6}\b)"
_WORDS = (
    "one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|"
    "sixteen|seventeen|eighteen|nineteen|twenty"
)
_ORDINALS = [
    "first",
    "second",
    "third",
    "fourth",
    "fifth",
    "sixth",
    "seventh",
    "eighth",
    "ninth",
    "tenth",
    "eleventh",
    "twelfth",
]
_CITED = re.compile(
    rf"\b(?P<unit>Articles?|articles?|Arts?\.|Paragraphs?|paragraphs?|Points?|points?|Clauses?|clauses?)"
    rf"\s+(?P<numbers>(?:{_NUM}|(?:{_WORDS})\b)(?:(?:\s*,\s*|\s*,?\s+and\s+|\s+to\s+|\s*[-–]\s*)(?:{_NUM})\b)*)(?![\w%])"
    rf"|\b(?P<ordinal>{'|'.join(_ORDINALS)})\s+(?P<unit2>article|point|paragraph|clause)\b"
)
_UNITS = {"art.": "article", "arts.": "article"}
_BULLET = re.compile(r"^[\s•●◦▪‣·*–—\-\uf0b7(\[]*$")
_OPENERS = '‘“«„"'
_SAYS = re.compile(
    r"\s*(?:\([^)]{0,40}\)\s*)?,?\s*(?P<rel>which\s+|that\s+|also\s+|further\s+|clearly\s+|now\s+)*"
    r"(?P<says>(?:sa(?:ys|id)|states?|stated|stipulates?|stipulated|provides?|provided|specif(?:ies|ied)|declares?|declared|reads?|"
    r"stress(?:es|ed)|emphasi[sz]e[sd]?|notes?|noted)(?:\s+that\b|\s*[:,])?\s*)?"
    r"(?P<norm>(?:would\s+)?(?:calls?|requires?|obliges?|prohibits?|forbids?|bans?|commits?|binds?|bars?|allows?|permits?|"
    r"guarantees?|demands?|limits?|rules?|obligates?|entitles?|addresse?s?|required|obliged|prohibited|banned|called|committed)\b)?",
)
_SAYING_BEFORE = re.compile(
    r"\b(?:stress|emphasi[sz]|stat|say|said|provid|stipulat|declar|propos|requir|specif|demand)\w*\s+(?:\w+\s+){0,3}?in\s*$",
    re.IGNORECASE,
)
_REACH = 3  # paragraphs over which a text stays the one under discussion


@dataclass(frozen=True, slots=True)
class Citation:
    """One article as one place of a page cites it. ``at`` is where its number stands."""

    number: str
    unit: str
    text: TextRef | None
    content: Span | None
    passage: Span
    bound: tuple[str, ...]
    at: int


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a citation stands: the words that cite, their paragraph and sentence."""

    cited: Span
    paragraph: Span
    sentence: Span
    item: bool  # at the head of a paragraph or list item, followed by what it says
    alone: bool  # one number, not several


def citations(near: Near, texts: Sequence[Text]) -> tuple[Citation, ...]:
    """Every citation of an article, paragraph or point, in order."""
    return tuple(_all(near, texts))


def _all(near: Near, texts: Sequence[Text]) -> Iterator[Citation]:
    focus = _Focus(near, texts)
    matches = list(_CITED.finditer(near.annotated.text))
    for at, match in enumerate(matches):
        unit = _unit(match)
        place = _place(near, match)
        text = focus.at(place)
        if unit != "article" and text is None:
            continue
        stop = matches[at + 1].start() if at + 1 < len(matches) else len(near.annotated.text)
        content = _content(near, place, stop) if place.alone else None
        for number in _numbers(match):
            yield Citation(
                number,
                unit,
                text,
                content,
                _around(place, content),
                _bound(near, content),
                match.start(),
            )


def _unit(match: re.Match[str]) -> str:
    word = (match["unit"] or match["unit2"]).lower()
    return _UNITS.get(word, word.removesuffix("s"))


def _numbers(match: re.Match[str]) -> Iterator[str]:
    """The numbers of a citation, ranges filled in, each normalised."""
    if match["ordinal"]:
        yield str(_ORDINALS.index(match["ordinal"]) + 1)
        return
    parts = re.split(r"(\s*,\s*(?:and\s+)?|\s+and\s+|\s+to\s+|\s*[-–]\s*)", match["numbers"])
    previous = ""
    for at in range(0, len(parts), 2):
        number = normal_number(re.sub(r"\s?(bis|ter)$", r" \1", parts[at]))
        joined = parts[at - 1].strip() if at else ""
        if joined in {"to", "-", "–"} and previous.isdigit() and number.isdigit():
            yield from (
                str(n) for n in range(int(previous) + 1, min(int(number), int(previous) + 60))
            )
        yield number
        previous = number


def _place(near: Near, match: re.Match[str]) -> _Place:
    annotated = near.annotated
    paragraph = annotated.paragraph_at(match.start())
    lead = annotated.text[paragraph.start : match.start()]
    after = annotated.text[match.end() : match.end() + 3].lstrip()
    item = bool(_BULLET.match(lead)) and after[:1] in {":", ".", "–", "—", "-"}
    alone = not match["numbers"] or not re.search(r",|\band\b|\bto\b|\d\s*[-–]", match["numbers"])
    sentence = annotated.sentence_at(match.start())
    return _Place(Span(*match.span()), paragraph, sentence, item, alone)


def _around(place: _Place, content: Span | None) -> Span:
    """The passage a citation rests on: its item or sentence, with the content."""
    if place.item:
        return place.paragraph
    around = place.sentence.cover(place.cited)
    return around.cover(content) if content else around


# Which text.


class _Focus:
    """The text under discussion at each place: the nearest before it that is not a comparison."""

    def __init__(self, near: Near, texts: Sequence[Text]) -> None:
        self._near = near
        text = near.annotated.text
        cited = [t for t in texts if t.kind in text_words().with_articles and not _several(t)]
        places = [(*_place_of(t, p), t.ref) for t in cited for p in t.passages]
        self._named = sorted(place for place in places if not is_compared(text, place[0]))
        self._starts = [start for start, _, _ in self._named]
        self._last: tuple[int, TextRef] | None = None

    def at(self, place: _Place) -> TextRef | None:
        """The text of a citation, None where the document does not say."""
        said = self._said(place)
        if said is not None:
            return said[0]
        nearest = self._nearest(place)
        if nearest is not None:
            self._last = (self._index(place.cited.start), nearest)
        return nearest

    def _said(self, place: _Place) -> tuple[TextRef | None] | None:
        """The text named right beside: "Article 4 of the treaty", "NATO's Article 5"."""
        text = self._near.annotated.text
        after = re.match(
            r"\s+of\s+(?:the\s+|its\s+|this\s+|that\s+)?",
            text[place.cited.end : place.cited.end + 20],
        )
        if after:
            start = place.cited.end + after.end()
            at = bisect_right(self._starts, start + 12)
            for begin, end, ref in self._named[max(0, at - 2) : at]:
                if begin - 12 <= start <= end:
                    return (ref,)
            return (None,) if text[start : start + 1].isupper() or "the" in after.group() else None
        before = text[max(0, place.cited.start - 3) : place.cited.start]
        return (None,) if re.search(r"[’']s? $", before) else None

    def _nearest(self, place: _Place) -> TextRef | None:
        index = self._index(place.cited.start)
        at = bisect_right(self._starts, place.cited.start) - 1
        named = self._named[at] if at >= 0 else None
        age = index - self._index(named[0]) if named else _REACH
        if self._last and index - self._last[0] < min(age, _REACH):
            return self._last[1]
        return named[2] if named and age < _REACH else None

    def _index(self, offset: int) -> int:
        paragraphs = self._near.annotated.paragraphs
        return bisect_right(paragraphs, offset, key=lambda p: p.start) - 1


def _several(text: Text) -> bool:
    """Whether the title stands for more than one text ("two drafts")."""
    return not text_words().plurals.isdisjoint(text.title.split())


def _place_of(text: Text, passage: Passage) -> tuple[int, int]:
    """Where in a passage the text itself is named: its title, or else the first fitting noun."""
    at = passage.text.find(text.title)
    if at >= 0:
        return passage.start + at, passage.start + at + len(text.title)
    words = re.finditer(r"[\w-]+", passage.text.lower())
    kinds = text_words().kinds
    fitting = [w for w in words if kinds.get(w.group()) in {text.kind, TextKind.DOCUMENT}]
    if not fitting:
        return passage.start, passage.end
    return passage.start + fitting[0].start(), passage.start + fitting[0].end()


# What it says.


def _content(near: Near, place: _Place, stop: int) -> Span | None:
    """What the cited article is said to say, None where the number alone is mentioned."""
    text = near.annotated.text
    if place.item:
        return _stripped(text, place.cited.end, place.paragraph.end)
    if _in_parentheses(text, place.cited):
        return _before_parenthesis(near, place)
    end = min(place.sentence.end, stop) if stop > place.cited.end else place.sentence.end
    return _quote_after(near, place) or _said_after(text, place, end)


def _in_parentheses(text: str, cited: Span) -> bool:
    return (
        text[max(0, cited.start - 3) : cited.start].rstrip()[-1:] == "("
        and text[cited.end : cited.end + 1] == ")"
    )


def _before_parenthesis(near: Near, place: _Place) -> Span | None:
    """The quote that ends at "(Article 4)", whichever way its closing mark was typed."""
    text = near.annotated.text
    end = text.rindex("(", 0, place.cited.start)
    while end > place.paragraph.start and (text[end - 1].isspace() or text[end - 1] in "‘’“”\"'«»"):
        end -= 1
    start = _opening(near, place.paragraph.start, end)
    if start is not None:
        return _stripped(text, start, end)
    begin = max(place.sentence.start, text.rfind(")", place.sentence.start, end) + 1)
    said = text[begin:end]
    modal = re.search(r"\b(?:shall|must|should|may|undertake|commit|refrain|prohibit|ban)", said)
    return _stripped(text, begin, end) if modal else None


def _opening(near: Near, floor: int, end: int) -> int | None:
    """Where the words quoted up to ``end`` begin: one past the last mark that opens a quote."""
    text = near.annotated.text
    for at in range(end - 1, max(floor, end - 1_500) - 1, -1):
        if text[at] == ")" and at < end - 1 and text[at - 1 : at].isdigit():
            return None
        if text[at] in _OPENERS and not text[at + 1 : at + 2].isspace() and _opens(text, at):
            return at + 1
    return None


def _opens(text: str, at: int) -> bool:
    return at == 0 or text[at - 1].isspace() or text[at - 1] in "([:—–-"


def _quote_after(near: Near, place: _Place) -> Span | None:
    """The quote that a colon, "that" or "says" after the citation brings."""
    text = near.annotated.text
    lead = re.match(
        r"[^.;‘“\"«]{0,40}?(?:that|:|,|says?|states?|reads?)\s*:?\s*(?=[‘“\"«])",
        text[place.cited.end : place.cited.end + 60],
    )
    if lead is None:
        return None
    at = place.cited.end + lead.end()
    quote = near.annotated.quote_at(at)
    if quote is None or quote.outer.start != at:
        return None
    return _stripped(text, quote.inner.start, quote.inner.end)


def _said_after(text: str, place: _Place, end: int) -> Span | None:
    """The rest of the sentence after a verb of saying or ordering that follows the citation."""
    before = text[max(place.sentence.start, place.cited.start - 60) : place.cited.start]
    if _SAYING_BEFORE.search(before):
        return _stripped(text, place.cited.end, place.sentence.end)
    match = _SAYS.match(text, place.cited.end, end)
    if match is None or not (match["says"] or match["norm"]):
        return None
    start = match.start("norm") if match["norm"] else match.end("says")
    return _stripped(text, start, end)


def _stripped(text: str, start: int, end: int) -> Span | None:
    """The span without marks and connecting words around it, None where nothing is left."""
    words = text[start:end]
    lead = re.match(r"[\s:.–—\-,]*(?:that\s*:?\s+)?", words)
    start += lead.end() if lead else 0
    tail = re.search(r"(?:[;,]\s*(?:and|or|but|while|as well as)?|[\s.;,:])*\s*$", text[start:end])
    end = start + tail.start() if tail else end
    while start < end and text[start] in '‘“"«' and text[end - 1] in '’”"»':
        start, end = start + 1, end - 1
    return Span(start, end) if end - start > 3 else None


_GAP = 2  # code points back over the stop before a sentence
_WHO = re.compile(r"\b(?:should|shall|must|would|will|undertakes?|commits?|to)\b")


def _bound(near: Near, content: Span | None) -> tuple[str, ...]:
    """Whom the words that lead to the content bind: "that the Union should commit to '...'"."""
    if content is None:
        return ()
    text = near.annotated.text
    start = near.annotated.sentence_at(content.start).start
    if text[start : start + 1].islower() and start >= _GAP:  # a sentence that goes on
        start = near.annotated.sentence_at(start - _GAP).start
    named = near.named(Span(start, content.start)) if start < content.start else ()
    for mention in reversed(named):
        if _WHO.match(text[mention.span.end : content.start].lstrip()):
            start = mention.span.start - (
                4
                if text[max(0, mention.span.start - 4) : mention.span.start].lower() == "the "
                else 0
            )
            return (text[start : mention.span.end],)
    return ()

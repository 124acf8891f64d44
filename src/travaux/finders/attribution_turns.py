"""Attribution by headings that name the speaker: transcripts, interviews, briefings, records.

Every turn ("Mr. Lind (Norway): …", "ANA RUIZ: …", "Q: … A: …") is one attribution: its source is
the label, its content all paragraphs up to the next one, and nothing but the colon attributes it.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from travaux.codebook.offices import load_names, load_offices, plain
from travaux.codebook.turns import load_turns
from travaux.finders.attribution_parts import Attribution, Page
from travaux.language.annotated import Annotated
from travaux.model import Span

__all__ = ["Turn", "by_turns", "is_turn", "through_records", "turns_of", "without_address"]

_HEADING = re.compile(
    r"^[ \t>*_#]*(?:\d{1,3}[.)]?[ \t]+)?(?P<label>[A-ZÀ-Þ][^\n:“”\"«»?!;]{0,90}?)[ \t*_]*:(?=\s)",
    re.MULTILINE,
)
_BRACKETS = re.compile(r"\s*[(\[][^)\]]*[)\]]")
_SIDE = re.compile(r"\([A-ZÀ-Þ][^)]*\)")
_STOP = re.compile(
    r"(?<!\b(?i:Mr))(?<!\b(?i:Ms))(?<!\b(?i:Dr))(?<!\b(?i:Mrs))(?<!\b(?i:St))(?<!\b[A-Z])\.(?=\s)"
)
_CALLED = re.compile(r"(?:[A-ZÀ-Þ][\w’'.-]+ ){0,2}[A-ZÀ-Þ][\w’'-]+, (?=an? |the |some |[A-ZÀ-Þ])")
_WORD = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*")
_NUMBER = re.compile(r"\d{1,3}\.\s+")
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD", "VB"})
_MARKS = "“\"«‘'„"
_LEAST = 3  # turns that make a transcript
_SHARE = 0.6  # of headings that name somebody, and of the text after the first that is turns
_TITLE = 70  # code points of a heading between turns, at most

_RECORDED = re.compile(
    r"(?:\d{1,3}\.\s+)?(?:(?:Mr|Mrs|Ms|Miss|Dr|Sir|Dame|Lord|Lady|Ambassador)\b\.?\s[^\n:.]{1,60}?"
    r"\([A-ZÀ-Þ][^)\n]{1,60}\)|The (?:Co-|Vice-)?(?:Chair|President|Secretar)\w*\b)"
)


@dataclass(frozen=True, slots=True)
class Turn:
    """A label, what is said under it, and whether whoever it names only asks or leads."""

    label: Span
    words: Span
    asks: bool


def by_turns(page: Page) -> list[Attribution]:
    """The turns of a transcript, without those of people who only ask; none in other documents."""
    return [Attribution(t.label, None, (t.words,)) for t in turns_of(page.annotated) if not t.asks]


def is_turn(text: str, found: Attribution) -> bool:
    """Whether an attribution is a turn: nothing but a colon stands between source and content."""
    if found.cue is not None or found.source is None or not found.content:
        return False
    between = text[found.source.end : found.content[0].start]
    return between.strip(" \t\n\r\xa0*_") == ":"


def turns_of(annotated: Annotated) -> tuple[Turn, ...]:
    """All turns of a transcript in order; none where a document is no transcript."""
    headings = [m for m in _HEADING.finditer(annotated.text) if _is_label(m.group("label"))]
    if len(headings) < _LEAST:
        return ()
    times = Counter(_core(m.group("label")) for m in headings)
    written = Counter(_WORD.findall(annotated.text))
    naming = [
        m
        for m in headings
        if times[_core(m.group("label"))] > 1
        or _names(annotated, m)
        or _is_written_name(m.group("label"), written)
    ]
    turns = tuple(_turns(annotated, naming))
    return turns if _is_transcript(annotated, headings, turns) else ()


def _core(label: str) -> str:
    """A label bare of its side or language: "Mr. Lind (spoke in French)" is "mr. lind"."""
    return _BRACKETS.sub("", label).strip().strip(".").lower()


def _is_label(label: str) -> bool:
    bare = _BRACKETS.sub("", label).strip()
    words, small = bare.replace(",", "").split(), load_turns().small
    if not words or len(words) > 10 or _STOP.search(bare) or any(c.isdigit() for c in bare):
        return False
    return all(w[:1].isupper() or w.lower() in small or w[:1] in "-–'’" for w in words)


def _names(annotated: Annotated, heading: re.Match[str]) -> bool:
    """Whether a label names a person or office, or stands for who asks or answers."""
    label, turns = heading.group("label"), load_turns()
    core = _core(label)
    if core in turns.asking or core in turns.answering or _SIDE.search(label):
        return True
    if plain(core.split()[0].strip(".")) in load_names().honorifics:
        return True
    if load_offices().pattern.search(core):
        return True
    tokens = annotated.token_span(Span(*heading.span("label"))) or ()
    return any(t.ent_type_ == "PERSON" for t in tokens)


def _is_written_name(label: str, written: Counter[str]) -> bool:
    """Whether a label is a name that the text also writes elsewhere, and never small."""
    words = _BRACKETS.sub("", label).split()
    last = words[-1]
    capital = all(w[:1].isupper() for w in words) and len(words) <= 4
    small = written[last.lower()] if last != last.lower() else 1
    return capital and not small and written[last] + written[last.title()] > 1


def _turns(annotated: Annotated, headings: Sequence[re.Match[str]]) -> Iterator[Turn]:
    publisher = annotated.document.publisher
    told: list[tuple[Span, Span]] = []
    ends = [*(m.start() for m in headings[1:]), len(annotated.text)][: len(headings)]
    for heading, end in zip(headings, ends, strict=True):
        words = _words(annotated, heading.end(), end)
        if words is not None:
            told.append((Span(*heading.span("label")), words))
    asking = set(_asking(annotated, told, publisher.value if publisher else ""))
    for label, words in told:
        yield Turn(label, words, _core(label.of(annotated.text)) in asking)


def _words(annotated: Annotated, start: int, end: int) -> Span | None:
    """What is said from ``start``, without a title before the next turn; None for a mere entry."""
    text = annotated.text[start:end].rstrip()
    head, gap, tail = text.rpartition("\n\n")
    if gap and head.strip() and len(tail) < _TITLE and tail[-1:] not in '.!?…”"’)':
        text = head.rstrip()
    start += len(text) - len(text.lstrip())
    if not text.strip() or text.strip()[0] in _MARKS:
        return None
    words = Span(start, start + len(text.strip()))
    brief = text[-1] in ".!?…" and len(words) < _TITLE
    return words if brief or _has_verb(annotated, words) else None


def _asking(
    annotated: Annotated, told: Sequence[tuple[Span, Span]], publisher: str
) -> Iterator[str]:
    """The labels of those who only ask: by their name, or because they end most turns asking."""
    said: dict[str, list[bool]] = {}
    for label, words in told:
        asks = annotated.text[words.end - 1] == "?"
        said.setdefault(_core(label.of(annotated.text)), []).append(asks)
    for core, asked in said.items():
        named = core in load_turns().asking or core == publisher.lower()
        if named or (len(asked) > 1 and 2 * sum(asked) > len(asked) and len(said) > 1):
            yield core


def _is_transcript(
    annotated: Annotated, headings: Sequence[re.Match[str]], turns: Sequence[Turn]
) -> bool:
    if len(turns) < _LEAST or len(turns) < _SHARE * len(headings):
        return False
    spoken = sum(_has_verb(annotated, t.words) for t in turns)
    told_of = sum(_is_told_of(annotated.text, t) for t in turns)
    if 2 * spoken < len(turns) or 3 * told_of >= len(turns):
        return False
    held = sum(t.words.end - t.label.start for t in turns)
    return held > _SHARE * (len(annotated.text) - turns[0].label.start)


def _is_told_of(text: str, turn: Turn) -> bool:
    """Whether words under a label tell of whom it names: a list of people, and no speech of theirs.

    Those who speak do not call themselves by their name.
    """
    name = _core(turn.label.of(text)).split()[-1]
    return (
        len(name) > 1
        and re.search(rf"\b{re.escape(name)}\b", turn.words.of(text), re.IGNORECASE) is not None
    )


def _has_verb(annotated: Annotated, words: Span) -> bool:
    return any(t.tag_ in _FINITE for t in annotated.token_span(words) or ())


def without_address(page: Page, told: Iterable[Attribution]) -> Iterator[Attribution]:
    """Attributions without whom a question addresses in their source: "Ms Lind, officials say"."""
    text = page.annotated.text
    starts = {t.words.start for t in turns_of(page.annotated) if t.asks}
    for found in told:
        source = found.source
        called = _CALLED.match(text, source.start, source.end) if source else None
        if source is not None and called and source.start in starts:
            yield Attribution(Span(called.end(), source.end), found.cue, found.content)
        else:
            yield found


# -- summary records


def through_records(page: Page, told: Iterable[Attribution]) -> list[Attribution]:
    """Attributions that reach on through the paragraphs of a summary record.

    "Mr. Lind (Norway) said that the text was weak. It had no dates." attributes both sentences: a
    sentence of such a paragraph that attributes nothing itself goes on with the one before.
    """
    text = page.annotated.text
    told = [_unnumbered(text, found) for found in told]
    places = [p for p in page.annotated.paragraphs if _RECORDED.match(text, p.start, p.end)]
    if sum("(" in text[p.start : p.start + 90] for p in places) < _LEAST:
        return told
    last = _last_in_sentences(page, told)
    for paragraph in places:
        _reach(page, paragraph, told, last)
    return told


def _unnumbered(text: str, found: Attribution) -> Attribution:
    """An attribution whose source does not hold the number of its paragraph: "3. Mr. Lind"."""
    number = _NUMBER.match(text, found.source.start, found.source.end) if found.source else None
    if number is None or found.source is None or number.end() >= found.source.end:
        return found
    return replace(found, source=Span(number.end(), found.source.end))


def _last_in_sentences(page: Page, told: Sequence[Attribution]) -> dict[int, int]:
    """For each sentence with an attribution the index of the one that reaches furthest there."""
    last: dict[int, int] = {}
    for i, found in enumerate(told):
        spans = [s for s in (found.source, found.cue, *found.content) if s]
        first = page.annotated.sentence_index(min(s.start for s in spans))
        through = page.annotated.sentence_index(max(s.end for s in spans) - 1)
        for at in range(first, through + 1):
            if at not in last or _reaches(found) > _reaches(told[last[at]]):
                last[at] = i
    return last


def _reaches(found: Attribution) -> tuple[int, int]:
    return found.content[-1].end, -found.content[0].start


def _reach(page: Page, paragraph: Span, told: list[Attribution], last: dict[int, int]) -> None:
    sentences = page.annotated.sentences
    at, holder = page.annotated.sentence_index(paragraph.start), None
    while at < len(sentences) and sentences[at].start < paragraph.end:
        if at in last:
            holder = last[at]
        elif holder is not None:
            found = told[holder]
            end = page.trimmed(sentences[at].start, sentences[at].end)
            if end is None:
                break
            content = (*found.content[:-1], Span(found.content[-1].start, end.end))
            told[holder] = replace(found, content=content)
        at += 1

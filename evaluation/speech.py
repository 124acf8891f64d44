"""Scores of attributed speech as a whole: quotes with their speakers, linked parts, circumstances.

Parts are compared by their words: which letters and digits of the file they cover. Quotation marks,
spaces and punctuation at an edge, and a piece more or less for the same words, make no difference.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence

from evaluation.gold import Gold, GoldItem
from evaluation.reading import ReadFile
from evaluation.spans import Score
from travaux.model import Passage, Statement, slug

__all__ = ["score_speech"]

Pairs = Sequence[tuple[Statement, GoldItem]]
Words = frozenset[int]

_QUOTED = re.compile(r"[\"“«‘„](?P<words>[^\"”»“]+)")


def score_speech(
    gold: Gold, read: ReadFile, pairs: Pairs, right: Callable[[Statement, GoldItem], bool]
) -> dict[str, Score]:
    """Figures of one document; ``pairs`` are statements beside the gold statements they meet.

    ``direct quotes: right speaker`` is a recall over the quotations of the gold: each found whole
    in the content of one statement with ``right`` speakers. ``statements.linked`` is the share of
    statements whose source, cue and content are all right. The rest scores channels and who is
    spoken for, among the pairs.
    """
    quotes = [
        (item, words)
        for item in gold.of("Statement")
        for words in _quoted(item, read)
        if words and item.body.get("mode") in {"direct", "mixed"}
    ]
    given = [(s, _given(s.content, read)) for s in read.findings.statements]
    found = sum(any(q <= has and right(s, item) for s, has in given) for item, q in quotes)
    return {
        "direct quotes: right speaker": Score(found, len(quotes), len(quotes)),
        "statements.linked": _linked(gold, read),
        "statements.channel": _channels(pairs),
        "statements.on_behalf_of": _behalf(pairs),
    }


# -- parts by their words


def _words(text: str, spans: Iterable[tuple[int, int]]) -> Words:
    return frozenset(i for start, end in spans for i in range(start, end) if text[i].isalnum())


def _given(passages: Iterable[Passage | None], read: ReadFile) -> Words:
    return _words(read.original, (read.at(p.span) for p in passages if p is not None))


def _wanted(item: GoldItem, role: str, read: ReadFile) -> Words:
    return _words(read.original, item.parts.get(role, ()))


def _linked(gold: Gold, read: ReadFile) -> Score:
    given = {
        (_given([s.source], read), _given([s.cue], read), _given(s.content, read))
        for s in read.findings.statements
    }
    wanted = {
        (_wanted(i, "source", read), _wanted(i, "cue", read), _wanted(i, "content", read))
        for i in gold.of("Statement")
    }
    return Score(len(given & wanted), len(given), len(wanted))


def _quoted(item: GoldItem, read: ReadFile) -> list[Words]:
    """The words of each quotation of a statement: its pieces, or what stands between marks."""
    content = item.parts.get("content", ())
    if item.body.get("mode") == "direct":
        return [_words(read.original, [span]) for span in content]
    marked = (
        (start + m.start("words"), start + m.end("words"))
        for start, end in content
        for m in _QUOTED.finditer(read.original[start:end])
    )
    return [_words(read.original, [span]) for span in marked]


# -- circumstances


def _channels(pairs: Pairs) -> Score:
    total = Score()
    for statement, item in pairs:
        wanted = item.body.get("channel")
        given = statement.channel.text if statement.channel else None
        both = bool(given and wanted) and bool(_tokens(given) & _tokens(wanted))
        total += Score(both, bool(given), bool(wanted))
    return total


def _behalf(pairs: Pairs) -> Score:
    total = Score()
    for statement, item in pairs:
        wanted = item.body.get("on_behalf_of")
        given = statement.on_behalf_of.name if statement.on_behalf_of else None
        total += Score(
            bool(given and wanted) and slug(given or "") == slug(wanted or ""),
            bool(given),
            bool(wanted),
        )
    return total


def _tokens(text: str | None) -> set[str]:
    return set(re.findall(r"\w+", (text or "").casefold())) - {"a", "an", "the", "on", "in", "to"}

"""The drafts in a record: a strip of articles for each text, its versions from left to right."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from travaux.brief.limits import Capped, capped
from travaux.brief.words import counted, one_line
from travaux.legal import legal_texts
from travaux.legal.versions import align, draft_of, histories
from travaux.model import Document, Entry, LegalText, Problem, When
from travaux.model.versions import ArticleVersion, Draft, Status

__all__ = ["LETTERS", "ArticleWords", "Chip", "Strip", "StripRow", "originals", "strips"]

LETTERS = {Status.SETTLED: "S", Status.CONTESTED: "C", Status.PLACEHOLDER: "P"}
_SAME_TEXT = 0.5  # share of the shorter draft's articles that must be the other's
_EMPTY = frozenset({"a", "an", "and", "between", "by", "draft", "for", "in", "of", "on", "proposed",
                    "text", "the", "to", "version", "with"})  # fmt: skip
# Words for versions, by how far each says that the text has come; 1 where a title has none.
_STAGES = {
    "zero": 0, "preliminary": 0, "initial": 0, "first": 1, "second": 2, "third": 3, "fourth": 4,
    "revised": 5, "updated": 5, "amended": 5, "new": 5, "consolidated": 6, "final": 7,
}  # fmt: skip
_LONGEST = 3_000_000  # code points of a document of which a strip is still made


@dataclass(frozen=True, slots=True)
class Chip:
    """An article in one version: a letter, a mark of its class, and what both say in words."""

    letter: str
    style: str
    words: str


@dataclass(frozen=True, slots=True)
class StripRow:
    """An article through the versions, one chip each."""

    name: str
    title: str
    chips: tuple[Chip, ...]


@dataclass(frozen=True, slots=True)
class ArticleWords:
    """An article of the latest version word for word, what is open in it, and whether it is cut."""

    name: str
    title: str
    words: str
    open: str
    cut: bool


@dataclass(frozen=True, slots=True)
class Strip:
    """The versions of one text, the oldest first, and what could not be read of them.

    ``words`` are the articles of the latest.
    """

    versions: tuple[str, ...]
    rows: Capped[StripRow]
    counts: tuple[str, ...]
    problems: tuple[str, ...]
    words: Capped[ArticleWords] = field(default_factory=lambda: Capped(()))


@dataclass(frozen=True, slots=True)
class _Version:
    draft: Draft
    day: date | None
    order: tuple[str, int]


def originals(texts: Sequence[Entry]) -> frozenset[str]:
    """The documents that are texts themselves and do not only speak of them."""
    return frozenset(
        passage.document
        for text in texts
        for reading in text.readings("itself")
        for passage in reading.passages
    )


def strips(
    documents: Sequence[Document], texts: Sequence[Entry], most: int, own_words: int = 0
) -> tuple[Strip, ...]:
    """A strip for each text that the record holds, versions brought together by their articles.

    ``most`` rows of each are shown, and ``own_words`` code points of its latest version.
    """
    by_id = {document.sha256: document for document in documents}
    versions = sorted(_versions(by_id, texts), key=_age)
    groups: list[list[_Version]] = []
    for version in versions:
        home = next((g for g in groups if _one_text(g[-1].draft, version.draft)), None)
        if home is None:
            groups.append([version])
        else:
            home.append(version)
    return tuple(_strip([version.draft for version in group], most, own_words) for group in groups)


def _age(version: _Version) -> tuple[date, int, tuple[str, int]]:
    return version.day or date.max, _stage(version.draft), version.order


def _versions(by_id: Mapping[str, Document], texts: Sequence[Entry]) -> Iterator[_Version]:
    for text in texts:
        for reading in text.readings("itself"):
            for passage in reading.passages:
                document = by_id.get(passage.document)
                if document is None or len(document.text) > _LONGEST:
                    continue
                legal = _holding(legal_texts(document), passage.start)
                if legal is not None:
                    draft = draft_of(document, legal, text.name)
                    day = _day(text, document)
                    yield _Version(draft, day, (document.source, legal.span.start))


def _holding(texts: Sequence[LegalText], at: int) -> LegalText | None:
    return next((text for text in texts if text.span.start <= at < text.span.end), None)


def _day(text: Entry, document: Document) -> date | None:
    when = text.first("when")
    if isinstance(when, When) and (when.earliest or when.latest):
        return when.earliest or when.latest
    return document.published.value if document.published else None


def _one_text(before: Draft, after: Draft) -> bool:
    """Whether two drafts are of one text.

    Their titles tell the same and half of the shorter one's articles are the other's: treaties made
    after one pattern share articles and are no drafts of each other.
    """
    if not _title_alike(before.title, after.title):
        return False
    shorter = min(len(before.articles), len(after.articles))
    if shorter == 0:
        return False
    common = sum(1 for change in align(before, after) if change.before and change.after)
    return common >= _SAME_TEXT * shorter


def _title_alike(one: str | None, other: str | None) -> bool:
    """Whether the telling words of one title are in the other; a title that has none fits all."""
    first, second = _telling(one or ""), _telling(other or "")
    return first <= second or second <= first


def _telling(title: str) -> frozenset[str]:
    return frozenset(re.findall(r"\w+", title.casefold())) - _EMPTY - _STAGES.keys()


def _stage(draft: Draft) -> int:
    """How far the words of a title say that a version has come."""
    words = re.findall(r"\w+", (draft.title or draft.name).casefold())
    return max((_STAGES[word] for word in words if word in _STAGES), default=1)


def _strip(drafts: Sequence[Draft], most: int, own_words: int) -> Strip:
    rows = [_row(drafts, track) for track in histories(drafts)]
    return Strip(
        versions=tuple(draft.name for draft in drafts),
        rows=capped(rows, most),
        counts=tuple(map(_counts, drafts)),
        problems=tuple(dict.fromkeys(p.what for draft in drafts for p in _told(draft.problems))),
        words=_own_words(drafts[-1], most, own_words),
    )


def _own_words(draft: Draft, most: int, left: int) -> Capped[ArticleWords]:
    """The first ``left`` code points of what the articles say, in ``most`` articles."""
    found: list[ArticleWords] = []
    for article in draft.articles[:most]:
        if left <= 0:
            break
        words, standing = article.body[:left], article.standing
        left -= len(words)
        counts = f"{standing.status.value}; {counted(standing.brackets, 'bracket')}"
        cut, title = len(words) < len(article.body), one_line(article.title or "")
        found.append(ArticleWords(article.name, title, words, counts, cut))
    return Capped(tuple(found), len(draft.articles) - len(found))


def _told(problems: Sequence[Problem]) -> Iterator[Problem]:
    return (problem for problem in problems if problem.what)


def _counts(draft: Draft) -> str:
    contested = sum(a.standing.status is Status.CONTESTED for a in draft.articles)
    brackets = sum(a.standing.brackets for a in draft.articles)
    words = sum(a.standing.open_words for a in draft.articles)
    many = len(draft.articles)
    return (
        f"{counted(many, 'article')}, {contested} contested; "
        f"{counted(brackets, 'bracket')}, {counted(words, 'open word')}"
    )


def _row(drafts: Sequence[Draft], track: Sequence[Sequence[int]]) -> StripRow:
    found = [
        [draft.articles[i] for i in places] for draft, places in zip(drafts, track, strict=True)
    ]
    last = next(side for side in reversed(found) if side)[0]
    chips = tuple(_chip(found, at) for at in range(len(found)))
    return StripRow(last.name, one_line(last.title or ""), chips)


def _chip(found: Sequence[Sequence[ArticleVersion]], at: int) -> Chip:
    here, before = found[at], found[at - 1] if at else ()
    earlier = any(found[:at])
    if not here:
        gone = Chip("X", "absent", "removed")
        return gone if earlier else Chip("–", "absent", "not yet there")
    status = _worst(here)
    mark, words = "", status.value
    if at and not earlier:
        mark, words = "N", f"new, {status.value}"
    elif before and here[0].number != before[0].number:
        mark, words = "M", f"moved from {before[0].name}, {status.value}"
    return Chip(LETTERS[status] + mark, status.value, words)


def _worst(articles: Sequence[ArticleVersion]) -> Status:
    order = (Status.CONTESTED, Status.PLACEHOLDER, Status.SETTLED)
    return min((a.standing.status for a in articles), key=order.index)

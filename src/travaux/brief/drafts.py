"""The drafts in a record: a strip of articles for each text, its versions from left to right."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from travaux.brief.limits import Capped, capped
from travaux.brief.words import counted, one_line
from travaux.legal import legal_texts
from travaux.legal.versions import align, draft_of, histories
from travaux.model import Document, Entry, LegalText, Problem, When
from travaux.model.versions import ArticleVersion, Draft, Status

__all__ = ["LETTERS", "Chip", "Strip", "StripRow", "originals", "strips"]

LETTERS = {Status.SETTLED: "S", Status.CONTESTED: "C", Status.PLACEHOLDER: "P"}
_SAME_TEXT = 0.5  # share of the shorter draft's articles that must be the other's
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
class Strip:
    """The versions of one text, the oldest first, and what could not be read of them."""

    versions: tuple[str, ...]
    rows: Capped[StripRow]
    counts: tuple[str, ...]
    problems: tuple[str, ...]


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


def strips(documents: Sequence[Document], texts: Sequence[Entry], most: int) -> tuple[Strip, ...]:
    """A strip for each text that the record holds, versions brought together by their articles.

    ``most`` rows of each are shown.
    """
    by_id = {document.sha256: document for document in documents}
    versions = sorted(_versions(by_id, texts), key=lambda v: (v.day or date.max, v.order))
    groups: list[list[_Version]] = []
    for version in versions:
        home = next((g for g in groups if _one_text(g[-1].draft, version.draft)), None)
        if home is None:
            groups.append([version])
        else:
            home.append(version)
    return tuple(_strip([version.draft for version in group], most) for group in groups)


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
    """Whether two drafts are of one text: half of the shorter one's articles are the other's."""
    shorter = min(len(before.articles), len(after.articles))
    if shorter == 0:
        return False
    common = sum(1 for change in align(before, after) if change.before and change.after)
    return common >= _SAME_TEXT * shorter


def _strip(drafts: Sequence[Draft], most: int) -> Strip:
    rows = [_row(drafts, track) for track in histories(drafts)]
    return Strip(
        versions=tuple(draft.name for draft in drafts),
        rows=capped(rows, most),
        counts=tuple(map(_counts, drafts)),
        problems=tuple(dict.fromkeys(p.what for draft in drafts for p in _told(draft.problems))),
    )


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

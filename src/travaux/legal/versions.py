"""Articles of two or more drafts, brought together by what they say and not by their numbers."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz

from travaux.legal.brackets import brackets_of, standing_of
from travaux.legal.units import cited_units, own_body, title_words
from travaux.model import Document, LegalText, LegalUnit, Note, Span, UnitKind
from travaux.model.versions import ArticleVersion, Change, ChangeKind, Draft, Status

__all__ = ["align", "draft_of", "histories"]

_WORD = re.compile(r"\w+")
_SIZE = 3  # words of a shingle
_COMMON = 12  # articles that may share a shingle that proposes candidates
_LEAST = 0.5  # likeness below which two articles are not the same
_INSIDE = 0.5  # part of an article's shingles that a merged or split one shares
_FEW = 6  # shingles without which a body says nothing of where it came from


def draft_of(document: Document, text: LegalText, name: str) -> Draft:
    """One text of ``document`` as a version to be compared; ``name`` tells it from the others.

    Notes and their marks are left out of the words: they are numbered anew in each draft.
    """
    words = _without_notes(document.text, text.notes)
    articles = tuple(_article(words, unit) for unit in cited_units(text))
    own = tuple(
        problem
        for unit in cited_units(text)
        if (body := own_body(unit, document.text)) is not None
        for problem in brackets_of(words, body)[1]
    )
    known = {p.span for p in own}
    rest = tuple(p for p in text.problems if "bracket" not in p.reason and p.span not in known)
    title = " ".join(text.title.of(document.text).split()) if text.title else None
    return Draft(name, title, articles, (*rest, *own))


def _without_notes(text: str, notes: Iterable[Note]) -> str:
    """``text`` with notes and their marks as spaces, so that every offset stays."""
    spans = [note.span for note in notes]
    spans += [Span(n.at, n.at + len(n.mark)) for n in notes if n.at is not None]
    pieces, at = [], 0
    for span in sorted(spans):
        if span.end > at:
            first = max(span.start, at)
            pieces += [text[at:first], re.sub(r"[^\n]", " ", text[first : span.end])]
            at = span.end
    return "".join((*pieces, text[at:]))


def _article(text: str, unit: LegalUnit) -> ArticleVersion:
    body = own_body(unit, text)
    holds = any(child.kind is UnitKind.ARTICLE for child in unit.children)
    standing, found = standing_of(text, unit.title, body, container=holds)
    alone, _ = standing_of(text, unit.title, None, container=True)
    return ArticleVersion(
        unit.word,
        unit.number,
        title_words(unit, text),
        body.of(text) if body else "",
        unit.span,
        standing,
        alone.status,
        found,
    )


@dataclass(frozen=True, slots=True)
class _Profile:
    title: str
    words: tuple[str, ...]
    shingles: frozenset[int]
    number: str | None


def _profile(article: ArticleVersion) -> _Profile:
    title = " ".join(w for w in _words(article.title or "") if w != "placeholder")
    words = _words(article.body)
    shingles = {hash(tuple(words[i : i + _SIZE])) for i in range(max(1, len(words) - _SIZE + 1))}
    return _Profile(title, words, frozenset(shingles if words else ()), article.number)


def _words(text: str) -> tuple[str, ...]:
    return tuple(_WORD.findall(text.casefold()))


def align(before: Draft, after: Draft) -> tuple[Change, ...]:
    """What became of each article, in the order of ``after``.

    Candidates share rare shingles of three words (Broder 1997), a title word or their number, and
    are taken from the likeliest down, one to one. What is left inside a taken one
    was merged into it, or split from it. Meant to be near-linear in the length of the two drafts.
    """
    olds, news = [_profile(a) for a in before.articles], [_profile(a) for a in after.articles]
    pairs = _assigned(olds, news)
    joined = _joined(olds, news, pairs)
    moved = _out_of_order(dict(pairs.keys()))
    changes = [
        _change(before, after, group, likeness, moved=bool(group[0] & moved))
        for group, likeness in _groups(pairs, joined)
    ]
    changes += _single(changes, len(olds), len(news))
    return _in_order(changes)


def _candidates(olds: Sequence[_Profile], news: Sequence[_Profile]) -> set[tuple[int, int]]:
    found: set[tuple[int, int]] = set()
    for keys_of in (_shingles, _title, _number):
        old_keys, new_keys = _index(olds, keys_of), _index(news, keys_of)
        for key, left in old_keys.items():
            right = new_keys.get(key, ())
            if len(left) <= _COMMON and len(right) <= _COMMON:
                found.update((a, b) for a in left for b in right)
    return found


def _shingles(profile: _Profile) -> frozenset[int]:
    return profile.shingles


def _title(profile: _Profile) -> frozenset[int]:
    return frozenset(hash(w) for w in profile.title.split() if len(w) > 3)


def _number(profile: _Profile) -> frozenset[int]:
    return frozenset({hash(profile.number)} if profile.number else ())


def _index(
    profiles: Sequence[_Profile], keys_of: Callable[[_Profile], frozenset[int]]
) -> dict[int, list[int]]:
    index: defaultdict[int, list[int]] = defaultdict(list)
    for i, profile in enumerate(profiles):
        for key in keys_of(profile):
            index[key].append(i)
    return index


def _likeness(old: _Profile, new: _Profile) -> float:
    body, title = _body_likeness(old, new), _title_likeness(old.title, new.title)
    if not old.title or not new.title:
        return 0.95 * body
    if len(old.shingles) < _FEW or len(new.shingles) < _FEW:
        return 0.9 * title
    return max((title + body) / 2, 0.9 * body, 0.75 * title)


def _body_likeness(old: _Profile, new: _Profile) -> float:
    shared = len(old.shingles & new.shingles)
    if not shared:
        return 0.0
    smaller, both = min(len(old.shingles), len(new.shingles)), len(old.shingles) + len(new.shingles)
    return 0.6 * shared / smaller + 0.4 * 2 * shared / both


def _title_likeness(old: str, new: str) -> float:
    return (fuzz.token_set_ratio(old, new) + 2 * fuzz.token_sort_ratio(old, new)) / 300


def _assigned(olds: Sequence[_Profile], news: Sequence[_Profile]) -> dict[tuple[int, int], float]:
    scored = []
    for a, b in _candidates(olds, news):
        likeness = _likeness(olds[a], news[b])
        if likeness >= _LEAST:
            same = 0.04 if olds[a].number == news[b].number else 0.0
            scored.append((-(likeness + same), abs(a - b), a, b, likeness))
    taken_old: set[int] = set()
    taken_new: set[int] = set()
    pairs: dict[tuple[int, int], float] = {}
    for _, _, a, b, likeness in sorted(scored):
        if a not in taken_old and b not in taken_new:
            taken_old.add(a)
            taken_new.add(b)
            pairs[a, b] = likeness
    return pairs


def _joined(
    olds: Sequence[_Profile], news: Sequence[_Profile], pairs: dict[tuple[int, int], float]
) -> dict[tuple[int, int], float]:
    """Further pairs: an old article inside a new one that is taken, a new one out of an old one."""
    left_old = set(range(len(olds))) - {a for a, _ in pairs}
    left_new = set(range(len(news))) - {b for _, b in pairs}
    best: dict[tuple[str, int], tuple[float, int, int]] = {}
    for a, b in _candidates(olds, news):
        shared = len(olds[a].shingles & news[b].shingles)
        for side, key, size in (
            ("old", a, len(olds[a].shingles) if a in left_old and b not in left_new else 0),
            ("new", b, len(news[b].shingles) if b in left_new and a not in left_old else 0),
        ):
            if size >= _FEW and shared / size >= _INSIDE:
                best[side, key] = max(best.get((side, key), (0.0, 0, 0)), (shared / size, -a, -b))
    return {(-a, -b): share for share, a, b in best.values()}


def _groups(
    pairs: dict[tuple[int, int], float], joined: dict[tuple[int, int], float]
) -> Iterator[tuple[tuple[set[int], set[int]], float]]:
    """Connected articles: each pair with those that join its old or its new side."""
    of_old: dict[int, tuple[set[int], set[int]]] = {}
    of_new: dict[int, tuple[set[int], set[int]]] = {}
    likeness: dict[int, float] = {}
    for (a, b), value in pairs.items():
        of_old[a] = of_new[b] = ({a}, {b})
        likeness[id(of_old[a])] = value
    for a, b in joined:
        group = of_old.get(a) or of_new[b]
        group[0].add(a)
        group[1].add(b)
    for group in of_old.values():
        yield group, likeness[id(group)]


def _out_of_order(pairs: dict[int, int]) -> set[int]:
    """The old places outside a longest run of pairs that keep their order."""
    tops: list[int] = []
    ends: list[int] = []
    parent: dict[int, int | None] = {}
    for a in sorted(pairs):
        at = bisect_left(tops, pairs[a])
        parent[a] = ends[at - 1] if at else None
        tops[at : at + 1] = [pairs[a]]
        ends[at : at + 1] = [a]
    kept: set[int] = set()
    at_last = ends[-1] if ends else None
    while at_last is not None:
        kept.add(at_last)
        at_last = parent[at_last]
    return set(pairs) - kept


def _change(
    before: Draft, after: Draft, group: tuple[set[int], set[int]], likeness: float, *, moved: bool
) -> Change:
    olds = [before.articles[i] for i in sorted(group[0])]
    news = [after.articles[i] for i in sorted(group[1])]
    kinds = []
    if len(olds) > 1:
        kinds.append(ChangeKind.MERGED)
    if len(news) > 1:
        kinds.append(ChangeKind.SPLIT)
    if moved:
        kinds.append(ChangeKind.MOVED)
    if len(olds) == len(news) == 1 and olds[0].number != news[0].number:
        kinds.append(ChangeKind.RENUMBERED)
    kinds += _worded(olds, news)
    order = tuple(kind for kind in ChangeKind if kind in kinds)
    return Change(tuple(sorted(group[0])), tuple(sorted(group[1])), order, round(likeness, 3))


def _worded(olds: Sequence[ArticleVersion], news: Sequence[ArticleVersion]) -> Iterator[ChangeKind]:
    """What happened to the words and to the brackets round them."""
    opened = [sum(a.standing.brackets for a in side) for side in (olds, news)]
    same = [[w for a in side for w in _words(f"{a.title or ''} {a.body}")] for side in (olds, news)]
    if same[0] != same[1]:
        yield ChangeKind.CHANGED
    elif opened[0] == opened[1]:
        yield ChangeKind.SAME
    if opened[1] > opened[0]:
        yield ChangeKind.BRACKETED
    was = any(a.standing.status is not Status.SETTLED for a in olds)
    if was and all(a.standing.status is Status.SETTLED for a in news):
        yield ChangeKind.SETTLED
    elif same[0] == same[1] and opened[1] < opened[0]:
        yield ChangeKind.CHANGED


def _single(changes: Sequence[Change], olds: int, news: int) -> Iterator[Change]:
    old = Counter(i for change in changes for i in change.before)
    new = Counter(i for change in changes for i in change.after)
    yield from (Change((i,), (), (ChangeKind.DROPPED,), 0.0) for i in range(olds) if i not in old)
    yield from (Change((), (i,), (ChangeKind.ADDED,), 0.0) for i in range(news) if i not in new)


def _in_order(changes: Sequence[Change]) -> tuple[Change, ...]:
    """By the place in the new draft; a dropped article stands behind the one it followed."""
    places = sorted((c.before[-1], c.after[0]) for c in changes if c.before and c.after)
    olds = [old for old, _ in places]

    def place(change: Change) -> tuple[float, int]:
        if change.after:
            return float(change.after[0]), -1
        at = bisect_left(olds, change.before[0])
        return (places[at - 1][1] + 0.5 if at else -0.5), change.before[0]

    return tuple(sorted(changes, key=place))


def histories(drafts: Sequence[Draft]) -> tuple[tuple[tuple[int, ...], ...], ...]:
    """Each article through all ``drafts``: for each draft the places where it stands there.

    Articles that were merged or split share one history. In the order of first appearance.
    """
    root: dict[tuple[int, int], tuple[int, int]] = {
        (v, i): (v, i) for v, draft in enumerate(drafts) for i in range(len(draft.articles))
    }

    def top(node: tuple[int, int]) -> tuple[int, int]:
        while root[node] != node:
            root[node] = root[root[node]]
            node = root[node]
        return node

    for v in range(len(drafts) - 1):
        for change in align(drafts[v], drafts[v + 1]):
            nodes = [*((v, i) for i in change.before), *((v + 1, i) for i in change.after)]
            for node in nodes[1:]:
                first, second = sorted((top(nodes[0]), top(node)))
                root[second] = first
    tracks: dict[tuple[int, int], list[list[int]]] = {}
    for node in root:
        tracks.setdefault(top(node), [[] for _ in drafts])[node[0]].append(node[1])
    return tuple(tuple(tuple(places) for places in track) for track in tracks.values())

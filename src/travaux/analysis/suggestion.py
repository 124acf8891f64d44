"""Issues that a record itself suggests: what is said, gathered by what it is about.

Leader clustering (Hartigan 1975, ch. 3) over sentence vectors, in the fixed order of the texts,
then one pass in which each text goes to the nearest middle. Keywords are the words that
a cluster has more often than the others (TF-IDF over clusters). The analyst names issue and poles.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from math import log

import numpy as np
import numpy.typing as npt

from travaux.analysis.assignment import Meaning
from travaux.analysis.wording import wording
from travaux.model import Entry, Passage, Said

__all__ = ["Suggested", "suggested_issues", "texts_of"]

Floats = npt.NDArray[np.float32]

_NEAR = 0.55  # cosine to a cluster's middle from which a text belongs to it; judgement
_LEAST = 2  # texts of a cluster that is worth an issue
_WORDS = 6  # keywords of an issue
_SHOWN = 5  # passages of an issue
_LETTERS = re.compile(r"[^\W\d_]{4,}")


@dataclass(frozen=True, slots=True)
class Suggested:
    """A matter that several texts are on, with its keywords and its most telling passages.

    ``size`` is how many texts it has.
    """

    id: str
    keywords: tuple[str, ...]
    passages: tuple[Passage, ...]
    size: int


def texts_of(said: Iterable[Said], provisions: Iterable[Entry]) -> list[Passage]:
    """The contents of statements and provisions, each once, in the order of their places."""
    found = {p for one in said for p in one.statement.content if len(p.text.split()) > 3}
    for entry in provisions:
        for reading in entry.readings("content"):
            found.update(reading.passages[:1])
    return list(_outermost(sorted(found, key=lambda p: (p.document, p.start, -p.end))))


def _outermost(passages: Iterable[Passage]) -> Iterator[Passage]:
    """Those that lie in no other: what is said inside another's words is not said twice."""
    document, reach = "", 0
    for passage in passages:
        if passage.document != document or passage.end > reach:
            document, reach = passage.document, passage.end
            yield passage


def suggested_issues(
    texts: Sequence[Passage], meaning: Meaning, names: Iterable[str] = (), *, most: int = 20
) -> tuple[Suggested, ...]:
    """At most ``most`` matters that ``texts`` are on, the largest first.

    ``names`` are names of parties and people, which are no keywords.
    """
    if not texts:
        return ()
    left = {word.casefold() for name in names for word in _LETTERS.findall(name)}
    vectors = meaning([_without(p.text, left) for p in texts])
    clusters = [c for c in _clusters(vectors) if len(c) >= _LEAST]
    counts = [_words([texts[k].text for k in c], left) for c in clusters]
    spread = Counter(word for count in counts for word in count)
    found: list[Suggested] = []
    taken: Counter[str] = Counter()
    ranked = sorted(zip(clusters, counts, strict=True), key=lambda pair: (-len(pair[0]), pair[0]))
    for members, count in ranked:
        keywords = _keywords(count, spread, len(clusters))
        if keywords and len(found) < most:
            taken[keywords[0]] += 1
            again = f"-{taken[keywords[0]]}" if taken[keywords[0]] > 1 else ""
            shown = tuple(texts[k] for k in _central(members, vectors)[:_SHOWN])
            found.append(Suggested(keywords[0] + again, keywords, shown, len(members)))
    return tuple(found)


def _clusters(vectors: Floats) -> list[list[int]]:
    """Indices of the texts of each cluster; texts without a vector are in none."""
    sums: list[Floats] = []
    for vector in vectors:
        if not vector.any():
            continue
        at = _nearest(sums, vector)
        if at is None:
            sums.append(vector.copy())
        else:
            sums[at] = sums[at] + vector
    members: list[list[int]] = [[] for _ in sums]
    for k, vector in enumerate(vectors):
        at = _nearest(sums, vector)
        if at is not None:
            members[at].append(k)
    return [cluster for cluster in members if cluster]


def _nearest(sums: Sequence[Floats], vector: Floats) -> int | None:
    if not sums:
        return None
    table = np.stack(sums)
    cosines = table @ vector / np.maximum(np.linalg.norm(table, axis=1), 1e-9)
    at = int(np.argmax(cosines))
    return at if cosines[at] >= _NEAR else None


def _central(members: Sequence[int], vectors: Floats) -> list[int]:
    middle = vectors[list(members)].sum(axis=0)
    return sorted(members, key=lambda k: (-round(float(vectors[k] @ middle), 5), k))


def _without(text: str, left: Collection[str]) -> str:
    """``text`` without names: texts that name one party are not for that on one matter."""
    return _LETTERS.sub(lambda m: "" if m.group().casefold() in left else m.group(), text)


def _words(texts: Iterable[str], left: Collection[str]) -> Counter[str]:
    """In how many of ``texts`` each word stands, those of names and without meaning left out."""
    count: Counter[str] = Counter()
    for text in texts:
        told = wording(text)
        stems = told.telling()
        kept = {
            word
            for word, stem in zip(told.words, told.stems, strict=True)
            if stem in stems and word not in left and _LETTERS.fullmatch(word)
        }
        count.update(kept)
    return count


def _keywords(count: Counter[str], spread: Counter[str], clusters: int) -> tuple[str, ...]:
    weight = {word: n * log(1 + clusters / spread[word]) for word, n in count.items() if n > 1}
    return tuple(sorted(weight, key=lambda word: (-round(weight[word], 9), word))[:_WORDS])

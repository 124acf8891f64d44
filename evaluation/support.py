"""Who supports and who opposes whom, by name, in sentences of bulletins on climate talks.

The annotations (``evaluation/exchanges/support``) hold where each sentence stands in a corpus that
is not ours to keep here, with the SHA-256 of its words, and pairs of names by their offsets. A
reader is any function from a sentence to rows (who, whom, ``+`` or ``-``). Two names are equal
where the table of parties gives them the same party, or as words in any case.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Set
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from evaluation.enb import annotated_sentences
from evaluation.spans import Score
from travaux.codebook.parties import load_parties

__all__ = ["Pair", "SupportSentence", "compared", "load_support", "score_support"]

Pair = tuple[str, str, str]


@dataclass(frozen=True, slots=True)
class SupportSentence:
    """One sentence and its pairs: who, whom, ``+`` (supports) or ``-`` (opposes)."""

    text: str
    pairs: frozenset[Pair]


def score_support(
    annotations: Path, folder: Path, read: Callable[[str], Iterable[Pair]]
) -> dict[str, Score]:
    """Scores by measure over a file of annotations; ``folder`` has the corpus.

    Raises GoldError where the corpus does not hold the words that were annotated.
    """
    scores: dict[str, Score] = defaultdict(Score)
    for sentence in load_support(annotations, folder):
        for measure, score in compared(read(sentence.text), sentence.pairs).items():
            scores[measure] += score
    return dict(scores)


def compared(given: Iterable[Pair], wanted: Iterable[Pair]) -> dict[str, Score]:
    """``pair`` with direction and sign, ``support`` and ``oppose`` alone, ``pair without sign``."""
    have, want = _named(given), _named(wanted)
    scores = {"pair": _score(have, want)}
    for sign, name in (("+", "support"), ("-", "oppose")):
        scores[name] = _score({p for p in have if p[2] == sign}, {p for p in want if p[2] == sign})
    bare = _score({p[:2] for p in have}, {p[:2] for p in want})
    return scores | {"pair without sign": bare}


def _named(pairs: Iterable[Pair]) -> set[Pair]:
    return {(_name(who), _name(whom), sign) for who, whom, sign in pairs}


def _score(have: Set[object], want: Set[object]) -> Score:
    return Score(len(have & want), len(have), len(want))


def _name(name: str) -> str:
    party = load_parties().named(name)
    return party.id if party and party.id else name.casefold()


def load_support(annotations: Path, folder: Path) -> Iterator[SupportSentence]:
    """The sentences of a file of annotations, with their pairs."""
    for text, row in annotated_sentences(annotations, folder):
        pairs = ((_at(text, p, "by"), _at(text, p, "of"), p["sign"]) for p in row["pairs"])
        yield SupportSentence(text, frozenset(pairs))


def _at(text: str, pair: dict[str, Any], side: str) -> str:
    """The name as written, or the party's own where the words are an adjective or broken."""
    start, end = pair[side]
    return str(pair.get(f"{side}_name", text[start:end]))

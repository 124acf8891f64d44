"""Positions and exchanges of whole negotiations against what was annotated by hand.

The gold is described in ``evaluation/exchanges/README.md``. A reader is any function that takes a
``Negotiation`` and gives a ``Reading`` of plain rows; this module imports nothing of Travaux.

What is counted
    *stance*: pairs of party and issue with the same sign, among the pairs that the reader gives
    and those annotated. Parties and issues that the gold does not list, and its ``open`` pairs, are
    left out. Of several rows on one pair the last counts.
    *abstention*: the pairs on which nothing is reported and the reader gives nothing, among all
    pairs on which nothing is reported.
    *link*: a demand with one answer, equal to an annotated link where the demands share a
    character and the answers do; each link is paired once, those with most shared characters
    first. "None reported" is a link without answer; where no document tells of an answer nor of
    its absence, such a link is neither right nor wrong.
    *kind*: links paired whose answer is of the kind annotated, among links paired.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple

import yaml

from evaluation.gold import GoldError
from evaluation.spans import Score

__all__ = [
    "Link",
    "Negotiation",
    "Place",
    "Position",
    "Reading",
    "compared",
    "load_negotiation",
    "score_exchanges",
]

NONE_REPORTED = "none reported"
KINDS = ("accepted", "rejected", "countered", "conditional", "deferred", NONE_REPORTED)


class Place(NamedTuple):
    """Code points ``start`` to ``end`` of the document of that name."""

    document: str
    start: int
    end: int


class Position(NamedTuple):
    """A party (id or name), an issue (id) and the sign of the stance: ``+``, ``-`` or ``0``."""

    party: str
    issue: str
    sign: str


class Link(NamedTuple):
    """A demand, offer, proposal or question, the answer to it (None: none reported), its kind."""

    demand: Place
    answer: Place | None
    kind: str


@dataclass(frozen=True, slots=True)
class Reading:
    """What a reader found in one negotiation."""

    positions: tuple[Position, ...] = ()
    links: tuple[Link, ...] = ()


@dataclass(frozen=True, slots=True)
class Negotiation:
    """Documents by name in order of time, where the issues lie, party names by id, and the gold."""

    folder: Path
    texts: Mapping[str, str]
    issues: tuple[str, ...]
    parties: Mapping[str, str]
    wanted: Reading
    unreported: frozenset[tuple[str, str]]
    unanswered: tuple[Place, ...]

    @property
    def codebook(self) -> Path:
        """The YAML file of issues."""
        return self.folder / "issues.yaml"


def load_negotiation(folder: Path) -> Negotiation:
    """The documents and annotations in ``folder``.

    Raises GoldError where words are not in their document, or an id or a kind is not known.
    """
    gold = yaml.safe_load((folder / "gold.yaml").read_text("utf-8"))
    book = yaml.safe_load((folder / "issues.yaml").read_text("utf-8"))
    texts = {path.name: path.read_text("utf-8") for path in sorted(folder.glob("*.txt"))}
    issues = tuple(issue["id"] for issue in book["issues"])
    parties = {party["id"]: party["name"] for party in gold["parties"]}
    positions = tuple(Position(p["party"], p["issue"], p["stance"]) for p in gold["positions"])
    told = {(p.party, p.issue) for p in positions} | {tuple(p) for p in gold.get("open", ())}
    every = {(party, issue) for party in parties for issue in issues}
    _known(folder, told, every)
    _all_words(folder, texts, gold)
    return Negotiation(
        folder=folder,
        texts=texts,
        issues=issues,
        parties=parties,
        wanted=Reading(positions, tuple(_links(folder, texts, gold))),
        unreported=frozenset(_unreported(folder, gold, every - told)),
        unanswered=tuple(_place(folder, texts, e) for e in gold["exchanges"] if not e["answers"]),
    )


def _known(folder: Path, told: Iterable[object], every: set[tuple[str, str]]) -> None:
    for pair in told:
        if pair not in every:
            raise GoldError(f"{folder / 'gold.yaml'}: no such party and issue: {pair}")


def _unreported(folder: Path, gold: Mapping[str, Any], rest: set[Any]) -> set[Any]:
    listed = {tuple(pair) for pair in gold["unreported"]} if "unreported" in gold else rest
    if listed != rest:
        raise GoldError(f"{folder / 'gold.yaml'}: unreported should differ by {listed ^ rest}")
    return rest


def _links(folder: Path, texts: Mapping[str, str], gold: Mapping[str, Any]) -> Iterable[Link]:
    for exchange in gold["exchanges"]:
        demand = _place(folder, texts, exchange)
        for answer in exchange["answers"]:
            if answer["kind"] not in KINDS:
                raise GoldError(f"{folder / 'gold.yaml'}: no such kind: {answer['kind']}")
            silent = answer["kind"] == NONE_REPORTED
            place = None if silent else _place(folder, texts, answer)
            yield Link(demand, place, answer["kind"])


def _place(folder: Path, texts: Mapping[str, str], row: Mapping[str, Any]) -> Place:
    start = texts.get(row["document"], "").find(row["words"])
    if start < 0:
        raise GoldError(f"{folder / row['document']} does not hold {row['words']!r}")
    return Place(row["document"], start, start + len(row["words"]))


def _all_words(folder: Path, texts: Mapping[str, str], node: object) -> None:
    if isinstance(node, dict):
        if "words" in node:
            _place(folder, texts, node)
        node = list(node.values())
    if isinstance(node, list):
        for child in node:
            _all_words(folder, texts, child)


def score_exchanges(folder: Path, read: Callable[[Negotiation], Reading]) -> dict[str, Score]:
    """Scores by measure over the negotiations in ``folder`` (one folder each)."""
    scores: dict[str, Score] = defaultdict(Score)
    for path in sorted(gold.parent for gold in folder.glob("*/gold.yaml")):
        negotiation = load_negotiation(path)
        for measure, score in compared(negotiation, read(negotiation)).items():
            scores[measure] += score
    return dict(scores)


def compared(negotiation: Negotiation, given: Reading) -> dict[str, Score]:
    """Scores of one reading: ``stance``, ``abstention``, ``link`` and ``kind``."""
    return _stances(negotiation, given.positions) | _answers(negotiation, given.links)


def _stances(negotiation: Negotiation, rows: Iterable[Position]) -> dict[str, Score]:
    ids = {name.casefold(): party for party, name in negotiation.parties.items()}
    ids |= {party: party for party in negotiation.parties}
    named = {(ids.get(r.party.casefold(), ""), r.issue): r.sign for r in rows}
    wanted = {(p.party, p.issue): p.sign for p in negotiation.wanted.positions}
    silent = negotiation.unreported
    given = {pair: sign for pair, sign in named.items() if pair in wanted or pair in silent}
    right = sum(wanted.get(pair) == sign for pair, sign in given.items())
    kept = len(silent - given.keys())
    return {
        "stance": Score(right, len(given), len(wanted)),
        "abstention": Score(kept, len(silent), len(silent)),
    }


def _answers(negotiation: Negotiation, rows: Iterable[Link]) -> dict[str, Score]:
    wanted = negotiation.wanted.links
    neutral = negotiation.unanswered
    given = [
        row
        for row in dict.fromkeys(rows)
        if row.answer is not None or not any(_shared(row.demand, place) for place in neutral)
    ]
    pairs = _paired(given, wanted)
    kinds = sum(one.kind == other.kind for one, other in pairs)
    return {
        "link": Score(len(pairs), len(given), len(wanted)),
        "kind": Score(kinds, len(pairs), len(pairs)),
    }


def _paired(given: Iterable[Link], wanted: Iterable[Link]) -> list[tuple[Link, Link]]:
    met = [
        (_met(one, other), i, j) for i, one in enumerate(given) for j, other in enumerate(wanted)
    ]
    have, want, pairs = list(given), list(wanted), []
    left, right = set(range(len(have))), set(range(len(want)))
    for shared, i, j in sorted(met, key=lambda m: -m[0]):
        if shared and i in left and j in right:
            left.discard(i)
            right.discard(j)
            pairs.append((have[i], want[j]))
    return pairs


def _met(one: Link, other: Link) -> int:
    """The characters that two links share; 0 where their demands or their answers share none."""
    demand = _shared(one.demand, other.demand)
    if one.answer is None or other.answer is None:
        return demand if one.answer is other.answer else 0
    answer = _shared(one.answer, other.answer)
    return demand + answer if demand and answer else 0


def _shared(one: Place, other: Place) -> int:
    if one.document != other.document:
        return 0
    return max(0, min(one.end, other.end) - max(one.start, other.start))

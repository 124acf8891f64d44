"""What a record adds up to as rows: the views of ``travaux show positions`` and its like."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from typing import Any, TypeAlias

from travaux.analysis.networks import Counting, network, polarisation
from travaux.analysis.whole import Analysis
from travaux.model import Passage, Position, StickingPoint

__all__ = ["ANALYSES", "Row", "analysis_rows"]

Row: TypeAlias = dict[str, Any]
_Titles: TypeAlias = Mapping[str, str]

ANALYSES: dict[str, tuple[str, ...]] = {
    "positions": (
        "issue",
        "party",
        "stance",
        "firmness",
        "since",
        "superseded",
        "statements",
        "passage",
    ),
    "exchanges": ("day", "by", "to", "act", "issues", "passage", "answers", "state"),
    "due": ("day", "by", "to", "passage"),
    "issues": ("issue", "id", "statements", "parties", "positive", "negative"),
    "sticking-points": ("issue", "score", "sides", "named", "passage"),
    "common-ground": ("issue", "sides", "named", "passage"),
    "linkage": ("party", "ties", "issues", "passage"),
    "movement": ("day", "party", "issue", "before", "after", "forum", "passage"),
    "networks": ("one", "other", "congruence", "conflict", "subtract", "camps"),
}


def analysis_rows(
    view: str, found: Analysis, parties: frozenset[str] | None = None
) -> Iterator[Row]:
    """The rows of one view of :data:`ANALYSES`; with ``parties`` those of these ids alone.

    Raises KeyError where there is no such view.
    """
    titles = found.titles
    for row in _VIEWS[view](found, titles):
        of = row.pop("_parties")
        if parties is None or parties & of:
            yield row


def _positions(found: Analysis, titles: _Titles) -> Iterator[Row]:
    for p in found.positions:
        yield {
            "issue": titles.get(p.topic, p.topic),
            "issue_id": p.topic,
            "party": p.party.name,
            "party_id": p.party.id,
            "stance": p.stance,
            "firmness": p.firmness.value,
            "since": _day(p.since),
            "superseded": _day(p.superseded),
            "statements": len(p.evidence),
            "how": p.how,
            "told_by": sorted({c.told_by.name for c in p.evidence if c.told_by}),
            "why": [c.why for c in p.evidence],
            **_passages(passage for c in p.evidence for passage in c.passages),
            "_parties": {p.party.id},
        }


def _exchanges(found: Analysis, titles: _Titles) -> Iterator[Row]:
    for x in found.exchanges:
        yield {
            "id": x.id,
            "day": _day(x.day),
            "by": x.by.name,
            "to": [party.name for party in x.to],
            "act": x.act.value,
            "issues": [titles.get(i, i) for i in x.issues],
            "answers": [f"{a.by.name}: {a.kind.value}" for a in x.answers],
            "links": [_link(a) for a in x.answers],
            "state": x.state.value,
            "follows": x.follows,
            **_passages(x.passages),
            "_parties": {x.by.id, *(p.id for p in x.to), *(a.by.id for a in x.answers)},
        }


def _link(answer: Any) -> Row:
    return {
        "by": answer.by.name,
        "kind": answer.kind.value,
        "day": _day(answer.day),
        "score": answer.score,
        "why": answer.why,
        **_passages(answer.passages),
    }


def _due(found: Analysis, _: _Titles) -> Iterator[Row]:
    for due in found.due:
        yield {
            "day": _day(due.day),
            "by": due.by.name,
            "to": [party.name for party in due.to],
            "exchange": due.exchange,
            **_passages(due.passages),
            "_parties": {due.by.id, *(p.id for p in due.to)},
        }


def _issues(found: Analysis, _: _Titles) -> Iterator[Row]:
    statements = Counter(topic for topic, _ in {(c.topic, c.statement) for c in found.coded})
    parties: dict[str, set[str]] = {}
    for c in found.coded:
        parties.setdefault(c.topic, set()).add(c.party.id)
    for issue in found.issues:
        yield {
            "issue": issue.title,
            "id": issue.id,
            "parent": issue.parent,
            "statements": statements[issue.id],
            "parties": len(parties.get(issue.id, ())),
            "positive": issue.positive,
            "negative": issue.negative,
            "keywords": list(issue.keywords),
            "_parties": parties.get(issue.id, set()),
        }


def _points(points: Iterable[StickingPoint], titles: _Titles) -> Iterator[Row]:
    for point in points:
        yield {
            "issue": titles.get(point.topic, point.topic),
            "issue_id": point.topic,
            "score": point.score,
            "sides": [_side(p) for p in point.sides],
            "named": [p.text for p in point.named],
            **_passages(passage for p in point.sides for passage in p.evidence[-1].passages),
            "_parties": {p.party.id for p in point.sides},
        }


def _side(position: Position) -> str:
    return f"{position.party.name} {position.stance:+.2f} ({position.firmness.value})"


def _stuck(found: Analysis, titles: _Titles) -> Iterator[Row]:
    return _points(found.sticking_points, titles)


def _shared(found: Analysis, titles: _Titles) -> Iterator[Row]:
    return _points(found.common_ground, titles)


def _linkage(found: Analysis, titles: _Titles) -> Iterator[Row]:
    for link in found.links:
        yield {
            "party": link.party.name,
            "ties": link.ties.value,
            "issues": [titles.get(i, i) for i in link.issues],
            **_passages(link.passages),
            "_parties": {link.party.id},
        }


def _movement(found: Analysis, titles: _Titles) -> Iterator[Row]:
    for move in found.moves:
        yield {
            "day": _day(move.day),
            "party": move.party.name,
            "issue": titles.get(move.topic, move.topic),
            "before": move.before,
            "after": move.after,
            "forum": move.forum,
            **_passages(move.passages),
            "_parties": {move.party.id},
        }


def _networks(found: Analysis, _: _Titles) -> Iterator[Row]:
    agree, differ = (network(found.coded, how) for how in (Counting.CONGRUENCE, Counting.CONFLICT))
    camps = polarisation(network(found.coded))[1]
    for a, one in enumerate(agree.parties):
        for b in range(a + 1, len(agree.parties)):
            same, other = agree.weights[a, b], differ.weights[a, b]
            if same or other:
                yield {
                    "one": one.name,
                    "other": agree.parties[b].name,
                    "congruence": int(same),
                    "conflict": int(other),
                    "subtract": int(same - other),
                    "camps": "same" if camps[a] == camps[b] else "different",
                    "_parties": {one.id, agree.parties[b].id},
                }


_VIEWS: dict[str, Callable[[Analysis, _Titles], Iterator[Row]]] = {
    "positions": _positions,
    "exchanges": _exchanges,
    "due": _due,
    "issues": _issues,
    "sticking-points": _stuck,
    "common-ground": _shared,
    "linkage": _linkage,
    "movement": _movement,
    "networks": _networks,
}


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _passages(passages: Iterable[Passage]) -> Row:
    told = list(dict.fromkeys(passages))
    return {
        "passage": told[0].text if told else None,
        "passages": [
            {"document": p.document, "start": p.start, "end": p.end, "text": p.text} for p in told
        ],
    }

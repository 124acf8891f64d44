"""Who stands where: the position matrix, the positions issue by issue, what is stuck and shared."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from travaux.analysis.whole import Analysis
from travaux.brief.cite import Citer, Cites
from travaux.brief.limits import Capped, Limits, capped
from travaux.brief.material import Material
from travaux.brief.words import counted, day_words, one_line, quoted
from travaux.model import (
    Act,
    Coded,
    Firmness,
    Move,
    PartyRef,
    Passage,
    Position,
    StickingPoint,
    Ties,
)

__all__ = [
    "Cell",
    "IssueView",
    "LinkView",
    "Matrix",
    "MatrixRow",
    "MoveView",
    "PointView",
    "PositionLine",
    "Standing",
    "StrongLine",
    "Words",
    "matrix_of",
    "stance_words",
    "standing",
]

LETTERS = {Firmness.RED_LINE: "R", Firmness.PREFERENCE: "P", Firmness.OPENNESS: "O"}
_LONGEST = 220  # characters of a quote inside a sentence
_STRONG = {Act.THREATEN: "threat", Act.WARN: "warning", Act.PROMISE: "promise"}


@dataclass(frozen=True, slots=True)
class Cell:
    """One party on one topic: ``stance`` ("+0.80") and ``letter``, None where not reported.

    ``anchor`` is the place of the passage it rests on; ``words`` says all of it in full. ``told``
    marks what only others tell of the party.
    """

    party: str
    stance: str | None = None
    letter: str = ""
    told: bool = False
    words: str = "not reported"
    anchor: str | None = None


@dataclass(frozen=True, slots=True)
class MatrixRow:
    """One topic, with a cell for each party of the matrix."""

    title: str
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Matrix:
    """Topics × parties. ``more_parties`` counts those without a column of their own."""

    parties: tuple[str, ...]
    rows: Capped[MatrixRow]
    more_parties: int = 0


@dataclass(frozen=True, slots=True)
class PositionLine:
    """A position in full: how firm, since when, by whose word, and why it is read so."""

    party: str
    stance: str
    letter: str
    firmness: str
    when: str
    told_by: str
    how: str
    quote: str
    cites: Cites


@dataclass(frozen=True, slots=True)
class StrongLine:
    """A threat, warning, promise or red line on an issue."""

    kind: str
    party: str
    quote: str
    cites: Cites


@dataclass(frozen=True, slots=True)
class IssueView:
    """One topic: what its poles mean, who stands where, what is threatened or promised on it."""

    title: str
    positive: str
    negative: str
    lines: Capped[PositionLine]
    strong: Capped[StrongLine]


@dataclass(frozen=True, slots=True)
class PointView:
    """A sticking point or common ground, with its reason in one sentence made of quotes."""

    title: str
    score: str
    sentence: str
    cites: Cites


@dataclass(frozen=True, slots=True)
class LinkView:
    """That a party ties issues together or keeps them apart."""

    party: str
    ties: str
    issues: str
    quote: str
    cites: Cites


@dataclass(frozen=True, slots=True)
class MoveView:
    """That a party changed its side."""

    party: str
    title: str
    words: str
    cites: Cites


@dataclass(frozen=True, slots=True)
class Standing:
    """All of it. ``note`` says how much it rests on; on ``silent`` issues nothing is said."""

    note: str
    matrix: Matrix
    issues: Capped[IssueView]
    silent: tuple[str, ...]
    stuck: Capped[PointView]
    shared: Capped[PointView]
    called_stuck: Capped[PointView]
    called_shared: Capped[PointView]
    links: Capped[LinkView]
    moves: Capped[MoveView]


class Words:
    """Titles of topics, and the words of statements."""

    def __init__(self, material: Material, found: Analysis) -> None:
        self.titles = found.titles
        self.poles = {issue.id: (issue.positive, issue.negative) for issue in found.issues}
        self._said = {one.statement.id: one.statement.content for one in material.statements}

    def title(self, topic: str) -> str:
        """The title of an issue or provision; the topic itself where it has none."""
        return self.titles.get(topic, topic)

    def quote(self, statement: str, passages: Sequence[Passage]) -> str:
        """What a statement says, word for word, cut with an ellipsis where it is long."""
        parts = self._said.get(statement) or tuple(passages[:1])
        return quoted(*(_short(p.text) for p in parts[:2])) if parts else ""


def _short(text: str) -> str:
    line = one_line(text)
    if len(line) <= _LONGEST:
        return line
    at = line.rfind(" ", 0, _LONGEST)
    return f"{line[: at if at > 0 else _LONGEST]} …"


def stance_words(stance: float) -> str:
    """``+0.80``, ``−0.50`` or ``±0.00``, with a true minus sign."""
    return "±0.00" if not round(stance, 2) else f"{stance:+.2f}".replace("-", "−")


def standing(material: Material, citer: Citer, limits: Limits) -> Standing | None:
    """The values of the section, None where no analysis is given."""
    found = material.analysis
    if found is None:
        return None
    words = Words(material, found)
    order = _order(found)
    by_topic: dict[str, list[Position]] = defaultdict(list)
    for position in found.positions:
        by_topic[position.topic].append(position)
    strong = _strong(found)
    views = capped(order, limits.issues)
    spoken = {*by_topic, *(x for e in found.exchanges for x in e.issues)}
    return Standing(
        note=_note(found, material.as_of),
        matrix=matrix_of(found, words, citer, limits),
        issues=Capped(
            tuple(
                _issue(topic, by_topic[topic], strong[topic], words, citer, limits)
                for topic in views.shown
            ),
            views.more,
        ),
        silent=tuple(issue.title for issue in found.issues if issue.id not in spoken),
        stuck=_points(found.sticking_points, words, citer, limits),
        shared=_points(found.common_ground, words, citer, limits),
        called_stuck=_points(found.called_stuck, words, citer, limits),
        called_shared=_points(found.called_shared, words, citer, limits),
        links=_links(found, words, citer, limits),
        moves=_moves(found, words, citer, limits),
    )


def _note(found: Analysis, as_of: date | None) -> str:
    kept = len({one.statement for one in found.coded})
    day = f"As of {day_words(as_of)}. " if as_of else ""
    return (
        f"{day}Read from {counted(kept, 'statement')} that take a side; "
        f"{counted(len(found.unassigned), 'statement')} take none on these issues."
    )


def _order(found: Analysis) -> list[str]:
    """Topics: the most contested first, then those on which most parties are reported."""
    score = {point.topic: point.score for point in found.sticking_points}
    many = Counter(topic for topic, _ in {(p.topic, p.party) for p in found.positions})
    return sorted(many, key=lambda topic: (-score.get(topic, 0.0), -many[topic], topic))


def matrix_of(found: Analysis, words: Words, citer: Citer | None, limits: Limits) -> Matrix:
    """The matrix of the positions that stand; without a citer no cell leads anywhere."""
    stands = {(p.topic, p.party): p for p in found.standing}
    many = Counter(party for _, party in stands)
    parties = sorted(many, key=lambda p: (-many[p], p.name, p.id))
    columns = sorted(parties[: limits.columns], key=lambda p: (p.name, p.id))
    topics = [t for t in _order(found) if any((t, p) in stands for p in columns)]
    cut = capped(topics, limits.issues)
    rows = tuple(
        MatrixRow(
            words.title(t), tuple(_cell(p, stands.get((t, p)), words, citer) for p in columns)
        )
        for t in cut.shown
    )
    names = tuple(p.name for p in columns)
    return Matrix(names, Capped(rows, cut.more), len(parties) - len(columns))


def _cell(party: PartyRef, position: Position | None, words: Words, citer: Citer | None) -> Cell:
    if position is None:
        return Cell(party.name)
    best = _best(position)
    cites = citer.cite(best.passages) if citer else Cites()
    told = f", told by {best.told_by.name}" if best.told_by else ""
    stance = stance_words(position.stance)
    return Cell(
        party.name,
        stance,
        LETTERS[position.firmness],
        best.told_by is not None,
        f"{stance}, {position.firmness.value}{told}: {words.quote(best.statement, best.passages)}",
        cites.shown[0].anchor if cites.shown else None,
    )


def _best(position: Position) -> Coded:
    """The statement that says it best: its own word, of its side, the weightiest, the last."""
    return max(
        position.evidence,
        key=lambda c: (
            c.told_by is None,
            c.stance * position.stance > 0,
            c.firmness is position.firmness,
            c.weight,
            c.day or date.min,
            -c.passages[0].start if c.passages else 0,
            c.statement,
        ),
    )


def _issue(
    topic: str,
    found: Sequence[Position],
    strong: Sequence[tuple[str, Coded]],
    words: Words,
    citer: Citer,
    limits: Limits,
) -> IssueView:
    ordered = sorted(found, key=lambda p: (p.superseded is not None, -p.stance, p.party.name))
    cut, told = capped(ordered, limits.positions), capped(strong, limits.strong)
    positive, negative = words.poles.get(topic, ("The provision is supported.", "It is rejected."))
    return IssueView(
        words.title(topic),
        positive,
        negative,
        Capped(tuple(_line(p, words, citer) for p in cut.shown), cut.more),
        Capped(
            tuple(
                StrongLine(
                    kind, c.party.name, words.quote(c.statement, c.passages), citer.cite(c.passages)
                )
                for kind, c in told.shown
            ),
            told.more,
        ),
    )


def _line(position: Position, words: Words, citer: Citer) -> PositionLine:
    best = _best(position)
    tellers = sorted({c.told_by.name for c in position.evidence if c.told_by})
    only = tellers and all(c.told_by for c in position.evidence)
    return PositionLine(
        party=position.party.name,
        stance=stance_words(position.stance),
        letter=LETTERS[position.firmness],
        firmness=position.firmness.value,
        when=_when(position),
        told_by=", ".join(tellers) if only else "",
        how=f"{stance_words(position.stance)}{position.how[5:]} {best.why}.",
        quote=words.quote(best.statement, best.passages),
        cites=citer.cite((*best.passages, *(p for c in position.evidence for p in c.passages))),
    )


def _when(position: Position) -> str:
    since = f"since {day_words(position.since)}" if position.since else ""
    until = f"until {day_words(position.superseded)}" if position.superseded else ""
    return " ".join(filter(None, (since, until)))


def _strong(found: Analysis) -> dict[str, list[tuple[str, Coded]]]:
    """By topic the red lines, threats, warnings and promises on it, each statement once."""
    told: dict[str, list[tuple[str, Coded]]] = defaultdict(list)
    seen = set[tuple[str, str]]()
    for one in found.coded:
        kind = "red line" if one.firmness is Firmness.RED_LINE else _STRONG.get(one.act)
        if kind and one.told_by is None and (one.topic, one.statement) not in seen:
            seen.add((one.topic, one.statement))
            told[one.topic].append((kind, one))
    return told


def _points(
    points: Sequence[StickingPoint], words: Words, citer: Citer, limits: Limits
) -> Capped[PointView]:
    cut = capped(points, limits.points)
    return Capped(tuple(_point(point, words, citer) for point in cut.shown), cut.more)


def _called(point: StickingPoint, words: Words, citer: Citer) -> PointView:
    """What a source itself calls so, in its own words."""
    sentence = "; ".join(quoted(_short(p.text)) for p in point.named[:3])
    return PointView(words.title(point.topic), "", sentence, citer.cite(point.named))


def _point(point: StickingPoint, words: Words, citer: Citer) -> PointView:
    if not point.sides:
        return _called(point, words, citer)
    ends = (point.sides[0], point.sides[-1]) if point.score else point.sides[:3]
    best = [(side, _best(side)) for side in ends]
    said = (
        f"{side.party.name} ({stance_words(side.stance)}, {side.firmness.value}): "
        f"{words.quote(c.statement, c.passages)}"
        for side, c in best
    )
    return PointView(
        title=words.title(point.topic),
        score=f"{point.score:.2f}" if point.score else "",
        sentence="; ".join(said),
        cites=citer.cite(p for _, c in best for p in c.passages),
    )


def _links(found: Analysis, words: Words, citer: Citer, limits: Limits) -> Capped[LinkView]:
    cut = capped(found.links, limits.links)
    ties = {Ties.TOGETHER: "ties together", Ties.APART: "keeps apart"}
    return Capped(
        tuple(
            LinkView(
                link.party.name,
                ties[link.ties],
                "; ".join(map(words.title, link.issues)),
                words.quote(link.statement, link.passages),
                citer.cite(link.passages),
            )
            for link in cut.shown
        ),
        cut.more,
    )


def _moves(found: Analysis, words: Words, citer: Citer, limits: Limits) -> Capped[MoveView]:
    cut = capped(found.moves, limits.moves)
    return Capped(tuple(_move(move, words, citer) for move in cut.shown), cut.more)


def _move(move: Move, words: Words, citer: Citer) -> MoveView:
    told = f"from {stance_words(move.before)} to {stance_words(move.after)}"
    day = f", {day_words(move.day)}" if move.day else ""
    forum = f", {move.forum}" if move.forum else ""
    quote = words.quote(move.statement, move.passages)
    return MoveView(
        move.party.name,
        words.title(move.topic),
        f"{told}{day}{forum}: {quote}",
        citer.cite(move.passages),
    )

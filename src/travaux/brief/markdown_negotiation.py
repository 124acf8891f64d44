"""Positions, sticking points, exchanges and the network in the Markdown brief."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from travaux.brief.ledger import ExchangeView
from travaux.brief.markdown_words import NOT_REPORTED, escaped, more, passages
from travaux.brief.page import Page
from travaux.brief.standing import IssueView, PointView, Standing

__all__ = ["NEGOTIATION"]


def _positions(view: Page) -> Iterator[str]:
    found = view.standing
    if found is None or not found.matrix.rows.shown:
        return
    yield f"{escaped(found.note)} A number is a stance from −1 to +1 towards the poles under each"
    yield "issue. R red line, P preference, O openness; n.r. not reported, which is neither neutral"
    yield "nor against."
    yield ""
    yield f"| Issue | {' | '.join(map(escaped, found.matrix.parties))} |"
    yield f"|---|{'---|' * len(found.matrix.parties)}"
    for row in found.matrix.rows.shown:
        cells = (
            f"**{c.stance}** {c.letter}{' told' if c.told else ''}" if c.stance else "n.r."
            for c in row.cells
        )
        yield f"| {escaped(row.title)} | {' | '.join(cells)} |"
    yield ""
    for issue in found.issues.shown:
        yield from _issue(issue)
    yield from more(found.issues, "positions")
    if found.silent:
        yield f"Nothing reported on: {'; '.join(map(escaped, found.silent))}."
    yield from _changes(found)


def _issue(issue: IssueView) -> Iterator[str]:
    yield from (f"### {escaped(issue.title)}", "")
    yield from (f"+1: {escaped(issue.positive)} −1: {escaped(issue.negative)}", "")
    for one in issue.lines.shown:
        told = f", told by {escaped(one.told_by)}" if one.told_by else ""
        when = f", {one.when}" if one.when else ""
        head = f"- **{escaped(one.party)}** {one.stance}, {one.firmness}{when}{told}"
        yield f"{head}: {escaped(one.quote)} ({escaped(one.how)})"
        yield from passages(one.cites)
    yield from more(issue.lines, "positions")
    for strong in issue.strong.shown:
        yield f"- *{strong.kind}*, **{escaped(strong.party)}**: {escaped(strong.quote)}"
        yield from passages(strong.cites)
    yield from more(issue.strong, "threats")


def _changes(found: Standing) -> Iterator[str]:
    if found.moves.shown:
        yield from ("", "### Movement", "")
    for move in found.moves.shown:
        yield f"- **{escaped(move.party)}**, {escaped(move.title)}: {escaped(move.words)}"
        yield from passages(move.cites)
    yield from more(found.moves, "movement")
    if found.links.shown:
        yield from ("", "### Issues tied together or kept apart", "")
    for link in found.links.shown:
        on = f" ({escaped(link.issues)})" if link.issues else ""
        yield f"- **{escaped(link.party)}** {link.ties}{on}: {escaped(link.quote)}"
        yield from passages(link.cites)
    yield from more(found.links, "linkage")


def _points(view: Page) -> Iterator[str]:
    if view.standing is None:
        return
    for heading, points, what in (
        ("Sticking points, as computed", view.standing.stuck, "sticking-points"),
        (
            "What sources themselves call a sticking point",
            view.standing.called_stuck,
            "sticking-points",
        ),
        ("Common ground, as computed", view.standing.shared, "common-ground"),
        (
            "What sources themselves call uncontroversial",
            view.standing.called_shared,
            "common-ground",
        ),
    ):
        if points.shown:
            yield from (f"### {heading}", "")
        for point in points.shown:
            yield from _point(point)
        yield from more(points, what)


def _point(point: PointView) -> Iterator[str]:
    score = f" ({point.score})" if point.score else ""
    yield f"- **{escaped(point.title)}**{score}: {escaped(point.sentence)}"
    yield from passages(point.cites)


def _exchanges(view: Page) -> Iterator[str]:
    if view.ledger is None:
        return
    if view.ledger.due.shown:
        yield from ("### Answers pledged and not yet reported", "")
    for due in view.ledger.due.shown:
        to = f" owes {escaped(due.to)}" if due.to else ""
        yield f"- **{escaped(due.by)}**{to}: {escaped(due.quote)}"
        yield from passages(due.cites)
    yield from more(view.ledger.due, "due")
    if view.ledger.exchanges.shown:
        yield from ("### Demands, proposals, offers and questions", "")
    for exchange in view.ledger.exchanges.shown:
        yield from _exchange(exchange)
    yield from more(view.ledger.exchanges, "exchanges")


def _exchange(x: ExchangeView) -> Iterator[str]:
    to = escaped(x.to) if x.to else NOT_REPORTED
    told = "; ".join(filter(None, (x.act, x.when, escaped(x.issues))))
    counter = f"; counter in {x.follows}" if x.follows else ""
    head = f"- {x.number}\\. **{escaped(x.by)} → {to}** ({told}{counter})"
    yield f"{head}: {escaped(x.quote)} *{x.state}*"
    yield from passages(x.cites)
    for answer in x.answers:
        when = f", {answer.when}" if answer.when else ""
        yield f"  - *{answer.kind}*, **{escaped(answer.by)}**{when}: {escaped(answer.quote)}"
        yield from passages(answer.cites, "    ")


def _network(view: Page) -> Iterator[str]:
    if view.network is None:
        return
    for pair in view.network.pairs.shown:
        both = f"**{escaped(pair.one)}** and **{escaped(pair.other)}**"
        yield f"- {both}: agree on {pair.agree}, differ on {pair.differ}"
    yield from more(view.network.pairs, "networks")


NEGOTIATION: tuple[tuple[str, Callable[[Page], Iterable[str]]], ...] = (
    ("Who stands where", _positions),
    ("Sticking points and common ground", _points),
    ("Exchanges", _exchanges),
    ("Who agrees with whom", _network),
)

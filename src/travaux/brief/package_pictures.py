"""The Pareto front of a question of packages as SVG: one plot for each pair of parties.

Pure strings. Every text is escaped; each picture has a title and a description for who cannot see
it, and each rule's point a shape of its own, so that nothing hangs on colour.
"""

from __future__ import annotations

from collections.abc import Iterator
from html import escape
from itertools import combinations

from travaux.brief.words import visible
from travaux.outlook.packages import Answer

__all__ = ["pareto_svg"]

_SIDE, _LEFT, _TOP, _GAP, _KEY = 230, 46, 30, 78, 54
_MOST_DOTS = 400
_MOST_PLOTS = 6
_SHAPES = {
    "Nash": "M-6 0A6 6 0 1 0 6 0A6 6 0 1 0 -6 0Z",
    "Kalai-Smorodinsky": "M0 -7L7 0L0 7L-7 0Z",
    "egalitarian": "M0 -7L6.5 5L-6.5 5Z",
    "utilitarian": "M-5.5 -5.5H5.5V5.5H-5.5Z",
}
_STYLE = "font-family='system-ui, sans-serif' font-size='12' fill='currentColor'"


def pareto_svg(answer: Answer) -> str:
    """The front and its four points, a plot for each pair of parties; "" where there is none.

    At most six pairs are drawn, and of a large front every n-th package; the description says so.
    """
    if answer.points is None:
        return ""
    pairs = list(combinations(range(len(answer.case.parties)), 2))
    drawn = pairs[:_MOST_PLOTS]
    columns = min(2, len(drawn))
    rows = -(-len(drawn) // columns)
    width = _LEFT + columns * (_SIDE + _GAP)
    height = _KEY + rows * (_SIDE + _GAP)
    body = "".join(
        f"<g transform='translate({_LEFT + n % columns * (_SIDE + _GAP)} "
        f"{_TOP + _KEY + n // columns * (_SIDE + _GAP)})'>{''.join(_plot(answer, *pair))}</g>"
        for n, pair in enumerate(drawn)
    )
    return (
        f"<svg class='pareto' xmlns='http://www.w3.org/2000/svg' viewBox='0 0 {width} {height}' "
        f"role='img' aria-labelledby='pareto-title pareto-desc' width='{width}' {_STYLE}>"
        f"<title id='pareto-title'>Efficient packages</title>"
        f"<desc id='pareto-desc'>{_said(_told(answer, len(pairs)))}</desc>"
        f"{''.join(_key())}{body}</svg>"
    )


def _said(words: str) -> str:
    return escape(visible(words))


def _told(answer: Answer, pairs: int) -> str:
    number = len(answer.front)
    said = [f"{number} efficient packages by what they are worth to each pair of parties."]
    if number > _MOST_DOTS:
        said.append(f"Every {-(-number // _MOST_DOTS)}th is drawn.")
    if pairs > _MOST_PLOTS:
        said.append(f"{_MOST_PLOTS} of {pairs} pairs are drawn.")
    for point in answer.points.all() if answer.points else ():
        worth = ", ".join(
            f"{party.name} {u:.4g}"
            for party, u in zip(answer.case.parties, point.utilities, strict=True)
        )
        said.append(f"{point.rule}: {worth}.")
    return " ".join(said)


def _key() -> Iterator[str]:
    """What the shapes mean, above the plots."""
    for n, (rule, shape) in enumerate(_SHAPES.items()):
        x, y = _LEFT + n % 2 * 190, 12 + n // 2 * 18
        yield f"<path d='{shape}' transform='translate({x} {y})' {_mark()}/>"
        yield f"<text x='{x + 12}' y='{y + 4}'>{escape(rule)}</text>"
    x, y = _LEFT + len(_SHAPES) % 2 * 190, 12 + len(_SHAPES) // 2 * 18
    yield f"<path d='M{x - 5} {y - 5}l10 10m0 -10l-10 10' {_mark()}/>"
    yield f"<text x='{x + 12}' y='{y + 4}'>without agreement</text>"


def _mark() -> str:
    return "fill='none' stroke='currentColor' stroke-width='1.8'"


def _plot(answer: Answer, across: int, up: int) -> Iterator[str]:
    assert answer.points is not None  # noqa: S101 - asked before
    parties = answer.case.parties
    table = answer.front.utilities[:, [across, up]]
    without = [parties[across].disagreement, parties[up].disagreement]
    low = [min(float(table[:, k].min()), without[k]) for k in (0, 1)]
    high = [max(float(table[:, k].max()), without[k]) for k in (0, 1)]

    def at(worth: tuple[float, float]) -> tuple[float, float]:
        x, y = ((worth[k] - low[k]) / ((high[k] - low[k]) or 1.0) * _SIDE for k in (0, 1))
        return x, _SIDE - y

    yield f"<path d='M0 0V{_SIDE}H{_SIDE}' fill='none' stroke='currentColor' opacity='.5'/>"
    yield from _axes(parties[across].name, parties[up].name, low, high)
    for worth in table[:: -(-len(table) // _MOST_DOTS)].tolist():
        x, y = at((worth[0], worth[1]))
        yield f"<circle cx='{x:.1f}' cy='{y:.1f}' r='3' opacity='.45'/>"
    x, y = at((without[0], without[1]))
    yield f"<path d='M{x - 5:.1f} {y - 5:.1f}l10 10m0 -10l-10 10' {_mark()}>"
    yield "<title>without agreement</title></path>"
    for point in answer.points.all():
        x, y = at((point.utilities[across], point.utilities[up]))
        yield f"<path d='{_SHAPES[point.rule]}' transform='translate({x:.1f} {y:.1f})' {_mark()}>"
        yield f"<title>{escape(point.rule)}</title></path>"


def _axes(across: str, up: str, low: list[float], high: list[float]) -> Iterator[str]:
    below = _SIDE + 16
    yield f"<text x='0' y='{below}'>{low[0]:.3g}</text>"
    yield f"<text x='{_SIDE}' y='{below}' text-anchor='end'>{high[0]:.3g}</text>"
    yield f"<text x='{_SIDE / 2}' y='{below + 14}' text-anchor='middle'>{_said(across)}</text>"
    yield f"<text x='-6' y='{_SIDE}' text-anchor='end'>{low[1]:.3g}</text>"
    yield f"<text x='-6' y='10' text-anchor='end'>{high[1]:.3g}</text>"
    yield f"<text x='0' y='-8'>{_said(up)}</text>"

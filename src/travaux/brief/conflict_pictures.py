"""Conflicts to look at: the graph of improvements and the table of what each party does.

Pure strings: SVG and HTML without scripts, escaped, with names for who cannot see them.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from html import escape

import numpy as np

from travaux.brief.words import visible
from travaux.outlook.conflict import Concept, GraphModel, equilibria, reached, state_words
from travaux.outlook.conflict.moves import allowed

__all__ = ["MOST_DRAWN", "conflict_graph", "decision_table"]

MOST_DRAWN = 24  # states; more cannot be told apart
_NODE = 17
_EDGE = 40
# Okabe and Ito's colours, which colour-blind readers tell apart, and a dash for each besides.
_COLOURS = ("#0072B2", "#D55E00", "#009E73", "#CC79A7", "#56B4E9", "#6b5b00")
_DASHES = ("none", "7 4", "2 3", "10 3 2 3", "4 2", "1 4")
Point = tuple[float, float]
_TOLD = (Concept.NASH, Concept.SEQ, Concept.SMR, Concept.GMR)


def conflict_graph(
    model: GraphModel, concept: Concept = Concept.SEQ, *, prefix: str = "conflict"
) -> str | None:
    """An SVG of the states on a ring with each party's improvements as arrows.

    Equilibria under ``concept`` are filled, the status quo has a square. None where there are more
    than MOST_DRAWN states or preferences are unknown. ``prefix`` begins the ids in it: two graphs
    on one page need two.
    """
    if not model.known or model.states.count > MOST_DRAWN:
        return None
    states = model.states.listed(model.states.feasible)
    holding = set(model.states.listed(equilibria(model, concept)))
    radius = max(110.0, len(states) * 13.0)
    middle = radius + _EDGE
    spots = {s: _spot(k, len(states), radius, middle) for k, s in enumerate(states)}
    size = 2 * middle
    parties = model.conflict.decision_makers
    height = size + 24 * len(parties) + 30
    parts = [
        _opening(size, height),
        f"<title>{_said(model.conflict.title or 'Conflict graph')}</title>",
        f"<desc>{_described(model, sorted(holding), concept)}</desc>",
        *(_marker(dm, prefix) for dm in model.parties),
        *_arrows(model, spots, middle, prefix),
        *(_node(model, s, k + 1, spots[s], s in holding) for k, s in enumerate(states)),
        *_legend(parties, size, concept, prefix),
        "</svg>",
    ]
    return "".join(parts)


def _opening(width: float, height: float) -> str:
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" role="img" viewBox="0 0 {width:.0f} {height:.0f}"'
        f' width="{width:.0f}" height="{height:.0f}" font-family="sans-serif" font-size="13">'
    )


def _said(text: str) -> str:
    return escape(visible(text))


def _described(model: GraphModel, holding: Sequence[int], concept: Concept) -> str:
    told = " | ".join(state_words(model.conflict, s) for s in holding) or "none"
    return _said(f"{model.states.count} states; equilibria ({concept.upper()}): {told}.")


def _spot(number: int, count: int, radius: float, middle: float) -> Point:
    angle = 2 * math.pi * number / count - math.pi / 2
    return middle + radius * math.cos(angle), middle + radius * math.sin(angle)


def _marker(dm: int, prefix: str) -> str:
    colour, name = _COLOURS[dm % len(_COLOURS)], f"{escape(prefix)}-{dm}"
    return (
        f'<marker id="{name}" viewBox="0 0 8 8" refX="8" refY="4" markerWidth="7"'
        f' markerHeight="7" orient="auto"><path d="M0 0 8 4 0 8z" fill="{colour}"/></marker>'
    )


def _arrows(
    model: GraphModel, spots: dict[int, Point], middle: float, prefix: str
) -> Iterator[str]:
    """Yield an arrow for each improvement."""
    for dm in model.parties:
        rank, reach = model.orders[dm].rank, allowed(model.states, dm)
        for start, spot in spots.items():
            place = model.states.place(start) or 0
            here = np.unravel_index(place, model.states.shape)
            for pattern in np.flatnonzero(reach[here[dm]]):
                there = (*here[:dm], pattern, *here[dm + 1 :])
                if rank[there] > rank[here]:
                    end = model.states.code(int(np.ravel_multi_index(there, rank.shape)))
                    yield _arrow(dm, spot, spots[end], middle, prefix)


def _arrow(dm: int, start: Point, end: Point, middle: float, prefix: str) -> str:
    """One arrow from rim to rim, bent inwards past the states between, and a little to the left."""
    dx, dy = end[0] - start[0], end[1] - start[1]
    far = math.hypot(dx, dy)
    x, y = (start[0] + end[0]) / 2, (start[1] + end[1]) / 2
    inwards = 0.22 * (middle - _EDGE) / max(math.hypot(middle - x, middle - y), 1.0)
    inwards = min(inwards, 1.0) if far > 2.5 * _EDGE else 0.0
    left = (8 + 6 * dm) / far
    cx = x + inwards * (middle - x) + left * dy
    cy = y + inwards * (middle - y) - left * dx
    x1, y1 = _rim(start, (cx, cy))
    x2, y2 = _rim(end, (cx, cy))
    return (
        f'<path d="M{x1:.1f} {y1:.1f}Q{cx:.1f} {cy:.1f} {x2:.1f} {y2:.1f}" fill="none"'
        f' stroke="{_COLOURS[dm % len(_COLOURS)]}" stroke-width="1.6"'
        f' stroke-dasharray="{_DASHES[dm % len(_DASHES)]}"'
        f' marker-end="url(#{escape(prefix)}-{dm})"/>'
    )


def _rim(node: Point, towards: Point) -> Point:
    dx, dy = towards[0] - node[0], towards[1] - node[1]
    far = math.hypot(dx, dy) or 1.0
    return node[0] + (_NODE + 2) * dx / far, node[1] + (_NODE + 2) * dy / far


def _node(model: GraphModel, state: int, number: int, spot: Point, holds: bool) -> str:
    x, y = spot
    fill, ink = ("#222222", "#ffffff") if holds else ("#ffffff", "#222222")
    square = ""
    if state == model.conflict.status_quo:
        side = 2 * _NODE + 10
        square = (
            f'<rect x="{x - side / 2:.1f}" y="{y - side / 2:.1f}" width="{side}" height="{side}"'
            ' fill="none" stroke="#222222"/>'
        )
    return (
        f"<g><title>{number}: {_said(state_words(model.conflict, state))}</title>{square}"
        f'<circle cx="{x:.1f}" cy="{y:.1f}" r="{_NODE}" fill="{fill}" stroke="#222222"/>'
        f'<text x="{x:.1f}" y="{y + 4.5:.1f}" text-anchor="middle" fill="{ink}">{number}</text></g>'
    )


def _legend(parties: Sequence[str], size: float, concept: Concept, prefix: str) -> Iterator[str]:
    for dm, name in enumerate(parties):
        y = size + 10 + 24 * dm
        yield (
            f'<path d="M16 {y:.0f}H56" stroke="{_COLOURS[dm % len(_COLOURS)]}" stroke-width="2"'
            f' stroke-dasharray="{_DASHES[dm % len(_DASHES)]}"'
            f' marker-end="url(#{escape(prefix)}-{dm})"/>'
            f'<text x="66" y="{y + 4:.0f}">{_said(name)} gains</text>'
        )
    y = size + 14 + 24 * len(parties)
    yield f'<text x="16" y="{y:.0f}">Filled: holds ({concept.upper()}). Square: status quo.</text>'


def decision_table(model: GraphModel) -> str:
    """An HTML table: a column a state that holds, and the status quo; a row an option.

    Columns are numbered as in the graph. At most MOST_DRAWN columns. Raises InputError where
    preferences are unknown.
    """
    found = {concept: equilibria(model, concept) for concept in _TOLD}
    numbers = {s: k + 1 for k, s in enumerate(model.states.listed(model.states.feasible))}
    holding = model.states.listed(found[Concept.NASH] | found[Concept.SEQ])
    start = model.conflict.status_quo
    columns = sorted({*holding[:MOST_DRAWN], *(() if start is None else (start,))})
    head = "".join(
        f'<th scope="col">{numbers[s]}{" (status quo)" if s == start else ""}</th>' for s in columns
    )
    rows = [*_option_rows(model, columns), *_concept_rows(model, columns, found)]
    if start is not None:
        rows.append(_reached_row(model, columns, start))
    return (
        f"<table><caption>{_said(model.conflict.title or 'What holds')}: states that hold under "
        f'Nash or sequential stability</caption><thead><tr><th scope="col">Party</th>'
        f'<th scope="col">Option</th>{head}</tr></thead><tbody>{"".join(rows)}</tbody></table>'
    )


def _row(party: str, name: str, cells: Sequence[str]) -> str:
    filled = "".join(f"<td>{cell}</td>" for cell in cells)
    return f'<tr><td>{party}</td><th scope="row">{name}</th>{filled}</tr>'


def _option_rows(model: GraphModel, columns: Sequence[int]) -> Iterator[str]:
    conflict = model.conflict
    for dm, party in enumerate(conflict.decision_makers):
        for k in conflict.owned(dm):
            cells = ["Yes" if s >> k & 1 else "–" for s in columns]
            yield _row(_said(party), _said(conflict.options[k].words), cells)


def _concept_rows(
    model: GraphModel,
    columns: Sequence[int],
    found: dict[Concept, np.ndarray[tuple[int, ...], np.dtype[np.bool_]]],
) -> Iterator[str]:
    for concept, where in found.items():
        places = [model.states.place(s) or 0 for s in columns]
        yield _row("", concept.upper(), ["holds" if where.flat[p] else "–" for p in places])


def _reached_row(model: GraphModel, columns: Sequence[int], start: int) -> str:
    paths = [reached(model, start, improving=True).path(s) for s in columns]
    cells = ["–" if path is None else str(len(path)) for path in paths]
    return _row("", "Improving moves from the status quo", cells)

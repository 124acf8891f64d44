"""Who agrees and disagrees with whom, as SVG and as rows. Pure strings; every text is escaped.

The layout is a circle in a fixed order, camp by camp, so the same record gives the same picture.
Agreement is a whole line, disagreement a broken one with a cross on it, and a number tells on how
many issues, so that nothing hangs on colour.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from html import escape
from math import cos, pi, sin

from travaux.analysis.networks import Counting, network, polarisation
from travaux.brief.limits import Capped, capped
from travaux.brief.words import counted, visible
from travaux.model import Coded, Position

__all__ = ["NetworkView", "Pair", "network_svg", "network_view", "standing_codes"]

_WIDTH, _HEIGHT, _RADIUS, _LONGEST = 720, 420, 150, 26


@dataclass(frozen=True, slots=True)
class Pair:
    """Two parties, on how many issues they stand on one side, and on how many apart."""

    one: str
    other: str
    agree: int
    differ: int


@dataclass(frozen=True, slots=True)
class NetworkView:
    """The pairs, those with most issues first; ``parties`` in the order drawn; ``camps`` by party.

    ``left`` counts parties that are not drawn; ``divided`` is the polarisation in [−½, 1].
    """

    parties: tuple[str, ...]
    camps: tuple[int, ...]
    pairs: Capped[Pair]
    drawn: tuple[Pair, ...]
    left: int
    divided: float


def standing_codes(standing: Iterable[Position]) -> list[Coded]:
    """One code for each position that stands, so that picture and matrix say the same.

    Over all statements a party that has moved would hold both sides of an issue.
    """
    return [replace(p.evidence[-1], stance=p.stance) for p in standing]


def network_view(coded: Sequence[Coded], most: int = 12, rows: int = 30) -> NetworkView | None:
    """The network of at most ``most`` parties and ``rows`` pairs, None where no two are tied."""
    agree, differ = (network(coded, how) for how in (Counting.CONGRUENCE, Counting.CONFLICT))
    ties = agree.weights + differ.weights
    if not ties.any():
        return None
    divided, camps = polarisation(network(coded))
    strength = ties.sum(axis=1)
    tied = [k for k in range(len(agree.parties)) if strength[k]]
    kept = sorted(tied, key=lambda k: (-strength[k], agree.parties[k].name))[:most]
    kept.sort(key=lambda k: (camps[k], agree.parties[k].name))
    pairs = [
        Pair(
            agree.parties[a].name,
            agree.parties[b].name,
            int(agree.weights[a, b]),
            int(differ.weights[a, b]),
        )
        for at, a in enumerate(tied)
        for b in tied[at + 1 :]
        if ties[a, b]
    ]
    pairs.sort(key=lambda p: (-(p.agree + p.differ), -p.differ, p.one, p.other))
    names = tuple(agree.parties[k].name for k in kept)
    drawn = tuple(p for p in pairs if p.one in names and p.other in names)
    return NetworkView(
        names,
        tuple(camps[k] for k in kept),
        capped(pairs, rows),
        drawn,
        len(tied) - len(kept),
        divided,
    )


def network_svg(view: NetworkView) -> str:
    """The picture. It has a title and a description that says the same in words."""
    many = len(view.parties)
    places = {
        name: (
            _WIDTH / 2 + _RADIUS * cos(2 * pi * k / many - pi / 2 + 0.2),
            _HEIGHT / 2 + _RADIUS * sin(2 * pi * k / many - pi / 2 + 0.2),
        )
        for k, name in enumerate(view.parties)
    }
    body = "".join((*_edges(view.drawn, places), *_nodes(view, places)))
    return (
        f'<svg class="network" xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDTH} {_HEIGHT}" '
        'role="img" aria-labelledby="network-title network-desc" '
        'font-family="system-ui, sans-serif" font-size="14" fill="currentColor">'
        '<title id="network-title">Who agrees and disagrees with whom</title>'
        f'<desc id="network-desc">{_said(_told(view))}</desc>{body}</svg>'
    )


def _said(words: str) -> str:
    return escape(visible(words))


def _told(view: NetworkView) -> str:
    said = [
        f"{p.one} and {p.other}: agree on {p.agree}, differ on {p.differ}."
        for p in view.pairs.shown
    ]
    left = f" {counted(view.left, 'party', 'parties')} not drawn." if view.left else ""
    return " ".join(said) + left


def _edges(pairs: Sequence[Pair], places: dict[str, tuple[float, float]]) -> Iterator[str]:
    """Lines first, then their marks, so that no line runs through a number."""
    marks = []
    for pair in pairs:
        (x1, y1), (x2, y2) = places[pair.one], places[pair.other]
        net = pair.agree - pair.differ
        dash = (
            "" if net > 0 else ' stroke-dasharray="7 5"' if net < 0 else ' stroke-dasharray="2 4"'
        )
        width = 1.2 + 0.8 * min(4, pair.agree + pair.differ)
        yield (
            f'<line x1="{x1:.1f}" y1="{y1:.1f}" x2="{x2:.1f}" y2="{y2:.1f}" '
            f'stroke="currentColor" stroke-width="{width:.1f}" opacity=".6"{dash}/>'
        )
        # A little off the middle, so that the marks of crossing lines do not fall on each other.
        marks.append(_mark(pair, x1 + (x2 - x1) * 0.42, y1 + (y2 - y1) * 0.42))
    yield from marks


def _mark(pair: Pair, x: float, y: float) -> str:
    parts = []
    if pair.agree:
        parts.append(f"={pair.agree}")
    if pair.differ:
        parts.append(f"×{pair.differ}")
    words = " ".join(parts)
    wide = 9 * len(words) + 8
    return (
        f'<rect class="plate" x="{x - wide / 2:.1f}" y="{y - 10:.1f}" width="{wide}" height="20" '
        f'rx="4" fill="#ffffff" stroke="currentColor" stroke-width=".7"/>'
        f'<text x="{x:.1f}" y="{y + 5:.1f}" text-anchor="middle">{words}</text>'
    )


def _nodes(view: NetworkView, places: dict[str, tuple[float, float]]) -> Iterator[str]:
    """A circle for a party of one camp, a square for one of the other."""
    for name, camp in zip(view.parties, view.camps, strict=True):
        x, y = places[name]
        shape = (
            f'<circle cx="{x:.1f}" cy="{y:.1f}" r="8"/>'
            if camp == 0
            else f'<rect x="{x - 7:.1f}" y="{y - 7:.1f}" width="14" height="14"/>'
        )
        right = x >= _WIDTH / 2
        short = name if len(name) <= _LONGEST else name[: _LONGEST - 1] + "…"
        yield (
            f'{shape}<text class="party" font-weight="600" x="{x + (14 if right else -14):.1f}" '
            f'y="{y + 5:.1f}" text-anchor="{"start" if right else "end"}">{_said(short)}</text>'
        )

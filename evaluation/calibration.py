"""Whether a statement that is said to be 90 % sure is right nine times in ten.

An attribution is *right* where the annotators have one whose content is mostly the same (at least
half of the code points of both together) and whose source shares a word with it, or which has no
source either. The *expected calibration error* is that of Guo et al. (2017), over ten bins of equal
width. ``python -m evaluation.calibration`` prints the table and draws ``docs/reliability.svg``.
"""

from __future__ import annotations

import argparse
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias

from evaluation.polnear import default_folder, whole_attributions
from travaux.settings import Reader

__all__ = ["Bin", "bins", "calibration_error", "draw", "is_right"]

Spans: TypeAlias = frozenset[tuple[int, int]]
Whole: TypeAlias = tuple[Spans, Spans, Spans]

BINS = 10


@dataclass(frozen=True, slots=True)
class Bin:
    """Statements of about one confidence: how many, their mean confidence, the share right."""

    count: int
    confidence: float
    right: float


def is_right(found: Whole, gold: Collection[Whole]) -> bool:
    """Whether words are given to the right source (see above)."""
    return any(_alike(found[2], one[2]) and _same_source(found[0], one[0]) for one in gold)


def _alike(a: Spans, b: Spans) -> bool:
    shared = sum(max(0, min(e, f) - max(s, t)) for s, e in a for t, f in b)
    size = sum(e - s for s, e in (*a, *b))
    return shared > 0 and 2 * shared >= size - shared


def _same_source(a: Spans, b: Spans) -> bool:
    if not a or not b:
        return not a and not b
    return any(s < f and t < e for s, e in a for t, f in b)


def bins(pairs: Iterable[tuple[float, bool]]) -> list[Bin]:
    """Pairs of confidence and being right, by confidence, empty bins left out."""
    held: list[list[tuple[float, bool]]] = [[] for _ in range(BINS)]
    for confidence, right in pairs:
        held[min(BINS - 1, int(confidence * BINS))].append((confidence, right))
    return [
        Bin(len(b), sum(c for c, _ in b) / len(b), sum(r for _, r in b) / len(b)) for b in held if b
    ]


def calibration_error(found: Sequence[Bin]) -> float:
    """The mean distance of confidence and share right, weighted by how many there are; 0 to 1."""
    many = sum(b.count for b in found)
    return sum(b.count * abs(b.confidence - b.right) for b in found) / many if many else 0.0


def draw(found: Sequence[Bin], title: str) -> str:
    """A reliability plot as SVG: a dot a bin, as large as it is full, beside the diagonal."""
    most = max(b.count for b in found)
    dots = "".join(
        f'<circle cx="{60 + 300 * b.confidence:.1f}" cy="{330 - 300 * b.right:.1f}" '
        f'r="{3 + 9 * (b.count / most) ** 0.5:.1f}" fill="#1f5673" fill-opacity="0.75">'
        f"<title>{b.count} statements: {b.confidence:.2f} sure, {b.right:.2f} right</title>"
        "</circle>"
        for b in found
    )
    ticks = "".join(
        f'<text x="{60 + 300 * t:.0f}" y="350" text-anchor="middle">{t:.1f}</text>'
        f'<text x="52" y="{334 - 300 * t:.0f}" text-anchor="end">{t:.1f}</text>'
        for t in (0, 0.2, 0.4, 0.6, 0.8, 1)
    )
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 390 390" font-family="sans-serif" '
        f'font-size="12" role="img" aria-label="{title}"><rect width="390" height="390" '
        'fill="#fff"/><path d="M60 30V330H360" fill="none" stroke="#555"/>'
        '<path d="M60 330L360 30" stroke="#999" stroke-dasharray="4 4"/>'
        f'{dots}{ticks}<text x="210" y="374" text-anchor="middle">confidence</text>'
        '<text x="18" y="180" text-anchor="middle" transform="rotate(-90 18 180)">share right'
        f'</text><text x="210" y="20" text-anchor="middle">{title}</text></svg>\n'
    )


def main() -> None:
    """Print and draw."""
    parser = argparse.ArgumentParser(prog="python -m evaluation.calibration", description=__doc__)
    parser.add_argument("--reader", choices=["fast", "accurate"], default="fast")
    parser.add_argument("--draw", type=Path, metavar="FILE", help="write the plot to FILE (SVG)")
    told = parser.parse_args()
    pairs = [
        (confidence, is_right(found, gold))
        for _, given, gold in whole_attributions(default_folder(), Reader(told.reader))
        for found, confidence in given
        if confidence is not None
    ]
    found = bins(pairs)
    print(f"{'statements':>10} {'confidence':>10} {'right':>6}")
    for one in found:
        print(f"{one.count:>10} {one.confidence:>10.2f} {one.right:>6.2f}")
    sure = [right for confidence, right in pairs if confidence >= 0.9]
    print(f"expected calibration error {calibration_error(found):.3f}")
    share = sum(sure) / max(1, len(sure))
    print(f"at least .9 sure: {len(sure)} of {len(pairs)}, {share:.3f} right")
    if told.draw:
        told.draw.write_text(draw(found, f"How sure, how right: reader {told.reader}"), "utf-8")


if __name__ == "__main__":
    main()

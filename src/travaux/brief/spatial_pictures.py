"""An issue to look at: the line with its positions and bands, and what moves the answer.

Pure strings of SVG, every text escaped, with a title and a description for who cannot see them.
"""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

from travaux.brief.words import visible
from travaux.outlook.spatial import Forecast, Swing

__all__ = ["position_line", "tornado"]

_WIDTH, _LEFT, _RIGHT, _ROW = 760, 190, 40, 26
_STYLE = "font-family='system-ui, sans-serif' font-size='13' fill='currentColor'"
_ACTOR, _LIKELY, _MODEL = "#0072B2", "#D55E00", "#56B4E9"  # told apart by colour-blind readers
_MOST_LETTERS = 26
MOST_BARS = 12


def position_line(forecast: Forecast) -> str:
    """The scale of an issue, a row for each actor's position and for each band, the forecast last.

    An actor's mark grows with its weight. "" where nobody takes part.
    """
    issue = forecast.issue
    if not issue.actors:
        return ""
    rows = len(issue.actors) + len(forecast.bands) + (forecast.likely is not None)
    foot = 44 + rows * _ROW
    body = [*_scale(forecast, foot), *_actors(forecast), *_bands(forecast)]
    return _svg(f"Positions: {issue.name}", _line_told(forecast), foot + 62, body)


def tornado(forecast: Forecast) -> str:
    """How far each reported number moves the weighted mean, the largest first; "" where none does.

    At most MOST_BARS are drawn. A number that was given without a range has a dashed border.
    """
    swings = [swing for swing in forecast.swings if swing.size > 0][:MOST_BARS]
    if not swings:
        return ""
    ends = [end for swing in swings for end in (swing.low, swing.high)]
    low, high = min(ends), max(ends)
    body: list[str] = []
    for n, swing in enumerate(swings):
        body += _bar(swing, 40 + n * _ROW, low, high)
    foot = 52 + len(swings) * _ROW
    body.append(
        _text(_LEFT + 60, foot + 10, "solid: within its range; dashed: if it were a tenth off")
    )
    told = "; ".join(
        f"{s.what} of {s.actor}: {_number(s.low)} to {_number(s.high)}" for s in swings
    )
    return _svg(f"What moves the weighted mean: {forecast.issue.name}", told, foot + 24, body)


def _svg(title: str, told: str, height: float, body: list[str]) -> str:
    return (
        f"<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 {_WIDTH} {height:.0f}' role='img' "
        f"width='{_WIDTH}' {_STYLE}><title>{_said(title)}</title><desc>{_said(told)}</desc>"
        f"<text x='12' y='20' font-weight='bold'>{_said(_short(title, 90))}</text>"
        f"{''.join(body)}</svg>"
    )


def _said(words: str) -> str:
    return escape(visible(words))


def _short(words: str, most: int = _MOST_LETTERS) -> str:
    return words if len(words) <= most else words[: most - 1] + "…"


def _number(value: float) -> str:
    return f"{value:.3g}"


def _text(x: float, y: float, words: str, anchor: str = "start") -> str:
    return f"<text x='{x:.1f}' y='{y:.1f}' text-anchor='{anchor}'>{_said(words)}</text>"


def _at(value: float, low: float, high: float) -> float:
    """Where a value lies across the picture."""
    wide = high - low or 1.0
    return _LEFT + (_WIDTH - _LEFT - _RIGHT) * (value - low) / wide


def _bar_from(start: float, end: float, y: float, colour: str, tall: float) -> str:
    """A band; a single number is a thin upright line."""
    return (
        f"<rect x='{min(start, end) - 1:.1f}' y='{y - tall / 2:.1f}' "
        f"width='{abs(end - start) + 2:.1f}' height='{tall}' fill='{colour}' fill-opacity='0.75'/>"
    )


def _scale(forecast: Forecast, foot: float) -> Iterator[str]:
    issue = forecast.issue
    yield (
        f"<line x1='{_LEFT}' x2='{_WIDTH - _RIGHT}' y1='{foot}' y2='{foot}' stroke='currentColor'/>"
    )
    for n in range(5):
        value = issue.low + n * issue.width / 4
        x = _at(value, issue.low, issue.high)
        yield (
            f"<line x1='{x:.1f}' x2='{x:.1f}' y1='34' y2='{foot + 4}' stroke='currentColor' "
            "stroke-opacity='0.15'/>"
        )
        yield _text(x, foot + 20, _number(value), "middle")
    yield _text(_LEFT, foot + 40, _short(issue.low_means, 36))
    yield _text(_WIDTH - _RIGHT, foot + 40, _short(issue.high_means, 36), "end")
    if issue.status_quo is not None:
        x = _at(issue.status_quo, issue.low, issue.high)
        yield (
            f"<line x1='{x:.1f}' x2='{x:.1f}' y1='34' y2='{foot}' stroke='currentColor' "
            "stroke-dasharray='3 3'/>"
        )
        yield _text(
            min(max(x, _LEFT), _WIDTH - 110), foot + 56, "┊ holds without agreement", "start"
        )


def _actors(forecast: Forecast) -> Iterator[str]:
    issue = forecast.issue
    weights = [a.salience.middle * a.capability.middle for a in issue.actors]
    most = max(weights) or 1.0
    for n, (actor, weight) in enumerate(zip(issue.actors, weights, strict=True)):
        y = 44 + n * _ROW
        low, high = (
            _at(v, issue.low, issue.high) for v in (actor.position.low, actor.position.high)
        )
        yield _text(_LEFT - 14, y + 4, _short(actor.name), "end")
        if not actor.position.known:
            yield _bar_from(low, high, y, _ACTOR, 4)
        size = 3 + 6 * (weight / most) ** 0.5
        yield f"<circle cx='{(low + high) / 2:.1f}' cy='{y}' r='{size:.1f}' fill='{_ACTOR}'/>"


def _bands(forecast: Forecast) -> Iterator[str]:
    issue = forecast.issue
    rows = [(str(b.method), b.middle, b.low, b.high, _MODEL) for b in forecast.bands]
    if forecast.likely is not None and forecast.low is not None and forecast.high is not None:
        rows.append(
            ("most likely, 80 % band", forecast.likely, forecast.low, forecast.high, _LIKELY)
        )
    for n, (name, middle, low, high, colour) in enumerate(rows):
        y = 44 + (len(issue.actors) + n) * _ROW
        at, start, end = (_at(v, issue.low, issue.high) for v in (middle, low, high))
        yield _text(_LEFT - 14, y + 4, name, "end")
        yield _bar_from(start, end, y, colour, 12)
        yield (
            f"<line x1='{at:.1f}' x2='{at:.1f}' y1='{y - 9}' y2='{y + 9}' stroke='currentColor' "
            "stroke-width='2'/>"
        )


def _line_told(forecast: Forecast) -> str:
    issue = forecast.issue
    stand = "; ".join(f"{a.name} {_number(a.position.middle)}" for a in issue.actors)
    if forecast.likely is None or forecast.low is None or forecast.high is None:
        return f"{stand}. Not enough is reported for a forecast."
    band = f"{_number(forecast.low)} to {_number(forecast.high)}"
    return f"{stand}. Most likely {_number(forecast.likely)}, band {band}."


def _bar(swing: Swing, y: float, low: float, high: float) -> Iterator[str]:
    left, right = _LEFT + 60, _WIDTH - 80
    ends = [
        left + (right - left) * (v - low) / (high - low or 1.0) for v in (swing.low, swing.high)
    ]
    ends.sort()
    yield _text(left - 60, y + 4, f"{_short(swing.actor, 14)}: {swing.what}", "end")
    dash = (
        " stroke-dasharray='4 3' fill-opacity='0.3'" if swing.supposed else " fill-opacity='0.75'"
    )
    yield (
        f"<rect x='{ends[0]:.1f}' y='{y - 8}' width='{max(1.0, ends[1] - ends[0]):.1f}' "
        f"height='16' "
        f"fill='{_MODEL}' stroke='currentColor'{dash}/>"
    )
    answers = sorted((swing.low, swing.high))
    yield _text(ends[0] - 4, y + 4, _number(answers[0]), "end")
    yield _text(ends[1] + 4, y + 4, _number(answers[1]))

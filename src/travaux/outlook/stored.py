"""Forecasts kept with their date and settings, and what came of them: one file of JSON lines.

The file only grows. A line is a forecast of a point (``"kind": "point"``), of which outcome
comes about (``"kind": "outcomes"``), or what came of one (``"kind": "came"``, entered later).
"""

from __future__ import annotations

import hashlib
import json
import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import Any

from travaux.errors import InputError
from travaux.outlook.spatial.compromise import weighted_mean, weighted_median
from travaux.outlook.spatial.forecast import Forecast

__all__ = [
    "StoredOutcomes",
    "StoredPoint",
    "append_came",
    "append_forecasts",
    "read_forecasts",
    "stored_point",
]


@dataclass(frozen=True, slots=True)
class StoredPoint:
    """A forecast on a scale from ``low_end`` to ``high_end``, whose band is to hold ``share``.

    ``baselines`` are points by name ("weighted mean", "weighted median", "status quo"). ``came`` is
    what came of it, None while that is open.
    """

    id: str
    made: date
    question: str
    low_end: float
    high_end: float
    point: float
    low: float
    high: float
    share: float
    baselines: Mapping[str, float] = field(default_factory=dict)
    settings: Mapping[str, Any] = field(default_factory=dict)
    came: float | None = None


@dataclass(frozen=True, slots=True)
class StoredOutcomes:
    """A forecast of which outcome comes about: probabilities by name, which add up to one."""

    id: str
    made: date
    question: str
    chances: Mapping[str, float]
    baselines: Mapping[str, Mapping[str, float]] = field(default_factory=dict)
    settings: Mapping[str, Any] = field(default_factory=dict)
    came: str | None = None


def stored_point(forecast: Forecast, made: date) -> StoredPoint:
    """``forecast`` as it is kept. Raises InputError where not enough was reported to forecast."""
    issue, told = forecast.issue, forecast.settings
    if forecast.likely is None or forecast.low is None or forecast.high is None:
        raise InputError(f"'{issue.name}' has no forecast to keep: {'; '.join(forecast.lacking)}.")
    x, s, c = issue.middles()
    baselines = {
        "weighted mean": float(weighted_mean(x, s * c)),
        "weighted median": float(weighted_median(x, s * c)),
    }
    if issue.status_quo is not None:
        baselines["status quo"] = issue.status_quo
    return StoredPoint(
        _id(made, issue.name, (issue.actors, told)),
        made,
        issue.name,
        issue.low,
        issue.high,
        forecast.likely,
        forecast.low,
        forecast.high,
        0.8,
        baselines,
        {"seed": told.seed, "runs": told.runs, "rounds": told.rounds},
    )


def _id(made: date, question: str, rest: object) -> str:
    return hashlib.sha256(f"{made}|{question}|{rest!r}".encode()).hexdigest()[:12]


def append_forecasts(path: Path, forecasts: Iterable[StoredPoint | StoredOutcomes]) -> None:
    """Add ``forecasts`` at the end of the file, which is made where it is absent.

    Raises OSError where it cannot be written.
    """
    lines = "".join(_line(forecast) for forecast in forecasts)
    with path.open("a", encoding="utf-8") as file:
        file.write(lines)


def append_came(path: Path, id_: str, came: float | str) -> None:
    """Enter what came of the forecast ``id_``: a number, or the name of an outcome.

    Raises InputError where the file has no forecast of that id, and for what does not fit it.
    """
    known = {forecast.id: forecast for forecast in read_forecasts(path)}
    if id_ not in known:
        raise InputError(f"{path} holds no forecast '{id_}'.", f"It holds: {', '.join(known)}.")
    line: dict[str, Any] = {"kind": "came", "id": id_, "came": came}
    line["came"] = _with_came(known[id_], line, "what is entered").came
    with path.open("a", encoding="utf-8") as file:
        file.write(json.dumps(line, ensure_ascii=False) + "\n")


def _line(forecast: StoredPoint | StoredOutcomes) -> str:
    kind = "point" if isinstance(forecast, StoredPoint) else "outcomes"
    names = [name for name in type(forecast).__slots__ if name != "came"]
    row = {"kind": kind} | {name: getattr(forecast, name) for name in names}
    row["made"] = forecast.made.isoformat()
    return json.dumps(row, ensure_ascii=False) + "\n"


def read_forecasts(path: Path) -> tuple[StoredPoint | StoredOutcomes, ...]:
    """The forecasts of a file, in order, each with what came of it where that is entered.

    Raises InputError, with the line, for what is no forecast, and where the file cannot be read.
    """
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as unread:
        raise InputError(f"The forecasts {path} cannot be read: {unread}.") from unread
    found: dict[str, StoredPoint | StoredOutcomes] = {}
    for number, line in enumerate(lines, 1):
        if line.strip():
            _take(found, line, f"{path}, line {number}")
    return tuple(found.values())


def _take(found: dict[str, StoredPoint | StoredOutcomes], line: str, where: str) -> None:
    try:
        row = json.loads(line)
        kind, id_ = row.pop("kind"), row["id"]
        if kind == "came":
            found[id_] = _with_came(found[id_], row, where)
        else:
            found[id_] = _forecast(kind, row)
    except KeyError as missing:
        raise InputError(f"{where}: {missing} is missing or not known.") from missing
    except (TypeError, ValueError, AttributeError) as wrong:
        raise InputError(f"{where}: this is no forecast ({wrong}).") from wrong


def _forecast(kind: str, row: dict[str, Any]) -> StoredPoint | StoredOutcomes:
    row["made"] = date.fromisoformat(row["made"])
    if kind == "point":
        point = StoredPoint(**row)
        if not point.low_end < point.high_end or not point.low <= point.point <= point.high:
            raise ValueError("the point has to lie in its band, and the scale to have a length")
        return point
    if kind != "outcomes":
        raise ValueError(f"'{kind}' is neither point, outcomes nor came")
    outcomes = StoredOutcomes(**row)
    if (
        min(outcomes.chances.values(), default=-1) < 0
        or abs(sum(outcomes.chances.values()) - 1) > 1e-6
    ):
        raise ValueError("the probabilities have to add up to one")
    return outcomes


def _with_came(
    forecast: StoredPoint | StoredOutcomes, row: Mapping[str, Any], where: str
) -> StoredPoint | StoredOutcomes:
    came = row["came"]
    if isinstance(forecast, StoredOutcomes):
        if came not in forecast.chances:
            known = ", ".join(forecast.chances)
            raise InputError(f"{where}: '{came}' is none of the outcomes.", f"They are: {known}.")
        return replace(forecast, came=came)
    try:
        value = float(came)
    except (TypeError, ValueError):
        raise InputError(f"{where}: '{came}' is not a number.") from None
    if not (math.isfinite(value) and forecast.low_end <= value <= forecast.high_end):
        raise InputError(
            f"{where}: {came} lies off the scale, {forecast.low_end:g} to {forecast.high_end:g}."
        )
    return replace(forecast, came=value)

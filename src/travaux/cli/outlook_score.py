"""``travaux outlook score``: stored forecasts beside what came of them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from travaux.outlook.scoring import Scores

__all__ = ["command"]


@click.command("outlook-score")
@click.argument("file", type=click.Path(path_type=Path))
@click.option(
    "--came",
    multiple=True,
    metavar="ID=OUTCOME",
    help="Enter what came of a forecast, then score; may be repeated.",
)
def command(file: Path, came: tuple[str, ...]) -> None:
    """Score the forecasts kept in FILE against what came of them.

    Errors are in hundredths of each scale, beside the weighted mean, the weighted median and the
    status quo; bands beside what they promised.

    \b
    travaux outlook score forecasts.jsonl
    travaux outlook score forecasts.jsonl --came 3f2a90c1d7e4=40
    """
    from travaux.outlook.scoring import score_forecasts
    from travaux.outlook.stored import append_came, read_forecasts

    for told in came:
        id_, sign, value = told.partition("=")
        if not sign:
            raise click.BadParameter(f"'{told}' is not ID=OUTCOME", param_hint="--came")
        append_came(file, id_, value)
    for line in _lines(score_forecasts(read_forecasts(file))):
        click.echo(line)


def _lines(scores: Scores) -> Iterator[str]:
    from travaux.cli.output import printable

    if scores.points:
        yield f"{'on a scale':<24}{'forecasts':>10}{'mean error':>12}{'within 10':>11}"
    for row in scores.points:
        name = printable(row.name)
        yield f"{name:<24}{row.count:>10}{row.error:>12.1f}{row.within:>11.0%}"
    if scores.held is not None and scores.promised is not None:
        yield f"bands were to hold {scores.promised:.0%} of outcomes and held {scores.held:.0%}"
    if scores.brier:
        yield f"{'which outcome':<24}{'Brier score':>12}"
    for name, brier in scores.brier.items():
        yield f"{printable(name):<24}{brier:>12.3f}"
    if scores.calibration:
        yield f"{'said on average':<24}{'came true':>12}{'of':>7}"
    for one in scores.calibration:
        yield f"{one.said:<24.0%}{one.came:>12.0%}{one.count:>7}"
    yield f"{scores.open} open: what came of them is not entered"

"""``travaux show``: tables of what a record holds."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

import click

from travaux.cli.analysis_rows import ANALYSES, analysis_of
from travaux.cli.options import (
    as_day,
    as_of_option,
    filters,
    issues_option,
    least_option,
    record_option,
)
from travaux.cli.views import VIEWS, Filter, rows
from travaux.record import Record

__all__ = ["command"]


@click.command("show")
@click.argument("what", type=click.Choice([*VIEWS, *ANALYSES]), metavar="WHAT")
@record_option(required=True)
@filters
@least_option
@issues_option
@as_of_option
@click.option("--format", "shape", type=click.Choice(["table", "json", "csv"]), default="table")
def command(
    what: str,
    record_path: str,
    party: str | None,
    person: str | None,
    since: datetime | None,
    until: datetime | None,
    least: float | None,
    issues: str | None,
    as_of: datetime | None,
    shape: str,
) -> None:
    """Show what a record holds, as a table, JSON or CSV.

    WHAT is one of people, parties, meetings, texts, provisions, statements, threats (with
    warnings and promises), events (who did what to whom, in the codes of PLOVER and CAMEO),
    documents, dropped (what was left out of the documents, and why);

    or of positions (who stands where on which issue), exchanges (demands and their answers), due
    (answers pledged and not reported), issues (the codebook, and how much is on each),
    sticking-points, common-ground, linkage (who ties issues together or keeps them apart),
    movement (who changed sides, when), networks (who agrees and disagrees with whom).

    \b
    travaux show people --record talks.db
    travaux show statements --party RUS --since 2022-01-01 --record talks.db
    travaux show statements --at-least 0.9 --record talks.db
    travaux show events --party RUS --format csv --record talks.db > events.csv
    travaux show threats --format csv --record talks.db > threats.csv
    travaux show positions --party RUS --as-of 2022-01-12 --record talks.db
    travaux show exchanges --issues my-issues.yaml --record talks.db
    """
    from travaux.cli.output import as_csv, as_json, as_table

    if least is not None and what not in ("statements", "threats"):
        raise click.UsageError("--at-least is for statements and threats: only they have one.")
    keep = Filter(party, person, as_day(since), as_day(until), least)
    _only_for(what, keep, issues, as_of)
    with Record.open(record_path) as record:
        if what in ANALYSES:
            found, left = analysis_of(record, what, keep, issues, as_day(as_of)), 0
        else:
            found = list(rows(record, what, keep))
            left = _left_out(record, what, keep, len(found))
    if left:
        click.echo(f"travaux: {left} left out: less sure, or found by rules alone", err=True)
    columns = ANALYSES[what] if what in ANALYSES else VIEWS[what]
    if shape == "json":
        click.echo(as_json(found), nl=False)
    elif shape == "csv":
        click.echo(as_csv(columns, found), nl=False)
    else:
        as_table(columns, found, empty=f"The record holds no {what} that fit.")


def _only_for(what: str, keep: Filter, issues: str | None, as_of: datetime | None) -> None:
    """Raise UsageError for an option that this view has no use for, rather than pass it over."""
    if what not in ANALYSES and (issues or as_of):
        raise click.UsageError(f"--issues and --as-of are for {', '.join(ANALYSES)}.")
    if what in ANALYSES and (keep.person or keep.since or keep.until):
        raise click.UsageError(f"'{what}' is narrowed by --party and --as-of.")


def _left_out(record: Record, what: str, keep: Filter, kept: int) -> int:
    """How many rows ``--at-least`` has left out."""
    if keep.least is None:
        return 0
    return sum(1 for _ in rows(record, what, replace(keep, least=None))) - kept

"""``travaux changes``: what is new in a record since a day."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from typing import Any

import click

from travaux.analysis.changes import Change
from travaux.cli.options import as_day, as_of_option, issues_option, record_option
from travaux.record import Record

__all__ = ["command"]

_COLUMNS = ("day", "change", "what", "before", "after", "passage")


@click.command("changes")
@record_option(required=True)
@click.option(
    "--since",
    type=click.DateTime(["%Y-%m-%d"]),
    required=True,
    metavar="YYYY-MM-DD",
    help="The first day that counts as new.",
)
@as_of_option
@issues_option
@click.option("--party", metavar="NAME", help="Only what concerns this party: a name or code.")
@click.option("--format", "shape", type=click.Choice(["table", "json", "csv"]), default="table")
def command(
    record_path: str,
    since: datetime,
    as_of: datetime | None,
    issues: str | None,
    party: str | None,
    shape: str,
) -> None:
    """Show what is new since a day: positions, moves, demands, answers, meetings, texts.

    What was published before the day is compared with what was published since. Documents without
    a day of publication count on both sides: nothing tells whether they are new.

    \b
    travaux changes --since 2022-01-11 --record talks.db
    travaux changes --since 2022-01-11 --as-of 2022-01-14 --party RUS --record talks.db
    """
    from travaux.cli.output import as_csv, as_json, as_table

    with Record.open(record_path) as record:
        rows = list(_rows(record, since.date(), as_day(as_of), issues, party))
    if shape == "json":
        click.echo(as_json(rows), nl=False)
    elif shape == "csv":
        click.echo(as_csv(_COLUMNS, rows), nl=False)
    else:
        as_table(_COLUMNS, rows, empty=f"Nothing in the record is new since {since:%Y-%m-%d}.")


def _rows(
    record: Record, since: date, as_of: date | None, issues: str | None, party: str | None
) -> Iterator[dict[str, Any]]:
    from travaux.analysis.changes import analysis_changes, entry_changes
    from travaux.codebook.issues import read_issues
    from travaux.model import Kind
    from travaux.negotiation import negotiation

    book = read_issues(issues) if issues else None
    before = negotiation(record, book, as_of=since - timedelta(days=1))
    found = list(analysis_changes(before, negotiation(record, book, as_of=as_of)))
    days = {d.sha256: d.published.value for d in record.documents() if d.published}
    if as_of is not None:
        days = {document: day for document, day in days.items() if day <= as_of}
    for kind in (Kind.MEETING, Kind.TEXT, Kind.PROVISION, Kind.PERSON):
        found += entry_changes(record.entries(kind, party=party), days, since)
    asked = None
    if party is not None:
        asked = {entry.id for entry in record.entries(Kind.PARTY, party=party)}
    found.sort(key=lambda change: (change.day is None, change.day or date.max))
    for change in found:
        if asked is None or not change.parties or asked & {p.id for p in change.parties}:
            yield _row(change)


def _row(change: Change) -> dict[str, Any]:
    return {
        "day": change.day.isoformat() if change.day else None,
        "change": change.kind.value,
        "what": change.what,
        "topic": change.topic,
        "parties": [party.name for party in change.parties],
        "before": change.before,
        "after": change.after,
        "passage": change.passages[0].text if change.passages else None,
        "passages": [
            {"document": p.document, "start": p.start, "end": p.end, "text": p.text}
            for p in change.passages
        ],
    }

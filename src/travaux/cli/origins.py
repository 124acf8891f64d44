"""``travaux origins``: which documents of a record are copies of one report."""

from __future__ import annotations

from typing import Any

import click

from travaux.cli.options import record_option
from travaux.model.origins import Provenance

__all__ = ["command"]

_COLUMNS = ("first", "publisher", "agency", "copies", "republished_by", "title")


@click.command("origins")
@record_option(required=True)
@click.option("--all", "every", is_flag=True, help="Also documents that nobody republished.")
@click.option("--format", "shape", type=click.Choice(["table", "json", "csv"]), default="table")
def command(record_path: str, every: bool, shape: str) -> None:
    """Show which documents are copies of one report, and who published it first.

    What an origin says counts once, however many publish it: wire stories, cut, retitled or with
    their paragraphs in another order, are found by their words.

    \b
    travaux origins --record talks.db
    travaux origins --all --format csv --record talks.db > origins.csv
    """
    from travaux.analysis.origins import Origins
    from travaux.cli.output import as_csv, as_json, as_table
    from travaux.record import Record

    with Record.open(record_path) as record:
        found = Origins()
        titles: dict[str, str] = {}
        for document in record.documents():
            found.add(document)
            titles[document.sha256] = document.title.value if document.title else document.source
    rows = [_row(one, titles) for one in found.found() if every or len(one.copies) > 1]
    if shape == "json":
        click.echo(as_json(rows), nl=False)
    elif shape == "csv":
        click.echo(as_csv(_COLUMNS, rows), nl=False)
    else:
        as_table(_COLUMNS, rows, empty="No two documents of the record are copies of one report.")


def _row(origin: Provenance, titles: dict[str, str]) -> dict[str, Any]:
    first, *others = origin.copies
    return {
        "id": origin.id,
        "first": first.day.isoformat() if first.day else None,
        "publisher": first.publisher,
        "agency": origin.agency,
        "copies": len(origin.copies),
        "republished_by": list(dict.fromkeys(c.publisher for c in others if c.publisher)),
        "title": titles[origin.id],
        "documents": [
            {
                "document": copy.document,
                "publisher": copy.publisher,
                "day": copy.day.isoformat() if copy.day else None,
                "share": copy.share,
            }
            for copy in origin.copies
        ],
    }

"""``travaux export``: a record as JSON lines, the same bytes for the same reading."""

from __future__ import annotations

import io

import click

from travaux.cli.options import record_option

__all__ = ["command"]


@click.command("export")
@record_option(required=True)
@click.option("-o", "--output", default="-", metavar="FILE", help="Where to write. [default: -]")
def command(record_path: str, output: str) -> None:
    """Write a whole record as JSON lines.

    The same documents give the same bytes on every run and every machine, in whatever order
    they were read.

    \b
    travaux export --record talks.db -o talks.jsonl
    """
    from travaux.cli.output import write_whole
    from travaux.record import Record

    with Record.open(record_path) as record:
        lines = io.StringIO()
        record.export(lines)
    write_whole(lines.getvalue(), output)

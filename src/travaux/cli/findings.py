"""``travaux findings``: findings as JSON lines, for programs and scorers."""

from __future__ import annotations

import json
from datetime import datetime

import click

from travaux.cli.main import SET_ASIDE
from travaux.cli.options import paths_argument, reading_options, settings_of

__all__ = ["command"]


@click.command("findings")
@paths_argument(required=False)
@click.option("--text", metavar="STRING", help="Read this text.")
@reading_options
def command(
    paths: tuple[str, ...],
    text: str | None,
    published: datetime | None,
    reader: str,
    threads: int,
) -> int:
    """Print what documents say as JSON lines, one finding a line; nothing is stored.

    The schema is described in docs/findings-schema.md.

    \b
    travaux findings page.html | jq 'select(.kind == "statement")'
    travaux findings --text '"We will sign," she said on Friday.' --published 2022-01-10
    pbpaste | travaux findings -
    """
    if not paths and text is None:
        raise click.UsageError("Name a PATH (or - for standard input), or give --text.")
    from travaux.cli.output import printable
    from travaux.errors import DocumentError
    from travaux.formats.findings_json import finding_rows
    from travaux.reading import findings

    code = 0

    def tell(unread: DocumentError) -> None:
        nonlocal code
        code = SET_ASIDE
        words = f"travaux: set aside: {unread.source}: {unread.what} {unread.advice}"
        click.echo(printable(words), err=True)

    settings = settings_of(published, reader, threads)
    for document, found in findings(*paths, text=text, settings=settings, set_aside=tell):
        for row in finding_rows(document, found):
            click.echo(json.dumps(row, ensure_ascii=False))
    return code

"""``travaux read``: documents into a record."""

from __future__ import annotations

from datetime import datetime

import click

from travaux.cli.main import SET_ASIDE
from travaux.cli.options import paths_argument, reading_options, record_option, settings_of

__all__ = ["command"]


@click.command("read")
@paths_argument(required=True)
@record_option(required=True)
@reading_options
def command(
    paths: tuple[str, ...],
    record_path: str,
    published: datetime | None,
    reader: str,
    threads: int,
) -> int:
    """Read documents into a record.

    PATH is a file (text, HTML, PDF, JSON lines), a folder, a glob pattern, or - for standard
    input. A document enters the record whole or not at all, and the same one twice is once: run
    the same command again to go on after an interruption or to add what is new.

    \b
    travaux read news/ drafts/*.pdf --record talks.db
    travaux read page.txt --published 2022-01-09 --record talks.db
    travaux read news/ --reader accurate --record talks.db
    """
    from travaux.cli.progress import shown_progress, tell_summary
    from travaux.reading import read
    from travaux.record import Record

    settings = settings_of(published, reader, threads)
    with Record.open(record_path, create=True) as record, shown_progress() as progress:
        summary = read(paths, record, settings=settings, progress=progress)
    tell_summary(summary)
    return SET_ASIDE if summary.set_aside else 0

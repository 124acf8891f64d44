"""``travaux brief``: one page with everything, passages included."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from travaux.cli.main import SET_ASIDE
from travaux.cli.options import (
    as_day,
    as_of_option,
    issues_option,
    least_option,
    paths_argument,
    reading_options,
    record_option,
    settings_of,
)
from travaux.codebook.issues import read_issues
from travaux.errors import NoInputError
from travaux.model import Issue, SetAside
from travaux.record import Record
from travaux.settings import Settings

if TYPE_CHECKING:
    from travaux.brief import Material

__all__ = ["command"]


@click.command("brief")
@paths_argument(required=False)
@record_option(required=False)
@click.option("-o", "--output", metavar="FILE", help="Where to write; - is standard output.")
@click.option("--format", "shape", type=click.Choice(["html", "md", "pdf"]), default=None)
@click.option("--pdf", "shape", flag_value="pdf", help="The same as --format pdf.")
@click.option("--title", metavar="WORDS", help="The heading of the brief.")
@click.option("--full", is_flag=True, help="Every line, also in sections cut short for length.")
@least_option
@issues_option
@as_of_option
@reading_options
def command(
    paths: tuple[str, ...],
    record_path: str | None,
    output: str | None,
    shape: str | None,
    title: str | None,
    full: bool,
    least: float | None,
    issues: str | None,
    as_of: datetime | None,
    published: datetime | None,
    reader: str,
    threads: int,
) -> int:
    """Write a brief: parties, people, timeline, texts, statements, threats, sources.

    Reads PATH (files, folders, glob patterns, or - for standard input), or takes what is in
    --record, or both: then PATH is read into the record first. The page needs no network;
    behind every line stands its passage.

    \b
    travaux brief news/ drafts/ -o brief.html
    travaux brief page.txt --published 2022-01-09 --format md -o -
    travaux brief --record talks.db --at-least 0.9 --pdf -o talks.pdf
    travaux brief --record talks.db --issues my-issues.yaml --as-of 2022-01-12
    """
    if not paths and record_path is None:
        raise click.UsageError("Name a PATH to read, or a --record that holds what was read.")
    shape = shape or _shape_of(output)
    output = output or f"brief.{shape}"
    render = _renderer(shape)
    codebook = read_issues(issues) if issues else None
    with Record.open(record_path or ":memory:", create=bool(paths)) as record:
        settings = settings_of(published, reader, threads)
        set_aside = _read(paths, record, settings) if paths else ()
        if set_aside and not record.document_count:
            raise NoInputError("None of the documents could be read; no brief is written.")
        page = render(_gathered(record, title, full, least, codebook, as_day(as_of)))
    _write(page, output)
    return SET_ASIDE if set_aside else 0


def _shape_of(output: str | None) -> str:
    suffix = Path(output or "").suffix.lower()
    return {".md": "md", ".markdown": "md", ".pdf": "pdf"}.get(suffix, "html")


def _renderer(shape: str) -> Callable[[Material], str | bytes]:
    from travaux.brief import render_html, render_markdown, render_pdf

    renderers: dict[str, Callable[[Material], str | bytes]] = {
        "html": render_html,
        "md": render_markdown,
        "pdf": render_pdf,
    }
    return renderers[shape]


def _gathered(
    record: Record,
    title: str | None,
    full: bool,
    least: float | None,
    issues: tuple[Issue, ...] | None,
    as_of: date | None,
) -> Material:
    from travaux.brief import gather
    from travaux.negotiation import negotiation

    found = negotiation(record, issues, as_of=as_of, least=least)
    return gather(record, title, full=full, least=least, analysis=found, as_of=as_of)


def _read(paths: tuple[str, ...], record: Record, settings: Settings) -> tuple[SetAside, ...]:
    from travaux.cli.progress import shown_progress, tell_summary
    from travaux.reading import read

    with shown_progress() as progress:
        summary = read(paths, record, settings=settings, progress=progress)
    tell_summary(summary)
    return summary.set_aside


def _write(page: str | bytes, output: str) -> None:
    from travaux.cli.output import printable, write_whole

    write_whole(page, output)
    if output != "-":
        size = len(page if isinstance(page, bytes) else page.encode())
        click.echo(
            f"travaux: wrote {printable(str(Path(output)))} ({size / 1000:,.0f} kB)", err=True
        )

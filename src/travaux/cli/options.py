"""Options that several commands share."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from typing import Any, TypeVar

import click

from travaux.settings import Reader, Settings

__all__ = [
    "as_day",
    "as_of_option",
    "filters",
    "issues_option",
    "least_option",
    "paths_argument",
    "published_option",
    "reading_options",
    "record_option",
    "settings_of",
]

F = TypeVar("F", bound=Callable[..., Any])

_DAY = click.DateTime(["%Y-%m-%d"])


def as_day(moment: datetime | None) -> date | None:
    """The day of what click parsed."""
    return moment.date() if moment else None


def paths_argument(*, required: bool) -> Callable[[F], F]:
    """``PATH...``: files, folders, glob patterns, or ``-``."""
    return click.argument("paths", nargs=-1, required=required, metavar="PATH...")


published_option = click.option(
    "--published",
    type=_DAY,
    metavar="YYYY-MM-DD",
    help="Publication date of documents that state none.",
)


def reading_options(command: F) -> F:
    """``--published``, ``--reader``, ``--threads``: how documents are read."""
    for option in (
        click.option(
            "--threads",
            type=click.IntRange(1, 64),
            default=Settings().threads,
            show_default=True,
            help="Threads of the trained reader.",
        ),
        click.option(
            "--reader",
            type=click.Choice([reader.value for reader in Reader]),
            default=Settings().reader.value,
            show_default=True,
            help="Who reads attributed speech: a trained reader, or rules alone.",
        ),
        published_option,
    ):
        command = option(command)
    return command


def settings_of(published: datetime | None, reader: str, threads: int) -> Settings:
    """The settings that :func:`reading_options` ask for."""
    return Settings(published=as_day(published), reader=Reader(reader), threads=threads)


as_of_option = click.option(
    "--as-of", "as_of", type=_DAY, metavar="YYYY-MM-DD", help="As it was known on this day."
)
issues_option = click.option(
    "--issues",
    "issues",
    metavar="FILE",
    help="Codebook of issues (YAML) instead of the built-in one.",
)

least_option = click.option(
    "--at-least",
    "least",
    type=click.FloatRange(0, 1),
    metavar="PROBABILITY",
    help="Only statements that are at least this sure to be rightly attributed, such as 0.9.",
)


def record_option(*, required: bool) -> Callable[[F], F]:
    """``--record FILE``, also from the environment variable TRAVAUX_RECORD."""
    return click.option(
        "--record",
        "record_path",
        required=required,
        envvar="TRAVAUX_RECORD",
        show_envvar=True,
        metavar="FILE",
        help="The record: one file that keeps what was read.",
    )


def filters(command: F) -> F:
    """``--party``, ``--person``, ``--since``, ``--until``."""
    for option in (
        click.option("--until", type=_DAY, metavar="YYYY-MM-DD", help="Only up to this day."),
        click.option("--since", type=_DAY, metavar="YYYY-MM-DD", help="Only from this day on."),
        click.option("--person", metavar="NAME", help="Only of this person."),
        click.option("--party", metavar="NAME", help="Only of this party: a name or code (RUS)."),
    ):
        command = option(command)
    return command

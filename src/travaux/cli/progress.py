"""Progress of long readings: a bar on a terminal, log lines elsewhere."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import click

from travaux.cli.output import printable
from travaux.reading import Step, Summary

__all__ = ["shown_progress", "tell_summary"]

# Seconds between two log lines where there is no terminal.
_EVERY = 10.0


@contextmanager
def shown_progress() -> Iterator[Callable[[Step], None]]:
    """A function that shows a step of a reading on standard error."""
    if not sys.stderr.isatty():
        yield _logger()
        return
    from rich.console import Console
    from rich.progress import BarColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (
        TextColumn("reading"),
        BarColumn(),
        TextColumn("{task.percentage:>3.0f} %"),
        TextColumn("{task.fields[rate]}"),
        TimeRemainingColumn(),
        TextColumn("{task.description}", markup=False),
    )
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("", total=None, rate="")
        started = time.monotonic()

        def show(step: Step) -> None:
            bar.update(
                task,
                total=step.bytes,
                completed=step.bytes_done,
                description=printable(step.current)[-48:],
                rate=_rate(step, started),
            )

        yield show


def _rate(step: Step, started: float) -> str:
    return f"{step.words / max(time.monotonic() - started, 0.001):,.0f} words/s"


def _logger() -> Callable[[Step], None]:
    started = last = time.monotonic()

    def log(step: Step) -> None:
        nonlocal last
        now = time.monotonic()
        if now - last < _EVERY:
            return
        last = now
        left = _left(step, now - started)
        click.echo(
            f"travaux: read {step.documents:,} documents, {step.sources_done:,} of "
            f"{step.sources:,} files, {_rate(step, started)}{left}",
            err=True,
        )

    return log


def _left(step: Step, spent: float) -> str:
    if not step.bytes_done:
        return ""
    seconds = spent * (step.bytes - step.bytes_done) / step.bytes_done
    return f", about {seconds:,.0f} s left"


def tell_summary(summary: Summary) -> None:
    """Say on standard error what was read, and what was set aside and why."""
    known = f", {summary.already:,} already in the record" if summary.already else ""
    aside = f", {len(summary.set_aside):,} set aside" if summary.set_aside else ""
    plural = "" if summary.read == 1 else "s"
    click.echo(f"travaux: read {summary.read:,} document{plural}{known}{aside}", err=True)
    for one in summary.set_aside:
        what = f"  set aside: {one.source}: {one.what} {one.advice}"
        click.echo(printable(what.rstrip()), err=True)

"""``travaux search``: words in the documents of a record."""

from __future__ import annotations

import click

from travaux.cli.options import record_option
from travaux.model import Span

__all__ = ["command"]


@click.command("search")
@click.argument("words", nargs=-1, required=True)
@record_option(required=True)
@click.option(
    "--limit",
    type=click.IntRange(1, 100_000),
    default=20,
    show_default=True,
    help="How many passages at most.",
)
@click.option("--format", "shape", type=click.Choice(["text", "json"]), default="text")
def command(words: tuple[str, ...], record_path: str, limit: int, shape: str) -> None:
    """Find passages by their words, best first.

    All words have to occur; put a phrase in double quotes.

    \b
    travaux search missiles Europe --record talks.db
    travaux search '"written answers"' --record talks.db
    """
    from travaux.cli.output import as_json, printable
    from travaux.record import Record

    with Record.open(record_path) as record:
        hits = record.search(" ".join(words), limit=limit)
    if shape == "json":
        rows = [
            {
                "document": hit.document,
                "file": hit.source,
                "start": hit.passage.start,
                "end": hit.passage.end,
                "text": hit.passage.text,
                "highlights": [[span.start, span.end] for span in hit.highlights],
            }
            for hit in hits
        ]
        click.echo(as_json(rows), nl=False)
        return
    if not hits:
        click.echo(f"No passage holds: {printable(' '.join(words))}")
    for hit in hits:
        click.secho(f"{printable(hit.source)} [{hit.passage.start}–{hit.passage.end}]", dim=True)
        click.echo(_marked(hit.passage.text, hit.passage.start, hit.highlights) + "\n")


def _marked(text: str, offset: int, highlights: tuple[Span, ...]) -> str:
    from travaux.cli.output import printable

    parts: list[str] = []
    at = 0
    for span in highlights:
        start, end = span.start - offset, span.end - offset
        parts.append(printable(text[at:start]))
        parts.append(click.style(printable(text[start:end]), bold=True, fg="yellow"))
        at = end
    return "".join(parts) + printable(text[at:])

"""``travaux akn``: a legal text as Akoma Ntoso 3.0."""

from __future__ import annotations

import click

__all__ = ["command"]


@click.command("akn")
@click.argument("path", metavar="FILE")
@click.option("-o", "--output", metavar="FILE", default="-", help="Where to write. [default: -]")
@click.option("--uri", default="/akn/un/act/draft", show_default=True, help="Names the work.")
def command(path: str, output: str, uri: str) -> None:
    """Write the legal text in FILE as Akoma Ntoso 3.0: articles, paragraphs, points, headings.

    \b
    travaux akn draft.pdf -o draft.xml --uri /akn/un/act/2024/draft-2
    """
    from travaux.cli.compare_drafts import read_text
    from travaux.cli.output import write_whole
    from travaux.formats.akoma_ntoso import akoma_ntoso

    document, text = read_text(path)
    day = document.published.value if document.published else None
    write_whole(akoma_ntoso(document.text, text, uri, day), output)

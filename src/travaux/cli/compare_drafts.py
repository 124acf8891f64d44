"""``travaux compare-drafts``: what became of each article between two drafts."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from travaux.brief.compare import Comparison
    from travaux.model import Document, LegalText
    from travaux.model.versions import Draft

__all__ = ["command", "read_draft", "read_text"]


@click.command("compare-drafts")
@click.argument("before", metavar="BEFORE")
@click.argument("after", metavar="AFTER")
@click.option("-o", "--output", metavar="FILE", default="-", help="Where to write. [default: -]")
@click.option("--json", "shape", flag_value="json", help="For programs.")
@click.option("--html", "shape", flag_value="html", help="A page, whatever FILE is called.")
@click.option("--md", "shape", flag_value="md", default=None, help="A table in Markdown.")
def command(before: str, after: str, output: str, shape: str | None) -> None:
    """Compare two drafts of a text: added, dropped, moved, merged, split, bracketed, settled.

    BEFORE and AFTER are files: PDF, HTML, Word, XML or plain text. Articles are brought together
    by what they say, not by their numbers. The page shows the words side by side and prints.

    \b
    travaux compare-drafts draft-march.pdf draft-may.docx -o redline.html
    travaux compare-drafts old.txt new.txt            a table on the terminal
    """
    from travaux.brief.compare import compare
    from travaux.cli.output import printable, write_whole

    comparison = compare(read_draft(before), read_draft(after))
    write_whole(_drawn(comparison, shape or _shape_of(output)), output)
    if output != "-":
        click.echo(f"travaux: wrote {printable(output)}. {comparison.lead()}", err=True)


def _shape_of(output: str) -> str:
    suffix = Path(output).suffix.lower()
    return {".html": "html", ".htm": "html", ".json": "json"}.get(suffix, "md")


def _drawn(comparison: Comparison, shape: str) -> str:
    import json

    from travaux.brief.compare import comparison_json, comparison_markdown, render_comparison

    if shape == "json":
        return json.dumps(comparison_json(comparison), ensure_ascii=False, indent=1) + "\n"
    return render_comparison(comparison) if shape == "html" else comparison_markdown(comparison)


def read_draft(path: str) -> Draft:
    """The largest legal text in the file at ``path``, as a version; errors as of read_text."""
    from travaux.legal.versions import draft_of

    return draft_of(*read_text(path), Path(path).name)


def read_text(path: str) -> tuple[Document, LegalText]:
    """The document in the file at ``path``, and the largest legal text in it.

    Raises NoInputError where there is no such file or no articles in it, DocumentError where it
    cannot be read.
    """
    from travaux.documents import read_documents
    from travaux.errors import DocumentError, NoInputError
    from travaux.legal import cited_units, legal_texts

    read = list(read_documents([path]))
    if len(read) != 1:
        raise NoInputError(f"{path} holds {len(read)} documents.", "Name one file for each draft.")
    document = read[0]
    if isinstance(document, DocumentError):
        raise document
    texts = [text for text in legal_texts(document) if cited_units(text)]
    if not texts:
        raise NoInputError(
            f"No articles or numbered paragraphs were found in {path}.",
            "Give the text itself and not a report on it; a scanned page needs recognition first.",
        )
    return document, max(texts, key=lambda text: len(text.span))

"""``travaux issues``: a codebook proposed from a record, and a codebook checked."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

import click

from travaux.cli.options import record_option
from travaux.errors import CodebookError
from travaux.model import Issue, Kind, Passage

if TYPE_CHECKING:
    from travaux.analysis.suggestion import Suggested

__all__ = ["command"]

_HEAD = """\
# Proposed by travaux issues suggest. Give each issue a title, a definition and two poles, join what
# belongs together, delete what is none; then: travaux issues check THIS-FILE
"""


@click.command("issues")
@click.argument("action", type=click.Choice(["suggest", "check"]), metavar="suggest|check")
@click.argument("codebook", required=False, metavar="[FILE]")
@record_option(required=False)
@click.option("-o", "--output", metavar="FILE", default="-", help="Where to write the proposal.")
@click.option("--most", type=click.IntRange(1, 200), default=20, show_default=True)
def command(
    action: str, codebook: str | None, record_path: str | None, output: str, most: int
) -> None:
    """Propose issues from a record, or check a codebook of issues.

    'suggest' gathers what the record's statements and provisions are about and writes each matter
    as an issue with its keywords and passages; title, definition and poles are for the analyst.
    'check' says whether a codebook can be used, and where each pole stands for each keyword.

    \b
    travaux issues suggest --record talks.db -o my-issues.yaml
    travaux issues check my-issues.yaml
    """
    if action == "check":
        if codebook is None:
            raise click.UsageError("Name the FILE to check.")
        _check(codebook)
    else:
        if record_path is None or codebook is not None:
            raise click.UsageError(
                "'suggest' takes a --record and no FILE; -o says where to write."
            )
        _suggest(record_path, output, most)


def _suggest(record_path: str, output: str, most: int) -> None:
    from travaux.analysis.suggestion import suggested_issues, texts_of
    from travaux.cli.output import write_whole
    from travaux.language.sentences import load_sentence_vectors
    from travaux.record import Record

    with Record.open(record_path) as record:
        texts = texts_of(record.statements(), record.entries(Kind.PROVISION))
        names = [e.name for kind in (Kind.PARTY, Kind.PERSON) for e in record.entries(kind)]
        found = suggested_issues(texts, load_sentence_vectors().of, names, most=most)
    if not found:
        raise CodebookError(
            "Nothing is said twice about one matter in this record.", "Read more documents first."
        )
    write_whole(_yaml(found), output)
    click.echo(f"travaux: {len(found)} issues proposed from {len(texts)} passages", err=True)


def _yaml(found: Sequence[Suggested]) -> str:
    """The proposal; passages stand as comments, so that the file, once filled, is a codebook."""
    import yaml

    lines = [_HEAD, "issues:"]
    for one in found:
        row = {
            "id": one.id,
            "title": "",
            "definition": "",
            "positive": "",
            "negative": "",
            "keywords": list(one.keywords),
        }
        body = yaml.safe_dump([row], sort_keys=False, allow_unicode=True, width=1_000)
        lines += [f"  # {one.size} passages, such as:", *map(_quoted, one.passages)]
        lines += [f"  {line}" for line in body.splitlines()]
    return "\n".join(lines) + "\n"


def _quoted(passage: Passage) -> str:
    from travaux.cli.output import printable

    text = " ".join(printable(passage.text).split())
    return f"  #   “{text}”"


def _check(codebook: str) -> None:
    from travaux.cli.output import printable
    from travaux.codebook.issues import read_issues

    issues = read_issues(codebook)
    for issue in issues:
        for line in _poles(issue):
            click.echo(printable(line))
    click.echo(f"travaux: {len(issues)} issues, valid", err=True)


def _poles(issue: Issue) -> Iterator[str]:
    """What is read as which pole, so that a pole that says nothing is seen."""
    from travaux.analysis.stance import poles_of

    poles = poles_of(issue)
    yield f"{issue.title} ({issue.id})"
    for sign, told in ((1, issue.positive), (-1, issue.negative)):
        words = [" ".join(stems) for stems, way in poles.keywords if way == sign]
        own = sorted(poles.positive if sign > 0 else poles.negative)
        yield f"  {'+1' if sign > 0 else '−1'}  {told}"
        yield f"      more of: {', '.join(words) or '–'}; its own words: {', '.join(own) or '–'}"

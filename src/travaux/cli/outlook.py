"""``travaux outlook``: what would hold and what could be agreed, from a case file."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from travaux.cli.options import as_day, as_of_option, issues_option

if TYPE_CHECKING:
    from travaux.outlook.case import Outlook

__all__ = ["command"]


@click.command("outlook")
@click.argument("case", metavar="CASE.yaml|RECORD.db")
@issues_option
@as_of_option
@click.option("--store", metavar="FILE", help="Keep the forecasts, to be scored later.")
@click.option(
    "--what-if", "edits", metavar="EDIT", multiple=True, help="Change the case first; repeatable."
)
@click.option("--json", "as_data", is_flag=True, help="For programs.")
@click.option(
    "-o",
    "--output",
    metavar="FILE",
    help="Write a page (HTML); or, of a record, the draft case (.yaml).",
)
def command(
    case: str,
    issues: str | None,
    as_of: datetime | None,
    store: str | None,
    edits: tuple[str, ...],
    as_data: bool,
    output: str | None,
) -> int:
    """Say what follows from a case file: which outcomes hold, which packages could be agreed.

    Of a record, a draft case is made first of what it reports; -o case.yaml writes it, to be read
    and corrected. Where too little is reported it says what is missing.

    The path to each outcome, the part of the case which would change the answer, and what the case
    rests on stand with it. Nothing is foretold.

    \b
    travaux outlook case.yaml
    travaux outlook case.yaml -o outlook.html
    travaux outlook talks.db -o case.yaml
    travaux outlook case.yaml --what-if "Arlen.position=60 in Quota" --store forecasts.jsonl
    travaux outlook case.yaml --what-if "Arlen wants not dam"
    travaux outlook case.yaml --what-if "prefer: Arlen: not dam > complain"
    travaux outlook case.yaml --what-if "Borr.minimum = 40" --what-if "Arlen.Quota.high = 25"
    """
    from travaux.cli.output import printable, write_whole
    from travaux.outlook.case import outlook

    text = None
    if _is_record(case):
        text, missing = _drafted(case, issues, as_day(as_of))
        if text is None:
            click.echo(f"Not enough is reported. {printable(missing)}")
            return 0
        if output is not None and output.endswith((".yaml", ".yml")):
            write_whole(text, output)
            return 0
    elif issues or as_of:
        raise click.UsageError("--issues and --as-of are for records: a case file says it all.")
    answered = outlook(case, edits, text)
    if store is not None:
        _keep(answered, store, as_day(as_of))
    if output is not None:
        from travaux.brief.outlook_page import outlook_html

        write_whole(outlook_html(answered), output)
    if as_data:
        click.echo(json.dumps(_data(answered), ensure_ascii=False, indent=1))
    elif output is None:
        _say(answered)
    return 0


def _is_record(path: str) -> bool:
    try:
        with open(path, "rb") as file:  # noqa: PTH123 - a few bytes
            return file.read(15) == b"SQLite format 3"
    except OSError:
        return False  # what cannot be read is told where the case is read


def _drafted(path: str, issues: str | None, as_of: date | None) -> tuple[str | None, str]:
    """The draft case of a record, or None and what is missing."""
    from travaux.codebook.issues import read_issues
    from travaux.negotiation import material_of
    from travaux.outlook.drafting import draft
    from travaux.outlook.drafting_yaml import case_text
    from travaux.record import Record

    with Record.open(path) as record:
        material = material_of(record, read_issues(issues) if issues else None, as_of=as_of)
    drafted = draft(material)
    if drafted.empty:
        return None, " ".join(drafted.lacking)
    return case_text(drafted, material, Path(path).stem), ""


def _keep(answered: Outlook, store: str, made: date | None) -> None:
    """Keep each forecast that could be made, with its day: that of --as-of, or today."""
    from travaux.outlook.stored import append_forecasts, stored_point

    day = made or datetime.now(tz=UTC).date()
    kept = [stored_point(one, day) for one in answered.forecasts if one.likely is not None]
    append_forecasts(Path(store), kept)
    left = len(answered.forecasts) - len(kept)
    rest = f"; of {left} not enough is reported" if left else ""
    click.echo(f"travaux: {len(kept)} forecasts kept{rest}", err=True)


def _say(answered: Outlook) -> None:
    from travaux.cli.output import printable

    click.echo(printable(answered.title))
    for edit in answered.edits:
        click.echo(f"What if: {printable(edit)}")
    for section in answered.sections:
        click.echo(f"\n{section.title}")
        for sentence in section.sentences:
            click.echo(f"  {printable(sentence)}")


def _data(answered: Outlook) -> dict[str, Any]:
    data: dict[str, Any] = {"title": answered.title, "what_if": list(answered.edits)}
    for section in answered.sections:
        data[section.key] = {"words": list(section.sentences)}
    if answered.conflict is not None:
        options = answered.conflict.conflict.options
        data["conflict"]["outcomes"] = [
            {
                "taken": [option.name for k, option in enumerate(options) if o.state >> k & 1],
                "concepts": [str(concept) for concept in o.concepts],
                "certain": o.certain,
            }
            for o in answered.conflict.outcomes
        ]
    if answered.forecasts:
        data["issues"]["forecasts"] = [
            {
                "issue": told.issue.name,
                "likely": told.likely,
                "band": [told.low, told.high],
                "lacking": list(told.lacking),
                "models": {str(b.method): [b.low, b.middle, b.high] for b in told.bands},
            }
            for told in answered.forecasts
        ]
    if answered.package is not None:
        data["package"] |= _packages(answered)
    return data


def _packages(answered: Outlook) -> dict[str, Any]:
    package = answered.package
    assert package is not None  # noqa: S101 - asked before
    names = [party.name for party in package.case.parties]
    points = package.points.all() if package.points else ()
    return {
        "efficient": len(package.front),
        "bound": dict(zip(names, package.front.bound, strict=True)),
        "points": [
            {
                "rule": point.rule,
                "package": {
                    issue.name: issue.values[value]
                    for issue, value in zip(package.case.issues, point.package, strict=True)
                },
                "utilities": dict(zip(names, point.utilities, strict=True)),
            }
            for point in points
        ],
    }

"""``travaux outlook``: what would hold and what could be agreed, from a case file."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from travaux.outlook.case import Outlook

__all__ = ["command"]


@click.command("outlook")
@click.argument("case", metavar="CASE.yaml")
@click.option(
    "--what-if", "edits", metavar="EDIT", multiple=True, help="Change the case first; repeatable."
)
@click.option("--json", "as_data", is_flag=True, help="For programs.")
@click.option("-o", "--output", metavar="FILE", help="Write a page (HTML) that needs nothing else.")
def command(case: str, edits: tuple[str, ...], as_data: bool, output: str | None) -> int:
    """Say what follows from a case file: which outcomes hold, which packages could be agreed.

    The path to each outcome, the part of the case which would change the answer, and what the case
    rests on stand with it. Nothing is foretold.

    \b
    travaux outlook case.yaml
    travaux outlook case.yaml -o outlook.html
    travaux outlook case.yaml --what-if "Arlen wants not dam"
    travaux outlook case.yaml --what-if "prefer: Arlen: not dam > complain"
    travaux outlook case.yaml --what-if "Borr.minimum = 40" --what-if "Arlen.Quota.high = 25"
    """
    from travaux.outlook.case import outlook

    answered = outlook(case, edits)
    if output is not None:
        from travaux.brief.outlook_page import outlook_html
        from travaux.cli.output import write_whole

        write_whole(outlook_html(answered), output)
    if as_data:
        click.echo(json.dumps(_data(answered), ensure_ascii=False, indent=1))
    elif output is None:
        _say(answered)
    return 0


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

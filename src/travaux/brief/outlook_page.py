"""An outlook as one self-contained HTML page, in the style of the brief."""

from __future__ import annotations

from pathlib import Path

from markupsafe import Markup

from travaux.brief.conflict_pictures import conflict_graph, decision_table
from travaux.brief.html import render
from travaux.brief.package_pictures import pareto_svg
from travaux.brief.spatial_pictures import position_line, tornado
from travaux.outlook.case import Outlook
from travaux.outlook.conflict import GraphModel

__all__ = ["outlook_html"]


def outlook_html(outlook: Outlook) -> str:
    """The page; it needs nothing else, and the same outlook gives the same page."""
    drawn = {section.key: "" for section in outlook.sections}
    if outlook.model is not None:
        drawn["conflict"] = _conflict(outlook.model)
    if outlook.package is not None:
        drawn["package"] = pareto_svg(outlook.package)
    drawn["issues"] = "".join(f"{position_line(one)}{tornado(one)}" for one in outlook.forecasts)
    return render(
        "outlook.html.j2",
        title=outlook.title,
        edits=outlook.edits,
        sections=outlook.sections,
        pictures={key: Markup(svg) for key, svg in drawn.items()},  # noqa: S704 - escaped there
        source=Path(outlook.path).name,
    )


def _conflict(model: GraphModel) -> str:
    """The graph, where it is small enough, and the table; neither where a preference is unknown."""
    return f"{conflict_graph(model) or ''}{decision_table(model)}" if model.known else ""

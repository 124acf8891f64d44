"""The brief as one self-contained HTML page."""

from __future__ import annotations

import hashlib
from base64 import b64encode
from functools import cache
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from travaux.brief.material import Material
from travaux.brief.network_picture import network_svg
from travaux.brief.page import Page, page
from travaux.brief.words import bracketed, counted, visible

__all__ = ["SECTIONS", "draw", "render", "render_html"]

SECTIONS = (
    ("glance", "At a glance"),
    ("positions", "Who stands where"),
    ("points", "Sticking points and common ground"),
    ("exchanges", "Exchanges"),
    ("network", "Who agrees with whom"),
    ("parties", "Parties and people"),
    ("timeline", "Timeline"),
    ("meetings", "Meetings"),
    ("texts", "Texts and provisions"),
    ("threats", "Threats, warnings and promises"),
    ("answers", "Demands and answers"),
    ("statements", "All statements"),
    ("sources", "Sources"),
    ("documents", "Documents"),
)
_POLICY = "default-src 'none'; style-src 'sha256-{}'; base-uri 'none'; form-action 'none'"


def render_html(material: Material) -> str:
    """One HTML5 page that needs nothing else: no script, no network, no font.

    The same material gives the same page.
    """
    return draw(page(material))


def draw(view: Page) -> str:
    """The page of these values."""
    return render(
        "brief.html.j2",
        page=view,
        titles={s.number: s.title for s in view.sources},
        sections=SECTIONS,
        network=Markup(network_svg(view.network) if view.network else ""),  # noqa: S704 - escaped there
    )


def render(template: str, *sheets: str, **values: object) -> str:
    """A template of ours with ``values``, in the style of the brief and under its policy.

    ``sheets`` are style sheets of ours that come after it ("compare.css").
    """
    style = "".join(_sheet(name) for name in ("style.css", *sheets))
    digest = b64encode(hashlib.sha256(style.encode()).digest()).decode()
    return (
        _templates()
        .get_template(template)
        .render(
            style=Markup(style),  # noqa: S704 - our own file
            policy=_POLICY.format(digest),
            **values,
        )
    )


@cache
def _templates() -> Environment:
    """Templates in which every value is escaped and made visible, without a filter to forget."""
    templates = Environment(
        loader=PackageLoader("travaux.brief"),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=_finalize,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    templates.globals["counted"] = counted
    templates.globals["pieces"] = bracketed
    return templates


def _finalize(value: Any) -> Any:
    return visible(value) if isinstance(value, str) and not isinstance(value, Markup) else value


@cache
def _sheet(name: str) -> str:
    environment = _templates()
    assert environment.loader is not None  # noqa: S101 - given above
    return environment.loader.get_source(environment, name)[0]

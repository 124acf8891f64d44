"""The brief as one self-contained HTML page."""

from __future__ import annotations

import hashlib
from base64 import b64encode
from functools import cache
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from travaux.brief.material import Material
from travaux.brief.page import Page, page
from travaux.brief.words import counted, visible

__all__ = ["SECTIONS", "render_html"]

SECTIONS = (
    ("glance", "At a glance"),
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
POLICY = "default-src 'none'; style-src 'sha256-{}'; base-uri 'none'; form-action 'none'"


def render_html(material: Material) -> str:
    """One HTML5 page that needs nothing else: no script, no network, no font.

    The same material gives the same page.
    """
    return draw(page(material))


def draw(view: Page) -> str:
    """The page of these values."""
    templates = page_templates()
    style = page_style()
    digest = b64encode(hashlib.sha256(style.encode()).digest()).decode()
    return templates.get_template("brief.html.j2").render(
        page=view,
        titles={s.number: s.title for s in view.sources},
        sections=SECTIONS,
        style=Markup(style),  # noqa: S704 - our own file
        policy=POLICY.format(digest),
    )


@cache
def page_templates() -> Environment:
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
    return templates


def _finalize(value: Any) -> Any:
    return visible(value) if isinstance(value, str) and not isinstance(value, Markup) else value


@cache
def page_style() -> str:
    environment = page_templates()
    assert environment.loader is not None  # noqa: S101 - given above
    return environment.loader.get_source(environment, "style.css")[0]

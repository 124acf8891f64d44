"""The brief on paper, through WeasyPrint (the extra ``pdf``)."""

from __future__ import annotations

from typing import NoReturn

from travaux.brief.html import render_html
from travaux.brief.material import Material
from travaux.errors import MissingExtraError

__all__ = ["render_pdf"]


def render_pdf(material: Material) -> bytes:
    """The brief as a PDF in A4. Raises MissingExtraError where WeasyPrint is not installed."""
    try:
        import weasyprint  # noqa: PLC0415 - an optional part, loaded where it is used
    except (ImportError, OSError) as error:  # OSError: its system libraries are absent
        raise MissingExtraError("pdf", "A brief as PDF") from error
    page = weasyprint.HTML(string=render_html(material), url_fetcher=_refuse)
    pdf: bytes = page.write_pdf()
    return pdf


def _refuse(url: str, *_: object, **__: object) -> NoReturn:
    """Nothing is fetched, whatever a page names."""
    raise ValueError(f"a brief fetches nothing: {url}")

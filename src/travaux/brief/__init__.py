"""From a record to one page to hand on: HTML, Markdown, PDF. It draws, it decides nothing."""

from travaux.brief.html import render_html
from travaux.brief.markdown import render_markdown
from travaux.brief.material import Material, gather
from travaux.brief.pdf import render_pdf

__all__ = ["Material", "gather", "render_html", "render_markdown", "render_pdf"]

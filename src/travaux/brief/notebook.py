"""The matrix and the network as a notebook shows them."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape

from travaux.analysis.whole import Analysis
from travaux.brief.limits import Limits
from travaux.brief.material import Material
from travaux.brief.network_picture import network_svg, network_view, standing_codes
from travaux.brief.standing import Cell, Words, matrix_of
from travaux.brief.words import visible

__all__ = ["MatrixPicture", "NetworkPicture", "matrix_picture", "network_picture"]


@dataclass(frozen=True, slots=True)
class MatrixPicture:
    """Shown as a table of issues × parties; the quote of a cell stands in its tooltip."""

    analysis: Analysis

    def _repr_html_(self) -> str:
        found = matrix_of(self.analysis, Words(Material(""), self.analysis), None, Limits.none())
        head = "".join(f"<th scope='col'>{_said(name)}</th>" for name in found.parties)
        rows = "".join(
            f"<tr><th scope='row'>{_said(row.title)}</th>{''.join(map(_cell, row.cells))}</tr>"
            for row in found.rows.shown
        )
        return (
            "<table><caption>Stance in [−1, 1]; R red line, P preference, O openness; "
            "n.r. not reported</caption>"
            f"<thead><tr><th scope='col'>Issue</th>{head}</tr></thead><tbody>{rows}</tbody></table>"
        )


@dataclass(frozen=True, slots=True)
class NetworkPicture:
    """Shown as the picture of who agrees and disagrees with whom."""

    analysis: Analysis

    def _repr_svg_(self) -> str:
        view = network_view(standing_codes(self.analysis.standing))
        return network_svg(view) if view else "<svg xmlns='http://www.w3.org/2000/svg'/>"


def matrix_picture(analysis: Analysis) -> MatrixPicture:
    """The position matrix of ``analysis``, for the last line of a notebook's cell."""
    return MatrixPicture(analysis)


def network_picture(analysis: Analysis) -> NetworkPicture:
    """The network of ``analysis``, likewise."""
    return NetworkPicture(analysis)


def _cell(cell: Cell) -> str:
    shown = f"{cell.stance} {cell.letter}" if cell.stance else "n.r."
    return f"<td title='{_said(cell.words)}'>{shown}</td>"


def _said(words: str) -> str:
    return escape(visible(words))

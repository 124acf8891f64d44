"""Travaux: from the reporting on a negotiation to the negotiation itself.

    >>> import travaux
    >>> for document, findings in travaux.findings(text="“We will not sign,” said Ana Ruiz."):
    ...     for statement in findings.statements:
    ...         print(statement.content[0].text)
    “We will not sign,”

Names are imported when they are first used, so that ``import travaux`` loads no language model
and no database.
"""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING, Any

from travaux._version import __version__

if TYPE_CHECKING:
    from travaux.analysis.whole import Analysis
    from travaux.brief.notebook import matrix_picture, network_picture
    from travaux.codebook.issues import general_issues, read_issues
    from travaux.errors import TravauxError
    from travaux.formats.tables import table_rows, to_pandas, to_polars
    from travaux.model import Document, Findings
    from travaux.reading import Step, Summary, findings, read
    from travaux.record import Record
    from travaux.settings import Settings

__all__ = [
    "Analysis",
    "Document",
    "Findings",
    "Record",
    "Settings",
    "Step",
    "Summary",
    "TravauxError",
    "__version__",
    "findings",
    "general_issues",
    "matrix_picture",
    "network_picture",
    "read",
    "read_issues",
    "table_rows",
    "to_pandas",
    "to_polars",
]

_HOMES = {
    "Analysis": "travaux.analysis.whole",
    "Document": "travaux.model",
    "Findings": "travaux.model",
    "Record": "travaux.record",
    "Settings": "travaux.settings",
    "Step": "travaux.reading",
    "Summary": "travaux.reading",
    "TravauxError": "travaux.errors",
    "findings": "travaux.reading",
    "general_issues": "travaux.codebook.issues",
    "matrix_picture": "travaux.brief.notebook",
    "network_picture": "travaux.brief.notebook",
    "read": "travaux.reading",
    "read_issues": "travaux.codebook.issues",
    "table_rows": "travaux.formats.tables",
    "to_pandas": "travaux.formats.tables",
    "to_polars": "travaux.formats.tables",
}


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module 'travaux' has no attribute {name!r}")
    return getattr(importlib.import_module(_HOMES[name]), name)


def __dir__() -> list[str]:
    return __all__

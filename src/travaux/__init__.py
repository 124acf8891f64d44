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
    from travaux.errors import TravauxError
    from travaux.model import Document, Findings
    from travaux.reading import Step, Summary, findings, read
    from travaux.record import Record
    from travaux.settings import Settings

__all__ = [
    "Document",
    "Findings",
    "Record",
    "Settings",
    "Step",
    "Summary",
    "TravauxError",
    "__version__",
    "findings",
    "read",
]

_HOMES = {
    "Document": "travaux.model",
    "Findings": "travaux.model",
    "Record": "travaux.record",
    "Settings": "travaux.settings",
    "Step": "travaux.reading",
    "Summary": "travaux.reading",
    "TravauxError": "travaux.errors",
    "findings": "travaux.reading",
    "read": "travaux.reading",
}


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module 'travaux' has no attribute {name!r}")
    return getattr(importlib.import_module(_HOMES[name]), name)


def __dir__() -> list[str]:
    return __all__

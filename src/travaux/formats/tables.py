"""What a record adds up to as tables of pandas or polars, imported when they are asked for."""

from __future__ import annotations

import importlib
from collections.abc import Iterable, Mapping
from typing import Any

from travaux.analysis.whole import Analysis
from travaux.errors import MissingExtraError
from travaux.formats.analysis_rows import ANALYSES, Row, analysis_rows

__all__ = ["table_rows", "to_pandas", "to_polars"]


def table_rows(analysis: Analysis, view: str) -> list[Row]:
    """The rows of a view ("positions", "exchanges", "due", …; all names are in ``ANALYSES``).

    Passages are lists of document (SHA-256), start, end (code points) and text. Raises ValueError
    where there is no such view.
    """
    if view not in ANALYSES:
        raise ValueError(f"no view {view!r}; there are {', '.join(ANALYSES)}")
    return list(analysis_rows(view, analysis))


def to_pandas(rows: Iterable[Mapping[str, Any]]) -> Any:
    """``rows`` as a ``pandas.DataFrame``; days are ISO strings, lists stay lists.

    Raises MissingExtraError where pandas is not installed.
    """
    return _library("pandas").DataFrame(list(map(dict, rows)))


def to_polars(rows: Iterable[Mapping[str, Any]]) -> Any:
    """``rows`` as a ``polars.DataFrame``; its types come from all rows.

    Raises MissingExtraError where polars is not installed.
    """
    return _library("polars").DataFrame(list(map(dict, rows)), infer_schema_length=None)


def _library(name: str) -> Any:
    try:
        return importlib.import_module(name)
    except ImportError as absent:
        raise MissingExtraError(name, f"A table of {name}") from absent

from __future__ import annotations

import sys
from types import SimpleNamespace

import pytest

from analysis.negotiated import WORDS
from analysis.test_whole import analysis
from travaux.errors import MissingExtraError
from travaux.formats.analysis_rows import ANALYSES
from travaux.formats.tables import table_rows, to_pandas, to_polars


@pytest.mark.parametrize("view", ANALYSES)
def test_every_view_has_rows_with_its_columns(view: str) -> None:
    rows = table_rows(analysis(), view)
    if view not in {"common-ground", "movement"}:
        assert rows
    for row in rows:
        assert set(ANALYSES[view]) <= set(row)
        assert not any(key.startswith("_") for key in row)


def test_passages_of_rows_are_verbatim() -> None:
    for row in table_rows(analysis(), "positions"):
        for p in row["passages"]:
            assert WORDS[p["start"] : p["end"]] == p["text"]


def test_a_view_that_is_absent_is_refused_with_those_there_are() -> None:
    with pytest.raises(ValueError, match="sticking-points"):
        table_rows(analysis(), "nonsense")


@pytest.mark.parametrize(("name", "table"), [("pandas", to_pandas), ("polars", to_polars)])
def test_without_the_library_the_error_says_what_to_install(
    name: str, table: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, name, None)
    with pytest.raises(MissingExtraError, match=rf"travaux\[{name}\]"):
        table([])  # type: ignore[operator]


def test_with_it_the_rows_are_handed_over(monkeypatch: pytest.MonkeyPatch) -> None:
    handed = SimpleNamespace(DataFrame=lambda rows, **more: (rows, more))
    monkeypatch.setitem(sys.modules, "pandas", handed)
    monkeypatch.setitem(sys.modules, "polars", handed)
    assert to_pandas([{"a": 1}]) == ([{"a": 1}], {})
    assert to_polars([{"a": 1}]) == ([{"a": 1}], {"infer_schema_length": None})

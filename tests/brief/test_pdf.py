"""The brief on paper."""

from __future__ import annotations

import sys

import pytest

from brief import builders
from travaux.brief import render_pdf
from travaux.errors import MissingExtraError


def test_without_the_extra_the_error_names_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "weasyprint", None)
    with pytest.raises(MissingExtraError, match=r"pip install 'travaux\[pdf\]'"):
        render_pdf(builders.material())


def test_the_same_material_gives_the_same_pdf() -> None:
    pytest.importorskip("weasyprint")
    first = render_pdf(builders.material())
    assert first.startswith(b"%PDF-")
    assert render_pdf(builders.material()) == first

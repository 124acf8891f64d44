from __future__ import annotations

import subprocess
import sys

import pytest

import travaux

# Libraries that importing the package must not load: they are slow, or optional.
HEAVY = ("spacy", "sqlalchemy", "trafilatura", "numpy", "pypdfium2", "jinja2", "rich", "weasyprint")


def test_importing_the_package_loads_no_heavy_library() -> None:
    script = f"import travaux, sys; print([m for m in {HEAVY!r} if m in sys.modules])"
    loaded = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True
    )
    assert loaded.stdout.strip() == "[]"


@pytest.mark.parametrize("name", travaux.__all__)
def test_every_public_name_exists(name: str) -> None:
    assert getattr(travaux, name) is not None


def test_the_public_names_are_sorted_and_listed() -> None:
    assert sorted(travaux.__all__, key=lambda n: (not n[0].isupper(), n)) == travaux.__all__
    assert dir(travaux) == sorted(travaux.__all__)


def test_a_name_that_is_not_public_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="no attribute 'nonsense'"):
        _ = travaux.nonsense

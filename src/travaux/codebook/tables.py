"""Reading the tables of general knowledge that lie beside this module as YAML."""

from __future__ import annotations

from functools import cache
from importlib import resources
from typing import Any

import yaml

from travaux.errors import CodebookError

__all__ = ["read_table"]

_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@cache
def read_table(name: str) -> Any:
    """The content of ``codebook/<name>.yaml``, read once. Raises CodebookError where it is broken.

    Every table is a mapping with ``source`` (where its facts are from) beside its rows.
    The value is shared: whoever asks for it must not change it.
    """
    try:
        text = resources.files("travaux.codebook").joinpath(f"{name}.yaml").read_text("utf-8")
        table = yaml.load(text, Loader=_Loader)  # noqa: S506 - a safe loader, in C where there is one
    except (OSError, yaml.YAMLError) as broken:
        raise CodebookError(f"The table '{name}' cannot be read: {broken}") from broken
    if not isinstance(table, dict) or "source" not in table:
        raise CodebookError(f"The table '{name}' does not name its source.")
    return table

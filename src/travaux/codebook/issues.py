"""Issues: the general codebook of the package, and those that users write."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any

import yaml

from travaux.codebook.tables import read_table
from travaux.errors import CodebookError
from travaux.model import Issue

__all__ = ["general_issues", "read_issues"]

_NEEDED = ("id", "title", "definition", "positive", "negative", "keywords")
_KNOWN = frozenset((*_NEEDED, "anchor", "parent"))


@lru_cache(maxsize=1)
def general_issues() -> tuple[Issue, ...]:
    """The built-in codebook: peace, security, arms, territory, sanctions, trade, climate."""
    return _typed(read_table("issues"), "issues")


def read_issues(path: str | Path) -> tuple[Issue, ...]:
    """The codebook in the YAML file at ``path``: ``issues:`` with a list, as the built-in one has.

    Raises CodebookError, with the issue at fault, where it cannot be read or breaks its rules.
    """
    try:
        table = yaml.safe_load(Path(path).read_text("utf-8"))
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as broken:
        raise CodebookError(f"The codebook {path} cannot be read: {broken}.") from broken
    return _typed(table, str(path))


def _typed(table: Any, name: str) -> tuple[Issue, ...]:
    rows = table.get("issues") if isinstance(table, dict) else None
    if not isinstance(rows, list) or not rows:
        raise CodebookError(
            f"The codebook {name} has no list 'issues'.", "Give it one issue at least."
        )
    found = tuple(_issue(row, name, at) for at, row in enumerate(rows, 1))
    _check(found, name)
    return found


def _issue(row: Any, name: str, at: int) -> Issue:
    where = f"Issue {at} of {name}"
    if not isinstance(row, dict):
        raise CodebookError(f"{where} is no mapping.")
    if lacking := [key for key in _NEEDED if not row.get(key)]:
        raise CodebookError(f"{where} ('{row.get('id', '?')}') lacks {', '.join(lacking)}.")
    if odd := sorted(map(str, set(row) - _KNOWN)):
        raise CodebookError(f"{where} ('{row['id']}') has {', '.join(odd)}, which is not known.")
    words = row["keywords"]
    if not isinstance(words, list) or not all(
        isinstance(word, str) and word.strip() for word in words
    ):
        raise CodebookError(f"{where} ('{row['id']}'): 'keywords' is a list of words.")
    told = {key: " ".join(str(row.get(key) or "").split()) for key in (*_NEEDED[:5], "anchor")}
    parent = str(row["parent"]) if row.get("parent") else None
    return Issue(keywords=tuple(word.strip() for word in words), parent=parent, **told)


def _check(issues: Sequence[Issue], name: str) -> None:
    ids = [issue.id for issue in issues]
    if twice := sorted({one for one in ids if ids.count(one) > 1}):
        raise CodebookError(f"The codebook {name} has '{twice[0]}' twice.")
    parents = {issue.id: issue.parent for issue in issues}
    for issue in issues:
        seen = {issue.id}
        above = issue.parent
        while above is not None:
            if above not in parents:
                raise CodebookError(
                    f"'{issue.id}' of {name} has the parent '{above}', which is absent."
                )
            if above in seen:
                raise CodebookError(f"'{issue.id}' of {name} is its own ancestor.")
            seen.add(above)
            above = parents[above]

"""A whole case file: its sections, edits to try on it, and the answer to each section."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from travaux.outlook.case_edits import edited
from travaux.outlook.case_nodes import case_nodes
from travaux.outlook.conflict import Answer as ConflictAnswer
from travaux.outlook.conflict import GraphModel, conflict_of
from travaux.outlook.conflict import answer as answer_conflict
from travaux.outlook.conflict import in_words as conflict_words
from travaux.outlook.packages import Answer as PackageAnswer
from travaux.outlook.packages import answer as answer_package
from travaux.outlook.packages import in_words as package_sentences
from travaux.outlook.packages import package_case
from travaux.outlook.spatial import Forecast, forecast, issues_of
from travaux.outlook.spatial import in_words as issue_sentences

__all__ = ["Outlook", "Section", "outlook"]


@dataclass(frozen=True, slots=True)
class Section:
    """One part of the answer, in sentences. ``key`` is its name in the case file."""

    key: str
    title: str
    sentences: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Outlook:
    """The answer to a case file under ``edits``; a part is None where it does not ask for it."""

    path: str
    title: str
    edits: tuple[str, ...]
    sections: tuple[Section, ...]
    model: GraphModel | None
    conflict: ConflictAnswer | None
    package: PackageAnswer | None
    forecasts: tuple[Forecast, ...] = ()


def outlook(path: str | Path, edits: Sequence[str] = (), text: str | None = None) -> Outlook:
    """The answer to the case file at ``path`` (or to ``text``), with ``edits`` made in it first.

    Raises CaseError with the line of what is amiss, and InputError for an edit that is none.
    """
    top = edited(case_nodes(path, text), edits)
    top.only("title", "conflict", "issues", "package")
    asked, offered, title = (top.get(key) for key in ("conflict", "package", "title"))
    lines = top.get("issues")
    if asked is None and offered is None and lines is None:
        raise top.error("nothing is asked.", "Write a section 'conflict', 'issues' or 'package'.")
    model = GraphModel.of(conflict_of(asked)) if asked else None
    conflict = answer_conflict(model) if model else None
    package = answer_package(package_case(offered)) if offered else None
    forecasts = tuple(forecast(issue) for issue in issues_of(lines)) if lines else ()
    sections = []
    if conflict:
        sections.append(Section("conflict", "What would hold", conflict_words(conflict)))
    if forecasts:
        told = tuple(words for one in forecasts for words in issue_sentences(one))
        sections.append(Section("issues", "Where a settlement would lie, issue by issue", told))
    if package:
        sections.append(Section("package", "What could be agreed", package_sentences(package)))
    name = title.word() if title else Path(path).stem
    return Outlook(
        str(path), name, tuple(edits), tuple(sections), model, conflict, package, forecasts
    )

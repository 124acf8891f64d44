"""What is known of a document before it is read: from its sidecar, a line's fields, the user."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any

import yaml

from travaux.documents.blocks import pieces_between
from travaux.documents.dates import stated_date
from travaux.documents.sources import SIDECAR_ENDINGS
from travaux.errors import SidecarError
from travaux.model import Fact, Origin

__all__ = ["NO_FACTS", "Facts", "facts_from", "read_sidecar"]

_WORDS = ("title", "author", "publisher", "url", "language", "dateline")
_LARGEST = 1_000_000


@dataclass(frozen=True, slots=True)
class Facts:
    """What is known of a document apart from its text; None where it is not known."""

    title: Fact[str] | None = None
    author: Fact[str] | None = None
    publisher: Fact[str] | None = None
    dateline: Fact[str] | None = None
    published: Fact[date] | None = None
    language: Fact[str] | None = None
    url: Fact[str] | None = None

    def filled_by(self, other: Facts) -> Facts:
        """These facts, and those of ``other`` where there are none."""
        return Facts(
            title=self.title or other.title,
            author=self.author or other.author,
            publisher=self.publisher or other.publisher,
            dateline=self.dateline or other.dateline,
            published=self.published or other.published,
            language=self.language or other.language,
            url=self.url or other.url,
        )


NO_FACTS = Facts()


def facts_from(fields: Mapping[str, Any], origin: Origin) -> Facts:
    """The facts that ``fields`` give. Raises ValueError, naming the field, where one is no fact."""
    words: dict[str, Fact[str]] = {}
    for name in _WORDS:
        value = fields.get(name)
        if isinstance(value, list) and all(isinstance(v, str) for v in value):
            value = ", ".join(value)
        if value is not None and not isinstance(value, str):
            raise ValueError(f"'{name}' is not text")
        plain = _one_line(value or "")
        if plain:
            words[name] = Fact(plain, origin)
    return Facts(**words, published=_published(fields.get("published"), origin))


def _one_line(value: str) -> str:
    return " ".join("".join(p.text for p in pieces_between(value, 0, len(value))).split())


def _published(value: Any, origin: Origin) -> Fact[date] | None:
    if value is None or value == "":
        return None
    if isinstance(value, datetime):
        return Fact(value.date(), origin)
    if isinstance(value, date):
        return Fact(value, origin)
    day = stated_date(value) if isinstance(value, str) else None
    if day is None:
        raise ValueError("'published' is not a date such as 2022-01-09")
    return Fact(day, origin)


def read_sidecar(path: Path) -> tuple[Facts, bool]:
    """The facts of the sidecar of ``path``, and whether they replace what the document itself says.

    A sidecar lies beside its document and is named after it: ``page.html.meta.yaml`` or
    ``page.meta.yaml`` (``.yml``, ``.json``). Its keys are title, author, publisher, published, url,
    language and dateline; ``override: true`` sets them above the document's own.
    Raises SidecarError where there is one that cannot be understood.
    """
    for stem in (path.name, path.stem):
        for ending in SIDECAR_ENDINGS:
            sidecar = path.with_name(stem + ending)
            if _is_file(sidecar):
                return _sidecar(sidecar)
    return Facts(), False


def _is_file(path: Path) -> bool:
    try:
        return path.is_file()
    except OSError:  # with the ending, the name is longer than a name can be
        return False


def _sidecar(path: Path) -> tuple[Facts, bool]:
    try:
        fields = _fields(path)
        return facts_from(fields, Origin.SIDECAR), fields.get("override") is True
    except (OSError, ValueError, RecursionError, yaml.YAMLError) as broken:
        what = str(broken).splitlines()[0] if str(broken) else type(broken).__name__
        if isinstance(broken, RecursionError):
            what = "it nests too deep"
        raise SidecarError(
            f"The sidecar file '{path.name}' cannot be understood: {what}.",
            "It holds lines such as 'published: 2022-01-09'. Mend it or take it away.",
        ) from broken


def _fields(path: Path) -> dict[str, Any]:
    if path.stat().st_size > _LARGEST:
        raise ValueError("it is larger than 1 MB")
    text = path.read_text("utf-8-sig")
    fields = json.loads(text) if path.suffix == ".json" else yaml.safe_load(text)
    if not isinstance(fields, dict):
        raise ValueError("it is not a list of keys with values")  # noqa: TRY004 - the file's value is wrong
    known = {*_WORDS, "published", "override"}
    unknown = sorted(str(key) for key in fields if key not in known)
    if unknown:
        raise ValueError(f"'{unknown[0]}' is not one of {', '.join(sorted(known))}")
    return fields

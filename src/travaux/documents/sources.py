"""Finding the files to read: paths, folders, patterns, and standard input."""

from __future__ import annotations

import glob
import os
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from travaux.errors import DocumentError, NoInputError

__all__ = ["Source", "find_sources"]

SIDECAR_ENDINGS = (".meta.yaml", ".meta.yml", ".meta.json")
_PATTERN = frozenset("*?[")
# What lies beside documents in a folder, as in that of a page saved from a browser with its parts.
_NO_DOCUMENTS = frozenset(
    {".py", ".pyc", ".js", ".css", ".sh", ".toml", ".cfg", ".ini", ".yaml", ".yml", ".lock", ".map"}
    | {".png", ".jpg", ".jpeg", ".gif", ".svg", ".ico", ".webp", ".avif", ".woff", ".woff2", ".ttf"}
    | {".mp3", ".mp4", ".webm", ".db", ".sqlite", ".sqlite3"}
)


@dataclass(frozen=True, slots=True)
class Source:
    """One file to read, or standard input where ``path`` is None. ``name`` as the user named it."""

    name: str
    path: Path | None = None

    @contextmanager
    def open(self) -> Iterator[BinaryIO]:
        """The bytes. Raises DocumentError where they cannot be read."""
        if self.path is None:
            yield _standard_input()
            return
        try:
            with self.path.open("rb") as file:
                yield file
        except OSError as broken:
            raise DocumentError(
                self.name,
                "unreadable",
                f"The file cannot be read: {broken.strerror or broken}.",
                "Check that it is there and that you may read it.",
            ) from broken


def _standard_input() -> BinaryIO:
    if sys.stdin is None:  # the program was started without one
        what = "There is no standard input."
        raise DocumentError("-", "unreadable", what, "Give it a file: travaux ... - < FILE")
    return sys.stdin.buffer


def find_sources(paths: Sequence[str | Path]) -> Iterator[Source]:
    """Every file that ``paths`` name: files, folders with all below, patterns, ``-``.

    Each is given once, by however many paths it is named.
    In the order given, files of a folder or pattern sorted by name. In folders and patterns,
    hidden files, sidecars, read-me files, pictures, style sheets and programs are passed over;
    a file that is named itself is read whatever it is called. Raises NoInputError for a path that
    is not there, a folder without documents and a pattern without a match.
    """
    seen: set[str | None] = set()
    for given in paths:
        for source in _sources(str(given)):
            place = os.path.realpath(source.path) if source.path else None
            if place not in seen:
                seen.add(place)
                yield source


def _sources(given: str) -> Iterator[Source]:
    if given == "-":
        yield Source("-")
        return
    path = Path(given)
    if not given or not _can_exist(path):
        raise NoInputError(f"'{_shown(given)[:200]}' cannot name a file.", "Check the path.")
    if path.is_dir():
        yield from _some(
            map(_source, _below(path)), f"The folder '{_shown(given)}' holds no documents."
        )
    elif path.exists():
        if not path.is_file():
            raise NoInputError(f"'{_shown(given)}' is not a file.", "Name a file or a folder.")
        yield _source(path)
    elif _PATTERN & set(given):
        found = (Path(p) for p in sorted(glob.glob(given, recursive=True)))  # noqa: PTH207 - absolute patterns
        wanted = (_source(p) for p in found if p.is_file() and _wanted(p.name))
        yield from _some(wanted, f"No file matches '{_shown(given)}'.")
    else:
        raise NoInputError(f"There is no file or folder '{_shown(given)}'.", "Check the path.")


def _can_exist(path: Path) -> bool:
    """False for a name that the system does not even look up: too long, or links in a circle."""
    try:
        path.exists()
    except (OSError, RuntimeError):
        return False
    return True


def _some(found: Iterator[Source], none: str) -> Iterator[Source]:
    first = next(found, None)
    if first is None:
        raise NoInputError(none, "Name a file, a folder with documents, or '-' for standard input.")
    yield first
    yield from found


def _below(folder: Path) -> Iterator[Path]:
    for place, folders, files in os.walk(folder):
        folders[:] = sorted(f for f in folders if not f.startswith("."))
        for name in sorted(files):
            path = Path(place, name)
            if _wanted(name) and path.is_file():
                yield path


def _wanted(name: str) -> bool:
    plain = name.lower()
    if plain.startswith((".", "readme.")) or plain.endswith(SIDECAR_ENDINGS):
        return False
    return Path(plain).suffix not in _NO_DOCUMENTS


def _source(path: Path) -> Source:
    return Source(_shown(str(path)), path)


def _shown(name: str) -> str:
    """A name that can be printed and stored, whatever bytes the file system gave."""
    return os.fsencode(name).decode("utf-8", "replace")

"""Where words go: a file, whole or not at all, or the terminal, without control characters."""

from __future__ import annotations

import csv
import io
import json
import os
import sys
import unicodedata
from collections.abc import Sequence
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import Any

import click

from travaux.errors import OutputError

__all__ = ["as_csv", "as_json", "as_table", "printable", "write_whole"]


def printable(words: str) -> str:
    """``words`` without control and bidirectional-override characters, line breaks as spaces."""
    return "".join(
        " " if char in "\n\t\r" else char
        for char in words
        if char in "\n\t\r" or unicodedata.category(char) not in {"Cc", "Cf", "Cs"}
    )


def write_whole(content: str | bytes, target: str) -> None:
    """Write ``content`` to the file ``target``, whole or not at all; ``-`` is standard output.

    Raises OutputError where the place cannot be written.
    """
    data = content.encode() if isinstance(content, str) else content
    if target == "-":
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()
        return
    path = Path(target)
    try:
        if path.exists() and not path.is_file():  # a device, a named pipe; a folder refuses
            path.write_bytes(data)
        else:
            _replace(path.resolve(), data)
    except OSError as refused:
        raise OutputError(
            f"Cannot write {printable(target)}: {refused.strerror}.",
            "Name another place with -o, or free some room.",
        ) from refused


def _replace(path: Path, data: bytes) -> None:
    with NamedTemporaryFile(dir=path.parent, prefix=f".{path.name}.", delete=False) as half:
        temporary = Path(half.name)
        try:
            half.write(data)
            half.close()
            temporary.chmod(_mode(path))
            temporary.replace(path)
        except BaseException:
            temporary.unlink(missing_ok=True)
            raise


def _mode(path: Path) -> int:
    """The permissions of the file that is replaced, else those that the user gives new files."""
    if path.exists():
        return path.stat().st_mode & 0o777
    umask = os.umask(0)
    os.umask(umask)
    return 0o666 & ~umask


def as_json(rows: Sequence[dict[str, Any]]) -> str:
    """``rows`` as a JSON array, one object a line."""
    lines = ",\n".join(json.dumps(row, ensure_ascii=False) for row in rows)
    return f"[\n{lines}\n]\n" if rows else "[]\n"


def as_csv(columns: Sequence[str], rows: Sequence[dict[str, Any]]) -> str:
    """``rows`` as CSV with a heading; lists are joined with "; ", spreadsheet formulas defused."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(columns)
    writer.writerows([_cell(row.get(column)) for column in columns] for row in rows)
    return out.getvalue()


def _cell(value: Any) -> str:
    words = _words(value)
    return f"'{words}" if words[:1] in {"=", "+", "-", "@", "\t", "\r"} else words


def _words(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, (list, tuple)):
        return "; ".join(_words(one) for one in value)
    return str(value)


def as_table(columns: Sequence[str], rows: Sequence[dict[str, Any]], *, empty: str) -> None:
    """Print ``rows`` as a table on the terminal, or ``empty`` where there are none."""
    if not rows:
        click.echo(empty)
        return
    from rich.box import SIMPLE_HEAD
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    console = Console(width=None if sys.stdout.isatty() else 160)
    table = Table(box=SIMPLE_HEAD, header_style="bold", pad_edge=False)
    for column in columns:
        table.add_column(column.replace("_", " "), overflow="fold")
    for row in rows:
        table.add_row(*(Text(printable(_words(row.get(c)))) for c in columns))
    console.print(table)

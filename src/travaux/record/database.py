"""The SQLite file under a record: opening it, its transactions, and what can go wrong with it.

A transaction is whole or not at all, also when the process is killed. While documents come in,
a write-ahead log stands beside the file, so that others can read meanwhile and each document
costs little; closing puts it away, and a record is one file again that can be copied, sent, and
opened from a read-only place.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.exc import DBAPIError
from sqlalchemy.pool import StaticPool

from travaux.errors import (
    RecordError,
    RecordNotFoundError,
    RecordVersionError,
    RecordWriteError,
)
from travaux.record.schema import APPLICATION_ID, REVISIONS

__all__ = ["Database"]

_MEMORY = ":memory:"
_WAIT = 5.0  # seconds that one process waits for another to finish its transaction

_UNWRITABLE = {
    sqlite3.SQLITE_FULL: (
        "The disc is full.",
        "Make room and run the same command again; what was read so far is kept.",
    ),
    sqlite3.SQLITE_READONLY: (
        "The record stands in a read-only place.",
        "Copy it to a folder you may write in, or name another one with --record.",
    ),
    sqlite3.SQLITE_CANTOPEN: (
        "The record cannot be opened or made there.",
        "See that the folder exists and that you may write in it.",
    ),
    sqlite3.SQLITE_BUSY: (
        "The record is in use by another run.",
        "Wait until that run has ended, or stop it, and run the same command again.",
    ),
    sqlite3.SQLITE_LOCKED: (
        "The record is in use by another run.",
        "Wait until that run has ended, or stop it, and run the same command again.",
    ),
    sqlite3.SQLITE_IOERR: (
        "The disc under the record does not answer as it should.",
        "See that it is connected and sound; what was read so far is kept.",
    ),
}
_ALIEN = {sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_CORRUPT}


class Database:
    """One open SQLite file. ``writable`` is False where the place is read-only."""

    def __init__(self, path: str, engine: Engine, *, writable: bool) -> None:
        self.path = path
        self.writable = writable
        self._engine = engine
        self._connection = engine.connect()
        self._logging = False

    @classmethod
    def open(cls, path: str | Path, *, create: bool, wait: float = _WAIT) -> Database:
        """Open the file at ``path`` and bring its tables up to date. ``wait`` is in seconds."""
        name = str(path)
        new = name == _MEMORY or _to_be_made(Path(name), create=create)
        writable = name == _MEMORY or new or _may_write(Path(name))
        with _told(name):
            database = cls(name, _engine(name, writable=writable, wait=wait), writable=writable)
            try:
                database._prepare(new=new)
            except BaseException:
                database.close()
                raise
        return database

    def close(self) -> None:
        """Close the file. Nothing is pending: every transaction has ended before."""
        if self._logging:
            self._set_journal("DELETE")
        self._connection.close()
        self._engine.dispose()

    def prepare_for_many(self) -> None:
        """Keep a write-ahead log from now on, where the place allows it. Costs nothing twice."""
        if self.writable and not self._logging:
            self._set_journal("WAL")
            self._logging = True

    def _set_journal(self, mode: str) -> None:
        """Change the journal, unless others have the file open: then it stays as it is."""
        raw: Any = self._connection.connection.driver_connection
        with suppress(sqlite3.OperationalError):
            raw.execute(f"PRAGMA journal_mode = {mode}")

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """A transaction that sees one state of the record throughout."""
        with self._transaction("BEGIN") as connection:
            yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """A transaction that is whole or not at all."""
        if not self.writable:
            what, advice = _UNWRITABLE[sqlite3.SQLITE_READONLY]
            raise RecordWriteError(self.path, what, advice)
        with self._transaction("BEGIN IMMEDIATE") as connection:
            yield connection

    @contextmanager
    def _transaction(self, begin: str) -> Iterator[Connection]:
        with _told(self.path):
            self._connection.info["begin"] = begin
            with self._connection.begin():
                yield self._connection

    def _prepare(self, *, new: bool) -> None:
        with self.reading() as connection:
            known = _revision(connection, self.path, new=new)
        if known == REVISIONS[-1]:
            return
        if known is not None and known not in REVISIONS:
            raise RecordVersionError(
                self.path,
                f"This record was made by a newer version of Travaux (its tables are {known}, "
                f"the newest this version knows are {REVISIONS[-1]}).",
                "Bring Travaux up to date: pip install --upgrade travaux",
            )
        with self.writing() as connection:
            if _revision(connection, self.path, new=True) != REVISIONS[-1]:
                _migrate(connection)


def _to_be_made(path: Path, *, create: bool) -> bool:
    try:
        path.exists()
    except OSError as refused:  # a name that is too long, a folder that may not be entered
        what = f"The record cannot be opened: {refused.strerror}."
        raise RecordError(str(path), what, "Name another file with --record.") from refused
    if path.is_dir():
        raise RecordError(str(path), f"{path} is a folder.", "Name a file for the record.")
    if path.exists():
        return create and path.stat().st_size == 0
    if not create:
        raise RecordNotFoundError(
            str(path),
            f"There is no record at {path}.",
            "Make one with: travaux read PATH... --record FILE",
        )
    return True


def _may_write(path: Path) -> bool:
    try:
        with path.open("r+b"):
            pass
    except OSError:
        return False
    return True


def _engine(name: str, *, writable: bool, wait: float) -> Engine:
    def connect() -> sqlite3.Connection:
        if name == _MEMORY:
            return sqlite3.connect(name, isolation_level=None)
        mode = "rwc" if writable else "ro"
        uri = f"{Path(name).absolute().as_uri()}?mode={mode}"
        return sqlite3.connect(uri, uri=True, isolation_level=None, timeout=wait)

    engine = create_engine("sqlite+pysqlite://", creator=connect, poolclass=StaticPool)
    event.listen(engine, "begin", lambda c: c.exec_driver_sql(c.info.get("begin", "BEGIN")))
    event.listen(engine, "connect", _set_up)
    return engine


def _set_up(raw: Any, _: object) -> None:
    raw.execute("PRAGMA foreign_keys = ON")
    raw.execute("PRAGMA temp_store = MEMORY")
    raw.execute("PRAGMA synchronous = NORMAL")


def _revision(connection: Connection, path: str, *, new: bool) -> str | None:
    tables = connection.exec_driver_sql("SELECT count(*) FROM sqlite_master").scalar_one()
    if not tables and new:
        return None
    if connection.exec_driver_sql("PRAGMA application_id").scalar_one() != APPLICATION_ID:
        raise _no_record(path)
    query = "SELECT version_num FROM alembic_version"
    return str(connection.exec_driver_sql(query).scalar_one())


def _migrate(connection: Connection) -> None:
    from alembic import command  # noqa: PLC0415 - only a new or an old record needs it
    from alembic.config import Config  # noqa: PLC0415

    config = Config()
    config.set_main_option("script_location", "travaux.record:migrations")
    config.attributes["connection"] = connection
    connection.exec_driver_sql(f"PRAGMA application_id = {APPLICATION_ID}")
    command.upgrade(config, "head")


def _no_record(path: str) -> RecordError:
    return RecordError(path, f"{path} is not a record of Travaux.", "Name another file.")


@contextmanager
def _told(path: str) -> Iterator[None]:
    try:
        yield
    except (DBAPIError, sqlite3.Error) as error:
        raise _translated(path, error) from error


def _translated(path: str, error: DBAPIError | sqlite3.Error) -> RecordError:
    cause = error.orig if isinstance(error, DBAPIError) else error
    code = getattr(cause, "sqlite_errorcode", 0) & 0xFF
    if code in _ALIEN:
        return _no_record(path)
    if code in _UNWRITABLE:
        return RecordWriteError(path, *_UNWRITABLE[code])
    return RecordError(path, f"The record {path} cannot be used: {cause}")

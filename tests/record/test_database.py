from __future__ import annotations

import io
import os
import signal
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest
from alembic.config import Config
from alembic.script import ScriptDirectory
from sqlalchemy import inspect

from record.cases import MONDAY, TUESDAY, many
from travaux.errors import (
    RecordError,
    RecordNotFoundError,
    RecordVersionError,
    RecordWriteError,
)
from travaux.model import Document, Findings, Kind
from travaux.record import Record, schema
from travaux.record.database import Database

TESTS = Path(__file__).parent.parent


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "talks.db"


def fill(path: Path) -> None:
    with Record.open(path, create=True) as record:
        record.add(*MONDAY, reader="v1")


def add_all(record: Record, cases: list[tuple[Document, Findings]]) -> None:
    for doc, findings in cases:
        record.add(doc, findings, reader="v1")


def exported(record: Record) -> str:
    out = io.StringIO()
    record.export(out)
    return out.getvalue()


def test_a_record_is_there_when_opened_again(path: Path) -> None:
    fill(path)
    with Record.open(path) as record:
        assert list(record.documents()) == [MONDAY[0]]
        assert record.path == str(path)


def test_without_create_a_record_that_is_not_there_is_not_made(path: Path) -> None:
    with pytest.raises(RecordNotFoundError, match="There is no record") as caught:
        Record.open(path)
    assert caught.value.path == str(path)
    assert "travaux read" in caught.value.advice
    assert not path.exists()


@pytest.mark.parametrize("content", [b"This is a letter and no database.\n" * 40, b"x"])
def test_a_file_that_is_no_record_is_left_alone(path: Path, content: bytes) -> None:
    path.write_bytes(content)
    with pytest.raises(RecordError, match="not a record"):
        Record.open(path, create=True)
    assert path.read_bytes() == content


def test_a_database_of_another_program_is_left_alone(path: Path) -> None:
    with sqlite3.connect(path) as other:
        other.execute("CREATE TABLE theirs (x)")
    other.close()
    before = path.read_bytes()
    with pytest.raises(RecordError, match="not a record"):
        Record.open(path, create=True)
    assert path.read_bytes() == before


def test_a_folder_is_no_record(tmp_path: Path) -> None:
    with pytest.raises(RecordError, match="is a folder"):
        Record.open(tmp_path, create=True)


def test_an_empty_file_becomes_a_record_only_when_asked(path: Path) -> None:
    path.touch()
    with pytest.raises(RecordError, match="not a record"):
        Record.open(path)
    fill(path)
    with Record.open(path) as record:
        assert record.document_count == 1


def test_a_record_of_a_newer_version_is_left_alone_with_advice(path: Path) -> None:
    fill(path)
    with sqlite3.connect(path) as raw:
        raw.execute("UPDATE alembic_version SET version_num = '9999'")
    raw.close()
    before = path.read_bytes()
    with pytest.raises(RecordVersionError, match="newer version") as caught:
        Record.open(path, create=True)
    assert "pip install --upgrade" in caught.value.advice
    assert path.read_bytes() == before


def test_a_folder_that_is_not_there_is_a_clear_error(tmp_path: Path) -> None:
    with pytest.raises(RecordWriteError, match="cannot be opened or made") as caught:
        Record.open(tmp_path / "nowhere" / "talks.db", create=True)
    assert "folder exists" in caught.value.advice


def test_a_locked_record_is_a_clear_error_and_loses_nothing(path: Path) -> None:
    fill(path)
    other = sqlite3.connect(path, isolation_level=None)
    with Record(Database.open(path, create=False, wait=0.01)) as record:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(RecordWriteError, match="in use by another run"):
            record.add(*TUESDAY, reader="v1")
        other.execute("ROLLBACK")
        assert record.add(*TUESDAY, reader="v1")
    other.close()


def test_a_full_disc_is_a_clear_error_and_loses_nothing(path: Path) -> None:
    fill(path)
    database = Database.open(path, create=False)
    with Record(database) as record:
        with database.reading() as connection:
            pages = connection.exec_driver_sql("PRAGMA page_count").scalar_one()
            connection.exec_driver_sql(f"PRAGMA max_page_count = {pages + 1}")
        with pytest.raises(RecordWriteError, match="disc is full"):
            add_all(record, many(500))
        kept = record.document_count
    with Record.open(path) as record:
        assert record.document_count == kept
        assert record.counts()[Kind.PARTY] == 2


def _without_write_permission(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path.chmod(0o444)
    if os.access(path, os.W_OK):  # root may write anyway
        monkeypatch.setattr("travaux.record.database._may_write", lambda _: False)


def test_a_record_in_a_read_only_place_can_be_read(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fill(path)
    before = path.read_bytes()
    with Record.open(":memory:", create=True) as same:
        same.add(*MONDAY, reader="v1")
        expected = exported(same)
    _without_write_permission(path, monkeypatch)
    with Record.open(path) as record:
        assert exported(record) == expected
        assert [s.speakers for s in record.statements(person="Sergei Morov")]
        with pytest.raises(RecordWriteError, match="read-only"):
            record.add(*TUESDAY, reader="v1")
        assert record.counts()[Kind.PERSON] == 1
    assert path.read_bytes() == before


_ADDING = """
import sys
from record.cases import many
from travaux.record import Record
with Record.open(sys.argv[1], create=True) as record:
    for number, (document, findings) in enumerate(many(2000)):
        record.add(document, findings, reader="v1")
        print(number, flush=True)
"""


def test_a_killed_run_leaves_whole_documents_and_goes_on(path: Path) -> None:
    paths = os.pathsep.join([str(TESTS), *(p for p in sys.path if p)])
    with subprocess.Popen(
        [sys.executable, "-c", _ADDING, str(path)],
        stdout=subprocess.PIPE,
        env={**os.environ, "PYTHONPATH": paths},
    ) as run:
        assert run.stdout is not None
        for _ in range(8):
            last = int(run.stdout.readline())
        run.send_signal(signal.SIGKILL)
    with Record.open(path, create=True) as record:
        kept = record.document_count
        assert last < kept < 2000
        cases = many(kept + 3)
        added = [record.add(doc, findings, reader="v1") for doc, findings in cases]
        assert added == [False] * kept + [True] * 3
        assert record.document_count == kept + 3
        with Record.open(":memory:", create=True) as whole:
            add_all(whole, cases)
            assert exported(record) == exported(whole)


def test_interrupting_an_add_leaves_nothing_half_in(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    with Record.open(path, create=True) as record:
        monkeypatch.setattr("travaux.record.writing._put_stretches", interrupted)
        with pytest.raises(KeyboardInterrupt):
            record.add(*MONDAY, reader="v1")
        monkeypatch.undo()
        assert record.document_count == 0
        assert record.counts()[Kind.PARTY] == 0
        assert record.add(*MONDAY, reader="v1")


def test_the_migrations_are_numbered_and_known() -> None:
    config = Config()
    config.set_main_option("script_location", "travaux.record:migrations")
    script = ScriptDirectory.from_config(config)
    revisions = [r.revision for r in script.walk_revisions()]
    assert tuple(reversed(revisions)) == schema.REVISIONS


def test_the_migrations_lead_to_the_tables_of_the_schema() -> None:
    database = Database.open(":memory:", create=True)
    with database.reading() as connection:
        found = inspect(connection)
        for table in schema.metadata.sorted_tables:
            columns = {c["name"]: c["nullable"] for c in found.get_columns(table.name)}
            keys = set(found.get_pk_constraint(table.name)["constrained_columns"])
            assert columns.keys() == {c.name for c in table.columns}
            assert keys == {c.name for c in table.primary_key}
            links = {k["referred_table"] for k in found.get_foreign_keys(table.name)}
            assert links == {k.column.table.name for k in table.foreign_keys}
    database.close()

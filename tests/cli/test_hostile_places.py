"""Where output cannot go, and what users type that no record can hold."""

from __future__ import annotations

import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from travaux.cli import main
from travaux.cli.output import write_whole


def left(*arguments: str) -> object:
    with pytest.raises(SystemExit) as how:
        main(list(arguments))
    return how.value.code


@pytest.fixture(scope="module")
def record(tmp_path_factory: pytest.TempPathFactory) -> str:
    folder = tmp_path_factory.mktemp("places")
    (folder / "page.txt").write_text("Kari Lunde of Norway said: “We will sign.”", "utf-8")
    assert left("read", str(folder / "page.txt"), "--record", str(folder / "talks.db")) == 0
    return str(folder / "talks.db")


def run(command: str, **environment: str) -> subprocess.CompletedProcess[bytes]:
    places = os.pathsep.join(sys.path)
    return subprocess.run(
        ["/bin/sh", "-c", command.replace("travaux", f"'{sys.executable}' -m travaux.cli")],
        capture_output=True,
        env={"PYTHONPATH": places, "PATH": os.environ["PATH"], **environment},
        check=False,
    )


def test_a_named_pipe_is_written_into_and_not_replaced(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    reader = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)
    write_whole("words", str(pipe))
    assert os.read(reader, 100) == b"words"
    os.close(reader)
    assert stat.S_ISFIFO(pipe.stat().st_mode)


def test_the_file_behind_a_link_is_written_with_its_permissions(tmp_path: Path) -> None:
    target = tmp_path / "target.txt"
    target.write_text("old", "utf-8")
    target.chmod(0o600)
    link = tmp_path / "link.txt"
    link.symlink_to(target)
    write_whole("new", str(link))
    assert link.is_symlink()
    assert target.read_text("utf-8") == "new"
    assert stat.S_IMODE(target.stat().st_mode) == 0o600


@pytest.mark.skipif(not Path("/dev/full").is_char_device(), reason="only some systems have it")
@pytest.mark.parametrize("command", ["export", "show people"])
def test_a_full_disc_under_the_output_is_told(record: str, command: str) -> None:
    done = run(f"travaux {command} --record '{record}' > /dev/full")
    assert done.returncode == 2
    assert b"No space left" in done.stderr
    assert b"Traceback" not in done.stderr


@pytest.mark.parametrize(
    "command", ["search sign", "show statements", "show statements --format csv"]
)
def test_a_plain_locale_and_a_closed_output_are_no_mistake(record: str, command: str) -> None:
    plain = {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
    done = run(f"travaux {command} --record '{record}'", **plain)
    assert (done.returncode, done.stderr) == (0, b"")
    assert "Lunde" in done.stdout.decode("utf-8")
    closed = run(f"travaux {command} --record '{record}' >&-", **plain)
    assert (closed.returncode, closed.stderr) == (0, b"")


def test_a_reader_that_stops_reading_is_no_mistake(
    record: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def gone(*_: object, **__: object) -> None:
        raise BrokenPipeError(32, "Broken pipe")

    monkeypatch.setattr("click.echo", gone)
    assert left("search", "sign", "--record", record) == 0
    assert capsys.readouterr().err == ""


@pytest.mark.parametrize("option", ["--party", "--person"])
def test_a_name_that_is_no_unicode_fits_nothing(
    record: str, option: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert left("show", "people", option, "\udcff", "--record", record) == 0
    assert "no people that fit" in capsys.readouterr().out


def test_a_limit_or_name_beyond_reason_is_refused(
    record: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert left("search", "sign", "--limit", "9" * 30, "--record", record) == 2
    assert left("show", "people", "--record", "x" * 300) == 2
    assert "Name another file" in capsys.readouterr().err


def test_no_brief_is_written_of_nothing(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "empty.txt").touch()
    target = tmp_path / "brief.html"
    assert left("brief", str(tmp_path / "empty.txt"), "-o", str(target)) == 2
    assert "no brief is written" in capsys.readouterr().err
    assert not target.exists()


def test_an_interruption_is_told(
    record: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def interrupted(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("travaux.record.Record.search", interrupted)
    assert left("search", "sign", "--record", record) == 130
    assert "goes on from there" in capsys.readouterr().err


def test_copies_that_come_together_are_counted_once(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text("Kari Lunde of Norway met Amira Saleh.", "utf-8")
    assert left("read", str(tmp_path), "--record", str(tmp_path / "talks.db")) == 0
    assert "read 1 document, 1 already in the record" in capsys.readouterr().err

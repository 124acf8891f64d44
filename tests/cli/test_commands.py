from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from travaux.cli import main

Run = Callable[..., tuple[int, str, str]]

REPORT = """\
Talks on the Miran canal end in Oslo

OSLO – The foreign minister of Norway, Kari Lunde, said on Monday that both sides had agreed \
to Article 3 of the draft agreement.

"If Egypt closes the canal, Sudan will leave the talks," Sudanese Foreign Minister Amira Saleh \
told Reuters.

The next round of talks will be held in Cairo on 14 March 2023.
"""


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    def runner(*arguments: str) -> tuple[int, str, str]:
        with pytest.raises(SystemExit) as left:
            main(list(arguments))
        out, err = capsys.readouterr()
        assert isinstance(left.value.code, int)
        return left.value.code, out, err

    return runner


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("pages") / "report.txt"
    path.write_text(REPORT, "utf-8")
    return path


@pytest.fixture(scope="module")
def record(report: Path, tmp_path_factory: pytest.TempPathFactory) -> str:
    path = tmp_path_factory.mktemp("records") / "talks.db"
    with pytest.raises(SystemExit) as left:
        main(["read", str(report), "--published", "2023-03-07", "--record", str(path)])
    assert left.value.code == 0
    return str(path)


def shown(run: Run, *arguments: str) -> list[dict[str, Any]]:
    code, out, _ = run("show", *arguments, "--format", "json")
    assert code == 0
    rows: list[dict[str, Any]] = json.loads(out)
    return rows


def test_every_passage_of_every_finding_is_verbatim(run: Run, report: Path) -> None:
    code, out, _ = run("findings", str(report), "--published", "2023-03-07")
    rows = [json.loads(line) for line in out.splitlines()]
    assert code == 0
    assert {"person", "party", "meeting", "provision", "statement"} <= {r["kind"] for r in rows}
    for row in rows:
        assert row["schema"] == 1
        for passage in row["passages"]:
            start, end = passage["original"]
            assert REPORT[start:end] == passage["text"]


def test_a_string_is_read_like_a_file(run: Run) -> None:
    code, out, _ = run("findings", "--text", REPORT, "--published", "2023-03-07")
    names = {r["name"] for r in map(json.loads, out.splitlines()) if r["kind"] == "person"}
    assert code == 0
    assert "Amira Saleh" in names


def test_people_are_shown_with_office_and_party(run: Run, record: str) -> None:
    people = {row["name"]: row for row in shown(run, "people", "--record", record)}
    assert people["Amira Saleh"]["party"] == "Sudan"
    assert "Norway" in str(people["Kari Lunde"])


def test_threats_are_shown_with_condition_and_consequence(run: Run, record: str) -> None:
    (threat,) = shown(run, "threats", "--record", record, "--party", "SDN")
    assert threat["condition"] == "If Egypt closes the canal"
    assert threat["consequence"] == "Sudan will leave the talks"
    assert "Reuters" in threat["channel"]


def test_a_filter_by_day_keeps_what_lies_within(run: Run, record: str) -> None:
    later = shown(run, "meetings", "--record", record, "--since", "2023-03-10")
    assert [row["place"] for row in later] == ["Cairo"]
    assert shown(run, "meetings", "--record", record, "--since", "2024-01-01") == []


def test_a_csv_opens_with_its_columns(run: Run, record: str) -> None:
    code, out, _ = run("show", "statements", "--record", record, "--format", "csv")
    rows = list(csv.DictReader(io.StringIO(out)))
    assert code == 0
    assert any("closes the canal" in row["content"] for row in rows)


def test_a_table_is_printed_or_said_to_be_empty(run: Run, record: str) -> None:
    assert "Amira Saleh" in run("show", "people", "--record", record)[1]
    code, out, _ = run("show", "people", "--record", record, "--person", "Nobody")
    assert (code, out) == (0, "The record holds no people that fit.\n")


def test_search_finds_words_and_phrases(run: Run, record: str) -> None:
    code, out, _ = run("search", '"draft agreement"', "--record", record, "--format", "json")
    (hit,) = json.loads(out)
    start, end = hit["highlights"][0]
    assert code == 0
    assert hit["text"][start - hit["start"] : end - hit["start"]].startswith("draft")
    assert "No passage" in run("search", "zebra", "--record", record)[1]


def test_the_same_document_twice_is_once(run: Run, record: str, report: Path) -> None:
    code, _, err = run("read", str(report), "--published", "2023-03-07", "--record", record)
    assert code == 0
    assert "read 0 documents, 1 already in the record" in err


@pytest.mark.parametrize(("name", "opening"), [("b.html", "<!doctype html>"), ("b.md", "# ")])
def test_a_brief_is_written_whole(
    run: Run, report: Path, tmp_path: Path, name: str, opening: str
) -> None:
    target = tmp_path / name
    code, _, err = run("brief", str(report), "-o", str(target))
    page = target.read_text("utf-8")
    assert code == 0
    assert page.lower().startswith(opening)
    assert "If Egypt closes the canal" in page
    assert f"wrote {target}" in err
    assert [p.name for p in tmp_path.iterdir()] == [name]


def test_an_export_is_the_same_whatever_the_order(run: Run, report: Path, tmp_path: Path) -> None:
    other = tmp_path / "other.txt"
    other.write_text("Amira Saleh, Sudan's foreign minister, met Kari Lunde in Oslo.", "utf-8")
    exports = []
    for name, pages in (("a", (report, other)), ("b", (other, report))):
        record = str(tmp_path / f"{name}.db")
        for page in pages:
            assert run("read", str(page), "--record", record)[0] == 0
        exports.append(run("export", "--record", record)[1])
    assert exports[0] == exports[1]
    assert exports[0].count("\n") > 5


def test_what_cannot_be_read_is_set_aside_and_the_rest_goes_on(
    run: Run, report: Path, tmp_path: Path
) -> None:
    empty = tmp_path / "empty.txt"
    empty.touch()
    record = str(tmp_path / "r.db")
    code, _, err = run("read", str(empty), str(report), "--record", record)
    assert code == 1
    assert "read 1 document, 1 set aside" in err
    assert "empty.txt" in err


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["findings"], "Name a PATH"),
        (["findings", "/nowhere/at/all.txt"], "no file or folder"),
        (["brief"], "--record"),
        (["show", "people", "--record", "/nowhere/talks.db"], "/nowhere/talks.db"),
        (["show", "dragons", "--record", "x.db"], "people"),
        (["frobnicate"], "No such command"),
    ],
)
def test_an_error_says_what_to_do_and_leaves_with_two(
    run: Run, arguments: list[str], words: str
) -> None:
    code, out, err = run(*arguments)
    assert code == 2
    assert out == ""
    assert words in err
    assert "Traceback" not in err


def test_a_brief_that_cannot_be_written_says_so(run: Run, report: Path, tmp_path: Path) -> None:
    code, _, err = run("brief", str(report), "-o", str(tmp_path / "no" / "such" / "brief.html"))
    assert code == 2
    assert "Cannot write" in err


@pytest.mark.parametrize("command", ["read", "brief", "show", "search", "findings", "export"])
def test_every_command_has_help_with_an_example(run: Run, command: str) -> None:
    code, out, _ = run(command, "--help")
    assert code == 0
    assert f"travaux {command}" in out


def test_only_what_is_sure_enough_is_shown(run: Run, record: str) -> None:
    everything = shown(run, "statements", "--record", record)
    sure = shown(run, "statements", "--record", record, "--at-least", "0.8")
    assert sure == [r for r in everything if r["confidence"] and r["confidence"] >= 0.8]
    assert shown(run, "statements", "--record", record, "--at-least", "1") == []


def test_rules_alone_can_read_and_are_not_said_to_be_sure(run: Run, report: Path) -> None:
    code, out, _ = run("findings", str(report), "--reader", "rules")
    said = [r for r in map(json.loads, out.splitlines()) if r["kind"] == "statement"]
    assert code == 0
    assert any("closes the canal" in p["text"] for r in said for p in r["content"])
    assert {r["confidence"] for r in said} == {None}


def test_a_page_says_how_sure_its_lines_are(run: Run, report: Path) -> None:
    code, page, _ = run("brief", str(report), "--format", "md", "-o", "-")
    assert code == 0
    assert re.search(r"\d+% sure", page)


def test_a_line_keeps_the_words_that_say_how_it_was_said(run: Run, tmp_path: Path) -> None:
    page = tmp_path / "page.txt"
    words = "Kari Lunde, Norway's minister, refused to confirm that a second round was planned."
    page.write_text(words, "utf-8")
    code, out, _ = run("brief", str(page), "--format", "md", "-o", "-")
    assert code == 0
    assert "“refused to confirm”" in out


def test_what_sureness_leaves_out_is_counted(run: Run, record: str) -> None:
    code, _, err = run("show", "statements", "--record", record, "--at-least", "1")
    assert code == 0
    assert re.search(r"\d+ left out", err)


def test_sureness_is_not_asked_of_what_has_none(run: Run, record: str) -> None:
    code, _, err = run("show", "events", "--record", record, "--at-least", "0.5")
    assert code == 2
    assert "only they have one" in err


def test_origins_shows_who_republished(run: Run, tmp_path: Path) -> None:
    words = " ".join(f"Delegate {n} spoke of the bridge at hour {n * 7}." for n in range(60))
    (tmp_path / "a.txt").write_text("First\n\n" + words, "utf-8")
    (tmp_path / "b.txt").write_text("Another title\n\n" + words, "utf-8")
    (tmp_path / "c.txt").write_text(REPORT, "utf-8")
    record = str(tmp_path / "talks.db")
    assert run("read", str(tmp_path), "--record", record)[0] == 0
    code, out, _ = run("origins", "--record", record, "--format", "json")
    (row,) = json.loads(out)
    assert (code, row["copies"]) == (0, 2)
    assert len(json.loads(run("origins", "--all", "--record", record, "--format", "json")[1])) == 2


def test_changes_tells_what_is_new_since_a_day(run: Run, tmp_path: Path) -> None:
    record = str(tmp_path / "talks.db")
    for name, words, day in (
        ("a", "Sudan demanded on Monday that Egypt lift the embargo on the canal.", "2023-03-06"),
        (
            "b",
            "Egypt rejected Sudan's demand to lift the embargo, its minister said.",
            "2023-03-10",
        ),
    ):
        (tmp_path / f"{name}.txt").write_text(f"{words} Talks go on in Oslo.\n", "utf-8")
        source = str(tmp_path / f"{name}.txt")
        assert run("read", source, "--published", day, "--record", record)[0] == 0
    code, out, _ = run("changes", "--since", "2023-03-08", "--record", record, "--format", "json")
    rows = json.loads(out)
    assert code == 0
    assert rows
    assert {row["day"] for row in rows} == {"2023-03-10"}
    code, out, _ = run("changes", "--since", "2024-01-01", "--record", record)
    assert (code, out) == (0, "Nothing in the record is new since 2024-01-01.\n")

from __future__ import annotations

import sqlite3
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest

from travaux.errors import InputError
from travaux.formats.dna import read_dna

TABLES = """
CREATE TABLE DOCUMENTS (ID INTEGER, Title TEXT, Text TEXT, Author TEXT, Source TEXT, Date INTEGER);
CREATE TABLE STATEMENTS (ID INTEGER, DocumentId INTEGER, Start INTEGER, Stop INTEGER);
CREATE TABLE VARIABLES (ID INTEGER, Variable TEXT);
CREATE TABLE ENTITIES (ID INTEGER, Value TEXT);
CREATE TABLE DATASHORTTEXT (StatementId INTEGER, VariableId INTEGER, Entity INTEGER);
CREATE TABLE DATABOOLEAN (StatementId INTEGER, VariableId INTEGER, Value INTEGER);
INSERT INTO VARIABLES VALUES (1, 'person'), (2, 'organization'), (3, 'concept'), (4, 'agreement');
INSERT INTO ENTITIES VALUES (1, 'Kari Lunde'), (2, 'Canal Authority'), (3, 'Tolls are fair'),
  (4, '');
INSERT INTO DOCUMENTS VALUES (7, 'Hearing', 'Lunde said tolls are fair.', '', '', 1930003200);
INSERT INTO STATEMENTS VALUES (1, 7, 11, 25), (2, 7, 0, 5), (3, 7, 0, 5);
INSERT INTO DATASHORTTEXT VALUES (1, 1, 1), (1, 2, 2), (1, 3, 3), (2, 1, 4), (2, 2, 2), (2, 3, 3),
  (3, 1, 1), (3, 2, 4), (3, 3, 3);
INSERT INTO DATABOOLEAN VALUES (1, 4, 1), (2, 4, 0), (3, 4, 1);
"""


@pytest.fixture
def project(tmp_path: Path) -> Path:
    path = tmp_path / "project.dna"
    with closing(sqlite3.connect(path)) as made:
        made.executescript(TABLES)
    return path


def test_statements_are_taken_as_they_were_coded(project: Path) -> None:
    found = read_dna(project)
    first = next(c for c in found.coded if c.statement == "dna:1")
    assert (first.party.name, first.topic, first.stance) == (
        "Canal Authority",
        "Tolls are fair",
        1.0,
    )
    assert first.person == "Kari Lunde"
    assert first.passages[0].text == "tolls are fair"
    assert first.day == date(2031, 2, 28)


def test_disagreement_is_minus_one_and_an_empty_person_is_none(project: Path) -> None:
    second = next(c for c in read_dna(project).coded if c.statement == "dna:2")
    assert (second.stance, second.person) == (-1.0, None)


def test_what_lacks_an_organisation_is_left_out_and_counted(project: Path) -> None:
    found = read_dna(project)
    assert (len(found.documents), len(found.coded), found.left_out) == (1, 2, 1)


def test_the_file_is_not_changed(project: Path) -> None:
    before = project.read_bytes()
    read_dna(project)
    assert project.read_bytes() == before


def test_what_is_no_project_is_refused(tmp_path: Path) -> None:
    (tmp_path / "no.dna").write_text("nothing", "utf-8")
    for name in ("no.dna", "absent.dna"):
        with pytest.raises(InputError, match="no project"):
            read_dna(tmp_path / name)

"""What is printed has the keys and words that docs/findings-schema.md gives, no more, no less."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import Any

import pytest

from travaux.formats.findings_json import SCHEMA_VERSION, finding_rows
from travaux.model import (
    Act,
    Anchor,
    AnchorKind,
    Codes,
    Document,
    Findings,
    Kind,
    Meeting,
    MeetingForm,
    MeetingStatus,
    Modality,
    Mode,
    Office,
    Participant,
    Party,
    PartyKind,
    PartyRef,
    Passage,
    Person,
    Precision,
    Provision,
    Relation,
    Span,
    Speaker,
    Statement,
    Text,
    TextKind,
    TextRef,
    TextStatus,
    When,
    sha256,
)

Row = dict[str, Any]
SCHEMA = Path(__file__).parents[2].joinpath("docs/findings-schema.md").read_text(encoding="utf-8")
TEXT = "Arvenia's minister Mara Ondel said on Tuesday that she would sign Article 4 if asked."
ARVENIA = PartyRef("name:arvenia", "Arvenia")


def document() -> Document:
    return Document(sha256(TEXT.encode()), "sil.txt", "text/plain", TEXT)


def passage(words: str) -> Passage:
    start = TEXT.index(words)
    return document().passage(start, start + len(words))


def findings() -> Findings:
    """One finding of each kind, with everything that it can have."""
    rests, day = (passage("Article 4"),), date(2031, 3, 4)
    anchor = Anchor(AnchorKind.TEXT, day, Span(0, 7))
    when = When("on Tuesday", day, day, Precision.DAY, anchor, Relation.ON)
    ondel = Speaker("Mara Ondel", "person:mara-ondel", ARVENIA)
    office = Office("minister", ARVENIA, passage("minister"))
    return Findings(
        document().sha256,
        (Party(ARVENIA.id, "Arvenia", PartyKind.STATE, rests, Codes("AV", "ARV", 1, "ARV", "Q1")),),
        (Person("person:mara-ondel", "Mara Ondel", ("Ondel",), (office,), ARVENIA, rests),),
        (
            Meeting(
                *("meeting:1", "talks", None, MeetingForm.TALKS, None, when),
                *((Participant("Mara Ondel", ARVENIA, "person:mara-ondel"),), MeetingStatus.HELD),
                rests,
            ),
        ),
        (Text("text:1", "Draft", TextKind.TREATY, TextStatus.DRAFT, ARVENIA, (), when, rests),),
        (
            Provision(
                *("provision:1", TextRef("text:1", "Draft"), "4", "article", None),
                *(Modality.OBLIGATION, ("Arvenia",), (), (when,), rests[0], rests),
            ),
        ),
        (
            Statement(
                *("statement:1", passage("Mara Ondel"), passage("said"), rests, (ondel,), ARVENIA),
                *(Mode.INDIRECT, Act.PROMISE, passage("Tuesday"), (ondel,)),
                *(passage("if asked"), passage("sign"), when, rests),
            ),
        ),
    )


@pytest.fixture(scope="module")
def rows() -> dict[str, Row]:
    return {row["kind"]: row for row in finding_rows(document(), findings())}


def documented(kind: str) -> str:
    """The cell of the table of kinds that tells the keys of ``kind``."""
    return re.findall(rf"^\| `{kind}` \| (.*) \|$", SCHEMA.split("## Kinds")[1], re.MULTILINE)[0]


def keys(cell: str) -> set[str]:
    """The names in a cell outside parentheses, which hold values and the keys of parts."""
    return set(re.findall(r"`([a-z_]+)`", re.sub(r"\([^()]*\)", "", cell)))


def common() -> set[str]:
    return set(re.findall(r"^\| `([a-z]+)` \|", SCHEMA.split("## Kinds")[0], re.MULTILINE))


@pytest.mark.parametrize("kind", list(Kind))
def test_each_kind_has_the_documented_keys(kind: Kind, rows: dict[str, Row]) -> None:
    assert set(rows[kind]) == common() | keys(documented(kind))


def test_the_parts_have_the_documented_keys(rows: dict[str, Row]) -> None:
    assert parts("person", "offices") == set(rows["person"]["offices"][0])
    assert parts("meeting", "participants") == set(rows["meeting"]["participants"][0])
    assert parts("statement", "addressee") == set(rows["statement"]["speakers"][0])
    assert parts("party", "codes") == set(rows["party"]["codes"])
    assert braces("A **passage**") == set(rows["text"]["passages"][0])
    assert braces("A **when**") == set(rows["meeting"]["when"])
    assert braces("`anchor` is") == set(rows["meeting"]["when"]["anchor"])


def parts(kind: str, key: str) -> set[str]:
    """The keys in the parentheses after ``key``."""
    found = re.search(rf"`{key}` \(([^()]*)\)|`{key}` \(lists of ([^()]*)\)", documented(kind))
    assert found
    return set(re.findall(r"`([a-z0-9_]+)`", found[1] or found[2]))


def braces(start: str) -> set[str]:
    """The keys in the braces after ``start``."""
    return set(re.findall(r'"([a-z]+)"', SCHEMA.split(start)[1].split("{")[1].split("}")[0]))


@pytest.mark.parametrize(
    ("where", "words"),
    [
        ("party_kind", PartyKind),
        ("form", MeetingForm),
        ("text_kind", TextKind),
        ("modality", Modality),
        ("mode", Mode),
        ("act", Act),
    ],
)
def test_every_word_a_key_can_have_is_documented(where: str, words: Iterable[StrEnum]) -> None:
    cell = re.search(rf"`{where}` \(([^()]*)\)", SCHEMA)
    assert cell
    assert re.findall(r"`([^`]+)`", cell[1]) == [word.value for word in words]


def test_every_status_precision_relation_and_anchor_is_documented() -> None:
    for kind, words in (("meeting", MeetingStatus), ("text", TextStatus)):
        cell = re.search(r"`status` \(([^()]*)\)", documented(kind))
        assert cell
        assert re.findall(r"`([^`]+)`", cell[1]) == [word.value for word in words]
    told = set(re.findall(r"`([^`]+)`", SCHEMA.split("A **when**")[1].split("## Kinds")[0]))
    assert {word.value for word in (*Precision, *Relation, *AnchorKind)} <= told


def test_source_and_cue_are_absent_where_there_are_none() -> None:
    found = findings().statements[0]
    bare = Statement(
        *(found.id, None, None, found.content, (), None, found.mode, found.act, None, ()),
        *(None, None, None, found.passages),
    )
    (row,) = finding_rows(document(), Findings(document().sha256, statements=(bare,)))
    assert set(row) == common() | keys(documented("statement")) - {"source", "cue"}


def test_rows_are_json_and_their_passages_verbatim(rows: dict[str, Row]) -> None:
    for row in rows.values():
        again = json.loads(json.dumps(row))
        assert again == row
        assert row["schema"] == SCHEMA_VERSION == 1
        for one in row["passages"]:
            assert TEXT[one["start"] : one["end"]] == one["text"]


def test_a_speaker_is_named_and_not_given_by_an_id(rows: dict[str, Row]) -> None:
    assert rows["statement"]["speakers"] == [
        {"name": "Mara Ondel", "person": "Mara Ondel", "party": "Arvenia", "party_id": ARVENIA.id}
    ]

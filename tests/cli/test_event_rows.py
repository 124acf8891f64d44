from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from record.cases import MONDAY
from travaux.cli.event_rows import event_rows
from travaux.cli.views import VIEWS, Filter, rows
from travaux.model import EventClass, Span
from travaux.record import Record


@pytest.fixture
def record(tmp_path: Path) -> Iterator[Record]:
    with Record.open(tmp_path / "talks.db", create=True) as opened:
        opened.add(*MONDAY, reader="test")
        yield opened


def unsure(_sentence: str, _source: Span, _target: Span) -> tuple[EventClass, float]:
    return EventClass.AID, 0.0


def test_a_meeting_and_a_demand_are_events_in_the_order_of_their_days(record: Record) -> None:
    found = list(event_rows(record, judge=unsure))
    told = [(r["when"], r["source"], r["plover"], r["cameo"], r["target"]) for r in found]
    assert told == [
        ("2030-05-03", "Norland", "CONSULT", "040", "Sudrey"),
        ("2030-05-06", "Norland", "REQUEST", "10", "Sudrey"),
    ]


def test_every_event_keeps_its_verbatim_passages(record: Record) -> None:
    texts = {document.sha256: document.text for document in record.documents()}
    for row in event_rows(record, judge=unsure):
        assert row["passages"]
        for passage in row["passages"]:
            text = texts[passage["document"]]
            assert text[passage["start"] : passage["end"]] == passage["text"]


def test_a_party_is_asked_for_as_source_or_target(record: Record) -> None:
    assert len(list(event_rows(record, party="Sudrey", judge=unsure))) == 2
    assert list(event_rows(record, party="Eastmark", judge=unsure)) == []


def test_days_leave_out_what_lies_before(record: Record) -> None:
    found = event_rows(record, since=date(2030, 5, 5), judge=unsure)
    assert [row["code"] for row in found] == ["demand"]


def test_the_view_of_events_has_its_columns(record: Record) -> None:
    first = next(iter(rows(record, "events", Filter())))
    assert set(VIEWS["events"]) <= set(first)

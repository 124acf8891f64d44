from __future__ import annotations

import io
import json

from record.cases import MONDAY, TUESDAY
from travaux.record import Record


def lines() -> list[dict[str, object]]:
    out = io.StringIO()
    with Record.open(":memory:", create=True) as record:
        for doc, findings in (MONDAY, TUESDAY):
            record.add(doc, findings, reader="v1")
        record.export(out)
    return [json.loads(line) for line in out.getvalue().splitlines()]


def test_an_export_holds_documents_findings_entries_and_who_said_what() -> None:
    found = [str(line["line"]) for line in lines()]
    assert found[0] == "record"
    counted = {name: found.count(name) for name in found}
    assert counted == {"record": 1, "document": 2, "finding": 11, "entry": 6, "said": 2}


def test_an_export_says_nothing_of_where_files_stood() -> None:
    assert "monday.txt" not in json.dumps(lines())


def test_every_passage_of_an_export_can_be_checked_in_it() -> None:
    texts = {line["sha256"]: str(line["text"]) for line in lines() if line["line"] == "document"}
    found = 0
    queue: list[object] = list(lines())
    while queue:
        item = queue.pop()
        if isinstance(item, dict):
            if item.keys() == {"document", "start", "end", "text"}:
                assert texts[item["document"]][item["start"] : item["end"]] == item["text"]
                found += 1
            queue += item.values()
        elif isinstance(item, list):
            queue += item
    assert found > 20

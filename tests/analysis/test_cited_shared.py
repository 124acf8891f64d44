"""The articles that two real pages cite, tied to the right one of two texts on the table."""

from __future__ import annotations

from collections import defaultdict
from datetime import date
from pathlib import Path

import pytest

from travaux.analysis.cited import named_after
from travaux.model import Entry, Kind, TextRef
from travaux.reading import read
from travaux.record import Record

PAGES = Path(__file__).parents[3] / "shared" / "documents"
CUT_OFF = date(1997, 5, 27)

pytestmark = pytest.mark.skipif(not PAGES.is_dir(), reason=f"no pages to read at {PAGES}")


@pytest.fixture(scope="module")
def by_text() -> dict[str, dict[str, Entry]]:
    """Cited articles by the name of their text and their number."""
    with Record.open(":memory:", create=True) as record:
        read([str(PAGES)], record)
        texts = list(record.entries(Kind.TEXT))
        found: dict[str, dict[str, Entry]] = defaultdict(dict)
        for entry in named_after(record.entries(Kind.PROVISION), texts):
            assert any(isinstance(r.value, TextRef) for r in entry.readings("text")), entry.name
            found[entry.name.partition(", ")[2]][str(entry.first("number"))] = entry
        return found


def test_every_article_is_of_one_of_two_texts(by_text: dict[str, dict[str, Entry]]) -> None:
    assert sorted(map(sorted, by_text.values())) == [
        ["1", "2", "3", "4", "5", "6", "7", "8"],
        ["1", "4"],
    ]


def test_each_has_a_modality_and_whom_it_binds(by_text: dict[str, dict[str, Entry]]) -> None:
    for articles in by_text.values():
        for entry in articles.values():
            assert entry.first("modality") not in {None, "unknown"}, entry.name
            if entry.first("modality") in {"obligation", "prohibition"}:
                assert entry.readings("bound"), entry.name


def test_the_day_of_the_cut_off_is_that_of_article_four(
    by_text: dict[str, dict[str, Entry]],
) -> None:
    larger = max(by_text.values(), key=len)
    days = [r.value.earliest for r in larger["4"].readings("dates") if hasattr(r.value, "earliest")]
    assert CUT_OFF in days

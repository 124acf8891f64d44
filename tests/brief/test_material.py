"""A record's content reaches the brief."""

from __future__ import annotations

from brief import builders
from travaux.brief import gather, render_html
from travaux.model import Codes, Findings, Party, PartyKind, SetAside
from travaux.record import Record


def test_everything_in_a_record_is_gathered() -> None:
    first, second = builders.documents()
    party = Party(
        "name:arvenia",
        "Arvenia",
        PartyKind.STATE,
        (builders.passage(first, "Arvenia"),),
        Codes("AV", "ARV"),
    )
    statements = tuple(
        s.statement for s in builders.material().statements if s.document == first.sha256
    )
    with Record.open(":memory:", create=True) as record:
        record.add(first, Findings(first.sha256, (party,), statements=statements), reader="test")
        record.add(second, Findings(second.sha256), reader="test")
        record.set_aside(SetAside("scan.pdf", "scanned-pdf", "The PDF has no text.", "Run OCR."))
        material = gather(record, "The Sil", full=True)
    assert [d.sha256 for d in material.documents] == [first.sha256, second.sha256]
    assert [p.name for p in material.parties] == ["Arvenia"]
    assert len(material.statements) == len(statements) == 3
    assert (material.title, material.full, len(material.set_asides)) == ("The Sil", True, 1)
    assert '<span class="code">ARV</span>' in render_html(material)


def test_an_empty_record_has_a_title_and_says_that_nothing_was_found() -> None:
    with Record.open(":memory:", create=True) as record:
        page = render_html(gather(record))
    assert "<title>What the documents say</title>" in page
    assert "No meetings were found in these documents." in page


def test_without_a_title_the_parties_that_say_most_give_it() -> None:
    first, second = builders.documents()
    with Record.open(":memory:", create=True) as record:
        for document in (first, second):
            said = (s.statement for s in builders.material().statements)
            own = tuple(s for s in said if s.passages[0].document == document.sha256)
            record.add(document, Findings(document.sha256, statements=own), reader="test")
        assert gather(record).title == "Arvenia and Belmark: what the documents say"
        assert gather(record, "The Sil").title == "The Sil"

from __future__ import annotations

from datetime import date

from record.builders import document
from travaux.brief.drafts import Strip, originals, strips
from travaux.model import Document, Entry, Kind, Text, TextKind, TextStatus, content_id
from travaux.record.entries import build_entry

OLD = """Draft treaty on the ferry

Article 1. Service
The ferry between Valka and Orm shall run twice a day in every month of the year.

Article 2. Tolls
[Each Party may raise a toll on lorries that use the landing stage.]

Article 3. Court
Disputes over the ferry shall go to a tribunal of three judges chosen by lot.
"""
NEW = """Revised draft treaty on the ferry

Article 1. Service
The ferry between Valka and Orm shall run twice a day in every month of the year.

Article 2. Ice
When the strait is frozen the icebreakers of both Parties shall open the way.

Article 3. Tolls
Each Party may raise a toll on lorries that use the landing stage.
"""


def as_text(doc: Document) -> Entry:
    title = doc.text.partition("\n")[0]
    made = Text(
        id=content_id("text", doc.sha256),
        title=title,
        kind=TextKind.TREATY,
        status=TextStatus.DRAFT,
        author=None,
        addressees=(),
        when=None,
        passages=(doc.passage(0, len(title)),),
        itself=True,
    )
    return build_entry(Kind.TEXT, made.id, [(doc.sha256, made)])


def both() -> tuple[Strip, ...]:
    old = document(OLD, "old.txt", published=date(2031, 1, 1))
    new = document(NEW, "new.txt", published=date(2031, 5, 1))
    return strips((new, old), (as_text(new), as_text(old)), 50)


def test_two_drafts_of_a_text_make_one_strip_oldest_first() -> None:
    (strip,) = both()
    assert strip.versions == ("Draft treaty on the ferry", "Revised draft treaty on the ferry")
    assert strip.counts[0] == "3 articles, 1 contested; 1 bracket, 13 open words"


def test_each_chip_says_what_became_of_its_article() -> None:
    (strip,) = both()
    chips = {row.title or row.name: [chip.letter for chip in row.chips] for row in strip.rows.shown}
    assert chips["Service"] == ["S", "S"]
    assert chips["Tolls"] == ["C", "SM"]
    assert chips["Ice"] == ["–", "SN"]
    assert chips["Court"] == ["S", "X"]
    assert all(chip.words for row in strip.rows.shown for chip in row.chips)


def test_a_page_that_only_speaks_of_a_text_has_no_strip() -> None:
    page = document("The draft treaty on the ferry was tabled.")
    assert strips((page,), (), 50) == ()
    assert originals([]) == frozenset()
    doc = document(OLD)
    assert originals([as_text(doc)]) == {doc.sha256}


def test_rows_are_limited_and_counted() -> None:
    doc = document(OLD)
    (strip,) = strips((doc,), (as_text(doc),), 2)
    assert (len(strip.rows.shown), strip.rows.more) == (2, 1)

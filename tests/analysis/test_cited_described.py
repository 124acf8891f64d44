"""Provisions under another number than in the text, and those meant without a number."""

from __future__ import annotations

from brief.builders import attribute, document, entry, passage
from travaux.analysis.cited import FlagKind, described, flags, named_after
from travaux.model import Document, Entry, Kind, TextRef

TREATY = TextRef("text:sil", "Sil treaty")
TOLL = "No government may levy any toll on river ships or on the cargo they carry"
WATER = "Belmark shall release water from the upper dam during all of the summer"
TEXT = document(f"Article 1. {TOLL}. Article 2. {WATER}.", "text.txt")
PAGE = document(f"Article 2 says: {TOLL}. All like the ban on tolls for river ships.", "page.txt")


def article(number: str, *places: tuple[Document, str]) -> Entry:
    rests = [passage(doc, words) for doc, words in places]
    return entry(
        Kind.PROVISION,
        f"Article {number}",
        rests,
        attribute("text", (TREATY, rests)),
        attribute("number", (number, rests)),
        attribute("unit", ("article", rests)),
        attribute("content", *[(p.text, [p]) for p in rests]),
    )


ONE = article("1", (TEXT, TOLL))
TWO = article("2", (TEXT, WATER), (PAGE, TOLL))


def test_a_number_that_is_another_in_the_text_is_flagged_with_both() -> None:
    (flag,) = flags([ONE, TWO], [TEXT.sha256])
    assert (flag.kind, flag.provision, flag.other) == (FlagKind.OTHER_NUMBER, TWO.id, ONE.id)
    assert flag.passages[0].text == TOLL


def test_without_the_text_no_number_is_called_other() -> None:
    assert flags([ONE, TWO], []) == ()


def test_a_subject_is_looked_for_in_the_words_of_the_text() -> None:
    (found,) = described(PAGE, [ONE, TWO], [TEXT.sha256])
    assert found.provision == ONE.id
    assert found.passage.text.startswith("the ban on tolls")
    assert 0 < found.score <= 1


def test_a_subject_of_two_provisions_is_tied_to_neither() -> None:
    assert list(described(PAGE, [ONE, article("7", (TEXT, TOLL))], [TEXT.sha256])) == []


def test_the_text_describes_none_of_its_own() -> None:
    assert list(described(PAGE, [ONE], [PAGE.sha256])) == []


def test_a_provision_keeps_its_name_where_its_text_is_not_there() -> None:
    assert named_after([ONE], []) == (ONE,)

from __future__ import annotations

from brief.builders import attribute, document, entry, passage
from travaux.analysis.cited import FlagKind, flags
from travaux.model import Document, Entry, Kind, TextRef

TREATY = TextRef("text:sil", "Sil treaty")
WORDS = """Article 4 obliges Belmark to release water from the upper dam all summer long.
{}
Article 4 forbids both governments to levy any toll on river ships or their cargo.
Article 4 obliges Belmark to release water from its upper dam during all the summer.
"""


def article(page: Document, *contents: str) -> Entry:
    rests = [passage(page, words) for words in contents]
    return entry(
        Kind.PROVISION,
        "Article 4",
        rests,
        attribute("text", (TREATY, rests)),
        attribute("number", ("4", rests)),
        attribute("unit", ("article", rests)),
        attribute("content", *[(p.text, [p]) for p in rests]),
    )


def test_one_number_with_two_meanings_in_one_page_is_shown_with_both_passages() -> None:
    page = document(WORDS.format("x" * 400), "one.txt")
    water = "obliges Belmark to release water from the upper dam all summer long"
    toll = "forbids both governments to levy any toll on river ships or their cargo"
    (flag,) = flags([article(page, water, toll)], [])
    assert flag.kind is FlagKind.TWO_MEANINGS
    assert [p.text for p in flag.passages] == [water, toll]


def test_the_same_said_in_other_words_is_no_flag() -> None:
    page = document(WORDS.format("x" * 400), "one.txt")
    water = "obliges Belmark to release water from the upper dam all summer long"
    again = "obliges Belmark to release water from its upper dam during all the summer"
    assert flags([article(page, water, again)], []) == ()
